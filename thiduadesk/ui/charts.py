"""A chart on the screen: the shapes of ``documents/charts`` in the colours of the theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.documents.charts import Drawing
from thiduadesk.documents.charts import Letters
from thiduadesk.documents.charts import Side
from thiduadesk.documents.charts import Target
from thiduadesk.documents.charts import Words
from thiduadesk.documents.charts import draw
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Tone
from thiduadesk.i18n.format import decimal_text
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import SMALL_SIZE
from thiduadesk.ui.theme.tokens import TEXT_SIZE

_TOKENS = {
    Tone.ACCENT: "accent",
    Tone.ACCENT_LIGHT: "bar_before",
    Tone.GREEN: "green",
    Tone.AMBER: "amber",
    Tone.DANGER: "danger",
    Tone.NEUTRAL: "neutral",
    Tone.WORDS: "text",
    Tone.MUTED: "muted",
    Tone.LINE: "line",
    Tone.BACK: "bar_back",
}
_ALIGN = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_ROUND = 2.0
_EDGE = 6
"""Space around the drawing, px, so that the frame of the focus touches no words."""
_STEP = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
}  # fmt: skip
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ChartView(QWidget):
    """Shows a chart as wide as it is and as high as it needs.

    Args:
        titled: whether it draws its title; a card has its own.
        links: whether its items lead somewhere: they are chosen by a click, or by arrow keys and
            Enter.

    Signals:
        chosen: the key of the item.
    """

    chosen = Signal(str)

    def __init__(
        self, *, titled: bool = True, links: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titled, self._links = titled, links
        self._chart: Chart | None = None
        self._drawing: Drawing | None = None
        self._under: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if links:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        active().changed.connect(self._lay_out)

    @property
    def chart(self) -> Chart | None:
        """What it shows."""
        return self._chart

    @property
    def drawing(self) -> Drawing | None:
        """Where everything lies, in pixels."""
        return self._drawing

    @property
    def _targets(self) -> tuple[Target, ...]:
        return self._drawing.targets if self._drawing is not None else ()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; those who hear the screen are told its numbers."""
        self._chart = chart
        self._under = None
        self._lay_out()
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription("\n".join(one.told for one in self._targets))

    # --- size ----------------------------------------------------------------------------------
    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(420), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(active().px(200), self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def _lay_out(self) -> None:
        if self._chart is None:
            return
        edges = 2 * active().px(_EDGE)
        width = max(self.width(), self.minimumSizeHint().width()) - edges
        self._drawing = draw(self._chart, float(width), _letters(), titled=self._titled)
        self.setFixedHeight(math.ceil(self._drawing.height) + edges)
        self.update()

    # --- choosing ------------------------------------------------------------------------------
    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(self._place(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        count = len(self._targets)
        if key in _STEP and count:
            step = _STEP[key]
            before = self._under
            start = 0 if step > 0 else count - 1
            self._go(start if before is None else max(0, min(before + step, count - 1)))
        elif key in _ENTER and self._under is not None:
            self._choose(self._under)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(None)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._place(QPointF(event.pos()))
            told = self._targets[place].told if place is not None else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def _place(self, point: QPointF) -> int | None:
        if self._drawing is None:
            return None
        edge = active().px(_EDGE)
        found = self._drawing.at(point.x() - edge, point.y() - edge)
        return None if found is None else self._drawing.targets.index(found)

    def _go(self, place: int | None) -> None:
        if place != self._under:
            self._under = place
            pointed = self._links and place is not None
            shape = Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _choose(self, place: int) -> None:
        if self._links:
            self.chosen.emit(self._targets[place].key)

    # --- painting ------------------------------------------------------------------------------
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.px(_EDGE)
        marked = QRectF(self.rect())
        if self._under is not None:
            one = self._targets[self._under]
            marked = QRectF(one.x, one.y, one.width, one.height).translated(edge, edge)
            marked.adjust(-edge, 0, edge, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(marked, _ROUND, _ROUND)
        painter.save()
        painter.translate(edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        for box in self._drawing.boxes:
            painter.setBrush(theme.colour(_TOKENS[box.tone]))
            room = QRectF(box.x, box.y, box.width, box.height)
            if box.tone is Tone.LINE:
                painter.fillRect(room, theme.colour("line"))
            else:
                painter.drawRoundedRect(room, _ROUND, _ROUND)
        for words in self._drawing.words:
            _write(painter, words)
        painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(marked.adjusted(1, 1, -1, -1), _ROUND, _ROUND)


def _letters() -> Letters:
    theme = active()
    fonts = {
        (small, bold): QFontMetricsF(theme.font(SMALL_SIZE if small else TEXT_SIZE, _weight(bold)))
        for small in (False, True)
        for bold in (False, True)
    }

    def width(text: str, small: bool, bold: bool) -> float:
        return fonts[small, bold].horizontalAdvance(text)

    return Letters(theme.px(TEXT_SIZE), theme.px(SMALL_SIZE), width, decimal_text)


def _weight(bold: bool) -> int:
    return 600 if bold else 400


def _write(painter: QPainter, words: Words) -> None:
    theme = active()
    painter.setFont(theme.font(SMALL_SIZE if words.small else TEXT_SIZE, _weight(words.bold)))
    painter.setPen(theme.colour(_TOKENS[words.tone]))
    room = QRectF(words.x, words.y, words.width, words.height)
    flags = _ALIGN[words.side] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(room, flags, words.text)
