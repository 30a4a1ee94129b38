"""The score sheet as a workbook that goes on calculating («bảng chấm điểm» in Excel).

Rows hold numbers, lines above them live sums; the look is that of the printed table. Sums carry
the value they had when written, so that readers which do not calculate show it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule as LookRule
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.exchange.excel_look import MM_PER_WIDTH
from thiduadesk.exchange.excel_look import PrintForm
from thiduadesk.exchange.excel_look import height
from thiduadesk.exchange.excel_look import look
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import set_up
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_text import put_text
from thiduadesk.rules.answers import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.domain.rubric import Row
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.rules.scoring import Totals

_FIRST_NUMBER = 3
"""Column of the first number, after «TT» and the criteria."""
_PLAIN = "General"
_NOTE_HEIGHT, _NOTE_WIDTH = 120, 80
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def score_sheet_xlsx(
    sheet: Sheet,
    totals: Totals,
    *,
    unit_line: str,
    issued_line: str,
    words: Mapping[str, Any],
    form: PrintForm,
) -> bytes:
    """The workbook; the same sheet gives the same bytes.

    Args:
        sheet: the rubric with the scores.
        totals: its computed sums.
        unit_line: «Đơn vị: …», empty prints none.
        issued_line: «(Ban hành kèm theo …)», empty prints none.
        words: ``resources/wording/scoresheet.toml``.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    book = Workbook()
    set_font(book, form)
    page = cast("Worksheet", book.active)
    title = sheet.title or words["title"].format(year=sheet.year)
    page.title = title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME] or str(sheet.year)
    writer = _Writer(page, sheet, totals, words, form)
    writer.heading(title, unit_line, issued_line)
    writer.table()
    writer.notes()
    set_up(page, form, writer.head_row)
    return to_bytes(book, writer.sums)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A number column: which of a row's three numbers, as most allowed or as scored."""

    column: Column
    most: bool

    @property
    def key(self) -> str:
        """Name of the column in the wording, and of the field in totals."""
        return f"max_{self.column}" if self.most else str(self.column)


class _Writer:
    """Fills one worksheet from top to bottom.

    Attributes:
        sums: values of the formulas, by cell.
        head_row: the row repeated on every page.
    """

    def __init__(
        self,
        page: Worksheet,
        sheet: Sheet,
        totals: Totals,
        words: Mapping[str, Any],
        form: PrintForm,
    ) -> None:
        self.sums: dict[str, Decimal] = {}
        self.head_row = 0
        self._page = page
        self._sheet = sheet
        self._totals = totals
        self._words = words
        self._form = form
        used = [column for column in Column if column is not Column.PENALTY or sheet.deducts]
        self._numbers = [_Numbers(column, most) for most in (True, False) for column in used]
        shares = words["widths"]
        numbers = [shares["number"]] * len(self._numbers)
        self._widths = [shares["no"], shares["criteria"], *numbers, shares["explanation"]]
        self._row = 0
        self._rows: dict[str, int] = {}

    # --- around the table ----------------------------------------------------------------------
    def heading(self, title: str, unit_line: str, issued_line: str) -> None:
        """Title, unit, «ban hành kèm theo», and a blank row."""
        font, size = self._form.font, self._form.line
        self._across(title, Font(font, self._form.title, bold=True), "center")
        if unit_line:
            self._across(unit_line, Font(font, size, bold=True), "center")
        if issued_line:
            self._across(issued_line, Font(font, size, italic=True), "center")
        self._row += 1

    def notes(self) -> None:
        """Lines below the table as the rubric was issued with."""
        for line in self._sheet.notes:
            self._across(line, Font(self._form.font, self._form.table), "left")

    def _across(self, text: str, font: Font, align: str) -> None:
        self._row += 1
        cell = self._cell(1)
        put_text(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        self._merge(len(self._widths))
        self._fit([(text, sum(self._widths))], font.size, bold=bool(font.bold))

    # --- the table -----------------------------------------------------------------------------
    def table(self) -> None:
        """Head, rows and total."""
        self._head()
        first = self._row + 1
        for place, row in enumerate(self._sheet.rows, first):
            self._rows[row.criterion.no] = place
        for row in self._sheet.rows:
            self._line(row)
        self._total()
        self._show_fractions(first)

    def _head(self) -> None:
        self._row += 1
        self.head_row = self._row
        head = self._words["head"]
        criteria = self._sheet.criteria_heading or head["criteria"].format(year=self._sheet.year)
        numbers = [head[one.key] for one in self._numbers]
        titles = [head["no"], criteria, *numbers, head["explanation"]]
        for column, (title, width) in enumerate(zip(titles, self._widths, strict=True), 1):
            put_text(self._cell(column), title)
            look(self._cell(column), self._form, "center", bold=True, middle=True)
            dimension = self._page.column_dimensions[get_column_letter(column)]
            dimension.width = round(width / MM_PER_WIDTH, 1)
        self._fit(zip(titles, self._widths, strict=True), bold=True)

    def _line(self, row: Row) -> None:
        self._row += 1
        criterion = row.criterion
        section = criterion.section
        explanation = self._explanation(row)
        across = section and not criterion.printed_no
        put_text(self._cell(1), criterion.text if across else criterion.printed_no)
        put_text(self._cell(2), "" if across else criterion.text)
        put_text(self._cell(len(self._widths)), explanation)
        look(self._cell(1), self._form, "left" if across else "center", bold=section)
        look(self._cell(2), self._form, "left", bold=section)
        look(self._cell(len(self._widths)), self._form, "left")
        for column, numbers in enumerate(self._numbers, _FIRST_NUMBER):
            self._number(self._cell(column), row, numbers)
            look(self._cell(column), self._form, "center", bold=section)
        room = self._widths[1] + (self._widths[0] if across else 0)
        self._fit([(criterion.text, room), (explanation, self._widths[-1])], bold=section)
        if section:
            self._shade_line()
        if across:
            self._merge(_FIRST_NUMBER - 1)

    def _total(self) -> None:
        self._row += 1
        put_text(self._cell(1), self._words["total"])
        tops = [self._rows[row.criterion.no] for row in self._sheet.children(None)]
        for column, numbers in enumerate(self._numbers, _FIRST_NUMBER):
            value: Points = getattr(self._totals, numbers.key)
            self._cell(column).number_format = _format(numbers, value)
            self._formula(self._cell(column), f"SUM({_cells(column, tops)})", value)
        for column in range(1, len(self._widths) + 1):
            look(self._cell(column), self._form, "center", bold=True, middle=True)
        self._fit([])
        self._shade_line()
        self._merge(_FIRST_NUMBER - 1)

    def _shade_line(self) -> None:
        """A line on a light ground."""
        for column in range(1, len(self._widths) + 1):
            self._cell(column).fill = self._form.ground

    def _explanation(self, row: Row) -> str:
        """The explanation, with «Tạm tính» on a provisional row that does not say it."""
        note: str = self._words["provisional"]
        lines = [line for line in row.score.explanation.split("\n") if line.strip()]
        said = any(line.strip(" .").casefold() == note.casefold() for line in lines)
        if row.score.provisional and not said:
            lines.append(note)
        return "\n".join(lines)

    def _cell(self, column: int) -> Cell:
        return cast("Cell", self._page.cell(self._row, column))

    def _merge(self, columns: int) -> None:
        """Join the first ``columns`` cells of this row."""
        self._page.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=columns
        )

    def _fit(
        self,
        words: Iterable[tuple[object, float]],
        size: float | None = None,
        *,
        bold: bool = False,
    ) -> None:
        """Make this row high enough for ``words``, each in so many mm; type as in the table."""
        size = size or self._form.table
        self._page.row_dimensions[self._row].height = height(words, size, bold=bold)

    # --- numbers -------------------------------------------------------------------------------
    def _number(self, cell: Cell, row: Row, numbers: _Numbers) -> None:
        """A row's own number, or the live sum of the rows below it."""
        value: Points | None = getattr(self._totals.rows[row.criterion.no], numbers.key)
        cell.number_format = _format(numbers, value)
        children = self._sheet.children(row.criterion.no)
        below = [child for child in children if self._counts(child, numbers)]
        if below:
            self._formula(cell, self._sum(cell, row, numbers, below), value)
        elif value is not None and (value or not numbers.most):
            # Nothing below gives this number: it is the row's own, e.g. the bonus of a parent.
            cell.value = value.decimal
            self._note_parts(cell, row, numbers)

    def _note_parts(self, cell: Cell, row: Row, numbers: _Numbers) -> None:
        """Points of each body («cộng theo đoàn thể») as the note of their sum, which stays a number.

        Line by line as the paper prints them under the sum; read back by ``rubric_values``.
        """
        parts = parts_of(row.criterion, row.score)
        if parts and not numbers.most and numbers.column is Column.POINTS:
            lines = "\n".join(part.printed() for part in (row.score.points or ZERO, *parts))
            cell.comment = Comment(lines, "", height=_NOTE_HEIGHT, width=_NOTE_WIDTH)

    def _sum(self, cell: Cell, row: Row, numbers: _Numbers, below: Sequence[Row]) -> str:
        """What the rows below add up to, and what the line has of its own beside them.

        Maxima grow only as far as the group's limits let them; scores are sums of what was typed.
        """
        criterion = row.criterion
        cells = _cells(cell.column, [self._rows[one.criterion.no] for one in below])
        if not numbers.most:
            text, own = f"SUM({cells})", getattr(row.score, numbers.key)
        else:
            text = f"MAX({cells})" if criterion.group.at_most_one else f"SUM({cells})"
            cap = getattr(criterion.group, f"cap_{numbers.column}")
            text = text if cap is None else f"MIN({cap},{text})"
            own = getattr(criterion, numbers.key)
        return f"{own}+{text}" if own and numbers.column is not Column.POINTS else text

    def _counts(self, row: Row, numbers: _Numbers) -> bool:
        """Whether the row carries such a number, or may once somebody types one."""
        if numbers.column is Column.POINTS:
            return True
        found = self._totals.rows[row.criterion.no]
        may_deduct = isinstance(row.criterion.rule, PenaltyRule)
        return (
            bool(getattr(found, f"max_{numbers.column}"))
            or getattr(found, str(numbers.column)) is not None
            or (numbers.column is Column.PENALTY and may_deduct)
        )

    def _formula(self, cell: Cell, text: str, value: Points | None) -> None:
        cell.value = f"={text}"
        self.sums[cell.coordinate] = value.decimal if value is not None else Decimal(0)

    def _show_fractions(self, first: int) -> None:
        """«02» is for whole numbers: a fraction in the same column shows as it is."""
        plain = DifferentialStyle(numFmt=NumberFormat(numFmtId=0, formatCode=_PLAIN))
        for column, numbers in enumerate(self._numbers, _FIRST_NUMBER):
            if numbers.column is not Column.POINTS:
                letter = get_column_letter(column)
                rule = LookRule(
                    type="expression", dxf=plain, formula=[f"MOD({letter}{first},1)<>0"]
                )
                self._page.conditional_formatting.add(f"{letter}{first}:{letter}{self._row}", rule)


def _format(numbers: _Numbers, value: Points | None) -> str:
    """Bonuses and penalties print two digits; a sum of nothing prints nothing."""
    whole, zero = (_PLAIN, _PLAIN) if numbers.column is Column.POINTS else ("00", "0")
    hidden = value is None or (numbers.most and not value)
    if whole == zero and not hidden:
        return whole
    return f"{whole};-{whole};{'' if hidden else zero}"


def _cells(column: int, rows: Sequence[int]) -> str:
    """Arguments of a sum over cells of one column, neighbours joined: «E8:E10,E14»."""
    letter = get_column_letter(column)
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ",".join(
        f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}"
        for first, last in spans
    )
