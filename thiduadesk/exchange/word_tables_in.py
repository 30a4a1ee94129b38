"""Tables of a .docx file as tables of cells."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from thiduadesk import resources
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import tidy
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.grid import Table
from thiduadesk.exchange.word_numbers import ListNumbers

_P, _TBL, _TR, _TC, _SDT = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "sdt"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:moveFrom"), qn("w:del"), _FALLBACK, qn("w:pPr"), qn("w:rPr")}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    SyntaxError,  # lxml derives its errors from it
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)


def tables(data: bytes, file: str) -> tuple[Table, ...]:
    """Every table of the document's body in its order, with the paragraphs around it.

    Raises:
        Refused: ``file_damaged``.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        return _tables(document.element.body, ListNumbers(document))
    except _DAMAGE as error:
        raise Refused("file_damaged", file=file) from error


def _tables(body: Any, numbers: ListNumbers) -> tuple[Table, ...]:
    words = resources.toml("recognition/tables.toml")
    found: list[tuple[list[str], Any]] = []
    paragraphs: list[str] = []
    for block in _blocks(body):
        if block.tag == _TBL:
            found.append((paragraphs, block))
            paragraphs = []
        elif text := tidy(_text(block)):
            paragraphs.append(text)
    out = []
    for number, (before, element) in enumerate(found, start=1):
        after = found[number][0] if number < len(found) else paragraphs
        name = words["table_name"].format(number=number)
        rows = _rows(element, name, words["table_place"], numbers)
        out.append(Table(name, rows, tuple(before), tuple(after)))
    return tuple(out)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag == _SDT:
            for content in child.iterfind(qn("w:sdtContent")):
                yield from _blocks(content)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == _SDT:
            for content in child.iterfind(qn("w:sdtContent")):
                yield from _children(content, tag)


def _rows(table: Any, name: str, place: str, numbers: ListNumbers) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[Cell]] = []
    for number, tr in enumerate(_children(table, _TR), start=1):
        column = 1 + _gap(tr, "w:gridBefore")
        row = [_blank(name, place, number, at) for at in range(1, column)]
        for tc in _children(tr, _TC):
            width, covered = _span(tc)
            text = tidy("\n".join(_lines(tc, numbers)))
            for offset in range(width):
                under = covered or offset > 0
                row.append(
                    Cell(
                        text="" if under else text,
                        where=place.format(table=name, row=number, column=column + offset),
                        row=number,
                        column=column + offset,
                        columns=1 if under else width,
                        covered=under,
                        bold=not under and _is_bold(tc),
                    )
                )
            column += width
        rows.append(row)
    width = max((len(row) for row in rows), default=0)
    for number, row in enumerate(rows, start=1):
        row.extend(_blank(name, place, number, at) for at in range(len(row) + 1, width + 1))
    return tuple(tuple(row) for row in rows if any(cell.text for cell in row))


def _blank(name: str, place: str, row: int, column: int) -> Cell:
    return Cell("", place.format(table=name, row=row, column=column), row, column)


def _gap(tr: Any, tag: str) -> int:
    gap = tr.find(f"{qn('w:trPr')}/{qn(tag)}")
    return int(gap.get(qn("w:val"), "0")) if gap is not None else 0


def _span(tc: Any) -> tuple[int, bool]:
    """How many grid columns the cell takes, and whether it continues the one above it."""
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    covered = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
    return max(1, min(width, 60)), covered


def _lines(tc: Any, numbers: ListNumbers) -> Iterator[str]:
    """Text of the paragraphs, those of tables inside the cell too."""
    for block in _blocks(tc):
        if block.tag == _P:
            yield f"{numbers.next(block)} {_text(block)}"
        else:
            for tr in _children(block, _TR):
                for inner in _children(tr, _TC):
                    yield from _lines(inner, numbers)


def _text(paragraph: Any) -> str:
    """What a reader sees: insertions are text, deletions and the old copy of drawings are not."""
    out: list[str] = []

    def collect(element: Any) -> None:
        for child in element:
            if child.tag == qn("w:t"):
                out.append(child.text or "")
            elif child.tag in _BREAKS:
                out.append(_BREAKS[child.tag])
            elif child.tag not in _SKIPPED:
                collect(child)

    collect(paragraph)
    return "".join(out)


def _is_bold(tc: Any) -> bool:
    runs = [
        run
        for run in tc.iter(qn("w:r"))
        if any((t.text or "").strip() for t in run.iter(qn("w:t")))
    ]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    off = {"0", "false", "off"}
    return bool(runs) and all(
        mark is not None and mark.get(qn("w:val"), "1") not in off for mark in marks
    )
