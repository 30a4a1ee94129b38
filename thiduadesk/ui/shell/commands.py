"""The actions of the window itself, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from thiduadesk.domain.labels import Label
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import label_text
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import Menu
from thiduadesk.ui.theme.theme import Theme
from thiduadesk.ui.theme.tokens import Scheme


class Frame(Protocol):
    """What these actions ask of the window."""

    @property
    def undo_label(self) -> Label | None: ...

    @property
    def redo_label(self) -> Label | None: ...

    @property
    def menus_shown(self) -> bool: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...

    def open_palette(self) -> None: ...

    def ask_new_year(self) -> None: ...

    def show_menus(self, shown: bool) -> None: ...

    def show_shortcuts(self) -> None: ...

    def show_guide(self) -> None: ...

    def show_about(self) -> None: ...

    def quit(self) -> None: ...


_SCHEMES = (
    (Scheme.SYSTEM, N_("Colours of the system")),
    (Scheme.LIGHT, N_("Light colours")),
    (Scheme.DARK, N_("Dark colours")),
    (Scheme.CONTRAST, N_("High contrast")),
)


def window_actions(frame: Frame, theme: Theme) -> tuple[Action, ...]:
    """Undo, palette, view and help; pages and ``app`` add theirs."""
    return (
        Action(
            "window.new_year", N_("Open another year…"), frame.ask_new_year, "", "calendar",
            Menu.FILE, group="year",
        ),
        Action("window.quit", N_("Quit"), frame.quit, "Ctrl+Q", "", Menu.FILE, group="zz-quit"),
        Action(
            "window.undo", N_("Undo"), frame.undo, "Ctrl+Z", "undo", Menu.EDIT,
            enabled=lambda: frame.undo_label is not None,
            caption=lambda: _step(_("Undo"), _("Undo: {step}"), frame.undo_label),
            group="undo",
        ),
        Action(
            "window.redo", N_("Redo"), frame.redo, "Ctrl+Y", "redo", Menu.EDIT,
            enabled=lambda: frame.redo_label is not None,
            caption=lambda: _step(_("Redo"), _("Redo: {step}"), frame.redo_label),
            group="undo",
        ),
        Action(
            "window.find", N_("Find anything…"), frame.open_palette, "Ctrl+K", "search",
            Menu.EDIT, group="find", places=frozenset(),
        ),
        *_view_actions(frame, theme),
        Action("window.guide", N_("Guide"), frame.show_guide, "F1", "help", Menu.HELP),
        Action(
            "window.shortcuts", N_("Keyboard shortcuts"), frame.show_shortcuts, "Ctrl+/", "",
            Menu.HELP,
        ),
        Action("window.about", N_("About ThiDuaDesk"), frame.show_about, "", "info", Menu.HELP,
               group="about"),
    )  # fmt: skip


def _view_actions(frame: Frame, theme: Theme) -> tuple[Action, ...]:
    return (
        Action("window.larger", N_("Larger"), lambda: theme.step_scale(1), "Ctrl++", "",
               Menu.VIEW, enabled=lambda: theme.scale < 200, group="scale"),
        Action("window.smaller", N_("Smaller"), lambda: theme.step_scale(-1), "Ctrl+-", "",
               Menu.VIEW, enabled=lambda: theme.scale > 90, group="scale"),
        Action("window.usual_size", N_("Usual size"), lambda: theme.set_scale(100), "Ctrl+0", "",
               Menu.VIEW, group="scale"),
        *(
            Action(
                f"window.scheme_{scheme.value}", text, _chooser(theme, scheme), "", "", Menu.VIEW,
                checked=_is_chosen(theme, scheme), group="scheme",
            )
            for scheme, text in _SCHEMES
        ),
        Action("window.menus", N_("Show the menu bar"),
               lambda: frame.show_menus(not frame.menus_shown), "", "", Menu.VIEW,
               checked=lambda: frame.menus_shown, group="bars"),
    )  # fmt: skip


def page_action(number: int, page: str, title: str, icon: str, go: Callable[[], object]) -> Action:
    """The action that opens a page by its number, Ctrl+1 and so on."""
    return Action(f"go.{page}", title, go, f"Ctrl+{number}", icon, Menu.GO)


def _chooser(theme: Theme, scheme: Scheme) -> Callable[[], object]:
    return lambda: theme.set_scheme(scheme)


def _is_chosen(theme: Theme, scheme: Scheme) -> Callable[[], bool]:
    return lambda: theme.scheme is scheme


def _step(bare: str, named: str, label: Label | None) -> str:
    return bare if label is None else named.format(step=label_text(label))
