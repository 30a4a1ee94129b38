"""A table of somebody else's file as plain cells, whether it came from Excel or from Word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why a cell that holds a formula has no value."""

    ERROR = "formula_error"
    NOT_CALCULATED = "formula_not_calculated"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell («ô»).

    Attributes:
        text: what a person reads in it, NFC and tidy; "" when blank or covered.
        where: sheet and cell, or table, row and column, for messages.
        row, column: place in the table, from 1.
        value: the number or day behind the text, None for text.
        rows, columns: how far a merged cell reaches («ô gộp»).
        covered: lies under a merged cell that begins elsewhere.
        bold: all of its text is bold.
        note: the comment of an Excel cell.
        trouble: a formula without a usable value; ``text`` shows the error or the
            formula.
    """

    text: str
    where: str
    row: int
    column: int
    value: int | float | dt.date | None = None
    rows: int = 1
    columns: int = 1
    covered: bool = False
    bold: bool = False
    trouble: Trouble | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A worksheet, or a table of a Word document.

    Attributes:
        name: name of the sheet, or «Bảng 2».
        rows: rows of equal length; rows that are blank in the file are left out, so take row
            numbers from the cells.
        before, after: paragraphs around a Word table, up to the next table.
        hidden: a hidden worksheet.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """All tables of a file.

    Attributes:
        file: the file's name, without its folder.
        continues: tables may run on from one another (Word), or each stands alone (Excel).
    """

    file: str
    tables: tuple[Table, ...]
    continues: bool
