"""The page «Khen thưởng» (presenter): one round of the year on tabs, from conditions to dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import date_text
from thiduadesk.services import rounds
from thiduadesk.ui.actions import Action
from thiduadesk.ui.honours import judging
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.people.page import place_of
from thiduadesk.ui.pages.rounds import asking
from thiduadesk.ui.pages.rounds import shown as reading
from thiduadesk.ui.pages.rounds.cases import CaseSteps
from thiduadesk.ui.pages.rounds.council import CouncilTab
from thiduadesk.ui.pages.rounds.dossiers import DossiersTab
from thiduadesk.ui.pages.rounds.initiatives import InitiativesTab
from thiduadesk.ui.pages.rounds.matrix import MatrixTab
from thiduadesk.ui.pages.rounds.money import MoneyTab
from thiduadesk.ui.pages.rounds.nominations import NominationsTab
from thiduadesk.ui.pages.rounds.results import ResultsTab
from thiduadesk.ui.pages.rounds.shown import Shown
from thiduadesk.ui.pages.rounds.statistics import StatisticsTab
from thiduadesk.ui.pages.rounds.ways_out import WaysOut
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from thiduadesk.data.store import Store
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.honours.judging import Findings
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

_HEADER = frozenset({"palette", "header"})
_DOT = " \N{MIDDLE DOT} "


class RoundsPage(Page):
    """Conditions, nominations, the council, dossiers, money and results of a year."""

    id: ClassVar[str] = "rounds"
    title: ClassVar[str] = N_("Commendation")
    icon: ClassVar[str] = "award"

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._feedback, self._now = store, runner, feedback, now
        self._wanted: int | None = None
        self._job: Job[Findings] | None = None
        self._waiting, self._whole = False, True
        self.findings: Findings | None = None
        self.shown = Shown(0, now().date())
        self.header = PageHeader(_(self.title))
        self.round = QComboBox()
        self.round.setAccessibleName(_("Round of review"))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.line = ElidedLabel("", "muted")
        self.nominations = NominationsTab()
        self.matrix = MatrixTab()
        self.council = CouncilTab(store, feedback)
        self.dossiers = DossiersTab(store, runner, feedback)
        self.money = MoneyTab(store, feedback)
        self.results = ResultsTab(store)
        self.statistics = StatisticsTab(store, runner, feedback)
        self.initiatives = InitiativesTab(store, feedback)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.cases = CaseSteps(
            self, store, feedback, lambda: self.shown, self.matrix, self.nominations
        )
        self.ways_out = WaysOut(
            self.tabs, store, runner, feedback, lambda: self.shown, self.dossiers, self.money
        )
        for title, tab in (
            (_("Conditions"), self.matrix),
            (_("Nominations"), self.nominations),
            (_("Council"), self.council),
            (_("Dossiers"), self.dossiers),
            (_("Money"), self.money),
            (_("Results"), self.results),
            (_("Statistics"), self.statistics),
            (_("Initiatives"), self.initiatives),
        ):
            self.tabs.addTab(tab, title)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(label(_("Round"), "label"))
        bar.addWidget(self.round)
        bar.addWidget(self.line, 1)
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addLayout(bar)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self._connect()

    def _connect(self) -> None:
        self.round.activated.connect(lambda _at: self._on_round())
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())
        self.nominations.chosen.connect(self.actions_changed)
        self.nominations.change_asked.connect(self.cases.change_nomination)
        self.nominations.withdraw_asked.connect(self.cases.withdraw)
        self.matrix.chosen.connect(self.actions_changed)
        self.initiatives.chosen.connect(self.actions_changed)
        self.matrix.propose_asked.connect(self.cases.propose_cell)
        self.council.council_asked.connect(self.ask_council)
        self.dossiers.paper_asked.connect(
            lambda number: self.asked_for.emit("dispatches", str(number))
        )
        self.initiatives.paper_asked.connect(
            lambda number: self.asked_for.emit("dispatches", str(number))
        )
        self.results.opened.connect(
            lambda subject: self.asked_for.emit("people", place_of(subject))
        )
        self.statistics.asked.connect(self._show_results)

    # --- the page as the window knows it -----------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        self.shown = reading.read(self._store, self.year, self._now().date(), self._wanted)
        self._wanted = self.shown.round.id if self.shown.round is not None else None
        self._show_bar()
        self._show_tab()
        self._whole |= changes is None or not judging.only_votes(changes.touched)
        self._waiting = True
        if self.isVisible():
            self._judge()
        self.actions_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waiting:
            self._judge()

    @override
    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action("rounds.new", N_("New round…"), self.ask_new, "Ctrl+N", "add",
                   enabled=lambda: self.year > 0, places=_HEADER, group="round"),
            Action("rounds.change", N_("Change the round…"), self.ask_change, "Ctrl+Shift+E", "edit",
                   enabled=self._has_round, group="round"),
            Action("rounds.remove", N_("Delete the round"), self.remove, "", "delete",
                   enabled=self._has_round, group="round"),
            *self.cases.actions(),
            *self.ways_out.actions(),
            *self.statistics.page_actions(),
            *self.initiatives.actions_of_tab(),
        )  # fmt: skip

    @override
    def use_actions(self, registry: ActionRegistry) -> None:
        self.header.add_actions(registry, ("rounds.new", "rounds.papers", "rounds.folder"))

    @override
    def open_at(self, where: str) -> None:
        if where.isdigit():
            self._wanted = int(where)
            self.refresh(None)

    # --- the round ---------------------------------------------------------------------------------
    def ask_new(self) -> None:
        """Open a round of the work year."""
        year = self.year
        kept = Round(
            0,
            _("Review at the end of {year}").format(year=year),
            RoundKind.YEAR_END,
            year,
            dt.date(year, 12, 31),
        )
        made = asking.ask_round(self._store, kept, self)
        if made is not None:
            self._wanted = made
            self.tabs.setCurrentWidget(self.nominations)
            self.refresh(None)

    def ask_change(self) -> None:
        """Change the round: its day of receipt, council, meeting."""
        if self.shown.round is not None:
            asking.ask_round(self._store, self.shown.round, self)

    def remove(self) -> None:
        """Take the round away with its nominations; undo brings it back."""
        kept = self.shown.round
        if kept is not None and self._feedback.guard(lambda: rounds.remove(self._store, kept.id)):
            self._feedback.toast(_("Deleted."), undo=True)

    def ask_council(self) -> None:
        """Change the council of the round, or enter the first one."""
        kept, meeting = self.shown.round, self.shown.meeting
        if kept is None:
            return
        council = meeting.council if meeting is not None else None
        made = asking.ask_council(self._store, council or Council(0, ""), self)
        if made is not None and kept.council_id != made:
            rounds.save(self._store, replace(kept, council_id=made))

    # --- inside ------------------------------------------------------------------------------------
    def _show_bar(self) -> None:
        shown = self.shown
        self.header.set_texts(_(self.title), _("Year {year}").format(year=shown.year))
        with QSignalBlocker(self.round):
            self.round.clear()
            for one in shown.rounds:
                self.round.addItem(one.name, one.id)
            self.round.setCurrentIndex(self.round.findData(self._wanted))
        self.round.setEnabled(bool(shown.rounds))
        if shown.round is None:
            self.line.setText(_("No round yet: “New round…” opens one"))
            return
        state = _(reading.ROUND_STATES[shown.round.state])
        day = _("dossiers received on {day}").format(day=date_text(shown.round.received))
        pack = judging.pack_words(rounds.pack_of(self._store, shown.round))
        self.line.setText(_DOT.join((state, day, pack)))

    def _show_tab(self) -> None:
        tab = self.tabs.currentWidget()
        if tab is self.matrix:
            self.matrix.show_judged(self.shown, self._judged())
        elif tab is self.nominations:
            self._show_nominations()
        elif isinstance(
            tab,
            (CouncilTab, DossiersTab, MoneyTab, ResultsTab, StatisticsTab, InitiativesTab),
        ):
            tab.show_round(self.shown)
        self.actions_changed.emit()

    def _show_results(self, year: int | None, honour: str | None) -> None:
        """The list behind a number of the statistics."""
        self.tabs.setCurrentWidget(self.results)
        self.results.show_only(year, honour)

    def _show_nominations(self) -> None:
        found = self.findings
        meters = judging.meters(found.review) if found is not None and found.review else ()
        self.nominations.show_round(self.shown, meters)
        if found is not None:
            self.nominations.show_judged(found.of_round, found.review)
        else:
            self.nominations.show_judged(None)

    def _judge(self) -> None:
        """Hold everybody against the law beside the window; what was asked before is given up.

        Only while the page is seen: nobody else looks at the verdicts.
        """
        if self._job is not None:
            self._job.cancel()
        store, shown = self._store, self.shown
        if not shown.year:
            return
        before = None if self._whole else self._judged()
        self._waiting = False

        def work(context: JobContext) -> Findings:
            found = judging.judge(store, shown.year, shown.round, before)
            context.progress(1, 1)
            return found

        self._job = self._runner.submit(work, succeeded=self._on_judged)

    def _judged(self) -> judging.Judged | None:
        return self.findings.judged if self.findings is not None else None

    def _on_judged(self, found: Findings) -> None:
        self.findings, self._whole = found, False
        tab = self.tabs.currentWidget()
        if tab is self.matrix:
            self.matrix.show_judged(self.shown, found.judged)
        elif tab is self.nominations:
            self._show_nominations()

    def _on_round(self) -> None:
        self._wanted = self.round.currentData()
        self.refresh(None)

    def _has_round(self) -> bool:
        return self.shown.round is not None
