"""Small pieces every page is put together from: header, card, labels, link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLayout
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QSpinBox
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active

PAGE_MARGIN = 20
"""Space around a page, px."""
GAP = 12
"""Space between cards, px."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LEAST_LABEL = 80
_LEAST_TITLE = 260
"""Room a page's title keeps beside its buttons."""


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label with one of the looks of the style sheet: title, strong, muted, fault."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        kind(made, look)
    made.setWordWrap(wrap)
    return made


def card(look: str = "card") -> QFrame:
    """A white frame with round corners."""
    made = QFrame()
    kind(made, look)
    return made


def in_card(*widgets: QWidget, fills: QWidget | None = None) -> QFrame:
    """A card with these one below the other; ``fills`` takes the room there is, or else the last."""
    frame = card()
    inner = QVBoxLayout(frame)
    inner.setContentsMargins(1, 4, 1, 4)
    inner.setSpacing(0)
    filling = widgets[-1] if fills is None else fills
    for widget in widgets:
        inner.addWidget(widget, int(widget is filling))
    return frame


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    kind(made, "line")
    return made


class Button(QPushButton):
    """A push button that Enter presses while it has the focus, in a dialog too.

    Qt's own would leave Enter to the dialog's default button, another one.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, run: Callable[[], object], look: str = "") -> QPushButton:
    """A push button; ``primary`` is the blue one, ``link`` looks like words."""
    made = Button(text)
    if look:
        kind(made, look)
    made.clicked.connect(lambda *_args: run())
    return made


def spin_box(name: str) -> QSpinBox:
    """A field for whole numbers; the style sheet cannot move its words from the edge."""
    made = QSpinBox()
    made.setAccessibleName(name)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def page_layout(page: QWidget) -> QVBoxLayout:
    """The outer layout of a page with the margins of the design."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
    layout.setSpacing(GAP)
    return layout


def two_parts(
    first: QWidget,
    second: QWidget,
    sizes: tuple[int, int],
    way: Qt.Orientation = Qt.Orientation.Horizontal,
) -> QSplitter:
    """Two parts and a bar between them to be moved; ``sizes`` in px to begin with."""
    made = QSplitter(way)
    made.addWidget(first)
    made.addWidget(second)
    made.setSizes(list(sizes))
    made.setHandleWidth(GAP)
    made.setChildrenCollapsible(False)
    return made


class ActionButton(QToolButton):
    """A button that shows an action of the registry: its words, state and tool tip."""

    def __init__(
        self, action: QAction, look: str = "button", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        kind(self, look)
        action.changed.connect(self._name)
        self._name()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(self.text().replace("&&", "&"))


class MenuButton(Button):
    """A button that opens a menu, with a small triangle after its words («In ▾»)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.popup = QMenu(self)
        self.setMenu(self.popup)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Other words before the triangle."""
        self.setText(f"{text} \u25be")
        self.setAccessibleName(text)


class ElidedLabel(QLabel):
    """A label of one line that is cut with an ellipsis where its room ends."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_LABEL)
        if look:
            kind(self, look)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if cut != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class PageHeader(QWidget):
    """Title, grey line under it, buttons of the page's actions on the right.

    Where the window is too narrow for both, the buttons stand below the title.
    """

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "title")
        self.subtitle = ElidedLabel(subtitle, "muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        self._last_button: QWidget | None = None
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(texts, 1)
        self._layout.addLayout(self.buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self.buttons.sizeHint().width() + active().px(_LEAST_TITLE)
        direction = QBoxLayout.Direction
        below = self.buttons.count() > 0 and self.width() < wanted
        self._layout.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self.buttons.setAlignment(
            Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.buttons.sizeHint().width(), super().minimumSizeHint().height())

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Say what the page shows."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_actions(self, registry: ActionRegistry, ids: tuple[str, ...]) -> None:
        """Buttons for these actions in order; the primary one is blue."""
        for action_id in ids:
            look = "primary" if registry.get(action_id).primary else "button"
            self.add_widget(ActionButton(registry.qt(action_id), look))

    def add_widget(self, widget: QWidget) -> None:
        """Anything else among the buttons, e.g. a ``MenuButton``."""
        self.buttons.addWidget(widget)
        # Buttons come after the page is built; Tab visits them first, as the eye does. Qt takes
        # no place in the order from a widget that cannot have the focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self._last_button or self, widget)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._last_button = widget


class EmptyState(QFrame):
    """What an empty page says: what belongs here, and the first step."""

    def __init__(
        self,
        title: str,
        text: str,
        steps: tuple[tuple[str, Callable[[], object]], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        kind(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(label(title, "strong"))
        layout.addWidget(label(text, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, (words, run) in enumerate(steps):
            row.addWidget(button(words, run, "" if place else "primary"))
        row.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(1)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def icon_size(px: int) -> QSize:
    """A square."""
    return QSize(px, px)
