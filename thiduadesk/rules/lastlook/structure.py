"""Last look at the skeleton of a paper: numbers and letters of its parts, headings, empty items."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.rules.lastlook import emptiness
from thiduadesk.rules.lastlook import tablerows
from thiduadesk.rules.lastlook.counting import PARTS
from thiduadesk.rules.lastlook.counting import Numbers
from thiduadesk.rules.lastlook.counting import articles
from thiduadesk.rules.lastlook.counting import quoted
from thiduadesk.rules.lastlook.counting import style_of
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_TITLED_ALIKE = PARTS | {Numbering.ROMAN, Numbering.UPPER_LETTER, Numbering.CHAPTER}
_CASED = 4
"""Letters of «Phần», «PHẦN» that tell how it is written."""


def findings(paper: Reading) -> Iterator[Finding]:
    """Faults of numbers, letters and headings; empty items; numbers of table rows."""
    skeleton = _Skeleton(paper)
    for body in (paper.document.body, *(one.parts for one in paper.document.appendices)):
        yield from skeleton.family(body, None)
        yield from skeleton.numbers.of(articles(body), None)
    yield from skeleton.part_styles()
    yield from emptiness.findings(paper)
    yield from tablerows.findings(paper)


@dataclass(frozen=True)
class _Skeleton:
    paper: Reading

    @cached_property
    def headings(self) -> dict[str, Passage]:
        """The heading of each part by its key."""
        return {one.key: one for one in self.paper.of_kind(PassageKind.HEADING)}

    @cached_property
    def numbers(self) -> Numbers:
        source = self.paper.document.source
        return Numbers(self.headings, source.lines if source else ())

    def family(self, parts: Sequence[Part], parent: Passage | None) -> Iterator[Finding]:
        """A part's children: each style of numbers in its order, then what is below them."""
        headed = [
            part
            for part in parts
            if part.heading is not None and style_of(part) is not Numbering.ARTICLE
        ]
        repeated = list(self._repeated(headed))
        yield from repeated
        twice = {one.params["key"] for one in repeated}
        yield from self.numbers.of([one for one in headed if one.key not in twice], parent)
        yield from self._capitals(headed)
        for part in parts:
            if style_of(part) is Numbering.ATTACHED:
                yield from self.numbers.of(articles(part.children), None)
            yield from self.family(part.children, self.headings.get(part.key))

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
                found = first[key].number or None
                yield heading.finding(
                    "heading_repeated", Severity.ERROR, quoted(heading), found=found
                )
            else:
                first[key] = heading

    def _capitals(self, parts: Sequence[Part]) -> Iterator[Finding]:
        """Titles of brothers in capitals beside others that are not."""
        by_style: dict[Numbering, list[Passage]] = {}
        for part in parts:
            heading = self.headings[part.key]
            titled = part.heading is not None and part.heading.titled
            whole = " " in heading.text.strip() and ":" not in heading.text
            if titled and whole and style_of(part) in _TITLED_ALIKE:
                by_style.setdefault(style_of(part), []).append(heading)
        for group in by_style.values():
            first = group[0].text.isupper()
            other = next((one for one in group if one.text.isupper() is not first), None)
            if other is not None:
                yield other.finding("heading_style_mixed", Severity.WARNING, quoted(other))

    def part_styles(self) -> Iterator[Finding]:
        """«PHẦN I» beside «Phần thứ hai» or «Phần II»."""
        parts = [one for one in self.headings.values() if one.numbering in PARTS]
        for one in parts[1:]:
            same = one.numbering is parts[0].numbering
            if not same or one.number[:_CASED].isupper() is not parts[0].number[:_CASED].isupper():
                yield one.finding(
                    "heading_style_mixed", Severity.WARNING, one.number, found=parts[0].number
                )
                return
