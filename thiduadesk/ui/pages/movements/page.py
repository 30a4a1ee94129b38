"""The page «Phong trào» (presenter): movements with their heartbeat, and the log of the one chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import personnel
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.movements import kinds
from thiduadesk.ui.pages.movements.launching import LaunchDialog
from thiduadesk.ui.pages.movements.listing import GENERAL
from thiduadesk.ui.pages.movements.listing import MovementList
from thiduadesk.ui.pages.movements.listing import Shown
from thiduadesk.ui.pages.movements.logsteps import LogSteps
from thiduadesk.ui.pages.movements.pane import MovementPane
from thiduadesk.ui.pages.movements.reviewing import ask_review
from thiduadesk.ui.pages.movements.search import Index
from thiduadesk.ui.pages.people.page import place_of
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout
from thiduadesk.ui.widgets import two_parts

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

    from thiduadesk.data.store import Store
    from thiduadesk.services.movements import Item
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes

_HEADER = frozenset({"palette", "header"})
_TEXTS = {".txt", ".md", ".docx"}
"""Endings of files that may be a launching decision."""


class MovementsPage(Page):
    """Movements left, the log, facts, papers and what came of the chosen one right."""

    id: ClassVar[str] = "movements"
    title: ClassVar[str] = N_("Movements")
    icon: ClassVar[str] = "movements"

    def __init__(
        self,
        store: Store,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._feedback, self._now = store, feedback, now
        self._items: tuple[Item, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._index = Index(store, self.icon, partial(self.asked_for.emit, self.id))
        self._wanted: int = GENERAL
        self.setAcceptDrops(True)
        self.header = PageHeader(_(self.title))
        self.list = MovementList()
        self.pane = MovementPane(store, feedback)
        self.empty = EmptyState(
            _("No movement yet"),
            _(
                "Here stand the movements the office takes part in, each with its papers, its log "
                "of activities, and what came of it. The reports are drafted from them."
            ),
            (
                (_("Paste the launching decision…"), self.ask_paste),
                (_("New movement…"), self.ask_new),
                (_("Log beside the movements…"), self.log_activity),
            ),
        )
        self.splitter = two_parts(self.list, self.pane, (350, 760))
        self.splitter.setStretchFactor(1, 1)
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)
        self.steps = LogSteps(
            self, store, feedback, self.pane,
            lambda: self.year, lambda: self._entries, self._on_logged,
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _key: self.pane.tabs.currentWidget().setFocus())
        self.list.delete_asked.connect(self.delete)
        self.list.narrowed.connect(self._say)
        pane = self.pane
        pane.paper_asked.connect(lambda one: self.asked_for.emit("papers", str(one)))
        pane.outcome.subject_asked.connect(
            lambda subject: self.asked_for.emit("people", place_of(subject))
        )
        pane.outcome.report_asked.connect(lambda one: self.asked_for.emit("dispatches", str(one)))

    # --- the page as the window knows it -----------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        day = self._day
        every = movements.all_movements(self._store, day)
        of_year = movements.all_movements(self._store, day, self.year)
        told = movements.findings(self._store, day, self.year)
        overlapping = {
            int(one.params[name])
            for one in told
            if one.code == "movement_overlap"
            for name in ("movement", "other")
        }
        general = logbook.of_year(self._store, self.year)
        self._items = every
        self._index.forget()
        self._entries = personnel.entries(self._store, day)
        self.list.show_movements(
            Shown(
                self.year,
                day,
                every,
                frozenset(one.movement.id for one in of_year),
                frozenset(overlapping),
                len(general.activities),
            )
        )
        anything = bool(every or general.activities or general.models or general.social)
        self.splitter.setVisible(anything)
        self.empty.setVisible(not anything)
        if self._wanted not in {GENERAL, *(one.movement.id for one in every)}:
            self._wanted = GENERAL
        self.list.view.choose(self._wanted, 0)  # what the list is narrowed to stays
        self._show()
        self._say()

    @override
    def page_actions(self) -> tuple[Action, ...]:
        one, pane = self._has_movement, self.pane
        return (
            Action("movements.log", N_("Log an activity…"), self.log_activity, "Ctrl+N", "edit",
                   enabled=lambda: self.year > 0, primary=True, places=_HEADER, group="log"),
            Action("movements.paste", N_("Paste the launching decision…"), self.ask_paste,
                   "Ctrl+Shift+V", "add", places=_HEADER, group="new"),
            Action("movements.new", N_("New movement…"), self.ask_new, "Ctrl+Shift+N", "add",
                   group="new"),
            Action("movements.delete", N_("Delete the movement"), self.delete, "Ctrl+Delete",
                   "delete", enabled=one, group="new"),
            Action("movements.papers", N_("Add papers…"), self._on_tab(pane.papers, pane.papers.ask), "F6",
                   "link", enabled=one, group="add"),
            Action("movements.model", N_("Add a model…"),
                   self._on_tab(pane.brought, pane.brought.add_model), "F7", group="add"),
            Action("movements.social", N_("Add social work…"),
                   self._on_tab(pane.brought, pane.brought.add_social), "F8",
                   group="add"),
            Action("movements.target", N_("Add a target…"),
                   self._on_tab(pane.facts, pane.facts.add_target), enabled=one, group="add"),
            Action("movements.plan", N_("Plan a review…"), self._on_tab(pane.outcome, pane.outcome.plan),
                   enabled=one, group="review"),
            Action("movements.review", N_("Draft the review…"), self.ask_review, "F9", "document",
                   enabled=one, places=_HEADER, group="review"),
            Action("movements.search", N_("Search in the list"), self._search, "F3", "search",
                   group="search"),
        )  # fmt: skip

    @override
    def use_actions(self, registry: ActionRegistry) -> None:
        self.header.add_actions(registry, ("movements.paste", "movements.review", "movements.log"))

    @override
    def open_at(self, where: str) -> None:
        """``3`` and ``movement.3`` are a movement, ``activity.7`` an entry, ``topic.tasks`` a heading."""
        name, _dot, rest = where.partition(".")
        if where.isdigit():
            self.show_movement(int(where))
        elif name == "movement" and rest.partition(".")[0].isdigit():
            self.show_movement(int(rest.partition(".")[0]))
        elif name == "activity" and rest.isdigit():
            self._show_activity(int(rest))
        elif name == "topic":
            self.show_movement(GENERAL)
            asked = rest.partition(".")[0]
            topic = next((one for one in Topic if one.value == asked), None)
            self.pane.tabs.setCurrentWidget(self.pane.log)
            self.pane.log.choose_group(topic)

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        return self._index.hits(self._items, key)

    @override
    def leave(self) -> bool:
        return self.pane.commit()

    # --- gestures ----------------------------------------------------------------------------------
    @property
    def chosen(self) -> Movement | None:
        """The movement that is shown, None for the log beside all of them."""
        return self.pane.view.whole.movement if self.pane.view is not None else None

    def show_movement(self, number: int) -> None:
        """Bring a movement into view, or the log beside them (``GENERAL``)."""
        self.pane.commit()
        self.list.choose(number)

    def ask_paste(self) -> None:
        """Ask for the text of a launching decision, and keep what is read of it."""
        self._launch("")

    def ask_new(self) -> None:
        """Ask for the facts of a new movement, and open it."""
        made: list[int] = []
        year = self.year
        blank = Movement(0, "", span=Span(dt.date(year, 1, 1), dt.date(year, 12, 31)))
        ask(
            self._store,
            kinds.NEW,
            blank,
            _("New movement"),
            _("The rest is entered in the movement, which opens afterwards."),
            lambda one: made.append(movements.save(self._store, one)),
            self,
        )
        if made:
            self._open(made[0])

    def log_activity(self) -> None:
        """Ask for an entry of the log that is shown."""
        self.steps.begin()

    def ask_review(self) -> None:
        """Draft the review of the movement, and open it among the dispatches."""
        view = self.pane.view
        if view is None:
            return
        self.pane.commit()
        number = ask_review(self._store, view, self.year, self._now().date(), self)
        if number is not None:
            self.asked_for.emit("dispatches", str(number))

    def delete(self) -> None:
        """Take the movement away with everything of it; the trash keeps it, undo brings it back."""
        one = self.chosen
        if one is not None and self._feedback.guard(lambda: movements.remove(self._store, one.id)):
            self._feedback.toast(_("Deleted."), undo=True)

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """A text becomes a launching decision, pictures a new entry; the rest is not for here."""
        del at
        shown = self.pane.log.take_files(paths, QPoint(-1, -1))
        if shown or len(paths) != 1 or paths[0].suffix.lower() not in _TEXTS:
            return shown
        try:
            text = logbook.text_of(paths[0])
        except (Refused, EnvironmentProblem):
            return False  # the window says what it is
        if not movements.paste(self._store, text).movement.title:
            return False
        self._launch(text)
        return True

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Words over the list are a launching decision, over the log an entry."""
        text = event.mimeData().text()
        place = self.splitter.mapFrom(self, event.position().toPoint())
        over_list = self.list.geometry().contains(place)
        event.acceptProposedAction()
        if over_list or self.empty.isVisible():
            self._launch(text)
        else:
            self.steps.begin(text=text)

    # --- inside ------------------------------------------------------------------------------------
    @property
    def _day(self) -> dt.date:
        """The day things are looked at: today, of a year gone by its last day."""
        today = self._now().date()
        return min(today, dt.date(self.year, 12, 31)) if self.year else today

    def _on_chosen(self, key: object) -> None:
        if not isinstance(key, int) or key == self._wanted:
            return
        self.pane.commit()
        self._wanted = key
        self._show()
        self.actions_changed.emit()

    def _show(self) -> None:
        if self._wanted == GENERAL:
            self.pane.show_general(self.year, self._entries)
        else:
            view = movements.get(self._store, self._wanted, self._day)
            self.pane.show_movement(view, self.year, self._day, self._entries)

    def _say(self) -> None:
        self.header.set_texts(_(self.title), self.list.summary())

    def _open(self, number: int) -> None:
        self._wanted = number
        self.refresh(None)
        self.pane.tabs.setCurrentWidget(self.pane.log)
        self.pane.log.setFocus()
        self.actions_changed.emit()

    def _launch(self, text: str) -> None:
        self.pane.commit()
        dialog = LaunchDialog(self._store, self)
        if text:
            dialog.paste(text)
        number = dialog.ask()
        if number is not None:
            self._open(number)
            self._feedback.toast(_("The movement is kept."), undo=True)

    def _on_logged(self, number: int) -> None:
        self.pane.tabs.setCurrentWidget(self.pane.log)
        if not self.splitter.isVisible():
            self.refresh(None)
        self.pane.log.choose(number)

    def _show_activity(self, number: int) -> None:
        found = self._index.entry(number)
        if found is None:
            return
        self.show_movement(found.activity.movement_id or GENERAL)
        self.pane.tabs.setCurrentWidget(self.pane.log)
        self.pane.log.choose(number)
        self.pane.log.setFocus()

    def _on_tab(self, tab: QWidget, run: Callable[[], object]) -> Callable[[], None]:
        """Something of a tab of the pane, which is opened first."""

        def do() -> None:
            self.pane.tabs.setCurrentWidget(tab)
            run()

        return do

    def _search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _has_movement(self) -> bool:
        return self.chosen is not None
