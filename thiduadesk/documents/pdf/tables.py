"""Tables («bảng»): ruled cells, head rows on every page, long rows cut between pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.documents.layout import MM
from thiduadesk.documents.layout import Style
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.pages import Mark
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.documents.typesetting.lines import Line
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell with its lines; x and width of the cell in points."""

    x: float
    width: float
    lines: tuple[Line, ...]


def table(flow: Flow, table: Table) -> None:
    """The table over the full width of the text; its head stays with the first row."""
    setter = _TableSetter(flow, table)
    head = [setter.head_row(row, first=place == 0) for place, row in enumerate(table.head)]
    top = flow.press.profile.table.before
    for place, strip in enumerate(head):
        strip.before = 0.0 if place else top
        flow.add(strip)
        flow.glue()
    repeat = tuple(replace(strip, before=0.0, labels=[], notes=()) for strip in head)
    for place, row in enumerate(table.rows):
        first = not head and place == 0
        slices = setter.slices(row, repeat, first=first)
        if first:
            slices[0].before = top
        for strip in slices:
            flow.add(strip)
        if row.shade:
            flow.glue()
    flow.gap(top)


class _TableSetter:
    def __init__(self, flow: Flow, table: Table) -> None:
        self._flow = flow
        self._press = flow.press
        self._ruled = table.ruled
        layout = flow.press.profile.table
        self._layout = layout
        self._pad_x = layout.padding_x * MM
        self._pad_y = layout.padding_y * MM
        total = sum(table.widths)
        self._edges = [0.0]
        for width in table.widths:
            self._edges.append(self._edges[-1] + flow.width * width / total)

    def head_row(self, row: TableRow, *, first: bool) -> Strip:
        """A head row, never cut, its words in the middle of the cells."""
        style = self._press.profile.styles.table_head
        boxes = self._boxes(row, style)
        height = max((_height(box.lines) for box in boxes), default=0.0) + 2 * self._pad_y
        marks: list[Mark] = self._sides(boxes, 0.0, height) if self._ruled else []
        if row.shade:
            marks.insert(0, self._ground(0.0, height))
        if self._ruled:
            marks += [self._rule(height), *([self._rule(0.0)] if first else [])]
        for column, box in enumerate(boxes):
            y = (height - _height(box.lines)) / 2
            for line in box.lines:
                marks.append(Put(line, box.x + self._pad_x, y, column))
                y += line.height
        notes = self._flow.notes_of(line for box in boxes for line in box.lines)
        opening = (self._rule(0.0),) if self._ruled else ()
        return Strip(height, marks, notes=notes, opening=opening)

    def slices(self, row: TableRow, repeat: Sequence[Strip], *, first: bool) -> list[Strip]:
        """A row as strips one line high, tied together where a cut would leave too little."""
        boxes = self._boxes(row, self._press.profile.styles.table)
        count = max((len(box.lines) for box in boxes), default=1)
        fill = self._press.profile.fill
        whole = not row.cut or count <= fill.whole_row_lines
        band = object()
        out = []
        for place in range(count):
            lines = [box.lines[place] for box in boxes if place < len(box.lines)]
            top = self._pad_y if place == 0 else 0.0
            bottom = self._pad_y if place == count - 1 else 0.0
            height = top + max(line.height for line in lines) + bottom
            lead, foot = self._pad_y - top, self._pad_y - bottom
            marks = self._slice_marks(row, boxes, place, height, top)
            if self._ruled and first and place == 0:
                marks.append(self._rule(0.0))
            if self._ruled and place == count - 1:
                marks.append(self._rule(height))
            out.append(
                Strip(
                    height,
                    marks,
                    glued=place > 0
                    and (whole or place < fill.orphan_lines or place > count - fill.widow_lines),
                    notes=self._flow.notes_of(lines),
                    band=band,
                    repeat=repeat,
                    lead=lead,
                    foot=foot,
                    opening=self._edge(row, boxes, -lead, 0.0, rule=-lead),
                    closing=self._edge(row, boxes, height, height + foot, rule=height + foot),
                )
            )
        return out

    def _slice_marks(
        self, row: TableRow, boxes: Sequence[_Box], place: int, height: float, top: float
    ) -> list[Mark]:
        """Ground, sides and words of a slice."""
        marks: list[Mark] = [self._ground(0.0, height)] if row.shade else []
        if self._ruled:
            marks += self._sides(boxes, 0.0, height)
        for column, box in enumerate(boxes):
            if place < len(box.lines):
                marks.append(Put(box.lines[place], box.x + self._pad_x, top, column))
        return marks

    def _boxes(self, row: TableRow, style: Style) -> list[_Box]:
        boxes = []
        column = 0
        for cell in row.cells:
            after = min(column + cell.across, len(self._edges) - 1)
            x, right = self._edges[column], self._edges[after]
            boxes.append(_Box(x, right - x, self._lines(cell, style, right - x)))
            column = after
        return boxes

    def _lines(self, cell: Cell, style: Style, width: float) -> tuple[Line, ...]:
        """The lines of a cell; the head's style says its own alignment."""
        centred = style.align is Align.CENTER
        align = Align.CENTER if centred else cell.align
        room = max(width - 2 * self._pad_x, 1.0)
        paragraphs = cell.paragraphs or ((),)
        return tuple(
            line
            for runs in paragraphs
            for line in self._press.lines(runs, style, room, align=align, indent=0.0)
        )

    # --- rules and grounds ---------------------------------------------------------------------
    def _rule(self, y: float) -> Rect:
        thick = self._layout.rule
        return Rect(0.0, y - thick / 2, self._edges[-1], thick)

    def _edge(
        self, row: TableRow, boxes: Sequence[_Box], top: float, bottom: float, *, rule: float
    ) -> tuple[Mark, ...]:
        """What closes or opens a row at the edge of a page, from ``top`` to ``bottom``."""
        ground = (self._ground(top, bottom),) if row.shade and bottom > top else ()
        if not self._ruled:
            return ground
        sides = self._sides(boxes, top, bottom) if bottom > top else []
        return (*ground, *sides, self._rule(rule))

    def _sides(self, boxes: Sequence[_Box], top: float, bottom: float) -> list[Mark]:
        thick = self._layout.rule
        edges = [box.x for box in boxes] + [self._edges[-1]]
        return [Rect(x - thick / 2, top, thick, bottom - top) for x in edges]

    def _ground(self, top: float, bottom: float) -> Rect:
        return Rect(0.0, top, self._edges[-1], bottom - top, self._layout.shade)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)
