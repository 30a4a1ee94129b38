"""The verbs of the trash («thùng rác»): what lies in it, put one thing back, empty it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import events
from thiduadesk.data.queries import movements
from thiduadesk.data.queries import numbers
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import people
from thiduadesk.data.queries import rounds
from thiduadesk.data.queries import rubric
from thiduadesk.data.queries import templates
from thiduadesk.data.queries import trash
from thiduadesk.data.queries import versions
from thiduadesk.data.queries.trash import TrashItem
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.dispatch import WholeDispatch
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import WholeActivity
from thiduadesk.domain.movements import WholeModel
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import Unit
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import WholePaper
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Household
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import WholePerson
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rubric import Sheet
from thiduadesk.services import safety

if TYPE_CHECKING:
    from thiduadesk.data.queries.trash import Thing
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer

__all__ = ["TrashItem"]


def items(store: Store) -> tuple[TrashItem, ...]:
    """What lies in the trash, the last deleted first."""
    with store.read() as reader:
        return trash.items(reader)


def restore(store: Store, item_id: int) -> None:
    """Put a thing back, as a new one: papers it cited and units above it may be gone by now.

    A score sheet changes places with the one its year has by now.

    Raises:
        Refused: ``record_missing``; ``bloc_year_taken`` where its year has another one by now,
            ``number_taken`` or ``template_name_taken`` likewise.
    """
    with store.change(Label("Take out of the trash")) as writer:
        _put_back(writer, trash.take(writer, item_id))


def empty(store: Store, now: dt.datetime, places: safety.Places = safety.NOWHERE_ELSE) -> int:
    """Throw everything in the trash away, after a backup; how many things.

    Raises:
        EnvironmentProblem: the backup could not be made; nothing was thrown away.
    """
    outcome = safety.backup_before(store, safety.Reason.BEFORE_PURGE, now, places)
    if not outcome.made:
        raise outcome.failed[0]
    with store.change(Label("Empty the trash")) as writer:
        return trash.empty(writer)


def _put_back(w: Writer, thing: Thing) -> None:
    match thing:
        case Dispatch():
            dispatches.add(w, thing)
        case WholeDispatch():
            _put_dispatch_back(w, thing)
        case OwnTemplate():
            templates.save(w, replace(thing, id=0))
        case UsedNumber():
            numbers.save(w, replace(thing, id=0))
        case Sheet():
            _put_sheet_back(w, thing)
        case WholePerson():
            people.add_whole(w, thing)
        case PostHeld() | Absence() | Rating() | Discipline() | HonourHeld() | Registration():
            people.put_back(w, thing)
        case Initiative() | Household():
            people.save(w, replace(thing, id=0))
        case Council():
            rounds.save(w, replace(thing, id=0))
        case (
            WholeMovement() | WholeActivity() | WholeModel()
            | Activity() | GoodModel() | SocialWork() | MovementReview()
        ):  # fmt: skip
            movements.put_back(w, thing)
        case Paper() | WholePaper():
            papers.put_back(w, thing)
        case _:
            _put_office_back(w, thing)


def _put_office_back(
    w: Writer,
    thing: OfficeNames | Signatory | Organisation | Unit | HeadCount | DistributionList | BlocYear,
) -> None:
    match thing:
        case OfficeNames():
            office.save_names(w, replace(thing, id=0))
        case Signatory():
            office.save_signatory(w, replace(thing, id=0))
        case Organisation():
            office.save_organisation(w, replace(thing, id=0))
        case Unit():
            known = {unit.id for unit in office.units(w)}
            superior = thing.superior_id if thing.superior_id in known else None
            office.save_unit(w, replace(thing, id=0, superior_id=superior))
        case HeadCount():
            office.save_head_count(w, replace(thing, id=0))
        case DistributionList():
            office.save_distribution_list(w, replace(thing, id=0))
        case BlocYear():
            office.save_bloc(w, replace(thing, id=0))


def _put_dispatch_back(w: Writer, whole: WholeDispatch) -> None:
    made = dispatches.add(w, whole.dispatch)
    for event in whole.events:
        events.add(w, replace(event, dispatch_id=made))
    for version in whole.versions:
        held = replace(whole.dispatch, id=made, frame=version.frame, body=version.body)
        versions.keep(w, held, version.at, version.why)


def _put_sheet_back(w: Writer, sheet: Sheet) -> None:
    if sheet.year in rubric.years(w):
        rubric.delete_sheet(w, sheet.year)
    known = {paper.id for paper in papers.all_papers(w)}
    rows = tuple(
        replace(row, score=replace(row.score, evidence=_only(row.score.evidence, known)))
        for row in sheet.rows
    )
    rubric.put_sheet(w, replace(sheet, rows=rows))


def _only(cited: tuple[int, ...], known: set[int]) -> tuple[int, ...]:
    return tuple(paper for paper in cited if paper in known)
