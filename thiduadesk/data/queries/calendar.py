"""Deadlines («thời hạn») and guidance letters with what they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from sqlalchemy import delete

from thiduadesk.data import tables
from thiduadesk.data.queries.records import Records
from thiduadesk.domain.calendar import Ask
from thiduadesk.domain.calendar import Deadline
from thiduadesk.domain.calendar import Guidance

if TYPE_CHECKING:
    from typing import TypeAlias

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer

    Record: TypeAlias = Ask | Deadline | Guidance

_RECORDS: dict[type, Records[Any]] = {
    Ask: Records(tables.ask, Ask),
    Deadline: Records(tables.deadline, Deadline),
    Guidance: Records(tables.guidance, Guidance),
}


def deadlines(r: Reader, year: int | None = None) -> tuple[Deadline, ...]:
    """Deadlines the clerk made, moved, dropped or met, of one work year or all; by day."""
    asked = () if year is None else (tables.deadline.c.year == year,)
    found = _RECORDS[Deadline].all(r, *asked)
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def guidance(r: Reader, year: int | None = None) -> tuple[Guidance, ...]:
    """Guidance letters of one work year or all, in the order entered."""
    asked = () if year is None else (tables.guidance.c.year == year,)
    return tuple(_RECORDS[Guidance].all(r, *asked))


def asks(r: Reader, guidance_id: int) -> tuple[Ask, ...]:
    """What a guidance letter asks, in its order."""
    found = _RECORDS[Ask].all(r, tables.ask.c.guidance_id == guidance_id)
    return tuple(sorted(found, key=lambda one: (one.position, one.id)))


def save(w: Writer, record: Record) -> int:
    """Insert (id 0) or replace; the id.

    Raises:
        Refused: ``record_missing``.
    """
    return _RECORDS[type(record)].save(w, record)


def remove(w: Writer, record: Record) -> None:
    """Take a record away; a guidance letter takes what it asks along. Undo brings it back."""
    table = _RECORDS[type(record)].table
    w.run(delete(table).where(table.c.id == record.id))
