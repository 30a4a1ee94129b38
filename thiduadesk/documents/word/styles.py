"""Named styles of a Word file («kiểu»), made from the layout profile.

The director changes «TDD Body» once and the whole paper follows; the headings are Word's own,
so that its navigation pane and table of contents know them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from docx.shared import RGBColor

from thiduadesk.documents.layout import FONT
from thiduadesk.documents.layout import Style
from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import half_points
from thiduadesk.documents.word.footnotes import MARK_STYLE
from thiduadesk.documents.word.footnotes import TEXT_STYLE
from thiduadesk.domain.document import Align

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle
    from docx.styles.style import ParagraphStyle

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.domain.document import Numbering

_PREFIX = "TDD"
_DEEPEST = 9
_HAIRLINE = 1.0
_ALIGN = {
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}

NORMAL = "Normal"
RULE = f"{_PREFIX}Rule"
"""Carries a drawn rule as its upper border."""
GAP = f"{_PREFIX}Gap"
"""Parts two tables, and ends a section after one: Word cannot do without a paragraph there."""
PAGE_NUMBER = f"{_PREFIX}PageNumber"
URGENCY = f"{_PREFIX}Urgency"


def style_id(component: str) -> str:
    """Id of the style of a component of the profile: ``place_date`` is ``TDDPlaceDate``."""
    return _PREFIX + component.title().replace("_", "")


class StyleBook:
    """The styles of one file; those of headings are made as they are needed."""

    def __init__(self, document: WordDocument, profile: LayoutProfile) -> None:
        self._styles = document.styles
        self._profile = profile
        self._headings: dict[tuple[int, Numbering], str] = {}
        self._defaults(document.core_properties.language)
        for field in fields(profile.styles):
            style = getattr(profile.styles, field.name)
            if field.name == "footnote_mark":
                self._mark()
            elif field.name == "footnote":
                self._paragraph("footnote text", TEXT_STYLE, style, builtin=True)
            else:
                self._paragraph(_name(field.name), style_id(field.name), style)
        for component in ("appendix_label", "appendix_title"):
            _outline(self._styles[_name(component)], 1)
        self._paragraph(_name("page_number"), PAGE_NUMBER, profile.page_number.style)
        urgency = self._paragraph(_name("urgency"), URGENCY, profile.urgency.style)
        urgency.font.color.rgb = RGBColor.from_string(profile.urgency.colour.lstrip("#").upper())
        for name, made in (("rule", RULE), ("gap", GAP)):
            layout = self._paragraph(_name(name), made, Style(size=1)).paragraph_format
            layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            layout.line_spacing = Pt(_HAIRLINE)

    def heading(self, depth: int, numbering: Numbering) -> str:
        """Style of a titled part so deep (from 1) in the outline.

        Word's «heading n» serves the first numbering met at that depth, a style of our own with
        the same outline level serves another one.
        """
        depth = min(depth, _DEEPEST)
        known = self._headings.get((depth, numbering))
        if known is not None:
            return known
        builtin = all(taken != depth for taken, _ in self._headings)
        made = f"Heading{depth}" if builtin else style_id(f"heading_{depth}_{numbering.value}")
        name = f"heading {depth}" if builtin else _name(f"heading_{depth}_{numbering.value}")
        layout = self._profile.headings[numbering]
        style = self._paragraph(name, made, layout.number, builtin=builtin)
        _set_font(style, layout.title)
        style.paragraph_format.keep_with_next = True
        style.next_paragraph_style = self._styles[_name("body")]
        _outline(style, depth)
        self._headings[depth, numbering] = made
        return made

    def clause(self, numbering: Numbering) -> str:
        """Style of an untitled clause: ordinary text that has a number."""
        component = f"clause_{numbering.value}"
        if _name(component) not in self._styles:
            plain = self._profile.headings[numbering].plain
            self._paragraph(_name(component), style_id(component), plain)
        return style_id(component)

    def _defaults(self, language: str) -> None:
        """What holds where no style says otherwise: font, body size, language, single lines.

        The font is named and never embedded.
        """
        size = half_points(self._profile.styles.body.size)
        words = element(
            "w:rPr",
            element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
            element("w:sz", val=size),
            element("w:szCs", val=size),
            element("w:lang", val=language, eastAsia=language),
        )
        spacing = element("w:spacing", before=0, after=0, line=240, lineRule="auto")
        self._styles.element.append(
            element(
                "w:docDefaults",
                element("w:rPrDefault", words),
                element("w:pPrDefault", element("w:pPr", element("w:widowControl"), spacing)),
            )
        )
        normal = self._styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        normal.element.set(qn("w:default"), "1")
        normal.quick_style = True

    def _paragraph(
        self, name: str, made: str, style: Style, *, builtin: bool = False
    ) -> ParagraphStyle:
        out = cast(
            "ParagraphStyle",
            self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin),
        )
        out.element.styleId = made
        out.base_style = self._styles["Normal"]
        out.quick_style = True
        layout = out.paragraph_format
        layout.alignment = _ALIGN[style.align]
        layout.first_line_indent = Mm(style.indent)
        layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
        layout.line_spacing = style.line
        _set_font(out, style)
        return out

    def _mark(self) -> None:
        """Raised digits of notes, as Word makes them: the size follows the words around."""
        mark = cast(
            "CharacterStyle",
            self._styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True),
        )
        mark.element.styleId = MARK_STYLE
        mark.font.superscript = True


def _outline(style: Any, depth: int) -> None:
    """Show paragraphs of a style in Word's navigation pane, so deep from 1."""
    style.element.get_or_add_pPr().append(element("w:outlineLvl", val=depth - 1))


def _set_font(style: ParagraphStyle, layout: Style) -> None:
    style.font.size = Pt(layout.size)
    style.font.bold = layout.bold or None
    style.font.italic = layout.italic or None


def _name(component: str) -> str:
    return f"{_PREFIX} {component.replace('_', ' ').title()}"
