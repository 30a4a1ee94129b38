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
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.overview import shown as reading
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.deadlines import DeadlineSteps
from thiduadesk.ui.pages.overview.letters import LetterSteps
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
        self.deadlines = DeadlineSteps(self, store, feedback, now, self.calendar)
        self.letters = LetterSteps(self, store, feedback, self._open_letter)
        self.guidance = self.letters.tab
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
        self.today.ticked.connect(self._on_ticked)
        self.calendar.chosen.connect(self.actions_changed)
        self.guidance.chosen.connect(self.actions_changed)
        self.tabs.currentChanged.connect(lambda _at: self.actions_changed.emit())
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
        touched = None if self._touched is None else frozenset(self._touched)
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
            *self.deadlines.actions(),
            Action("overview.work", N_("Go where it is done"), self.go_to_work, "Ctrl+Return",
                   "open", enabled=self._has_place, group="work"),
            *self.letters.actions(),
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

    # --- inside --------------------------------------------------------------------------------------
    def go_to_work(self) -> None:
        """Open where the deadline is worked on, or what answers the item."""
        asked = self.guidance.asked
        if self.tabs.currentWidget() is self.guidance:
            if asked is not None and asked.target is not None and asked.target.page:
                self.asked_for.emit(asked.target.page, asked.target.where)
            return
        item = self.calendar.item
        if item is not None:
            self._follow(state.place_of(item))

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

    def _open_letter(self, guidance_id: int) -> None:
        self.refresh(None)
        self.open_at(f"{state.GUIDANCE}.{guidance_id}")

    def _follow(self, target: Target) -> None:
        if target.action:
            self.action_asked.emit(target.action)
        elif target.page == self.id:
            self.open_at(target.where)
        else:
            self.asked_for.emit(target.page, target.where)

    def _on_ticked(self, step: Item) -> None:
        self._feedback.guard(lambda: self.deadlines.tick(step))

    def _on_theme_changed(self) -> None:
        if self.year:
            self.refresh(None)

    def _has_place(self) -> bool:
        if self.tabs.currentWidget() is self.guidance:
            asked = self.guidance.asked
            return asked is not None and asked.target is not None and bool(asked.target.page)
        item = self.calendar.item if self.tabs.currentWidget() is self.calendar else None
        return item is not None and bool(item.due.page)
