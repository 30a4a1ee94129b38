"""A plain table on a worksheet of ours: a title, a head, lines, their sum, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from thiduadesk.exchange.excel_look import look
from thiduadesk.exchange.excel_look import set_up
from thiduadesk.exchange.excel_text import put_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_look import PrintForm

_WIDE, _NARROW, _NUMBER = 42, 15, 6


class Page:
    """Fills one worksheet from top to bottom.

    Args:
        page: the worksheet.
        name: of the sheet.
        form: how it prints.
    """

    def __init__(self, page: Worksheet, name: str, form: PrintForm) -> None:
        self._page, self._form = page, form
        self._row = 0
        page.title = name

    def heading(self, title: str, below: str) -> None:
        """Title, a line below it, and a blank one."""
        self._line(title, bold=True)
        self._line(below)
        self._row += 1

    def table(
        self, columns: Sequence[str], lines: Sequence[Sequence[object]], total: str, *, first: int
    ) -> None:
        """Head, lines and, where ``total`` names it, their sum; numbers from column ``first``."""
        for at in range(1, len(columns) + 1):
            width = _WIDE if at == first else _NARROW if at > first else _NUMBER
            self._page.column_dimensions[get_column_letter(at)].width = width
        self._cells(columns, first, bold=True)
        head = self._row
        for line in lines:
            self._cells(line, first)
        if total:
            sums = [
                sum(cast("int", line[at]) for line in lines) for at in range(first, len(columns))
            ]
            self._cells([*[""] * (first - 1), total, *sums], first, bold=True)
        set_up(self._page, self._form, head)

    def sums(self, values: Sequence[object], *, first: int) -> None:
        """A line below the others, bold."""
        self._cells(values, first, bold=True)

    def note(self, text: str) -> None:
        """A line below the table."""
        self._line(text, italic=True)

    def _line(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        self._row += 1
        cell = cast("Cell", self._page.cell(self._row, 1))
        put_text(cell, text)
        cell.font = Font(self._form.font, self._form.line, bold=bold, italic=italic)

    def _cells(self, values: Sequence[object], first: int, *, bold: bool = False) -> None:
        self._row += 1
        for at, value in enumerate(values, 1):
            cell = cast("Cell", self._page.cell(self._row, at))
            look(cell, self._form, "left" if at == first else "center", bold=bold, middle=True)
            if isinstance(value, int):
                cell.value = value
            else:
                put_text(cell, str(value))
