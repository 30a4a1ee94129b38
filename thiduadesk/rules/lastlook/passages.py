"""A paper as its readers meet it: passages in reading order, each with its place.

Checks see a ``Reading``: the document, its passages and what the program knows. A finding is made
from the passage it is about, so that it always quotes, says where and can be jumped to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import long_date
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import point_letter
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passage_kinds import BODY_KINDS
from thiduadesk.rules.lastlook.passage_kinds import PassageKind

__all__ = ["BODY_KINDS", "FRAME", "Passage", "PassageKind", "Reading", "passages"]

FRAME = "frame"
"""Key of what stands in no part: letterhead, title, addressees, list, signer."""

_YEAR = re.compile(r"(?<![\d/])((?:19|20)\d{2})(?![\d/])")
_NOTE_BEGINS = 40
"""Letters by which a note is found again in its file."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, item, cell or line of the frame («đoạn»).

    Attributes:
        kind: what it is.
        text: its plain words, NFC; notes left out (they are passages of their own).
        key: the part or appendix it stands in, or ``frame``.
        at: its path in the tree as in ``Source.places``: the key of a part for its heading,
            «key/0» for a block, «key/0/2» for an item or a row, «frame/number».
        place: printed numbers from the outermost part down, «PHẦN I A. II. 1.», for people.
        line: of the foreign file, from 1; None for our own papers.
        number: printed number of a heading, marker of an item, else empty.
        numbering: of a heading.
        level: how deep its part lies, 1 for the outermost; 0 in the frame.
        table, row, column: of a cell, from 0: the block, the row (head rows counted), the cell.
        bold: all its words are bold.
    """

    kind: PassageKind
    text: str
    key: str
    at: str
    place: str = ""
    line: int | None = None
    number: str = ""
    numbering: Numbering | None = None
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    bold: bool = False

    def finding(
        self,
        code: str,
        severity: Severity,
        quote: str | None = None,
        *,
        found: str | None = None,
        expected: str | None = None,
        law: str | None = None,
        **params: str,
    ) -> Finding:
        """A finding about this passage; ``quote`` is copied from it, its whole text if not given.

        ``params`` get ``key``, ``at``, ``place`` and ``line``, where they are known, for the
        window's jump and for the words of the place.
        """
        where = {"key": self.key, "at": self.at, "place": self.place}
        if self.line is not None:
            where["line"] = str(self.line)
        return Finding(
            code,
            severity,
            where=self.place or self.key,
            quote=(self.text if quote is None else quote) or None,
            found=found,
            expected=expected,
            law=law,
            params={**where, **params},
        )


@dataclass(frozen=True)
class Reading:
    """A paper laid open for the checks.

    Attributes:
        document: the typed tree.
        passages: all its passages in reading order.
        known: what the program knows beside it.
    """

    document: Document
    passages: tuple[Passage, ...]
    known: Known

    @classmethod
    def of(cls, document: Document, known: Known) -> Reading:
        """Lay a document open."""
        return cls(document, passages(document), known)

    @property
    def day(self) -> dt.date | None:
        """The paper's own date, None while it is blank."""
        head = self.document.letterhead
        return None if head is None else head.date

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years its title names, in their order: «… năm 2017, phương hướng … năm 2018»."""
        subject = " ".join(one.text for one in self.of_kind(PassageKind.SUBJECT, PassageKind.ABOUT))
        return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(subject)))

    def of_kind(self, *kinds: PassageKind) -> tuple[Passage, ...]:
        """The passages of these kinds, in reading order."""
        return tuple(one for one in self.passages if one.kind in kinds)

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """Running words: legal bases, headings, paragraphs, items, cells and notes."""
        return tuple(one for one in self.passages if one.kind in BODY_KINDS)

    def piece(self, name: str) -> Passage:
        """A place of the frame where something is missing, e.g. ``signature``: has no words."""
        at = f"{FRAME}/{name}"
        kind = next((one for one in PassageKind if one.value == name), PassageKind.PARAGRAPH)
        return Passage(kind, "", FRAME, at, line=_places(self.document).get(at))


def passages(document: Document) -> tuple[Passage, ...]:
    """Every passage of a document in reading order."""
    typed = () if document.source is None else document.source.lines
    return tuple(_Walk(_places(document), typed).document(document))


def _places(document: Document) -> Mapping[str, int]:
    return {} if document.source is None else document.source.places


@dataclass(frozen=True)
class _Walk:
    lines: Mapping[str, int]
    typed: Sequence[str] = ()

    def line(self, at: str) -> int | None:
        """Of the nearest place above that the reader noted."""
        while at:
            if at in self.lines:
                return self.lines[at]
            at = at.rpartition("/")[0]
        return None

    def note_line(self, text: str, at: str) -> int | None:
        """Of a note, which a file prints apart from its mark; else of the mark."""
        begin = text.strip()[:_NOTE_BEGINS]
        own = (number for number, line in enumerate(self.typed, 1) if begin and begin in line)
        return next(own, None) or self.line(at)

    def frame(
        self, kind: PassageKind, text: str, piece: str = "", key: str = FRAME
    ) -> Iterator[Passage]:
        at = f"{key}/{piece or kind.value}"
        if text.strip():
            yield Passage(kind, nfc(text), key, at, line=self.line(at))

    def document(self, document: Document) -> Iterator[Passage]:
        if document.letterhead is not None:
            yield from self.letterhead(document.letterhead, FRAME)
        if document.title is not None:
            yield from self.frame(PassageKind.TYPE_NAME, document.title.type_name)
            for line in document.title.subject:
                yield from self.frame(PassageKind.SUBJECT, line)
        if document.addressees is not None:
            for count, name in enumerate(document.addressees.names):
                yield from self.frame(PassageKind.ADDRESSEE, name, f"addressee/{count}")
        if document.decision is not None:
            for line in document.decision.authority:
                yield from self.frame(PassageKind.AUTHORITY_LINE, line)
        for count, runs in enumerate(document.legal_bases):
            yield from self.runs(
                PassageKind.LEGAL_BASIS, runs, FRAME, f"{FRAME}/legal_basis/{count}", ""
            )
        if document.decision is not None:
            yield from self.frame(PassageKind.AUTHORITY_LINE, document.decision.word, "word")
        yield from self.parts(document.body, "", number_parts(document.body), 1)
        yield from self.closing(document)
        for appendix in document.appendices:
            yield from self.appendix(appendix)

    def letterhead(self, head: Letterhead, key: str) -> Iterator[Passage]:
        for line in head.superior:
            yield from self.frame(PassageKind.SUPERIOR, line, key=key)
        for line in head.issuer:
            yield from self.frame(PassageKind.ISSUER, line, key=key)
        number = full_number(head.number or "", head.symbol)
        yield from self.frame(PassageKind.NUMBER, number, key=key)
        day = "" if head.date is None else long_date(head.date)
        place = ", ".join(part for part in (head.place, day) if part)
        yield from self.frame(PassageKind.PLACE_DATE, place, key=key)
        yield from self.frame(PassageKind.ABOUT, head.about, key=key)

    def closing(self, document: Document) -> Iterator[Passage]:
        if document.distribution is not None:
            for count, one in enumerate(document.distribution.recipients):
                text = f"{one.name} ({one.purpose})" if one.purpose else one.name
                piece = f"distribution/{count}"
                yield from self.frame(PassageKind.RECIPIENT, text, piece)
            if document.distribution.filing is not None:
                filing = document.distribution.filing
                text = ", ".join((*filing.units, filing.drafter)).strip(", ")
                yield from self.frame(PassageKind.FILING, text, "distribution/filing")
        for count, signature in enumerate(document.signatures):
            piece = f"signature/{count}"
            for line in signature.authority:
                yield from self.frame(PassageKind.SIGNER_AUTHORITY, line, piece)
            yield from self.frame(PassageKind.SIGNER_AUTHORITY, signature.post, piece)
            yield from self.frame(PassageKind.SIGNER_NAME, signature.name, piece)

    def appendix(self, appendix: Appendix) -> Iterator[Passage]:
        key = appendix.key
        yield from self.frame(PassageKind.APPENDIX_TITLE, appendix.label, "label", key)
        if appendix.letterhead is not None:
            yield from self.letterhead(appendix.letterhead, key)
        for count, line in enumerate(appendix.title):
            yield from self.runs(
                PassageKind.APPENDIX_TITLE, line.runs, key, f"{key}/title/{count}", ""
            )
        yield from self.blocks(appendix.blocks, key, appendix.label, 1)
        yield from self.parts(appendix.parts, appendix.label, number_parts(appendix.parts), 1)

    def parts(
        self, body: Sequence[Part], above: str, numbers: Mapping[str, str], level: int
    ) -> Iterator[Passage]:
        for part in body:
            number = numbers.get(part.key, "")
            place = f"{above} {number}".strip()
            if part.heading is not None:
                yield from self.runs(
                    PassageKind.HEADING,
                    part.heading.runs,
                    part.key,
                    part.key,
                    place,
                    number=number,
                    numbering=part.heading.numbering,
                    level=level,
                )
            yield from self.blocks(part.blocks, part.key, place, level)
            yield from self.parts(part.children, place, numbers, level + 1)

    def blocks(
        self, content: Sequence[Block], key: str, place: str, level: int
    ) -> Iterator[Passage]:
        for count, block in enumerate(content):
            at = f"{key}/{count}"
            match block:
                case Paragraph(runs=runs):
                    yield from self.runs(PassageKind.PARAGRAPH, runs, key, at, place, level=level)
                case ListBlock(items=items, marker=marker):
                    for position, item in enumerate(items):
                        yield from self.runs(
                            PassageKind.ITEM,
                            item,
                            key,
                            f"{at}/{position}",
                            place,
                            number=_marker(marker, position + 1),
                            level=level,
                        )
                case Table():
                    yield from self.table(block, key, at, place, level, count)
                case PageBreak():
                    pass

    def table(
        self, table: Table, key: str, at: str, place: str, level: int, block: int
    ) -> Iterator[Passage]:
        for row, line in enumerate((*table.head, *table.rows)):
            column = 0
            for cell in line.cells:
                runs: tuple[Inline, ...] = ()
                for paragraph in cell.paragraphs:
                    runs += (Text("\n"), *paragraph) if runs else paragraph
                yield from self.runs(
                    PassageKind.CELL,
                    runs,
                    key,
                    f"{at}/{row}",
                    place,
                    level=level,
                    table=block,
                    row=row,
                    column=column,
                )
                column += cell.across

    def runs(
        self,
        kind: PassageKind,
        runs: tuple[Inline, ...],
        key: str,
        at: str,
        place: str,
        *,
        number: str = "",
        numbering: Numbering | None = None,
        level: int = 0,
        table: int | None = None,
        row: int | None = None,
        column: int | None = None,
    ) -> Iterator[Passage]:
        """The passage of some words, then its notes; an empty one too: a check may want it."""
        inked = [one for one in runs if isinstance(one, Text) and one.text.strip()]
        yield Passage(
            kind,
            nfc(words(runs)),
            key,
            at,
            place,
            self.line(at),
            number,
            numbering,
            level,
            table,
            row,
            column,
            bold=bool(inked) and all(one.bold for one in inked),
        )
        for note in runs:
            if isinstance(note, Footnote):
                text = nfc(words(note.runs))
                yield Passage(
                    PassageKind.FOOTNOTE,
                    text,
                    key,
                    at,
                    place,
                    self.note_line(text, at),
                    level=level,
                )


def _marker(marker: Marker, count: int) -> str:
    match marker:
        case Marker.NUMBER:
            return f"{count}."
        case Marker.LETTER:
            return f"{point_letter(count)})"
        case Marker.DASH | Marker.PLUS | Marker.BULLET:
            return marker.value
