"""The plain words of a document in reading order, as both renderers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.documents import layout
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.tree import walk
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from thiduadesk.documents.layout import Words
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Letterhead


def document_text(document: Document) -> str:
    """All words of a document, one paragraph, item or line a line.

    Numbers of parts, markers of lists and the words that law prints in the frame are in it; page
    numbers are not. A note follows the paragraph that carries its mark, its number before it.
    """
    frame = layout.load(document.profile).words
    lines = [*_head(document, frame)]
    notes = 0
    for piece in walk.parts(document.body):
        notes = _write(lines, piece, notes)
    lines += _foot(document, frame)
    for appendix in document.appendices:
        if appendix.letterhead is not None:
            lines += _letterhead(appendix.letterhead, frame)
        lines += filter(None, [appendix.label])
        for line in appendix.title:
            lines.append(words(line.runs))
        for piece in (*walk.blocks(appendix.blocks, appendix.key), *walk.parts(appendix.parts)):
            notes = _write(lines, piece, notes)
    return "\n".join(line for line in lines if line.strip())


def _write(lines: list[str], piece: walk.Piece, notes: int) -> int:
    """Add a piece and its notes; returns how many notes there are by then."""
    lines.append(f"{piece.before} {words(piece.runs)}".strip())
    for run in piece.runs:
        if isinstance(run, Footnote):
            notes += 1
            lines.append(f"{notes} {words(run.runs)}")
    return notes


def _head(document: Document, frame: Words) -> Iterator[str]:
    if document.letterhead is not None:
        yield from _letterhead(document.letterhead, frame)
    yield document.urgency
    if document.title is not None:
        yield from (document.title.type_name, *document.title.subject)
    if document.addressees is not None:
        yield frame.addressees
        yield from frame_words.addressee_lines(document.addressees.names, frame)
    if document.decision is not None:
        yield from document.decision.authority
    last = len(document.legal_bases) - 1
    for place, basis in enumerate(document.legal_bases):
        end = frame_words.basis_end(basis, last=place == last, words=frame)
        yield words(basis) + end
    if document.decision is not None:
        yield document.decision.word


def _letterhead(head: Letterhead, frame: Words) -> Iterator[str]:
    yield from (*head.superior, *head.issuer, frame.nation, frame.motto)
    yield frame_words.number_line(head, frame)
    yield frame_words.about_line(head, frame)
    yield frame_words.place_date_line(head, frame)


def _foot(document: Document, frame: Words) -> Iterable[str]:
    if document.distribution is not None:
        yield frame.distribution
        yield from frame_words.recipient_lines(document.distribution, frame)
    for signature in document.signatures:
        yield from filter(None, (*signature.authority, signature.post, signature.name))
    yield from document.address


def table_of(appendix: Appendix) -> Table:
    """The first table of an appendix."""
    return next(block for block in appendix.blocks if isinstance(block, Table))


def cell(one: Cell) -> str:
    """The words of a cell, a line each."""
    return "\n".join(words(line) for line in one.paragraphs)
