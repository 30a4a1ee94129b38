"""The way of a paper («đường đi của văn bản»): events are only ever added, in order."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind

_COLUMNS = tables.dispatch_event.c
_FIELDS = tuple(column.name for column in _COLUMNS if column.name != "id")


def of(r: Reader, dispatch_id: int) -> tuple[Event, ...]:
    """The events of one paper, in the order they were entered."""
    here = select(tables.dispatch_event).where(_COLUMNS.dispatch_id == dispatch_id)
    return tuple(Event(**cells) for cells in r.rows(here.order_by(_COLUMNS.id)))


def of_kinds(r: Reader, kinds: Collection[EventKind]) -> tuple[Event, ...]:
    """Events of some kinds of all papers, in the order they were entered."""
    here = select(tables.dispatch_event).where(_COLUMNS.kind.in_(kinds))
    return tuple(Event(**cells) for cells in r.rows(here.order_by(_COLUMNS.id)))


def last(r: Reader, kinds: Collection[EventKind]) -> dict[int, Event]:
    """The last event of these kinds of each paper that has one, by the paper's id."""
    newest = (
        select(func.max(_COLUMNS.id)).where(_COLUMNS.kind.in_(kinds)).group_by(_COLUMNS.dispatch_id)
    )
    found = r.rows(select(tables.dispatch_event).where(_COLUMNS.id.in_(newest)))
    return {cells["dispatch_id"]: Event(**cells) for cells in found}


def add(w: Writer, event: Event) -> int:
    """Keep a new event; its id (the one of ``event`` is not looked at)."""
    return w.add(tables.dispatch_event, {name: getattr(event, name) for name in _FIELDS})
