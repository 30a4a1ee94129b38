"""The page «Văn bản» (presenter): the list of dispatches, and one of them in the editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import finds
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import collecting
from thiduadesk.services import dispatches
from thiduadesk.services import way
from thiduadesk.ui.actions import Action
from thiduadesk.ui.collecting import Collector
from thiduadesk.ui.editor import commands
from thiduadesk.ui.editor import dispatchlist
from thiduadesk.ui.editor import kinds
from thiduadesk.ui.editor.newpaper import NewPaperDialog
from thiduadesk.ui.editor.view import DispatchEditor
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.dispatches.batch import Batch
from thiduadesk.ui.pages.dispatches.listing import ListView
from thiduadesk.ui.pages.dispatches.register import RegisterView
from thiduadesk.ui.pages.dispatches.reuse import Reuse
from thiduadesk.ui.pages.dispatches.signing import Signing
from thiduadesk.ui.pages.dispatches.way import WayStrip
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import ActionButton
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import icon_size
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner

_LIST, _EDITOR, _REGISTER = range(3)
"""Places of the stack."""
_YEAR_REPORT = "report.year"


class DispatchesPage(Page):
    """Drafts and issued papers; a draft is written, shown as it prints, signed and issued."""

    id: ClassVar[str] = "dispatches"
    title: ClassVar[str] = N_("Dispatches")
    icon: ClassVar[str] = "document"

    def __init__(
        self, store: Store, runner: BaseRunner, feedback: Feedback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._feedback = feedback
        self._items: tuple[DispatchItem, ...] = ()
        self.editor = DispatchEditor(store, runner, feedback)
        self.signing = Signing(store, runner, feedback, self.editor, self)
        self.blanks, self.last_look = self.signing.blanks, self.signing.last_look
        self.way = WayStrip(store, self.editor, feedback)
        self.reuse = Reuse(
            store, self.editor, feedback, self,
            drafted=self.open_dispatch, year=lambda: self.year,
        )  # fmt: skip
        self.batch = Batch(store, self, runner, feedback)
        self.collector = Collector(self, store, runner, feedback)
        self.listing = ListView(partial(self.new_dispatch, _YEAR_REPORT))
        self.list = self.listing.list
        self.register = RegisterView(store, feedback)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.stack.addWidget(self._made_editor())
        self.stack.addWidget(self._made_register())
        self.setFocusProxy(self.list)
        page_layout(self).addWidget(self.stack)
        self.editor.shown.connect(self._on_shown)
        self.editor.asked_for.connect(self.asked_for)
        self.editor.pages.hide_asked.connect(self.toggle_pages)
        self.last_look.looked.connect(self.actions_changed)
        self.list.opened.connect(self.open_dispatch)
        self.list.delete_asked.connect(self._on_delete_asked)
        self.listing.shown.connect(self.actions_changed)
        self.register.opened.connect(self.open_dispatch)
        self.register.chosen.connect(self.actions_changed)

    # --- the page as the window knows it -----------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        self._items = dispatches.items(self._store)
        self.listing.show_items(self._items, way.returns(self._store, self.year))
        if self._is_register():
            self._show_register()
        dispatch = self.editor.dispatch
        if dispatch is not None:
            if any(item.id == dispatch.id for item in self._items):
                self.editor.reload()
            else:
                self.editor.dispatch = None  # undone or deleted: there is nothing to save
                self.close_dispatch()
        self.actions_changed.emit()

    @override
    def page_actions(self) -> tuple[Action, ...]:
        header = frozenset({"palette", "header"})
        opened, listed = self._is_open, self._is_list
        return (
            Action("dispatches.new", N_("New paper…"), self.ask_new, shortcut="Ctrl+N",
                   icon="add", primary=True, enabled=listed, places=header),
            Action("dispatches.open", N_("Open"), self.open_chosen, icon="open",
                   enabled=lambda: listed() and self._chosen() is not None),
            Action("dispatches.delete", N_("Delete the draft"), self.delete_chosen,
                   icon="delete", enabled=self._may_delete),
            Action("dispatches.batch", N_("Print or save several…"), self.ask_batch,
                   shortcut="Ctrl+Alt+P", enabled=lambda: listed() and bool(self._items),
                   caption=self._batch_caption),
            Action("dispatches.register", N_("Number register"), self.show_register,
                   enabled=listed, places=header),
            Action("dispatches.number", N_("Enter a number…"), self.register.ask_new,
                   enabled=self._is_register, places=header),
            Action("dispatches.unnumber", N_("Delete the number"), self.register.delete,
                   enabled=lambda: self._is_register() and self.register.entered is not None),
            Action("dispatches.back", N_("Back to the list"), self.close_dispatch,
                   shortcut="Alt+Home", icon="chevron-left", enabled=lambda: not listed(),
                   group="way"),
            Action("dispatches.collect", N_("Collect the files of papers cited…"),
                   self.ask_collect, "Ctrl+Shift+D", "export", enabled=opened, group="way"),
            *self.signing.actions(opened),
            *self.way.actions_of_way(),
            *self.reuse.actions(opened),
            *commands.actions(
                self.editor, self, opened=opened, editable=self._is_editable,
                toggle_pages=self.toggle_pages,
            ),
        )  # fmt: skip

    def use_actions(self, registry: ActionRegistry) -> None:
        """Buttons of the headers, made from the actions."""
        self.listing.header.add_actions(
            registry, ("dispatches.register", "dispatches.batch", "dispatches.new")
        )
        self.register_header.add_actions(registry, ("dispatches.unnumber", "dispatches.number"))
        self.way.use_actions(registry)
        self.back, self._register_back = (_back(registry) for _place in range(2))
        self._back_place.insertWidget(0, self.back)
        self._register_place.insertWidget(0, self._register_back)
        self.signing.use_actions(registry, self.header)
        registry.refreshed.connect(self._dress)
        theme.active().changed.connect(self._dress)
        self._dress()

    @override
    def open_at(self, where: str) -> None:
        number, _sep, part = where.partition("#")
        if number.isdigit():
            self.open_dispatch(int(number))
            if part:
                self.editor.show_entry(part)

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        for item in self._items:
            number = full_number(item.number, item.symbol) if item.number else ""
            words = f"{item.type_name} {item.subject} {number} {item.year}"
            if finds(key, words):
                place = str(item.id)
                yield Hit(
                    item.subject or item.type_name,
                    lambda place=place: self.asked_for.emit(self.id, place),  # type: ignore[misc]
                    detail=f"{item.type_name} \N{MIDDLE DOT} {item.year}",
                    icon="document",
                    words=words,
                )

    @override
    def leave(self) -> bool:
        self.editor.flush()
        return True

    # --- gestures ----------------------------------------------------------------------------------
    def ask_new(self) -> None:
        """Offer the kinds that can be drafted, and the clerk's own templates."""
        offered = (*kinds.choices(dispatches.kind_groups()), *self.reuse.choices())
        dialog = NewPaperDialog(offered, self)
        if dialog.exec() and not self.reuse.takes(dialog.chosen):
            self.new_dispatch(dialog.chosen)
        dialog.deleteLater()

    def new_dispatch(self, code: str) -> None:
        """Draft a paper of the work year from its template, and open it."""
        today = dt.datetime.now().astimezone().date()
        year = self.year or today.year
        made: list[int] = []
        if self._feedback.guard(
            lambda: made.append(dispatches.new(self._store, code, year, today))
        ):
            self.open_dispatch(made[0])

    def open_dispatch(self, dispatch_id: int) -> None:
        """Show a dispatch in the editor."""
        if self._feedback.guard(lambda: self.editor.open(dispatch_id)):
            self.blanks.hide()
            self.last_look.forget()
            self.way.setVisible(not self.editor.editable)
            self.stack.setCurrentIndex(_EDITOR)
            self.editor.outline.setFocus()
            self.actions_changed.emit()

    def open_chosen(self) -> None:
        """Open the dispatch under the cursor of the list."""
        item = self._chosen()
        if item is not None:
            self.open_dispatch(item.id)

    def close_dispatch(self) -> None:
        """Back to the list; what is typed is saved."""
        self.editor.close_dispatch()
        self.last_look.forget()
        self.stack.setCurrentIndex(_LIST)
        self.list.setFocus()
        self.actions_changed.emit()

    def delete_chosen(self) -> None:
        """Take the draft that is open, or under the cursor, away; undo brings it back."""
        dispatch = self.editor.dispatch
        item = self._chosen()
        target = dispatch.id if dispatch is not None else item.id if item is not None else None
        if target is None:
            return
        self.editor.flush()
        if self._feedback.guard(lambda: dispatches.delete(self._store, target)):
            self._feedback.toast(_("The draft is deleted."), undo=True)

    def toggle_pages(self) -> None:
        """Show the printed pages beside the text, or hide them."""
        self.editor.show_pages(visible=self.editor.pages.isHidden())
        self.actions_changed.emit()

    def ask_collect(self) -> None:
        """Bring the files of the papers that the open dispatch cites into a folder."""
        self.leave()
        dispatch = self.editor.dispatch
        if dispatch is not None:
            number = dispatch.id
            self._feedback.guard(
                lambda: self.collector.ask(collecting.of_dispatch(self._store, number))
            )

    def ask_batch(self) -> None:
        """Print or save the marked papers, all that are shown where only one is marked."""
        self.batch.ask(self._for_batch())

    def show_register(self) -> None:
        """The numbers used in the work year."""
        self._show_register()
        self.stack.setCurrentIndex(_REGISTER)
        self.register.setFocus()
        self.actions_changed.emit()

    # --- inside ------------------------------------------------------------------------------------
    def _made_editor(self) -> QWidget:
        holder = QWidget()
        self.header = PageHeader()
        self._back_place = QHBoxLayout()
        self._back_place.setSpacing(12)
        self._back_place.addWidget(self.header, 1)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._back_place)
        layout.addWidget(self.blanks)
        layout.addWidget(self.last_look)
        layout.addWidget(self.way)
        layout.addWidget(self.editor, 1)
        return holder

    def _made_register(self) -> QWidget:
        holder = QWidget()
        self.register_header = PageHeader()
        self._register_place = QHBoxLayout()
        self._register_place.setSpacing(12)
        self._register_place.addWidget(self.register_header, 1)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._register_place)
        layout.addWidget(self.register, 1)
        return holder

    def _show_register(self) -> None:
        self.register.show_year(self.year)
        title = _("Number register of {year}").format(year=self.year)
        self.register_header.set_texts(title, self.register.summary())

    def _on_delete_asked(self, _id: int) -> None:
        if self._may_delete():
            self.delete_chosen()

    def _on_shown(self) -> None:
        dispatch, document = self.editor.dispatch, self.editor.document
        if dispatch is None or document is None:
            return
        blanks = self.signing.show_document()
        item = next((one for one in self._items if one.id == dispatch.id), None)
        self.way.show_way()
        self.header.set_texts(
            dispatchlist.title_of(dispatch),
            dispatchlist.state_line(dispatch, document, blanks, item),
        )
        self.actions_changed.emit()

    def _dress(self) -> None:
        for back in (self.back, self._register_back):
            back.setIconSize(icon_size(theme.active().px(16)))
        self.signing.dress()

    def _chosen(self) -> DispatchItem | None:
        return self.listing.chosen

    def _for_batch(self) -> tuple[DispatchItem, ...]:
        marked = self.listing.selected
        return marked if len(marked) > 1 else self.list.model.rows

    def _batch_caption(self) -> str:
        marked = len(self.listing.selected)
        if marked < 2:
            return _("Print or save several…")
        return _("Print or save {count}…").format(count=marked)

    def _is_list(self) -> bool:
        return self.stack.currentIndex() == _LIST

    def _is_open(self) -> bool:
        return self.stack.currentIndex() == _EDITOR

    def _is_register(self) -> bool:
        return self.stack.currentIndex() == _REGISTER

    def _is_editable(self) -> bool:
        return self._is_open() and self.editor.editable

    def _may_delete(self) -> bool:
        if self._is_open():
            return self.editor.editable
        item = self._chosen()
        return self._is_list() and item is not None and item.state is not State.ISSUED


def _back(registry: ActionRegistry) -> ActionButton:
    """The arrow before a header."""
    made = ActionButton(registry.qt("dispatches.back"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made
