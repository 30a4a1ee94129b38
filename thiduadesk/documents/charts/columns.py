"""Standing columns over a scale: years side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from thiduadesk.documents.charts.said import end_words
from thiduadesk.documents.charts.said import told
from thiduadesk.documents.charts.said import value_words
from thiduadesk.documents.charts.shapes import Box
from thiduadesk.documents.charts.shapes import Letters
from thiduadesk.documents.charts.shapes import Side
from thiduadesk.documents.charts.shapes import Target
from thiduadesk.documents.charts.shapes import Words
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Tone

_STEPS = (1, 2, 5)
_MOST_STEPS = 4
# Measures in sizes of letters:
_HIGH = 9.0
_WIDEST = 3.0
_HAIR = 0.06
_LONGEST = 8.0
"""Of a name below a column; where two would touch, the second is left out."""
_BESIDE = 0.5
_FILLED = 0.66
"""Share of its slot that a column takes."""
_SPLIT = 0.08


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    top: float
    width: float
    height: float
    most: float
    slot: float

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.top + self.height * (1 - value / self.most)


def steps(greatest: float) -> tuple[float, ...]:
    """Round values of a scale from 0 to at least ``greatest``, in steps of at least 1."""
    rough = max(greatest / _MOST_STEPS, 1.0)
    ten = 10 ** math.floor(math.log10(rough))
    step = next((one * ten for one in _STEPS if one * ten >= rough), 10 * ten)
    return tuple(step * at for at in range(math.ceil(greatest / step) + 1))


def standing(
    chart: Chart, width: float, letters: Letters, top: float
) -> tuple[list[Box | Words | Target], float]:
    """The columns below ``top``, and where they end."""
    scale = steps(chart.greatest)
    small, beside = letters.line(small=True), _BESIDE * letters.size
    axis = max(letters.room(value_words(chart, one, letters), small=True) for one in scale)
    left = axis + beside
    room = max(width - left, letters.size)
    slot = room / max(len(chart.items), 1)
    plot = _Plot(left, top + small, room, _HIGH * letters.size, scale[-1], slot)
    drawn: list[Box | Words | Target] = []
    hair = _HAIR * letters.size
    for value in scale:
        y = plot.y(value)
        drawn.append(Box(left, y - hair / 2, room, hair, Tone.LINE))
        said = value_words(chart, value, letters)
        drawn.append(
            Words(0.0, y - small / 2, axis, small, said, Tone.MUTED, Side.RIGHT, small=True)
        )
    bottom = plot.top + plot.height
    free = 0.0
    for at, item in enumerate(chart.items):
        x = left + at * slot
        drawn += _column(chart, at, letters, plot, x)
        name = letters.fitted(item.name, max(slot, _LONGEST * letters.size), small=True)
        taken = letters.room(name, small=True)
        start = min(max(x + (slot - taken) / 2, axis), width - taken)
        if start >= free:
            drawn.append(Words(start, bottom + hair, taken, small, name, Tone.MUTED, small=True))
            free = start + taken + beside
        drawn.append(Target(item.key, x, top, slot, bottom + small - top, told(chart, at, letters)))
    return drawn, bottom + small + beside


def _column(
    chart: Chart, at: int, letters: Letters, plot: _Plot, x: float
) -> Iterator[Box | Words]:
    count = 1 if chart.piled else max(len(chart.series), 1)
    wide = min(_FILLED * plot.slot / count, _WIDEST * letters.size)
    start = x + (plot.slot - wide * count) / 2
    small = letters.line(small=True)
    if chart.piled:
        whole = chart.total(at) or 1.0
        unit = 100 / whole if chart.scale is Scale.SHARES else 1.0
        split, base = _SPLIT * letters.size, 0.0
        for one in chart.series:
            value = (one.values[at] or 0) * unit
            if value > 0:
                y = plot.y(base + value)
                high = plot.y(base) - y
                yield Box(start, y, wide, max(high - split, split), one.tone)
            base += value
        yield from _number(
            end_words(chart, at, letters), x, plot.y(base), plot.slot, small, letters
        )
        return
    for place, one in enumerate(chart.series):
        value = one.values[at] or 0
        left = start + place * wide
        y = plot.y(min(value, plot.most))
        if value > 0:
            yield Box(left, y, wide, plot.y(0) - y, one.tone)
        room = plot.slot if count == 1 else wide
        said = value_words(chart, one.values[at], letters)
        yield from _number(said, left + wide / 2 - room / 2, y, room, small, letters)


def _number(
    text: str, x: float, y: float, room: float, line: float, letters: Letters
) -> Iterator[Words]:
    """The number above a column, where it has room."""
    if letters.room(text, small=True) <= room:
        yield Words(x, y - line, room, line, text, side=Side.MIDDLE, small=True)
