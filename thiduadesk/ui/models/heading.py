"""Headings of tables: their words wrap, and the line of headings is as tall as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import SMALL_SIZE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

_PAD = 8
"""Space around a heading in the style sheet, px."""


def wrapping(side: Qt.AlignmentFlag) -> int:
    """What a model answers for the place of a heading so that Qt wraps it."""
    # Qt takes the flag of the text among those of the place.
    return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def heading_size(table: QTableView, column: int) -> QRect:
    """The room the heading of a column needs at its width, with the space around."""
    pad = 2 * active().px(_PAD)
    words = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
    room = QRect(0, 0, max(table.columnWidth(column) - pad, 10), 10_000)
    metrics = QFontMetrics(active().font(SMALL_SIZE, 600))
    needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
    return QRect(0, 0, needed.width() + pad, needed.height() + pad)


def fit_heading(table: QTableView) -> None:
    """Make the line of headings as tall as the tallest of them."""
    shown = [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]
    highest = max((heading_size(table, at).height() for at in shown), default=0)
    if highest and table.horizontalHeader().height() != highest:
        table.horizontalHeader().setFixedHeight(highest)
