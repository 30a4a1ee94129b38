"""The pages as they will print, beside the text they are made of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer
from PySide6.QtCore import QByteArray
from PySide6.QtCore import QIODevice
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.theme import theme

if TYPE_CHECKING:
    from thiduadesk.documents.pdf import Anchor
    from thiduadesk.documents.pdf import RenderedPdf

FRAME_KEY = "frame"
"""What a click above the first part means: the head of the paper."""

_MARGIN = 14
_GAP = 12
_POINTS_PER_MM = 72 / 25.4
_MARK = 3
_TOP_OF_PAGE = 32.0
"""Millimetres from the paper's edge above which a part is the first of its page."""
_CACHED = 12


class Zoom(StrEnum):
    """How large the pages are shown."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where a page lies in the scrolled area, px, and how many px a point takes."""

    rect: QRectF
    scale: float


class PagePreview(QAbstractScrollArea):
    """Paints the pages of a PDF; the old pages stay until new ones are there.

    Signals:
        part_clicked: key of the part whose print was clicked, ``frame`` above the first one.
        page_changed: page in the middle of the view, from 1, and how many there are.
    """

    part_clicked = Signal(str)
    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Printed pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._zoom = Zoom.WIDTH
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._anchors: tuple[Anchor, ...] = ()
        self._starts: list[tuple[int, float]] = []
        self._sheets: list[_Sheet] = []
        self._images: dict[tuple[int, int], QImage] = {}
        self._part = ""
        self._height = 0.0
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_page())
        theme.active().changed.connect(self.viewport().update)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    @property
    def zoom(self) -> Zoom:
        """How large they are shown."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the width, or the whole page."""
        page = self.current_page()
        self._zoom = zoom
        self._lay_out()
        if self._sheets:
            self.verticalScrollBar().setValue(round(self._sheets[page].rect.top() - _GAP))

    def set_pdf(self, pdf: RenderedPdf) -> None:
        """Show these pages in place of the former, at the same place."""
        data = QByteArray(pdf.data)
        buffer = QBuffer(self)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        old, old_buffer = self._document, self._buffer
        self._document, self._buffer = document, buffer
        self._anchors = pdf.anchors
        self._starts = [(anchor.page, anchor.top_mm) for anchor in pdf.anchors]
        self._images.clear()
        self._lay_out()
        if old is not None and old_buffer is not None:
            old.close()
            old.deleteLater()
            old_buffer.deleteLater()

    def clear(self) -> None:
        """Show nothing."""
        self._sheets = []
        self._images.clear()
        self._anchors, self._starts = (), []
        self.viewport().update()

    def follow(self, key: str, share: float = 0.0) -> None:
        """Mark the part ``key`` and bring the place ``share`` (0 to 1) of it into view."""
        self._part = key
        span = self._span(key)
        if span is not None:
            top, bottom = span
            wanted = top + share * max(0.0, min(bottom - top, self._height))
            bar = self.verticalScrollBar()
            room = self.viewport().height()
            if not bar.value() + 0.08 * room <= wanted <= bar.value() + 0.85 * room:
                bar.setValue(round(wanted - 0.25 * room))
        self.viewport().update()

    def follow_end(self, before: str = "") -> None:
        """Bring the end of the paper into view: of all pages, or of those before an appendix."""
        self._part = ""
        last = next((at.page for at in self._anchors if before and at.key == before), self.pages)
        if self._sheets:
            bottom = self._sheets[max(0, min(last, self.pages) - 1)].rect.bottom()
            self.verticalScrollBar().setValue(round(bottom + _GAP - self.viewport().height()))
        self.viewport().update()

    def current_page(self) -> int:
        """Page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = [sheet.rect.top() - _GAP for sheet in self._sheets]
        return max(0, bisect_right(tops, middle) - 1)

    def key_at(self, x: float, y: float) -> str | None:
        """Part printed at a place of the viewport, None beside the pages."""
        y += self.verticalScrollBar().value()
        x += self.horizontalScrollBar().value()
        for page, sheet in enumerate(self._sheets):
            if sheet.rect.contains(x, y):
                millimetres = (y - sheet.rect.top()) / sheet.scale / _POINTS_PER_MM
                place = bisect_right(self._starts, (page, millimetres)) - 1
                return self._anchors[place].key if place >= 0 else FRAME_KEY
        return None

    # --- Qt ----------------------------------------------------------------------------------------
    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dress = theme.active()
        painter.fillRect(self.viewport().rect(), dress.colour("neutral_soft"))
        shift_x = -self.horizontalScrollBar().value()
        shift_y = -self.verticalScrollBar().value()
        for page, sheet in enumerate(self._sheets):
            rect = sheet.rect.translated(shift_x, shift_y)
            if rect.bottom() < 0 or rect.top() > self.viewport().height():
                continue
            painter.drawImage(rect, self._image(page, sheet))
            painter.setPen(dress.colour("line_strong"))
            painter.drawRect(rect)
        if not self._sheets:
            painter.setPen(dress.colour("muted"))
            words = _("The pages are being prepared.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)
        span = self._span(self._part)
        if span is not None:
            self._paint_mark(painter, span, shift_x, shift_y)
        painter.end()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._lay_out()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        key = self.key_at(e.position().x(), e.position().y())
        if key is not None and e.button() is Qt.MouseButton.LeftButton:
            self.part_clicked.emit(key)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match e.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(e)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # --- inside ------------------------------------------------------------------------------------
    def _paint_mark(
        self, painter: QPainter, span: tuple[float, float], shift_x: int, shift_y: int
    ) -> None:
        """A bar in the accent colour in the margin beside the part being edited."""
        top, bottom = span
        for sheet in self._sheets:
            first, last = max(top, sheet.rect.top()), min(bottom, sheet.rect.bottom())
            if last > first:
                mark = QRectF(sheet.rect.left(), first, _MARK, last - first)
                painter.fillRect(mark.translated(shift_x, shift_y), theme.active().colour("accent"))

    def _image(self, page: int, sheet: _Sheet) -> QImage:
        document = self._document
        if document is None:
            return QImage()
        ratio = self.devicePixelRatioF()
        size = QSize(round(sheet.rect.width() * ratio), round(sheet.rect.height() * ratio))
        key = (page, size.width())
        image = self._images.get(key)
        if image is None:
            drawn = document.render(page, size)
            image = QImage(size, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)  # paper is white in every theme
            painter = QPainter(image)
            painter.drawImage(0, 0, drawn)
            painter.end()
            image.setDevicePixelRatio(ratio)
            if len(self._images) >= _CACHED:
                del self._images[next(iter(self._images))]
            self._images[key] = image
        return image

    def _lay_out(self) -> None:
        document = self._document
        if document is None:
            return
        view = self.viewport().size()
        sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
        room = max(120.0, view.width() - 2.0 * _MARGIN)
        top = float(_MARGIN)
        sheets = []
        for size in sizes:
            scale = room / size.width()
            if self._zoom is Zoom.PAGE:
                scale = min(scale, max(120.0, view.height() - 2.0 * _MARGIN) / size.height())
            left = (view.width() - size.width() * scale) / 2
            rect = QRectF(round(left), round(top), round(size.width() * scale),
                          round(size.height() * scale))  # fmt: skip
            sheets.append(_Sheet(rect, scale))
            top = rect.bottom() + _GAP
        self._sheets = sheets
        self._height = float(view.height())
        bar = self.verticalScrollBar()
        bar.setPageStep(view.height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(top + _MARGIN - _GAP) - view.height()))
        self.viewport().update()
        self._tell_page()

    def _y_of(self, anchor: Anchor) -> float:
        sheet = self._sheets[min(anchor.page, len(self._sheets) - 1)]
        return sheet.rect.top() + anchor.top_mm * _POINTS_PER_MM * sheet.scale

    def _span(self, key: str) -> tuple[float, float] | None:
        """From where to where a part is printed, px of the scrolled area."""
        if not key or not self._sheets:
            return None
        if key == FRAME_KEY:
            first = self._anchors[0] if self._anchors else None
            end = self._y_of(first) if first else self._sheets[0].rect.bottom()
            return self._sheets[0].rect.top(), end
        for place, anchor in enumerate(self._anchors):
            if anchor.key == key:
                after = self._anchors[place + 1] if place + 1 < len(self._anchors) else None
                return self._y_of(anchor), self._end_before(after)
        return None

    def _end_before(self, after: Anchor | None) -> float:
        """Where the part before ``after`` ends: on the page before when that begins a page."""
        if after is None:
            return self._sheets[-1].rect.bottom()
        if after.page and after.top_mm < _TOP_OF_PAGE:
            return self._sheets[after.page - 1].rect.bottom()
        return self._y_of(after)

    def _tell_page(self) -> None:
        if self._sheets:
            self.page_changed.emit(self.current_page() + 1, len(self._sheets))
