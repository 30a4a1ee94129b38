"""Lengths of words in the print font, for what a Word file must be told in millimetres («đo chữ»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.documents.layout import MM
from thiduadesk.documents.typesetting.lines import set_lines
from thiduadesk.documents.typesetting.measure import Ink
from thiduadesk.domain.document import Text

if TYPE_CHECKING:
    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.layout import Style
    from thiduadesk.documents.typesetting.fonts import FontSet
    from thiduadesk.domain.document import Inline


class Ruler:
    """Measures words in the print font, as the PDF is set in it."""

    def __init__(self, profile: LayoutProfile, fonts: FontSet) -> None:
        self.fonts = fonts
        self._kept = profile.fill.keep_with_number

    def width(self, text: str, style: Style, room: float = 1e6) -> float:
        """Width in mm of the longest line of ``text`` set in ``room`` mm."""
        lines = set_lines((Text(text),), self._ink(style), room * MM, indent=0.0)
        return max(line.width for line in lines) / MM

    def lines(self, runs: tuple[Inline, ...], style: Style, room: float) -> int:
        """How many lines ``runs`` take in ``room`` mm."""
        return len(set_lines(runs, self._ink(style), max(room * MM, 1.0), indent=0.0))

    def _ink(self, style: Style) -> Ink:
        return Ink(self.fonts, style, 1.0, self._kept)
