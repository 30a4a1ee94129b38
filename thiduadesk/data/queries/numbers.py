"""The number register («sổ số văn bản»): our issued papers, and numbers entered by hand."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import events
from thiduadesk.data.queries import trash
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.problems import Refused

_COLUMNS = tables.used_number.c
_KEPT = ("year", "number", "symbol", "date", "subject", "cancelled", "note")


# --- reading -----------------------------------------------------------------------------------
def register(r: Reader, year: int) -> tuple[UsedNumber, ...]:
    """Every number used in a year, by symbol, then by number."""
    kept = r.rows(select(tables.used_number).where(_COLUMNS.year == year))
    used = [*(UsedNumber(**cells) for cells in kept), *_of_papers(r, year)]
    return tuple(sorted(used, key=lambda one: (one.symbol, one.value, one.id)))


def years(r: Reader) -> tuple[int, ...]:
    """The years that have a number, the newest first."""
    issued = select(tables.dispatch.c.date).where(tables.dispatch.c.state == State.ISSUED)
    found = {day.year for day in r.column(issued) if day is not None}
    found.update(r.column(select(_COLUMNS.year).distinct()))
    return tuple(sorted(found, reverse=True))


def _of_papers(r: Reader, year: int) -> list[UsedNumber]:
    void = {
        number
        for number, event in events.last(r, (EventKind.CANCELLED, EventKind.RESTORED)).items()
        if event.kind is EventKind.CANCELLED
    }
    return [
        UsedNumber(
            0, year, item.number, item.symbol, item.date, item.subject, item.id, item.id in void
        )
        for item in dispatches.items(r)
        if item.number is not None and item.date is not None and item.date.year == year
    ]


# --- writing -----------------------------------------------------------------------------------
def save(w: Writer, used: UsedNumber) -> int:
    """Keep a number that is no paper of ours (id 0: a new one); the id.

    Raises:
        Refused: ``number_taken``, ``record_missing``.
    """
    refuse_if_taken(w, used)
    values = {name: getattr(used, name) for name in _KEPT}
    if not used.id:
        return w.add(tables.used_number, values)
    if not w.run(update(tables.used_number).where(_COLUMNS.id == used.id).values(values)):
        raise _missing(used.id)
    return used.id


def delete_number(w: Writer, number_id: int) -> None:
    """Take a number that was entered by mistake out of the register, into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    here = _COLUMNS.id == number_id
    cells = w.row(select(tables.used_number).where(here))
    if cells is None:
        raise _missing(number_id)
    used = UsedNumber(**cells)
    trash.put(w, used, full_number(used.number, used.symbol))
    w.run(delete(tables.used_number).where(here))


def refuse_if_taken(r: Reader, used: UsedNumber) -> None:
    """In a year a number and symbol stand for one paper, a cancelled one too.

    Raises:
        Refused: ``number_taken``, with what it was given to.
    """
    for other in register(r, used.year):
        same = (other.value, other.symbol) == (used.value, used.symbol)
        own = (other.id, other.dispatch_id) == (used.id, used.dispatch_id)
        if same and not own:
            raise Refused(
                "number_taken",
                number=other.number,
                symbol=other.symbol,
                subject=other.subject,
            )


def _missing(number_id: int) -> Refused:
    return Refused("record_missing", table=tables.used_number.name, id=str(number_id))
