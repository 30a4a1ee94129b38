"""A paper that is one table: a title, lines under it, a head, and lines of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and how its words stand."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table.

    Attributes:
        cells: words of each column, lines kept; fewer cells than columns: the second is so much
            wider.
        strong: bold, kept together with what follows.
        shade: a line over a group.
    """

    cells: tuple[str, ...]
    strong: bool = False
    shade: bool = False


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table with its title, for paper and for a workbook.

    Attributes:
        title: printed in capitals as it is written.
        below: lines under the title, and behind them ``notes`` under the table.
    """

    title: str
    below: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def compose(table: PlainTable, kind: str, key: str, profile: str) -> Document:
    """The table on landscape pages, its head repeated on each.

    Args:
        table: what it says.
        kind: of the document.
        key: of its only appendix.
        profile: id of the layout profile.
    """
    title = TitleLine((Text(table.title, bold=True),), capital=True)
    below = (TitleLine((Text(line),)) for line in table.below)
    head = TableRow(
        tuple(Cell(((Text(one.title, bold=True),),), Align.CENTER) for one in table.columns),
        cut=False,
    )
    body = Table(
        widths=tuple(one.share for one in table.columns),
        head=(head,),
        rows=tuple(_row(line, table.columns) for line in table.lines),
    )
    notes = tuple(Paragraph((Text(note, italic=True),), indent=False) for note in table.notes)
    content = Appendix("", (title, *below), (body, *notes), landscape=True, key=key)
    return Document(kind, profile, appendices=(content,))


def _row(line: Line, columns: Sequence[Column]) -> TableRow:
    wider = len(columns) - len(line.cells) + 1
    cells = []
    for place, words in enumerate(line.cells):
        across = wider if place == 1 else 1
        column = columns[place if place < 2 else place + wider - 1]
        runs = tuple((Text(one, bold=line.strong),) for one in words.split("\n") if one)
        cells.append(Cell(runs, column.align, across))
    return TableRow(tuple(cells), shade=line.shade, cut=not line.strong)
