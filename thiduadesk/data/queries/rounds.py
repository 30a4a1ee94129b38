"""Rounds of review: nominations, councils and who came, dossiers, the fund, the province's values."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from sqlalchemy import delete

from thiduadesk.data import tables
from thiduadesk.data.queries.records import Records
from thiduadesk.domain.lawpacks import OverlayValue
from thiduadesk.domain.rounds import Attendance
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import DossierPart
from thiduadesk.domain.rounds import FundEntry
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import Round

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer

    Record: TypeAlias = "Round | Nomination | Council | DossierPart | FundEntry | OverlayValue"

_RECORDS: dict[type, Records[Any]] = {
    Round: Records(tables.review_round, Round),
    Nomination: Records(tables.nomination, Nomination),
    Council: Records(tables.council, Council),
    DossierPart: Records(tables.dossier_part, DossierPart),
    FundEntry: Records(tables.fund_entry, FundEntry),
    OverlayValue: Records(tables.overlay, OverlayValue),
}
_ATTENDANCE = tables.attendance.c


def rounds(r: Reader, year: int | None = None) -> tuple[Round, ...]:
    """Rounds of one year of achievement or of all, in the order they were made."""
    column = tables.review_round.c.year
    return tuple(_RECORDS[Round].all(r, *(() if year is None else (column == year,))))


def nominations(r: Reader, round_id: int | None = None) -> tuple[Nomination, ...]:
    """Nominations of one round or of all, in the order they were made."""
    column = tables.nomination.c.round_id
    return tuple(_RECORDS[Nomination].all(r, *(() if round_id is None else (column == round_id,))))


def councils(r: Reader) -> tuple[Council, ...]:
    """Every council there was."""
    return tuple(_RECORDS[Council].all(r))


def parts(r: Reader, nomination_id: int | None = None) -> tuple[DossierPart, ...]:
    """Parts of dossiers that are there, of one nomination or of all."""
    column = tables.dossier_part.c.nomination_id
    own = () if nomination_id is None else (column == nomination_id,)
    return tuple(_RECORDS[DossierPart].all(r, *own))


def fund(r: Reader, year: int | None = None) -> tuple[FundEntry, ...]:
    """Money of the award fund, of one year or of all, by day."""
    column = tables.fund_entry.c.year
    found = _RECORDS[FundEntry].all(r, *(() if year is None else (column == year,)))
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def overlay(r: Reader) -> tuple[OverlayValue, ...]:
    """Values the province set, whenever they hold."""
    return tuple(_RECORDS[OverlayValue].all(r))


def attendance(r: Reader, round_id: int) -> tuple[Attendance, ...]:
    """Who came to the meeting of a round, in the order entered."""
    found = tables.attendance.select().where(_ATTENDANCE.round_id == round_id)
    return tuple(
        Attendance(cells["round_id"], cells["name"], cells["presence"])
        for cells in r.rows(found.order_by(_ATTENDANCE.id))
    )


def save(w: Writer, record: Record) -> int:
    """Keep a new record (id 0) or a changed one; its id.

    Raises:
        Refused: ``record_missing``, ``span_reversed``.
    """
    return _RECORDS[type(record)].save(w, record)


def remove(w: Writer, record: Record) -> None:
    """Take a record away; a council into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    if isinstance(record, Council):
        _RECORDS[Council].delete(w, record.id)
        return
    table = _RECORDS[type(record)].table
    w.run(delete(table).where(table.c.id == record.id))


def set_attendance(w: Writer, round_id: int, came: Iterable[Attendance]) -> None:
    """Replace who came to the meeting of a round."""
    w.run(delete(tables.attendance).where(_ATTENDANCE.round_id == round_id))
    for one in came:
        w.add(
            tables.attendance,
            {"round_id": round_id, "name": one.name, "presence": one.presence},
        )
