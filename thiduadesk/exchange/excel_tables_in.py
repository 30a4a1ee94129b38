"""Worksheets of an .xlsx file as tables of cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from thiduadesk import resources
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import short_date
from thiduadesk.domain.text import tidy
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.grid import Table
from thiduadesk.exchange.grid import Trouble

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAX_ROWS = 5_000
MAX_COLUMNS = 60
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_FILLED = (b"<v>", b"<v ", b"<is>", b"<f>", b"<f ", b"<f/>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([^"]*)"\s*/>')
_LARGEST_MERGED = 100_000
_FIXED = re.compile(r"0\.(0+)(?:_.*)?")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    SyntaxError,  # both XML parsers derive their errors from it
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)


def tables(data: bytes, file: str, most_rows: int = MAX_ROWS) -> tuple[Table, ...]:
    """Every worksheet of the file in its order, none longer than ``most_rows``.

    Raises:
        Refused: ``file_damaged``; ``table_too_long`` when values stand far below the table.
    """
    try:
        data, has_formulas = _trimmed(data)
        book = _load(data, values=False)
        cached = _load(data, values=True) if has_formulas else None
    except _DAMAGE as error:
        raise Refused("file_damaged", file=file) from error
    place = resources.toml("recognition/tables.toml")["sheet_place"]
    return tuple(
        _table(sheet, cached[sheet.title] if cached else None, place, file, most_rows)
        for sheet in book.worksheets
    )


def _trimmed(data: bytes) -> tuple[bytes, bool]:
    """The same file without what only costs time, and whether it holds formulas.

    People format whole columns and merge whole sheets: 100,000 empty rows would take openpyxl
    half a minute, a merged sheet for ever.
    """
    out, has_formulas = io.BytesIO(), False
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if _SHEET_PART.fullmatch(part.filename):
                content = _without_empty_end(content)
                content = _MERGED.sub(
                    lambda match: match[0] if _is_small(match[1]) else b"", content
                )
                has_formulas = has_formulas or _FORMULA.search(content) is not None
            new.writestr(part.filename, content)
    return out.getvalue(), has_formulas


def _is_small(area: bytes) -> bool:
    try:
        left, top, right, bottom = range_boundaries(area.decode("ascii"))
    except ValueError:
        return True  # openpyxl will say what is wrong with it
    if left is None or top is None or right is None or bottom is None:
        return False  # whole rows or columns
    return (right - left + 1) * (bottom - top + 1) <= _LARGEST_MERGED


def _without_empty_end(xml: bytes) -> bytes:
    begin, end = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if min(begin, end) < 0:
        return xml  # another prefix, or no cells at all
    last = max(xml.rfind(mark, begin, end) for mark in _FILLED)
    cut = xml.find(b"</row>", last) + len(b"</row>") if last >= 0 else begin + len(b"<sheetData>")
    return xml[:cut] + xml[end:]


def _load(data: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that openpyxl drops do not concern reading
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def _table(sheet: Worksheet, cached: Any, place: str, file: str, most_rows: int) -> Table:
    if sheet.max_row > most_rows:
        raise Refused("table_too_long", file=file, sheet=sheet.title, row=str(sheet.max_row))
    spans, covered = _merged(sheet, most_rows)
    rows = []
    width = min(sheet.max_column, MAX_COLUMNS)
    for number, row in enumerate(sheet.iter_rows(max_col=width), start=1):
        cells = [
            _cell(
                source,
                (number, column),
                cached,
                place.format(sheet=sheet.title, cell=f"{get_column_letter(column)}{number}"),
                spans,
                covered,
            )
            for column, source in enumerate(row, start=1)
        ]
        if any(cell.text or cell.trouble for cell in cells):
            rows.append(tuple(cells))
    return Table(tidy(sheet.title), tuple(rows), hidden=sheet.sheet_state != "visible")


def _cell(
    source: Any,
    at: tuple[int, int],
    cached: Any,
    where: str,
    spans: Mapping[tuple[int, int], tuple[int, int]],
    covered: AbstractSet[tuple[int, int]],
) -> Cell:
    height, width = spans.get(at, (1, 1))
    value, trouble = _value(source, cached)
    shown = source.value if trouble is Trouble.NOT_CALCULATED else value
    return Cell(
        text="" if at in covered else _text(shown, source.number_format),
        where=where,
        row=at[0],
        column=at[1],
        value=_number(value),
        rows=height,
        columns=width,
        covered=at in covered,
        bold=bool(getattr(source.font, "b", False)),
        trouble=trouble,
        note=tidy(source.comment.text) if getattr(source, "comment", None) else "",
    )


def _merged(
    sheet: Worksheet, most_rows: int
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        last_row, last_column = min(area.max_row, most_rows), min(area.max_col, MAX_COLUMNS)
        spans[first] = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        covered |= {
            (row, column)
            for row in range(area.min_row, last_row + 1)
            for column in range(area.min_col, last_column + 1)
            if (row, column) != first
        }
    return spans, covered


def _value(source: Any, cached: Any) -> tuple[Any, Trouble | None]:
    value, trouble = source.value, None
    if source.data_type == "f" or isinstance(value, ArrayFormula):
        value = None if cached is None else cached.cell(source.row, source.column).value
        trouble = Trouble.NOT_CALCULATED if value is None else None
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        trouble = Trouble.ERROR
    return value, trouble


def _number(value: Any) -> int | float | dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, int | float | dt.date) and value is not True else None


def _text(value: Any, number_format: str) -> str:
    """What Excel would show, as far as it tells numbers apart: 1.1 from 1.10, 95% from 0.95."""
    match value:
        case None | bool():
            return ""
        case int() | float():
            fixed = _FIXED.fullmatch(number_format)
            if fixed:
                return f"{value:.{len(fixed[1])}f}"
            if number_format.startswith("0") and number_format.endswith("%"):
                return f"{(Decimal(str(value)) * 100).normalize():f}%"
            exact = Decimal(str(value))
            whole = exact == exact.to_integral_value()
            return str(int(exact)) if whole else f"{exact.normalize():f}"
        case dt.datetime():
            return short_date(value.date())
        case dt.date():
            return short_date(value)
        case _:
            return tidy(str(value))
