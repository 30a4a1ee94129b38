"""A whole chart: title, legend, bars or columns, source."""

from __future__ import annotations

from thiduadesk.documents.charts.bars import lying
from thiduadesk.documents.charts.columns import standing
from thiduadesk.documents.charts.shapes import Box
from thiduadesk.documents.charts.shapes import Drawing
from thiduadesk.documents.charts.shapes import Letters
from thiduadesk.documents.charts.shapes import Target
from thiduadesk.documents.charts.shapes import Words
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Shape
from thiduadesk.domain.charts import Tone

_AFTER = 0.5
"""Below title and legend, in sizes of letters."""
_SWATCH = 0.75
_APART = 1.4
_TITLE_LINES = 3


def draw(chart: Chart, width: float, letters: Letters, *, titled: bool = True) -> Drawing:
    """The chart at a width, as high as it needs.

    Args:
        titled: whether the title is drawn; a card of the screen has its own.
    """
    drawn: list[Box | Words | Target] = []
    y = 0.0
    if titled and chart.title:
        high = letters.line()
        for text in letters.wrapped(chart.title, width, _TITLE_LINES):
            drawn.append(Words(0.0, y, width, high, text, bold=True))
            y += high
        y += _AFTER * letters.size
    if len(chart.series) > 1:
        legend, y = _legend(chart, width, letters, y)
        drawn += legend
    shape = standing if chart.shape is Shape.COLUMNS else lying
    body, y = shape(chart, width, letters, y)
    drawn += body
    if chart.source:
        high = letters.line(small=True)
        for text in letters.wrapped(chart.source, width, _TITLE_LINES, small=True):
            drawn.append(Words(0.0, y, width, high, text, Tone.MUTED, small=True))
            y += high
    return Drawing(
        width,
        y,
        tuple(one for one in drawn if isinstance(one, Box)),
        tuple(one for one in drawn if isinstance(one, Words)),
        tuple(one for one in drawn if isinstance(one, Target)),
    )


def _legend(
    chart: Chart, width: float, letters: Letters, top: float
) -> tuple[list[Box | Words | Target], float]:
    """A square of its colour before the name of each series, in as many lines as it takes."""
    drawn: list[Box | Words | Target] = []
    side, line = _SWATCH * letters.size, letters.line(small=True)
    x, y = 0.0, top
    for one in chart.series:
        name = letters.fitted(one.name, width - 2 * side, small=True)
        taken = 1.5 * side + letters.room(name, small=True)
        if x and x + taken > width:
            x, y = 0.0, y + line
        drawn.append(Box(x, y + (line - side) / 2, side, side, one.tone))
        drawn.append(Words(x + 1.5 * side, y, taken, line, name, Tone.MUTED, small=True))
        x += taken + _APART * letters.size
    return drawn, y + line + _AFTER * letters.size
