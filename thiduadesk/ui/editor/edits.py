"""Edits of the text at a cursor: emphasis, lists, alignment, data fields; each one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QFont
from PySide6.QtGui import QTextBlock
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextDocument

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Marker
from thiduadesk.ui.editor import formats


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything inside is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def blocks_of(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that the selection touches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    out = [block]
    while block.isValid() and block != last:
        block = block.next()
        out.append(block)
    return out


def bold_format(on: bool) -> QTextCharFormat:
    """The change that makes characters bold or not."""
    fmt = QTextCharFormat()
    fmt.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    return fmt


def italic_format(on: bool) -> QTextCharFormat:
    """The change that makes characters italic or not."""
    fmt = QTextCharFormat()
    fmt.setFontItalic(on)
    return fmt


def raised_format(on: bool) -> QTextCharFormat:
    """The change that raises characters above the line or not."""
    fmt = QTextCharFormat()
    align = QTextCharFormat.VerticalAlignment
    fmt.setVerticalAlignment(align.AlignSuperScript if on else align.AlignNormal)
    return fmt


# --- lists -------------------------------------------------------------------------------------
def marker_of(block: QTextBlock) -> Marker | None:
    """The marker of the list a block is an item of."""
    found = block.blockFormat().property(formats.MARKER)
    return None if found is None else Marker(found)


def item_number(block: QTextBlock) -> int:
    """Place of an item in its list, from 1."""
    own = _list_of(block)
    number = 1
    while (block := block.previous()).isValid() and _list_of(block) == own:
        number += 1
    return number


def _list_of(block: QTextBlock) -> tuple[object, object]:
    fmt = block.blockFormat()
    return fmt.property(formats.MARKER), fmt.property(formats.GROUP)


def toggle_list(cursor: QTextCursor, marker: Marker) -> None:
    """Make the touched paragraphs items of a list, or paragraphs again; not inside a table."""
    if formats.table_at(cursor) is not None:
        return
    blocks = [block for block in blocks_of(cursor) if formats.table_at(QTextCursor(block)) is None]
    undo = all(marker_of(block) is marker for block in blocks)
    before = blocks[0].previous()
    joins = before.isValid() and marker_of(before) is marker
    own = before.blockFormat() if joins else None
    group = int(own.property(formats.GROUP)) if own else formats.fresh_number()
    source, changed = formats.origin(own) if own else ("", False)
    with one_step(cursor):
        for block in blocks:
            fmt = formats.paragraph_format() if undo else formats.item_format(marker, group)
            formats.from_records(fmt, "" if undo else source, own=changed)
            QTextCursor(block).setBlockFormat(fmt)


def end_list(cursor: QTextCursor) -> None:
    """Make the item at the cursor a paragraph."""
    cursor.setBlockFormat(formats.paragraph_format())


# --- paragraphs --------------------------------------------------------------------------------
def set_align(cursor: QTextCursor, align: Align) -> None:
    """Align the touched paragraphs, or the cell at the cursor; items of lists stay as they are."""
    with one_step(cursor):
        for block in blocks_of(cursor):
            own = QTextCursor(block)
            table = formats.table_at(own)
            if table is not None:
                cell = table.cellAt(own)
                fmt = cell.format()
                fmt.setProperty(formats.CELL_ALIGN, str(align))
                cell.setFormat(fmt)
                _align_cell_blocks(cell.firstCursorPosition(), cell.lastPosition(), align)
            elif marker_of(block) is None:
                indent = block.blockFormat().property(formats.INDENT) is not False
                made = formats.paragraph_format(align, indent=indent)
                own.setBlockFormat(_of_same_origin(made, block))


def _align_cell_blocks(cursor: QTextCursor, last: int, align: Align) -> None:
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(formats.cell_block_format(align))


def align_of(block: QTextBlock) -> Align:
    """How a block is aligned."""
    return Align(block.blockFormat().property(formats.ALIGN) or Align.JUSTIFY)


def toggle_indent(cursor: QTextCursor) -> None:
    """Switch the first-line indent of the touched paragraphs."""
    with one_step(cursor):
        for block in blocks_of(cursor):
            own = QTextCursor(block)
            if formats.table_at(own) is None and marker_of(block) is None:
                indent = block.blockFormat().property(formats.INDENT) is not False
                fmt = formats.paragraph_format(align_of(block), indent=not indent)
                own.setBlockFormat(_of_same_origin(fmt, block))


def _of_same_origin(fmt: QTextBlockFormat, block: QTextBlock) -> QTextBlockFormat:
    source, own = formats.origin(block.blockFormat())
    formats.from_records(fmt, source, own=own)
    return fmt


# --- data fields -------------------------------------------------------------------------------
def field_at(block: QTextBlock, position: int) -> tuple[int, int] | None:
    """Start and end of the data field whose characters hold document place ``position``."""
    spans: dict[int, tuple[int, int]] = {}
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        number = fragment.charFormat().property(formats.FIELD_ID)
        if number is not None:
            end = fragment.position() + fragment.length()
            start = spans.get(number, (fragment.position(), 0))[0]
            spans[number] = (start, end)
        iterator += 1
    for start, end in spans.values():
        if start <= position < end:
            return start, end
    return None


def detach_field(cursor: QTextCursor) -> bool:
    """Make the data field at the cursor plain words; False where there is none."""
    block = cursor.block()
    span = field_at(block, cursor.selectionStart()) or field_at(block, cursor.position() - 1)
    if span is None:
        return False
    own = QTextCursor(block)
    own.setPosition(span[0] + 1)
    plain = formats.plain(own.charFormat())
    own.setPosition(span[0])
    own.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    own.setCharFormat(plain)
    return True


def note_places(document: QTextDocument) -> list[int]:
    """Positions of the marks of notes, in order."""
    found: list[int] = []
    block = document.begin()
    while block.isValid():
        if formats.OBJECT_CHAR in block.text():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                if fragment.charFormat().objectType() == formats.NOTE_OBJECT:
                    start = fragment.position()
                    found += range(start, start + fragment.length())
                iterator += 1
        block = block.next()
    return found


def origin_at(cursor: QTextCursor) -> tuple[str, bool]:
    """Key of the records from which the block at the cursor comes, and whether it was changed."""
    table = formats.table_at(cursor)
    return formats.origin(cursor.blockFormat() if table is None else table.format())


def source_at(cursor: QTextCursor) -> str:
    """Key of the records that the list or table at the cursor follows, else empty."""
    source, own = origin_at(cursor)
    listed = formats.table_at(cursor) is not None or marker_of(cursor.block()) is not None
    return source if listed and not own else ""


def detach_source(cursor: QTextCursor) -> None:
    """Make the list or table at the cursor the clerk's own: it follows the records no more."""
    table = formats.table_at(cursor)
    if table is not None:
        fmt = table.format()
        fmt.clearProperty(formats.SOURCE)
        table.setFormat(fmt)
        return
    group = cursor.blockFormat().property(formats.GROUP)
    block = cursor.document().begin()
    with one_step(cursor):
        while block.isValid():
            own = block.blockFormat()
            if group is not None and own.property(formats.GROUP) == group:
                own.clearProperty(formats.SOURCE)
                QTextCursor(block).setBlockFormat(own)
            block = block.next()


def beside(cursor: QTextCursor) -> tuple[str, str]:
    """The characters before and behind the cursor or its selection; empty at an end of the line."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = document.findBlock(start), document.findBlock(end)
    return (
        document.characterAt(start - 1) if start > first.position() else "",
        document.characterAt(end) if end < last.position() + last.length() - 1 else "",
    )
