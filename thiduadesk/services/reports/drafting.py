"""A report drafted from the records, and what they say now for each block of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import movements
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import parts
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.documents.drafts import template
from thiduadesk.documents.drafts.reports import facts as words
from thiduadesk.documents.drafts.reports.hooks import Outline
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.services.records import Records
from thiduadesk.services.reports.gathering import BLOC
from thiduadesk.services.reports.gathering import HALF_YEAR
from thiduadesk.services.reports.gathering import MOVEMENT
from thiduadesk.services.reports.gathering import YEAR
from thiduadesk.services.reports.gathering import gathered

if TYPE_CHECKING:
    import datetime as dt

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer
    from thiduadesk.documents.drafts.reports import Gathered
    from thiduadesk.domain.dispatch import Dispatch

KINDS = (YEAR, HALF_YEAR, MOVEMENT, BLOC)
"""Kinds of reports that write themselves."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the records say now for a report.

    Attributes:
        facts: words by key, for its data fields.
        blocks: what each drafted block says, by source.
        fresh: the whole body as it would be drafted now.
        outline: the same before its fields are filled, with what it asks.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    fresh: tuple[Part, ...] = ()
    outline: Outline = field(default_factory=lambda: Outline(()))


def drafted(
    reader: Reader,
    kind: str,
    year: int,
    day: dt.date,
    movement: int | None = None,
    since: int | None = None,
) -> Dispatch:
    """A report drafted anew, not kept (id 0).

    Args:
        reader: of the transaction.
        kind: one of ``KINDS``.
        year: its work year, the last one of a review.
        day: the day whose names hold.
        movement: id of the movement a review is about; None drafts its outline.
        since: first year of a review; None takes that of the movement.

    Raises:
        KeyError: no template has this kind.
        Refused: ``record_missing`` for a movement that is not there.
    """
    known = Records(reader)
    standing = known.facts(year, day)
    about = gathered(reader, kind, year, day, standing, movement=movement, since=since)
    made = template.draft(
        kind,
        year=year,
        day=day,
        facts={**standing, **words.words_of(about)},
        rows=known.rows(year, day),
        lists=office_queries.distribution_lists(reader),
        has_sheet=year in rubric_queries.years(reader),
        gathered=about,
    )
    first = about.first_year if movement is not None else None
    return replace(made, frame=replace(made.frame, movement=movement, since=first))


def said(reader: Reader, dispatch: Dispatch, known: Records | None = None) -> Said:
    """What the records say now for a report; nothing for a paper of another kind.

    Args:
        reader: of the transaction.
        dispatch: the draft.
        known: the records of the same transaction.
    """
    if dispatch.kind not in KINDS:
        return Said()
    known = known or Records(reader)
    about = of_dispatch(reader, dispatch, known)
    facts = {**about.words, **words.words_of(about)}
    planned = any(plan.source == "scoresheet" for plan in dispatch.frame.appendices)
    outline = template.outline(dispatch.kind, about, with_sheet=planned)
    fresh = filled(outline.body, facts)
    return Said(facts, following.blocks(fresh), fresh, outline)


def followed(reader: Reader, dispatch: Dispatch, known: Records) -> tuple[Dispatch, dict[str, str]]:
    """A draft that says what the records say now, and the words for its data fields.

    Of what is gone from the records the words last seen stay.
    """
    standing = known.facts(dispatch.year, dispatch.date or dispatch.frame.about_day)
    now = said(reader, dispatch, known)
    made = refilled(dispatch, now.blocks)
    seen = following.asked(made.body)
    return made, {**seen, **standing, **known.figures(seen), **now.facts}


def settle(writer: Writer, dispatch_id: int) -> None:
    """Keep what a draft says now: what the signer gets changes by no record any more.

    Raises:
        Refused: ``dispatch_issued``.
    """
    dispatch = queries.get(writer, dispatch_id)
    if dispatch is None or not following.follows(dispatch.body):
        return
    made, facts = followed(writer, dispatch, Records(writer))
    for part in walk(filled(made.body, facts)):
        parts.set_heading(writer, part.key, part.heading)
        parts.set_blocks(writer, part.key, part.blocks)


def of_dispatch(reader: Reader, dispatch: Dispatch, known: Records) -> Gathered:
    """The records of the time that a report is about, on its day.

    A review whose movement is gone is about no movement any more; its words stay as they are.
    """
    day = dispatch.date or dispatch.frame.about_day
    frame = dispatch.frame
    there = frame.movement in {one.id for one in movements.movements(reader)}
    return gathered(
        reader,
        dispatch.kind,
        dispatch.year,
        day,
        known.facts(dispatch.year, day),
        movement=frame.movement if there else None,
        since=frame.since,
    )


def sourced(reader: Reader, dispatch: Dispatch) -> Mapping[str, Block]:
    """What the records say now for each drafted block, by source."""
    return said(reader, dispatch).blocks


def refilled(dispatch: Dispatch, blocks: Mapping[str, Block]) -> Dispatch:
    """A dispatch whose blocks that follow the records say what these say."""
    return replace(dispatch, body=following.refilled(dispatch.body, blocks))
