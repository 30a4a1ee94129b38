"""Sections of a Word file: paper, margins, page numbers, the address at the foot of page 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENTATION
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from docx.shared import Pt

from thiduadesk.documents.layout import MM
from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import field_runs
from thiduadesk.documents.word.elements import paragraph
from thiduadesk.documents.word.styles import GAP
from thiduadesk.documents.word.styles import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.section import _Footer
    from docx.section import _Header

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.typesetting.fonts import FontSet

_AFTER_NUMBERING = ("w:cols", "w:titlePg", "w:docGrid")
"""What follows ``w:pgNumType`` in a section."""


class Sections:
    """The sections of one file, in order."""

    def __init__(self, document: WordDocument, profile: LayoutProfile, fonts: FontSet) -> None:
        self._document = document
        self._profile = profile
        self._fonts = fonts
        self._addressed = False

    def begin(self) -> None:
        """Close the section written so far; what follows starts a new one on a new page."""
        self._document.add_section(WD_SECTION.NEW_PAGE)
        carrier = self._document.element.body.p_lst[-1]
        above = carrier.getprevious()
        properties = carrier.get_or_add_pPr()
        if above is not None and above.tag == carrier.tag:
            above.get_or_add_pPr().append(properties.sectPr)
            carrier.getparent().remove(carrier)
        else:
            carrier.style = GAP

    def set_up(
        self,
        *,
        landscape: bool = False,
        restart: bool = False,
        address: Iterable[BaseOxmlElement] = (),
    ) -> None:
        """Paper, margins, page number and foot of the last section.

        Args:
            landscape: the paper lies on its side.
            restart: pages count from 1 again (appendices, annex I, III.1.đ).
            address: paragraphs at the foot of the first page.
        """
        section = self._document.sections[-1]
        self._paper(section, landscape=landscape)
        for old in section._sectPr.findall(element("w:pgNumType").tag):  # noqa: SLF001
            section._sectPr.remove(old)  # noqa: SLF001
        if restart:
            section._sectPr.insert_element_before(  # noqa: SLF001
                element("w:pgNumType", start=1), *_AFTER_NUMBERING
            )
        foot = list(address)
        first_of_all = len(self._document.sections) == 1
        number = self._profile.page_number
        section.different_first_page_header_footer = number.hidden_on_first or bool(foot)
        if first_of_all:
            self._furnish(section, foot)
            self._addressed = bool(foot)
        elif self._addressed:
            _write(section.first_page_footer, [_nothing()])
            self._addressed = False

    def _furnish(self, section: Section, address: Sequence[BaseOxmlElement]) -> None:
        """Heads and feet of the first section; the later ones take them over."""
        number = self._profile.page_number
        on_top = number.place == "top"
        _write(section.header if on_top else section.footer, [_page_number()])
        shown = [] if number.hidden_on_first else [_page_number()]
        _write(section.first_page_header, (shown if on_top else []) or [_nothing()])
        foot = [*address, *([] if on_top else shown)]
        _write(section.first_page_footer, foot or [_nothing()])

    def _paper(self, section: Section, *, landscape: bool) -> None:
        number = self._profile.page_number
        paper, margins = self._profile.page(landscape=landscape)
        section.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
        section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
        section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
        face = self._fonts.regular
        edge = number.edge * MM
        section.header_distance = Pt(max(0.0, edge - face.ascent * number.style.size))
        section.footer_distance = Pt(max(0.0, edge - face.descent * number.style.size))


def _page_number() -> BaseOxmlElement:
    return paragraph(PAGE_NUMBER, field_runs("PAGE", "1"))


def _nothing() -> BaseOxmlElement:
    return paragraph(PAGE_NUMBER, ())


def _write(story: _Header | _Footer, content: Sequence[BaseOxmlElement]) -> None:
    """Give the header or footer a part of its own with just these paragraphs."""
    story.is_linked_to_previous = False
    root = story._element  # noqa: SLF001
    for old in list(root):
        root.remove(old)
    root.extend(content)
