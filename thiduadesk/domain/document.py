"""The typed tree of a document: what composers make, checks read and both renderers print.

A closed union: renderers match it exhaustively. Nothing here knows sizes or margins; those are
data of the layout profile, chosen by the document's own date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum


# --- words -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Text:
    """A run of words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note («chú thích») at the foot of the page on which its mark falls; numbers itself."""

    runs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A number or words that come from the data («số liệu») under ``key``; ``text`` as last seen."""

    key: str
    text: str
    bold: bool = False
    italic: bool = False


Inline = Text | LineBreak | Footnote | Field


# --- blocks ------------------------------------------------------------------------------------
class Align(StrEnum):
    """Alignment of a paragraph or a cell."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body («đoạn văn»).

    Attributes:
        indent: the first line is indented.
        source: key of the records it was drafted from («số liệu»), empty for the clerk's own.
        own: changed by hand: the words stay, and ``source`` only says where they came from.
    """

    runs: tuple[Inline, ...]
    align: Align = Align.JUSTIFY
    indent: bool = True
    source: str = ""
    own: bool = False


class Marker(StrEnum):
    """What stands before a list item."""

    DASH = "-"
    PLUS = "+"
    BULLET = "•"
    NUMBER = "1."
    LETTER = "a)"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list («gạch đầu dòng»); each item is one paragraph of runs.

    Attributes:
        source: key of the records its items come from («số liệu»), empty for the clerk's own.
        own: changed by hand: the items stay, as of a ``Paragraph``.
    """

    items: tuple[tuple[Inline, ...], ...]
    marker: Marker = Marker.DASH
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs of runs; ``across`` columns wide."""

    paragraphs: tuple[tuple[Inline, ...], ...]
    align: Align = Align.LEFT
    across: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells; the cells' ``across`` add up to the number of columns.

    Attributes:
        shade: a group line, printed on a light ground.
        cut: may be cut between two pages when it is long.
    """

    cells: tuple[Cell, ...]
    shade: bool = False
    cut: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table («bảng»).

    Attributes:
        widths: shares of the text width, any positive numbers.
        head: rows repeated at the top of every page.
        rows: the rest.
        ruled: with lines around the cells.
        source: key of the records its rows come from («số liệu»), empty for the clerk's own.
        own: changed by hand: the rows stay, as of a ``Paragraph``.
    """

    widths: tuple[float, ...]
    head: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    ruled: bool = True
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Paragraph | ListBlock | Table | PageBreak


# --- parts -------------------------------------------------------------------------------------
class Numbering(StrEnum):
    """How a part is numbered among its brothers («bố cục»); see NĐ 30, annex I, II.6."""

    NONE = "none"
    PART_WORDS = "part_words"
    """«PHẦN THỨ NHẤT»"""
    PART_ROMAN = "part_roman"
    """«Phần I»"""
    CHAPTER = "chapter"
    """«Chương I»"""
    SECTION = "section"
    """«Mục 1»"""
    SUBSECTION = "subsection"
    """«Tiểu mục 1»"""
    UPPER_LETTER = "upper_letter"
    """«A.»"""
    ROMAN = "roman"
    """«I.»"""
    ARABIC = "arabic"
    """«1.»"""
    DECIMAL = "decimal"
    """«2.1.», the parent's number and its own"""
    LOWER_LETTER = "lower_letter"
    """«a)»"""
    ARTICLE = "article"
    """«Điều 1.», runs on through the whole document; begins anew in what is attached to it"""
    APPENDIX = "appendix"
    """«Phụ lục», «Phụ lục II» where there are several; only at the top, after the body"""
    ATTACHED = "attached"
    """A paper issued with this one («văn bản kèm theo»); its first title line is the type name"""


BEHIND = frozenset({Numbering.APPENDIX, Numbering.ATTACHED})
"""What prints behind the paper, with numbers of its own inside; never a heading of its body."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Number and title of a part («đề mục»).

    Attributes:
        numbering: how the number is made.
        runs: the title; emphasis here comes on top of the profile's style for the numbering.
        number: typed number that overrides the one made («đánh số tay»), e.g. a real mistake kept.
        titled: a title on its own line, bold; false is a numbered clause in upright text.
        landscape: of an appendix: printed across, for wide tables.
        source: key of the records that the part is about («phong trào»), empty for none.
    """

    numbering: Numbering
    runs: tuple[Inline, ...] = ()
    number: str | None = None
    titled: bool = True
    landscape: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body («phần, mục, khoản, điểm»): heading, blocks, then parts below it.

    Attributes:
        key: stable name inside its document, e.g. the id of its row; anchors use it.
        heading: None for text before the first heading.
    """

    key: str
    heading: Heading | None = None
    blocks: tuple[Block, ...] = ()
    children: tuple[Part, ...] = ()


def walk(parts: Sequence[Part]) -> Iterator[Part]:
    """Every part with all below it, in reading order."""
    for part in parts:
        yield part
        yield from walk(part.children)


# --- frame -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head of page 1 (boxes 1 to 5b).

    Attributes:
        superior: «cơ quan chủ quản», lines; empty where the issuer shows none.
        issuer: «cơ quan ban hành», lines.
        number: None prints a blank.
        symbol: «BC-VP».
        place: «Quảng Ngãi»; empty (minutes) prints no place and date line.
        date: None prints the blanks of ``month`` and ``year``.
        year: printed when the date is still blank.
        month: printed when the date is still blank, None prints a blank month.
        about: «V/v …» of an official letter, printed under the symbol.
        numbered: false prints no line for number and symbol: attached papers, pledges, lists.
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol: str
    place: str
    year: int
    number: str | None = None
    date: dt.date | None = None
    month: int | None = None
    about: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Title:
    """Type name and subject («tên loại, trích yếu»), box 5a; lines of the subject kept."""

    type_name: str
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressees:
    """«Kính gửi:» one on the line, several as a dashed list."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer's block (boxes 7a, 7b).

    Attributes:
        authority: lines in capitals, e.g. («KT. CHÁNH VĂN PHÒNG», «PHÓ CHÁNH VĂN PHÒNG»).
        name: the signer, no degree before it; empty is a placeholder for a check to find.
        post: other post printed above the name, else empty.
    """

    authority: tuple[str, ...]
    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of the distribution list; ``purpose`` prints as «(b/c)».

    Attributes:
        with_members: the bloc's members of the paper's day follow in brackets.
    """

    name: str
    purpose: str = ""
    with_members: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """Last line «Lưu: VT, HCQT(2).»: its units, copies, code of the drafter as printed.

    A draft may have copies and drafter and no units yet; no line is printed then.
    """

    units: tuple[str, ...] = ("VT",)
    copies: int | None = None
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """«Nơi nhận»; ``as_above`` puts «Như trên» first; None as filing line is a fault to find."""

    recipients: tuple[Recipient, ...]
    filing: Filing | None = None
    as_above: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What makes a paper a decision or a resolution; forms 1.1 to 1.3 of annex III of NĐ 30.

    Attributes:
        authority: who decides («thẩm quyền ban hành»), lines above the legal bases.
        word: «QUYẾT ĐỊNH:», under the legal bases.
    """

    authority: tuple[str, ...]
    word: str


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A centred line above an appendix or an attached paper.

    Attributes:
        capital: a title proper, larger than the lines under it.
        subject: the subject («trích yếu») of an attached paper, under its type name.
    """

    runs: tuple[Inline, ...]
    capital: bool = False
    subject: bool = False


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix («phụ lục») with page numbers of its own.

    Attributes:
        label: «Phụ lục», «Phụ lục II», or empty where the paper prints none.
        title: centred lines.
        blocks: its content.
        landscape: practice for wide tables; no rule faults it.
        parts: numbered parts below its blocks.
        letterhead: head of an attached paper («văn bản kèm theo»), printed without number and
            day (form 1.3 of annex III); None for an appendix.
    """

    label: str
    title: tuple[TitleLine, ...]
    blocks: tuple[Block, ...]
    landscape: bool = False
    key: str = "appendix"
    parts: tuple[Part, ...] = ()
    letterhead: Letterhead | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The foreign file a document was read from.

    Attributes:
        name: of the file, without folder.
        lines: its text line by line, NFC.
        places: line, counted from 1, of what stands in the tree: the key of a part, of its
            blocks («key/0», from 0), of items and rows of a block («key/0/2»), and «frame/…» for
            pieces of the frame: number, place_date, type_name, subject, signature, distribution.
        head: the lines above the title as they were typed.
        stray: lines that belong to no paper: stamps, running heads, page debris.
        joins: lines, counted from 1, read as the rest of a paragraph that a page cut in two.
        legacy: stretches written before Unicode: first line, last line, encoding; read converted.
    """

    name: str
    lines: tuple[str, ...]
    places: Mapping[str, int]
    head: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()
    joins: tuple[int, ...] = ()
    legacy: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper, ready to check and to print.

    Attributes:
        kind: the composer's code, e.g. ``report.year``.
        profile: id of the layout profile, ``nd30`` or ``tt01``.
        letterhead: None for a paper that is only its appendices (a score sheet by itself).
        body: parts in order.
        signatures: one signer on the right, or two (minutes: left and right).
        address: lines at the foot of page 1 (box 13), empty for none.
        decision: of decisions and resolutions only.
        issued: claims to be issued: number and date must stand.
        source: None for our own; a foreign paper's file, whose faults are quoted by line.
    """

    kind: str
    profile: str
    letterhead: Letterhead | None = None
    title: Title | None = None
    body: tuple[Part, ...] = ()
    signatures: tuple[Signature, ...] = ()
    distribution: Distribution | None = None
    addressees: Addressees | None = None
    legal_bases: tuple[tuple[Inline, ...], ...] = ()
    appendices: tuple[Appendix, ...] = ()
    address: tuple[str, ...] = ()
    urgency: str = ""
    decision: Decision | None = None
    issued: bool = False
    source: Source | None = None
    language: str = field(default="vi-VN")


def words(runs: tuple[Inline, ...]) -> str:
    """The plain text of runs, notes left out, line breaks as new lines."""
    out = []
    for run in runs:
        match run:
            case Text(text=text) | Field(text=text):
                out.append(text)
            case LineBreak():
                out.append("\n")
            case Footnote():
                pass
    return "".join(out)
