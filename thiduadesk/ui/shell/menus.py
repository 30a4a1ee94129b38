"""Menus made from the action registry: the menu bar (Alt) and the button's menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QMenuBar

from thiduadesk.i18n import _
from thiduadesk.ui.actions import MENU_TITLES
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.actions import Menu


def fill(target: QMenuBar | QMenu, registry: ActionRegistry) -> None:
    """Build every menu anew; one without actions for the open page does not show."""
    old = [action.menu() for action in target.actions()]
    target.clear()
    for menu in old:
        if isinstance(menu, QMenu):
            menu.deleteLater()
    for kind in Menu:
        # a group whose name begins with "zz" stands last, whoever adds actions after it
        actions = sorted(registry.in_menu(kind), key=lambda one: one.group.startswith("zz"))
        if not actions:
            continue
        menu = QMenu(_(MENU_TITLES[kind]), target)
        group = actions[0].group
        for action in actions:
            if action.group != group:
                menu.addSeparator()
                group = action.group
            menu.addAction(registry.qt(action.id))
        target.addMenu(menu)
