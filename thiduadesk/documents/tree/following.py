"""Paragraphs, lists and tables that follow the records («đoạn lấy từ số liệu»).

Whatever a report drafted by itself names its ``source``. As long as it is not ``own`` it says what
the records say; changed by hand it keeps its words, only the data fields in it still follow. Going
back takes the records' words again; taking the source away makes it the clerk's for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk

Sourced = Paragraph | ListBlock | Table
"""Blocks that may come from the records."""

DRAFTED = frozenset({
    "activity", "assessment", "bloc", "figures", "guidance", "heading", "honours", "last_year", "model",
    "models", "movement", "office", "organisations", "registered", "review", "score", "social", "staff",
    "targets", "topic", "units",
})  # fmt: skip
"""First words of the sources of what a report drafts by itself."""

_OF_REPORTS = DRAFTED - {"bloc", "organisations", "staff", "units"}
"""Those no list or table of standing lines is named by."""
ENTRIES = ("activity.", "model.", "social.")
"""Sources of what was entered, not of what waits for it or sums it up."""
_OF_ENTRIES = ("figure.", "social.")
_KEYS = frozenset({"figure", "guidance", "honours", "movement", "registered", "review", "social"})
"""First words of the keys of data fields that the records of a report fill."""


def drafted(block: Block) -> TypeGuard[Sourced]:
    """Whether a block was drafted by a report; lists and tables of standing lines are not.

    Those («bloc.members», «staff.rows») are filled by ``fields``.
    """
    if not isinstance(block, Sourced) or not block.source:
        return False
    return isinstance(block, Paragraph) or block.source.partition(".")[0] in _OF_REPORTS


# --- what a body has -----------------------------------------------------------------------------
def sources(parts: Sequence[Part]) -> tuple[str, ...]:
    """Sources of the drafted blocks and headings of a body, in reading order."""
    found = []
    for part in walk(parts):
        if part.heading is not None and part.heading.source:
            found.append(part.heading.source)
        found += [block.source for block in part.blocks if drafted(block)]
    return tuple(found)


def follows(parts: Sequence[Part]) -> bool:
    """Whether anything of a body has to be asked of the records of a report: blocks or fields."""
    return bool(sources(parts) or asked(parts))


def asked(parts: Sequence[Part]) -> dict[str, str]:
    """Data fields of a body that only the records of a report fill: by key the words last seen."""
    found: dict[str, str] = {}
    for part in walk(parts):
        if part.heading is not None:
            found |= _fields(part.heading.runs)
        for block in part.blocks:
            if isinstance(block, Sourced):
                for runs in _lines(block):
                    found |= _fields(runs)
    return found


def blocks(parts: Sequence[Part]) -> dict[str, Block]:
    """The drafted blocks of a body by source; of several of one source the first."""
    found: dict[str, Block] = {}
    for part in walk(parts):
        for block in part.blocks:
            if drafted(block):
                found.setdefault(block.source, block)
    return found


def _fields(runs: tuple[Inline, ...]) -> dict[str, str]:
    return {
        run.key: run.text
        for run in runs
        if isinstance(run, Field) and run.key.partition(".")[0] in _KEYS
    }


# --- following -----------------------------------------------------------------------------------
def refilled(parts: Sequence[Part], sourced: Mapping[str, Block]) -> tuple[Part, ...]:
    """The parts with every block that follows saying what the records say.

    A block changed by hand stays; so does one of which the records say nothing any more, until the
    clerk lets it go.
    """
    return tuple(
        replace(
            part,
            blocks=tuple(_refilled(block, sourced) for block in part.blocks),
            children=refilled(part.children, sourced),
        )
        for part in parts
    )


def _refilled(block: Block, sourced: Mapping[str, Block]) -> Block:
    if not drafted(block) or block.own:
        return block
    said = sourced.get(block.source)
    return block if said is None else like(block, said)


def like(block: Block, said: Block) -> Block:
    """What the records say in the form of a block: its alignment, its marker, its widths."""
    match block, said:
        case Paragraph(), Paragraph():
            return replace(block, runs=said.runs, own=False)
        case ListBlock(), ListBlock():
            return replace(block, items=said.items, own=False)
        case Table(), Table() if len(block.widths) == len(said.widths):
            return replace(block, head=said.head, rows=said.rows, own=False)
        case _:
            return said


def by_hand(blocks_now: Sequence[Block], sourced: Mapping[str, Block]) -> tuple[Block, ...]:
    """Blocks of which those that say other than the records are the clerk's own.

    One that says what the records say follows them again.
    """
    return tuple(_by_hand(block, sourced) for block in blocks_now)


def _by_hand(block: Block, sourced: Mapping[str, Block]) -> Block:
    if not drafted(block) or block.source not in sourced:
        return block
    return replace(block, own=spoken(block) != spoken(sourced[block.source]))


def spoken(block: Block) -> list[tuple[Inline, ...]]:
    """What a block says: its lines, the words of its fields as words, neighbours of one style joined."""
    return [_joined(runs) for runs in _lines(block)] if isinstance(block, Sourced) else []


def released(block: Block) -> Block:
    """A block that is the clerk's from now on, whatever happens to the records."""
    return replace(block, source="", own=False) if isinstance(block, Sourced) else block


def for_another_year(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without what was entered for one year only: entries of the log, models, social work.

    For a template made from a report: next year's come in from the records. What the clerk wrote
    herself stays as words; what follows standing records goes on following.
    """

    def plain(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            Text(run.text, run.bold, run.italic)
            if isinstance(run, Field) and run.key.startswith(_OF_ENTRIES)
            else run
            for run in runs
        )

    def kept(block: Block) -> Iterator[Block]:
        if not drafted(block) or not block.source.startswith(ENTRIES):
            yield mapped(block, plain)
        elif block.own:
            yield mapped(released(block), plain)

    return tuple(
        replace(
            part,
            blocks=tuple(made for block in part.blocks for made in kept(block)),
            children=for_another_year(part.children),
        )
        for part in parts
    )


def _lines(block: Sourced) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Paragraph():
            yield block.runs
        case ListBlock():
            yield from block.items
        case Table():
            cells: Iterator[Cell] = (
                cell for row in (*block.head, *block.rows) for cell in row.cells
            )
            for cell in cells:
                yield from (line for line in cell.paragraphs if line)


def _joined(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for run in runs:
        one = Text(run.text, run.bold, run.italic) if isinstance(run, Field) else run
        last = made[-1] if made else None
        if isinstance(one, Text) and isinstance(last, Text) and _alike(one, last):
            made[-1] = replace(last, text=last.text + one.text)
        elif not (isinstance(one, Text) and not one.text):
            made.append(one)
    return tuple(made)


def _alike(one: Text, other: Text) -> bool:
    return (one.bold, one.italic, one.raised) == (other.bold, other.italic, other.raised)
