"""Writes the workbook of people, such that reading it again changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from thiduadesk.exchange import recognition
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_text import put_text
from thiduadesk.exchange.people_cells import written
from thiduadesk.exchange.people_in import heading
from thiduadesk.exchange.people_in import sheet_name
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.people_rows import Value
from thiduadesk.exchange.people_rows import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.people_rows import Row

_DAY = "dd/mm/yyyy"
_HEAD = PatternFill("solid", fgColor="E8EEF7")
_WIDTHS = {Value.DAY: 12, Value.YEAR: 8, Value.YES: 10, Value.SHARE: 8, Value.CHOICE: 14}
_WIDE = {"name": 28, "subject": 28, "title": 48, "reason": 36, "movement": 30, "honour": 16}
_MIDDLE = 20
_OPTIONAL = {"unit"}
"""Columns that sheets of records may have and ours do without: the subject names its unit."""


def workbook(rows: Mapping[SheetKind, Sequence[Row]]) -> bytes:
    """The file: every sheet, those without rows too; equal rows give equal bytes.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    book = Workbook()
    book.remove(cast("Worksheet", book.active))
    for kind in SheetKind:
        _fill(book.create_sheet(sheet_name(kind)), kind, rows.get(kind, ()))
    return to_bytes(book, {})


def columns(kind: SheetKind) -> tuple[str, ...]:
    """The columns that are written, in their order."""
    every = recognition.table("people")["sheets"][kind]["columns"]
    spared = set() if kind is SheetKind.PEOPLE else _OPTIONAL
    return tuple(name for name in every if name not in spared)


def _fill(page: Worksheet, kind: SheetKind, rows: Sequence[Row]) -> None:
    names = columns(kind)
    for at, name in enumerate(names, 1):
        cell = cast("Cell", page.cell(1, at))
        put_text(cell, heading(kind, name))
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        width = _WIDE.get(name) or _WIDTHS.get(value_of(kind, name), _MIDDLE)
        page.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(rows, 2):
        for at, name in enumerate(names, 1):
            if name in row:
                _put(cast("Cell", page.cell(number, at)), written(kind, name, row[name]))
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"


def _put(cell: Cell, value: str | int | dt.date) -> None:
    if isinstance(value, str):
        put_text(cell, value)
        return
    cell.value = value
    if isinstance(value, dt.date):
        cell.number_format = _DAY
