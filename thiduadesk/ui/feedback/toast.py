"""A toast: a few words over the lower edge of the window that go by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_SHORT = 4_000
_LONG = 10_000
_ABOVE_EDGE = 100
"""So high that the last line of a page (the totals of the score sheet) stays readable."""


class Toast(QFrame):
    """Says something was done; with an answer it waits longer.

    Attributes:
        text: its words.
        offers: whether it has a button.

    Signals:
        answered: its button was pressed.
        gone: it was taken away, by time or by hand.
    """

    answered = Signal()
    gone = Signal()

    def __init__(self, window: QWidget, text: str, answer: str = "") -> None:
        super().__init__(window)
        self._window = window
        kind(self, "toast")
        self.text = text
        self.offers = bool(answer)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12 if answer else 16, 8)
        layout.setSpacing(12)
        layout.addWidget(label(text))
        if answer:
            layout.addWidget(button(answer, self._on_answered, "link"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._timer.setInterval(_LONG if answer else _SHORT)
        window.installEventFilter(self)

    def show_over(self) -> None:
        """Show it centred over the lower edge of its window."""
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        window = self._window
        self.adjustSize()
        left = (window.width() - self.width()) // 2
        self.move(max(left, 8), window.height() - self.height() - active().px(_ABOVE_EDGE))

    def _on_answered(self) -> None:
        self.answered.emit()
        self.dismiss()
