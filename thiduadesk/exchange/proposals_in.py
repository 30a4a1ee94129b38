"""Reads the form on which a unit proposes whom to honour, as it comes back («phiếu đề nghị»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import parse_date
from thiduadesk.exchange import recognition
from thiduadesk.exchange.tables_in import read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.exchange.grid import Cell
    from thiduadesk.exchange.grid import Table


@dataclass(frozen=True, slots=True)
class Proposed:
    """A line of the form that proposes something, as it was written.

    Attributes:
        where: sheet and cell, for messages.
        birth: None where the cell is blank or holds no day.
        honour: in the unit's words.
    """

    where: str
    name: str
    honour: str
    code: str = ""
    birth: dt.date | None = None
    post: str = ""
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """A form that came back.

    Attributes:
        file: its name.
        unit: who proposes, as the form says; empty where it does not.
        lines: those with an honour; a form in which nobody is proposed has none.
    """

    file: str
    unit: str
    lines: tuple[Proposed, ...]


def read_proposals(path: Path) -> Proposals:
    """Read the first table of the file that has the columns of the form.

    Raises:
        Refused: ``proposals_no_header``, and those of ``read_tables``.
        EnvironmentProblem: the file cannot be read.
    """
    book = read_tables(path)
    for table in book.tables:
        found = _header(table)
        if found is not None:
            above, columns = found
            lines = tuple(_lines(table.rows[above + 1 :], columns))
            return Proposals(book.file, _unit(table, above), lines)
    wanted = [names[0] for key, names in _columns().items() if key in {"name", "honour"}]
    raise Refused("proposals_no_header", file=book.file, looked_for=", ".join(wanted))


def _columns() -> Mapping[str, list[str]]:
    columns: Mapping[str, list[str]] = recognition.table("proposals")["columns"]
    return columns


def _header(table: Table) -> tuple[int, dict[str, int]] | None:
    """The row whose cells name at least whom and what, and where each column is."""
    keys = {find_key(name): key for key, names in _columns().items() for name in names}
    for above, row in enumerate(table.rows):
        columns: dict[str, int] = {}
        for at, cell in enumerate(row):
            key = keys.get(find_key(cell.text.partition("(")[0]))
            if key is not None:
                columns.setdefault(key, at)
        if {"name", "honour"} <= columns.keys():
            return above, columns
    return None


def _unit(table: Table, above: int) -> str:
    """Behind «Đơn vị đề nghị:», wherever it stands above the table."""
    asked = recognition.phrases("proposals", "words", "unit")
    texts = [cell.text for row in table.rows[:above] for cell in row if not cell.covered]
    for text in (*table.before, *texts):
        before, colon, after = text.partition(":")
        if colon and asked.in_(before):
            return one_line(after)
    return ""


def _lines(rows: Sequence[Sequence[Cell]], columns: Mapping[str, int]) -> list[Proposed]:
    made = []
    for row in rows:
        said = {key: row[at] for key, at in columns.items() if at < len(row)}
        texts = {key: one_line(cell.text) for key, cell in said.items()}
        if not texts.get("name") or not texts.get("honour"):
            continue
        made.append(
            Proposed(
                said["honour"].where,
                texts["name"],
                texts["honour"],
                texts.get("code", ""),
                _day(said.get("birth")),
                texts.get("post", ""),
                texts.get("achievement", ""),
            )
        )
    return made


def _day(cell: Cell | None) -> dt.date | None:
    if cell is None:
        return None
    if isinstance(cell.value, dt.datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, dt.date) else parse_date(cell.text)
