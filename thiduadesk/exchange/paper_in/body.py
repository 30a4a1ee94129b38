"""Builds the tree of parts and blocks from lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from itertools import pairwise

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import tidied
from thiduadesk.exchange.paper_in.numbers import Depths
from thiduadesk.exchange.paper_in.numbers import Number
from thiduadesk.exchange.paper_in.numbers import marker_of
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.numbers import settled
from thiduadesk.exchange.paper_in.words import pattern

_ENDS = re.compile(r"[.;:!?\u2026][)\"\u201d'\u2019\u00bb]*$")
_COUNT = re.compile(r"\d+ [^\W\d_]")
_LONG = 60
"""A line as short as this may be a line of its own, though it ends with no sign."""
_TITLE = 250
_FULL = 0.85
_HALF = 0.5
"""Shares of a page's width: a line as long is full; so long, an unfinished one goes on."""
_WRAPPED_LINES = 4
_USUAL = 0.9
_WIDER = 1.4
_FEW = 0.04
"""Notes are printed smaller: a few lines may be wider than the usual one."""
_OUTERMOST = -1


@dataclass
class _Item:
    runs: tuple[Inline, ...]
    line: int


@dataclass
class _Block:
    line: int
    marker: Marker | None = None
    items: list[_Item] = field(default_factory=list)
    table: Table | None = None
    rows: tuple[int, ...] = ()
    centred: bool = False


@dataclass
class _Open:
    """A part that is being read."""

    rank: int
    line: int
    number: Number | None = None
    runs: tuple[Inline, ...] = ()
    marked: bool = False
    blocks: list[_Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """Parts with the line of each place in them, and the lines that went on with the one before."""

    parts: tuple[Part, ...]
    places: dict[str, int]
    joins: tuple[int, ...]


def read(lines: Sequence[Line], prefix: str = "p", width: int = 0) -> Body:
    """The parts of a body; their keys are ``prefix`` and a count in reading order.

    ``width`` is the ``page_width`` of the whole file.
    """
    builder = _Builder(lines, width)
    root = builder.run()
    return _Writer(prefix).body(root, tuple(builder.joins))


class _Builder:
    def __init__(self, lines: Sequence[Line], width: int) -> None:
        self._lines = lines
        self._numbers = settled([number_of(line) for line in lines])
        self._depths = Depths(one for one in self._numbers if one is not None)
        self._width = width
        self._stack = [_Open(_OUTERMOST, lines[0].number if lines else 1)]
        self._last: _Open | _Item | None = None
        self.joins: list[int] = []

    def run(self) -> _Open:
        before: Line | None = None
        for line, number in zip(self._lines, self._numbers, strict=True):
            if line.table is not None:
                table = _Block(line.number, table=line.table, rows=line.rows)
                self._stack[-1].blocks.append(table)
                self._last = None
            elif self._goes_on(before, line, number):
                self._join(line)
            elif number is not None:
                self._open(line, number)
            elif (marked := marker_of(line.text)) is not None:
                if marked[0] is Marker.BULLET:
                    self._leave_clauses(line)
                self._item(line, *marked)
            elif self._is_title(line):
                self._join(line, counted=False)
            else:
                self._leave_clauses(line)
                self._paragraph(line)
            before = line
        self._close()
        return self._stack[0]

    def _close(self) -> None:
        """Let the last paragraph, «Trên đây là …», stand under no heading."""
        part = self._stack[-1]
        last = part.blocks[-1] if part.blocks else None
        if part is self._stack[0] or last is None or last.marker or last.table:
            return
        if _is_article(part):
            return
        key = search_key(words(last.items[0].runs))
        if pattern("title", "closes").match(key) and key.endswith((".", "/")):
            part.blocks.pop()
            if part.number is None and not part.blocks:
                self._stack[-2].children.remove(part)
            self._stack[0].children.append(_Open(0, last.line, blocks=[last]))

    def _open(self, line: Line, number: Number) -> None:
        rank = self._depths.of(number)
        while self._stack[-1].rank >= rank:
            self._stack.pop()
        part = _Open(
            rank,
            line.number,
            number,
            cut(line.runs, number.end),
            marked=line.bold or line.level > 0 or line.capital,
        )
        self._stack[-1].children.append(part)
        self._stack.append(part)
        self._last = part

    def _item(self, line: Line, marker: Marker, start: int) -> None:
        blocks = self._stack[-1].blocks
        item = _Item(cut(line.runs, start), line.number)
        if blocks and blocks[-1].marker is marker:
            blocks[-1].items.append(item)
        else:
            blocks.append(_Block(line.number, marker, [item]))
        self._last = item

    def _leave_clauses(self, line: Line) -> None:
        """Go up from the last of some clauses, «…; b) ….»: a paragraph after it is not its own."""
        part = self._stack[-1]
        if part.number is None or part.marked or part.blocks or part.children:
            return
        brothers = self._stack[-2].children
        before = brothers[-2] if len(brothers) > 1 else None
        ended = words(part.runs).endswith((".", ";"))
        if ended and before is not None and not (before.marked or before.blocks or before.children):
            self._stack.pop()
            after = _Open(part.rank, line.number)
            self._stack[-1].children.append(after)
            self._stack.append(after)

    def _paragraph(self, line: Line) -> None:
        item = _Item(line.runs, line.number)
        self._stack[-1].blocks.append(_Block(line.number, None, [item], centred=line.centred))
        self._last = item

    def _is_title(self, line: Line) -> bool:
        """Whether the line is the title, or more of it, of the part named on the line above."""
        part = self._last
        if not isinstance(part, _Open) or part.number is None or not part.number.title_below:
            return False
        if not part.runs:
            return len(line.text) < _TITLE and not line.text.endswith((".", ";"))
        return (
            not line.gap
            and line.capital
            and all(letter.isupper() for letter in words(part.runs) if letter.isalpha())
        )

    def _goes_on(self, before: Line | None, line: Line, number: Number | None) -> bool:
        """Whether the line is certainly more of the paragraph, item or title above it."""
        if before is None or self._last is None or line.level or marker_of(line.text):
            return False
        share = len(before.text) / self._width if self._width else 0
        lower = line.text[:1].islower()
        if number is not None:
            return False
        if not line.gap and share >= _HALF and _is_open(words(self._last.runs)):
            return True
        if _ENDS.search(before.text):
            more = lower or (share >= _FULL and line.text[:1].isdigit())
            return share >= _HALF and more and before.text.endswith((";", ":"))
        title = isinstance(self._last, _Open) and self._last.marked
        if line.gap:  # cut by a page
            cut = lower and len(before.text) >= _LONG
            return not title and (cut or (share >= _FULL and not line.capital))
        if before.bold != line.bold and not before.text.endswith(","):
            return False
        unfinished = before.text.endswith(",") or bool(_COUNT.match(line.text))
        if lower or share >= _FULL or (unfinished and not line.capital):
            return True
        clause = not isinstance(self._last, _Open) or _is_article(self._last)
        return share >= _HALF and clause and not line.capital

    def _join(self, line: Line, *, counted: bool = True) -> None:
        last = self._last
        if last is None:
            return
        last.runs = tidied((*last.runs, Text(" "), *line.runs)) if last.runs else line.runs
        if counted and line.gap and not self._width:  # else every line is cut
            self.joins.append(line.number)
        if isinstance(last, _Open):
            last.marked = last.marked or line.bold or line.capital


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation is still open at the end of a line."""
    return text.count("(") > text.count(")") or text.count("\u201c") > text.count("\u201d")


def _is_article(part: _Open) -> bool:
    return part.number is not None and part.number.numbering is Numbering.ARTICLE


def page_width(lines: Sequence[Line]) -> int:
    """Letters on a full line where the file breaks paragraphs into lines, else 0."""
    tight = sorted(
        len(above.text)
        for above, line in pairwise(lines)
        if not (line.gap or line.table or above.table)
        and number_of(line) is None
        and marker_of(line.text) is None
    )
    if len(tight) < _WRAPPED_LINES:
        return 0
    usual = tight[int(len(tight) * _USUAL)]
    wider = sum(len(line.text) > usual * _WIDER for line in lines)
    return usual if wider <= _FEW * len(lines) and usual >= _LONG else 0


class _Writer:
    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0
        self._places: dict[str, int] = {}

    def body(self, root: _Open, joins: tuple[int, ...]) -> Body:
        parts: list[Part] = []
        if root.blocks:
            key = self._key(root.line)
            parts.append(Part(key, None, self._blocks(key, root.blocks)))
        parts += [self._part(one) for one in root.children]
        return Body(tuple(parts), self._places, joins)

    def _key(self, line: int) -> str:
        self._count += 1
        key = f"{self._prefix}{self._count}"
        self._places[key] = line
        return key

    def _part(self, part: _Open) -> Part:
        key = self._key(part.line)
        blocks = self._blocks(key, part.blocks)
        children = tuple(self._part(one) for one in part.children)
        return Part(key, _heading(part), blocks, children)

    def _blocks(self, key: str, blocks: list[_Block]) -> tuple[Block, ...]:
        return tuple(self._block(f"{key}/{count}", one) for count, one in enumerate(blocks))

    def _block(self, at: str, block: _Block) -> Block:
        self._places[at] = block.line
        if block.table is not None:
            for count, line in enumerate(block.rows):
                self._places[f"{at}/{count}"] = line
            return block.table
        if block.marker is None:
            runs = block.items[0].runs
            return Paragraph(runs, Align.CENTER if block.centred else Align.JUSTIFY)
        for count, item in enumerate(block.items):
            self._places[f"{at}/{count}"] = item.line
        return ListBlock(tuple(item.runs for item in block.items), block.marker)


_ALWAYS_TITLED = frozenset(
    {
        Numbering.PART_WORDS,
        Numbering.PART_ROMAN,
        Numbering.CHAPTER,
        Numbering.SECTION,
        Numbering.SUBSECTION,
        Numbering.UPPER_LETTER,
        Numbering.ROMAN,
    }
)


def _heading(part: _Open) -> Heading | None:
    number = part.number
    if number is None:
        return None
    text = words(part.runs)
    holds = bool(part.blocks or part.children)
    short = len(text) <= _TITLE and not re.search(r"\. ", text) and not text.endswith((";", ","))
    titled = number.numbering in _ALWAYS_TITLED or part.marked or (holds and short)
    return Heading(number.numbering, part.runs, number.typed, titled)


def numbers(lines: Sequence[Line]) -> Iterator[Number]:
    """The numbers of headings among the lines."""
    yield from (one for one in settled([number_of(line) for line in lines]) if one is not None)
