"""A list of cards: a title on two lines at most, a grey line, chips below."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QTextLayout
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from thiduadesk.ui.models.chips import ChipDelegate
from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.models.chips import paint_chip
from thiduadesk.ui.models.table import Role
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import SMALL_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtCore import QObject
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFont
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from thiduadesk.ui.models.table import Chip

_SIDE = 14
_EDGE = 10
"""Space above and below, px."""
_GAP = 4
_LINES = 2
_LEAST = 120


class CardDelegate(ChipDelegate):
    """Paints a row as a card: its title, what ``grey`` says of it, its chips below."""

    def __init__(self, grey: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grey = grey

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        theme = active()
        view = option.widget

        room = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        width = max(room - 2 * theme.px(_SIDE), theme.px(_LEAST))
        title = _cut(str(index.data() or ""), theme.font(weight=600), width)
        height = len(title) * _line(theme.font(weight=600)) + 2 * theme.px(_EDGE)
        if self._grey(index.data(Role.ROW)):
            height += _line(theme.font(SMALL_SIZE)) + theme.px(_GAP)
        rows = _rows(index.data(Role.CHIPS) or (), width)
        height += sum(theme.px(_GAP) + chip_size(row[0].text).height() for row in rows)
        return QSize(0, round(height + 0.5))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        title, grey = str(index.data() or ""), self._grey(index.data(Role.ROW))
        chips: Sequence[Chip] = index.data(Role.CHIPS) or ()
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        theme = active()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        side = theme.px(_SIDE)
        left, top = float(option.rect.left() + side), float(option.rect.top() + theme.px(_EDGE))
        width = option.rect.width() - 2 * side
        painter.save()
        bold, small = theme.font(weight=600), theme.font(SMALL_SIZE)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        for words in _cut(title, bold, width):
            painter.drawText(QRectF(left, top, width, _line(bold)), _MIDDLE, words)
            top += _line(bold)
        if grey:
            top += theme.px(_GAP)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            cut = QFontMetricsF(small).elidedText(grey, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, _line(small)), _MIDDLE, cut)
            top += _line(small)
        painter.restore()
        for row in _rows(chips, width):
            top += theme.px(_GAP)
            place = left
            for chip in row:
                size = chip_size(chip.text)
                wide = min(float(size.width()), left + width - place)
                paint_chip(
                    painter, QRectF(QPointF(place, top), QSize(int(wide), size.height())), chip,
                    chosen=chosen,
                )  # fmt: skip
                place += wide + theme.px(_GAP)
            top += chip_size(row[0].text).height()


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _line(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing()


def _cut(text: str, font: QFont, width: float) -> list[str]:
    """The lines of a title; the last one ends with an ellipsis where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < _LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        last = len(lines) == _LINES - 1
        words = text[start:] if last else text[start : start + line.textLength()]
        lines.append(words.strip())
    layout.endLayout()
    if lines:
        metrics = QFontMetricsF(font)
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines or [""]


def _rows(chips: Sequence[Chip], width: float) -> list[list[Chip]]:
    """Chips in rows of this width; one that is wider stands by itself and is cut."""
    rows: list[list[Chip]] = []
    room = 0.0
    for chip in chips:
        need = chip_size(chip.text).width()
        if not rows or need > room:
            rows.append([])
            room = width
        rows[-1].append(chip)
        room -= need + active().px(_GAP)
    return rows
