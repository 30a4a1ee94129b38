"""Is a movement alive: running or over, the last thing done for it, months of silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.text import short_date


class State(StrEnum):
    """Where a movement stands on a day."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How alive a movement is on a day.

    Attributes:
        launched: the day of launching, or the first of its period; None when nobody has said.
        last: the last day something was done for it, None for nothing so far. What went on all
            through a year was done on its last day, or today.
        silent: whole months since then, or since the launching; 0 unless it runs.
        threshold: months of silence after which it is told.
    """

    state: State
    launched: dt.date | None
    last: dt.date | None
    silent: int
    threshold: int

    @property
    def too_long(self) -> bool:
        """Whether it has been silent for as long as is told."""
        return self.silent >= self.threshold


def heartbeat(
    movement: Movement,
    activities: Iterable[Activity],
    day: dt.date,
    reviews: Iterable[MovementReview] = (),
) -> Heartbeat:
    """How alive a movement is on ``day``; what lies behind that day has not happened yet.

    Args:
        activities: its whole log; of other movements nothing.
        reviews: its reviews; one that was held is a thing done, a final one ends it.
    """
    held = [one for one in reviews if one.done and one.done <= day]
    last = max(
        (*(_done(one, day) for one in activities if _begun(one) <= day), *_days(held)), default=None
    )
    launched = movement.launched or movement.span.start
    state = _state(movement, held, day)
    threshold = movement.silent_after or int(
        resources.toml("movements/rules.toml")["silence"]["months"]
    )
    since = max((one for one in (launched, last) if one), default=None)
    silent = months(since, day) if since and state is State.RUNNING else 0
    return Heartbeat(state, launched, last, silent, threshold)


def findings(movement: Movement, beat: Heartbeat) -> tuple[Finding, ...]:
    """``movement_silent``: it runs and nothing was done for it for as long as is told."""
    if not beat.too_long or beat.state is not State.RUNNING:
        return ()
    last = beat.last or beat.launched
    since = {"day": short_date(last)} if last else {}
    finding = Finding(
        "movement_silent",
        Severity.WARNING,
        movement.title,
        found=str(beat.silent),
        expected=str(beat.threshold),
        params={"movement": str(movement.id), **since},
    )
    return (finding,)


def months(first: dt.date, day: dt.date) -> int:
    """Whole months from one day to a later one; 0 for an earlier one."""
    whole = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
    return max(0, whole)


def _state(movement: Movement, held: list[MovementReview], day: dt.date) -> State:
    begins = min((one for one in (movement.launched, movement.span.start) if one), default=None)
    ended = movement.span.end is not None and movement.span.end < day
    if ended or any(one.kind is ReviewKind.FINAL for one in held):
        return State.OVER
    return State.NOT_BEGUN if begins and begins > day else State.RUNNING


def _begun(one: Activity) -> dt.date:
    return one.day or one.until or dt.date(one.year, 1, 1)


def _done(one: Activity, day: dt.date) -> dt.date:
    return min(one.until or one.day or dt.date(one.year, 12, 31), day)


def _days(held: Iterable[MovementReview]) -> list[dt.date]:
    return [one.done for one in held if one.done]
