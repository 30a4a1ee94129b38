"""Whether the numbers of brothers follow each other.

A sequence is read as it goes: after a slip the count goes on both from what is printed and from
what was due, so that one slip is one finding. A count that begins anew after an unnumbered line,
or after brothers of another style, is a list of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from itertools import takewhile

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.sequences import Place
from thiduadesk.rules.lastlook.sequences import place_of
from thiduadesk.rules.lastlook.sequences import printed

PARTS = frozenset({Numbering.PART_WORDS, Numbering.PART_ROMAN})
_LETTERED = frozenset({Numbering.LOWER_LETTER, Numbering.UPPER_LETTER})
_COUNTED = frozenset({Numbering.ARABIC, Numbering.DECIMAL})
_LEAD_WORDS = 15
"""A line above a list is no longer than this."""


@dataclass
class _Count:
    """A sequence as read so far; ``due`` are the places that may follow."""

    due: set[int]
    last: int
    seen: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Numbers:
    """Reads the numbers of one paper.

    Attributes:
        headings: the heading of each part by its key, in reading order.
        lines: of the foreign file, none for our own.
    """

    headings: Mapping[str, Passage]
    lines: Sequence[str] = ()

    def of(self, parts: Sequence[Part], parent: Passage | None) -> Iterator[Finding]:
        """Slips among brothers, style by style; ``parent`` is the heading above them."""
        counts: dict[Numbering, _Count] = {}
        before: Part | None = None
        strange = False
        for part in parts:
            heading, style = self.headings[part.key], style_of(part)
            place = place_of(heading.number, style)
            if place is None:
                before = part
                continue
            above = _above(place, parent)
            if style is Numbering.DECIMAL and place.above != above:
                if not strange:  # one for all brothers
                    yield self._wrong_level(heading, place, above)
                strange = True
            fresh = before is not None and (style_of(before) is not style or _leads(before))
            if place.value == 1 and fresh:
                counts.pop(style, None)
            if style in counts:
                start = self.headings[before.key].line if before else None
                yield from self._next(heading, place, counts[style], above, start)
            else:
                alone = style not in PARTS and sum(style_of(one) is style for one in parts) == 1
                counts[style], slips = _first(heading, place, before)
                yield from () if alone else slips
            before = part

    def _wrong_level(self, heading: Passage, place: Place, above: str) -> Finding:
        """«1.1.» below «2.»: printed a second time, or the number of another part."""
        earlier = takewhile(lambda one: one is not heading, self.headings.values())
        again = any(one.number == heading.number for one in earlier)
        expected = printed(place.value or 1, heading.number, Numbering.DECIMAL, above)
        return _slip(heading, "numbering_repeated" if again else "numbering_level", expected)

    def _next(
        self, heading: Passage, place: Place, count: _Count, above: str, start: int | None
    ) -> Iterator[Finding]:
        style = heading.numbering or Numbering.NONE
        due = max(count.due)
        expected = _expected(due, heading, above)
        if place.value is None:
            yield _slip(heading, "lettering_wrong", expected)
            count.due, count.last = {due + 1}, due
            return
        value = place.value
        if value in count.due:
            count.due, count.last = {value + 1}, value
        elif value in count.seen:
            code = "lettering_wrong" if style in _LETTERED else "numbering_repeated"
            anew = value == 1 and count.last > 1
            yield _slip(heading, code, expected, Severity.WARNING if anew else Severity.ERROR)
            count.due = {value + 1} if anew else {due + 1, value + 1}
            count.last = value
        elif value > due:
            if not self._is_typed_between(expected, start, heading.line):
                code = "lettering_wrong" if style in _LETTERED else "numbering_skipped"
                yield _slip(heading, code, expected)
            count.due, count.last = {value + 1}, value
        else:
            count.due = {due, value + 1}
        count.seen.add(value)

    def _is_typed_between(self, number: str, start: int | None, end: int | None) -> bool:
        """A line between begins with the number that seems to be missing: it was not read."""
        if not number or not self.lines or start is None or end is None:
            return False
        between = (line.strip(" *#-+\t") for line in self.lines[start : end - 1])
        return any(line.startswith(number) for line in between)


def articles(parts: Sequence[Part]) -> list[Part]:
    """The «Điều» of a paper in order; an attached paper counts its own."""
    out = []
    for part in parts:
        if style_of(part) is Numbering.ARTICLE:
            out.append(part)
        if style_of(part) is not Numbering.ATTACHED:
            out += articles(part.children)
    return out


def style_of(part: Part) -> Numbering:
    """How a part is numbered, ``NONE`` without a heading."""
    return part.heading.numbering if part.heading else Numbering.NONE


def quoted(heading: Passage) -> str:
    """A heading with its number, to quote it by."""
    return f"{heading.number} {heading.text}".strip()


def _above(place: Place, parent: Passage | None) -> str:
    """What stands before the last figure of a decimal number: children repeat the number of «2.»."""
    counted = parent is not None and parent.numbering in _COUNTED
    return parent.number.strip(" .)") if counted and parent else place.above


def _first(
    heading: Passage, place: Place, before: Part | None
) -> tuple[_Count, tuple[Finding, ...]]:
    """The count that begins here, and what is to say if it does not begin with 1.

    A second part is certainly wrong where other headings stand before it; else the file may hold
    only a piece of the paper.
    """
    style = heading.numbering or Numbering.NONE
    value = place.value or 1
    count = _Count({value + 1}, value, {value})
    if place.value == 1:
        return count, ()
    parted = style in PARTS and before is not None and style_of(before) not in PARTS
    certain = parted or place.value is None
    code = "lettering_wrong" if place.value is None else "numbering_skipped"
    expected = _expected(1, heading, place.above)
    severity = Severity.ERROR if certain else Severity.WARNING
    return count, (_slip(heading, code, expected, severity),)


def _expected(place: int, heading: Passage, above: str) -> str:
    try:
        return printed(place, heading.number, heading.numbering or Numbering.NONE, above)
    except ValueError:
        return ""


def _slip(
    heading: Passage, code: str, expected: str, severity: Severity = Severity.ERROR
) -> Finding:
    return heading.finding(
        code, severity, quoted(heading), found=heading.number, expected=expected or None
    )


def _leads(part: Part) -> bool:
    """Its last line leads to what follows: a short unnumbered line, or one that ends with «:»."""
    while part.children:
        part = part.children[-1]
    if part.blocks:
        last = part.blocks[-1]
        text = words(last.runs).strip() if isinstance(last, Paragraph) else ""
        ended = text.endswith((".", ";", ","))
        return text.endswith(":") or (not ended and 0 < len(text.split()) <= _LEAD_WORDS)
    return part.heading is not None and words(part.heading.runs).rstrip().endswith(":")
