"""The tab «Sổ văn bản»: the list of papers, and the record of the one chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import Use
from thiduadesk.i18n import _
from thiduadesk.services import paperconflicts
from thiduadesk.services import papers
from thiduadesk.ui.editor import inserts
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.papers.files import FileGestures
from thiduadesk.ui.pages.papers.listing import CONFLICTS
from thiduadesk.ui.pages.papers.listing import PaperList
from thiduadesk.ui.pages.papers.pasting import PasteDialog
from thiduadesk.ui.pages.papers.record import FIELDS
from thiduadesk.ui.pages.papers.record import PaperPane
from thiduadesk.ui.pages.papers.record import made_field
from thiduadesk.ui.papers import words
from thiduadesk.ui.papers.picking import PickDialog
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import two_parts

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.findings import Finding
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

_OF_REGISTER = {"paper", "amendment", "kept_file"}
"""Tables that the list and the fields are read from; others only change the uses."""


class RegisterTab(QWidget):
    """The register: find, read, change, take in, attach, make one of two.

    Signals:
        asked_for: the page of a use, and where in it; ``year_asked`` the year of that.
        chosen: another paper is shown, or another number of them.
    """

    asked_for = Signal(str, str)
    year_asked = Signal(int)
    chosen = Signal()

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
        self._year = 0
        self._wanted: int | None = None
        self._job: Job[tuple[tuple[Use, ...], tuple[Finding, ...]]] | None = None
        self._whole: Job[Mapping[int, tuple[Finding, ...]]] | None = None
        self._offering: Job[papers.Occurring] | None = None
        self._looked = False
        self.list = PaperList(store)
        self.pane = PaperPane(partial(papers.save, store))
        self.files = FileGestures(self, store, feedback, self.seen)
        self.empty = EmptyState(
            _("No paper cited yet"),
            _(
                "Here stands every paper that the office cites, once: number, date, issuer, its "
                "file and where it is used. Paste a report: the papers it cites are found."
            ),
            ((_("Paste text…"), self.paste), (_("Add a paper…"), self.add)),
        )
        self.splitter = two_parts(self.list, self.pane, (540, 570))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)
        self._connect()

    def _connect(self) -> None:
        pasted = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.list.view)
        pasted.setContext(Qt.ShortcutContext.WidgetShortcut)
        pasted.activated.connect(self.paste)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _id: self.pane.field("number").setFocus())
        self.list.delete_asked.connect(self.delete)
        self.list.conflicts_asked.connect(self._look_through)
        self.list.files_dropped.connect(self.files.drop)
        self.pane.use_asked.connect(self.go_to)
        self.pane.paper_asked.connect(self.show_paper)
        self.pane.merge_asked.connect(self._merge)
        self.pane.attach_asked.connect(self.files.ask)
        self.pane.open_asked.connect(self.files.open)
        self.pane.detach_asked.connect(self.files.detach)
        self.pane.files_dropped.connect(self.files.attach)
        self.pane.amend_asked.connect(self.ask_amended)
        self.pane.unamend_asked.connect(partial(self._amend, on=False))

    # --- what the page asks ------------------------------------------------------------------------
    @property
    def paper(self) -> Paper | None:
        """The paper shown."""
        return self.pane.paper

    @property
    def count(self) -> int:
        """How many papers are listed."""
        return len(self.list.model.keys)

    def set_year(self, year: int) -> None:
        """The work year: uses of other years lead there."""
        self._year = year

    def refresh(self, changes: Changes | None) -> None:
        """Show the register as it is; of a change only what it touched."""
        if changes is None or _OF_REGISTER & changes.touched.keys():
            count = papers.count(self._store)
            self.splitter.setVisible(count > 0)
            self.empty.setVisible(not count)
            self.list.show_all(count)
            self._offer()
            if self._wanted is None or self.list.model.place_of(self._wanted) is None:
                first = next(iter(self.list.model.keys), None)
                self._wanted = first if isinstance(first, int) else None
            if self._wanted is not None:
                self.list.view.choose(self._wanted, 0)
        self._show()
        if self._looked:
            self._look_through()

    def show_paper(self, paper_id: int) -> None:
        """Bring a paper into view."""
        self.pane.commit()
        self.list.choose(paper_id)

    def seen(self, paper_id: int | None = None) -> Paper | None:
        """The paper shown with what was typed into it, or another brought into view first."""
        self.pane.commit()
        if paper_id is not None:
            self.show_paper(paper_id)
        return self.paper

    def leave(self) -> bool:
        """Keep what is being typed."""
        return self.pane.commit()

    # --- gestures ----------------------------------------------------------------------------------
    def add(self) -> None:
        """Ask for a new paper, and open its record."""
        made: list[int] = []
        fields = [made_field(spec) for spec in FIELDS]
        for spec, field in zip(FIELDS, fields, strict=True):
            field.load(spec.get(Paper(0, "", "", "")))

        def do(*values: object) -> None:
            paper = Paper(0, "", "", "")
            for spec, value in zip(FIELDS, values, strict=True):
                paper = spec.put(paper, value)
            made.append(papers.save(self._store, paper))

        text = _("A paper the office cites. Several at once: paste the text that cites them.")
        if StepDialog(_("New paper"), text, fields, do, self, yes=_("Save")).ask():
            self.show_paper(made[0])

    def paste(self) -> None:
        """Take in the papers that a text cites."""
        self.pane.commit()
        dialog = PasteDialog(self._store, self._feedback, self)
        if dialog.ask() and dialog.taken:
            self.show_paper(dialog.taken[0])
            self._feedback.toast(
                _("{count} papers taken in.").format(count=dialog.added), undo=True
            )

    def copy(self) -> None:
        """Put the paper shown into the clipboard as reports cite it."""
        if self.paper is not None:
            QGuiApplication.clipboard().setText(inserts.paper_words(self.paper))
            self._feedback.toast(_("Copied. Paste it into any text."))

    def delete(self) -> None:
        """Take the paper shown away; the trash keeps it, undo brings it back."""
        paper = self.paper
        if paper and self._feedback.guard(lambda: papers.remove(self._store, paper.id)):
            self._feedback.toast(_("Deleted."), undo=True)

    def ask_merge(self) -> None:
        """Choose the record that is the same paper as the one shown."""
        text = _("The record shown stays; all that points to the other points to it from then on.")
        other = self._pick(_("Make the two one"), text, lambda paper: paper.number.lstrip("0"))
        if other is not None:
            self._merge(other)

    def ask_amended(self) -> None:
        """Choose an older paper that the one shown amends or replaces."""
        text = _("Choose the older paper that this one amends or replaces.")
        older = self._pick(_("Amends it"), text, lambda _paper: "")
        if older is not None:
            self._amend(older, on=True)

    def go_to(self, use: Use) -> None:
        """Open the place where the paper is used."""
        if use.year is not None and use.year != self._year:
            self.year_asked.emit(use.year)
        self.asked_for.emit(*words.use_target(use))

    # --- inside ------------------------------------------------------------------------------------
    def _pick(self, title: str, text: str, first: Callable[[Paper], str]) -> int | None:
        paper = self.paper
        if paper is None:
            return None
        dialog = PickDialog(self._store, title, text, paper.id, self, words_first=first(paper))
        return dialog.ask()

    def _merge(self, other: int) -> None:
        paper = self.paper
        if paper and self._feedback.guard(lambda: papers.merge(self._store, paper.id, other)):
            self._feedback.toast(_("The two records are one."), undo=True)

    def _amend(self, older: int, *, on: bool) -> None:
        paper = self.paper
        if paper is not None:
            self._feedback.guard(lambda: papers.set_amends(self._store, paper.id, older, on=on))

    def _on_chosen(self, paper_id: object) -> None:
        if paper_id == self._wanted or not isinstance(paper_id, int):
            return
        self.pane.commit()
        self._wanted = paper_id
        self._show()

    def _show(self) -> None:
        found = papers.some(self._store, () if self._wanted is None else (self._wanted,))
        if not found:
            self._wanted = None
            self.pane.show_paper(None)
            self.chosen.emit()
            return
        (paper,) = found
        older, newer = papers.amends(self._store, paper.id)
        self.pane.show_paper(paper, papers.attached(self._store, paper.file), older, newer)
        self._look_around(paper.id)
        self.chosen.emit()

    def _offer(self) -> None:
        """Find what there is to choose from, beside the window."""
        if self._offering is not None:
            self._offering.cancel()
        store = self._store

        def work(context: JobContext) -> papers.Occurring:
            found = papers.occurring(store)
            context.progress(1, 1)
            return found

        def show(known: papers.Occurring) -> None:
            self.list.offer(known)
            self.pane.offer(known.issuers)

        self._offering = self._runner.submit(work, succeeded=show)

    def _look_around(self, paper_id: int) -> None:
        """Find where a paper is used and what contradicts it, beside the window."""
        if self._job is not None:
            self._job.cancel()
        store, today = self._store, self._now().date()

        def work(context: JobContext) -> tuple[tuple[Use, ...], tuple[Finding, ...]]:
            uses = papers.used(store, paper_id)
            context.progress(1, 2)
            return uses, paperconflicts.of_paper(store, paper_id, uses, today)

        def show(found: tuple[tuple[Use, ...], tuple[Finding, ...]]) -> None:
            if self._wanted == paper_id:
                self.pane.uses.show_uses(found[0])
                self.pane.conflicts.show_findings(found[1])

        self._job = self._runner.submit(work, succeeded=show, failed=_gone)

    def _look_through(self) -> None:
        """Look the whole register through, beside the window; from then on after each change."""
        self._looked = True
        if self._whole is not None:
            self._whole.cancel()
        store, today = self._store, self._now().date()

        def work(context: JobContext) -> Mapping[int, tuple[Finding, ...]]:
            found = paperconflicts.of_all(store, today)
            context.progress(1, 1)
            return found

        self._whole = self._runner.submit(work, succeeded=self._on_looked)

    def _on_looked(self, found: Iterable[int]) -> None:
        self.list.set_conflicts(found)
        if self.list.which.currentData() != CONFLICTS:
            self._looked = False


def _gone(problem: BaseException) -> None:
    """The paper was deleted while it was looked at."""
    del problem
