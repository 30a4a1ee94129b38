"""What is painted in the margin: markers of lists, and where the words come from."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import writer
from thiduadesk.ui.theme import theme

_GAP = 8
_BAR = 3.0


def paint_markers(text: QTextEdit, area: QRect) -> None:
    """Paint what stands before each block that is seen in ``area`` of the viewport.

    A green bar beside what follows the records, an amber one beside what was changed by hand.
    """
    dress = theme.active()
    painter = QPainter(text.viewport())
    painter.setPen(text.palette().text().color())
    painter.setFont(text.font())
    shift = QPointF(-text.horizontalScrollBar().value(), -text.verticalScrollBar().value())
    block = text.cursorForPosition(area.topLeft()).block()
    while block.isValid():
        layout = block.layout()
        top = layout.position() + shift
        if top.y() > area.bottom():
            break
        source, own = edits.origin_at(QTextCursor(block))
        if source:
            beside = QRectF(0.0, top.y(), _BAR, layout.boundingRect().height())
            painter.fillRect(beside, dress.colour("amber" if own else "green"))
        marker = edits.marker_of(block)
        if marker is not None and layout.lineCount():
            line = layout.lineAt(0)
            words = writer.marker_text(marker, edits.item_number(block))
            left = top.x() + line.x() - painter.fontMetrics().horizontalAdvance(words) - _GAP
            painter.drawText(QPointF(left, top.y() + line.y() + line.ascent()), words)
        block = block.next()
    painter.end()
