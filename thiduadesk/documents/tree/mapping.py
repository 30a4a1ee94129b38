"""The same done to the runs of every paragraph of a body: titles, items, cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeAlias

from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Part
    from thiduadesk.domain.document import TableRow

RunsMap: TypeAlias = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def mapped(parts: Sequence[Part], change: RunsMap) -> tuple[Part, ...]:
    """The parts with ``change`` done to the runs of each paragraph in reading order."""
    return tuple(_part(part, change) for part in parts)


def _part(part: Part, change: RunsMap) -> Part:
    heading = part.heading
    return replace(
        part,
        heading=None if heading is None else replace(heading, runs=change(heading.runs)),
        blocks=tuple(_block(block, change) for block in part.blocks),
        children=mapped(part.children, change),
    )


def _block(block: Block, change: RunsMap) -> Block:
    match block:
        case Paragraph():
            return replace(block, runs=change(block.runs))
        case ListBlock():
            return replace(block, items=tuple(change(item) for item in block.items))
        case Table():
            return replace(
                block,
                head=tuple(_row(row, change) for row in block.head),
                rows=tuple(_row(row, change) for row in block.rows),
            )
        case PageBreak():
            return block


def _row(row: TableRow, change: RunsMap) -> TableRow:
    cells = tuple(
        replace(cell, paragraphs=tuple(change(runs) for runs in cell.paragraphs))
        for cell in row.cells
    )
    return replace(row, cells=cells)
