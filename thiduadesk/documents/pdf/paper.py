"""The PDF of a document: sections filled into pages and drawn with embedded fonts.

The same document, profile and fonts give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from thiduadesk.documents.layout import MM
from thiduadesk.documents.layout import LayoutProfile
from thiduadesk.documents.layout import Margins
from thiduadesk.documents.pdf.body import appendix
from thiduadesk.documents.pdf.body import body
from thiduadesk.documents.pdf.charts import figures
from thiduadesk.documents.pdf.closing import address_block
from thiduadesk.documents.pdf.closing import closing
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.flow import Press
from thiduadesk.documents.pdf.head import addressees
from thiduadesk.documents.pdf.head import decision
from thiduadesk.documents.pdf.head import legal_bases
from thiduadesk.documents.pdf.head import letterhead
from thiduadesk.documents.pdf.head import title
from thiduadesk.documents.pdf.pages import Label
from thiduadesk.documents.pdf.pages import Page
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.documents.pdf.pages import fill
from thiduadesk.documents.pdf.sheet import Sheet
from thiduadesk.documents.pdf.sheet import shown
from thiduadesk.documents.tree.naming import file_title
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Document
from thiduadesk.domain.numbering import number_parts

_NOTE_GAP = 6.0
"""Points from the text to the rule above footnotes, and half of it from there to the notes."""
_PRODUCER = "ThiDuaDesk"

rl_config.useA85 = 0  # binary streams: a fifth smaller, and faster


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a part or an appendix starts: page from 0, ``top_mm`` from the paper's upper edge."""

    key: str
    page: int
    top_mm: float


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A PDF file and where the document's parts lie in it, in the order of the pages."""

    data: bytes
    pages: int
    anchors: tuple[Anchor, ...]

    def anchor(self, key: str) -> Anchor | None:
        """Where part ``key`` starts, None for an unknown key."""
        return next((anchor for anchor in self.anchors if anchor.key == key), None)

    def key_at(self, page: int, top_mm: float) -> str | None:
        """The part on which a point of a page lies; None above the first part."""
        above = [one.key for one in self.anchors if (one.page, one.top_mm) <= (page, top_mm)]
        return above[-1] if above else None


def render(
    document: Document, profile: LayoutProfile, fonts: FontSet, charts: Sequence[Chart] = ()
) -> RenderedPdf:
    """Set and draw ``document``; ``charts`` stand behind its last appendix.

    Raises:
        EnvironmentProblem: the font lacks a character (``Fault.MISSING_GLYPH`` with ``char``,
            ``code``, ``name`` and ``where``).
    """
    press = Press(profile, fonts)
    sections = list(_sections(document, press, charts))
    return _Drawing(document, press).finish(sections)


# --- sections ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Section:
    """Pages with one size, margins and page numbers of their own."""

    width: float
    height: float
    margins: Margins
    pages: Sequence[Page]
    address: Strip | None = None


def _sections(document: Document, press: Press, charts: Sequence[Chart]) -> Iterator[_Section]:
    flow = _flow(press, landscape=False)
    _main(flow, document)
    address = address_block(press, document.address, flow.width)
    strips = flow.finish()
    if strips or address is not None or not document.appendices:
        yield _section(press, strips, landscape=False, address=address)
    for one in document.appendices:
        flow = _flow(press, landscape=one.landscape)
        appendix(flow, one)
        if charts and one is document.appendices[-1]:
            figures(flow, charts)
        yield _section(press, flow.finish(), landscape=one.landscape)


def _flow(press: Press, *, landscape: bool) -> Flow:
    return Flow(press, press.profile.text_width(landscape=landscape) * MM)


def _main(flow: Flow, document: Document) -> None:
    if document.letterhead is not None:
        letterhead(flow, document.letterhead, document.urgency)
    if document.title is not None:
        title(flow, document.title)
    if document.addressees is not None:
        addressees(flow, document.addressees)
    if document.decision is not None:
        decision(flow, document.decision, document.legal_bases)
    else:
        legal_bases(flow, document.legal_bases)
    body(flow, document.body, number_parts(document.body))
    closing(flow, document)


def _section(
    press: Press, strips: Sequence[Strip], *, landscape: bool, address: Strip | None = None
) -> _Section:
    paper, margins = press.profile.page(landscape=landscape)
    text_height = (paper.height - margins.top - margins.bottom) * MM
    taken = address.height + _NOTE_GAP if address is not None else 0.0
    pages = fill(strips, lambda page: text_height - (taken if page == 0 else 0.0), 1.5 * _NOTE_GAP)
    return _Section(paper.width * MM, paper.height * MM, margins, pages, address)


# --- drawing -----------------------------------------------------------------------------------
class _Drawing:
    def __init__(self, document: Document, press: Press) -> None:
        self._press = press
        self._out = io.BytesIO()
        self._canvas = Canvas(
            self._out,
            invariant=1,
            pageCompression=1,
            lang=document.language,
            initialFontName=press.fonts.regular.name,  # type: ignore[arg-type]  # stub: float
        )
        self._canvas.setTitle(file_title(document))
        self._canvas.setAuthor(_author(document))
        self._canvas.setCreator(_PRODUCER)
        self._canvas.setProducer(_PRODUCER)
        self._anchors: list[Anchor] = []
        self._count = 0
        self._depth = -1

    def finish(self, sections: Sequence[_Section]) -> RenderedPdf:
        for section in sections:
            for place, page in enumerate(section.pages):
                self._canvas.setPageSize((section.width, section.height))
                self._page(section, page, place)
                self._canvas.showPage()
                self._count += 1
        self._canvas.save()
        return RenderedPdf(self._out.getvalue(), self._count, tuple(self._anchors))

    def _page(self, section: _Section, page: Page, place: int) -> None:
        left = section.margins.left * MM
        top = section.height - section.margins.top * MM
        sheet = Sheet(self._canvas, left, top)
        for y, strip, marks in shown(page):
            self._labels(strip, section, top - y)
            sheet.add(marks, y, strip.band or strip)
        foot = page.room - page.notes_height
        if page.notes:
            rules = self._press.profile.rules
            rule = Rect(0.0, -_NOTE_GAP / 2, rules.footnote * MM, rules.thickness)
            sheet.add((rule,), foot, rule)
        for line in page.notes:
            sheet.add((Put(line, 0.0, 0.0),), foot, line)
            foot += line.height
        if section.address is not None and place == 0:
            sheet.add(section.address.marks, page.room + _NOTE_GAP, section.address)
        number = self._number(section, place)
        if number is not None:
            sheet.add((number,), 0.0, number)
        sheet.draw()

    def _number(self, section: _Section, place: int) -> Put | None:
        layout = self._press.profile.page_number
        if place == 0 and layout.hidden_on_first:
            return None
        line = self._press.one_line(str(place + 1), layout.style)
        margins = section.margins
        free = section.width - (margins.left + margins.right) * MM - line.width
        shares = {Align.CENTER: 0.5, Align.RIGHT: 1.0}
        x = free * shares.get(layout.style.align, 0.0)
        if layout.place == "top":
            base = (layout.edge - margins.top) * MM
        else:
            base = section.height - (margins.top + layout.edge) * MM
        return Put(line, x, base - (line.height - line.descent))

    def _labels(self, strip: Strip, section: _Section, top: float) -> None:
        for label in strip.labels:
            self._anchors.append(Anchor(label.key, self._count, (section.height - top) / MM))
            if label.title:
                self._outline(label, top)

    def _outline(self, label: Label, top: float) -> None:
        self._depth = min(label.depth, self._depth + 1)
        key = f"p{len(self._anchors)}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(label.title, key, self._depth)


def _author(document: Document) -> str:
    head = document.letterhead
    return " ".join((*head.superior, *head.issuer)) if head is not None else ""
