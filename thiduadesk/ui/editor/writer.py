"""Blocks of the typed tree into a ``QTextDocument``."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextDocument
from PySide6.QtGui import QTextLength
from PySide6.QtGui import QTextTable
from PySide6.QtGui import QTextTableFormat

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import point_letter
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor.normal import normal_blocks
from thiduadesk.ui.theme import theme

CELL_PADDING = 5.0


def write(
    document: QTextDocument,
    blocks: Sequence[Block],
    shape: Callable[[Align, bool], QTextBlockFormat] | None = None,
) -> None:
    """Replace what ``document`` holds by ``blocks``; nothing of it can be undone in the field.

    Args:
        document: of the editor.
        blocks: to be shown.
        shape: block format of paragraphs, where these look other than in the body.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    writer = BlockWriter(cursor, shape=shape)
    cursor.setBlockFormat(writer.shape(Align.JUSTIFY, True))
    writer.put(normal_blocks(blocks))
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert_runs(cursor: QTextCursor, runs: Sequence[Inline]) -> None:
    """Put ``runs`` at the cursor, inside its block."""
    for run in runs:
        match run:
            case Text(text=text, bold=bold, italic=italic, raised=raised):
                cursor.insertText(
                    text, formats.char_format(bold=bold, italic=italic, raised=raised)
                )
            case LineBreak():
                cursor.insertText(formats.LINE_CHAR, QTextCharFormat())
            case Footnote(runs=note):
                cursor.insertText(formats.OBJECT_CHAR, formats.note_format(note))
            case Field(key=key, text=text):
                cursor.insertText(formats.shown_field(key, text), formats.field_format(run))


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put ``blocks`` at the cursor as one step of undo; in a cell only their words fit."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    wanted = normal_blocks(blocks)
    if formats.table_at(cursor) is not None:
        _insert_lines(cursor, flat_lines(wanted))
    elif len(wanted) == 1 and isinstance(wanted[0], Paragraph):
        insert_runs(cursor, wanted[0].runs)
    elif wanted:
        _insert_between(cursor, wanted)
    cursor.endEditBlock()


def _insert_between(cursor: QTextCursor, blocks: tuple[Block, ...]) -> None:
    """Split the block at the cursor and put ``blocks`` between; empty halves vanish."""
    own_format = cursor.blockFormat()
    at_end = cursor.atBlockEnd()
    free = cursor.atBlockStart()
    if not at_end:
        cursor.insertBlock(own_format, QTextCharFormat())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    BlockWriter(cursor, free=free).put(blocks)


def _insert_lines(cursor: QTextCursor, lines: Sequence[tuple[Inline, ...]]) -> None:
    for number, runs in enumerate(lines):
        if number:
            cursor.insertBlock(cursor.blockFormat(), QTextCharFormat())
        insert_runs(cursor, runs)


def flat_lines(blocks: Sequence[Block]) -> list[tuple[Inline, ...]]:
    """The words of ``blocks``, a line for each paragraph, item and paragraph of a cell."""
    out: list[tuple[Inline, ...]] = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                out.append(runs)
            case ListBlock(items=items, marker=marker):
                for number, item in enumerate(items, 1):
                    out.append((Text(f"{marker_text(marker, number)} "), *item))
            case Table(head=head, rows=rows):
                for row in (*head, *rows):
                    out.extend(runs for cell in row.cells for runs in cell.paragraphs)
            case PageBreak():
                pass
    return out


def marker_text(marker: Marker, number: int) -> str:
    """What is printed before item ``number`` (from 1)."""
    match marker:
        case Marker.NUMBER:
            return f"{number}."
        case Marker.LETTER:
            return f"{point_letter(number)})"
        case Marker.DASH | Marker.PLUS | Marker.BULLET:
            return str(marker)


class BlockWriter:
    """Writes blocks one after another from a cursor.

    Args:
        cursor: stands in the block to begin with.
        free: that block is empty and may take the first block.
        shape: block format of paragraphs by alignment and indent.
    """

    def __init__(
        self,
        cursor: QTextCursor,
        *,
        free: bool = True,
        shape: Callable[[Align, bool], QTextBlockFormat] | None = None,
    ) -> None:
        self._cursor = cursor
        self._free = free
        self.shape = shape or formats.paragraph_format

    def put(self, blocks: Sequence[Block]) -> None:
        """Write ``blocks``, which must be in normal form."""
        for block in blocks:
            match block:
                case Paragraph(runs=runs, align=align, indent=indent):
                    fmt = self.shape(align, indent)
                    formats.from_records(fmt, block.source, own=block.own)
                    self._start(fmt)
                    insert_runs(self._cursor, runs)
                case ListBlock(items=items, marker=marker):
                    fmt = formats.item_format(marker, formats.fresh_number())
                    formats.from_records(fmt, block.source, own=block.own)
                    for item in items:
                        self._start(fmt)
                        insert_runs(self._cursor, item)
                case Table():
                    self._put_table(block)
                case PageBreak():
                    self._start(formats.paragraph_format(Align.LEFT, False))
                    mark = QTextCharFormat()
                    mark.setObjectType(formats.BREAK_OBJECT)
                    self._cursor.insertText(formats.OBJECT_CHAR, mark)

    def _start(self, fmt: QTextBlockFormat) -> None:
        if self._free:
            self._cursor.setBlockFormat(fmt)
            self._cursor.setBlockCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(fmt, QTextCharFormat())
        self._free = False

    def _put_table(self, block: Table) -> None:
        if self._free:
            self._cursor.setBlockFormat(formats.filler_format())
        rows = (*block.head, *block.rows)
        fmt = table_format(block.widths, len(block.head), block.ruled)
        formats.from_records(fmt, block.source, own=block.own)
        table = self._cursor.insertTable(len(rows), len(block.widths), fmt)
        for number, row in enumerate(rows):
            _fill_row(table, number, row)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._cursor.setBlockFormat(formats.filler_format())
        self._free = True


def table_format(widths: Sequence[float], head: int, ruled: bool) -> QTextTableFormat:
    """Format of a table as wide as the text; ``widths`` are shares."""
    fmt = QTextTableFormat()
    fmt.setProperty(formats.WIDTHS, json.dumps(list(widths)))
    fmt.setProperty(formats.RULED, ruled)
    fmt.setHeaderRowCount(head)
    fmt.setBorder(1.0 if ruled else 0.0)
    fmt.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    fmt.setBorderBrush(theme.active().colour("muted"))
    fmt.setBorderCollapse(True)
    fmt.setCellPadding(CELL_PADDING)
    fmt.setCellSpacing(0.0)
    fmt.setTopMargin(4.0)
    fmt.setBottomMargin(formats.SPACE_AFTER)
    fmt.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    total = sum(widths)
    fmt.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / total) for width in widths]
    )
    return fmt


def _fill_row(table: QTextTable, number: int, row: TableRow) -> None:
    column = 0
    for cell in row.cells:
        if cell.across > 1:
            table.mergeCells(number, column, 1, cell.across)
        place = table.cellAt(number, column)
        fmt = place.format().toTableCellFormat()
        fmt.setProperty(formats.CELL_ALIGN, str(cell.align))
        fmt.setProperty(formats.ROW_SHADE, row.shade)
        fmt.setProperty(formats.ROW_WHOLE, not row.cut)
        place.setFormat(fmt)
        cursor = place.firstCursorPosition()
        cursor.setBlockFormat(formats.cell_block_format(cell.align))
        for index, runs in enumerate(cell.paragraphs):
            if index:
                cursor.insertBlock(formats.cell_block_format(cell.align), QTextCharFormat())
            insert_runs(cursor, runs)
        column += cell.across
