"""The page «Văn bản» (presenter): the list of dispatches, and one of them in the editor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import walk
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import finds
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import dispatches
from thiduadesk.services import numbers
from thiduadesk.services import way
from thiduadesk.ui.actions import Action
from thiduadesk.ui.editor import dispatchlist
from thiduadesk.ui.editor import kinds
from thiduadesk.ui.editor.blanks import BlanksStrip
from thiduadesk.ui.editor.dialogs import IssueDialog
from thiduadesk.ui.editor.lastlook import LastLook
from thiduadesk.ui.editor.newpaper import NewPaperDialog
from thiduadesk.ui.editor.output import PaperOutput
from thiduadesk.ui.editor.preview import Zoom
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.editor.view import DispatchEditor
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.dispatches.batch import Batch
from thiduadesk.ui.pages.dispatches.listing import ListView
from thiduadesk.ui.pages.dispatches.register import RegisterView
from thiduadesk.ui.pages.dispatches.reuse import Reuse
from thiduadesk.ui.pages.dispatches.way import WayStrip
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
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
_STEPS = ("dispatches.blanks", "dispatches.sign", "dispatches.issue")
"""The way of a paper, in order: each is blue while it is the next step."""


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
        self._buttons: dict[str, ActionButton] = {}
        self.paper = PaperOutput(self, runner, feedback)
        self.editor = DispatchEditor(store, runner, feedback)
        self.blanks = BlanksStrip()
        self.last_look = LastLook(store, runner, self.editor)
        self.way = WayStrip(store, self.editor, feedback)
        self.reuse = Reuse(
            store, self.editor, feedback, self,
            drafted=self.open_dispatch, year=lambda: self.year,
        )  # fmt: skip
        self.batch = Batch(store, self, runner, feedback)
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
        self.editor.pages.hide_asked.connect(self.toggle_pages)
        self.blanks.chosen.connect(self.editor.go_to_blank)
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
        opened, listed, editable = self._is_open, self._is_list, self._is_editable
        text = self._with_text
        pages = self.editor.pages
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
            Action("dispatches.output", N_("Print or save…"), self.output, shortcut="Ctrl+P",
                   icon="print", enabled=opened, places=header, group="way"),
            Action("dispatches.blanks", N_("Blanks"), self.show_blanks, shortcut="F7",
                   enabled=lambda: editable() and bool(self._blank_count()), places=header,
                   caption=self._blanks_caption, group="way"),
            Action("dispatches.look", N_("Last look"), self.look, shortcut="F8", icon="check",
                   enabled=editable, places=header, caption=self._look_caption, group="way"),
            Action("dispatches.sign", N_("Send for signature"), self.sign, places=header,
                   enabled=lambda: self._state() is State.DRAFT, group="way"),
            Action("dispatches.issue", N_("Issue…"), self.issue, places=header,
                   enabled=lambda: self._state() is State.FOR_SIGNATURE, group="way"),
            Action("dispatches.find", N_("Find and replace"), self.editor.ask_find,
                   shortcut="Ctrl+H", icon="search", enabled=opened, group="text"),
            Action("dispatches.pages", N_("Printed pages beside the text"), self.toggle_pages,
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
            *self.way.actions_of_way(),
            *self.reuse.actions(opened),
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
        for action_id in ("dispatches.output", "dispatches.way", "dispatches.look", *_STEPS):
            made = ActionButton(registry.qt(action_id))
            self._buttons[action_id] = made
            self.header.add_widget(made)
        registry.refreshed.connect(self._dress_steps)
        theme.active().changed.connect(self._dress_steps)
        self._dress_steps()

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
            words = f"{item.type_name} {item.subject} {item.number or ''} {item.year}"
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
        """Offer the kinds that can be drafted."""
        dialog = NewPaperDialog(kinds.choices(dispatches.kind_groups()), self)
        if dialog.exec():
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

    def show_blanks(self) -> None:
        """List what is still blank and go to the next one behind the cursor."""
        self.editor.flush()
        self.blanks.setVisible(True)
        order = [part.key for part in walk(self.editor.parts)]
        self.blanks.go_on(order, self.editor.outline.key, self.editor.panel.blanks_passed())

    def output(self) -> None:
        """Print the paper as it stands, or save it as PDF or Word."""
        self.editor.flush()
        dispatch, document = self.editor.dispatch, self.editor.document
        if dispatch is not None and document is not None:
            number = dispatch.id
            self.paper.ask(
                _("Print or save"),
                _("The paper as it stands now."),
                document,
                kept=lambda: way.issued_pages(self._store, number),
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

    def sign(self) -> None:
        """Print for the signature: nothing may be blank but number and date."""
        self.editor.flush()
        count = self._blank_count()
        if count:
            question = _("{count} places of the paper are still blank.").format(count=count)
            if self._feedback.ask(
                question, _("Go to the first one"), detail=_("Fill them before it is signed.")
            ):
                self.blanks.setVisible(True)
                self.blanks.go_to_first()
            return
        if not self._passed_the_look():
            return
        dispatch, document = self.editor.dispatch, self.editor.document
        if dispatch is not None and document is not None:
            number = dispatch.id
            self.paper.ask(
                _("Send for signature"),
                _("Number and date stay blank until the paper is issued."),
                document,
                lambda: dispatches.mark_for_signature(self._store, number),
            )

    def look(self) -> None:
        """Look over the paper and list what is wrong («Soát lỗi»)."""
        self.editor.flush()
        self.last_look.look()

    def _passed_the_look(self) -> bool:
        """Nothing that would bring the paper back, or the clerk sends it all the same."""
        seen = self.last_look.isVisible()
        errors = self.last_look.look_now()
        if not errors:
            return True
        self.last_look.look()
        question = ngettext(
            "{count} thing would bring the paper back.",
            "{count} things would bring the paper back.",
            errors,
        ).format(count=errors)
        if not seen:
            self._feedback.toast(question)
            return False
        return self._feedback.ask(question, _("Send it all the same"), danger=True)

    def issue(self) -> None:
        """Ask number and date and freeze the paper."""
        self.editor.flush()
        dispatch, document = self.editor.dispatch, self.editor.document
        if dispatch is None or document is None:
            return
        number = dispatch.id
        symbol = document.letterhead.symbol if document.letterhead else ""
        today = dt.datetime.now().astimezone().date()
        dialog = IssueDialog(
            symbol,
            today if today.year == dispatch.year else dispatch.frame.about_day,
            lambda typed, day: dispatches.issue(self._store, number, typed, day),
            self,
            look=lambda typed, day: [
                finding_text(one) for one in numbers.looked_at(self._store, typed, symbol, day)
            ],
            known=self._last_known(dispatch.year, symbol),
        )
        if dialog.exec():
            self._feedback.toast(_("The paper is issued and stays as it is."))
        dialog.deleteLater()

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

    def _last_known(self, year: int, symbol: str) -> str:
        last = numbers.last_known(self._store, year, symbol)
        if last is None:
            return ""
        return _("last one known: {number}").format(number=full_number(last.number, last.symbol))

    def _on_delete_asked(self, _id: int) -> None:
        if self._may_delete():
            self.delete_chosen()

    def _on_shown(self) -> None:
        dispatch, document = self.editor.dispatch, self.editor.document
        if dispatch is None or document is None:
            return
        found = dispatches.placeholders(document) if self.editor.editable else ()
        self.blanks.show_blanks(found)
        self.last_look.refresh()
        self.way.show_way()
        self.header.set_texts(
            dispatchlist.title_of(dispatch), dispatchlist.state_line(dispatch, document, len(found))
        )
        self.actions_changed.emit()

    def _dress_steps(self) -> None:
        """The next real step is the blue button."""
        for back in (self.back, self._register_back):
            back.setIconSize(icon_size(theme.active().px(16)))
        ready = [step for step in _STEPS if self._buttons[step].isEnabled()]
        for step in _STEPS:
            kind(self._buttons[step], "primary" if ready[:1] == [step] else "button")
            self._buttons[step].setVisible(self.editor.editable and step in ready)
        self._buttons["dispatches.look"].setVisible(self.editor.editable)
        if not self._blank_count():
            self._buttons["dispatches.blanks"].hide()

    def _with_text(self, command: Callable[[RichText], None]) -> Callable[[], None]:
        """``command`` on the text the cursor is in, else on the text of the part."""

        def run() -> None:
            focused = QApplication.focusWidget()
            own = isinstance(focused, RichText) and self.isAncestorOf(focused)
            command(focused if own else self.editor.panel.text)  # type: ignore[arg-type]

        return run

    def _chosen(self) -> DispatchItem | None:
        return self.listing.chosen

    def _for_batch(self) -> tuple[DispatchItem, ...]:
        marked = self.listing.selected
        return marked if len(marked) > 1 else self.list.model.rows

    def _batch_caption(self) -> str:
        count = len(self._for_batch())
        return _("Print or save {count}…").format(count=count)

    def _is_list(self) -> bool:
        return self.stack.currentIndex() == _LIST

    def _is_open(self) -> bool:
        return self.stack.currentIndex() == _EDITOR

    def _is_register(self) -> bool:
        return self.stack.currentIndex() == _REGISTER

    def _is_editable(self) -> bool:
        return self._is_open() and self.editor.editable

    def _state(self) -> State | None:
        dispatch = self.editor.dispatch
        return dispatch.state if dispatch is not None and self._is_open() else None

    def _may_delete(self) -> bool:
        if self._is_open():
            return self.editor.editable
        item = self._chosen()
        return item is not None and item.state is not State.ISSUED

    def _blank_count(self) -> int:
        return self.blanks.count

    def _blanks_caption(self) -> str:
        return _("Blanks ({count})").format(count=self._blank_count())

    def _look_caption(self) -> str:
        errors = self.last_look.errors
        return _("Last look ({count})").format(count=errors) if errors else _("Last look")


def _back(registry: ActionRegistry) -> ActionButton:
    """The arrow before a header."""
    made = ActionButton(registry.qt("dispatches.back"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made
