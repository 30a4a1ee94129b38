"""Finds the header row of a rubric and what each of its columns means, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.grid import Table
from thiduadesk.exchange.recognition import Phrases
from thiduadesk.exchange.recognition import phrases

_SEARCHED_ROWS = 60
_DEEPEST_HEADER = 3
_LONGEST_HEADING = 150
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARS = range(2000, 2100)


class Meaning(StrEnum):
    """What a column of a rubric holds."""

    NUMBER = "number"
    TEXT = "text"
    MAX_POINTS = "max_points"
    MAX_BONUS = "max_bonus"
    MAX_PENALTY = "max_penalty"
    POINTS = "points"
    BONUS = "bonus"
    PENALTY = "penalty"
    EXPLANATION = "explanation"
    APPRAISED = "appraised"
    IGNORED = "ignored"


MAXIMA = (Meaning.MAX_POINTS, Meaning.MAX_BONUS, Meaning.MAX_PENALTY)
_MANY = (Meaning.TEXT, Meaning.EXPLANATION, Meaning.APPRAISED, Meaning.IGNORED)
_UNUSED = (Meaning.APPRAISED, Meaning.IGNORED)


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column was taken for, and the words it was judged by.

    Attributes:
        column: place in the table, from 1.
        heading: its words, group head first: «Điểm tự chấm / Thưởng».
        recognised: False when no word was known, so that the column is left out by default.
    """

    column: int
    heading: str
    meaning: Meaning
    recognised: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows (numbers of the file, inclusive) and its columns."""

    first_row: int
    last_row: int
    columns: tuple[ColumnGuess, ...]

    def columns_of(self, meaning: Meaning) -> tuple[int, ...]:
        """Places of the columns with this meaning."""
        return tuple(guess.column for guess in self.columns if guess.meaning is meaning)

    @property
    def meanings(self) -> frozenset[Meaning]:
        """What the columns tell, beside what is left out."""
        return frozenset(guess.meaning for guess in self.columns) - frozenset(_UNUSED)

    @property
    def is_complete(self) -> bool:
        """A rubric has at least the criteria and a maximum, or a score with maxima in the words."""
        numbers = {*MAXIMA, Meaning.POINTS}
        return Meaning.TEXT in self.meanings and bool(self.meanings & numbers)


def find_header(
    table: Table,
    row: int | None = None,
    chosen: Mapping[int, Meaning] | None = None,
    year: int | None = None,
) -> Header | None:
    """The most telling header of the table, or None when nothing looks like one.

    Args:
        table: where to look.
        row: the first header row when the clerk has named it.
        chosen: meanings the clerk has given to columns; they go before the words.
        year: of two columns with one meaning, that of this year is meant.
    """
    best: Header | None = None
    for index, cells in enumerate(table.rows[:_SEARCHED_ROWS]):
        if row is not None and cells[0].row != row:
            continue
        if sum(bool(cell.text) for cell in cells) < 2:
            continue  # a title across the table heads no column
        for height in range(1, _DEEPEST_HEADER + 1):
            rows = table.rows[index : index + height]
            if len(rows) < height or not _may_head(rows[-1]):
                break
            below = table.rows[index + height : index + height + 1]
            if height < _DEEPEST_HEADER and below and _hangs(below[0]) and _may_head(below[0]):
                continue  # cells of the header reach into the row below: it belongs to it
            header = _read(rows, chosen or {}, year)
            if header.is_complete and (best is None or _rank(header) > _rank(best)):
                best = header
    return best


def _rank(header: Header) -> tuple[int, bool, int]:
    """More meanings are better; of equals, one with numbers, then one of fewer rows."""
    numbered = Meaning.NUMBER in header.meanings
    return len(header.meanings), numbered, header.first_row - header.last_row


def _may_head(cells: Sequence[Cell]) -> bool:
    """A header row holds words, perhaps a year, and no number of points."""
    return all(
        (cell.value is None or cell.value in _YEARS) and len(cell.text) <= _LONGEST_HEADING
        for cell in cells
    )


def _hangs(cells: Sequence[Cell]) -> bool:
    """Whether a cell of the row lies under one that began in a row above."""
    reached = 0
    for cell in cells:
        if cell.covered and cell.column > reached:
            return True
        if not cell.covered:
            reached = cell.column + cell.columns - 1
    return False


def _read(
    rows: Sequence[Sequence[Cell]], chosen: Mapping[int, Meaning], year: int | None
) -> Header:
    guesses: list[ColumnGuess] = []
    for place in range(len(rows[0])):
        levels = _levels(rows, place)
        column = rows[0][place].column
        known = meaning_of(levels)
        meaning = chosen.get(column, known or Meaning.IGNORED)
        guesses.append(ColumnGuess(column, " / ".join(levels), meaning, known is not None))
    guesses = list(_only_first(_of_year(guesses, year), chosen))
    return Header(rows[0][0].row, rows[-1][0].row, tuple(_with_number_column(guesses, chosen)))


def _levels(rows: Sequence[Sequence[Cell]], place: int) -> list[str]:
    """Words above a column, group heads first; a merged head stands over all its columns."""
    levels: list[str] = []
    for cells in rows:
        start = place
        while start > 0 and cells[start].covered:
            start -= 1
        head = cells[start]
        text = one_line(head.text) if start + head.columns > place else ""
        if text and text not in levels:
            levels.append(text)
    return levels


def meaning_of(levels: Sequence[str]) -> Meaning | None:
    """What a column means by the words above it, the lowest last; None when they say nothing."""

    def words(key: str) -> Phrases:
        return phrases("rubric", "columns", key)

    if not levels:
        return None
    whole, lowest = " ".join(levels), levels[-1]
    if words("number").are(lowest):
        return Meaning.NUMBER
    if words("text").start(lowest) and not words("explanation").in_(lowest):
        return Meaning.TEXT
    if words("appraised").in_(whole) and not words("self").in_(lowest):
        return Meaning.APPRAISED
    if words("explanation").in_(lowest):
        return Meaning.EXPLANATION
    if words("sum").start(lowest) and len(levels) > 1:
        return Meaning.IGNORED
    own = words("self").in_(whole)
    number = _number_meaning(levels, own=own)
    if number is not None or own:
        return number or Meaning.POINTS
    if words("text").in_(whole):
        return Meaning.TEXT
    return Meaning.MAX_POINTS if words("weak_points").in_(whole) else None


def _number_meaning(levels: Sequence[str], *, own: bool) -> Meaning | None:
    """Points, bonus or penalty by the lowest heading that says which; None when none does."""
    for level in reversed(levels):
        if phrases("rubric", "columns", "text").in_(level):
            continue
        for key, maximum, score in (
            ("bonus", Meaning.MAX_BONUS, Meaning.BONUS),
            ("penalty", Meaning.MAX_PENALTY, Meaning.PENALTY),
            ("strong_points", Meaning.MAX_POINTS, Meaning.POINTS),
        ):
            if phrases("rubric", "columns", key).in_(level):
                return score if own else maximum
    return None


def _of_year(guesses: Sequence[ColumnGuess], year: int | None) -> Iterable[ColumnGuess]:
    """Columns of other years are left out where the same is told of ``year``."""
    wanted = {guess.meaning for guess in guesses if str(year) in _YEAR.findall(guess.heading)}
    for guess in guesses:
        named = _YEAR.findall(guess.heading)
        if guess.meaning in wanted and named and str(year) not in named:
            yield ColumnGuess(guess.column, guess.heading, Meaning.IGNORED, guess.recognised)
        else:
            yield guess


def _only_first(
    guesses: Iterable[ColumnGuess], chosen: Mapping[int, Meaning]
) -> Iterable[ColumnGuess]:
    """Each meaning once, the clerk's choice before our guess; a second maximum is left out."""
    taken = {meaning for meaning in chosen.values() if meaning not in _MANY}
    for guess in guesses:
        if guess.meaning in _MANY or guess.column in chosen:
            yield guess
        elif guess.meaning in taken:
            yield ColumnGuess(guess.column, guess.heading, Meaning.IGNORED, guess.recognised)
        else:
            taken.add(guess.meaning)
            yield guess


def _with_number_column(
    guesses: Sequence[ColumnGuess], chosen: Mapping[int, Meaning]
) -> Iterable[ColumnGuess]:
    """A column without heading left of the criteria holds the numbers."""
    missing = all(guess.meaning is not Meaning.NUMBER for guess in guesses)
    for guess, after in zip(guesses, [*guesses[1:], None], strict=True):
        beside = after is not None and after.meaning is Meaning.TEXT
        if missing and beside and not guess.heading and guess.column not in chosen:
            yield ColumnGuess(guess.column, "", Meaning.NUMBER)
        else:
            yield guess


def is_repeated_header(cells: Sequence[Cell], header: Header) -> bool:
    """Whether the row says the header again, as after a page break."""
    known = {search_key(part) for guess in header.columns for part in guess.heading.split(" / ")}
    texts = [search_key(cell.text) for cell in cells if cell.text]
    return len(texts) > 1 and all(text in known for text in texts)
