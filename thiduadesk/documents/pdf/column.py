"""A column of a block that never breaks: lines, rules and frames stacked downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from thiduadesk.documents.layout import Style
from thiduadesk.documents.pdf.flow import Press
from thiduadesk.documents.pdf.pages import Mark
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.typesetting.lines import Line
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Text

_EVEN = 1.5
"""Lines differing by no more than this share a rule between 1/3 and 1/2 of each."""


@dataclass(slots=True)
class Column:
    """Lines stacked in a column of a block.

    Attributes:
        x, width: of the column, points.
        place: its turn when the block is read.
        y: where the next line goes, points from the top of the block.
        widths: of the lines since the last ``fresh``: what a rule under them is measured by.
    """

    press: Press
    x: float
    width: float
    place: int
    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)

    def text(self, text: str, style: Style) -> None:
        """A paragraph in ``style``, balanced when centred."""
        runs = (Text(text),)
        if style.align is Align.CENTER:
            self.stack(self.press.centred(runs, style, self.width))
        else:
            self.stack(self.press.lines(runs, style, self.width))

    def stack(self, lines: Iterable[Line]) -> None:
        """Lines already set, one under the other."""
        for line in lines:
            self.marks.append(Put(line, self.x, self.y, self.place))
            self.y += line.height
            self.widths.append(line.width)

    def unbroken(self, text: str, style: Style) -> None:
        """One line that is never broken, centred in the column."""
        line = self.press.one_line(text, style)
        self.stack((replace(line, x=(self.width - line.width) / 2),))

    def fresh(self) -> None:
        """What comes next is measured by itself."""
        self.widths = []

    def rule(self, share: float) -> None:
        """A centred rule, ``share`` of the line above.

        Under several lines it is measured by their middle width, so that it has a legal share
        of each; where they differ too much for that, by the longest.
        """
        if not any(self.widths):
            return
        rules = self.press.profile.rules
        shortest, longest = min(self.widths), max(self.widths)
        even = longest <= _EVEN * shortest
        length = share * ((shortest + longest) / 2 if even else longest)
        self.y += rules.gap
        x = self.x + (self.width - length) / 2
        self.marks.append(Rect(x, self.y, length, rules.thickness))
        self.y += rules.thickness


def frame(
    x: float, y: float, width: float, height: float, thick: float, colour: str
) -> tuple[Rect, ...]:
    """Four rules around a box."""
    return (
        Rect(x, y, width, thick, colour),
        Rect(x, y + height - thick, width, thick, colour),
        Rect(x, y, thick, height, colour),
        Rect(x + width - thick, y, thick, height, colour),
    )
