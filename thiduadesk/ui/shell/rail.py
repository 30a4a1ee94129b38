"""The left rail: one place each, icon and word, a red number where things wait."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import CHIP_SIZE
from thiduadesk.ui.theme.tokens import TEXT_SIZE

WIDTH = 200
NARROW = 56
_HEIGHT = 35
_ICON = 18


class RailButton(QAbstractButton):
    """One place. Painted, so that icon, word and number stand on one line at every scale."""

    def __init__(self, words: str, icon: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._count = 0
        self._narrow = False
        self._shortcut = shortcut
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    @property
    def count(self) -> int:
        """The number shown, 0 for none."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many things wait there."""
        if count != self._count:
            self._count = count
            self._name()
            self.update()

    def set_words(self, words: str) -> None:
        """Say the place in another language."""
        self.setText(words)
        self._name()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone (small windows)."""
        self._narrow = narrow
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(active().px(WIDTH - 17), active().px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(active().px(NARROW - 16), active().px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else ""
        painter.setPen(QPen(theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)
        tint = "accent" if self.isChecked() else "muted"
        side = theme.px(_ICON)
        drawn = icons.pixmap(self._icon, tint, side, self.devicePixelRatioF())
        left = (self.width() - side) / 2 if self._narrow else theme.px(12)
        painter.drawPixmap(
            QRectF(left, (self.height() - side) / 2, side, side), drawn, QRectF(drawn.rect())
        )
        right = self._paint_count(painter)
        if not self._narrow:
            font = theme.font(TEXT_SIZE, 600 if self.isChecked() else 400)
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if self.isChecked() else "text"))
            start = left + side + theme.px(9)
            room = QRectF(start, 0, right - start, self.height())
            words = QFontMetricsF(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )
        painter.end()

    def _paint_count(self, painter: QPainter) -> float:
        """Draw the number; returns where the words must end."""
        theme = active()
        right = float(self.width() - theme.px(12))
        if not self._count:
            return right
        font = theme.font(CHIP_SIZE, 600)
        metrics = QFontMetricsF(font)
        height = float(theme.px(16))
        width = max(metrics.horizontalAdvance(str(self._count)) + theme.px(12), height)
        top = theme.px(1) if self._narrow else (self.height() - height) / 2
        pill = QRectF((self.width() - width) if self._narrow else right - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("danger"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("on_danger"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(self._count))
        return pill.left() - theme.px(6)

    def _name(self) -> None:
        waiting = ngettext("{n} thing to mend", "{n} things to mend", self._count).format(
            n=self._count
        )
        words = self.text()
        self.setAccessibleName(f"{words}, {waiting}" if self._count else words)
        self.setToolTip(f"{words} ({self._shortcut})")


class Rail(QFrame):
    """The places, in order.

    Signals:
        chosen: id of the page.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "rail")
        self.setAccessibleName(_("Places"))
        self._buttons: dict[str, RailButton] = {}
        self._narrow = False
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 8)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        active().changed.connect(self._dress)
        self._dress()

    @property
    def buttons(self) -> tuple[RailButton, ...]:
        """The buttons in order."""
        return tuple(self._buttons.values())

    def add(self, page: str, words: str, icon: str, shortcut: str) -> None:
        """One more place below the others."""
        button = RailButton(words, icon, shortcut, self)
        button.clicked.connect(lambda: self.chosen.emit(page))
        self._group.addButton(button)
        self._buttons[page] = button
        self._layout.insertWidget(self._layout.count() - 1, button)

    def choose(self, page: str) -> None:
        """Mark the open page."""
        self._buttons[page].setChecked(True)

    def set_count(self, page: str, count: int) -> None:
        """The number beside a place."""
        self._buttons[page].set_count(count)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            for button in self._buttons.values():
                button.set_narrow(narrow)
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(active().px(NARROW if self._narrow else WIDTH))
        for button in self._buttons.values():
            button.updateGeometry()
