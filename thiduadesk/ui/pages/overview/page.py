"""The page «Tổng quan» (presenter): today, the calendar of the year, the guidance letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.text import finds
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.format import long_date_text
from thiduadesk.rules.calendar import ItemState
from thiduadesk.services import calendar
from thiduadesk.services import guidance
from thiduadesk.ui import saving
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.overview import asking
from thiduadesk.ui.pages.overview import shown as reading
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.guidancetab import GuidanceTab
from thiduadesk.ui.pages.overview.tasks import tasks
from thiduadesk.ui.pages.overview.today import TodayTab
from thiduadesk.ui.pages.overview.today import header_line
from thiduadesk.ui.pages.overview.yeartab import YearTab
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.rules.calendar import Item
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.pages.overview.shown import Shown
    from thiduadesk.ui.pages.overview.state import Target
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

_DOT = " \N{MIDDLE DOT} "
_MORNING, _EVENING = 11, 18


class OverviewPage(Page):
    """What to do next, the deadlines of the year, what the guidance letter asks.

    Args:
        store: read through services; deadlines and letters are changed here.
        runner: reads the year beside the window.
        feedback: says what was done and what cannot be.
        now: the clock, for the greeting, the date and what is late.
        last_copy: when the data were last copied to another place, None when never.
    """

    id: ClassVar[str] = "overview"
    title: ClassVar[str] = N_("Overview")
    icon: ClassVar[str] = "overview"

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        last_copy: Callable[[], dt.datetime | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._feedback = store, runner, feedback
        self._now, self._last_copy = now, last_copy
        self.shown: Shown | None = None
        self._job: Job[tuple[int, Shown]] | None = None
        self._touched: set[str] | None = None
        self._asked = 0
        self._place = ""
        self.header = PageHeader()
        self.today = TodayTab()
        self.calendar = YearTab()
        self.guidance = GuidanceTab(
            store,
            feedback,
            (
                (_("Paste a guidance letter…"), self.paste_letter),
                (_("Read it from a file…"), self.read_letter),
            ),
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Overview"))
        self.tabs.tabBar().setAccessibleName(_("Overview"))
        for title, tab in (
            (_("Today"), self.today),
            (_("Calendar of the year"), self.calendar),
            (_("Guidance letters"), self.guidance),
        ):
            self.tabs.addTab(tab, title)
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self._connect()

    def _connect(self) -> None:
        self.today.followed.connect(self._follow)
        self.today.ticked.connect(self._tick)
        self.calendar.chosen.connect(self.actions_changed)
        self.calendar.opened.connect(self.change_deadline)
        self.calendar.drop_asked.connect(self.drop_deadline)
        self.guidance.chosen.connect(self.actions_changed)
        self.guidance.answer_asked.connect(self.answer_item)
        self.guidance.remove_asked.connect(self.remove_item)
        self.tabs.currentChanged.connect(lambda _at: self._on_tab())
        active().changed.connect(self._on_theme_changed)

    # --- the page as the window knows it -------------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        now = self._now()
        if self._touched is not None and changes is not None:
            self._touched |= changes.touched.keys()
        else:
            self._touched = None
        if self._job is not None:
            self._job.cancel()
        store, year, day, kept = self._store, self.year, now.date(), self.shown
        touched = self._touched
        if kept is not None and (kept.year, kept.today) != (year, day):
            kept = None

        self._asked += 1
        asked = self._asked

        def work(context: JobContext) -> tuple[int, Shown]:
            if kept is None or touched is None:
                made = reading.read(store, year, day)
            else:
                made = reading.again(store, kept, touched)
            context.progress(1, 1)
            return asked, made

        if self.shown is None:
            self.header.set_texts(self._hello(now), long_date_text(day))
        if year:
            self._job = self._runner.submit(work, succeeded=self._on_read)

    def _on_read(self, answer: tuple[int, Shown]) -> None:
        """The year was read beside the window; what was asked before something newer is let go."""
        asked, shown = answer
        if asked != self._asked:
            return
        self.shown, self._touched = shown, set()
        now = self._now()
        waiting = tasks(shown)
        self._greet(shown, len(waiting), now)
        self.today.show_year(shown, waiting, state.copy_line(self._last_copy(), now))
        self.calendar.show_year(shown.plan)
        self.guidance.show_year(shown.plan)
        place, self._place = self._place, ""
        if place:
            self.open_at(place)
        self.badge_changed.emit()
        self.actions_changed.emit()

    @override
    def badge(self) -> int:
        """How many deadlines are late and known for certain; custom alone alarms nobody."""
        if self.shown is None:
            return 0
        return sum(one.certain for one in self.shown.plan.late)

    @override
    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action("overview.add", N_("New deadline…"), self.add_deadline, "Ctrl+N", "add",
                   enabled=lambda: self.year > 0, group="calendar"),
            Action("overview.change", N_("Move or change the deadline…"), self.change_deadline,
                   "Ctrl+Shift+E", "edit", enabled=self._has_deadline, group="calendar"),
            Action("overview.done", N_("Deadline met"), self.tick_deadline, "Ctrl+D", "check",
                   enabled=self._has_deadline, checked=self._is_met, group="calendar"),
            Action("overview.drop", N_("Does not apply here"), self.drop_deadline, "", "close",
                   enabled=self._has_deadline, checked=self._is_dropped, group="calendar"),
            Action("overview.reset", N_("Back to the rule"), self.reset_deadline, "", "undo",
                   enabled=self._is_changed, group="calendar"),
            Action("overview.work", N_("Go where it is done"), self.go_to_work, "Ctrl+Return",
                   "open", enabled=self._has_place, group="calendar"),
            Action("overview.paste", N_("Paste a guidance letter…"), self.paste_letter,
                   "Ctrl+Shift+V", "note", enabled=lambda: self.year > 0,
                   group="guidance"),
            Action("overview.read", N_("Read a guidance letter from a file…"), self.read_letter,
                   "", "import", enabled=lambda: self.year > 0, group="guidance"),
            Action("overview.answer", N_("Answer the item…"), self.answer_item, "", "link",
                   enabled=self._has_item, group="guidance", primary=True),
            Action("overview.unanswer", N_("Take the answer back"), self.unanswer_item, "", "undo",
                   enabled=self._has_answer, group="guidance"),
            Action("overview.item", N_("Add an item of the letter…"), self.add_item, "", "add",
                   enabled=self._has_letter, group="guidance"),
            Action("overview.item_change", N_("Change the item…"), self.change_item, "F2", "edit",
                   enabled=self._has_item, group="guidance"),
            Action("overview.letter_remove", N_("Delete the guidance letter"), self.remove_letter,
                   "", "delete", enabled=self._has_letter, group="guidance"),
            Action("overview.export", N_("Save as a calendar file (.ics)…"), self.export, "",
                   "calendar", enabled=lambda: self.year > 0, group="out"),
        )  # fmt: skip

    @override
    def use_actions(self, registry: ActionRegistry) -> None:
        self.calendar.use_actions(registry)
        self.guidance.use_actions(registry)

    @override
    def open_at(self, where: str) -> None:
        if self._touched != set():
            self._place = where  # what is being read may hold it
        kind, _dot, rest = where.partition(".")
        if kind == state.YEAR:
            self.tabs.setCurrentWidget(self.calendar)
            if rest:
                self.calendar.choose(rest)
            self.calendar.view.setFocus()
        elif kind == state.GUIDANCE:
            self.tabs.setCurrentWidget(self.guidance)
            if rest.isdigit():
                self.guidance.open_letter(int(rest))

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        plan = self.shown.plan if self.shown is not None else None
        for item in plan.items if plan is not None else ():
            if finds(key, item.title):
                place = f"{state.YEAR}.{item.key}"
                yield self._hit(item.title, place, date_text(item.day))
        for letter in plan.letters if plan is not None else ():
            if finds(key, f"{letter.guidance.title} {letter.guidance.receiver}"):
                place = f"{state.GUIDANCE}.{letter.guidance.id}"
                yield self._hit(letter.guidance.title, place, _("Guidance letter"))

    def _hit(self, text: str, place: str, detail: str) -> Hit:
        return Hit(text, lambda: self.asked_for.emit(self.id, place), detail, "calendar")

    @override
    def leave(self) -> bool:
        return self.guidance.leave()

    # --- deadlines -----------------------------------------------------------------------------------
    def add_deadline(self) -> None:
        """Enter a deadline of her own."""
        asking.ask_deadline(self._store, self.year, self._now().date(), self)

    def change_deadline(self) -> None:
        """Put a deadline on another day, or change what is said of it."""
        item = self._item()
        if item is not None:
            asking.ask_change(self._store, item, self)

    def tick_deadline(self) -> None:
        """The deadline was met today, or was not."""
        item = self._item()
        if item is not None:
            self._tick(item)

    def drop_deadline(self) -> None:
        """The rule does not hold here, or holds again; an own deadline is taken away."""
        item = self._item()
        if item is not None:
            calendar.drop(self._store, item, dropped=not self._is_dropped())
            self._feedback.toast(_("Changed."), undo=True)

    def reset_deadline(self) -> None:
        """Forget what was changed of a deadline."""
        item = self._item()
        if item is not None:
            calendar.reset(self._store, item)

    def go_to_work(self) -> None:
        """Open where the deadline is worked on, or what answers the item."""
        asked = self.guidance.asked
        if self.tabs.currentWidget() is self.guidance:
            if asked is not None and asked.target is not None and asked.target.page:
                self.asked_for.emit(asked.target.page, asked.target.where)
            return
        item = self._item()
        if item is not None:
            self._follow(state.place_of(item))

    def export(self) -> None:
        """Write what is open into a calendar file for phones and mail programs."""
        name = _("deadlines-{year}.ics").format(year=self.year)
        kinds = (_("Calendar (*.ics)"),)
        path = saving.ask_path(self, _("Save as a calendar file"), name, kinds)
        if path is not None:
            calendar.write_ics(self._store, self.year, path, self._now().astimezone())
            saving.saved(self._feedback, path)

    # --- guidance letters ----------------------------------------------------------------------------
    def paste_letter(self) -> None:
        """Take a letter in from its text."""
        self._open_letter(asking.ask_letter(self._store, self.year, self))

    def read_letter(self) -> None:
        """Take a letter in from a file."""
        kinds = _("Papers (*.docx *.txt)")
        path = saving.ask_open(self, _("Read a guidance letter from a file"), kinds)
        if path is not None:
            self._feedback.guard(
                lambda: self._open_letter(
                    guidance.take(self._store, guidance.read_file(path, self.year))
                )
            )

    def remove_letter(self) -> None:
        """Take the letter away with what it asks."""
        letter = self.guidance.letter
        if letter is not None:
            guidance.remove(self._store, letter.guidance.id)
            self._feedback.toast(_("Deleted."), undo=True)

    def add_item(self) -> None:
        """One more thing the letter asks."""
        letter = self.guidance.letter
        if letter is not None:
            asking.ask_item(self._store, letter.guidance.id, self)

    def change_item(self) -> None:
        """Other words, or a day of its own."""
        if self.guidance.asked is not None:
            asking.ask_item_change(self._store, self.guidance.asked, self)

    def remove_item(self) -> None:
        """The letter does not ask this."""
        if self.guidance.asked is not None:
            guidance.remove_ask(self._store, self.guidance.asked.ask)
            self._feedback.toast(_("Deleted."), undo=True)

    def answer_item(self) -> None:
        """Say what answers the item."""
        asked = self.guidance.asked
        if asked is not None:
            self._feedback.guard(lambda: asking.ask_answer(self._store, self.year, asked, self))

    def unanswer_item(self) -> None:
        """Nothing answers it any more."""
        if self.guidance.asked is not None:
            guidance.unanswer(self._store, self.guidance.asked.ask)

    # --- inside --------------------------------------------------------------------------------------
    def _greet(self, shown: Shown, waiting: int, now: dt.datetime) -> None:
        rest = (
            ngettext("{n} thing waits", "{n} things wait", waiting).format(n=waiting)
            if waiting
            else _("nothing waits")
        )
        line = _DOT.join(filter(None, (long_date_text(now.date()), header_line(shown))))
        self.header.set_texts(f"{self._hello(now)}, {rest}", line)

    def _hello(self, now: dt.datetime) -> str:
        if now.hour < _MORNING:
            return _("Good morning")
        return _("Good afternoon") if now.hour < _EVENING else _("Good evening")

    def _open_letter(self, guidance_id: int | None) -> None:
        if guidance_id is not None:
            self._touched = None
            self.refresh(None)
            self.open_at(f"{state.GUIDANCE}.{guidance_id}")

    def _tick(self, item: Item) -> None:
        if item.due.met and (item.stored is None or item.stored.done is None):
            self._feedback.toast(_("The records say that it is done."))
        else:
            calendar.tick(self._store, item, None if _met(item) else self._now().date())

    def _follow(self, target: Target) -> None:
        if target.action:
            self.action_asked.emit(target.action)
        elif target.page == self.id:
            self.open_at(target.where)
        else:
            self.asked_for.emit(target.page, target.where)

    def _on_tab(self) -> None:
        self.actions_changed.emit()

    def _on_theme_changed(self) -> None:
        if self.year:
            self.refresh(None)

    # --- what may be done now ------------------------------------------------------------------------
    def _item(self) -> Item | None:
        """The deadline under the cursor, while the calendar is open."""
        return self.calendar.item if self.tabs.currentWidget() is self.calendar else None

    def _has_deadline(self) -> bool:
        return self._item() is not None

    def _is_met(self) -> bool:
        item = self._item()
        return item is not None and _met(item)

    def _is_dropped(self) -> bool:
        item = self._item()
        return item is not None and item.stored is not None and item.stored.dropped

    def _is_changed(self) -> bool:
        item = self._item()
        return item is not None and item.stored is not None and not item.own

    def _has_place(self) -> bool:
        if self.tabs.currentWidget() is self.guidance:
            asked = self.guidance.asked
            return asked is not None and asked.target is not None and bool(asked.target.page)
        item = self._item()
        return item is not None and bool(item.due.page)

    def _has_letter(self) -> bool:
        return self.tabs.currentWidget() is self.guidance and self.guidance.letter is not None

    def _has_item(self) -> bool:
        return self._has_letter() and self.guidance.asked is not None

    def _has_answer(self) -> bool:
        asked = self.guidance.asked if self._has_item() else None
        return asked is not None and asked.ask.answer_kind is not None


def _met(item: Item) -> bool:
    return item.state in {ItemState.DONE, ItemState.LATE_DONE}
