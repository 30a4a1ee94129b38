"""Reads the workbook of people: sheets and columns in any order, one line for each row.

Nothing is compared with the records here and nothing decided; a cell that cannot be read makes a
fault of its line, a file that cannot be read a refusal of all of it.
"""

from __future__ import annotations

import html
import re
import zipfile
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import search_key
from thiduadesk.exchange import people_cells
from thiduadesk.exchange import recognition
from thiduadesk.exchange.office_file import FileKind
from thiduadesk.exchange.office_file import open_office_file
from thiduadesk.exchange.people_cells import Unreadable
from thiduadesk.exchange.people_rows import NEEDED
from thiduadesk.exchange.people_rows import Book
from thiduadesk.exchange.people_rows import Line
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.people_rows import Value
from thiduadesk.exchange.people_rows import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.exchange.grid import Cell
    from thiduadesk.exchange.grid import Table
    from thiduadesk.exchange.people_cells import HonourNames

MAX_ROWS = 60_000
"""Rows of a sheet: twenty years of honours of three thousand people."""
_SHEET_NAME = re.compile(r"<sheet\b[^>]*?\bname=\"([^\"]*)\"")
_HEAD_WITHIN = 15
"""Rows within which the head of a sheet stands, below its titles."""


def read(path: Path, honours: HonourNames) -> Book:
    """The file as lines.

    Args:
        path: an .xlsx file.
        honours: the catalogue.

    Raises:
        Refused: for what is no whole Excel file, see ``open_office_file`` and ``excel_tables_in``;
            ``people_no_sheet`` where it holds no sheet of ours.
        EnvironmentProblem: it cannot be read.
    """
    from thiduadesk.exchange import excel_tables_in  # openpyxl is slow to import

    kind, data = open_office_file(path)
    if kind is not FileKind.EXCEL:
        raise Refused("people_not_excel", file=path.name)
    found: dict[SheetKind, list[Line]] = {kind: [] for kind in SheetKind}
    told: list[Finding] = []
    refused: list[Finding] = []
    known = False
    for table in excel_tables_in.tables(data, path.name, MAX_ROWS):
        sheet = _sheet(table.name)
        if sheet is None:
            if not table.hidden and table.rows:
                told.append(_told("people_sheet_unknown", table.name))
            continue
        known = True
        reader = _Reader(sheet, table, honours)
        found[sheet] += reader.lines
        told += reader.told
        refused += reader.refused
    if not known:
        wanted = ", ".join(_words()["sheets"][kind]["names"][0] for kind in SheetKind)
        raise Refused("people_no_sheet", file=path.name, looked_for=wanted)
    lines = tuple(line for kind in SheetKind for line in found[kind])
    return Book(path.name, lines, tuple(told), tuple(refused))


def holds_people(path: Path) -> bool:
    """Whether an Excel file has a sheet of ours, by the names of its sheets alone."""
    try:
        with zipfile.ZipFile(path) as parts:
            book = parts.read("xl/workbook.xml").decode("utf-8", "replace")
    except (OSError, zipfile.BadZipFile, KeyError):
        return False
    return any(_sheet(html.unescape(name)) is not None for name in _SHEET_NAME.findall(book))


class _Reader:
    """One sheet.

    Attributes:
        lines: its rows below the head.
        told: columns that are not ours.
        refused: columns that it needs and has not.
    """

    def __init__(self, sheet: SheetKind, table: Table, honours: HonourNames) -> None:
        self._sheet, self._table, self._honours = sheet, table, honours
        self.lines: list[Line] = []
        self.told: list[Finding] = []
        self.refused: list[Finding] = []
        head = self._head()
        if head is None:
            return
        number, columns = head
        missing = [name for name in NEEDED[sheet] if name not in columns.values()]
        for name in missing:
            about = {"column": heading(sheet, name)}
            self.refused.append(self._said("people_column_missing", number, "", about))
        if not missing:
            below = [row for row in self._table.rows if row[0].row > number]
            lines = [self._line(row, columns) for row in below if not _numbers_columns(row)]
            self.lines = [line for line in lines if _says(line)]

    def _head(self) -> tuple[int, dict[int, str]] | None:
        """The row of headings, and the column at each place of it."""
        best: tuple[tuple[Cell, ...], dict[int, str]] | None = None
        for row in self._table.rows[:_HEAD_WITHIN]:
            columns: dict[int, str] = {}
            for at, cell in enumerate(row):
                name = _column(self._sheet, cell.text)
                if name is not None and name not in columns.values():
                    columns[at] = name
            if columns and (best is None or len(columns) > len(best[1])):
                best = row, columns
        if best is None:
            if self._table.rows:
                first = {"column": heading(self._sheet, NEEDED[self._sheet][0])}
                self.refused.append(self._said("people_column_missing", 1, "", first))
            return None
        row, columns = best
        for at, cell in enumerate(row):
            if cell.text and at not in columns and _key(cell.text) not in _ignored():
                about = {"column": cell.text}
                self.told.append(_told("people_column_unknown", self._table.name, **about))
        return row[0].row, columns

    def _line(self, row: Sequence[Cell], columns: Mapping[int, str]) -> Line:
        values: dict[str, Any] = {}
        faults: list[Finding] = []
        said = ""
        for at, column in columns.items():
            cell = row[at]
            if not cell.text and cell.trouble is None:
                if value_of(self._sheet, column) is Value.YES:
                    values[column] = False
                continue
            try:
                values[column] = people_cells.read(self._sheet, column, cell, self._honours)
            except Unreadable as unreadable:
                about = {
                    "column": heading(self._sheet, column),
                    "words": people_cells.choices(self._sheet, column),
                }
                place = _coordinate(cell)
                faults.append(self._said(unreadable.code, cell.row, place, about, cell.text))
            if column == "kind":
                said = cell.text
        if said and self._sheet is SheetKind.ABSENCES:
            _keep_words(said, values)
        cells = {column: _coordinate(row[at]) for at, column in columns.items()}
        return Line(self._sheet, self._table.name, row[0].row, values, cells, tuple(faults))

    def _said(
        self, code: str, row: int, cell: str, about: Mapping[str, str], quote: str | None = None
    ) -> Finding:
        return refusal(code, self._table.name, row, cell, quote, **about)


def refusal(
    code: str, sheet: str, row: int, cell: str, quote: str | None = None, **about: str
) -> Finding:
    """Why a row, or a whole sheet, is not taken."""
    place = resources.toml("recognition/tables.toml")["sheet_place"]
    where = place.format(sheet=sheet, cell=cell or row)
    params = {"sheet": sheet, "row": str(row), "cell": cell, **about}
    return Finding(code, Severity.ERROR, where, quote=quote or None, params=params)


def heading(sheet: SheetKind, column: str) -> str:
    """The heading of a column as we write it."""
    name: str = _words()["sheets"][sheet]["columns"][column][0]
    return name


def sheet_name(sheet: SheetKind) -> str:
    """The name of a sheet as we write it."""
    name: str = _words()["sheets"][sheet]["names"][0]
    return name


def _told(code: str, sheet: str, **about: str) -> Finding:
    return Finding(code, Severity.WARNING, sheet, params={"sheet": sheet, **about})


def _words() -> dict[str, Any]:
    return recognition.table("people")


def _ignored() -> set[str]:
    """Headings of columns that number their rows."""
    return {_key(name) for name in _words()["ignored"]}


def _key(text: str) -> str:
    """A heading without what stands in brackets behind it, marks, case and stops."""
    bare = text.partition("(")[0] or text
    return search_key(bare).strip(" .:*")


def _sheet(name: str) -> SheetKind | None:
    for kind in SheetKind:
        if _key(name) in {_key(one) for one in _words()["sheets"][kind]["names"]}:
            return kind
    return None


def _column(sheet: SheetKind, text: str) -> str | None:
    if not text:
        return None
    key = _key(text)
    for column, names in _words()["sheets"][sheet]["columns"].items():
        if key in {_key(name) for name in names}:
            return str(column)
    return None


def _says(line: Line) -> bool:
    """Whether a row says anything: a blank «x» cell is «no», and heads number their columns."""
    return bool(line.faults) or any(value is not False for value in line.values.values())


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """The line «(1) (2) (3) …» that forms print below their heads."""
    texts = [cell.text.strip("() ") for cell in row if cell.text]
    return all(text.isdigit() for text in texts)


def _keep_words(said: str, values: dict[str, Any]) -> None:
    """Words of a kind of leave that is none of ours stay, in its note."""
    if not people_cells.known_word(SheetKind.ABSENCES, "kind", said):
        note = values.get("note")
        values["note"] = f"{said}; {note}" if note else said


def _coordinate(cell: Cell) -> str:
    return cell.where.rpartition("!")[2]
