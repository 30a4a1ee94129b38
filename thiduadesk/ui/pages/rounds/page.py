"""The page «Khen thưởng» (presenter): one round of the year on tabs, from conditions to dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.services import awards
from thiduadesk.services import dossierfolder
from thiduadesk.services import dossiers
from thiduadesk.services import proposals
from thiduadesk.services import rounds
from thiduadesk.services import roundway
from thiduadesk.services import statistics
from thiduadesk.ui.actions import Action
from thiduadesk.ui.honours import judging
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.people.page import place_of
from thiduadesk.ui.pages.rounds import asking
from thiduadesk.ui.pages.rounds import forms
from thiduadesk.ui.pages.rounds import shown as reading
from thiduadesk.ui.pages.rounds.council import CouncilTab
from thiduadesk.ui.pages.rounds.dossiers import DossiersTab
from thiduadesk.ui.pages.rounds.matrix import MatrixTab
from thiduadesk.ui.pages.rounds.money import MoneyTab
from thiduadesk.ui.pages.rounds.nominations import NominationsTab
from thiduadesk.ui.pages.rounds.results import ResultsTab
from thiduadesk.ui.pages.rounds.shown import Shown
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import papers_folder
from thiduadesk.ui.saving import saved
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
_STATE = NominationState
_DOT = " \N{MIDDLE DOT} "
_BOOK = (N_("Excel workbook (*.xlsx)"),)


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
        self.dossiers = DossiersTab(store)
        self.money = MoneyTab(store, feedback)
        self.results = ResultsTab(store)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for title, tab in (
            (_("Conditions"), self.matrix),
            (_("Nominations"), self.nominations),
            (_("Council"), self.council),
            (_("Dossiers"), self.dossiers),
            (_("Money"), self.money),
            (_("Results"), self.results),
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
        self.nominations.change_asked.connect(self.change_nomination)
        self.nominations.withdraw_asked.connect(self.withdraw)
        self.matrix.chosen.connect(self.actions_changed)
        self.matrix.propose_asked.connect(self.propose_cell)
        self.council.council_asked.connect(self.ask_council)
        self.dossiers.paper_asked.connect(
            lambda number: self.asked_for.emit("dispatches", str(number))
        )
        self.results.opened.connect(
            lambda subject: self.asked_for.emit("people", place_of(subject))
        )

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
        there, open_, some = self._has_round, self._is_open, self._has_marked
        return (
            Action("rounds.new", N_("New round…"), self.ask_new, "Ctrl+N", "add",
                   enabled=lambda: self.year > 0, places=_HEADER, group="round"),
            Action("rounds.change", N_("Change the round…"), self.ask_change, "Ctrl+Shift+E", "edit",
                   enabled=there, group="round"),
            Action("rounds.remove", N_("Delete the round"), self.remove, "", "delete",
                   enabled=there, group="round"),
            Action("rounds.registered", N_("Propose who registered"), self.propose_registered,
                   "F6", enabled=open_, group="propose"),
            Action("rounds.propose", N_("Propose…"), self.ask_propose, "Ctrl+Shift+N", "add",
                   enabled=open_, group="propose"),
            Action("rounds.handout", N_("Hand out a form…"), self.hand_out, "Ctrl+E", "export",
                   enabled=open_, group="propose"),
            Action("rounds.readback", N_("Read a form back…"), self.ask_form, "Ctrl+I", "import",
                   enabled=open_, group="propose"),
            Action("rounds.override", N_("Go on against the conditions…"), self.ask_override, "F8",
                   enabled=lambda: open_() and some(), group="case"),
            Action("rounds.withdraw", N_("Withdraw the marked"), self.withdraw, "", "delete",
                   enabled=some, group="case"),
            Action("rounds.freeze", N_("Freeze the votes"), self.freeze, "F9", "check",
                   enabled=open_, group="way"),
            Action("rounds.thaw", N_("Open the votes again"), self.thaw, "", "",
                   enabled=lambda: self.shown.frozen, group="way"),
            Action("rounds.submit", N_("Submit the marked"), partial(self._move, _STATE.SUBMITTED),
                   enabled=some, group="way"),
            Action("rounds.return", N_("Send the marked back…"), self.ask_return, enabled=some,
                   group="way"),
            Action("rounds.again", N_("Propose the marked again"),
                   partial(self._move, _STATE.PROPOSED), enabled=some, group="way"),
            Action("rounds.decide", N_("Enter the decision…"), self.ask_decision, "Ctrl+D",
                   enabled=some, group="way"),
            Action("rounds.papers", N_("Draft the papers"), self.draft_papers, "F7", "document",
                   enabled=self._has_cases, places=_HEADER, group="papers"),
            Action("rounds.folder", N_("Dossiers into a folder…"), self.ask_folder, "Ctrl+Shift+D",
                   "export", enabled=self._has_cases, places=_HEADER, group="papers"),
            Action("rounds.money", N_("Save the money list…"), self.save_money,
                   enabled=self._has_cases, group="money"),
            Action("rounds.pay", N_("Pay what is decided from the fund"), self.pay,
                   enabled=self._has_cases, group="money"),
            Action("rounds.statistics", N_("Save the statistics of the year…"),
                   self.save_statistics, enabled=lambda: self.year > 0, group="money"),
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

    # --- nominations -------------------------------------------------------------------------------
    def propose_registered(self) -> None:
        """Everybody who registered for the year of the round."""
        self._proposed(lambda number: rounds.from_registrations(self._store, number))

    def propose_cell(self) -> None:
        """The subject under the cursor of the conditions for the honour of the column."""
        cell = self.matrix.cell
        if cell is None:
            return
        if not self._is_open():
            self._feedback.toast(_("Open a round first (Ctrl+N): proposals belong to one."))
            return
        self._proposed(lambda number: rounds.nominate(self._store, number, [cell]))

    def ask_propose(self) -> None:
        """Propose somebody; the cell under the cursor of the conditions is offered."""
        on_matrix = self.tabs.currentWidget() is self.matrix
        cell = self.matrix.cell if on_matrix else None
        asking.ask_proposal(self._store, self.shown, cell[0] if cell else None, self)

    def hand_out(self) -> None:
        """Write the form of a unit."""
        forms.hand_out(self._store, self._feedback, self.shown, self)

    def ask_form(self) -> None:
        """Ask for a form that came back and look at it."""
        path = forms.choose_form(self)
        if path is not None:
            self.read_form(path)

    def read_form(self, path: Path) -> None:
        """Look at a form before it is taken over."""
        kept = self.shown.round
        found: list[proposals.StagedForm] = []
        if kept is None or not self._feedback.guard(
            lambda: found.append(proposals.read(self._store, kept.id, path))
        ):
            return
        dialog = forms.FormDialog(self._store, self._feedback, self.shown, found[0], self)
        if dialog.exec():
            self._say_proposed(dialog.taken)
        dialog.deleteLater()

    def change_nomination(self) -> None:
        """Change the words of the nomination under the cursor."""
        marked = self.nominations.selected
        if not marked:
            return
        one = marked[0]

        def save(words: str) -> None:
            rounds.change(self._store, replace(one, achievement=words))

        asking.ask_words(
            _("Change the nomination"), self.shown.name(one.subject),
            _("Achievement in a few words"), save, self, one.achievement,
        )  # fmt: skip

    def ask_override(self) -> None:
        """Go on with the nomination under the cursor against the conditions, with a reason."""
        marked = self.nominations.selected
        if not marked:
            return
        one = marked[0]

        def save(words: str) -> None:
            rounds.change(self._store, replace(one, override=words))

        text = _(
            "The reason is printed nowhere; it stays with the nomination. Empty takes it back."
        )
        asking.ask_words(
            _("Go on against the conditions"), text, _("Reason"), save, self, one.override
        )

    def withdraw(self) -> None:
        """Take the marked nominations out of the round; undo brings them back."""
        ids = self._marked()
        if ids and self._feedback.guard(lambda: rounds.withdraw(self._store, ids)):
            self._feedback.toast(_("Withdrawn."), undo=True)

    def ask_return(self) -> None:
        """Send the marked back, with the reason that later rounds are reminded of."""
        ids = self._marked()
        text = _("Later rounds show the reason beside this name.")
        asking.ask_words(
            _("Send the marked back"), text, _("Reason"),
            lambda words: roundway.move(self._store, ids, _STATE.RETURNED, words), self,
        )  # fmt: skip

    def ask_decision(self) -> None:
        """Enter the decision that grants the marked."""
        ids = self._marked()

        def decide(number: str, day: dt.date, decider: str) -> None:
            roundway.decide(self._store, ids, number, day, decider)

        asking.ask_decision(len(ids), decide, self)

    # --- the council -------------------------------------------------------------------------------
    def freeze(self) -> None:
        """The council has voted: its result stands."""
        kept = self.shown.round
        if kept is not None and self._feedback.guard(lambda: roundway.freeze(self._store, kept.id)):
            self._feedback.toast(_("The votes are frozen."), undo=True)

    def thaw(self) -> None:
        """Open the votes again."""
        kept = self.shown.round
        if kept is not None:
            roundway.thaw(self._store, kept.id)

    # --- papers ------------------------------------------------------------------------------------
    def draft_papers(self) -> None:
        """Draft what of the round's papers is not drafted yet."""
        kept = self.shown.round
        if kept is None:
            return
        number, today = kept.id, self.shown.today
        made: list[tuple[int, ...]] = []
        if not self._feedback.guard(
            lambda: made.append(dossiers.draft(self._store, number, today))
        ):
            return
        self.tabs.setCurrentWidget(self.dossiers)
        count = len(made[0])
        if count:
            words = ngettext(
                "{count} paper is drafted; it stands among the dispatches.",
                "{count} papers are drafted; they stand among the dispatches.",
                count,
            )
            self._feedback.toast(words.format(count=count), undo=True)
        else:
            self._feedback.toast(_("Every paper of the round is drafted already."))

    def ask_folder(self) -> None:
        """Ask for a place, and bring all dossiers of the round there."""
        kept = self.shown.round
        if kept is None:
            return
        title, name = _("Dossiers into a folder"), _("Dossiers {round}").format(round=kept.name)
        path = _ask_new_folder(self, title, name)
        if path is not None:
            self.save_folder(path)

    def save_folder(self, folder: Path) -> None:
        """Write all dossiers of the round; cancelled, none of them stays."""
        kept = self.shown.round
        if kept is None:
            return
        number, day = kept.id, self.shown.today

        def work(context: JobContext) -> tuple[Path, ...]:
            return dossierfolder.save(self._store, number, folder, day, context.progress)

        self._runner.submit(
            work,
            title=_("Writing the dossiers"),
            succeeded=lambda files: self._on_folder(folder, len(files)),
        )

    def save_money(self) -> None:
        """Write the money list of the round."""
        kept = self.shown.round
        path = ask_path(self, _("Save the money list"), _("Award money.xlsx"), _book())
        if kept is not None and path is not None:
            awards.save_list(self._store, kept.id, self.shown.day, path)
            saved(self._feedback, path)

    def pay(self) -> None:
        """Take the money of what is decided out of the fund."""
        kept = self.shown.round
        if kept is not None and self._feedback.guard(
            lambda: awards.pay(self._store, kept.id, self.shown.today, kept.name)
        ):
            self.tabs.setCurrentWidget(self.money)
            self._feedback.toast(_("Paid from the fund."), undo=True)

    def save_statistics(self) -> None:
        """Write the statistics of the year with the ministry's forms."""
        name = _("Statistics {year}.xlsx").format(year=self.year)
        path = ask_path(self, _("Save the statistics"), name, _book())
        if path is not None:
            statistics.save(self._store, self.year, path)
            saved(self._feedback, path)

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
        elif isinstance(tab, (CouncilTab, DossiersTab, MoneyTab, ResultsTab)):
            tab.show_round(self.shown)
        self.actions_changed.emit()

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

    def _on_folder(self, folder: Path, count: int) -> None:
        words = ngettext("{count} file in {folder}", "{count} files in {folder}", count)
        self._feedback.banner(
            "saved",
            words.format(count=count, folder=folder),
            tone="neutral",
            answer=_("Open the folder"),
            run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _proposed(self, propose: Callable[[int], tuple[int, ...]]) -> None:
        kept = self.shown.round
        made: list[int] = []
        if kept is not None and self._feedback.guard(lambda: made.extend(propose(kept.id))):
            self._say_proposed(len(made))

    def _say_proposed(self, count: int) -> None:
        if not count:
            self._feedback.toast(_("Nobody new: they stand in the round already."))
            return
        words = ngettext("{count} nomination added.", "{count} nominations added.", count)
        self._feedback.toast(words.format(count=count), undo=True)

    def _move(self, to: NominationState) -> None:
        ids = self._marked()
        if ids:
            roundway.move(self._store, ids, to)

    def _marked(self) -> tuple[int, ...]:
        return tuple(one.id for one in self.nominations.selected)

    def _has_round(self) -> bool:
        return self.shown.round is not None

    def _is_open(self) -> bool:
        return self._has_round() and not self.shown.frozen

    def _has_cases(self) -> bool:
        return bool(self.shown.nominations)

    def _has_marked(self) -> bool:
        return self.tabs.currentWidget() is self.nominations and bool(self._marked())


def _book() -> tuple[str, ...]:
    return tuple(_(one) for one in _BOOK)


def _ask_new_folder(parent: QWidget, title: str, name: str) -> Path | None:
    """A folder inside the one she chooses, not there yet."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(parent, title, str(papers_folder()))
    if not chosen:
        return None
    bare = "".join(" " if sign in '<>:"/\\|?*' else sign for sign in name).strip()
    folder, number = Path(chosen) / bare, 2
    while folder.exists():
        folder, number = Path(chosen) / f"{bare} ({number})", number + 1
    return folder
