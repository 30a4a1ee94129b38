"""Placeholders («…»): words still to be written, found wherever they stand in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.documents.tree import walk
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import placeholder_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Inline

FRAME = "frame"
"""Key of placeholders that stand in no part: subject, addressees, list, signer."""

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A blank that somebody has to fill before the paper can be signed.

    Attributes:
        key: the part or appendix it stands in, or ``frame``.
        place: printed numbers from the outermost part down, empty outside the body.
        words: the words around it.
    """

    key: str
    place: str
    words: str


def placeholders(document: Document) -> tuple[Placeholder, ...]:
    """Every placeholder of a document in reading order."""
    return tuple(
        Placeholder(piece.key, piece.place, around)
        for piece in _pieces(document)
        for around in _blanks(piece.runs)
    )


def _blanks(runs: tuple[Inline, ...]) -> Iterator[str]:
    text = words(runs)
    for start, end in placeholder_spans(text):
        yield " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())


def _pieces(document: Document) -> Iterator[walk.Piece]:
    head = document.letterhead
    lines: list[str] = []
    if head is not None:
        lines += [*head.superior, *head.issuer, head.symbol, head.place, head.about]
    if document.title is not None:
        lines += [document.title.type_name, *document.title.subject]
    if document.addressees is not None:
        lines += document.addressees.names
    if document.decision is not None:
        lines += document.decision.authority
    yield from map(_frame, lines)
    for basis in document.legal_bases:
        yield walk.Piece(FRAME, "", "", basis)
    yield from walk.parts(document.body)
    if document.distribution is not None:
        yield from (_frame(one.name) for one in document.distribution.recipients)
    for signature in document.signatures:
        yield from map(_frame, (*signature.authority, signature.post, signature.name))
    yield from map(_frame, document.address)
    for appendix in document.appendices:
        for line in appendix.title:
            yield walk.Piece(appendix.key, "", "", line.runs)
        yield from walk.blocks(appendix.blocks, appendix.key)
        yield from walk.parts(appendix.parts)


def _frame(text: str) -> walk.Piece:
    return walk.Piece(FRAME, "", "", (Text(text),))
