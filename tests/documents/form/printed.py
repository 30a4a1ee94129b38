"""A paper as printed, ready to be held against the decree: its tree, its pages, its Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as values
from functools import cached_property
from typing import Any

import docx
from lxml import etree

from tests.documents.geometry import MM
from tests.documents.geometry import ND30
from tests.documents.geometry import Line
from tests.documents.geometry import Sheet
from tests.documents.geometry import measure
from tests.documents.word_reading import parts_of
from thiduadesk.documents import layout
from thiduadesk.documents import pdf
from thiduadesk.documents import word
from thiduadesk.documents.tree import walk
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts

NEAR = 0.4
"""mm two measured places may differ."""
LEADING = 12.0
"""mm from one line of a component to its next, at most."""
FOOT = 11.5
"""Points: what is no larger stands at the foot of a page (notes, address) or in a list."""
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()  # noqa: SIM905
SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    return SPACES.sub(" ", text).strip()


@dataclass(frozen=True)
class Placed:
    """A line and the page it stands on, from 0."""

    page: int
    line: Line


@dataclass(frozen=True)
class Heading:
    """A heading of the tree with its printed number and the lines it takes on paper."""

    part: Part
    number: str
    title: str
    lines: tuple[Placed, ...]


@dataclass
class Look:
    """What one rule has seen in one paper."""

    seen: int = 0
    faults: list[str] = values(default_factory=list)

    def that(self, holds: object, *shown: object) -> None:
        """Count one look, and a fault where it does not hold."""
        self.seen += 1
        if not holds:
            self.faults.append(" ".join(map(str, shown)))

    def styled(self, component: str, *lines: Placed) -> None:
        """Size, weight and slant of lines are those the decree gives the component."""
        legal = ND30[component]
        for one in lines:
            line = one.line
            sized = legal.low - 0.05 <= line.size <= legal.high + 0.05
            self.that(sized, component, line.size, line.text)
            right = (line.bold, line.italic) == (legal.bold, legal.italic)
            self.that(right, component, "bold", line.bold, "italic", line.italic, line.text)


@dataclass
class Printed:
    """One paper; ``kind`` names it in faults."""

    kind: str
    document: Document
    data: bytes
    docx: bytes
    sections: tuple[int, ...]
    """First page of each section: the paper proper, then each appendix."""

    @cached_property
    def sheets(self) -> list[Sheet]:
        return measure(self.data)

    # --- pages and sections --------------------------------------------------------------------
    def section(self, place: int) -> range:
        """Pages of section ``place``; 0 is the paper proper."""
        starts = (*self.sections, len(self.sheets))
        return range(starts[place], starts[place + 1])

    @property
    def main(self) -> range:
        return self.section(0)

    def lines(self, pages: range) -> list[Placed]:
        """Lines in the text area, page by page, downwards; page numbers are left out."""
        return [
            Placed(page, line)
            for page in pages
            for line in sorted(self.sheets[page].lines, key=lambda one: (one.baseline, one.x0))
            if 20 < line.baseline < self.sheets[page].height - 20 + 0.1
        ]

    def find(self, text: str, pages: range | None = None) -> tuple[Placed, ...]:
        """The lines that make up ``text``, empty where it is not printed as one piece."""
        wanted = tidy(text)
        lines = self._lines_of(self.main if pages is None else pages)
        for start, first in enumerate(lines):
            head = tidy(first.line.text)
            if wanted.startswith(head):
                found = list(_rest(wanted[len(head) :], lines[start + 1 :], first))
                if tidy("".join(tidy(one.line.text) for one in (first, *found))).replace(
                    " ", ""
                ) == wanted.replace(" ", ""):
                    return (first, *found)
        return ()

    def _lines_of(self, pages: range) -> list[Placed]:
        known = self.__dict__.setdefault("_known", {})
        key = (pages.start, pages.stop)
        if key not in known:
            known[key] = self.lines(pages)
        found: list[Placed] = known[key]
        return found

    # --- tree ----------------------------------------------------------------------------------
    @cached_property
    def headings(self) -> list[Heading]:
        """Headings of the body and of what is attached, in order."""
        out: list[Heading] = []
        trees = [(self.document.body, self.main)]
        trees += [
            (one.parts, self.section(place))
            for place, one in enumerate(self.document.appendices, start=1)
        ]
        for parts, pages in trees:
            numbers = number_parts(parts)
            for part in _all(parts):
                if part.heading is None:
                    continue
                number, title = numbers.get(part.key, ""), words(part.heading.runs)
                if part.heading.titled and _below(part):
                    lines = (*self.find(number, pages), *self.find(title.upper(), pages))
                elif any(isinstance(run, Footnote) for run in part.heading.runs):
                    lines = ()
                else:
                    lines = self.find(f"{number} {title}", pages)
                out.append(Heading(part, number, title, lines))
        return out

    @cached_property
    def paragraphs(self) -> list[tuple[Placed, ...]]:
        """Lines of each paragraph of plain running text in the body and behind it."""
        out = []
        nothing: tuple[Block, ...] = ()
        trees = [(self.document.body, nothing, self.main)]
        for place, one in enumerate(self.document.appendices, start=1):
            trees.append((one.parts, one.blocks, self.section(place)))
        for parts, blocks, pages in trees:
            for block in (*blocks, *(block for part in _all(parts) for block in part.blocks)):
                if isinstance(block, Paragraph) and _plain(block.runs) and block.indent:
                    found = self.find(words(block.runs), pages)
                    if found and block.align.value == "justify":
                        out.append(found)
        return out

    @cached_property
    def items(self) -> list[tuple[Placed, ...]]:
        """Lines of each item of a list without emphasis of its own."""
        out = []
        for part in _all(self.document.body):
            for block in part.blocks:
                if isinstance(block, ListBlock):
                    for place, item in enumerate(block.items, start=1):
                        found = self.find(f"{walk.marked(block.marker, place)} {words(item)}")
                        if _plain(item) and found:
                            out.append(found)
        return out

    @cached_property
    def notes(self) -> list[tuple[str, str]]:
        """Each footnote of a paragraph: the last word before its mark, and its own words."""
        out = []
        trees = [
            (self.document.body, ()),
            *((one.parts, one.blocks) for one in self.document.appendices),
        ]
        for parts, blocks in trees:
            for block in (*blocks, *(block for part in _all(parts) for block in part.blocks)):
                runs = block.runs if isinstance(block, Paragraph) else ()
                for place, run in enumerate(runs):
                    if isinstance(run, Footnote):
                        out.append((words(runs[:place]).split()[-1], words(run.runs)))
        return out

    def appendices(self) -> Iterator[tuple[Appendix, range]]:
        for place, one in enumerate(self.document.appendices, start=1):
            yield one, self.section(place)

    # --- Word ----------------------------------------------------------------------------------
    @cached_property
    def files(self) -> dict[str, Any]:
        """Parts of the Word file, parsed."""
        return {
            name: etree.fromstring(blob)
            for name, blob in parts_of(self.docx).items()
            if name.endswith(".xml")
        }

    @cached_property
    def opened(self) -> Any:
        return docx.Document(io.BytesIO(self.docx))


def printed(kind: str, document: Document) -> Printed:
    """Print a document both ways."""
    profile = layout.load(document.profile)
    made = pdf.render(document, profile, FontSet.shipped())
    starts = [made.anchor(one.key) for one in document.appendices]
    sections = (0, *(one.page for one in starts if one is not None))
    return Printed(kind, document, made.data, word.render(document, profile), sections)


def points(mm: float) -> float:
    return mm * MM


def _rest(wanted: str, lines: list[Placed], last: Placed) -> Iterator[Placed]:
    """The lines after ``last`` that go on with ``wanted``, in its own column."""
    wanted = wanted.strip()
    for one in lines:
        if not wanted:
            return
        if one.page > last.page + 1:
            return
        below = one.line.baseline - last.line.baseline
        if one.page == last.page and below > LEADING:
            if one.line.size > FOOT:
                return
            continue
        text = tidy(one.line.text)
        if wanted.startswith(text) and (
            one.page > last.page or one.line.baseline > last.line.baseline + 1
        ):
            wanted = wanted[len(text) :].strip()
            last = one
            yield one


def _all(parts: tuple[Part, ...]) -> Iterator[Part]:
    for one in parts:
        yield one
        yield from _all(one.children)


def _below(part: Part) -> bool:
    """Whether the decree puts the title on the line under the number."""
    return part.heading is not None and part.heading.numbering.value in {
        "part_words",
        "part_roman",
        "chapter",
        "section",
        "subsection",
    }


def _plain(runs: tuple[Inline, ...]) -> bool:
    """Words without emphasis, notes and breaks of their own."""
    return bool(words(runs).strip()) and all(
        isinstance(run, Text | Field) and not (run.bold or run.italic or "\n" in run.text)
        for run in runs
    )
