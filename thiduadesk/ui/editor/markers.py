"""The markers of lists, painted in the margin before their items."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import writer

_GAP = 8


def paint_markers(text: QTextEdit, area: QRect) -> None:
    """Paint what stands before each item that is seen in ``area`` of the viewport."""
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
        marker = edits.marker_of(block)
        if marker is not None and layout.lineCount():
            line = layout.lineAt(0)
            words = writer.marker_text(marker, edits.item_number(block))
            left = top.x() + line.x() - painter.fontMetrics().horizontalAdvance(words) - _GAP
            painter.drawText(QPointF(left, top.y() + line.y() + line.ascent()), words)
        block = block.next()
    painter.end()
