"""The records of the time a report is about, asked once in a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from thiduadesk.data.queries import calendar
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import people
from thiduadesk.data.queries import reports
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import HonourWords
from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import achievements

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader

HALF_YEAR = "report.halfyear"
YEAR = "report.year"
MOVEMENT = "report.movement"
BLOC = "report.bloc"

_MID_YEAR = 6
_LATE = 8
"""A letter due up to August asks for the half-year."""


def gathered(
    reader: Reader,
    kind: str,
    year: int,
    day: dt.date,
    words: Mapping[str, str],
    *,
    movement: int | None = None,
    since: int | None = None,
) -> Gathered:
    """What is known for a report.

    Args:
        reader: of the transaction.
        kind: of the report, ``report.year``.
        year: its work year, the last one of a review.
        day: of the paper; honours decided later are not known yet.
        words: standing facts by key.
        movement: id of the movement a review is about.
        since: first year of a review; None takes that of the movement.

    Raises:
        Refused: ``record_missing`` for a movement that is not there.
    """
    reviewed = None if movement is None else queries.movement(reader, movement)
    first = since or (_first(reader, reviewed, year) if reviewed else year)
    half = kind == HALF_YEAR
    years = range(first, year + 1)
    activities = [one for at in years for one in queries.activities(reader, year=at)]
    models = [one for at in years for one in queries.models(reader, year=at)]
    movements = queries.movements(reader)
    owners = {
        OwnerKind.MOVEMENT: {one.id for one in movements},
        OwnerKind.ACTIVITY: {one.id for one in activities},
        OwnerKind.MODEL: {one.id for one in models},
    }
    last = min(dt.date(year, _MID_YEAR, 30), day) if half else day
    return Gathered(
        year,
        last,
        since=first,
        half=half,
        words=words,
        movements=movements,
        logged=reports.first_years(reader),
        activities=activities,
        models=models,
        social=[one for at in years for one in queries.social(reader, year=at)],
        papers=reports.cited(reader, owners),
        honours=people.honours(reader),
        honour_words=_honour_words(),
        units={one.id: one.name for one in office.units(reader)},
        registrations=people.registrations(reader, year),
        guidance=_guidance(reader, year, half=half),
        reviews=queries.reviews(reader),
        reviewed=movement,
    )


def _first(reader: Reader, movement: Movement, year: int) -> int:
    """The first year of a movement: of its launching, its period or its log."""
    known = [day.year for day in (movement.launched, movement.span.start) if day]
    logged = [one.year for one in queries.activities(reader, movement.id)]
    return min(year, *(known[:1] or logged or [year]))


def _guidance(
    reader: Reader, year: int, *, half: bool
) -> tuple[tuple[Guidance, Paper | None], ...]:
    """The letters that ask for the report, by their deadline, the last one entered last."""
    found = [
        one
        for one in calendar.guidance(reader, year)
        if half == (one.deadline is not None and one.deadline <= dt.date(year, _LATE, 31))
    ]
    numbers = {one.paper_id for one in found if one.paper_id is not None}
    known = {one.id: one for one in papers.papers_of(reader, numbers)}
    return tuple((one, known.get(one.paper_id or 0)) for one in found)


def _honour_words() -> dict[str, HonourWords]:
    """How sentences say each honour; those of the State come first, those of the office last."""
    levels = list(Level)
    return {
        code: HonourWords(
            achievements.honour_words(code),
            "title" if one.kind is HonourKind.TITLE else "state" if one.state else "commendation",
            -1000 * levels.index(one.level) - 100 * (one.kind is HonourKind.TITLE) - one.rank,
        )
        for code, one in catalogue().items()
    }
