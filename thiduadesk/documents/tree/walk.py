"""Walking parts and blocks in reading order, one paragraph, item or cell at a time."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.text import point_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, list item or paragraph of a cell.

    Attributes:
        key: the part or appendix it stands in.
        place: printed numbers from the outermost part down: «PHẦN THỨ NHẤT II. 1. a)».
        before: set before the words: the number of a heading, the marker of an item, or nothing.
        runs: the words.
    """

    key: str
    place: str
    before: str
    runs: tuple[Inline, ...]


def parts(body: Sequence[Part]) -> Iterator[Piece]:
    """Headings and blocks of a body in reading order."""
    yield from _parts(body, "", number_parts(body))


def blocks(content: Sequence[Block], key: str, place: str = "") -> Iterator[Piece]:
    """The pieces of blocks that stand under ``key``."""
    for block in content:
        match block:
            case Paragraph(runs=runs):
                yield Piece(key, place, "", runs)
            case ListBlock(items=items, marker=marker):
                for count, item in enumerate(items, start=1):
                    yield Piece(key, place, marked(marker, count), item)
            case Table(head=head, rows=rows):
                for row in (*head, *rows):
                    for cell in row.cells:
                        for runs in cell.paragraphs:
                            yield Piece(key, place, "", runs)
            case PageBreak():
                pass


def mapped(block: Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """The block with every stretch of runs changed: paragraphs, items, paragraphs of cells."""

    def row(one: TableRow) -> TableRow:
        cells = tuple(
            replace(cell, paragraphs=tuple(change(line) for line in cell.paragraphs))
            for cell in one.cells
        )
        return replace(one, cells=cells)

    match block:
        case Paragraph():
            return replace(block, runs=change(block.runs))
        case ListBlock():
            return replace(block, items=tuple(change(item) for item in block.items))
        case Table():
            return replace(
                block,
                head=tuple(row(one) for one in block.head),
                rows=tuple(row(one) for one in block.rows),
            )
        case PageBreak():
            return block


def marked(marker: Marker, count: int) -> str:
    """What stands before the ``count``-th item of a list: «-», «2.», «b)»; after «y)» comes «aa)»."""
    match marker:
        case Marker.NUMBER:
            return f"{count}."
        case Marker.LETTER:
            return f"{point_letter(count)})"
        case Marker.DASH | Marker.PLUS | Marker.BULLET:
            return marker.value


def _parts(body: Sequence[Part], above: str, numbers: Mapping[str, str]) -> Iterator[Piece]:
    for part in body:
        number = numbers.get(part.key, "")
        place = f"{above} {number}".strip()
        if part.heading is not None:
            yield Piece(part.key, place, number, part.heading.runs)
        yield from blocks(part.blocks, part.key, place)
        yield from _parts(part.children, place, numbers)
