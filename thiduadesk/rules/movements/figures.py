"""The numbers of the year («số liệu»): as papers write them, in sentences, merged and added up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Text
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import search_key

PLACE = re.compile(r"\{(\d+(?:\.\d+)*)\}")
"""Where a number stands in the text of an activity: ``{0}``, of a part ``{0.1}``."""
_UNBOUND = Decimal("Infinity")


# --- as papers write them ------------------------------------------------------------------------
def number(value: Decimal, unit: str = "") -> str:
    """A number as papers write it: «12.400», «99,8%», «09».

    Args:
        value: exact.
        unit: written on to the number where it is such a sign (%), else left to the sentence.
    """
    words = _words()
    joined = unit in words["joined"]
    whole, _point, decimals = f"{abs(value):,f}".partition(".")
    said = whole.replace(",", words["point"])
    decimals = decimals.rstrip("0")
    if decimals:
        said += words["comma"] + decimals
    elif not joined and value:
        said = said.zfill(words["digits"])
    return ("-" if value < 0 else "") + said + (unit if joined else "")


def written(figure: Figure) -> str:
    """A figure as it stands in a sentence, without its unit: «hơn 12.400», «99,8%»."""
    return " ".join(part for part in (figure.about, number(figure.value, figure.unit)) if part)


def with_unit(figure: Figure) -> str:
    """A figure that stands for itself: «hơn 12.400 văn bản», «99,8%»."""
    apart = "" if figure.unit in _words()["joined"] else figure.unit
    return " ".join(part for part in (written(figure), apart) if part)


# --- in sentences --------------------------------------------------------------------------------
def key(activity_id: int, place: str) -> str:
    """Key of the data field of a figure: ``figure.7.0``, of a part ``figure.7.0.1``."""
    return f"figure.{activity_id}.{place}"


def at(figures: tuple[Figure, ...], place: str) -> Figure | None:
    """The figure or part at a place «0.1»; None where there is none."""
    first, _point, rest = place.partition(".")
    if int(first) >= len(figures):
        return None
    figure = figures[int(first)]
    return at(figure.parts, rest) if rest else figure


def places(figures: tuple[Figure, ...]) -> Iterator[tuple[str, Figure]]:
    """Every figure and part with its place, in order."""
    for index, figure in enumerate(figures):
        yield str(index), figure
        for place, part in places(figure.parts):
            yield f"{index}.{place}", part


def spelled(activity: Activity) -> tuple[Text | Field, ...]:
    """The text of an activity with its figures as data fields; «…» for one that is not there."""
    runs: list[Text | Field] = []
    end = 0
    for match in PLACE.finditer(activity.text):
        if match.start() > end:
            runs.append(Text(activity.text[end : match.start()]))
        figure = at(activity.figures, match[1])
        said = written(figure) if figure else PLACEHOLDER
        runs.append(Field(key(activity.id, match[1]), said))
        end = match.end()
    if end < len(activity.text) or not runs:
        runs.append(Text(activity.text[end:]))
    return tuple(runs)


def plain(activity: Activity) -> str:
    """The text of an activity with its figures, as plain words."""
    return "".join(run.text for run in spelled(activity))


def facts(activities: Iterable[Activity]) -> dict[str, str]:
    """Words of every figure by the key of its data field."""
    return {
        key(activity.id, place): written(figure)
        for activity in activities
        for place, figure in places(activity.figures)
    }


# --- merged --------------------------------------------------------------------------------------
def merged(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Figures that count the same (name and unit) made into one, and their parts likewise.

    Amounts add up; a percentage does not, so of several the last holds. Rounded ones leave the sum
    rounded, with the word of the last of them.
    """
    found: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        same = (search_key(figure.name), search_key(figure.unit))
        before = found.get(same)
        found[same] = figure if before is None else _together(before, figure)
    return tuple(found.values())


def _together(first: Figure, second: Figure) -> Figure:
    if second.unit in _words()["joined"]:
        return second
    return replace(
        first,
        value=first.value + second.value,
        about=second.about or first.about,
        parts=merged((*first.parts, *second.parts)),
    )


# --- added up ------------------------------------------------------------------------------------
def findings(activity: Activity) -> Iterator[Finding]:
    """What is wrong with the figures of an activity.

    ``movement_figures_not_sum``: the parts do not add up, an error where all of them are exact; of
    rounded ones only what cannot be is told, as a warning. ``movement_figure_missing``: the text
    has a place for a number that is not there.
    """
    for place, figure in places(activity.figures):
        finding = _not_sum(activity, place, figure)
        if finding:
            yield finding
    for match in PLACE.finditer(activity.text):
        if at(activity.figures, match[1]) is None:
            yield _finding(activity, "movement_figure_missing", match[1], match[0])


def _not_sum(activity: Activity, place: str, figure: Figure) -> Finding | None:
    parts = figure.parts
    if not parts or any(part.unit not in {figure.unit, ""} for part in parts if figure.unit):
        return None
    least, most = _bounds(figure)
    lows, highs = zip(*map(_bounds, parts), strict=True)
    if sum(lows) <= most and least <= sum(highs):
        return None
    exact = not figure.about and not any(part.about for part in parts)
    said = number(sum((part.value for part in parts), Decimal(0)), figure.unit)
    return replace(
        _finding(activity, "movement_figures_not_sum", place, figure.name),
        severity=Severity.ERROR if exact else Severity.WARNING,
        found=written(figure),
        expected=said,
    )


def _finding(activity: Activity, code: str, place: str, quote: str) -> Finding:
    return Finding(
        code,
        Severity.WARNING,
        activity.heading or plain(activity),
        quote,
        params={"activity": str(activity.id), "figure": place, "year": str(activity.year)},
    )


def _bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """Between what a figure lies: «hơn 12.400» is 12.400 or more, «gần 260» at most 260."""
    about = resources.toml("lastlook/arithmetic.toml")["about"]
    word = search_key(figure.about)
    if not word:
        return figure.value, figure.value
    if word in map(search_key, about["more"]):
        return figure.value, _UNBOUND
    if word in map(search_key, about["less"]):
        return Decimal(0), figure.value
    return Decimal(0), _UNBOUND


@cache
def _words() -> dict[str, Any]:
    return resources.toml("wording/figures.toml")
