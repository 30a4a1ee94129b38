"""Movements («phong trào thi đua») and their log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from sqlalchemy import delete
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import trash
from thiduadesk.data.queries.records import Records
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import ActivityLink
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.movements import WholeActivity
from thiduadesk.domain.movements import WholeModel
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import PaperLink
from thiduadesk.domain.problems import Refused
from thiduadesk.rules.movements import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from sqlalchemy import Table

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer

    Record: TypeAlias = Activity | GoodModel | SocialWork | MovementReview
    Kept: TypeAlias = WholeMovement | WholeActivity | WholeModel | Record

_TITLE = 80
"""Letters of a text that name it in the trash."""
_MOVEMENTS = Records(tables.movement, Movement)
_RECORDS: dict[type, Records[Any]] = {
    Activity: Records(tables.activity, Activity),
    GoodModel: Records(tables.model, GoodModel),
    SocialWork: Records(tables.social_work, SocialWork),
    MovementReview: Records(tables.movement_review, MovementReview),
}
_LINKS = Records(tables.activity_link, ActivityLink)


# --- reading -----------------------------------------------------------------------------------
def movements(r: Reader) -> tuple[Movement, ...]:
    """Every movement, those launched higher first, then in the order entered."""
    levels = list(type(Movement(0, "").launcher))
    return tuple(sorted(_MOVEMENTS.all(r), key=lambda one: (levels.index(one.launcher), one.id)))


def movement(r: Reader, movement_id: int) -> Movement:
    """One movement.

    Raises:
        Refused: ``record_missing``.
    """
    found = _MOVEMENTS.all(r, tables.movement.c.id == movement_id)
    if not found:
        raise Refused("record_missing", table=tables.movement.name, id=str(movement_id))
    return found[0]


def activities(
    r: Reader, movement_id: int | None = None, year: int | None = None
) -> tuple[Activity, ...]:
    """The log of one movement or of everything, of one year or all: by day, undated ones last."""
    found = _of(r, Activity, movement_id, year)
    return tuple(sorted(found, key=_place))


def models(
    r: Reader, movement_id: int | None = None, year: int | None = None
) -> tuple[GoodModel, ...]:
    """Models and good practice of one movement or of all, of one year or all."""
    return _of(r, GoodModel, movement_id, year)


def social(
    r: Reader, movement_id: int | None = None, year: int | None = None
) -> tuple[SocialWork, ...]:
    """Social work of one movement or of all, of one year or all."""
    return _of(r, SocialWork, movement_id, year)


def reviews(r: Reader, movement_id: int | None = None) -> tuple[MovementReview, ...]:
    """Reviews planned or held, of one movement or of all."""
    return _of(r, MovementReview, movement_id, None)


def activity_links(r: Reader) -> tuple[ActivityLink, ...]:
    """Which activities prove which rows and nominations."""
    return tuple(_LINKS.all(r))


def whole(r: Reader, movement_id: int) -> WholeMovement:
    """A movement with everything kept of it.

    Raises:
        Refused: ``record_missing``.
    """
    logged, known = activities(r, movement_id), models(r, movement_id)
    owners = [Owner(OwnerKind.MOVEMENT, movement_id)]
    owners += [Owner(OwnerKind.ACTIVITY, one.id) for one in logged]
    owners += [Owner(OwnerKind.MODEL, one.id) for one in known]
    return WholeMovement(
        movement(r, movement_id),
        logged,
        known,
        social(r, movement_id),
        reviews(r, movement_id),
        tuple(link for owner in owners for link in papers.links(r, owner)),
        _proven(r, {one.id for one in logged}),
    )


# --- writing -----------------------------------------------------------------------------------
def save_movement(w: Writer, movement: Movement) -> int:
    """Insert (id 0) or replace; the id.

    Raises:
        Refused: ``record_missing``, ``span_reversed``.
    """
    return _MOVEMENTS.save(w, movement)


def remove_movement(w: Writer, movement_id: int) -> None:
    """Take a movement with everything of it away, into the trash as one thing.

    Raises:
        Refused: ``record_missing``.
    """
    all_of_it = whole(w, movement_id)
    trash.put(w, all_of_it, all_of_it.movement.title)
    w.run(delete(tables.movement).where(tables.movement.c.id == movement_id))


def put_back(w: Writer, kept: Kept) -> int:
    """Insert what was taken away, as a new one; what it pointed to and is gone by now is left out.

    Raises:
        Refused: ``record_missing`` for a review whose movement is gone.
    """
    match kept:
        case WholeMovement():
            return _put_whole_back(w, kept)
        case WholeActivity(activity=activity):
            number = _put_entry_back(w, activity)
            renamed = {Owner(OwnerKind.ACTIVITY, activity.id): Owner(OwnerKind.ACTIVITY, number)}
            _put_links_back(w, kept.links, kept.proves, renamed)
        case WholeModel(model=model):
            number = _put_entry_back(w, model)
            renamed = {Owner(OwnerKind.MODEL, model.id): Owner(OwnerKind.MODEL, number)}
            _put_links_back(w, kept.links, (), renamed)
        case _:
            number = _put_entry_back(w, kept)
    return number


def _put_whole_back(w: Writer, kept: WholeMovement) -> int:
    number = _MOVEMENTS.put_back(w, kept.movement)
    renamed = {Owner(OwnerKind.MOVEMENT, kept.movement.id): Owner(OwnerKind.MOVEMENT, number)}
    for one in kept.activities:
        added = _put_entry_back(w, replace(one, movement_id=number))
        renamed[Owner(OwnerKind.ACTIVITY, one.id)] = Owner(OwnerKind.ACTIVITY, added)
    for known in kept.models:
        added = _put_entry_back(w, replace(known, movement_id=number))
        renamed[Owner(OwnerKind.MODEL, known.id)] = Owner(OwnerKind.MODEL, added)
    for given in kept.social:
        _put_entry_back(w, replace(given, movement_id=number))
    for held in kept.reviews:
        _put_entry_back(w, replace(held, movement_id=number))
    _put_links_back(w, kept.links, kept.proves, renamed)
    return number


def _put_links_back(
    w: Writer,
    links: tuple[PaperLink, ...],
    proves: tuple[ActivityLink, ...],
    renamed: Mapping[Owner, Owner],
) -> None:
    """The papers and proofs of what was put back, under its new ids."""
    there = {one.id for one in papers.papers_of(w, {link.paper_id for link in links})}
    own: dict[Owner, list[PaperLink]] = {}
    for link in links:
        if link.paper_id in there:
            own.setdefault(renamed[link.owner], []).append(link)
    for owner, kept in own.items():
        papers.set_links(w, owner, [(link.paper_id, link.role) for link in kept])
    for old, new in renamed.items():
        proven = [one for one in proves if Owner(OwnerKind.ACTIVITY, one.activity_id) == old]
        if proven:
            rows = _still(w, tables.criterion, [one.criterion_id for one in proven])
            nominations = _still(w, tables.nomination, [one.nomination_id for one in proven])
            set_activity_links(w, new.id, criteria=rows, nominations=nominations)


def _still(w: Writer, table: Table, numbers: list[int | None]) -> tuple[int, ...]:
    """Those of the numbers that are there still, in their order."""
    there = set(w.column(select(table.c.id).where(table.c.id.in_(numbers))))
    return tuple(one for one in numbers if one is not None and one in there)


def save(w: Writer, record: Record) -> int:
    """Insert (id 0) or replace an entry of the log; the id.

    Raises:
        Refused: ``record_missing``.
    """
    return _RECORDS[type(record)].save(w, record)


def remove(w: Writer, record: Record) -> None:
    """Take an entry of the log away, into the trash, with its papers and what it proves.

    Raises:
        Refused: ``record_missing``.
    """
    match record:
        case Activity(id=number):
            links = papers.links(w, Owner(OwnerKind.ACTIVITY, number))
            kept = WholeActivity(record, links, _proven(w, {number}))
            trash.put(w, kept, record.heading or plain(record)[:_TITLE])
        case GoodModel(id=number):
            links = papers.links(w, Owner(OwnerKind.MODEL, number))
            trash.put(w, WholeModel(record, links), record.name)
        case SocialWork(text=text):
            trash.put(w, record, text[:_TITLE])
        case MovementReview(movement_id=number):
            trash.put(w, record, movement(w, number).title)
    _RECORDS[type(record)].drop(w, record.id)


def set_activity_links(
    w: Writer, activity_id: int, *, criteria: tuple[int, ...], nominations: tuple[int, ...]
) -> None:
    """The rows and nominations that an activity proves, by their ids."""
    w.run(delete(tables.activity_link).where(tables.activity_link.c.activity_id == activity_id))
    for position, one in enumerate(criteria):
        _LINKS.save(w, ActivityLink(0, activity_id, criterion_id=one, position=position))
    for position, one in enumerate(nominations):
        _LINKS.save(w, ActivityLink(0, activity_id, nomination_id=one, position=position))


def _proven(r: Reader, activity_ids: set[int]) -> tuple[ActivityLink, ...]:
    return tuple(_LINKS.all(r, tables.activity_link.c.activity_id.in_(activity_ids)))


def _of(r: Reader, kind: type, movement_id: int | None, year: int | None) -> tuple[Any, ...]:
    columns = _RECORDS[kind].table.c
    asked = () if movement_id is None else (columns.movement_id == movement_id,)
    if year is not None:
        asked = (*asked, columns.year == year)
    return tuple(_RECORDS[kind].all(r, *asked))


def _place(one: Activity) -> tuple[bool, str, int, int]:
    return one.day is None, one.day.isoformat() if one.day else "", one.position, one.id


def _put_entry_back(w: Writer, entry: Record) -> int:
    records = _RECORDS[type(entry)]
    made = entry
    gone = made.movement_id not in {one.id for one in movements(w)}
    if isinstance(made, MovementReview):
        movement(w, made.movement_id)
        return records.put_back(w, replace(made, dispatch_id=None))
    if gone:
        made = replace(made, movement_id=None)
        if isinstance(made, Activity) and made.topic is Topic.MOVEMENT:
            made = replace(made, topic=Topic.TASKS)  # where entries of no movement are looked for
    if isinstance(made, Activity | GoodModel) and made.unit_id is not None:
        known = w.value(select(tables.unit.c.id).where(tables.unit.c.id == made.unit_id))
        made = replace(made, unit_id=known)
    return records.put_back(w, made)
