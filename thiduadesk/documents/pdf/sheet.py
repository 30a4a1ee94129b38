"""Drawing of one page: grounds and rules, then the words in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from thiduadesk.documents.pdf.pages import BLACK
from thiduadesk.documents.pdf.pages import Page
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.pdf.pages import Strip


def shown(page: Page) -> Iterator[tuple[float, Strip, list[Put | Rect]]]:
    """The strips with the rules that close and open a table row cut by the page's edge."""
    last = len(page.strips) - 1
    for place, (y, strip) in enumerate(page.strips):
        marks = list(strip.marks)
        heads = len(strip.repeat)
        if place == 0 or (place == heads and page.strips[0][1] is strip.repeat[0]):
            marks += strip.opening
        if place == last:
            marks += strip.closing
        yield y, strip, marks


class Sheet:
    """One page: grounds and rules first, then the words in the order they are read."""

    def __init__(self, canvas: Canvas, left: float, top: float) -> None:
        self._canvas = canvas
        self._left = left
        self._top = top
        self._rects: list[tuple[Rect, float]] = []
        self._puts: list[tuple[int, int, Put, float]] = []
        self._band: object = None
        self._bands = 0

    def add(self, marks: Sequence[Put | Rect], y: float, band: object) -> None:
        """Marks ``y`` points down the text area; those of one ``band`` are read by column."""
        if band is not self._band:
            self._band = band
            self._bands += 1
        for mark in marks:
            match mark:
                case Rect():
                    self._rects.append((mark, y))
                case Put():
                    self._puts.append((self._bands, mark.column, mark, y))

    def draw(self) -> None:
        """Put everything on the canvas."""
        canvas = self._canvas
        colour = ""
        for rect, y in sorted(self._rects, key=lambda one: one[0].colour == BLACK):
            if rect.colour != colour:
                colour = rect.colour
                canvas.setFillColor(colour)
            bottom = self._top - y - rect.y - rect.height
            canvas.rect(self._left + rect.x, bottom, rect.width, rect.height, stroke=0, fill=1)
        canvas.setFillColor(BLACK)
        writer = _Writer(canvas.beginText())
        for _, _, put, y in sorted(self._puts, key=lambda one: one[:2]):
            writer.put(put, self._left + put.x, self._top - y - put.y)
        canvas.drawText(writer.text)


class _Writer:
    """Writes lines into a text object, changing only what differs from the line before."""

    def __init__(self, text: PDFTextObject) -> None:
        self.text = text
        self._font: tuple[str, float] | None = None
        self._stretch = 0.0
        self._rise = 0.0
        self._colour = BLACK

    def put(self, put: Put, x: float, top: float) -> None:
        """One line whose upper edge is at ``top``."""
        text = self.text
        line = put.line
        if not line.pieces:
            return
        text.setTextOrigin(x + line.x, top - line.height + line.descent)
        if line.stretch != self._stretch:
            self._stretch = line.stretch
            text.setWordSpace(line.stretch)
        if put.colour != self._colour:
            self._colour = put.colour
            text.setFillColor(put.colour)
        for piece in line.pieces:
            font = (piece.face.name, piece.size)
            if font != self._font:
                self._font = font
                text.setFont(*font)
            if piece.rise != self._rise:
                self._rise = piece.rise
                text.setRise(piece.rise)
            text.textOut(piece.text)
