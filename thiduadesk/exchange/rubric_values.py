"""Numbers of points as people type them into the cells of a rubric."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.recognition import fold
from thiduadesk.exchange.recognition import phrases
from thiduadesk.exchange.recognition import table

_LINES = re.compile(r"[\n;]+")


@dataclass(frozen=True, slots=True)
class CellPoints:
    """What a cell of points holds.

    Attributes:
        points: its number; of several the first, when it is the sum of the others.
        parts: the others, each on its own line («60 / 20 / 20 / 20»).
        unread: its text when it is not understood.
        provisional: it says «tạm tính».
        where: the cell.
    """

    points: Points | None = None
    parts: tuple[Points, ...] = ()
    unread: str | None = None
    provisional: bool = False
    where: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing stands there."""
        return self.points is None and self.unread is None


def one_number(text: str) -> Points | None:
    """Points of one line: «20», «02», «19,75», «20 điểm», «tối đa 5», «0-20» (its upper end)."""
    values = table("rubric")["values"]
    key = search_key(text)
    for pattern in (values["around"], values["range"]):
        match = re.fullmatch(pattern, key)
        if match:
            try:
                return Points.parse(match["number"])
            except PointsError:
                return None
    return None


def read_points(cells: Sequence[Cell]) -> CellPoints:
    """The number in a row's cells of one column; several cells are lines of one (page breaks)."""
    filled = [cell for cell in cells if cell.text or cell.trouble]
    if not filled:
        return CellPoints()
    where, text = filled[0].where, "\n".join(cell.text for cell in filled if cell.text)
    if any(cell.trouble for cell in filled):
        return CellPoints(unread=text, where=where)
    if len(filled) == 1 and isinstance(filled[0].value, int | float):
        try:
            points = Points.of(filled[0].value)
            return CellPoints(points, _noted_parts(filled[0].note, points), where=where)
        except PointsError:
            return CellPoints(unread=text, where=where)
    if filled[0].value is not None:
        return CellPoints(unread=text, where=where)  # a day, where points should stand
    return _read_lines(text, where)


def _noted_parts(note: str, points: Points) -> tuple[Points, ...]:
    """Parts of a number that the note of its cell lists below it, as our own workbooks do."""
    noted = _read_lines(note, "")
    return noted.parts if noted.points == points else ()


def _read_lines(text: str, where: str) -> CellPoints:
    provisional = phrases("rubric", "values", "provisional").in_(text)
    blanks = {search_key(mark) for mark in table("rubric")["values"]["blank"]}
    numbers: list[Points] = []
    for line in _LINES.split(text):
        words = _without_provisional(line) if provisional else line
        if not words.strip(" ().:,"):
            continue
        if search_key(words) in blanks:
            continue
        number = one_number(words)
        if number is None:
            return CellPoints(unread=text, where=where, provisional=provisional)
        numbers.append(number)
    if not numbers:
        return CellPoints(provisional=provisional, where=where)
    total, parts = numbers[0], tuple(numbers[1:])
    if parts and Points.total(parts) != total:
        return CellPoints(unread=text, where=where, provisional=provisional)
    return CellPoints(total, parts, provisional=provisional, where=where)


def _without_provisional(line: str) -> str:
    key = search_key(line)
    for phrase in table("rubric")["values"]["provisional"]:
        key = key.replace(search_key(phrase), " ")
    return key.replace("(", " ").replace(")", " ").strip(" :,-")


def highest_number(cells: Sequence[Cell]) -> CellPoints:
    """A maximum: one number, or the highest of a list of levels («20 / 15 / 10»)."""
    found = read_points(cells)
    if found.unread is None or any(cell.trouble for cell in cells):
        return found
    levels = re.split(table("rubric")["values"]["between_levels"], fold(found.unread))
    numbers = [one_number(level) for level in levels if level.strip()]
    if len(numbers) > 1 and None not in numbers:
        known = [number for number in numbers if number is not None]
        return CellPoints(max(known), tuple(known), where=found.where)
    return found


def per_case(text: str) -> tuple[Points, str] | None:
    """So many points each time, and what is counted: «0,5/trường hợp», «mỗi lần 1 điểm»."""
    words = one_line(text)
    for pattern in table("rubric")["values"]["per_case"]:
        match = re.fullmatch(pattern, fold(words))
        if match:
            try:
                return Points.parse(match["each"]), words[match.start("unit") : match.end("unit")]
            except PointsError:
                continue
    return None


def points_in_text(text: str, key: str) -> Points | None:
    """A maximum named in a line's words: «(Điểm chuẩn 650, điểm thưởng 30)»."""
    for pattern in table("rubric")["rows"][key]:
        match = re.search(pattern, search_key(text))
        if match:
            try:
                return Points.parse(match["points"].strip(".,"))
            except PointsError:
                continue
    return None
