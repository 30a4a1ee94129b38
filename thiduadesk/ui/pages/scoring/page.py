"""The page «Chấm điểm» (presenter): reads the sheet, shows it, turns gestures into verbs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QTimer
from typing_extensions import override

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import finds
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import evidence
from thiduadesk.services import papers
from thiduadesk.services import rubric
from thiduadesk.services.comparison import partners
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.rule_dialog import RuleDialog
from thiduadesk.ui.pages.scoring.view import ScoringView
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.rubric import Row
    from thiduadesk.domain.rubric import Score
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.pages.scoring.ways_out import WaysOut
    from thiduadesk.ui.tasks.runner import BaseRunner


class ScoringPage(Page):
    """The rubric as its official table, scored in place and proven as it is typed.

    Args:
        store: the data.
        runner: does what takes long.
        feedback: the voice of the window.
        parent: the window.
        back_up: backs the data up before a rubric is imported.
    """

    id: ClassVar[str] = "scoring"
    title: ClassVar[str] = N_("Scoring")
    icon: ClassVar[str] = "scoring"
    counted: ClassVar[bool] = True

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        parent: QWidget | None = None,
        *,
        back_up: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._back_up = back_up
        self._store = store
        self._runner = runner
        self._feedback = feedback
        self._sheet_view: SheetView | None = None
        self._before: SheetView | None = None
        self._partners: dict[str, Row] = {}
        self._waiting: list[Callable[[], None]] = []
        self.header = PageHeader(_("Scoring"))
        self.view = ScoringView(self._find_evidence)
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view.table)
        self.view.model.edited.connect(self._on_edited)
        self.view.row_changed.connect(self._on_row_changed)
        self.view.import_asked.connect(self.import_rubric)
        self.view.pane.asked.connect(self._on_asked)
        self.view.pane.evidence_asked.connect(self._on_evidence)
        self.view.pane.fault.connect(feedback.toast)
        self.view.findings.chosen.connect(lambda one: self.open_at(one.where))

    # --- the page as the window knows it --------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and self._waiting:
            return
        self._sheet_view = rubric.view(self._store, self.year)
        self._before = rubric.view(self._store, self.year - 1)
        self._partners = self._matched()
        self._show()
        if changes is None:
            self.view.findings.head.setChecked(self.badge() > 0)

    @override
    def page_actions(self) -> tuple[Action, ...]:
        has = self._has_sheet
        header = frozenset({"palette", "header"})
        page = "scoring"
        return (
            Action(f"{page}.import", N_("Import a rubric…"), self.import_rubric,
                   shortcut="Ctrl+Shift+I", icon="import", places=header),
            Action(f"{page}.rule", N_("Change the rule of the row…"), self.change_rule,
                   shortcut="F4", enabled=lambda: self.current() is not None),
            Action(f"{page}.compare", N_("Compare with the year before"), self.compare,
                   shortcut="Ctrl+Shift+Y", enabled=self._has_both_years, places=header,
                   caption=lambda: _("Beside {year}").format(year=self.year - 1)),
            Action(f"{page}.export", N_("Save or print the score sheet…"), self.export,
                   shortcut="Ctrl+P", icon="print", enabled=has, places=header),
            Action(f"{page}.proofsheet", N_("Print the proof…"), self.print_proof, enabled=has),
            Action(f"{page}.proof", N_("Prove the points"), self.prove, shortcut="F7",
                   icon="check", enabled=has, primary=True, places=header,
                   caption=self._proof_caption),
            Action(f"{page}.fold", N_("Fold or open the section"), self.view.fold_current,
                   shortcut="Ctrl+Space", enabled=has),
        )  # fmt: skip

    def use_actions(self, registry: ActionRegistry) -> None:
        """Buttons of the header, made from the actions."""
        ids = ("scoring.import", "scoring.compare", "scoring.export", "scoring.proof")
        self.header.add_actions(registry, ids)

    @override
    def badge(self) -> int:
        view = self._sheet_view
        return 0 if view is None else sum(_is_error(finding.severity) for finding in view.findings)

    @override
    def open_at(self, where: str) -> None:
        if not self.view.go_to(where):
            self.view.pane.explanation.setFocus()

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        rows = self._sheet_view.sheet.rows if self._sheet_view else ()
        for row in rows:
            text = f"{row.criterion.no} {row.criterion.text}"
            explained = row.score.explanation
            if finds(key, f"{text} {explained}"):
                open_row = partial(self.asked_for.emit, self.id, row.criterion.no)
                yield Hit(text.splitlines()[0], open_row, words=f"{text} {explained}")

    @override
    def leave(self) -> bool:
        self.view.pane.keep_explanation()
        self.flush()
        return True

    # --- gestures ----------------------------------------------------------------------------------
    def import_rubric(self) -> None:
        """Choose a rubric file, look at what was understood, keep it."""
        self.leave()
        from thiduadesk.ui.pages.scoring.import_dialog import choose_rubric

        path = choose_rubric(self)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """The same with a file dropped on the window."""
        from thiduadesk.ui.pages.scoring.import_dialog import ImportDialog  # brings openpyxl

        self.leave()
        dialog = ImportDialog(
            self._store,
            self._runner,
            self._feedback,
            self.year,
            path,
            self,
            back_up=self._back_up,
        )
        dialog.exec()
        dialog.deleteLater()
        if dialog.kept:
            self._go_to_first_unscored()
            self._feedback.toast(_("The rubric of {year} is in.").format(year=self.year), undo=True)

    def _go_to_first_unscored(self) -> None:
        """Where she begins to type."""
        view = self._sheet_view
        if view is not None:
            waiting = (
                row.criterion.no
                for row in view.sheet.leaves
                if not view.totals.rows[row.criterion.no].answered
            )
            self.open_at(next(waiting, view.sheet.rows[0].criterion.no))

    def export(self) -> None:
        """Print the sheet, or save it as PDF, Word or Excel; errors in it are said first."""
        self.leave()
        if self._ways_out().sheet(self.year, self.badge()):
            self.prove()

    def print_proof(self) -> None:
        """Print the one-page proof of the sheet, or save it as PDF or Word."""
        self.leave()
        self._ways_out().proof(self.year)

    def _ways_out(self) -> WaysOut:
        from thiduadesk.ui.pages.scoring.ways_out import WaysOut  # brings the PDF reader of Qt

        return WaysOut(self, self._store, self._runner, self._feedback)

    def compare(self) -> None:
        """This year's numbers beside those of the year before."""
        self.leave()
        from thiduadesk.ui.pages.scoring.comparison import ComparisonDialog  # opened rarely

        if self._sheet_view is None or self._before is None:
            return
        dialog = ComparisonDialog(self._sheet_view, self._before, self)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self.open_at(chosen)

    def change_rule(self) -> None:
        """How the current row is scored, and its maxima."""
        row = self.current()
        if row is not None and self._sheet_view is not None:
            self.leave()
            header = row.criterion.no in self._sheet_view.sheet.parents
            dialog = RuleDialog(row.criterion, self, header=header)
            if dialog.exec() and dialog.criterion != row.criterion:
                no, changed = row.criterion.no, dialog.criterion
                self._feedback.guard(
                    lambda: rubric.change_criterion(self._store, self.year, no, changed)
                )
            dialog.deleteLater()

    def prove(self) -> None:
        """Open the strip of findings and go to the first."""
        self.leave()
        view = self._sheet_view
        if view is None:
            return
        self.view.findings.head.setChecked(True)
        errors = [finding for finding in view.findings if _is_error(finding.severity)]
        if errors:
            self.open_at(errors[0].where)
            self.view.findings.list.setCurrentRow(0)
        elif view.totals.answered < view.totals.leaves:
            self._feedback.toast(_("Some rows are not scored yet."))
        else:
            self._feedback.toast(
                _("Proven: {points} points and {bonus} bonus, every line adds up.").format(
                    points=view.totals.points.printed(), bonus=view.totals.bonus.printed()
                )
            )

    def current(self) -> Row | None:
        """The row the cursor is on."""
        return self.view.model.entry(self.view.table.currentIndex().row())

    def flush(self) -> None:
        """Keep at once what waits to be kept."""
        while self._waiting:
            self._waiting.pop(0)()

    # --- inside ------------------------------------------------------------------------------------
    def _find_evidence(self, words: str) -> tuple[Paper | Activity, ...]:
        return evidence.find(self._store, self.year, words)

    def _has_sheet(self) -> bool:
        return self._sheet_view is not None

    def _has_both_years(self) -> bool:
        return self._sheet_view is not None and self._before is not None

    def _matched(self) -> dict[str, Row]:
        if self._sheet_view is None or self._before is None:
            return {}
        return partners(self._sheet_view.sheet, self._before.sheet)

    def _proof_caption(self) -> str:
        count = self.badge()
        return _("Prove ({count})").format(count=count) if count else _("Prove the points")

    def _show(self) -> None:
        self.header.set_texts(
            _("Score sheet of {year}").format(year=self.year), _subtitle(self._sheet_view)
        )
        self.view.show_sheet(self._sheet_view)
        self._on_row_changed(self.view.table.currentIndex())
        self.badge_changed.emit()
        self.actions_changed.emit()

    def _on_row_changed(self, index: QModelIndex) -> None:
        row = self.view.model.entry(index.row()) if index.isValid() else None
        self.view.pane.show_row(row, self._sheet_view, self._same_row_before(row))

    def _same_row_before(self, row: Row | None) -> Row | None:
        """Last year's row of the same words, wherever it stood."""
        return None if row is None else self._partners.get(row.criterion.no)

    def _on_edited(self, no: str, col: Col, text: str) -> None:
        command = ScoreCommand(year=self.year, no=no)
        name = col.value
        try:
            typed: dict[str, object] = {f"clear_{name}": True}
            if text:
                typed = {name: Points.parse(text)}
        except PointsError:
            self._feedback.toast(
                _("“{text}” is not a number of points; the row keeps what it had.").format(
                    text=text
                )
            )
            return
        self._on_asked(_with(command, typed))

    def _on_asked(self, command: ScoreCommand) -> None:
        """Show the new numbers at once; the file is written right after."""
        view = self._sheet_view
        row = view.sheet.row(command.no) if view is not None else None
        if view is None or row is None:
            return
        try:
            score = rubric.changed_score(row, command, parent=command.no in view.sheet.parents)
        except Refused as refused:
            self._feedback.show_problem(refused)
            return
        if score == row.score:
            return
        self._sheet_view = rubric.seen(
            rubric.with_score(view.sheet, command.no, score), view.papers, view.activities
        )
        going_on = self.view.pane.going_on and command.explanation is not None
        self._waiting.append(lambda: self._keep(command.year, command.no, score, going_on=going_on))
        self._show()
        QTimer.singleShot(0, self, self.flush)

    def _keep(self, year: int, no: str, score: Score, *, going_on: bool) -> None:
        if self._feedback.guard(
            lambda: rubric.keep_score(self._store, year, no, score, going_on=going_on)
        ):
            return
        self._sheet_view = rubric.view(self._store, self.year)
        self._show()

    def _on_evidence(self, what: object, wanted: bool) -> None:
        row = self.current()
        if row is None:
            return
        self.leave()
        no = row.criterion.no
        store, year = self._store, self.year

        def keep() -> None:
            match what:
                case Citation():
                    papers.cite(store, year, no, what)
                case Paper():
                    evidence.set_paper(store, year, no, what.id, on=wanted)
                case Activity():
                    evidence.set_activity(store, year, no, what.id, on=wanted)
                case _:
                    raise TypeError(what)

        if not self._feedback.guard(keep):
            self.refresh(None)  # what was ticked is shown as it is kept


def _is_error(severity: Severity) -> bool:
    return severity is Severity.ERROR


def _with(command: ScoreCommand, typed: dict[str, object]) -> ScoreCommand:
    return replace(command, **typed)  # type: ignore[arg-type]


def _subtitle(view: SheetView | None) -> str:
    if view is None:
        return ""
    count = len(view.sheet.criteria)
    parts = (
        ngettext("{n} criterion", "{n} criteria", count).format(n=count),
        _("{points} points + {bonus} bonus").format(
            points=view.totals.max_points.printed(), bonus=view.totals.max_bonus.printed()
        ),
        _("{n} of them scored by themselves").format(n=view.totals.leaves),
        view.sheet.source,
    )
    return " · ".join(part for part in parts if part)
