"""Last look at the skeleton of a paper: numbers and letters of its parts, headings that stand twice.

A sequence is read as it goes: after a slip the count goes on both from what is printed and from
what was due, so that one slip is one finding. A count that begins anew after an unnumbered line
is a list of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.rules.lastlook import emptiness
from thiduadesk.rules.lastlook import tablerows
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.sequences import Place
from thiduadesk.rules.lastlook.sequences import place_of
from thiduadesk.rules.lastlook.sequences import printed

_LETTERED = frozenset({Numbering.LOWER_LETTER, Numbering.UPPER_LETTER})
_PARTS = frozenset({Numbering.PART_WORDS, Numbering.PART_ROMAN})
_TITLED_ALIKE = _PARTS | {Numbering.ROMAN, Numbering.UPPER_LETTER, Numbering.CHAPTER}
_COUNTED = frozenset({Numbering.ARABIC, Numbering.DECIMAL})
_LEAD_WORDS = 15
"""A line above a list is no longer than this."""


def findings(paper: Reading) -> Iterator[Finding]:
    """Faults of numbers, letters and headings; empty items; numbers of table rows."""
    skeleton = _Skeleton(paper)
    for body in (paper.document.body, *(one.parts for one in paper.document.appendices)):
        yield from skeleton.family(body, None)
        yield from skeleton.sequence(_articles(body), None)
    yield from skeleton.part_styles()
    yield from emptiness.findings(paper)
    yield from tablerows.findings(paper)


def _articles(parts: Sequence[Part]) -> list[Part]:
    """The «Điều» of a paper in order; an attached paper counts its own."""
    out = []
    for part in parts:
        numbering = part.heading.numbering if part.heading else None
        if numbering is Numbering.ARTICLE:
            out.append(part)
        if numbering is not Numbering.ATTACHED:
            out += _articles(part.children)
    return out


@dataclass
class _Count:
    """A sequence as read so far; ``due`` are the places that may follow."""

    due: set[int]
    last: int
    seen: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Skeleton:
    paper: Reading

    @cached_property
    def headings(self) -> dict[str, Passage]:
        """The heading of each part by its key."""
        return {one.key: one for one in self.paper.of_kind(PassageKind.HEADING)}

    def family(self, parts: Sequence[Part], parent: Passage | None) -> Iterator[Finding]:
        """A part's children: each style of numbers in its order, then what is below them."""
        counted = [
            part
            for part in parts
            if part.heading is not None and part.heading.numbering is not Numbering.ARTICLE
        ]
        repeated = list(self._repeated(counted))
        yield from repeated
        twice = {one.params["key"] for one in repeated}
        yield from self.sequence([one for one in counted if one.key not in twice], parent)
        yield from self._capitals(counted)
        for part in parts:
            attached = part.heading and part.heading.numbering is Numbering.ATTACHED
            if attached:
                yield from self.sequence(_articles(part.children), None)
            yield from self.family(part.children, self.headings.get(part.key))

    # ── numbers ──

    def sequence(self, parts: Sequence[Part], parent: Passage | None) -> Iterator[Finding]:
        """The numbers of brothers, style by style."""
        counts: dict[Numbering, _Count] = {}
        before: Part | None = None
        for part in parts:
            heading = self.headings[part.key]
            style = heading.numbering or Numbering.NONE
            place = place_of(heading.number, style)
            if place is None:
                before = part
                continue
            above = parent.number.strip(" .)") if _counts_on(parent) and parent else place.above
            if style is Numbering.DECIMAL and place.above != above:
                yield _of(
                    heading,
                    "numbering_level",
                    Severity.ERROR,
                    printed(place.value or 1, heading.number, style, above),
                )
            fresh = before is not None and (_style(before) is not style or _ends_with_lead(before))
            if place.value == 1 and fresh:
                counts.pop(style, None)
            if style in counts:
                yield from self._next(heading, place, counts[style], above)
            else:
                yield from self._first(heading, place, counts, before)
            before = part

    def _first(
        self, heading: Passage, place: Place, counts: dict[Numbering, _Count], before: Part | None
    ) -> Iterator[Finding]:
        style = heading.numbering or Numbering.NONE
        value = place.value or 1
        counts[style] = _Count({value + 1}, value, {value})
        if place.value != 1:
            certain = style in _PARTS and before is not None and _style(before) not in _PARTS
            yield _of(
                heading,
                "lettering_wrong" if place.value is None else "numbering_skipped",
                Severity.ERROR if certain or place.value is None else Severity.WARNING,
                printed(1, heading.number, style, place.above),
            )

    def _next(self, heading: Passage, place: Place, count: _Count, above: str) -> Iterator[Finding]:
        style = heading.numbering or Numbering.NONE
        due = max(count.due)
        expected = _printed(due, heading.number, style, above)
        if place.value is None:
            yield _of(heading, "lettering_wrong", Severity.ERROR, expected)
            count.due, count.last = {due + 1}, due
            return
        value = place.value
        if value in count.due:
            count.due, count.last = {value + 1}, value
        elif value in count.seen:
            code = "lettering_wrong" if style in _LETTERED else "numbering_repeated"
            again = value == 1 and count.last > 1
            yield _of(heading, code, Severity.WARNING if again else Severity.ERROR, expected)
            count.due = {value + 1} if again else {due + 1, value + 1}
            count.last = value
        elif value > due:
            if not self._printed_between(heading, due, style, above):
                code = "lettering_wrong" if style in _LETTERED else "numbering_skipped"
                yield _of(heading, code, Severity.ERROR, expected)
            count.due, count.last = {value + 1}, value
        else:
            count.due = {due, value + 1}
        count.seen.add(value)

    def _printed_between(self, heading: Passage, due: int, style: Numbering, above: str) -> bool:
        """A line of the file begins with the number that seems to be missing: it was not read."""
        source = self.paper.document.source
        if source is None or heading.line is None:
            return False
        missing = find_key(_printed(due, heading.number, style, above)).split()
        lines = source.lines[: heading.line - 1]
        for line in reversed(lines):
            start = find_key(line).split()[: len(missing)]
            if start == missing and line.strip(" *#-+").lower().startswith(missing[0]):
                return True
            if start == find_key(heading.number).split():
                return False
        return False

    # ── titles ──

    def _repeated(self, parts: Sequence[Part]) -> Iterator[Finding]:
        """Brothers with the same title."""
        first: dict[str, Passage] = {}
        for part in parts:
            heading = self.headings[part.key]
            key = find_key(heading.text)
            titled = part.heading is not None and part.heading.titled
            if not titled or " " not in key:
                continue
            if key in first:
                yield heading.finding(
                    "heading_repeated",
                    Severity.ERROR,
                    _quoted(heading),
                    found=first[key].number or None,
                )
            else:
                first[key] = heading

    def _capitals(self, parts: Sequence[Part]) -> Iterator[Finding]:
        """Titles of brothers in capitals beside others that are not."""
        by_style: dict[Numbering, list[Passage]] = {}
        for part in parts:
            heading = self.headings[part.key]
            if part.heading and part.heading.titled and part.heading.numbering in _TITLED_ALIKE:
                by_style.setdefault(part.heading.numbering, []).append(heading)
        for group in by_style.values():
            named = [one for one in group if " " in one.text.strip()]
            capital = Counter(one.text.isupper() for one in named)
            if len(capital) > 1:
                rare = capital[True] < capital[False]
                other = next((one for one in named if one.text.isupper() is rare), named[0])
                yield other.finding("heading_style_mixed", Severity.WARNING, _quoted(other))

    def part_styles(self) -> Iterator[Finding]:
        """«PHẦN I» beside «Phần thứ hai» or «Phần II»."""
        parts = [one for one in self.headings.values() if one.numbering in _PARTS]
        for one in parts[1:]:
            same = one.numbering is parts[0].numbering
            if not same or one.number[:4].isupper() is not parts[0].number[:4].isupper():
                yield one.finding(
                    "heading_style_mixed", Severity.WARNING, one.number, found=parts[0].number
                )
                return


def _style(part: Part) -> Numbering:
    return part.heading.numbering if part.heading else Numbering.NONE


def _counts_on(parent: Passage | None) -> bool:
    """Children of this part repeat its number: «2.1.» below «2.»."""
    return parent is not None and parent.numbering in _COUNTED


def _printed(place: int, like: str, style: Numbering, above: str) -> str:
    try:
        return printed(place, like, style, above)
    except ValueError:
        return ""


def _quoted(heading: Passage) -> str:
    return f"{heading.number} {heading.text}".strip()


def _of(heading: Passage, code: str, severity: Severity, expected: str) -> Finding:
    return heading.finding(
        code, severity, _quoted(heading), found=heading.number, expected=expected or None
    )


def _ends_with_lead(part: Part) -> bool:
    """Its last line leads to what follows: a short unnumbered line, or one that ends with «:»."""
    while part.children:
        part = part.children[-1]
    if part.blocks:
        last = part.blocks[-1]
        text = words(last.runs).strip() if isinstance(last, Paragraph) else ""
        return text.endswith(":") or 0 < len(text.split()) <= _LEAD_WORDS
    return part.heading is not None and words(part.heading.runs).rstrip().endswith(":")
