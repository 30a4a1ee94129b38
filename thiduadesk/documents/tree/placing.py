"""Where something new from the records belongs in a body that has grown since it was drafted."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.documents.tree.following import ENTRIES
from thiduadesk.documents.tree.following import drafted
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drafted block or part belongs in a body that has grown since it was drafted.

    Attributes:
        key: the part; of a part to be added its parent, None for the top.
        index: before which of its blocks or children.
    """

    key: str | None
    index: int


def place_of_block(body: Sequence[Part], fresh: Sequence[Part], source: str) -> Place | None:
    """Where the block of ``source`` goes in ``body``, as it stands in ``fresh``.

    Behind the nearest one before it that is still there, else before the nearest one after it, else
    at the end of the part that its own part became; None where no such part is left.
    """
    home = next((part for part in walk(fresh) if source in _own(part)), None)
    if home is None:
        return None
    order = _own(home)
    at = order.index(source)
    there = _blocks_there(body)
    for before in reversed(order[:at]):
        if before in there:
            key, index = there[before]
            return Place(key, index + 1)
    for after in order[at + 1 :]:
        if after in there:
            return Place(*there[after])
    became = counterpart(body, fresh, home)
    return None if became is None else Place(became.key, len(became.blocks))


def lead_in(fresh: Sequence[Part], source: str) -> str:
    """Source of the line that leads in what a block belongs to («…, cụ thể:»); empty for none."""
    home = next((part for part in walk(fresh) if source in _own(part)), None)
    order = _own(home) if home is not None else []
    for before in reversed(order[: order.index(source)] if order else ()):
        if leads_in(before):
            return before
        if before.partition(".")[0] != source.partition(".")[0]:
            break
    return ""


def leads_in(source: str) -> bool:
    """Whether a block only leads in what stands behind it."""
    return source.startswith(("models.", "social.of.")) or any(
        mark in source for mark in (".done", ".intro", ".sum", ".year.")
    )


def place_of_part(body: Sequence[Part], fresh: Sequence[Part], source: str) -> Place | None:
    """The same for the part whose heading has the source."""
    found = _parent_of(fresh, source)
    if found is None:
        return None
    parent, brothers, at = found
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(brothers):
            other = _parent_of(body, brothers[place])
            if other is not None and brothers[place]:
                return Place(other[0].key if other[0] else None, other[2] + (step < 0))
            place += step
    became = counterpart(body, fresh, parent) if parent is not None else None
    return None if became is None else Place(became.key, len(became.children))


def counterpart(body: Sequence[Part], fresh: Sequence[Part], part: Part) -> Part | None:
    """The part of ``body`` that a part of ``fresh`` became: by source, by blocks, by title."""
    if part.heading is not None and part.heading.source:
        return next((one for one in walk(body) if _source(one) == part.heading.source), None)
    wanted = set(_own(part))
    shared = next((one for one in walk(body) if wanted & set(_own(one))), None)
    if shared is not None:
        return shared
    title = _title(part)
    alike = [one for one in walk(body) if title and _title(one) == title]
    same = [one for one in walk(fresh) if title and _title(one) == title]
    spot = next((number for number, one in enumerate(same) if one is part), 0)
    return alike[min(spot, len(alike) - 1)] if alike else None


def waiting(part: Part, now: Collection[str]) -> tuple[Block, ...]:
    """Blocks of a part that only waited for something: the records have no such block any more.

    Args:
        part: of the body.
        now: sources of what the records would draft.
    """
    return tuple(
        block
        for block in part.blocks
        if drafted(block)
        and not block.own
        and block.source not in now
        and not block.source.startswith(ENTRIES)
    )


def _own(part: Part) -> list[str]:
    return [block.source for block in part.blocks if drafted(block)]


def _source(part: Part) -> str:
    return part.heading.source if part.heading is not None else ""


def _title(part: Part) -> str:
    text = words(part.heading.runs) if part.heading is not None else ""
    return " ".join("".join(one for one in text.casefold() if not one.isdigit()).split())


def _blocks_there(body: Sequence[Part]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for part in walk(body):
        for index, block in enumerate(part.blocks):
            if drafted(block):
                found.setdefault(block.source, (part.key, index))
    return found


def _parent_of(
    parts: Sequence[Part], source: str, parent: Part | None = None
) -> tuple[Part | None, list[str], int] | None:
    """The parent of the part with a source, the sources of its brothers and its place."""
    order = [_source(part) for part in parts]
    if source and source in order:
        return parent, order, order.index(source)
    for part in parts:
        found = _parent_of(part.children, source, part)
        if found is not None:
            return found
    return None
