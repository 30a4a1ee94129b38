"""Tables of a Word file: real ones with repeated head rows, and invisible ones that hold columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.word.elements import Line
from thiduadesk.documents.word.elements import Shape
from thiduadesk.documents.word.elements import eighths
from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import paragraph
from thiduadesk.documents.word.elements import twips
from thiduadesk.documents.word.styles import style_id
from thiduadesk.domain.document import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.word.ruler import Ruler
    from thiduadesk.documents.word.runs import Pen
    from thiduadesk.domain.document import Cell
    from thiduadesk.domain.document import Table
    from thiduadesk.domain.document import TableRow

_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(
    block: Table, width: float, profile: LayoutProfile, ruler: Ruler, pen: Pen
) -> BaseOxmlElement:
    """A table of the tree over the text width ``width`` (mm), its head repeated on every page."""
    share = width / sum(block.widths)
    widths = [share * one for one in block.widths]
    layout = profile.table
    rows = [_row(one, widths, profile, pen, head=True) for one in block.head]
    for one in block.rows:
        lines = _lines_of(one, widths, profile, ruler)
        whole = not one.cut or lines <= profile.fill.whole_row_lines
        rows.append(_row(replace(one, cut=not whole), widths, profile, pen, head=False))
    rule = Line(layout.rule) if block.ruled else None
    return _grid(widths, rows, rule, (layout.padding_x, layout.padding_y))


def columns(
    widths: Sequence[float],
    rows: Sequence[Sequence[list[BaseOxmlElement]]],
    *,
    unbroken: int | None = None,
) -> BaseOxmlElement:
    """An invisible table: paragraphs side by side, each row whole on one page.

    Args:
        widths: of the columns, mm.
        rows: for each cell its paragraphs, at least one.
        unbroken: column whose lines Word must not break, from 0.
    """
    made = [
        element(
            "w:tr",
            element("w:trPr", element("w:cantSplit")),
            *(
                _cell(width, content, unbroken=place == unbroken)
                for place, (width, content) in enumerate(zip(widths, row, strict=True))
            ),
        )
        for row in rows
    ]
    return _grid(widths, made, None, (0.0, 0.0))


def _grid(
    widths: Sequence[float],
    rows: Sequence[BaseOxmlElement],
    rule: Line | None,
    padding: tuple[float, float],
) -> BaseOxmlElement:
    """``w:tbl`` of fixed widths; ``padding`` across and down, mm."""
    properties = element("w:tblPr", element("w:tblW", w=sum(map(twips, widths)), type="dxa"))
    if rule is not None:
        lines = (_border(side, rule) for side in _BORDERS)
        properties.append(element("w:tblBorders", *lines))
    across, down = (twips(one) for one in padding)
    room = {"top": down, "left": across, "bottom": down, "right": across}
    properties.extend(
        (
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblCellMar", *(element(f"w:{side}", w=w, type="dxa") for side, w in room.items())
            ),
        )
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in widths))
    return element("w:tbl", properties, grid, *rows)


def _row(
    row: TableRow, widths: Sequence[float], profile: LayoutProfile, pen: Pen, *, head: bool
) -> BaseOxmlElement:
    """A row; heads and group lines stay on the page of the row below them."""
    properties = element("w:trPr")
    if head or not row.cut:
        properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", *([properties] if len(properties) else []))
    place = 0
    for cell in row.cells:
        width = sum(widths[place : place + cell.across])
        content = _paragraphs(cell, pen, head=head, keep_next=head or row.shade)
        made.append(
            _cell(
                width,
                content,
                across=cell.across,
                shade=profile.table.shade if row.shade else "",
                middle=head,
            )
        )
        place += cell.across
    return made


def _lines_of(row: TableRow, widths: Sequence[float], profile: LayoutProfile, ruler: Ruler) -> int:
    """Lines of the tallest cell of a row."""
    style, margins = profile.styles.table, 2 * profile.table.padding_x
    tallest, place = 0, 0
    for cell in row.cells:
        room = sum(widths[place : place + cell.across]) - margins
        tallest = max(tallest, sum(ruler.lines(one, style, room) for one in cell.paragraphs))
        place += cell.across
    return tallest


def _paragraphs(cell: Cell, pen: Pen, *, head: bool, keep_next: bool) -> list[BaseOxmlElement]:
    usual = head or cell.align is Align.LEFT
    shape = Shape(align=None if usual else cell.align, keep_next=keep_next)
    style = style_id("table_head" if head else "table")
    return [paragraph(style, pen.runs(runs), shape) for runs in cell.paragraphs or ((),)]


def _cell(
    width: float,
    content: Sequence[BaseOxmlElement],
    *,
    across: int = 1,
    shade: str = "",
    middle: bool = False,
    unbroken: bool = False,
) -> BaseOxmlElement:
    properties = element("w:tcPr", element("w:tcW", w=twips(width), type="dxa"))
    if across > 1:
        properties.append(element("w:gridSpan", val=across))
    if shade:
        properties.append(element("w:shd", val="clear", color="auto", fill=shade.lstrip("#")))
    if unbroken:
        properties.append(element("w:noWrap"))
    if middle:
        properties.append(element("w:vAlign", val="center"))
    return element("w:tc", properties, *content)


def _border(side: str, rule: Line) -> BaseOxmlElement:
    return element(f"w:{side}", val="single", sz=eighths(rule.thickness), space=0, color="auto")
