"""What can be measured on a printed page, and what the law says it must be.

The table of ranges is written down here a second time on purpose: a wrong number in a layout
profile must not be able to prove itself right.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber

MM = 72 / 25.4


@dataclass(frozen=True)
class Legal:
    """Type size from ``low`` to ``high`` points, bold, italic; the paragraph that says so."""

    low: float
    high: float
    bold: bool
    italic: bool
    law: str


ND30 = {
    "nation": Legal(12, 13, True, False, "P1.II.1.a"),
    "motto": Legal(13, 14, True, False, "P1.II.1.b"),
    "superior": Legal(12, 13, False, False, "P1.II.2.b"),
    "issuer": Legal(12, 13, True, False, "P1.II.2.b"),
    "number": Legal(13, 13, False, False, "P1.II.3.c"),
    "place_date": Legal(13, 14, False, True, "P1.II.4.c"),
    "type_name": Legal(13, 14, True, False, "P1.II.5.b"),
    "subject": Legal(13, 14, True, False, "P1.II.5.b"),
    "about": Legal(12, 13, False, False, "P1.II.5.b"),
    "legal_basis": Legal(13, 14, False, True, "P1.II.6.a"),
    "body": Legal(13, 14, False, False, "P1.II.6.e"),
    "heading": Legal(13, 14, True, False, "P1.II.6.đ"),
    "authority": Legal(13, 14, True, False, "P1.II.7.đ"),
    "signer": Legal(13, 14, True, False, "P1.II.7.đ"),
    "addressees": Legal(13, 14, False, False, "P1.II.9.d"),
    "distribution": Legal(12, 12, True, True, "P1.II.9.d"),
    "recipient": Legal(11, 11, False, False, "P1.II.9.d"),
    "urgency": Legal(13, 14, True, False, "P1.III.2.b"),
    "address": Legal(11, 12, False, False, "P1.III.4"),
    "appendix_label": Legal(14, 14, True, False, "P1.III.1.b"),
    "appendix_title": Legal(13, 14, True, False, "P1.III.1.b"),
    "page_number": Legal(13, 14, False, False, "P1.I.7"),
}
"""Annex I of Nghị định 30/2020/NĐ-CP."""

MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
"""P1.I.3, mm."""
INDENTS = (10.0, 12.7)
"""P1.II.6.e: first-line indent, mm."""
PARAGRAPH_GAP = 6.0
"""P1.II.6.e: least distance between paragraphs, points."""
LINE_SPACING = (1.0, 1.5)
"""P1.II.6.e: single to one and a half."""
SINGLE = 1.1499
"""Single line pitch of Times New Roman, shares of the type size."""
RULE_SHARE = (1 / 3, 1 / 2)
"""P1.II.2.b, P1.II.5.b: of the line above."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline without a wide gap, in mm from the upper left corner of the paper."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    fonts: frozenset[str]
    colour: Any

    @property
    def bold(self) -> bool:
        return all("Bold" in font for font in self.fonts)

    @property
    def italic(self) -> bool:
        return all("Italic" in font for font in self.fonts)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Rule:
    """A filled rectangle, mm."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Sheet:
    """A page as measured."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    stream: str
    """The words in the order of the file, a new line where the baseline changes."""
    chars: tuple[dict[str, Any], ...]
    """The characters in the order of the file, as pdfplumber has them."""

    def line(self, words: str) -> Line:
        """The one line that contains ``words``."""
        found = [line for line in self.lines if words in line.text]
        assert len(found) == 1, (words, [line.text for line in self.lines])
        return found[0]

    def has(self, words: str) -> bool:
        return any(words in line.text for line in self.lines)

    def rules_under(self, line: Line, within: float = 4.0) -> list[Rule]:
        """Flat rules not further than ``within`` mm under a line, over its middle."""
        return [
            rule
            for rule in self.rules
            if rule.bottom - rule.top < 1
            and 0 < rule.top - line.baseline < within
            and rule.x0 < line.middle < rule.x1
        ]


def measure(data: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [_sheet(page) for page in pdf.pages]


def _sheet(page: Any) -> Sheet:
    rules = tuple(
        Rule(rect["x0"] / MM, rect["x1"] / MM, rect["top"] / MM, rect["bottom"] / MM)
        for rect in page.rects
    )
    chars = page.chars
    return Sheet(
        float(page.width) / MM,
        float(page.height) / MM,
        tuple(_lines(chars, float(page.height))),
        rules,
        _stream(chars),
        tuple(chars),
    )


def _baseline(char: Any) -> float:
    return round(float(char["matrix"][5]), 1)


def _stream(chars: list[Any]) -> str:
    """Characters as they come; the raised ones stay on their line."""
    out = []
    last: Any = None
    for char in chars:
        if last is not None and (
            abs(_baseline(char) - _baseline(last)) > 8 or char["x0"] < last["x0"] - 1
        ):
            out.append("\n")
        out.append(char["text"])
        last = char
    return "".join(out)


def _lines(chars: list[Any], height: float) -> Iterator[Line]:
    def key(char: Any) -> float:
        return _baseline(char)

    for base, group in itertools.groupby(sorted(chars, key=lambda c: (-key(c), c["x0"])), key):
        run: list[Any] = []
        for char in group:
            if run and char["x0"] - run[-1]["x1"] > 10:
                yield from _line(run, height - base)
                run = []
            run.append(char)
        yield from _line(run, height - base)


def _line(run: list[Any], baseline: float) -> Iterator[Line]:
    text = "".join(char["text"] for char in run)
    inked = [char for char in run if char["text"].strip()]
    if not inked:
        return
    yield Line(
        text.strip(),
        inked[0]["x0"] / MM,
        inked[-1]["x1"] / MM,
        baseline / MM,
        max(char["size"] for char in inked),
        frozenset(char["fontname"].partition("+")[2] for char in inked),
        inked[0]["non_stroking_color"],
    )
