"""Recognises how a criterion is scored from its own words («cách tính điểm»).

What is found is a proposal: the preview shows it and the clerk can change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Rule
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.recognition import fold
from thiduadesk.exchange.recognition import table

_MACRO = re.compile(r"<(n|d|lead|end)>")
_LETTER = re.compile(r"^[^\W\d_]\)\s*")
_EDGES = ' \t-–+•*:.,;(=“”"‘’«»'


@dataclass(frozen=True, slots=True)
class Limits:
    """The maxima of a row, which tell apart what its words leave open."""

    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None


def rule_of(text: str, limits: Limits) -> Rule:
    """The rule a criterion states, ``DirectRule`` when it states none."""
    levels = list(_levels(text))
    return (
        _bodies(text, levels, limits)
        or _ladder(levels, limits)
        or _percentage(text, limits)
        or _occurrence(text, limits)
        or _penalty(text, limits)
        or DirectRule()
    )


def group_of(text: str) -> Group:
    """What a parent or section, or a note about one, says about its rows together."""

    def cap(key: str) -> Points | None:
        match = _search("group", key, text)
        return _points(match["cap"]) if match else None

    return Group(
        at_most_one=_search("group", "at_most_one", text) is not None,
        cap_points=cap("cap_points"),
        cap_bonus=cap("cap_bonus"),
        cap_penalty=cap("cap_penalty"),
    )


def row_named(note: str) -> str | None:
    """The number of the row a note speaks of: «mục a1» is "a1"."""
    match = _search("group", "row_named", note)
    return match["no"] if match else None


# ── levels and bodies ──


@dataclass(frozen=True, slots=True)
class _Item:
    """A clause that names points: the body it speaks of («» when none), the level, the points."""

    body: str
    name: str
    points: Points


def _levels(text: str) -> Iterator[_Item]:
    """Clauses that end in a number of points; a clause ending in «:» names their body.

    A body named once speaks for the rest of its line: «Công đoàn vững mạnh: 10 điểm; khá: 7 điểm».
    """
    head = carried = ""
    for begins_line, clause in _clauses(text):
        carried = "" if begins_line else carried
        folded = fold(clause)
        match = _fullmatch("level", folded) or _fullmatch("level_first", folded)
        counted = any(re.search(rf"\b{word}\b", folded) for word in _data("clauses")["no_level"])
        points = _points(match["points"]) if match and not counted else None
        if match is None or points is None or _search("clauses", "range", clause):
            if clause.rstrip().endswith(":"):
                head = clause
            continue
        # fold keeps the length, so places in the folded clause are places in the clause
        name = clause[match.start("name") : match.end("name")].strip(_EDGES)
        sentence, stop, rest = name.rpartition(". ")
        if stop and not sentence[-1:].isdigit():
            head, name = sentence, rest
        before, colon, after = name.rpartition(":")
        if colon and before.strip() and after.strip() and _level_start(before) is None:
            head, name = before, after.strip(_EDGES)
        if not name:
            continue
        body, level = _split_body(_LETTER.sub("", name))
        carried = body or carried
        yield _Item(carried or _body_name(head.strip(_EDGES)), level, points)


def _clauses(text: str) -> Iterator[tuple[bool, str]]:
    """Every clause, and whether it begins a line."""
    for line in re.split(_data("clauses")["line"], text):
        clauses = re.split(_data("clauses")["separator"], line)
        for place, clause in enumerate(clauses):
            if clause.strip(_EDGES):
                yield place == 0, clause.strip()


def _level_start(name: str) -> int | None:
    """Where the level's own words begin inside «Tổ chức Công đoàn “Hoàn thành tốt nhiệm vụ”»."""
    bodies = _data("bodies")
    quote = re.search(bodies["quotes"], name)
    if quote:
        return quote.start()
    folded = fold(name)
    starts: list[int] = [
        match.start()
        for word in bodies["level_words"]
        if (match := re.search(rf"\b{re.escape(search_key(word))}\b", folded))
    ]
    return min(starts, default=None)


def _split_body(name: str) -> tuple[str, str]:
    start = _level_start(name)
    if start is None:
        return "", name
    level = name[start:].strip(_EDGES) or name
    return _body_name(name[:start].strip(_EDGES)), level


def _body_name(words: str) -> str:
    """«Tổ chức Hội Cựu chiến binh đạt» is the body «Hội Cựu chiến binh»."""
    bodies = _data("bodies")
    for before in sorted(bodies["before_name"], key=len, reverse=True):
        rest = words[len(before) :].strip()
        if search_key(words).startswith(search_key(before) + " ") and rest[:1].isupper():
            words = rest
    for after in sorted(bodies["after_name"], key=len, reverse=True):
        if re.search(rf"(?:^|\s){re.escape(search_key(after))}$", fold(words)):
            words = words[: len(words) - len(after)].strip(_EDGES)
    return words


def _bodies(text: str, items: Sequence[_Item], limits: Limits) -> BodiesRule | None:
    by_body: dict[str, list[Level]] = {}
    for item in items:
        by_body.setdefault(item.body, []).append(Level(item.name, item.points))
    tops = Points.total(max(level.points for level in levels) for levels in by_body.values())
    fits = limits.points is None or tops == limits.points
    several = len(by_body) > 1 and "" not in by_body
    if not several or not fits or len(items) == len(by_body):
        return None
    return BodiesRule(
        tuple(Body(name, tuple(levels)) for name, levels in by_body.items()),
        mean_for_absent=_search("bodies", "mean", text) is not None,
    )


def _ladder(items: Sequence[_Item], limits: Limits) -> LadderRule | None:
    names = {item.name for item in items}
    if len(items) < 2 or len(names) < len(items):
        return None
    highest = max(item.points for item in items)
    limit = limits.points if limits.points is not None else limits.bonus
    if limit is not None and highest != limit:
        return None  # parts that add up, or words about something else
    return LadderRule(tuple(Level(item.name, item.points) for item in items))


# ── counts and shares ──


def _percentage(text: str, limits: Limits) -> PercentageRule | None:
    match = _search("percentage", "patterns", text)
    if match is None or limits.points is None:
        return None
    minus, step = _points(match["minus"]), _decimal(match["step"] or "1")
    if minus is None or not step:
        return None
    before = text[: match.start()]
    full = _search("percentage", "full", before)
    floor = _search("percentage", "floor", text)
    return PercentageRule(
        full_at=_decimal(full["full"]) if full else Decimal(100),
        step=step,
        minus=minus,
        floor=(_points(floor["floor"]) if floor else None) or Points(0),
    )


def _occurrence(text: str, limits: Limits) -> OccurrenceRule | None:
    match = _search("occurrence", "patterns", text)
    each = _points(match["each"]) if match else None
    if match is None or not each:
        return None
    cap = _search("occurrence", "cap", text[match.start() :])
    unit = text[match.start("unit") : match.end("unit")].strip(_EDGES)
    sign = match.groupdict().get("sign") or ""
    return OccurrenceRule(
        each=each,
        cap=_points(cap["cap"]) if cap else None,
        column=_column(sign, fold(text), limits),
        unit=unit,
    )


def _column(sign: str, folded: str, limits: Limits) -> Column:
    words = _data("occurrence")
    if any(word in sign for word in words["deducts"]):
        return Column.PENALTY
    only_deducts = limits.penalty is not None and limits.points is None and limits.bonus is None
    if not sign and only_deducts:
        return Column.PENALTY
    only_rewards = limits.bonus is not None and limits.points is None
    said = limits.bonus is not None and any(word in folded for word in words["rewards"])
    return Column.BONUS if only_rewards or said or "thuong" in sign else Column.POINTS


def _penalty(text: str, limits: Limits) -> PenaltyRule | None:
    if limits.points is not None or limits.bonus is not None:
        return None
    if limits.penalty is not None or _search("penalty", "words", text):
        return PenaltyRule(cap=limits.penalty)
    return None


# ── words ──


def _data(section: str) -> dict[str, Any]:
    found: dict[str, Any] = table("rules")[section]
    return found


@cache
def _compiled(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    macros: dict[str, str] = table("rules")["macros"]

    def spelled(match: re.Match[str]) -> str:
        return _MACRO.sub(spelled, macros[match[1]])

    patterns = table("rules")[section][key]
    every = [patterns] if isinstance(patterns, str) else patterns
    return tuple(re.compile(_MACRO.sub(spelled, pattern)) for pattern in every)


def _search(section: str, key: str, text: str) -> re.Match[str] | None:
    """The first match in the folded text; its places hold in the text too."""
    folded = fold(text)
    found = (pattern.search(folded) for pattern in _compiled(section, key))
    return next((match for match in found if match), None)


def _fullmatch(key: str, folded: str) -> re.Match[str] | None:
    found = (pattern.fullmatch(folded) for pattern in _compiled("clauses", key))
    return next((match for match in found if match), None)


def _points(text: str) -> Points | None:
    try:
        return Points.parse(text)
    except PointsError:
        return None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
