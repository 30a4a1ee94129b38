"""Data fields: what a document takes from the records («số liệu»), filled and refreshed.

Words stand in ``Field`` runs, whole lists and tables in blocks that name their ``source``. One that
was changed by hand is ``own`` and stays as it is, and can go back to what the records say; taking
the source away makes it the clerk's for good. What a report drafts by itself is filled by
``following`` instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeAlias

from thiduadesk.documents.tree.following import drafted
from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

Rows: TypeAlias = tuple[tuple[str, ...], ...]
"""Lines of the records, each a text a column; an item of a list is a line of one column."""

_NAME = 1
"""The column of a table that says whom a row is about; before it stands the running number."""


def filled(
    parts: Sequence[Part], facts: Mapping[str, str], rows: Mapping[str, Rows] | None = None
) -> tuple[Part, ...]:
    """The parts with every data field set to what the records say, «…» where they say nothing.

    Args:
        parts: of a body.
        facts: words by key, for fields.
        rows: lines by key, for lists and tables that name their source; None leaves these as they
            are. A table may have more columns than its source: these are the clerk's own, kept
            beside the name they were written for.
    """
    return tuple(_part(part, facts, rows) for part in parts)


def filled_runs(runs: tuple[Inline, ...], facts: Mapping[str, str]) -> tuple[Inline, ...]:
    """Runs with every field set to its fact; «…» where there is none or it is empty."""
    return tuple(
        replace(run, text=facts.get(run.key) or PLACEHOLDER) if isinstance(run, Field) else run
        for run in runs
    )


def sources(parts: Sequence[Part]) -> frozenset[str]:
    """Keys of the records that lists and tables of the parts follow."""
    own = {
        block.source
        for part in parts
        for block in part.blocks
        if isinstance(block, ListBlock | Table)
        and block.source
        and not (block.own or drafted(block))
    }
    return frozenset(own.union(*(sources(part.children) for part in parts)))


def by_hand(blocks: Sequence[Block], rows: Mapping[str, Rows]) -> tuple[Block, ...]:
    """Blocks of which lists and tables that say other than the records are the clerk's own.

    What she writes into their lines would else be lost when they are filled again; her own columns
    of a table stay hers either way. One that says what the records say follows them again.
    """
    return tuple(
        replace(block, own=_said(block) != _said(_refreshed(replace(block, own=False), rows)))
        if isinstance(block, ListBlock | Table) and block.source in rows
        else block
        for block in blocks
    )


def _said(block: Block) -> list[tuple[object, ...]]:
    """What the lines of a block say, with the notes and the emphasis in them."""
    match block:
        case ListBlock():
            return [(words(item), _marked(item)) for item in block.items]
        case Table():
            return [
                tuple(
                    (*map(words, lines), *map(_marked, lines)) for lines in map(_lines, row.cells)
                )
                for row in block.rows
            ]
        case _:
            return []


def _lines(cell: Cell) -> tuple[tuple[Inline, ...], ...]:
    return tuple(line for line in cell.paragraphs if line)


def _marked(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The runs that are more than plain words."""
    return tuple(
        run
        for run in runs
        if isinstance(run, Footnote)
        or (isinstance(run, Text) and (run.bold or run.italic or run.raised))
    )


def _part(part: Part, facts: Mapping[str, str], rows: Mapping[str, Rows] | None) -> Part:
    def fill(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return filled_runs(runs, facts)

    heading = part.heading
    if heading is not None:
        heading = replace(heading, runs=fill(heading.runs))
    return replace(
        part,
        heading=heading,
        blocks=tuple(_refreshed(mapped(block, fill), rows) for block in part.blocks),
        children=filled(part.children, facts, rows),
    )


# --- lists and tables from the records -----------------------------------------------------------
def _refreshed(block: Block, rows: Mapping[str, Rows] | None) -> Block:
    if rows is None or not isinstance(block, ListBlock | Table) or not block.source or block.own:
        return block
    if drafted(block):
        return block
    lines = rows.get(block.source, ())
    if isinstance(block, ListBlock):
        items = tuple((Text(line[0]),) for line in lines)
        return replace(block, items=items or ((Text(PLACEHOLDER),),))
    return replace(block, rows=_table_rows(block, lines))


def _table_rows(table: Table, lines: Rows) -> tuple[TableRow, ...]:
    columns = len(table.widths)
    whole = [row.cells for row in table.rows if len(row.cells) == columns]
    blank = tuple(_blank(column) for column in zip(*whole, strict=True)) or (_blank(()),) * columns
    own = {_name(cells): cells for cells in whole}
    made = []
    for line in lines:
        given = tuple(
            Cell(((Text(text),),) if text else (), cell.align)
            for text, cell in zip(line, blank, strict=False)
        )
        kept = own.get(line[min(_NAME, len(line) - 1)], blank)
        made.append(TableRow((*given, *kept[len(given) :])))
    return tuple(made) or (TableRow(blank),)


def _blank(column: Sequence[Cell]) -> Cell:
    """A cell to be written in, empty in a column that is empty so far: one to sign or tick in."""
    empty = bool(column) and not any(cell.paragraphs for cell in column)
    return Cell(() if empty else ((Text(PLACEHOLDER),),), column[0].align if column else Align.LEFT)


def _name(cells: Sequence[Cell]) -> str:
    return " ".join(words(line) for line in cells[min(_NAME, len(cells) - 1)].paragraphs)
