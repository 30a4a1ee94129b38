"""The actions of the editor: on the text the cursor is in, and on the printed pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from thiduadesk.i18n import N_
from thiduadesk.ui.actions import Action
from thiduadesk.ui.editor.preview import Zoom
from thiduadesk.ui.editor.richtext import RichText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.ui.editor.view import DispatchEditor


def actions(
    editor: DispatchEditor,
    page: QWidget,
    *,
    opened: Callable[[], bool],
    editable: Callable[[], bool],
    toggle_pages: Callable[[], object],
) -> tuple[Action, ...]:
    """What the page of dispatches offers while a paper is open.

    Args:
        editor: holds the paper.
        page: whose texts the commands are for (notes and titles too).
        opened: whether a paper is open.
        editable: whether it may be changed.
        toggle_pages: shows the printed pages, or hides them.
    """

    def text(command: Callable[[RichText], None]) -> Callable[[], None]:
        """``command`` on the text the cursor is in, else on the text of the part."""

        def run() -> None:
            focused = QApplication.focusWidget()
            own = isinstance(focused, RichText) and page.isAncestorOf(focused)
            command(focused if own else editor.panel.text)  # type: ignore[arg-type]

        return run

    pages = editor.pages
    return (
        Action("dispatches.find", N_("Find and replace"), editor.ask_find,
               shortcut="Ctrl+H", icon="search", enabled=opened, group="text"),
        Action("dispatches.records", N_("The records and the report"), editor.news.ask,
               shortcut="Ctrl+Shift+R", icon="import",
               enabled=lambda: bool(editor.news.told.summary), group="text"),
        Action("dispatches.last_year", N_("Last year's words beside this part"),
               editor.toggle_last_year, shortcut="F6", enabled=opened,
               checked=editor.last_year.isVisible, group="pages"),
        Action("dispatches.pages", N_("Printed pages beside the text"), toggle_pages,
               shortcut="Ctrl+Shift+P", enabled=opened,
               checked=lambda: not pages.isHidden(), group="pages"),
        Action("dispatches.fit_width", N_("Pages as wide as the pane"),
               lambda: pages.set_zoom(Zoom.WIDTH), enabled=opened,
               checked=lambda: pages.view.zoom is Zoom.WIDTH, group="pages"),
        Action("dispatches.whole_page", N_("Whole pages"),
               lambda: pages.set_zoom(Zoom.PAGE), enabled=opened,
               checked=lambda: pages.view.zoom is Zoom.PAGE, group="pages"),
        Action("dispatches.bold", N_("Bold"), text(RichText.toggle_bold), shortcut="Ctrl+B",
               icon="bold", enabled=editable, group="text"),
        Action("dispatches.italic", N_("Italic"), text(RichText.toggle_italic),
               shortcut="Ctrl+I", icon="italic", enabled=editable, group="text"),
        Action("dispatches.note", N_("Insert a footnote"), text(RichText.insert_note),
               shortcut="Ctrl+Alt+F", icon="note", enabled=editable, group="text"),
        Action("dispatches.list", N_("Dash list"), text(RichText.toggle_list),
               shortcut="Ctrl+Shift+L", icon="list", enabled=editable, group="text"),
    )  # fmt: skip
