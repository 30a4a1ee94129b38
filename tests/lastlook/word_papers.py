"""Makes Word files of the papers written for the last look, as an office would type them.

Head and close stand in tables without lines, rows of tabs become ruled tables, headings are bold
paragraphs. Only papers whose text file has its head on separate lines or parted by tabs.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.enum.text import WD_BREAK
from docx.table import _Cell

STEMS = (
    "clean-report-2025",
    "plan-district-2019",
    "proposal-2024",
    "report-commune-2026",
    "report-halfyear-2016",
)

_TYPES = ("BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH")
_RIGHT = re.compile(r"^(CỘNG HÒA|Độc lập|\S.*, ngày \d)")
_HEADING = re.compile(r"^(PHẦN|[IVX]+\.|\d+(\.\d+)*\.) ?\S{1,60}$|^(PHẦN|[IVX]+\.) ")


def write(source: Path, target: Path) -> None:
    """Make a Word file of a text file."""
    lines = source.read_text(encoding="utf-8").split("\n")
    title = next(at for at, line in enumerate(lines) if line in _TYPES)
    close = next(at for at, line in enumerate(lines) if line.startswith("Nơi nhận"))
    after = next((at for at, line in enumerate(lines) if line.startswith("PHỤ LỤC")), len(lines))
    word = docx.Document()
    _head(word, lines[:title])
    for line in lines[title : title + 2]:
        _centred(word, line)
    _body(word, lines[title + 2 : close])
    _close(word, lines[close:after])
    if after < len(lines):
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _body(word, lines[after:])
    word.save(str(target))


def _head(word: WordDocument, lines: list[str]) -> None:
    pieces = [piece for line in lines for piece in line.split("\t") if piece.strip()]
    left = [piece for piece in pieces if not _RIGHT.match(piece)]
    right = [piece for piece in pieces if _RIGHT.match(piece)]
    _two_columns(word, left, right)


def _close(word: WordDocument, lines: list[str]) -> None:
    recipients = [line for line in lines if line.startswith(("Nơi nhận", "- "))]
    signer = [line for line in lines if line.strip() and line not in recipients]
    _two_columns(word, recipients, [*signer[:-1], "", "", signer[-1]])


def _two_columns(word: WordDocument, left: list[str], right: list[str]) -> None:
    table = word.add_table(rows=1, cols=2)
    for cell, pieces in zip(table.rows[0].cells, (left, right), strict=True):
        _fill(cell, pieces)


def _fill(cell: _Cell, pieces: list[str]) -> None:
    for at, piece in enumerate(pieces):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.add_run(piece)


def _centred(word: WordDocument, line: str) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(line).bold = True


def _body(word: WordDocument, lines: list[str]) -> None:
    filled = [line for line in lines if line.strip()]
    for tabbed, group in groupby(filled, key=lambda line: "\t" in line):
        rows = list(group)
        if not tabbed:
            for line in rows:
                word.add_paragraph().add_run(line).bold = bool(_HEADING.match(line))
            continue
        cells = [row.split("\t") for row in rows]
        table = word.add_table(rows=0, cols=max(map(len, cells)))
        table.style = "Table Grid"
        for row in cells:
            for cell, piece in zip(table.add_row().cells, row, strict=False):
                cell.text = piece
