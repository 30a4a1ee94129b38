"""The looks of a Word file's words: from the run, its style, and the styles those stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from thiduadesk.domain.document import Text
from thiduadesk.exchange.word_xml import switched

_DEEPEST = 20
"""Styles standing on each other; more go round in a circle."""
_LEVELS = 9
_NO_LINE = frozenset({"none", "nil"})


class Looks:
    """Answers what a paragraph or a run looks like."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element
        self._styles = {
            style.get(qn("w:styleId")): style for style in styles.iterfind(qn("w:style"))
        }
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in styles.iterfind(qn("w:style"))
                if style.get(qn("w:default")) in {"1", "true"}
                and style.get(qn("w:type")) == "paragraph"
            ),
            None,
        )
        self._of_styles: dict[str | None, Text] = {}

    def _chain(self, name: str | None) -> Iterator[Any]:
        """The style, then those it stands on."""
        for _depth in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "w:basedOn")

    def _style_of(self, paragraph: Any) -> str | None:
        properties = paragraph.find(qn("w:pPr"))
        return _value(properties, "w:pStyle") or self._default

    def of_paragraph(self, paragraph: Any) -> Text:
        """Bold and italic that its style gives all its words."""
        name = self._style_of(paragraph)
        if name not in self._of_styles:
            looks = Text("")
            for style in reversed(list(self._chain(name))):
                looks = _with(style.find(qn("w:rPr")), looks)
            self._of_styles[name] = looks
        return self._of_styles[name]

    def of_run(self, properties: Any, looks: Text) -> Text:
        """Those of a run, over those of its paragraph."""
        for style in reversed(list(self._chain(_value(properties, "w:rStyle")))):
            looks = _with(style.find(qn("w:rPr")), looks)
        return _with(properties, looks)

    @staticmethod
    def font(properties: Any) -> str:
        """The font a run names, empty for none."""
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        if fonts is None:
            return ""
        return next((name for tag in ("w:ascii", "w:hAnsi") if (name := fonts.get(qn(tag)))), "")

    def level(self, paragraph: Any) -> int:
        """Of a heading as the file marks it («cấp đề mục»), from 1; 0 for text."""
        properties = paragraph.find(qn("w:pPr"))
        places = [
            properties,
            *(style.find(qn("w:pPr")) for style in self._chain(self._style_of(paragraph))),
        ]
        for place in places:
            level = _value(place, "w:outlineLvl")
            if level is not None and level.isdigit():
                return int(level) + 1 if int(level) < _LEVELS else 0
        return 0

    def centred(self, paragraph: Any) -> bool:
        """Whether it stands in the middle."""
        properties = paragraph.find(qn("w:pPr"))
        places = [
            properties,
            *(style.find(qn("w:pPr")) for style in self._chain(self._style_of(paragraph))),
        ]
        for place in places:
            align = _value(place, "w:jc")
            if align is not None:
                return align == "center"
        return False

    def ruled(self, table: Any) -> bool:
        """Whether a table shows lines, of its own or of its style."""
        properties = table.find(qn("w:tblPr"))
        own = properties.find(qn("w:tblBorders")) if properties is not None else None
        if own is not None:
            return _shows(own)
        for cell in table.iter(qn("w:tcBorders")):
            if _shows(cell):
                return True
        for style in self._chain(_value(properties, "w:tblStyle")):
            borders = style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
            if borders is not None:
                return _shows(borders)
        return False


def _with(properties: Any, looks: Text) -> Text:
    if properties is None:
        return looks
    bold, italic = switched(properties, "w:b"), switched(properties, "w:i")
    raised = _value(properties, "w:vertAlign")
    return replace(
        looks,
        bold=looks.bold if bold is None else bold,
        italic=looks.italic if italic is None else italic,
        raised=looks.raised if raised is None else raised == "superscript",
    )


def _value(parent: Any, tag: str) -> str | None:
    child = parent.find(qn(tag)) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def _shows(borders: Any) -> bool:
    return any(line.get(qn("w:val"), "nil") not in _NO_LINE for line in borders)
