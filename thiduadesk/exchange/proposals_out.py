"""The form on which a unit proposes whom to honour, to be handed out and read back.

Everybody of the unit stands on it already; the unit chooses an honour from a list and sends the
file back (``proposals_in``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from thiduadesk.exchange import recognition
from thiduadesk.exchange.excel_look import PrintForm
from thiduadesk.exchange.excel_look import look
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import set_up
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_text import put_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"code": 9, "name": 30, "birth": 13, "post": 26, "honour": 30, "achievement": 46}
_DAY = "dd/mm/yyyy"
_SPARE = 10
"""Blank lines at the end, for who has come since or a second honour."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, or a collective, on the form."""

    name: str
    code: str = ""
    birth: dt.date | None = None
    post: str = ""


def proposal_form(
    unit: str,
    year: int,
    candidates: Sequence[Candidate],
    honours: Sequence[str],
    form: PrintForm,
) -> bytes:
    """The workbook; the same form gives the same bytes.

    Args:
        unit: who proposes.
        year: of achievement.
        candidates: in the order they stand on the form.
        honours: names to choose from.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    said = recognition.table("proposals")
    columns: dict[str, list[str]] = said["columns"]
    book = Workbook()
    set_font(book, form)
    page = cast("Worksheet", book.active)
    page.title = said["sheet"]
    _heading(page, said, unit, year, form)
    head = page.max_row + 1
    for at, (key, names) in enumerate(columns.items(), 1):
        _put(page, head, at, names[0], form, bold=True)
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS[key]
    blank = [Candidate("")] * _SPARE
    for row, one in enumerate([*candidates, *blank], head + 1):
        given = {"code": one.code, "name": one.name, "birth": one.birth, "post": one.post}
        for at, key in enumerate(columns, 1):
            _put(page, row, at, given.get(key, ""), form)
    _choices(book, page, said, honours, head)
    set_up(page, form, head)
    return to_bytes(book, {})


def _heading(page: Worksheet, said: dict[str, Any], unit: str, year: int, form: PrintForm) -> None:
    honour = said["columns"]["honour"][0]
    lines = (
        (said["title"].format(year=year), Font(form.font, form.title, bold=True), "center"),
        (f"{said['words']['unit'][0]}: {unit}", Font(form.font, form.line, bold=True), "left"),
        (said["hint"].format(honour=honour), Font(form.font, form.line, italic=True), "left"),
    )
    for row, (text, font, align) in enumerate(lines, 1):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
        cell = cast("Cell", page.cell(row, 1))
        put_text(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    page.row_dimensions[3].height = 2.6 * form.line


def _put(
    page: Worksheet,
    row: int,
    column: int,
    value: str | dt.date | None,
    form: PrintForm,
    *,
    bold: bool = False,
) -> None:
    cell = cast("Cell", page.cell(row, column))
    look(cell, form, "center" if bold else "left", bold=bold, middle=bold)
    if isinstance(value, dt.date):
        cell.value, cell.number_format = value, _DAY
    elif value:
        put_text(cell, value)


def _choices(
    book: Workbook,
    page: Worksheet,
    said: dict[str, Any],
    honours: Sequence[str],
    head: int,
) -> None:
    """The honours on a sheet of their own, offered in their column."""
    offered = book.create_sheet(said["choices"])
    for row, name in enumerate(honours, 1):
        put_text(cast("Cell", offered.cell(row, 1)), name)
    offered.column_dimensions["A"].width = _WIDTHS["achievement"]
    column = get_column_letter([*said["columns"]].index("honour") + 1)
    source = f"'{said['choices']}'!$A$1:$A${max(1, len(honours))}"
    # another name than those listed is read as well
    rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
    rule.add(f"{column}{head + 1}:{column}{page.max_row}")
    page.add_data_validation(rule)
