"""Small pieces of WordprocessingML: elements, units, runs and paragraphs in schema order.

Word refuses a file whose elements stand in another order than the schema's; only this module
puts paragraph and run properties together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from thiduadesk.documents.layout import MM
from thiduadesk.domain.document import Align

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

_JC = {Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}


def element(tag: str, *children: BaseOxmlElement, **attributes: float | str) -> BaseOxmlElement:
    """An element ``w:…`` with attributes of the same namespace and its children in order."""
    prefix = tag.partition(":")[0]
    attrs = {qn(f"{prefix}:{name}"): str(value) for name, value in attributes.items()}
    made = cast("BaseOxmlElement", OxmlElement(tag, attrs))
    made.extend(children)
    return made


def words_element(tag: str, text: str) -> BaseOxmlElement:
    """``w:t`` or ``w:instrText`` whose blanks are kept as they are."""
    made = element(tag)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


# --- units -------------------------------------------------------------------------------------
def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * MM * 20)


def twentieths(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """A type size as Word counts it."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Thickness of a line as Word counts it; a line never vanishes."""
    return max(2, round(points * 8))


# --- runs --------------------------------------------------------------------------------------
def run_properties(
    *, style: str = "", bold: bool = False, italic: bool = False, raised: bool = False
) -> BaseOxmlElement | None:
    """``w:rPr`` for emphasis on top of the paragraph's style; None when there is none."""
    made = element("w:rPr")
    if style:
        made.append(element("w:rStyle", val=style))
    if bold:
        made.append(element("w:b"))
    if italic:
        made.append(element("w:i"))
    if raised:
        made.append(element("w:vertAlign", val="superscript"))
    return made if len(made) else None


def run(*content: BaseOxmlElement, properties: BaseOxmlElement | None = None) -> BaseOxmlElement:
    """``w:r`` of ready content."""
    made = element("w:r")
    if properties is not None:
        made.append(properties)
    made.extend(content)
    return made


def text_run(text: str, properties: BaseOxmlElement | None = None) -> BaseOxmlElement:
    """A run of words; new lines become line breaks, tabs become tabs."""
    content: list[BaseOxmlElement] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            content.append(element("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                content.append(element("w:tab"))
            if piece:
                content.append(words_element("w:t", piece))
    return run(*content, properties=properties)


def field_runs(instruction: str, shown: str) -> tuple[BaseOxmlElement, ...]:
    """A field that Word computes, e.g. ``PAGE``; ``shown`` stands until it does."""
    return (
        run(element("w:fldChar", fldCharType="begin")),
        run(words_element("w:instrText", f" {instruction} ")),
        run(element("w:fldChar", fldCharType="separate")),
        text_run(shown),
        run(element("w:fldChar", fldCharType="end")),
    )


# --- paragraphs --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line at an edge of a paragraph: thickness and distance in points, colour in hex."""

    thickness: float
    space: float = 0.0
    colour: str = "auto"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph has beside its style; None leaves the style's.

    Attributes:
        number: id of the numbering and its level.
        first, left, right: first-line and side indents, mm.
        before, after: gaps, points.
        exactly: pitch of every line, points.
        top, bottom, sides: lines around the paragraph.
        bold_mark: the number before the words is bold although they are not.
    """

    align: Align | None = None
    keep_next: bool = False
    page_break_before: bool = False
    number: tuple[int, int] | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    before: float | None = None
    after: float | None = None
    exactly: float | None = None
    top: Line | None = None
    bottom: Line | None = None
    sides: Line | None = None
    bold_mark: bool = False


PLAIN = Shape()


def paragraph(
    style: str, content: Iterable[BaseOxmlElement], shape: Shape = PLAIN
) -> BaseOxmlElement:
    """``w:p`` in a named style, with its properties in the order of the schema."""
    return element("w:p", _paragraph_properties(style, shape), *content)


def _paragraph_properties(style: str, shape: Shape) -> BaseOxmlElement:
    made = element("w:pPr", element("w:pStyle", val=style))
    if shape.keep_next:
        made.append(element("w:keepNext"))
    if shape.page_break_before:
        made.append(element("w:pageBreakBefore"))
    if shape.number is not None:
        number, level = shape.number
        made.append(
            element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=number))
        )
    lines = {"top": shape.top, "left": shape.sides, "bottom": shape.bottom, "right": shape.sides}
    if any(lines.values()):
        made.append(element("w:pBdr", *(_edge(side, line) for side, line in lines.items() if line)))
    spacing = _given(twentieths, before=shape.before, after=shape.after, line=shape.exactly)
    if spacing:
        rule = {"lineRule": "exact"} if shape.exactly is not None else {}
        made.append(element("w:spacing", **spacing, **rule))
    indents = _given(twips, left=shape.left, right=shape.right, firstLine=shape.first)
    if indents:
        made.append(element("w:ind", **indents))
    if shape.align is not None:
        made.append(element("w:jc", val=_JC[shape.align]))
    if shape.bold_mark:
        made.append(element("w:rPr", element("w:b")))
    return made


def _edge(side: str, line: Line) -> BaseOxmlElement:
    return element(
        f"w:{side}",
        val="single",
        sz=eighths(line.thickness),
        space=round(line.space),
        color=line.colour.lstrip("#"),
    )


def _given(unit: Callable[[float], int], **values: float | None) -> dict[str, int]:
    return {name: unit(value) for name, value in values.items() if value is not None}
