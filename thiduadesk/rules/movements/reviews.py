"""Reviews of movements («sơ kết, tổng kết»): which are due by when, and by what article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.office import Span
from thiduadesk.domain.text import short_date

_DAY = dt.timedelta(days=1)
_NEAR = 2
"""A review held so many years off the rule's day is still the one that the rule asks for."""


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review that a movement needs, has planned or has had.

    Attributes:
        due: by when: the clerk's day, else the rule's; None where she planned it without a day.
        law: the article, empty for one that no rule asks for.
        review: what is kept of it, None while nothing is.
    """

    movement_id: int
    kind: ReviewKind
    due: dt.date | None
    law: str = ""
    review: MovementReview | None = None

    @property
    def done(self) -> dt.date | None:
        """The day it was held."""
        return self.review.done if self.review else None

    def late(self, day: dt.date) -> bool:
        """Whether it should have been held before ``day`` and was not."""
        return self.done is None and self.due is not None and self.due < day


def reviews_due(movement: Movement, reviews: Iterable[MovementReview]) -> tuple[ReviewDue, ...]:
    """The reviews a movement needs by the law, with those planned and held; by day.

    Args:
        reviews: what is kept of the reviews of this movement.
    """
    left = [one for one in reviews if one.movement_id == movement.id]
    found = []
    for kind, day, law in _ruled(movement):
        kept = _kept(left, kind, day)
        if kept:
            left.remove(kept)
        found.append(ReviewDue(movement.id, kind, (kept.due if kept else None) or day, law, kept))
    found += [ReviewDue(movement.id, one.kind, one.due, "", one) for one in left]
    return tuple(sorted(found, key=lambda one: (one.due or one.done or dt.date.max, one.kind)))


def findings(movement: Movement, due: Iterable[ReviewDue], day: dt.date) -> tuple[Finding, ...]:
    """``movement_review_late``: a review was not held by its day."""
    return tuple(
        Finding(
            "movement_review_late",
            Severity.WARNING,
            movement.title,
            expected=short_date(one.due),
            law=one.law or None,
            params={"movement": str(movement.id), "kind": one.kind.value},
        )
        for one in due
        if one.due and one.late(day)
    )


def _ruled(movement: Movement) -> Iterator[tuple[ReviewKind, dt.date, str]]:
    """The reviews the rules ask for; those year by year are reviewed by the year's report."""
    span = Span(movement.span.start or movement.launched, movement.span.end)
    if movement.kind is MovementKind.REGULAR or span.start is None:
        return
    for rule in resources.toml("movements/rules.toml")["reviews"]:
        day = _day(rule, span.start, span.end)
        if day:
            yield ReviewKind(rule["kind"]), day, rule["law"]


def _day(rule: dict[str, Any], start: dt.date, end: dt.date | None) -> dt.date | None:
    """By when a rule wants its review; None where it does not hold."""
    if end is None:
        return _years_later(start, rule["after"]) if rule["at"] == "years" else None
    if rule["at"] == "years":
        return None
    after = min(end, dt.date.max - _DAY) + _DAY
    if after < _years_later(_whole_year(start), rule["at_least_years"]):
        return None
    return end if rule["at"] == "end" else dt.date((start + (after - start) / 2).year, 12, 31)


def _whole_year(start: dt.date) -> dt.date:
    """A movement «giai đoạn 2019 – 2025» launched in June counts 2019 as a year."""
    return start.replace(month=1, day=1)


def _years_later(day: dt.date, years: int) -> dt.date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=min(day.year + years, dt.MAXYEAR), day=28 if leap else day.day)


def _kept(reviews: list[MovementReview], kind: ReviewKind, day: dt.date) -> MovementReview | None:
    """What is kept of the review that a rule asks for by ``day``: the nearest of its kind."""
    near = [one for one in reviews if one.kind is kind and abs(one.year - day.year) <= _NEAR]
    return min(near, key=lambda one: (abs(one.year - day.year), one.id), default=None)
