"""Makes tables of rows of cells whose number may differ from row to row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import words
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import broken

_FIGURES = re.compile(r"[\d\s.,/%+–-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as typed: its line, its cells, and how many columns each takes where that is known."""

    number: int
    cells: tuple[tuple[Inline, ...], ...]
    across: tuple[int, ...] = ()
    head: bool = False


def table_of(rows: Sequence[Row], *, gap: bool = False) -> Line:
    """A table as a line of the paper; short rows are filled up to its columns."""
    width = _width(rows)
    made = [_row(row, width) for row in rows]
    heads = sum(1 for row in rows if row.head) or (1 if len(rows) > 1 else 0)
    table = Table((1.0,) * width, tuple(made[:heads]), tuple(made[heads:]))
    numbers = tuple(row.number for row in rows)
    return Line(rows[0].number, (), "", "", gap, table=table, rows=numbers)


def _width(rows: Sequence[Row]) -> int:
    if any(row.across for row in rows):
        return max(sum(row.across) for row in rows)
    counts = Counter(len(row.cells) for row in rows)
    most = max(counts.values())
    return max(*(width for width, count in counts.items() if count == most), len(rows[0].cells))


def _row(row: Row, width: int) -> TableRow:
    cells = list(row.cells)
    across = list(row.across) or [1] * len(cells)
    short = width - sum(across)
    if short < 0:  # more cells than columns: the last column takes what is left over
        extra = [run for cell in cells[width - 1 :] for run in (*cell, LineBreak())]
        cells, across = [*cells[: width - 1], tuple(extra[:-1])], [1] * width
    elif short > 0:
        _fill(cells, across, short)
    return TableRow(
        tuple(
            Cell(_paragraphs(cell), across=wide) for cell, wide in zip(cells, across, strict=True)
        )
    )


def _fill(cells: list[tuple[Inline, ...]], across: list[int], short: int) -> None:
    """Where the missing cells go: under a title that runs over, or before words at the end."""
    first, last = words(cells[0]).strip(), words(cells[-1]).strip()
    if first and not _FIGURES.fullmatch(first) and len(cells) > 1:
        across[0] += short
    elif last and not _FIGURES.fullmatch(last) and len(cells) > 1:
        cells[-1:-1] = [()] * short
        across[-1:-1] = [1] * short
    else:
        cells += [()] * short
        across += [1] * short


def _paragraphs(cell: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    return tuple(part for part in broken(cell) if part) or ((),)
