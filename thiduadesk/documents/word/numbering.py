"""Writing ``numbering.xml``, and the lists of items that Word marks and counts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import twips
from thiduadesk.domain.document import Marker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

SAME_LETTERS = 4
"""Up to «d» the alphabets of Word and of Vietnamese agree."""


class NumberingPart:
    """Writes ``numbering.xml``: definitions first, instances behind them, as the schema wants."""

    def __init__(self, root: BaseOxmlElement) -> None:
        """``root`` is the empty ``w:numbering``."""
        self._root = root
        self._definitions = 0
        self._instances = 0

    def define(self, levels: Sequence[BaseOxmlElement], *, multilevel: bool = False) -> int:
        """Add a list definition; its id."""
        number = self._definitions
        kind = "multilevel" if multilevel else "singleLevel"
        made = element(
            "w:abstractNum",
            element("w:nsid", val=f"{0x10000000 + number:08X}"),
            element("w:multiLevelType", val=kind),
            *levels,
            abstractNumId=number,
        )
        self._root.insert(number, made)
        self._definitions += 1
        return number

    def instance(self, definition: int, starts: Mapping[int, int] | None = None) -> int:
        """Add an instance of a definition, its levels starting afresh at ``starts``; its id."""
        self._instances += 1
        overrides = [
            element("w:lvlOverride", element("w:startOverride", val=start), ilvl=level)
            for level, start in (starts or {}).items()
        ]
        link = element("w:abstractNumId", val=definition)
        self._root.append(element("w:num", link, *overrides, numId=self._instances))
        return self._instances


class Lists:
    """The lists of items («gạch đầu dòng») of one file."""

    def __init__(self, part: NumberingPart, indent: float) -> None:
        """``indent`` is where the marker stands, mm from the margin."""
        self._part = part
        self._indent = indent
        self._definitions: dict[Marker, int] = {}
        self._signs: dict[Marker, int] = {}

    def open(self, marker: Marker, items: int) -> tuple[int, int] | None:
        """Numbering for a new list of so many items; None where the markers must be typed."""
        if marker is Marker.LETTER and items > SAME_LETTERS:
            return None
        if marker in (Marker.NUMBER, Marker.LETTER):
            return self._part.instance(self._definition(marker), {0: 1}), 0
        if marker not in self._signs:
            self._signs[marker] = self._part.instance(self._definition(marker))
        return self._signs[marker], 0

    def _definition(self, marker: Marker) -> int:
        if marker not in self._definitions:
            counted = {Marker.NUMBER: ("decimal", "%1."), Marker.LETTER: ("lowerLetter", "%1)")}
            form, text = counted.get(marker, ("bullet", marker.value))
            self._definitions[marker] = self._part.define(
                [list_level(0, form, text, indent=self._indent)]
            )
        return self._definitions[marker]


def list_level(
    level: int, form: str, text: str, *, indent: float, endless: bool = False, ends: bool = False
) -> BaseOxmlElement:
    """One level: its number, one space (nothing where the line ends), the words."""
    made = element("w:lvl", element("w:start", val=1), element("w:numFmt", val=form), ilvl=level)
    if endless:
        made.append(element("w:lvlRestart", val=0))
    made.extend(
        (
            element("w:suff", val="nothing" if ends else "space"),
            element("w:lvlText", val=text),
            element("w:lvlJc", val="left"),
            element("w:pPr", element("w:ind", left=0, firstLine=twips(indent))),
        )
    )
    return made
