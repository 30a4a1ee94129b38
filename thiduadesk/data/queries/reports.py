"""What a report asks of many records at once."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping

from sqlalchemy import func
from sqlalchemy import or_
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.queries import papers
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole

_LINK = tables.paper_link.c
_ACTIVITIES = Records(tables.activity, Activity)


def activities(r: Reader, ids: Collection[int]) -> tuple[Activity, ...]:
    """Entries of the log by their ids; those that are gone are left out."""
    return tuple(_ACTIVITIES.all(r, tables.activity.c.id.in_(ids)))


def first_years(r: Reader) -> dict[int, int]:
    """The first year in which anything is logged of a movement, by its id."""
    columns = tables.activity.c
    first = func.min(columns.year).label("first")
    chosen = select(columns.movement_id, first).group_by(columns.movement_id)
    found = r.rows(chosen.where(columns.movement_id.is_not(None)))
    return {cells["movement_id"]: cells["first"] for cells in found}


def cited(
    r: Reader, owners: Mapping[OwnerKind, Collection[int]]
) -> dict[Owner, tuple[tuple[PaperRole, Paper], ...]]:
    """The papers that records point to, in the order of each, with what they are to it.

    Args:
        r: of the transaction.
        owners: ids of the records by kind.
    """
    columns = {kind: _LINK[f"{kind}_id"] for kind in owners}
    asked = or_(
        False, *(column.in_(owners[kind]) for kind, column in columns.items())
    )  # SQL's own false
    links = r.rows(select(tables.paper_link).where(asked).order_by(_LINK.position, _LINK.id))
    known = {one.id: one for one in papers.papers_of(r, {cells["paper_id"] for cells in links})}
    found: dict[Owner, tuple[tuple[PaperRole, Paper], ...]] = {}
    for cells in links:
        kind = next(kind for kind, column in columns.items() if cells[column.name] is not None)
        owner = Owner(kind, cells[columns[kind].name])
        found[owner] = (*found.get(owner, ()), (cells["role"], known[cells["paper_id"]]))
    return found
