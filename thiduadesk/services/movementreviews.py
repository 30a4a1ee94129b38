"""The review of a movement («sơ kết, tổng kết»): its report drafted from the log, kept in one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import movements as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import movements

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.rules.movements.reviews import ReviewDue
    from thiduadesk.services.movements import View

REPORT = "report.movement"


def waiting(view: View) -> ReviewDue | None:
    """The next review that was not held and has no report yet."""
    return next(
        (
            one
            for one in view.reviews
            if one.done is None and (one.review is None or one.review.dispatch_id is None)
        ),
        None,
    )


def draft(
    store: Store, movement_id: int, kind: ReviewKind, since: int, until: int, today: dt.date
) -> int:
    """Draft the report of a review over some years, and keep both; the id of the dispatch.

    The review that waits is the one it reports, where it is of this kind, else a new one. It is
    kept first: what a report calls itself is what the review is.

    Raises:
        Refused: ``record_missing``, ``span_reversed``.
    """
    if until < since:
        raise Refused("span_reversed", start=str(since), end=str(until))
    with store.change(Label("Draft the review")) as writer:
        view = movements.get_in(writer, movement_id, today)
        next_one = waiting(view)
        if next_one is None or next_one.kind is not kind:
            review = MovementReview(0, movement_id, kind, until)
        else:
            kept = next_one.review or MovementReview(0, movement_id, kind, until, next_one.due)
            review = replace(kept, year=until)
        review = replace(review, id=queries.save(writer, review))
        day = dispatches.work_day(until, today)
        made = dispatches.drafted_from(writer, REPORT, until, day, movement_id, since)
        number = dispatch_queries.add(writer, made)
        queries.save(writer, replace(review, dispatch_id=number))
    return number
