"""Where a part goes when it is moved: places are counted without the moved part itself."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Under which part (None: top level) and before which brother, from 0."""

    parent: str | None
    position: int


def find(parts: Parts, key: str) -> Part | None:
    """The part of that key."""
    return next((part for part in walk(parts) if part.key == key), None)


def place_of(parts: Parts, key: str) -> Place | None:
    """Where a part stands now."""
    return _place(parts, key, None)


def _place(parts: Parts, key: str, parent: str | None) -> Place | None:
    for position, part in enumerate(parts):
        if part.key == key:
            return Place(parent, position)
        found = _place(part.children, key, part.key)
        if found is not None:
            return found
    return None


def brothers(parts: Parts, parent: str | None) -> Parts:
    """Parts under ``parent``."""
    if parent is None:
        return parts
    found = find(parts, parent)
    return found.children if found else ()


def up(parts: Parts, key: str) -> Place | None:
    """Before the brother above; None at the top."""
    here = place_of(parts, key)
    return Place(here.parent, here.position - 1) if here and here.position else None


def down(parts: Parts, key: str) -> Place | None:
    """Behind the brother below; None at the end."""
    here = place_of(parts, key)
    if here is None or here.position + 1 >= len(brothers(parts, here.parent)):
        return None
    return Place(here.parent, here.position + 1)


def promoted(parts: Parts, key: str) -> Place | None:
    """One level out, right behind the part it stood under; None at the top level."""
    here = place_of(parts, key)
    if here is None or here.parent is None:
        return None
    above = place_of(parts, here.parent)
    return Place(above.parent, above.position + 1) if above else None


def demoted(parts: Parts, key: str) -> Place | None:
    """One level in, as last part under the brother above; None without one."""
    here = place_of(parts, key)
    if here is None or not here.position:
        return None
    above = brothers(parts, here.parent)[here.position - 1]
    return Place(above.key, len(above.children))


def dropped(parts: Parts, key: str, target: str, *, where: str) -> Place | None:
    """A drop ``above``, ``below`` or ``on`` the part ``target``; None onto itself or its own."""
    moved = find(parts, key)
    aim = place_of(parts, target)
    if moved is None or aim is None or any(part.key == target for part in walk((moved,))):
        return None
    if where == "on":
        into = find(parts, target)
        children = [part.key for part in into.children if part.key != key] if into else []
        return Place(target, len(children))
    order = [part.key for part in brothers(parts, aim.parent) if part.key != key]
    return Place(aim.parent, order.index(target) + (where == "below"))


def heading_at(parts: Parts, place: Place) -> Heading:
    """A heading for a new part: numbered like its brothers, else one step below its parent."""
    for part in reversed(brothers(parts, place.parent)[: place.position] or ()):
        if part.heading is not None:
            return Heading(part.heading.numbering, titled=part.heading.titled)
    above = find(parts, place.parent) if place.parent else None
    if above is None or above.heading is None:
        return Heading(Numbering.ROMAN)
    return Heading(_BELOW.get(above.heading.numbering, Numbering.LOWER_LETTER))


_BELOW = {
    Numbering.PART_WORDS: Numbering.ROMAN,
    Numbering.PART_ROMAN: Numbering.ROMAN,
    Numbering.UPPER_LETTER: Numbering.ROMAN,
    Numbering.ROMAN: Numbering.ARABIC,
    Numbering.ARABIC: Numbering.LOWER_LETTER,
    Numbering.DECIMAL: Numbering.LOWER_LETTER,
    Numbering.CHAPTER: Numbering.SECTION,
    Numbering.SECTION: Numbering.ARTICLE,
    Numbering.SUBSECTION: Numbering.ARTICLE,
    Numbering.APPENDIX: Numbering.ROMAN,
    Numbering.ATTACHED: Numbering.CHAPTER,
    Numbering.ARTICLE: Numbering.ARABIC,
}


def notes_before(parts: Parts, key: str) -> int:
    """How many notes stand before the text of a part, its own heading included."""
    count = 0
    for part in walk(parts):
        count += notes_in(part.heading.runs if part.heading else ())
        if part.key == key:
            break
        count += sum(_block_notes(block) for block in part.blocks)
    return count


def notes_in(runs: tuple[Inline, ...]) -> int:
    """How many notes stand in ``runs``."""
    return sum(isinstance(run, Footnote) for run in runs)


def _block_notes(block: Block) -> int:
    match block:
        case Paragraph(runs=runs):
            return notes_in(runs)
        case ListBlock(items=items):
            return sum(map(notes_in, items))
        case Table(head=head, rows=rows):
            cells = (cell for row in (*head, *rows) for cell in row.cells)
            return sum(notes_in(runs) for cell in cells for runs in cell.paragraphs)
        case _:
            return 0


def body_end(parts: Parts) -> int:
    """Place at the top behind the last part of the body, before what is appended."""
    styles = [part.heading.numbering if part.heading else None for part in parts]
    return next((at for at, style in enumerate(styles) if style in BEHIND), len(parts))


def whole(document: Document, body: Parts) -> Parts:
    """The clerk's own tree, appendices among its parts, with the words the document prints.

    Args:
        document: composed of ``body``: data fields filled, what prints behind taken out.
        body: the parts as they are kept.
    """
    printed = {part.key: part for part in walk(document.body)}
    for appendix in document.appendices:
        printed[appendix.key] = Part(appendix.key, None, appendix.blocks)
        printed |= {part.key: part for part in walk(appendix.parts)}

    def shown(part: Part) -> Part:
        found = printed.get(part.key, part)
        heading = found.heading or part.heading
        children = tuple(shown(child) for child in part.children)
        return Part(part.key, heading, found.blocks, children)

    return tuple(shown(part) for part in body)


def with_text(document: Document, key: str, blocks: tuple[Block, ...]) -> Document:
    """The document with other text in one part: what is typed and not saved yet."""
    appendices = tuple(
        replace(
            appendix,
            blocks=blocks if appendix.key == key else appendix.blocks,
            parts=_with(appendix.parts, key, blocks),
        )
        for appendix in document.appendices
    )
    return replace(document, body=_with(document.body, key, blocks), appendices=appendices)


def _with(parts: Parts, key: str, blocks: tuple[Block, ...]) -> Parts:
    return tuple(
        replace(part, blocks=blocks)
        if part.key == key
        else replace(part, children=_with(part.children, key, blocks))
        for part in parts
    )
