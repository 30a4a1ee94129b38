"""Charts on paper: each a strip of the flow, which stays whole and turns the page with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from thiduadesk import resources
from thiduadesk.documents.charts import Box
from thiduadesk.documents.charts import Letters
from thiduadesk.documents.charts import Side
from thiduadesk.documents.charts import Words
from thiduadesk.documents.charts import draw
from thiduadesk.documents.layout import Style
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.flow import Press
from thiduadesk.documents.pdf.pages import Mark
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Tone

_SHARES = {Side.LEFT: 0.0, Side.MIDDLE: 0.5, Side.RIGHT: 1.0}


def figures(flow: Flow, charts: Sequence[Chart]) -> None:
    """Charts one below the other, as wide as the text.

    Raises:
        EnvironmentProblem: the font lacks a character.
    """
    said = resources.toml("layouts/charts.toml")
    for chart in charts:
        pen = _Pen(flow.press, said["size"], said["small"], said["colours"])
        drawing = draw(chart, flow.width, pen.letters)
        marks = [*map(pen.box, drawing.boxes), *pen.lines(drawing.words)]
        flow.gap(said["gap"])
        flow.add(Strip(drawing.height, marks))


class _Pen:
    """Puts the shapes of a drawing on paper.

    Args:
        press: fonts and styles of the document.
        size, small: of words, points.
        colours: «#rrggbb» of each tone.
    """

    def __init__(self, press: Press, size: float, small: float, colours: dict[str, str]) -> None:
        self._press, self._colours = press, colours
        plain = replace(press.profile.styles.table, bold=False, italic=False, capitals=False)
        self._styles = {
            (is_small, bold): replace(plain, size=small if is_small else size, bold=bold)
            for is_small in (False, True)
            for bold in (False, True)
        }
        self.letters = Letters(size, small, self._width, _number)

    def box(self, box: Box) -> Rect:
        """A bar, a line of the scale, a square of the legend."""
        return Rect(box.x, box.y, box.width, box.height, self._colour(box.tone))

    def lines(self, words: Sequence[Words]) -> Iterator[Mark]:
        """Words in the order they are read."""
        for one in words:
            line = self._press.one_line(one.text, self._style(one.small, one.bold))
            free = one.width - line.width
            y = one.y + (one.height - line.height) / 2
            yield Put(line, one.x + free * _SHARES[one.side], y, colour=self._colour(one.tone))

    def _style(self, small: bool, bold: bool) -> Style:
        return self._styles[small, bold]

    def _width(self, text: str, small: bool, bold: bool) -> float:
        return self._press.width(text, self._style(small, bold))

    def _colour(self, tone: Tone) -> str:
        return self._colours[tone.value]


def _number(value: float) -> str:
    """«1.250», «97,5»: as papers write numbers."""
    text = f"{round(value, 1):,}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))
