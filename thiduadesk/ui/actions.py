"""Actions as data: menus, palette, shortcuts and the shortcut page come from one registry."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtGui import QKeySequence

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.ui.theme import icons


class Menu(StrEnum):
    """The menus of the window, in order; each action has its place in one of them."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    PAGE = "page"
    HELP = "help"


MENU_TITLES = {
    Menu.FILE: N_("&File"),
    Menu.EDIT: N_("&Edit"),
    Menu.VIEW: N_("&View"),
    Menu.GO: N_("&Go to"),
    Menu.PAGE: N_("&Page"),
    Menu.HELP: N_("&Help"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the clerk can do.

    Attributes:
        id: ``page.verb``, e.g. ``scoring.proof``; unique.
        text: msgid (mark it with ``N_``), without mnemonic.
        run: does it; refusals and faults of the environment are shown by the registry's guard.
        shortcut: portable text, ``Ctrl+Shift+I``; unique among window actions and each page's own.
        icon: name of a file in ``resources/icons`` without ``.svg``, or empty.
        menu: the menu it stands in; actions of a page stand in PAGE unless they say otherwise.
        enabled: asked on each ``refresh``; None is always.
        checked: for a switch, whether it is on.
        caption: a text that changes («Hoàn tác: chấm II.3»), already translated.
        group: actions of one group stand together between separators.
        primary: the blue button, the next real step; at most one enabled at a time on a page.
        places: where else than in its menu it shows: ``palette``, and ``header`` of its page.
    """

    id: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    menu: Menu = Menu.PAGE
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None
    caption: Callable[[], str] | None = None
    group: str = ""
    primary: bool = False
    places: frozenset[str] = frozenset({"palette"})

    def shown_text(self) -> str:
        """The words of the action now, translated."""
        return self.caption() if self.caption else _(self.text)


class ActionError(ValueError):
    """Two actions claim one id or one shortcut: a mistake of ours, found at start."""


class ActionRegistry(QObject):
    """Every action of the window with its QAction.

    Signals:
        added: actions came in; menus are built again.
        refreshed: texts and states were asked again.
    """

    added = Signal()
    refreshed = Signal()

    def __init__(
        self,
        guard: Callable[[Callable[[], object]], Callable[[], object]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guard = guard or (lambda run: run)
        self._actions: dict[str, Action] = {}
        self._page_of: dict[str, str | None] = {}
        self._qt: dict[str, QAction] = {}
        self._page: str | None = None

    def add(self, actions: Iterable[Action], page: str | None = None) -> None:
        """Take actions in; those of a ``page`` work while that page is open.

        Raises:
            ActionError: an id or shortcut is taken.
        """
        for action in actions:
            self._check(action, page)
            self._actions[action.id] = action
            self._page_of[action.id] = page
            self._qt[action.id] = self._made(action)
        self.refresh()
        self.added.emit()

    def all(self) -> tuple[Action, ...]:
        """Every action in the order it came."""
        return tuple(self._actions.values())

    def in_menu(self, menu: Menu) -> tuple[Action, ...]:
        """Actions of one menu that stand for the open page or for the window."""
        return tuple(
            action
            for action in self._actions.values()
            if action.menu is menu and self._page_of[action.id] in (None, self._page)
        )

    def of_page(self, page: str) -> tuple[Action, ...]:
        """The actions a page brought."""
        return tuple(a for a in self._actions.values() if self._page_of[a.id] == page)

    def get(self, action_id: str) -> Action:
        """The action of that id."""
        return self._actions[action_id]

    def page_of(self, action_id: str) -> str | None:
        """The page that brought it, None for the window."""
        return self._page_of[action_id]

    def qt(self, action_id: str) -> QAction:
        """The QAction for menus and buttons: ``button.setDefaultAction(registry.qt(id))``."""
        return self._qt[action_id]

    def set_page(self, page: str | None) -> None:
        """Say which page is open; its actions come alive, those of others rest."""
        self._page = page
        self.refresh()
        self.added.emit()

    def run(self, action_id: str) -> None:
        """Do it, if it may be done now."""
        self.refresh()
        self._qt[action_id].trigger()

    def refresh(self) -> None:
        """Ask texts and states again (after each change of the data)."""
        for action_id, action in self._actions.items():
            here = self._page_of[action_id] in (None, self._page)
            qt = self._qt[action_id]
            text = action.shown_text()
            qt.setText(text.replace("&", "&&"))
            qt.setIconText(qt.text())  # Qt's own guess for buttons drops the ellipsis
            qt.setToolTip(_with_shortcut(text, action.shortcut))
            qt.setEnabled(here and (action.enabled is None or action.enabled()))
            if action.checked is not None:
                qt.setChecked(action.checked())
        self.refreshed.emit()

    def retint(self) -> None:
        """Draw the icons again in the theme's colours."""
        for action_id, action in self._actions.items():
            if action.icon:
                self._qt[action_id].setIcon(icons.icon(action.icon))

    def _made(self, action: Action) -> QAction:
        qt = QAction(self)
        qt.setObjectName(action.id)
        qt.setMenuRole(QAction.MenuRole.NoRole)
        if action.shortcut:
            qt.setShortcut(QKeySequence.fromString(action.shortcut))
        if action.icon:
            qt.setIcon(icons.icon(action.icon))
        qt.setCheckable(action.checked is not None)
        run = self._guard(action.run)
        qt.triggered.connect(lambda *_args: self._do(run))
        return qt

    def _do(self, run: Callable[[], object]) -> None:
        run()
        self.refresh()

    def _check(self, action: Action, page: str | None) -> None:
        if action.id in self._actions:
            raise ActionError(f"action {action.id} exists twice")
        if not action.shortcut:
            return
        for other in self._actions.values():
            near = page is None or self._page_of[other.id] in (None, page)
            if near and other.shortcut == action.shortcut:
                raise ActionError(f"{action.id} and {other.id} share {action.shortcut}")


def _with_shortcut(text: str, shortcut: str) -> str:
    if not shortcut:
        return text
    native = QKeySequence.fromString(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({native})"
