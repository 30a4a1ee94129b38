"""Painting of the score sheet: wrapped words, group lines on a light ground, chips, tones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.models.chips import paint_chip
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.model import Role
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import CHIP_SIZE

if TYPE_CHECKING:
    from thiduadesk.ui.pages.scoring.model import AnyIndex

PAD_X, _PAD_Y = 8, 8
"""Room around the words of a cell, px."""
_CHIP_GAP = 4
_FIELD_GAP = 3
_MAX_LINES = 3
_FLAGS = Qt.TextFlag.TextWordWrap
_LEAVING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_F6,
}


class ScoreDelegate(QStyledItemDelegate):
    """Paints cells and opens the number editor.

    Signals:
        left_by_key: the editor was left with this key event, an arrow, Tab or F6; what was typed
            is kept.
    """

    left_by_key = Signal(object)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _LEAVING and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.left_by_key.emit(event)
                return True
        return super().eventFilter(editor, event)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        now = theme.active()
        section = bool(index.data(Role.SECTION))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if selected else "head" if section else "card"
        painter.fillRect(option.rect, now.colour(ground))
        painter.setPen(now.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        col = index.data(Role.COL)
        if col is Col.EVIDENCE:
            self._paint_chips(painter, option.rect, index.data(Role.CHIPS) or ())
        else:
            if selected and index.flags() & Qt.ItemFlag.ItemIsEditable:
                _paint_field(painter, option.rect)
            self._paint_text(painter, option.rect, index, section=section)
            if index.data(Role.WAITS):
                focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
                words = _("type points…") if focused else _("not scored")
                _paint_waiting(painter, option.rect, words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(now.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, index: AnyIndex, *, section: bool
    ) -> None:
        now = theme.active()
        tone = index.data(Role.TONE)
        strong = section or (tone == "danger")
        font = now.font(weight=600 if strong else 400)
        col = index.data(Role.COL)
        painter.setFont(font)
        colour = {"danger": "danger", "amber": "amber"}.get(tone, "text")
        if col is Col.NO and not section:
            colour = "muted"
        painter.setPen(now.colour(colour))
        inner = rect.adjusted(PAD_X, _PAD_Y, -PAD_X, -_PAD_Y)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = str(index.data() or "")
        if col is Col.TEXT:
            text = shortened(text, QFontMetrics(font), inner.width())
        painter.drawText(inner, int(alignment | _FLAGS), text)

    def _paint_chips(self, painter: QPainter, rect: QRect, chips: tuple[Chip, ...]) -> None:
        for chip, place in _placed(chips, rect):
            paint_chip(painter, QRectF(place), chip)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        now = theme.active()
        col = index.data(Role.COL)
        width = option.rect.width()
        if col is Col.EVIDENCE:
            rect = QRect(0, 0, width, 0)
            places = [place for _chip, place in _placed(index.data(Role.CHIPS), rect)]
            bottom = max((place.bottom() for place in places), default=0)
            return QSize(width, bottom + _PAD_Y)
        font = now.font(weight=600 if index.data(Role.SECTION) else 400)
        metrics = QFontMetrics(font)
        text = str(index.data() or "")
        inner = max(width - 2 * PAD_X, 10)
        if col is Col.TEXT:
            text = shortened(text, metrics, inner)
        bounds = metrics.boundingRect(QRect(0, 0, inner, 10_000), int(_FLAGS), text or "0")
        return QSize(width, bounds.height() + 2 * _PAD_Y)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cellEditor")
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setPlaceholderText(_("type points…"))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        height = min(option.rect.height(), editor.sizeHint().height() + 4)
        editor.setGeometry(QRect(option.rect.topLeft(), QSize(option.rect.width(), height)))


def _paint_field(painter: QPainter, rect: QRect) -> None:
    """A light field on the current row: here a number can be typed."""
    now = theme.active()
    painter.setPen(now.colour("line_strong"))
    painter.setBrush(now.colour("card"))
    gap = _FIELD_GAP
    painter.drawRoundedRect(rect.adjusted(gap, gap, -gap, -gap - 1), 4, 4)


def _paint_waiting(painter: QPainter, rect: QRect, words: str) -> None:
    """Quiet words in the empty cell of a row that is not scored yet."""
    now = theme.active()
    font = now.font(CHIP_SIZE)
    painter.setFont(font)
    painter.setPen(now.colour("muted"))
    room = rect.adjusted(_FIELD_GAP + 2, _PAD_Y, -PAD_X, -_PAD_Y)
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), cut)


def shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    """The first lines of a criterion, cut with an ellipsis; the whole stands in the pane."""
    first = text.split("\n")
    text = first[0] if len(first) > _MAX_LINES else text
    height = metrics.lineSpacing() * _MAX_LINES + metrics.leading()
    if _height(text, metrics, width) <= height:
        return text
    words = text.split(" ")
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if _height(" ".join(words[:middle]) + "…", metrics, width) <= height:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]) + "…"


def _height(text: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_FLAGS), text).height()


def _placed(chips: tuple[Chip, ...] | None, rect: QRect) -> list[tuple[Chip, QRect]]:
    """Chips in lines from left to right inside the cell."""
    out: list[tuple[Chip, QRect]] = []
    left, right = rect.left() + PAD_X, rect.right() - PAD_X
    at = QPoint(left, rect.top() + _PAD_Y)
    for chip in chips or ():
        wanted = chip_size(chip.text)
        size = QSize(max(min(wanted.width(), right - left), 16), wanted.height())
        if at.x() + size.width() > right and at.x() > left:
            at = QPoint(left, at.y() + size.height() + _CHIP_GAP)
        out.append((chip, QRect(at, size)))
        at = QPoint(at.x() + size.width() + _CHIP_GAP, at.y())
    return out
