"""What is drawn in the text where one character stands for more: a note's number, a page break."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSizeF
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtGui import QPyTextObject
from PySide6.QtGui import QTextDocument
from PySide6.QtGui import QTextFormat
from typing_extensions import override

_SMALLER = 0.72
_SIDE = 4.0


class NoteChip(QPyTextObject):
    """The raised number of a note on a tinted ground."""

    def __init__(
        self, number: Callable[[int], int], colours: Callable[[], tuple[QColor, QColor]]
    ) -> None:
        """Take ``number`` of the note at a position, and ``colours`` of its words and ground."""
        super().__init__()
        self._number = number
        self._colours = colours

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_small(doc.defaultFont()))
        width = metrics.horizontalAdvance(str(self._number(posInDocument))) + 2 * _SIDE
        return QSizeF(width + 2, QFontMetricsF(doc.defaultFont()).ascent())

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        font = _small(doc.defaultFont())
        words, ground = self._colours()
        area = QRectF(rect)
        height = QFontMetricsF(font).height()
        chip = QRectF(area.left() + 1, area.top(), area.width() - 2, min(height, area.height()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(words)
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self._number(posInDocument)))
        painter.restore()


class BreakLine(QPyTextObject):
    """A dashed line over the whole width, with the words «page break» in the middle."""

    def __init__(self, words: str, colour: Callable[[], QColor]) -> None:
        super().__init__()
        self._words = words
        self._colour = colour

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        height = QFontMetricsF(doc.defaultFont()).height()
        return QSizeF(max(80.0, doc.textWidth() - 2 * doc.documentMargin() - 1), height)

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        font = _small(doc.defaultFont())
        gap = QFontMetricsF(font).horizontalAdvance(self._words) / 2 + 8
        area = QRectF(rect)
        middle = area.center()
        painter.save()
        painter.setPen(QPen(self._colour(), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(area.left(), middle.y(), middle.x() - gap, middle.y()))
        painter.drawLine(QLineF(middle.x() + gap, middle.y(), area.right(), middle.y()))
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.restore()


def _small(font: QFont) -> QFont:
    out = QFont(font)
    if font.pixelSize() > 0:
        out.setPixelSize(max(8, round(font.pixelSize() * _SMALLER)))
    else:
        out.setPointSizeF(font.pointSizeF() * _SMALLER)
    return out
