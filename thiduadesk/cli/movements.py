"""The commands about movements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.services import movements

if TYPE_CHECKING:
    from thiduadesk.cli.commands import Call
    from thiduadesk.rules.movements.reviews import ReviewDue
    from thiduadesk.services.movements import Item

_DONE = 0


def listed(call: Call) -> tuple[Any, int]:
    """``movement list``: as they stand today; with ``--year`` those of that year, at its end."""
    year: int | None = call.asked.year
    day = dt.datetime.now().astimezone().date()
    if year is not None:
        day = movements.day_of(year, day)
    with call.doors.reading(call.data) as store:
        found = movements.all_movements(store, day, year)
    return [_item(one, day) for one in found], _DONE


def _item(one: Item, day: dt.date) -> dict[str, Any]:
    movement, beat = one.movement, one.beat
    return {
        "id": movement.id,
        "title": movement.title,
        "launcher": movement.launcher.value,
        "kind": movement.kind.value,
        "launched": _day(movement.launched),
        "from": _day(movement.span.start),
        "to": _day(movement.span.end),
        "state": beat.state.value,
        "last_activity": _day(beat.last),
        "silent_months": beat.silent,
        "activities": one.activities,
        "reviews_due": [_review(due, day) for due in one.reviews if due.done is None],
    }


def _review(due: ReviewDue, day: dt.date) -> dict[str, Any]:
    return {
        "kind": due.kind.value,
        "due": _day(due.due),
        "late": due.late(day),
        "law": due.law or None,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
