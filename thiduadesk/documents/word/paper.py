"""A paper as a Word file that the director can edit («bản Word»).

Everything a reader of Word expects is real: named styles, headings of the navigation pane,
numbers that Word makes, footnotes, tables with repeated heads, page fields, sections. The words
are those of the PDF.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.layout.fitting import fitted
from thiduadesk.documents.tree.naming import file_title
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.documents.word.body import Body
from thiduadesk.documents.word.footnotes import Footnotes
from thiduadesk.documents.word.frame import Frame
from thiduadesk.documents.word.numbering import NumberingPart
from thiduadesk.documents.word.package import new_package
from thiduadesk.documents.word.package import to_bytes
from thiduadesk.documents.word.ruler import Ruler
from thiduadesk.documents.word.runs import Pen
from thiduadesk.documents.word.sections import Sections
from thiduadesk.documents.word.styles import StyleBook
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Document

if TYPE_CHECKING:
    from thiduadesk.documents.layout import LayoutProfile

_SPARE = 1.0
"""Millimetres that a line which must not break has to spare in its column: Word measures itself."""


def render(document: Document, profile: LayoutProfile) -> bytes:
    """The DOCX of a paper; the same paper gives the same bytes.

    Args:
        document: the tree; without a letterhead, title and body only its appendices print.
        profile: the regime of form that it is laid out by.

    Raises:
        EnvironmentProblem: a character cannot be written (``Fault.MISSING_GLYPH``).
    """
    fonts = FontSet.shipped()
    ruler = Ruler(profile, fonts)
    head = document.letterhead
    right = 0.0
    if head is not None:
        styles, right = fitted(profile, head, profile.text_width(), ruler.width, _SPARE)
        profile = replace(profile, styles=styles)
    file = new_package(file_title(document), document.language)
    numbering = NumberingPart(file.part.numbering_part.element)
    pen = Pen(Footnotes(file.part))
    sections = Sections(file, profile, fonts)
    body = Body(file, profile, StyleBook(file, profile), pen, numbering, ruler)
    frame = Frame(profile, ruler, pen, numbering)
    opened = False
    if _has_main(document):
        sections.set_up(address=frame.address(document.address))
        body.begin(landscape=False)
        _main(document, body, frame, right)
        opened = True
    for one in document.appendices:
        if opened:
            body.finish()
            sections.begin()
        sections.set_up(landscape=one.landscape, restart=True)
        body.begin(landscape=one.landscape)
        _appendix(one, body, frame, right)
        opened = True
    body.finish()
    return to_bytes(file)


def _has_main(document: Document) -> bool:
    """Whether anything but appendices prints; a paper of nothing is one empty page."""
    main = replace(document, appendices=(), issued=False)
    return not document.appendices or main != Document(
        document.kind, document.profile, language=document.language
    )


def _main(document: Document, body: Body, frame: Frame, right: float) -> None:
    """Everything but the appendices, from the letterhead to the signature."""
    if document.letterhead is not None:
        body.add([frame.letterhead(document.letterhead, right, document.urgency)])
    if document.title is not None:
        body.add(frame.title(document.title))
    if document.addressees is not None:
        body.add(frame.addressees(document.addressees))
    if document.decision is not None:
        body.add(frame.decision(document.decision, document.legal_bases))
    else:
        body.add(frame.legal_bases(document.legal_bases))
    body.parts(document.body)
    closing = list(frame.closing(document))
    if closing:
        body.keep_last()
        body.add(closing)


def _appendix(appendix: Appendix, body: Body, frame: Frame, right: float) -> None:
    """An appendix or attached paper («phụ lục, văn bản kèm theo»), whose title stays with it."""
    if appendix.letterhead is not None:
        body.add([frame.letterhead(appendix.letterhead, right, "")])
    body.add(frame.appendix_title(appendix))
    body.blocks(appendix.blocks)
    body.parts(appendix.parts)
