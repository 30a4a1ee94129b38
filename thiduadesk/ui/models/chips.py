"""Chips: rounded pills of few words, as a widget and inside table cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Role
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import CHIP_SIZE

_PAD = 8
_GAP = 4
_EDGE = 8
_ABOVE_AND_BELOW = 14
_CELL_PAD = 5
"""Left and right in a cell, as the style sheet says."""


def chip_size(text: str) -> QSize:
    """Width and height of a chip at the scale in use."""
    theme = active()
    metrics = QFontMetricsF(theme.font(CHIP_SIZE, 500))
    width = metrics.horizontalAdvance(text) + 2 * theme.px(_PAD)
    return QSize(round(width + 0.5), round(metrics.height() + theme.px(2)))


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip, *, chosen: bool = False) -> None:
    """Draw one chip into ``rect``; words that do not fit are cut with an ellipsis.

    On a chosen row a neutral chip gets the ground of a card, to stand out from the row.
    """
    theme = active()
    font = theme.font(CHIP_SIZE, 500)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = "card" if chosen and chip.tone == "neutral" else f"{chip.tone}_soft"
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(font)
    painter.setPen(theme.colour(chip.tone))
    room = rect.width() - 2 * theme.px(_PAD) + 1
    text = QFontMetricsF(font).elidedText(chip.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class ChipLabel(QWidget):
    """A chip by itself; hidden while it has no words."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chip = Chip(text, tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if not text:  # shown by itself, without a parent, it would be a window
            self.hide()
        active().changed.connect(self.updateGeometry)

    @property
    def chip(self) -> Chip:
        """What it shows."""
        return self._chip

    def set_chip(self, text: str, tone: str = "neutral") -> None:
        """Show other words."""
        self._chip = Chip(text, tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._chip.text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._chip)


class ChipDelegate(QStyledItemDelegate):
    """Paints cells; those whose model answers ``Role.CHIPS`` get their chips in a row."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        theme = active()
        inner = QStyleOptionViewItem(option)
        # Qt breaks the lines of a hint at the whole cell, and paints them inside its padding.
        inner.rect.setWidth(max(inner.rect.width() - 2 * theme.px(_CELL_PAD), 0))
        return super().sizeHint(inner, index) + QSize(0, theme.px(_ABOVE_AND_BELOW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chips: Sequence[Chip] = index.data(Role.CHIPS) or ()
        if not chips:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        theme = active()
        left = float(option.rect.left() + theme.px(_EDGE))
        right = float(option.rect.right() - theme.px(_GAP))
        for chip in chips:
            size = chip_size(chip.text)
            width = min(float(size.width()), right - left)
            if width < 2 * theme.px(_PAD):
                break
            top = option.rect.top() + (option.rect.height() - size.height()) / 2
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_chip(painter, QRectF(left, top, width, size.height()), chip, chosen=chosen)
            left += width + theme.px(_GAP)
