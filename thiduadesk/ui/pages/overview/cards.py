"""The pieces of the overview: task cards, lines of a table, steps to be ticked. All are links."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.models.chips import paint_chip
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.pages.overview.tasks import Task
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import SMALL_SIZE
from thiduadesk.ui.theme.tokens import TEXT_SIZE

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEP_HEIGHT = 31
_BOX_ROOM = 32
"""Room on the left of a step where a click ticks it, px."""


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

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is and where it leads: the same when it is made anew."""
        return type(self).__name__, self.target.page, self.target.where or self.target.action

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
        write(painter, self._task.title, QRectF(left, theme.px(39), width, theme.px(24)), 600)
        write(
            painter,
            self._task.detail,
            QRectF(left, theme.px(61), width, theme.px(24)),
            400,
            "muted",
            SMALL_SIZE,
        )


class StepLine(Link):
    """A step counted back from a deadline: a box to tick, its day, what, when or who it waits for.

    A click into the box or the space bar ticks it, a click beside it or Enter follows it.

    Signals:
        ticked: the step, to be ticked or not.
    """

    ticked = Signal(object)

    def __init__(
        self, step: Item, chip: Chip, target: Target, parent: QWidget | None = None
    ) -> None:
        done = step.state in {ItemState.DONE, ItemState.LATE_DONE}
        said = _("done") if done else _("not done")
        day = f"{step.day:%d/%m}"
        super().__init__(target, f"{day} {step.title}: {said}, {chip.text}", parent)
        self.step = step
        self._done, self._day, self._chip = done, day, chip
        self.setToolTip(_("{title}\nSpace ticks it, Enter opens it").format(title=step.title))

    @property
    @override
    def place(self) -> tuple[str, str, str]:
        return type(self).__name__, "", self.step.key

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(300), active().px(_STEP_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self.step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.followed.emit(self.target)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < active().px(_BOX_ROOM):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.ticked.emit(self.step)
        else:
            super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(self, painter)
        height = float(self.height() - 1)
        side = theme.px(15)
        box = QRectF(theme.px(8) + 0.5, (height - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if self._done else "muted"), 1.2))
        painter.setBrush(theme.colour("accent" if self._done else "card"))
        painter.drawRoundedRect(box, 3, 3)
        if self._done:
            painter.setPen(QPen(theme.colour("on_accent"), 1.8))
            left, middle, unit = box.left(), box.center().y(), side / 15
            tick = ((3.5, 0), (6.5, 3), (11.5, -3.5))
            points = [QPointF(left + x * unit, middle + y * unit) for x, y in tick]
            painter.drawPolyline(points)
        token = "muted" if self._done else "text"
        day = QRectF(theme.px(36), 0, theme.px(52), height)
        write(painter, self._day, day, 400, "muted")
        right = float(self.width() - theme.px(8))
        size = chip_size(self._chip.text)
        width = min(float(size.width()), self.width() * 0.4) if self._chip.text else 0.0
        if width:
            room = QRectF(right - width, (height - size.height()) / 2, width, size.height())
            paint_chip(painter, room, self._chip)
        words = QRectF(day.right(), 0, right - width - theme.px(8) - day.right(), height)
        write(painter, self.step.title, words, 400, token)


class TableLine(Link):
    """A line of a table: words, number, chip, a hairline below."""

    def __init__(
        self, line: Line, chip_room: int, parent: QWidget | None = None, *, strong: bool = False
    ) -> None:
        chip = f", {line.chip.text}" if line.chip else ""
        super().__init__(line.target, f"{line.words}: {line.number}{chip}", parent)
        self._line = line
        self._chip_room = chip_room
        self._weight = 600 if strong else 400
        self.setToolTip(line.words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(260), active().px(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(self, painter)
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
        write(painter, self._line.number, QRectF(right - numbers, 0, numbers, height), align=_RIGHT)
        room = QRectF(pad, 0, right - numbers - theme.px(12) - pad, height)
        write(painter, self._line.words, room, self._weight)


def paint_row(row: QWidget, painter: QPainter) -> None:
    """The ground of a line: under the mouse, with the focus, a hairline below."""
    theme = active()
    if row.underMouse() or row.hasFocus():
        painter.fillRect(row.rect(), theme.colour("hover"))
    if row.hasFocus():
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row.rect()).adjusted(1, 1, -1, -1), 4, 4)
    painter.fillRect(0, row.height() - 1, row.width(), 1, theme.colour("line"))


def write(
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
