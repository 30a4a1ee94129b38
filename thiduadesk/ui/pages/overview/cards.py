"""The pieces of the overview: task cards, bars of sections, lines of a table. All are links."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.models.chips import paint_chip
from thiduadesk.ui.pages.overview.state import Bar
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.pages.overview.state import Task
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import SMALL_SIZE
from thiduadesk.ui.theme.tokens import TEXT_SIZE

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BAR_WIDTH = 420
_BAR_HEIGHT = 54
_LOST_ROOM = 110
"""Least room for the words beside a bar; with less they stand below it."""
_BELOW = 18


class Link(QAbstractButton):
    """Something painted that leads somewhere; works with mouse, Enter and space.

    Signals:
        followed: the target.
    """

    followed = Signal(object)

    def __init__(self, target: Target, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.followed.emit(self.target))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(active().px(160), self.sizeHint().height())


class TaskCard(Link):
    """A card: chip, what to do, why."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(task.target, f"{task.chip.text}: {task.title}. {task.detail}", parent)
        self._task = task
        self.setToolTip(f"{task.title}\n{task.detail}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(300), active().px(98))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.hasFocus() or self.underMouse() else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        left, width = theme.px(15), self.width() - 2 * theme.px(15)
        size = chip_size(self._task.chip.text)
        chip_width = min(size.width(), width)
        paint_chip(painter, QRectF(left, theme.px(15), chip_width, size.height()), self._task.chip)
        _words(painter, self._task.title, QRectF(left, theme.px(39), width, theme.px(24)), 600)
        _words(
            painter,
            self._task.detail,
            QRectF(left, theme.px(61), width, theme.px(24)),
            400,
            "muted",
            SMALL_SIZE,
        )


class SectionBar(Link):
    """A section as a bar of its own maximum, last year below it, what was lost beside it."""

    def __init__(self, bar: Bar, parent: QWidget | None = None) -> None:
        super().__init__(bar.target, f"{bar.title}: {bar.numbers}. {bar.lost}", parent)
        self._bar = bar
        self.setToolTip(bar.title)

        self._fit_height()
        active().changed.connect(self._fit_height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(300), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Grow by a line where the words about the loss stand below the bar."""
        below = bool(self._bar.lost) and self._room_beside(self.width()) < active().px(_LOST_ROOM)
        self.setFixedHeight(active().px(_BAR_HEIGHT + (_BELOW if below else 0)))

    def _room_beside(self, width: int) -> float:
        """What is left for the words on the right of the bar."""
        theme = active()
        return width - 2 * theme.px(8) - theme.px(_BAR_WIDTH) - theme.px(12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            edge = QPen(theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        pad = theme.px(8)
        left = float(pad)
        width = min(float(theme.px(_BAR_WIDTH)), self.width() - 2.0 * pad)
        beside = self._room_beside(self.width())
        top = theme.px(6)
        line = float(theme.px(20))
        numbers = QFontMetricsF(theme.font()).horizontalAdvance(self._bar.numbers) + 4
        _words(painter, self._bar.title, QRectF(left, top, width - numbers - 8, line))
        _words(
            painter,
            self._bar.numbers,
            QRectF(left + width - numbers, top, numbers, line),
            align=_RIGHT,
        )
        if beside >= theme.px(_LOST_ROOM):
            room = QRectF(left + width + theme.px(12), top, beside, line)
        else:
            low = theme.px(_BAR_HEIGHT - (12 if self._bar.before is None else 6))
            room = QRectF(left, low, width, theme.px(_BELOW))
        _words(painter, self._bar.lost, room, 400, "amber", SMALL_SIZE)
        y = top + line + theme.px(3)
        self._paint_bar(painter, QRectF(left, y, width, theme.px(12)), 1.0, "bar_back", 3)
        self._paint_bar(painter, QRectF(left, y, width, theme.px(12)), self._bar.share, "accent", 3)
        if self._bar.before is not None:
            thin = QRectF(left, y + theme.px(15), width, theme.px(5))
            self._paint_bar(painter, thin, self._bar.before, "bar_before", 2)

    def _paint_bar(
        self, painter: QPainter, room: QRectF, share: float, token: str, radius: int
    ) -> None:
        if share > 0:
            room = QRectF(room.left(), room.top(), room.width() * share, room.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(active().colour(token))
            painter.drawRoundedRect(room, radius, radius)


class TableLine(Link):
    """A line of a table: words, number, chip, a hairline below."""

    def __init__(self, line: Line, chip_room: int, parent: QWidget | None = None) -> None:
        chip = f", {line.chip.text}" if line.chip else ""
        super().__init__(line.target, f"{line.words}: {line.number}{chip}", parent)
        self._line = line
        self._chip_room = chip_room
        self.setToolTip(line.words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(260), active().px(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.colour("hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        pad = theme.px(8)
        height = float(self.height() - 1)
        chip_left = float(self.width() - pad - self._chip_room)
        if self._line.chip is not None:
            size = chip_size(self._line.chip.text)
            top = (height - size.height()) / 2
            room = QRectF(chip_left, top, min(size.width(), self._chip_room), size.height())
            paint_chip(painter, room, self._line.chip)
        numbers = QFontMetricsF(theme.font()).horizontalAdvance(self._line.number) + 4
        right = chip_left - theme.px(12)
        _words(
            painter, self._line.number, QRectF(right - numbers, 0, numbers, height), align=_RIGHT
        )
        room = QRectF(pad, 0, right - numbers - theme.px(12) - pad, height)
        _words(painter, self._line.words, room)


def _words(
    painter: QPainter,
    text: str,
    room: QRectF,
    weight: int = 400,
    token: str = "text",  # noqa: S107 a colour, not a secret
    size: int = TEXT_SIZE,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line of words, cut with an ellipsis where the room ends."""
    if not text or room.width() <= 0:
        return
    font = active().font(size, weight)
    painter.setFont(font)
    painter.setPen(active().colour(token))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align, cut)
