"""Records that are one row of one table: the same reading and saving for each of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from typing import Any
from typing import Generic
from typing import TypeVar

from sqlalchemy import ColumnElement
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
from thiduadesk.domain.people import Subject
from thiduadesk.domain.problems import Refused

T = TypeVar("T")

_PAIRS: dict[str, tuple[str, str, type]] = {
    "span": ("valid_from", "valid_to", Span),
    "achieved": ("achieved_from", "achieved_to", Span),
    "subject": ("subject_kind", "subject_id", Subject),
}
"""Fields that are kept in two columns, and what these are the values of."""


class Records(Generic[T]):
    """A domain dataclass ``kind`` with an ``id`` (0 is new), kept in ``table``.

    Fields are columns of the same name, those of ``_PAIRS`` two columns.

    Args:
        derived: further columns made from a record when it is saved, to look it up by.
    """

    def __init__(
        self, table: Table, kind: type[T], derived: Callable[[T], dict[str, Any]] | None = None
    ) -> None:
        self.table = table
        self._derived = derived
        self._kind = kind
        own = dataclasses.fields(kind)  # type: ignore[arg-type]
        self._pairs = {name: _PAIRS[name] for name in _pairs_of(own)}
        self._names = [one.name for one in own if one.name not in self._pairs]
        cells = [_PAIRS[one.name][:2] if one.name in self._pairs else (one.name,) for one in own]
        self._columns = [table.c[name] for names in cells for name in names]
        places = [place for place, one in enumerate(own) if one.name in self._pairs]
        self._places = [(place, _PAIRS[own[place].name][2]) for place in places]

    def all(
        self,
        r: Reader,
        *conditions: ColumnElement[bool],
        day: dt.date | None = None,
        order: Sequence[ColumnElement[Any]] = (),
    ) -> list[T]:
        """Those that fulfil the conditions and hold on ``day`` (None: at any time).

        Sorted by ``order``, what is empty first, then by id. They are read by the tens of thousands:
        cells come in the order of the fields, and equal pairs of cells become one value.
        """
        if day is not None:
            conditions = (*conditions, self._holds(day))
        found = select(*self._columns).where(*conditions).order_by(*order, self.table.c.id)
        made: dict[tuple[Any, ...], Any] = {}
        records = []
        for row in r.tuples(found):
            cells: list[Any] = list(row)
            for place, kind in self._places:
                pair = (kind, *cells[place : place + 2])
                value = made.get(pair)
                if value is None:
                    value = made[pair] = kind(*pair[1:])
                cells[place : place + 2] = (value,)
            records.append(self._kind(*cells))
        return records

    def save(self, w: Writer, record: T) -> int:
        """Insert or replace; the id.

        Raises:
            Refused: ``record_missing`` for an id that is not there, ``span_reversed``.
        """
        values = self._values(record)
        number = values.pop("id")
        if not number:
            return w.add(self.table, values)
        here = self.table.c.id == number
        if not w.run(update(self.table).where(here).values(values)):
            raise self._missing(number)
        return int(number)

    def put_back(self, w: Writer, record: T) -> int:
        """Insert a record that was taken away, as a new one; its id.

        It is the old one as long as no other record has it by now, so that what names it by its id
        in words (paragraphs of a report, answers to a letter) means it again.

        Raises:
            Refused: ``span_reversed``.
        """
        values = self._values(record)
        taken = w.value(select(self.table.c.id).where(self.table.c.id == values["id"]))
        if taken is not None or not values["id"]:
            del values["id"]
        return w.add(self.table, values)

    def delete(self, w: Writer, number: int) -> None:
        """Take the record away, into the trash.

        Raises:
            Refused: ``record_missing``.
        """
        for record in self.all(w, self.table.c.id == number):
            trash.put(w, record, _title(record))
        self.drop(w, number)

    def drop(self, w: Writer, number: int) -> None:
        """Take the record away for good, or after the caller put it into the trash.

        Raises:
            Refused: ``record_missing``.
        """
        if not w.run(delete(self.table).where(self.table.c.id == number)):
            raise self._missing(number)

    def _missing(self, number: int) -> Refused:
        return Refused("record_missing", table=self.table.name, id=str(number))

    def _holds(self, day: dt.date) -> ColumnElement[bool]:
        columns = self.table.c
        return and_(
            or_(columns.valid_from.is_(None), columns.valid_from <= day),
            or_(columns.valid_to.is_(None), columns.valid_to >= day),
        )

    def _values(self, record: T) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in self._names}
        for name, (first, second, _kind) in self._pairs.items():
            value: Span | Subject = getattr(record, name)
            match value:
                case Span(start=start, end=end):
                    if start and end and end < start:
                        days = {"start": start.isoformat(), "end": end.isoformat()}
                        raise Refused("span_reversed", **days)
                    values |= {first: start, second: end}
                case Subject(kind=kind, id=number):
                    values |= {first: kind, second: number}
        return values | (self._derived(record) if self._derived else {})


def _pairs_of(fields: Iterable[dataclasses.Field[Any]]) -> set[str]:
    """Names of the fields that are kept in two columns: those of such a name and type."""
    return {
        one.name
        for one in fields
        if one.name in _PAIRS and str(one.type) == _PAIRS[one.name][2].__name__
    }


def _title(record: object) -> str:
    """What the clerk calls it."""
    names = ("name", "title", "subject", "honour", "post", "number", "kind")
    words = (getattr(record, name, "") for name in names)
    return next((str(word) for word in words if word and not isinstance(word, Subject)), "")
