"""Changing the table at a cursor; widths and head rows go along."""

from __future__ import annotations

import json

from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextTable

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor.edits import one_step
from thiduadesk.ui.editor.writer import insert_blocks
from thiduadesk.ui.editor.writer import table_format


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> None:
    """A ruled table with one head row, columns alike; the cursor goes to its first cell."""
    row = TableRow(tuple(Cell(((),)) for _ in range(columns)))
    head = TableRow(tuple(Cell(((),), Align.CENTER) for _ in range(columns)))
    start = cursor.position()
    insert_blocks(cursor, (Table((1.0,) * columns, (head,), (row,) * (rows - 1)),))
    made = _table_from(cursor, start)
    if made is not None:
        cursor.setPosition(made.firstPosition())


def _table_from(cursor: QTextCursor, start: int) -> QTextTable | None:
    for position in (start + 1, start + 2):
        probe = QTextCursor(cursor)
        probe.setPosition(min(position, cursor.document().characterCount() - 1))
        if formats.table_at(probe) is not None:
            return formats.table_at(probe)
    return None


def add_row(cursor: QTextCursor, *, below: bool) -> None:
    """A row like the one at the cursor, empty; above the last head row it is a head row."""
    table = formats.table_at(cursor)
    if table is None:
        return
    here = table.cellAt(cursor).row()
    head = table.format().toTableFormat().headerRowCount()
    at = here + below
    with one_step(cursor):
        table.insertRows(at, 1)
        _set_shape(table, _widths(table), head + (at < head))
        _copy_row_marks(table, here + (0 if below else 1), at)
        cursor.setPosition(table.cellAt(at, 0).firstPosition())


def add_column(cursor: QTextCursor, *, after: bool) -> None:
    """A column beside the one at the cursor, as wide as the columns are on average."""
    table = formats.table_at(cursor)
    if table is None:
        return
    cell = table.cellAt(cursor)
    row = cell.row()
    at = cell.column() + (cell.columnSpan() if after else 0)
    widths = _widths(table)
    widths.insert(at, sum(widths) / len(widths))
    with one_step(cursor):
        table.insertColumns(at, 1)
        _set_shape(table, widths, table.format().toTableFormat().headerRowCount())
        cursor.setPosition(table.cellAt(row, at).firstPosition())


def remove_row(cursor: QTextCursor) -> None:
    """Take the row at the cursor away; the last one takes the table with it."""
    table = formats.table_at(cursor)
    if table is None:
        return
    if table.rows() == 1:
        remove_table(cursor)
        return
    here = table.cellAt(cursor).row()
    head = table.format().toTableFormat().headerRowCount()
    with one_step(cursor):
        table.removeRows(here, 1)
        _set_shape(table, _widths(table), head - (here < head))


def remove_column(cursor: QTextCursor) -> None:
    """Take the column at the cursor away; the last one takes the table with it."""
    table = formats.table_at(cursor)
    if table is None:
        return
    if table.columns() == 1:
        remove_table(cursor)
        return
    here = table.cellAt(cursor).column()
    widths = _widths(table)
    del widths[here]
    with one_step(cursor):
        table.removeColumns(here, 1)
        _set_shape(table, widths, table.format().toTableFormat().headerRowCount())


def remove_table(cursor: QTextCursor) -> None:
    """Take the whole table away."""
    table = formats.table_at(cursor)
    if table is not None:
        with one_step(cursor):
            table.removeRows(0, table.rows())


def toggle_head(cursor: QTextCursor) -> None:
    """Repeat the rows down to the cursor at the top of every page, or none."""
    table = formats.table_at(cursor)
    if table is not None:
        wanted = table.cellAt(cursor).row() + 1
        head = table.format().toTableFormat().headerRowCount()
        with one_step(cursor):
            _set_shape(table, _widths(table), 0 if head == wanted else wanted)


def to_next_cell(cursor: QTextCursor, *, back: bool = False) -> bool:
    """Go to the next cell, making a row behind the last one; False outside a table."""
    table = formats.table_at(cursor)
    if table is None:
        return False
    cell = table.cellAt(cursor)
    moves = QTextCursor.MoveOperation
    if not back and (cell.row(), cell.column() + cell.columnSpan()) == (
        table.rows() - 1,
        table.columns(),
    ):
        add_row(cursor, below=True)
    else:
        cursor.movePosition(moves.PreviousCell if back else moves.NextCell)
    return True


def _widths(table: QTextTable) -> list[float]:
    return [float(width) for width in json.loads(str(table.format().property(formats.WIDTHS)))]


def _set_shape(table: QTextTable, widths: list[float], head: int) -> None:
    ruled = table.format().property(formats.RULED) is not False
    fmt = table_format(widths, head, ruled)
    source, own = formats.origin(table.format())
    formats.from_records(fmt, source, own=own)
    table.setFormat(fmt)


def _copy_row_marks(table: QTextTable, source: int, target: int) -> None:
    """Marks and alignments of a row for a new one, which Qt gives none of its own."""
    for column in range(table.columns()):
        model = table.cellAt(source, column).format()
        cell = table.cellAt(target, column)
        fmt = cell.format()
        for mark in (formats.CELL_ALIGN, formats.ROW_SHADE, formats.ROW_WHOLE):
            fmt.setProperty(mark, model.property(mark))
        cell.setFormat(fmt)
        align = Align(model.property(formats.CELL_ALIGN) or Align.LEFT)
        cell.firstCursorPosition().setBlockFormat(formats.cell_block_format(align))
