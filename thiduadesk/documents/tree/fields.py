"""Fields: words in a document that come from the records («số liệu»), filled and refreshed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.text import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence


def filled(parts: Sequence[Part], facts: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts with every field set to its fact; «…» where there is none or it is empty."""
    return tuple(_part(part, facts) for part in parts)


def filled_runs(runs: tuple[Inline, ...], facts: Mapping[str, str]) -> tuple[Inline, ...]:
    """Runs with every field set to its fact; «…» where there is none or it is empty."""
    return tuple(
        replace(run, text=facts.get(run.key) or PLACEHOLDER) if isinstance(run, Field) else run
        for run in runs
    )


def _part(part: Part, facts: Mapping[str, str]) -> Part:
    heading = part.heading
    if heading is not None:
        heading = replace(heading, runs=filled_runs(heading.runs, facts))
    return replace(
        part,
        heading=heading,
        blocks=tuple(_block(block, facts) for block in part.blocks),
        children=filled(part.children, facts),
    )


def _block(block: Block, facts: Mapping[str, str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, runs=filled_runs(block.runs, facts))
        case ListBlock():
            return replace(block, items=tuple(filled_runs(item, facts) for item in block.items))
        case Table():
            return replace(
                block,
                head=tuple(_row(row, facts) for row in block.head),
                rows=tuple(_row(row, facts) for row in block.rows),
            )
        case PageBreak():
            return block


def _row(row: TableRow, facts: Mapping[str, str]) -> TableRow:
    cells = tuple(
        replace(cell, paragraphs=tuple(filled_runs(line, facts) for line in cell.paragraphs))
        for cell in row.cells
    )
    return replace(row, cells=cells)
