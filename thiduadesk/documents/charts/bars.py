"""Lying bars: a name, its bar, its number; names stand above where they would take too much room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thiduadesk.documents.charts.said import end_words
from thiduadesk.documents.charts.said import part_words
from thiduadesk.documents.charts.said import told
from thiduadesk.documents.charts.shapes import Box
from thiduadesk.documents.charts.shapes import Letters
from thiduadesk.documents.charts.shapes import Side
from thiduadesk.documents.charts.shapes import Target
from thiduadesk.documents.charts.shapes import Words
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Tone

_NAMES = 0.4
"""Share of the width that names may take; wider ones stand above their bars."""
_NAME_LINES = 2
# Measures in sizes of letters:
_THICK, _THIN, _BETWEEN = 1.05, 0.4, 0.25
_GAP = 0.75
_BESIDE = 0.6
_SPLIT = 0.08
"""Between the parts of one bar, so that they are told apart without their colours."""
_JOIN = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows share."""

    names: float
    left: float
    room: float
    above: bool


def lying(
    chart: Chart, width: float, letters: Letters, top: float
) -> tuple[list[Box | Words | Target], float]:
    """The bars from ``top`` down, and where they end."""
    frame = _frame(chart, width, letters)
    drawn: list[Box | Words | Target] = []
    y = top
    for at in range(len(chart.items)):
        row = list(_row(chart, at, width, letters, frame, y))
        bottom = max(one.y + one.height for one in row)
        item = chart.items[at]
        gap = _GAP * letters.size
        drawn += row
        drawn.append(
            Target(item.key, 0.0, y - gap / 2, width, bottom - y + gap, told(chart, at, letters))
        )
        y = bottom + gap
    return drawn, y


def _frame(chart: Chart, width: float, letters: Letters) -> _Frame:
    widest = max((letters.room(one.name) for one in chart.items), default=0.0)
    above = widest > _NAMES * width
    numbers = max(
        (letters.room(end_words(chart, at, letters)) for at in range(len(chart.items))), default=0.0
    )
    beside = _BESIDE * letters.size
    if above:
        return _Frame(width, 0.0, width, above)
    left = widest + beside
    return _Frame(widest, left, max(width - left - beside - numbers, letters.size), above)


def _row(
    chart: Chart, at: int, width: float, letters: Letters, frame: _Frame, top: float
) -> Iterator[Box | Words]:
    item, line = chart.items[at], letters.line()
    number = end_words(chart, at, letters)
    thick = _THICK * letters.size
    if frame.above:
        taken = letters.room(number)
        room = width - taken - _BESIDE * letters.size
        y = top
        for name in letters.wrapped(item.name, room, _NAME_LINES):
            yield Words(0.0, y, room, line, name)
            y += line
        yield Words(width - taken, y - line, taken, line, number, side=Side.RIGHT)
    else:
        yield Words(0.0, top, frame.names, line, item.name)
        y = top + max(0.0, (line - thick) / 2)
        end = frame.left + frame.room * _reach(chart, at) + _BESIDE * letters.size
        yield Words(end, y + (thick - line) / 2, letters.room(number), line, number)
    boxes = list(_bars(chart, at, letters, frame, y))
    yield from boxes
    y = max((one.y + one.height for one in boxes), default=y + thick)
    small = letters.line(small=True)
    if chart.scale is Scale.SHARES:
        said = _JOIN.join(part_words(chart, at, letters))
        yield from _below(said, Tone.MUTED, letters, frame, y)
        y += small
    if item.note:
        yield from _below(item.note, Tone.AMBER, letters, frame, y)


def _below(text: str, tone: Tone, letters: Letters, frame: _Frame, y: float) -> Iterator[Words]:
    line = letters.line(small=True)
    for place, said in enumerate(letters.wrapped(text, frame.room, _NAME_LINES, small=True)):
        yield Words(frame.left, y + place * line, frame.room, line, said, tone, small=True)


def _reach(chart: Chart, at: int) -> float:
    """How far the bar that the number stands behind goes, as a share of the room."""
    if chart.scale is not Scale.COUNTS:
        return 1.0
    first = chart.series[0].values[at] or 0 if chart.series else 0
    return (chart.total(at) if chart.stacked else first) / chart.greatest


def _bars(chart: Chart, at: int, letters: Letters, frame: _Frame, y: float) -> Iterator[Box]:
    thick = _THICK * letters.size
    if chart.piled:
        whole = (chart.total(at) if chart.scale is Scale.SHARES else chart.greatest) or 1.0
        split, x = _SPLIT * letters.size, frame.left
        for one in chart.series:
            length = frame.room * (one.values[at] or 0) / whole
            if length > 0:
                yield Box(x, y, max(length - split, split), thick, one.tone)
            x += length
        return
    for place, one in enumerate(chart.series):
        height = _THIN * letters.size if place else thick
        share = min((one.values[at] or 0) / chart.greatest, 1.0)
        if chart.scale is Scale.PERCENT and not place:
            yield Box(frame.left, y, frame.room, height, Tone.BACK)
        if share > 0:
            yield Box(frame.left, y, frame.room * share, height, one.tone)
        y += height + _BETWEEN * letters.size
