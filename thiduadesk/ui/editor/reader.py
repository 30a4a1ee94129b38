"""A ``QTextDocument`` of the editor back into blocks of the typed tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtGui import QTextBlock
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextDocument
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtGui import QTextTable
from PySide6.QtGui import QTextTableCell

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor.normal import normal_blocks
from thiduadesk.ui.editor.normal import normal_runs


def read(document: QTextDocument) -> tuple[Block, ...]:
    """Everything in ``document``, in normal form."""
    out: list[Block] = []
    group = 0
    block = document.begin()
    while block.isValid():
        table = formats.table_at(QTextCursor(block))
        if table is not None:
            out.append(_table(table))
            group = 0
            block = document.findBlock(table.lastPosition() + 1)
            continue
        marker = block.blockFormat().property(formats.MARKER)
        if marker is None:
            out.extend(_loose(block))
            group = 0
        else:
            own = int(block.blockFormat().property(formats.GROUP))
            last = out[-1] if out else None
            runs = normal_runs(_runs(block))
            if own == group and isinstance(last, ListBlock) and last.marker == marker:
                out[-1] = replace(last, items=(*last.items, runs))
            else:
                out.append(ListBlock((runs,), Marker(marker), *formats.origin(block.blockFormat())))
            group = own
        block = block.next()
    return normal_blocks(out)


def read_fragment(fragment: QTextDocumentFragment) -> tuple[Block, ...]:
    """What a selection holds."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(fragment)
    return read(document)


def read_runs(document: QTextDocument) -> tuple[Inline, ...]:
    """The runs of a one-paragraph document: a heading, a note."""
    out: list[Inline] = []
    block = document.begin()
    while block.isValid():
        if out:
            out.append(Text(" "))
        out.extend(_runs(block))
        block = block.next()
    return normal_runs(out)


def pieces(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    """Pieces of a block in one format each, objects one by one."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        fmt = fragment.charFormat()
        text = fragment.text()
        if formats.OBJECT_CHAR in text:
            for is_object, chars in groupby(text, lambda ch: ch == formats.OBJECT_CHAR):
                part = "".join(chars)
                yield from ((ch, fmt) for ch in part) if is_object else ((part, fmt),)
        else:
            yield text, fmt
        iterator += 1


def _loose(block: QTextBlock) -> Iterator[Block]:
    """A block outside lists and tables: a paragraph, or what stands around page breaks."""
    fmt = block.blockFormat()
    align = Align(fmt.property(formats.ALIGN) or Align.JUSTIFY)
    indent = fmt.property(formats.INDENT) is not False
    origin = formats.origin(fmt)
    runs: list[Inline] = []
    broken = False
    for run in _runs_and_breaks(block):
        if isinstance(run, PageBreak):
            if runs:
                yield Paragraph(tuple(runs), align, indent, *origin)
                origin = ("", False)
            runs = []
            broken = True
            yield run
        else:
            runs.append(run)
    if runs or not (broken or fmt.property(formats.FILLER)):
        yield Paragraph(tuple(runs), align, indent, *origin)


def _runs(block: QTextBlock) -> Iterator[Inline]:
    return (run for run in _runs_and_breaks(block) if not isinstance(run, PageBreak))


def _runs_and_breaks(block: QTextBlock) -> Iterator[Inline | PageBreak]:
    for field_id, group in groupby(
        pieces(block), lambda piece: piece[1].property(formats.FIELD_ID) or 0
    ):
        if field_id:
            yield from _field(list(group))
            continue
        for text, fmt in group:
            if text != formats.OBJECT_CHAR:
                yield _text(text, fmt)
            elif fmt.objectType() == formats.NOTE_OBJECT:
                yield Footnote(formats.note_runs(fmt))
            elif fmt.objectType() == formats.BREAK_OBJECT:
                yield PageBreak()


def _text(text: str, fmt: QTextCharFormat) -> Text:
    return Text(text, formats.is_bold(fmt), fmt.fontItalic(), formats.is_raised(fmt))


def _field(group: list[tuple[str, QTextCharFormat]]) -> Iterator[Inline]:
    """A data field with what was typed against it; changed inside it is plain text."""
    whole = "".join(text for text, _ in group)
    fmt = group[0][1]
    key, words = str(fmt.property(formats.FIELD)), str(fmt.property(formats.FIELD_TEXT) or "")
    before, found, after = whole.partition(formats.shown_field(key, words))
    if not found:
        for text, own in group:
            yield _text(text, own)
        return
    yield _text(before, fmt)
    yield Field(key, words, formats.is_bold(fmt), fmt.fontItalic())
    yield _text(after, fmt)


def _table(table: QTextTable) -> Table:
    fmt = table.format()
    widths = tuple(float(width) for width in json.loads(str(fmt.property(formats.WIDTHS))))
    rows = tuple(_row(table, number) for number in range(table.rows()))
    head = min(fmt.toTableFormat().headerRowCount(), len(rows))
    ruled = fmt.property(formats.RULED) is not False
    return Table(widths, rows[:head], rows[head:], ruled, *formats.origin(fmt))


def _row(table: QTextTable, number: int) -> TableRow:
    cells = [
        place
        for column in range(table.columns())
        if (place := table.cellAt(number, column)).column() == column
    ]
    first = cells[0].format()
    return TableRow(
        tuple(_cell(place) for place in cells),
        shade=bool(first.property(formats.ROW_SHADE)),
        cut=not first.property(formats.ROW_WHOLE),
    )


def _cell(place: QTextTableCell) -> Cell:
    paragraphs = []
    block = place.firstCursorPosition().block()
    last = place.lastCursorPosition().block()
    while True:
        paragraphs.append(normal_runs(_runs(block)))
        if block == last:
            break
        block = block.next()
    align = Align(place.format().property(formats.CELL_ALIGN) or Align.LEFT)
    return Cell(tuple(paragraphs), align, place.columnSpan())
