"""The look of a printed table in Excel: font, lines, heights of rows, paper; and its bytes."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from openpyxl.styles import Alignment
from openpyxl.styles import Border
from openpyxl.styles import Font
from openpyxl.styles import PatternFill
from openpyxl.styles import Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.xml.functions import tostring
from reportlab.lib.utils import simpleSplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from decimal import Decimal

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MM_PER_WIDTH = 25.4 * 8 / 96
"""Millimetres of one unit of column width: a digit of the book's own font, eight pixels."""
_LINE = Side("thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MM_PER_INCH = 25.4
_HEAD_MM = 6
_A4 = 9
_PADDING_MM = 2.0
"""What a cell keeps free at its sides, and a little for screens that round up."""
_POINTS_PER_MM = 72 / 25.4
_PITCH = 15.75 / 12
"""Height of a line as a share of its type size."""
_D_WITH_STROKE = {0x111: "d", 0x110: "D"}
_EPOCH = dt.datetime(2020, 3, 5)  # noqa: DTZ001  (the format knows no zone)
_ZIP_TIME = (2020, 3, 5, 0, 0, 0)
_SHEET_PART = "xl/worksheets/sheet1.xml"
_PROPERTIES_PART = "docProps/core.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class PrintForm:
    """What a workbook keeps of the form of papers («thể thức»).

    Attributes:
        font: name of the print font.
        title, line, table, number: type sizes of the title, of the lines under it, of the table and
            of the page number, points.
        shade: ground of lines over a group, «#rrggbb».
        left, right, top, bottom: margins, mm.
    """

    font: str
    title: float
    line: float
    table: float
    number: float
    shade: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def ground(self) -> PatternFill:
        """The shade as Excel fills a cell with it."""
        return PatternFill("solid", fgColor=self.shade.lstrip("#").upper())


def set_font(book: Workbook, form: PrintForm) -> None:
    """Make the print font that of the book: widths of columns are counted in its digits."""
    book._named_styles["Normal"].font = Font(form.font, form.table)  # type: ignore[attr-defined]  # noqa: SLF001


def look(
    cell: Cell, form: PrintForm, align: str, *, bold: bool = False, middle: bool = False
) -> None:
    """A cell of the table: boxed, its words wrapped."""
    cell.font = Font(form.font, form.table, bold=bold)
    vertical = "center" if middle else "top"
    cell.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=True)
    cell.border = _BOX


def height(words: Iterable[tuple[object, float]], size: float, *, bold: bool = False) -> float:
    """Height in points of a row with these words, each in so many mm, in type of ``size``.

    Measured in Times without marks, whose letters are as wide as those of the print font.
    Spreadsheets leave rows with merged cells, and files nobody has opened yet, one line high.
    """
    metrics = "Times-Bold" if bold else "Times-Roman"
    lines = [
        len(simpleSplit(_bare(str(text)), metrics, size, (room - _PADDING_MM) * _POINTS_PER_MM))
        for text, room in words
        if text
    ]
    return max([1, *lines]) * _PITCH * size + 2


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    return "".join(char for char in parts if not unicodedata.combining(char))


def set_up(page: Worksheet, form: PrintForm, head_row: int | None) -> None:
    """Landscape A4, as wide as the page, the head on every page, page numbers from page 2."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sides = (form.left, form.right, form.top, form.bottom, _HEAD_MM, _HEAD_MM)
    page.page_margins = PageMargins(*(mm / _MM_PER_INCH for mm in sides))
    if head_row is not None:
        page.print_title_rows = f"{head_row}:{head_row}"
        page.freeze_panes = f"A{head_row + 1}"
    page.HeaderFooter.differentFirst = True
    number = page.oddHeader.center  # type: ignore[union-attr]
    number.text, number.font, number.size = "&P", f"{form.font},Regular", form.number


def to_bytes(book: Workbook, values: Mapping[str, Decimal]) -> bytes:
    """The file; equal books are equal bytes.

    Args:
        book: with one worksheet.
        values: of its formulas by cell: openpyxl writes none, readers that do not calculate
            want them.
    """
    book.properties.creator = ""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    book.properties.created = book.properties.modified = _EPOCH
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            if name == _SHEET_PART:
                data = _with_values(data, values)
            elif name == _PROPERTIES_PART:  # openpyxl writes the moment of saving there
                data = tostring(book.properties.to_tree())
            target.writestr(member, data)
    return out.getvalue()


def _with_values(data: bytes, values: Mapping[str, Decimal]) -> bytes:
    root = etree.fromstring(data)
    for cell in root.iter(f"{_MAIN}c"):
        shown = cell.find(f"{_MAIN}v")
        value = values.get(cell.get("r", ""))
        if shown is not None and value is not None:
            shown.text = str(value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
