"""Movements about the same thing at the same time, which the office might carry out as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from itertools import combinations

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.office import Span
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import short_date
from thiduadesk.rules.movements.naming import shared


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two movements that overlap.

    Attributes:
        words: of the theme that both have, as the first writes them.
        span: in which both run; open where both are.
        units, persons: of the office that take part in both; empty where one is for everybody.
    """

    first: Movement
    second: Movement
    words: tuple[str, ...]
    span: Span
    units: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()


def overlaps(movements: Iterable[Movement]) -> tuple[Overlap, ...]:
    """The pairs that share their theme, some of their time and somebody who takes part."""
    return tuple(
        found for pair in combinations(movements, 2) if (found := _overlap(*pair)) is not None
    )


def findings(overlapping: Iterable[Overlap]) -> tuple[Finding, ...]:
    """``movement_overlap``, a warning for each pair with the reason."""
    return tuple(
        Finding(
            "movement_overlap",
            Severity.WARNING,
            one.first.title,
            " ".join(one.words),
            found=one.second.title,
            params={
                "movement": str(one.first.id),
                "other": str(one.second.id),
                **_days(one.span),
            },
        )
        for one in overlapping
    )


def _overlap(first: Movement, second: Movement) -> Overlap | None:
    span = _both(_runs(first), _runs(second))
    share, words = shared(f"{first.title} {first.theme}", f"{second.title} {second.theme}")
    if span is None or share < resources.toml("movements/rules.toml")["overlap"]["share"]:
        return None
    everybody = not (first.units or first.persons) or not (second.units or second.persons)
    units = _common(first.units, second.units)
    persons = _common(first.persons, second.persons)
    if not (everybody or units or persons):
        return None
    said = f"{first.title} {first.theme}"
    return Overlap(first, second, _as_written(words, said), span, units, persons)


def _as_written(keys: Iterable[str], text: str) -> tuple[str, ...]:
    """Syllables with their marks as a text has them; an abbreviation is left written out."""
    syllables = ("".join(filter(str.isalnum, word)) for word in text.split())
    written = {find_key(word): word for word in syllables}
    return tuple(written.get(key, key) for key in keys)


def _runs(movement: Movement) -> Span:
    return Span(movement.span.start or movement.launched, movement.span.end)


def seen_from(overlap: Overlap, movement_id: int) -> Overlap:
    """The same with one of the two movements as the first."""
    if overlap.first.id == movement_id:
        return overlap
    return replace(overlap, first=overlap.second, second=overlap.first)


def _both(one: Span, other: Span) -> Span | None:
    """The time in both spans, None where they do not meet."""
    start = max((day for day in (one.start, other.start) if day), default=None)
    end = min((day for day in (one.end, other.end) if day), default=None)
    return None if start and end and end < start else Span(start, end)


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number for number in one if number in other)


def _days(span: Span) -> dict[str, str]:
    ends = {"start": span.start, "end": span.end}
    return {name: short_date(day) for name, day in ends.items() if day}
