"""A plain table on a worksheet of ours: a title, a head, lines, their sum, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from thiduadesk.exchange.excel_look import MM_PER_WIDTH
from thiduadesk.exchange.excel_look import height
from thiduadesk.exchange.excel_look import look
from thiduadesk.exchange.excel_look import set_up
from thiduadesk.exchange.excel_text import put_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_look import PrintForm

_WIDE, _NARROW, _NUMBER = 42.0, 15.0, 6.0
_SHORT = 5
"""Words that stand in the middle of their cell: running numbers, coefficients, years."""
_WHOLE = "#,##0"


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
        self._widths: list[float] = []
        self._aligns: tuple[str, ...] = ()
        page.title = name

    def heading(self, title: str, *below: str) -> None:
        """Title, the lines below it, and a blank one."""
        self._line(title, bold=True)
        for words in below:
            self._line(words)
        self._row += 1

    def table(
        self,
        columns: Sequence[str],
        lines: Sequence[Sequence[object]],
        total: str,
        *,
        first: int,
        widths: Sequence[float] = (),
        aligns: Sequence[str] = (),
    ) -> None:
        """Head, lines and, where ``total`` names it, their sum.

        Args:
            columns: the head.
            lines: words and whole numbers.
            total: words before the sums, empty for no sums.
            first: column of the names, from 1; those behind it are numbers if they are summed.
            widths: of the columns, in characters; by default names are wide.
            aligns: of the columns; by default numbers stand right and short words in the middle.
        """
        before, behind = [_NUMBER] * (first - 1), [_NARROW] * (len(columns) - first)
        self._widths = [*(widths or (*before, _WIDE, *behind))]
        for at, width in enumerate(self._widths, 1):
            self._page.column_dimensions[get_column_letter(at)].width = width
        self._aligns = ()
        self._cells(columns, bold=True)
        self._aligns = tuple(aligns)
        head = self._row
        for line in lines:
            self._cells(line)
        if total:
            sums = [
                sum(cast("int", line[at]) for line in lines) for at in range(first, len(columns))
            ]
            self.sums([*[""] * (first - 1), total, *sums])
        set_up(self._page, self._form, head)

    def block(
        self, title: str, columns: Sequence[str], lines: Sequence[Sequence[object]], across: int
    ) -> int:
        """A small table among others on the sheet; the row of its head.

        Args:
            across: columns of the widest of them.
        """
        self._widths = [_WIDE, *[_NARROW] * (across - 1)]
        for at, width in enumerate(self._widths, 1):
            self._page.column_dimensions[get_column_letter(at)].width = width
        self._line(title, bold=True)
        self._widths = self._widths[: len(columns)]
        self._cells(columns, bold=True)
        head = self._row
        for line in lines:
            self._cells(line)
        return head

    def skip_to(self, row: int) -> None:
        """Go on below ``row``, or where the sheet stands if that is further down."""
        self._row = max(self._row, row) + 1

    def finish(self) -> None:
        """Print what was put into blocks as wide as the paper, no row repeated."""
        set_up(self._page, self._form, None)

    def turn(self) -> None:
        """What follows prints on a new page."""
        self._page.row_breaks.append(Break(id=self._row))

    def line(self, values: Sequence[object]) -> None:
        """One more line of the table."""
        self._cells(values)

    def sums(self, values: Sequence[object]) -> None:
        """A line below the others, bold."""
        self._cells(values, bold=True, of_head=False)

    def note(self, text: str) -> None:
        """A line below the table."""
        self._line(text, italic=True)

    def _line(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        self._row += 1
        cell = cast("Cell", self._page.cell(self._row, 1))
        put_text(cell, text)
        cell.font = Font(self._form.font, self._form.line, bold=bold, italic=italic)

    def _cells(
        self, values: Sequence[object], *, bold: bool = False, of_head: bool | None = None
    ) -> None:
        self._row += 1
        centred = bold if of_head is None else of_head
        for at, value in enumerate(values, 1):
            cell = cast("Cell", self._page.cell(self._row, at))
            number = isinstance(value, int)
            short = not number and len(str(value)) <= _SHORT
            align = "right" if number else "center" if centred or short else "left"
            if self._aligns:
                align = self._aligns[at - 1]
            look(cell, self._form, align, bold=bold, middle=True)
            if isinstance(value, int):
                cell.value, cell.number_format = value, _WHOLE
            else:
                put_text(cell, str(value))
        said = [
            (value, width * MM_PER_WIDTH) for value, width in zip(values, self._widths, strict=True)
        ]
        self._page.row_dimensions[self._row].height = height(said, self._form.table, bold=bold)
