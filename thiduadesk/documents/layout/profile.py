"""Layout profiles («thể thức»): sizes, margins, rules and fixed words as data, per regime.

A profile is one file of ``resources/layouts``; both renderers read it. Each value stands beside
the paragraph of the decree it comes from. Unless said otherwise lengths are millimetres, type
sizes and gaps between lines points, ``line`` multiples of the single line pitch of the font.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.text import find_key

FONT = "Times New Roman"
"""The print font of administrative papers: annex I, I.4 of Nghị định 30/2020/NĐ-CP."""
MM = 72 / 25.4
"""Points in a millimetre."""
_FOLDER = "layouts"


@dataclass(frozen=True, slots=True)
class Style:
    """How a component is set («phông chữ, cỡ chữ, kiểu chữ»).

    Attributes:
        size: type size, points.
        capitals: printed in capitals whatever was typed.
        indent: first-line indent, mm.
        before, after: gap above and below the paragraph, points.
        line: line pitch, in single lines.
    """

    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Align = Align.LEFT
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Styles:
    """One style per component, named as in annex I, II and III; see the TOML for articles."""

    nation: Style
    motto: Style
    superior: Style
    issuer: Style
    number: Style
    place_date: Style
    about: Style
    type_name: Style
    subject: Style
    addressees: Style
    decider: Style
    legal_basis: Style
    decision: Style
    body: Style
    list_item: Style
    table: Style
    table_head: Style
    footnote: Style
    footnote_mark: Style
    authority: Style
    post: Style
    signer: Style
    distribution: Style
    recipient: Style
    address: Style
    appendix_label: Style
    appendix_title: Style
    appendix_line: Style


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """How a heading of one numbering is set («đề mục»).

    Attributes:
        number: of the number, and of the paragraph as a whole.
        title: of the title's words.
        plain: of number and words of a part that is an untitled clause.
        title_below: the title stands on the line under the number.
        bold_number_when_plain: «Điều 1.» stays bold before upright words.
    """

    number: Style
    title: Style
    plain: Style
    title_below: bool = False
    bold_number_when_plain: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Size of the sheet in portrait («khổ giấy»), mm."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a page («định lề»), mm."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where the page number stands («số trang»).

    Attributes:
        place: ``top`` or ``bottom``: the margin it stands in; ``style.align`` says where across.
        edge: distance of its baseline from the paper's edge, mm.
    """

    place: str
    edge: float
    hidden_on_first: bool
    style: Style


@dataclass(frozen=True, slots=True)
class Matched:
    """Type sizes of the letterhead that go up or down together, points."""

    nation: float
    motto: float
    place_date: float
    issuer: float


@dataclass(frozen=True, slots=True)
class LetterheadLayout:
    """Columns of the letterhead: share of the left one, and the sizes to try, largest first."""

    left_share: float
    steps: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class SignatureLayout:
    """The signer's block: columns, mm of ``gap`` for the signature, lines of text kept with it."""

    left_share: float
    gap: float
    before: float
    keep_lines: int


@dataclass(frozen=True, slots=True)
class UrgencyLayout:
    """The frame of urgency («dấu chỉ mức độ khẩn»), mm; ``widths`` by the words inside."""

    colour: str
    height: float
    default_width: float
    style: Style
    widths: Mapping[str, float]

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks, each spelled one way: «HỎA» and «HOẢ» are the same word."""
        spelled = {find_key(words): words for words in self.widths}
        return tuple(spelled.values())


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines drawn under words, and over notes and address («đường kẻ»).

    Attributes:
        thickness, gap, address_gap: points; ``gap`` from the foot of the line of words to the rule.
        motto, issuer, subject, appendix: length as a share of the words above.
        footnote: length, mm.
    """

    thickness: float
    gap: float
    motto: float
    issuer: float
    subject: float
    appendix: float
    footnote: float
    address_gap: float


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Cells of tables: padding in mm, thickness of lines and gap before in points, ground."""

    padding_x: float
    padding_y: float
    rule: float
    shade: str
    before: float


@dataclass(frozen=True, slots=True)
class Fill:
    """Filling of lines and pages.

    Attributes:
        orphan_lines: fewest lines of a paragraph left at a page's foot.
        widow_lines: fewest carried over.
        whole_row_lines: a row of a table with at most so many lines is never cut.
        keep_with_number: words that stay on the line of a number after them, lower case.
    """

    orphan_lines: int
    widow_lines: int
    whole_row_lines: int
    keep_with_number: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Words printed by law; see ``frame_words`` for how they are put together."""

    nation: str
    motto: str
    number: str
    number_blank: str
    place_date: str
    day_blank: str
    month_blank: str
    about: str
    attached: str
    attached_letter: str
    addressees: str
    distribution: str
    as_above: str
    filing: str
    copies: str
    recipient: str
    item_end: str
    last_end: str
    basis_end: str
    basis_last_end: str


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """A whole regime of form («thể thức, kỹ thuật trình bày»).

    Attributes:
        id: ``nd30`` or ``tt01``.
        name: the paper that lays it down.
        in_force: first day it applies to.
        addressees_indent: of «Kính gửi:» above several addressees, mm.
        headings: by numbering; appendices and attached papers are none, ``styles`` sets their titles.
    """

    id: str
    name: str
    in_force: dt.date
    paper: Paper
    portrait: Margins
    landscape: Margins
    page_number: PageNumber
    letterhead: LetterheadLayout
    addressees_indent: float
    styles: Styles
    headings: Mapping[Numbering, HeadingStyle]
    signature: SignatureLayout
    urgency: UrgencyLayout
    rules: Rules
    table: TableLayout
    fill: Fill
    words: Words

    def page(self, *, landscape: bool) -> tuple[Paper, Margins]:
        """The sheet as it stands or lies, and its margins."""
        if landscape:
            return Paper(self.paper.height, self.paper.width), self.landscape
        return self.paper, self.portrait

    def text_width(self, *, landscape: bool = False) -> float:
        """Width between the margins, mm."""
        paper, margins = self.page(landscape=landscape)
        return paper.width - margins.left - margins.right


@cache
def load(profile_id: str) -> LayoutProfile:
    """The profile ``profile_id``, read once.

    Raises:
        FileNotFoundError: there is no such profile.
    """
    return _profile(_merged(profile_id))


@cache
def known() -> tuple[LayoutProfile, ...]:
    """All profiles, oldest regime first."""
    names = sorted(path.stem for path in resources.path(_FOLDER).glob("*.toml"))
    regimes = [name for name in names if "profile" in resources.toml(f"{_FOLDER}/{name}.toml")]
    return tuple(sorted(map(load, regimes), key=lambda profile: profile.in_force))


def profile_for(day: dt.date) -> LayoutProfile:
    """The regime in force on ``day``, the paper's own date; the oldest known before that."""
    ruling = [profile for profile in known() if profile.in_force <= day]
    return ruling[-1] if ruling else known()[0]


# --- reading -----------------------------------------------------------------------------------
def _merged(profile_id: str) -> dict[str, Any]:
    """The file with what it inherits from ``profile.base``."""
    data = resources.toml(f"{_FOLDER}/{profile_id}.toml")
    base = data["profile"].pop("base", None)
    return _over(_merged(base), data) if base else data


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        both = isinstance(value, dict) and isinstance(old, dict)
        out[key] = _over(old, value) if both else value  # type: ignore[arg-type]
    return out


def _profile(data: dict[str, Any]) -> LayoutProfile:
    number = data["page_number"]
    urgency = data["urgency"]
    letterhead = data["letterhead"]
    return LayoutProfile(
        **data["profile"],
        paper=Paper(**data["paper"]),
        portrait=Margins(**data["margins"]["portrait"]),
        landscape=Margins(**data["margins"]["landscape"]),
        page_number=PageNumber(**{**number, "style": _style(number["style"])}),
        letterhead=LetterheadLayout(
            left_share=letterhead["left_share"],
            steps=tuple(Matched(**step) for step in letterhead["steps"]),
        ),
        addressees_indent=data["addressees"]["indent"],
        styles=Styles(**{name: _style(style) for name, style in data["styles"].items()}),
        headings={Numbering(name): _heading(one) for name, one in data["headings"].items()},
        signature=SignatureLayout(**data["signature"]),
        urgency=UrgencyLayout(**{**urgency, "style": _style(urgency["style"])}),
        rules=Rules(**data["rules"]),
        table=TableLayout(**data["table"]),
        fill=Fill(
            **{**data["fill"], "keep_with_number": frozenset(data["fill"]["keep_with_number"])}
        ),
        words=Words(**data["words"]),
    )


def _style(data: dict[str, Any]) -> Style:
    return Style(**{**data, "align": Align(data.get("align", Align.LEFT))})


def _heading(data: dict[str, Any]) -> HeadingStyle:
    styles = {name: _style(data[name]) for name in ("number", "title", "plain")}
    return HeadingStyle(**{**data, **styles})
