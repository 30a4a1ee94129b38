"""The one form in which the editor keeps blocks, so that loading and reading back changes nothing.

What the form is:

* text is NFC; characters with which Qt marks structure (U+FDD0, U+FDD1, U+FFFC, NUL) are dropped;
* neighbouring runs of one style are one run, empty runs are none;
* a line end inside a run is a ``LineBreak``; in a note or a data field it is a space;
* lists and tables without rows are none; a cell without paragraphs holds one empty paragraph;
* one empty paragraph alone is no text at all;
* nothing is changed by hand that came from no records; of paragraphs of one source side by side (a
  paragraph was cut in two) the first with words keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import nfc

_STRUCTURE = re.compile("[\x00\ufdd0\ufdd1\ufffc]")
_LINE_ENDS = re.compile("\r\n|[\r\n\u2028\u2029]")


def clean(text: str) -> str:
    """NFC without the characters that mark structure in a text document."""
    return nfc(_STRUCTURE.sub("", text))


def clean_line(text: str) -> str:
    """``clean`` on one line."""
    return clean(_LINE_ENDS.sub(" ", text))


def normal_runs(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Runs in the form described above."""
    out: list[Inline] = []
    for run in runs:
        match run:
            case Text(text=text):
                for number, line in enumerate(_LINE_ENDS.split(text)):
                    if number:
                        out.append(LineBreak())
                    _append(out, replace(run, text=line))
            case LineBreak():
                out.append(run)
            case Footnote(runs=note):
                out.append(Footnote(normal_note(note)))
            case Field(key=key, text=text):
                out.append(replace(run, key=clean_line(key), text=clean_line(text)))
    return tuple(out)


def normal_note(runs: Iterable[Text]) -> tuple[Text, ...]:
    """Runs of a note: text only, on one line."""
    out: list[Inline] = []
    for run in runs:
        _append(out, replace(run, text=_LINE_ENDS.sub(" ", run.text)))
    return tuple(run for run in out if isinstance(run, Text))


def _append(out: list[Inline], run: Text) -> None:
    last = out[-1] if out else None
    if isinstance(last, Text) and replace(last, text=run.text) == run:
        out[-1] = replace(run, text=clean(last.text + run.text))
        return
    text = clean(run.text)
    if text:
        out.append(replace(run, text=text))


def normal_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks in the form described above."""
    out: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs, source=source):
                own = bool(source) and block.own
                _once(out, replace(block, runs=normal_runs(runs), own=own))
            case ListBlock(items=items, source=source) if items:
                own = bool(source) and block.own
                kept = tuple(normal_runs(item) for item in items)
                out.append(replace(block, items=kept, own=own))
            case Table(head=head, rows=rows, source=source) if head or rows:
                own = bool(source) and block.own
                kept_head, kept_rows = _normal_rows(head), _normal_rows(rows)
                out.append(replace(block, head=kept_head, rows=kept_rows, own=own))
            case PageBreak():
                out.append(block)
            case ListBlock() | Table():
                pass
    if len(out) == 1 and isinstance(out[0], Paragraph) and not out[0].runs:
        return ()
    return tuple(out)


def _once(out: list[Block], block: Paragraph) -> None:
    """Append a paragraph; of one source side by side only one keeps it."""
    last = out[-1] if out else None
    if isinstance(last, Paragraph) and last.source == block.source != "":
        if last.runs:
            block = replace(block, source="", own=False)
        else:
            out[-1] = replace(last, source="", own=False)
    out.append(block)


def _normal_rows(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    return tuple(
        replace(row, cells=tuple(_normal_cell(cell) for cell in row.cells)) for row in rows
    )


def _normal_cell(cell: Cell) -> Cell:
    paragraphs = tuple(normal_runs(runs) for runs in cell.paragraphs) or ((),)
    return replace(cell, paragraphs=paragraphs)
