"""The trash («thùng rác»): what was deleted, whole, until the clerk empties it.

Undo brings a deletion back as it was for 200 steps; the trash brings the thing back afterwards, as a
new one. Both are rows of the same change, so undoing the deletion also takes it out of the trash.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from typing import get_args

from sqlalchemy import delete
from sqlalchemy import select

from thiduadesk.data import codec
from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.dispatch import WholeDispatch
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
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rubric import Sheet

Thing = (
    Absence
    | Activity
    | BlocYear
    | Council
    | Discipline
    | Dispatch
    | DistributionList
    | GoodModel
    | HeadCount
    | HonourHeld
    | Household
    | Initiative
    | MovementReview
    | OfficeNames
    | Organisation
    | OwnTemplate
    | Paper
    | PostHeld
    | Rating
    | Registration
    | Sheet
    | Signatory
    | SocialWork
    | Unit
    | UsedNumber
    | WholeActivity
    | WholeDispatch
    | WholeModel
    | WholeMovement
    | WholePaper
    | WholePerson
)
Kind = TypeVar("Kind")
_KINDS: Mapping[str, type[Thing]] = {kind.__name__: kind for kind in get_args(Thing)}
_COLUMNS = tables.trash.c


@dataclass(frozen=True, slots=True)
class TrashItem:
    """One thing in the trash.

    Attributes:
        kind: name of its class in the domain: ``Dispatch``, ``Sheet``, ``Signatory`` …
        title: what the clerk called it.
        at: when it was deleted.
    """

    id: int
    kind: str
    title: str
    at: dt.datetime


def put(w: Writer, thing: object, title: str) -> None:
    """Keep a deleted thing."""
    kind = type(thing)
    values = {"kind": kind.__name__, "title": title, "at": dt.datetime.now(dt.UTC)}
    w.add(tables.trash, values | {"content": codec.to_json(thing, kind)})


def items(r: Reader) -> tuple[TrashItem, ...]:
    """What lies in the trash, the last first."""
    chosen = select(_COLUMNS.id, _COLUMNS.kind, _COLUMNS.title, _COLUMNS.at)
    return tuple(TrashItem(**cells) for cells in r.rows(chosen.order_by(_COLUMNS.id.desc())))


def things(r: Reader, kind: type[Kind]) -> tuple[Kind, ...]:
    """The things of one kind, looked at where they lie, the last deleted first."""
    chosen = select(_COLUMNS.content).where(_COLUMNS.kind == kind.__name__)
    found = r.column(chosen.order_by(_COLUMNS.id.desc()))
    return tuple(codec.from_json(content, kind) for content in found)


def take(w: Writer, item_id: int) -> Thing:
    """The thing itself; it lies in the trash no longer.

    Raises:
        Refused: ``record_missing``.
    """
    here = _COLUMNS.id == item_id
    row = w.row(select(_COLUMNS.kind, _COLUMNS.content).where(here))
    if row is None:
        raise Refused("record_missing", table=tables.trash.name, id=str(item_id))
    if row["kind"] not in _KINDS:
        raise codec.Unreadable(row["kind"])
    w.run(delete(tables.trash).where(here))
    thing: Thing = codec.from_json(row["content"], _KINDS[row["kind"]])
    return thing


def empty(w: Writer) -> int:
    """Throw everything in the trash away; how many things."""
    return w.run(delete(tables.trash))
