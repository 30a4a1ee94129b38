"""Makes rubrics as different blocs issue them, for the tests of reading."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table
from openpyxl.styles import Font

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"


def xlsx(
    path: Path,
    rows: Iterable[Sequence[Any]],
    merged: Iterable[str] = (),
    bold: Iterable[int] = (),
    sheet: str = "Chấm điểm",
    formats: dict[str, str] | None = None,
) -> Path:
    """A workbook of one sheet; rows of None stay blank."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    for number in bold:
        for cell in page[number]:
            cell.font = Font(bold=True)
    for cell_name, number_format in (formats or {}).items():
        page[cell_name].number_format = number_format
    book.save(path)
    return path


def word(
    path: Path,
    tables: Sequence[Sequence[Sequence[str]]],
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> Path:
    """A document of tables; "<" merges a cell with the one on its left, "^" with the one above."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for number, row in enumerate(rows):
            _fill(table, number, row)
        document.add_paragraph("")
    for text in after:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def _fill(table: Table, number: int, row: Sequence[str]) -> None:
    for column, text in enumerate(row):
        cell = table.cell(number, column)
        if text == "<":
            table.cell(number, column - 1).merge(cell)
        elif text == "^":
            table.cell(number - 1, column).merge(cell)
        else:
            cell.text = text
