"""Numbers that Word writes by itself («đánh số tự động»): computed, since the file has no text for them."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from thiduadesk.domain.text import point_letter
from thiduadesk.domain.text import roman

_LEVELS = 9
_BULLET = "-"


class ListNumbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._styles = {
            style.get(qn("w:styleId")): style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            for style in document.styles.element.iterfind(qn("w:style"))
        }
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if relation.reltype.endswith("/numbering") and not relation.is_external
            ),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterfind(qn("w:abstractNum")):
            levels = {}
            for level in abstract.iterfind(qn("w:lvl")):
                number = int(level.get(qn("w:ilvl"), "0"))
                levels[number] = (
                    _value(level, "w:numFmt", "decimal"),
                    _value(level, "w:lvlText", ""),
                    int(_value(level, "w:start", "1")),
                )
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for num in numbering.iterfind(qn("w:num")):
            name = num.get(qn("w:numId"))
            self._abstract_of[name] = _value(num, "w:abstractNumId", "")
            self._starts[name] = {
                int(level.get(qn("w:ilvl"), "0")): int(_value(level, "w:startOverride", "1"))
                for level in num.iterfind(qn("w:lvlOverride"))
                if level.find(qn("w:startOverride")) is not None
            }

    def next(self, paragraph: Any) -> str:
        """The number Word shows before this paragraph: «1.2», «a)», «-» for a bullet, or «»."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = style.get(qn("w:val")) if style is not None else None
            properties = self._styles.get(name)
        if properties is None:
            return ""
        depth = min(int(_value(properties, "w:ilvl", "0")), _LEVELS - 1)
        name = _value(properties, "w:numId", "0")
        abstract = self._abstract_of.get(name, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        kind, pattern, _ = levels[depth]
        if kind == "bullet":
            return _BULLET
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        anew = self._starts.get(name, {}).pop(depth, None)  # a list told to begin at a number
        before = counts[depth]
        if anew is not None:
            counts[depth] = anew
        else:
            counts[depth] = levels[depth][2] if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        for above in range(_LEVELS):
            if f"%{above + 1}" in pattern and above in levels:
                here = counts[above]
                shown = _shown(levels[above][0], levels[above][2] if here is None else here)
                pattern = pattern.replace(f"%{above + 1}", shown)
        return pattern


def _value(parent: Any, tag: str, default: str) -> str:
    child = parent.find(qn(tag))
    return default if child is None else str(child.get(qn("w:val"), default))


def _shown(kind: str, number: int) -> str:
    match kind:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "lowerLetter" if number <= 23:
            return point_letter(number)
        case "upperLetter" if number <= 23:
            return point_letter(number).upper()
        case _:
            return str(number)
