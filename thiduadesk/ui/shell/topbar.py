"""The top bar: word-mark, work year, search, undo and redo with their names, menus."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.shell.rail import WIDTH
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import MenuButton

_HEIGHT = 48
_SEARCH_WIDTH = 460
_NAMES_FROM = 1000
"""Narrower than this the undo buttons show only their arrows."""


class Wordmark(QLabel):
    """ThiĐuaDesk, its second syllable in red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName("ThiDuaDesk")
        active().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        tokens = active().tokens
        self.setFont(active().font(15, 700))
        parts = (
            (tokens.accent, "Thi"),
            (tokens.logo_red, "\u0110ua"),  # vi: the word-mark
            (tokens.accent, "Desk"),
        )
        self.setText("".join(f'<span style="color:{ink}">{part}</span>' for ink, part in parts))


class SearchButton(QPushButton):
    """Looks like a field and opens the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "search")
        self.setAutoDefault(False)
        self.setText(_("Find a dispatch, a row, a command…"))
        self.setAccessibleName(_("Find (Ctrl K)"))
        key = QLabel("Ctrl K", self)
        kind(key, "key")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        active().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setMaximumWidth(active().px(_SEARCH_WIDTH))


class StepButton(QToolButton):
    """Undo or redo: arrow and name of the step, the name cut when it is long."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "quiet")
        self._action = action
        self._named = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self.show_step)
        self.show_step()

    def set_named(self, named: bool) -> None:
        """With or without words."""
        self._named = named
        self.show_step()

    def show_step(self) -> None:
        """Take over the action's words and state."""
        words = self._action.text().replace("&&", "&")
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if self._named else style.ToolButtonIconOnly
        )
        room = active().px(190)
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class TopBar(QFrame):
    """What stands above every page.

    Signals:
        search_asked: the search field was pressed.
        year_asked: a year was chosen from the list.
        new_year_asked: «Mở năm mới…».
    """

    search_asked = Signal()
    year_asked = Signal(int)
    new_year_asked = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "topbar")
        self.logo = Wordmark()
        self.year_button = MenuButton("")
        self.search = SearchButton()
        self.undo = StepButton(undo)
        self.redo = StepButton(redo)
        self.menu_button = QToolButton()
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(_("Menu (Alt)"))
        self.menu_button.setAccessibleName(_("Menu"))
        self.menus = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 8, 1)
        layout.setSpacing(12)
        layout.addWidget(self.logo)
        layout.addWidget(self.year_button)
        layout.addWidget(self.search, 4)
        layout.addStretch(1)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        steps.addWidget(self.undo)
        steps.addWidget(self.redo)
        layout.addLayout(steps)
        layout.addWidget(self.menu_button)
        self.search.clicked.connect(self.search_asked)
        active().changed.connect(self._dress)
        self._dress()

    def set_years(self, years: tuple[int, ...], year: int) -> None:
        """The years of the list and the one that is open."""
        self.year_button.set_words(_("Year {year}").format(year=year))
        self.year_button.setAccessibleName(_("Work year {year}").format(year=year))
        menu = self.year_button.popup
        menu.clear()
        for one in sorted({*years, year}, reverse=True):
            action = menu.addAction(_("Year {year}").format(year=one))
            action.setCheckable(True)
            action.setChecked(one == year)
            action.triggered.connect(lambda _on=False, one=one: self.year_asked.emit(one))
        menu.addSeparator()
        menu.addAction(_("Open another year…")).triggered.connect(self.new_year_asked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        named = self.width() >= active().px(_NAMES_FROM)
        self.undo.set_named(named)
        self.redo.set_named(named)

    def _dress(self) -> None:
        self.setFixedHeight(active().px(_HEIGHT))
        self.logo.setFixedWidth(active().px(WIDTH) - 16 - 12)
        self.menu_button.setIcon(icons.icon("menu", "muted"))
        side = active().px(16)
        for button in (self.menu_button, self.undo, self.redo):
            button.setIconSize(QSize(side, side))
        self.undo.show_step()
        self.redo.show_step()
