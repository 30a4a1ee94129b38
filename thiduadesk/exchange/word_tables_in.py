"""Tables of a .docx file as tables of cells."""

from __future__ import annotations

import io
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
from thiduadesk.exchange.word_xml import BREAKS
from thiduadesk.exchange.word_xml import DAMAGE
from thiduadesk.exchange.word_xml import FALLBACK
from thiduadesk.exchange.word_xml import TBL
from thiduadesk.exchange.word_xml import TC
from thiduadesk.exchange.word_xml import TR
from thiduadesk.exchange.word_xml import P
from thiduadesk.exchange.word_xml import blocks
from thiduadesk.exchange.word_xml import children
from thiduadesk.exchange.word_xml import gap
from thiduadesk.exchange.word_xml import span
from thiduadesk.exchange.word_xml import switched

_SKIPPED = {qn("w:moveFrom"), qn("w:del"), FALLBACK, qn("w:pPr"), qn("w:rPr")}


def tables(data: bytes, file: str) -> tuple[Table, ...]:
    """Every table of the document's body in its order, with the paragraphs around it.

    Raises:
        Refused: ``file_damaged``.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        return _tables(document.element.body, ListNumbers(document))
    except DAMAGE as error:
        raise Refused("file_damaged", file=file) from error


def _tables(body: Any, numbers: ListNumbers) -> tuple[Table, ...]:
    words = resources.toml("recognition/tables.toml")
    found: list[tuple[list[str], Any]] = []
    paragraphs: list[str] = []
    for block in blocks(body):
        if block.tag == TBL:
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


def _rows(table: Any, name: str, place: str, numbers: ListNumbers) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[Cell]] = []
    for number, tr in enumerate(children(table, TR), start=1):
        column = 1 + gap(tr, "w:gridBefore")
        row = [_blank(name, place, number, at) for at in range(1, column)]
        for tc in children(tr, TC):
            width, covered = span(tc)
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


def _lines(tc: Any, numbers: ListNumbers) -> Iterator[str]:
    """Text of the paragraphs, those of tables inside the cell too."""
    for block in blocks(tc):
        if block.tag == P:
            yield f"{numbers.next(block)} {_text(block)}"
        else:
            for tr in children(block, TR):
                for inner in children(tr, TC):
                    yield from _lines(inner, numbers)


def _text(paragraph: Any) -> str:
    """What a reader sees: insertions are text, deletions and the old copy of drawings are not."""
    out: list[str] = []

    def collect(element: Any) -> None:
        for child in element:
            if child.tag == qn("w:t"):
                out.append(child.text or "")
            elif child.tag in BREAKS:
                out.append(BREAKS[child.tag])
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
    return bool(runs) and all(switched(run.find(qn("w:rPr")), "w:b") for run in runs)
