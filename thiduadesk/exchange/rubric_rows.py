"""Gathers the lines of a rubric's table: criteria, total line, notes; joins what a page broke."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.grid import Table
from thiduadesk.exchange.recognition import patterns
from thiduadesk.exchange.recognition import phrases
from thiduadesk.exchange.rubric_columns import MAXIMA
from thiduadesk.exchange.rubric_columns import Header
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_columns import is_repeated_header
from thiduadesk.exchange.rubric_numbers import Node
from thiduadesk.exchange.rubric_numbers import Number
from thiduadesk.exchange.rubric_numbers import number_in_text
from thiduadesk.exchange.rubric_numbers import number_of_cell
from thiduadesk.exchange.rubric_numbers import parse_number
from thiduadesk.exchange.rubric_numbers import section_number
from thiduadesk.exchange.rubric_values import read_points

_COLUMN_MARK = re.compile(r"\(?\s*(?:\d{1,2}|[A-Ha-h])\s*\)?(?:\s*=.*)?")
_DASH = re.compile(r"\s*[-–+•*]\s*")
_SENTENCE_END = re.compile(r"[.;:!?…”\")]$")
_NUMBERS = (*MAXIMA, Meaning.POINTS, Meaning.BONUS, Meaning.PENALTY)


@dataclass(slots=True, eq=False)
class Line:
    """One line of the rubric as it stands in the file, its continuations joined.

    Attributes:
        text: the criterion's words, lines kept.
        cells: the cells of every column of numbers.
        explanation: lines of the explanation.
        where: place of its first cell.
        heading: it looks like one: bold, in capitals, or across the first columns.
        node: its place in the tree.
        levels: dash lines below it that have a number of their own in the table.
    """

    text: str
    cells: dict[Meaning, list[Cell]]
    explanation: list[str]
    where: str
    heading: bool
    node: Node
    levels: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Lines:
    """What stands in the table.

    Attributes:
        criteria: sections and criteria in their order.
        total: the total line, None when there is none.
        subtotals: lines that add a section, with the criterion they stand below.
        notes: lines below the table.
        mended: numbers that Excel had changed: cell, as found, as read.
    """

    criteria: list[Line] = field(default_factory=list)
    total: Line | None = None
    subtotals: list[tuple[Line, Line]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mended: list[tuple[str, str, str]] = field(default_factory=list)


def gather(tables: Sequence[tuple[Table, Header]]) -> Lines:
    """Read the lines of a table, or of several that run on from one another."""
    lines = Lines()
    for table, header in tables:
        body = [cells for cells in table.rows if cells[0].row > header.last_row]
        _Reader(lines, header).read(body)
    for note in _notes(tables[-1][0].after):
        lines.notes.append(note)
    return lines


def _notes(paragraphs: Iterable[str]) -> Iterator[str]:
    for text in paragraphs:
        if _is_signature(text):
            return
        yield text


def _is_signature(text: str) -> bool:
    """«NGƯỜI LẬP BẢNG», «…, ngày 01 tháng 12 năm 2022»: from here on it is no note."""
    starts = phrases("rubric", "rows", "signature").start(text)
    return starts or patterns("rubric", "rows", "place_and_day").are(text)


class _Reader:
    def __init__(self, lines: Lines, header: Header) -> None:
        self.lines = lines
        self.header = header
        self.before: Number | None = None
        self.signed = False
        self.has_numbers = False
        self.above_total: Line | None = None

    def read(self, body: Sequence[Sequence[Cell]]) -> None:
        numbers = (cell for cells in body for cell in self._cells(cells, Meaning.NUMBER))
        self.has_numbers = any(parse_number(cell.text) for cell in numbers)
        for cells in body:
            if not is_repeated_header(cells, self.header) and not self._counts_columns(cells):
                self._take(cells)

    def _counts_columns(self, cells: Sequence[Cell]) -> bool:
        """The line «(1) (2) (3)» or «A B 1 2» below a header."""
        texts = [cell.text for cell in cells if cell.text]
        criterion = "".join(cell.text for cell in self._cells(cells, Meaning.TEXT))
        marks = len(texts) > 2 and all(_COLUMN_MARK.fullmatch(text) for text in texts)
        counted = [int(digits[0]) for text in texts if (digits := re.search(r"\d+", text))]
        runs = bool(counted) and counted == [*range(counted[0], counted[0] + len(counted))]
        return marks and runs and bool(criterion)

    def _cells(self, cells: Sequence[Cell], meaning: Meaning) -> list[Cell]:
        columns = self.header.columns_of(meaning)
        return [cell for cell in cells if cell.column in columns and (cell.text or cell.trouble)]

    def _take(self, cells: Sequence[Cell]) -> None:
        first = next((cell for cell in cells if cell.text), None)
        if first is None:
            return
        number_cells = self._cells(cells, Meaning.NUMBER)
        text_cells = self._cells(cells, Meaning.TEXT)
        if number_cells and not text_cells and parse_number(number_cells[0].text) is None:
            number_cells, text_cells = [], number_cells  # a title across the first columns
        if not number_cells and not text_cells and first.columns > 1:
            text_cells = [first]
        text = "\n".join(cell.text for cell in text_cells)
        numbers = {meaning: self._cells(cells, meaning) for meaning in _NUMBERS}
        line = Line(
            text=text,
            cells=numbers,
            explanation=[cell.text for cell in self._cells(cells, Meaning.EXPLANATION)],
            where=first.where,
            heading=bool(text_cells) and _looks_like_heading(text_cells[0]),
            node=Node(None, ""),
        )
        number = number_of_cell(number_cells[0], self.before) if number_cells else None
        if number and number.bare != number_cells[0].text.replace(",", ".").strip(" ().:/"):
            self.lines.mended.append((number_cells[0].where, number_cells[0].text, number.printed))
        if number_cells and number is None:
            line.text = f"{number_cells[0].text} {text}".strip()
        self._place(line, number, first)

    def _place(self, line: Line, number: Number | None, first: Cell) -> None:
        if self._is_total(line, number):
            return
        if self.lines.total is not None and number is None and not _has_maximum(line):
            self._take_note(line)
            return
        number = number or self._number_in_text(line, first)
        if number is not None:
            self.before = number
            self._open(line, number, number.shape)
        elif section := section_number(line.text) if _has_words(line) else None:
            self._open(line, section, "W")
        elif not self.lines.criteria or (_has_maximum(line) and line.heading):
            if _has_maximum(line):
                self._open(line, None, "S")
        elif _has_maximum(line):
            self.lines.criteria[-1].levels.append(line)
        else:
            _continue(self._last(), line)

    def _is_total(self, line: Line, number: Number | None) -> bool:
        text = one_line(line.text)
        if number is not None or not any(line.cells.values()) or len(text) > 80:
            return False
        if patterns("rubric", "rows", "page_sum").are(text):
            return True
        if patterns("rubric", "rows", "subtotal").are(text) and self.lines.criteria:
            self.lines.subtotals.append((line, self.lines.criteria[-1]))
            return True
        if patterns("rubric", "rows", "total").are(text):
            self._demote_total()
            self.lines.total = line
            self.above_total = self.lines.criteria[-1] if self.lines.criteria else None
            return True
        return False

    def _demote_total(self) -> None:
        """More rows, or another total, follow: the line added only the section above it."""
        if self.lines.total is not None and self.above_total is not None:
            self.lines.subtotals.append((self.lines.total, self.above_total))
            self.lines.total = None

    def _take_note(self, line: Line) -> None:
        self.signed = self.signed or _is_signature(line.text)
        if line.text and not self.signed:
            self.lines.notes.append(line.text)

    def _number_in_text(self, line: Line, first: Cell) -> Number | None:
        """«II. Công tác …» where there is no column of numbers, or the title runs across it."""
        if self.has_numbers and first.columns == 1 and not line.heading:
            return None
        found = number_in_text(line.text)
        if found is None:
            return None
        number, line.text = found
        return number

    def _open(self, line: Line, number: Number | None, shape: str) -> None:
        if _has_maximum(line):
            self._demote_total()
        line.node = Node(number, shape)
        self.lines.criteria.append(line)

    def _last(self) -> Line:
        last = self.lines.criteria[-1]
        return last.levels[-1] if last.levels else last


def _looks_like_heading(cell: Cell) -> bool:
    """Bold, in capitals, or merged over the first columns; a dash begins no heading."""
    distinct = cell.bold or cell.columns > 1 or cell.text.isupper()
    return distinct and not _DASH.match(cell.text)


def _has_words(line: Line) -> bool:
    return bool(line.text) and not _DASH.match(line.text)


def _has_maximum(line: Line) -> bool:
    return any(not read_points(line.cells[meaning]).is_blank for meaning in MAXIMA)


def _continue(line: Line, more: Line) -> None:
    """Join the rest of a row that a page break, or a merged number cell, has cut in two."""
    if more.text:
        cut = not _SENTENCE_END.search(line.text) and more.text[0].islower()
        line.text = f"{line.text}{' ' if cut else chr(10)}{more.text}".strip()
    line.explanation += more.explanation
    for meaning, cells in more.cells.items():
        line.cells[meaning] += cells


def is_dash(text: str) -> bool:
    """Whether a line begins with a dash or another bullet."""
    return bool(_DASH.match(text))


def section_of_subtotal(text: str) -> str | None:
    """The number a subtotal names: «Cộng mục II» names «II»."""
    match = patterns("rubric", "rows", "subtotal").search(search_key(text))
    return match[match.lastindex].upper() if match and match.lastindex else None
