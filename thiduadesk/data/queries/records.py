"""Records that are one row of one table: the same reading and saving for each of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from typing import Generic
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy import RowMapping
from sqlalchemy import Table
from sqlalchemy import and_
from sqlalchemy import delete
from sqlalchemy import or_
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data.queries import trash
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import Refused

T = TypeVar("T")


class Records(Generic[T]):
    """A domain dataclass ``kind`` with an ``id`` (0 is new), kept in ``table``.

    Fields are columns of the same name; a ``span`` is two, ``valid_from`` and ``valid_to``.
    """

    def __init__(self, table: Table, kind: type[T]) -> None:
        self._table = table
        self._kind = kind
        self._names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]

    def all(
        self, r: Reader, *conditions: ColumnElement[bool], day: dt.date | None = None
    ) -> list[T]:
        """Those that fulfil the conditions and hold on ``day`` (None: at any time), by id."""
        if day is not None:
            conditions = (*conditions, self._holds(day))
        found = select(self._table).where(*conditions).order_by(self._table.c.id)
        return [self._record(cells) for cells in r.rows(found)]

    def save(self, w: Writer, record: T) -> int:
        """Insert or replace; the id.

        Raises:
            Refused: ``record_missing`` for an id that is not there, ``span_reversed``.
        """
        values = self._values(record)
        number = values.pop("id")
        if not number:
            return w.add(self._table, values)
        here = self._table.c.id == number
        if not w.run(update(self._table).where(here).values(values)):
            raise self._missing(number)
        return int(number)

    def delete(self, w: Writer, number: int) -> None:
        """Take the record away, into the trash.

        Raises:
            Refused: ``record_missing``.
        """
        here = self._table.c.id == number
        for record in self.all(w, here):
            trash.put(w, record, _title(record))
        if not w.run(delete(self._table).where(here)):
            raise self._missing(number)

    def _missing(self, number: int) -> Refused:
        return Refused("record_missing", table=self._table.name, id=str(number))

    def _holds(self, day: dt.date) -> ColumnElement[bool]:
        columns = self._table.c
        return and_(
            or_(columns.valid_from.is_(None), columns.valid_from <= day),
            or_(columns.valid_to.is_(None), columns.valid_to >= day),
        )

    def _record(self, cells: RowMapping) -> T:
        values = {name: cells[name] for name in self._names if name != "span"}
        if "span" in self._names:
            values["span"] = Span(cells["valid_from"], cells["valid_to"])
        return self._kind(**values)

    def _values(self, record: T) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in self._names}
        span = values.pop("span", None)
        if span is not None:
            if span.start and span.end and span.end < span.start:
                start, end = span.start.isoformat(), span.end.isoformat()
                raise Refused("span_reversed", start=start, end=end)
            values |= {"valid_from": span.start, "valid_to": span.end}
        return values


def _title(record: object) -> str:
    """What the clerk calls it."""
    words = (getattr(record, name, "") for name in ("name", "subject", "number", "kind"))
    return next((str(word) for word in words if word), "")
