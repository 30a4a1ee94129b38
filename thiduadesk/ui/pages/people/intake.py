"""A workbook of people before it is taken in: what it adds, changes, is refused for, may have twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import people
from thiduadesk.services.people import Duplicate
from thiduadesk.services.people import Outcome
from thiduadesk.services.people import StagedRow
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.people import Staged
    from thiduadesk.services.safety import Places
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

OUTCOMES = {
    Outcome.ADDED: (N_("Added"), "green"),
    Outcome.CHANGED: (N_("Changed"), "amber"),
    Outcome.UNCHANGED: (N_("As it is"), "neutral"),
}
_DOT = " \N{MIDDLE DOT} "


class IntakeDialog(QDialog):
    """Reads the workbook beside the window, shows what would come of it, keeps it on OK.

    Args:
        store, runner, feedback: as of a page.
        path: the workbook.
        now: for the backup made before.
        places: where backups go.

    Attributes:
        kept: what was taken in, None as long as nothing was.
    """

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        path: Path,
        now: Callable[[], dt.datetime],
        places: Callable[[], Places],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kept: Staged | None = None
        self._store, self._runner, self._feedback = store, runner, feedback
        self._path, self._now, self._places = path, now, places
        self._choices: dict[int, bool] = {}
        self._staged: Staged | None = None
        self._job: Job[Staged] | None = None
        self._build()
        self._read()

    def _build(self) -> None:
        px = theme.active().px
        self.setWindowTitle(_("Import people and units"))
        screen = self.screen().availableSize()
        self.resize(min(px(980), screen.width() - 32), min(px(620), screen.height() - 64))
        self.summary = label("", "strong", wrap=True)
        self.fault = label("", "fault", wrap=True)
        self.notes = label("", "muted", wrap=True)
        self.refused: TableModel[tuple[int, Finding]] = TableModel(_REFUSED, key=lambda row: row[0])
        self.doubles: TableModel[Duplicate] = TableModel(_DOUBLES, key=lambda one: one.row)
        self.rows: TableModel[StagedRow] = TableModel(_ROWS, key=lambda one: (one.sheet, one.row))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.rows_view = TableView(self.rows, _("Rows taken in"))
        self.doubles_view = TableView(self.doubles, _("Perhaps the same person"))
        self.refused_view = TableView(self.refused, _("Rows refused"))
        self.doubles_view.row_opened.connect(lambda _key: self.turn())
        for view in (self.rows_view, self.doubles_view, self.refused_view):
            self.tabs.addTab(view, "")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton(_("Take in"), QDialogButtonBox.ButtonRole.AcceptRole)
        kind(self.keep, "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.summary, self.fault, self.notes):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.buttons)
        self.fault.hide()

    @override
    def accept(self) -> None:
        staged = self._staged
        if staged is None:
            return

        def keep() -> None:
            self.kept = people.take_in(
                self._store, staged, self._choices, self._now(), self._places()
            )

        if self._feedback.guard(keep):
            super().accept()

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def turn(self) -> None:
        """Merge the person under the cursor with the one who is there, or keep both."""
        double = self.doubles.row_at(self.doubles_view.currentIndex())
        if double is not None:
            self._choices[double.row] = not double.merge
            self._read()

    # --- inside ------------------------------------------------------------------------------------
    def _read(self) -> None:
        self.keep.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
        store, path, choices = self._store, self._path, dict(self._choices)
        title = _("Reading {file}…").format(file=path.name)
        self.summary.setText(title)

        def work(context: JobContext) -> Staged:
            staged = people.stage(store, path, choices)
            context.progress(1, 1)  # nobody waits for it any more once it was cancelled
            return staged

        self._job = self._runner.submit(
            work, title=title, succeeded=self._show, failed=self._on_failed
        )

    def _on_failed(self, problem: BaseException) -> None:
        self.summary.setText(_("{file} was not understood").format(file=self._path.name))
        if not isinstance(problem, (Refused, EnvironmentProblem)):
            raise problem
        self.fault.setText(stop_text(problem))
        self.fault.show()
        self.tabs.hide()

    def _show(self, staged: Staged) -> None:
        self._staged = staged
        changing = [one for one in staged.rows if one.outcome is not Outcome.UNCHANGED]
        self.rows.set_rows(changing)
        self.doubles.set_rows(staged.duplicates)
        self.refused.set_rows(tuple(enumerate(staged.refused)))
        for at, words in enumerate(
            (
                _("Added and changed ({count})").format(count=len(changing)),
                _("Perhaps twice ({count})").format(count=len(staged.duplicates)),
                _("Refused ({count})").format(count=len(staged.refused)),
            )
        ):
            self.tabs.setTabText(at, words)
        self.tabs.setTabEnabled(1, bool(staged.duplicates))
        self.tabs.setTabEnabled(2, bool(staged.refused))
        self.summary.setText(_summary(self._path.name, staged))
        said = [finding_text(one) for one in staged.findings]
        if staged.duplicates:
            said.append(_("Perhaps twice: Enter on a line merges it, or keeps both."))
        self.notes.setText("\n".join(said[:4]) + ("\n…" if len(said) > 4 else ""))
        self.notes.setVisible(bool(said))
        self.keep.setEnabled(bool(changing))
        self.keep.setDefault(bool(changing))


def _summary(file: str, staged: Staged) -> str:
    if not staged.count(Outcome.ADDED) + staged.count(Outcome.CHANGED) + len(staged.refused):
        return _("{file}: everything in it is here already; nothing changes.").format(file=file)
    parts = [
        _("{count} added").format(count=staged.count(Outcome.ADDED)),
        _("{count} changed").format(count=staged.count(Outcome.CHANGED)),
        _("{count} as they are").format(count=staged.count(Outcome.UNCHANGED)),
        _("{count} refused").format(count=len(staged.refused)),
    ]
    return f"{file}: {_DOT.join(parts)}"


# --- columns -----------------------------------------------------------------------------------
def _outcome(one: StagedRow) -> tuple[Chip, ...]:
    words, tone = OUTCOMES[one.outcome]
    return (Chip(_(words), tone),)


def _sheet_row(one: StagedRow) -> str:
    from thiduadesk.exchange.people_in import sheet_name  # openpyxl is slow to import

    return _("{sheet}, row {row}").format(sheet=sheet_name(one.sheet), row=one.row)


def _changes(one: StagedRow) -> str:
    from thiduadesk.exchange.people_cells import written  # openpyxl is slow to import
    from thiduadesk.exchange.people_in import heading

    def words(column: str, value: Any) -> str:
        if value is None:
            return "–"
        said = written(one.sheet, column, value)
        return date_text(said) if isinstance(said, dt.date) else str(said)

    return "; ".join(
        f"{heading(one.sheet, it.column)}: {words(it.column, it.old)} → {words(it.column, it.new)}"
        for it in one.changes
    )


def _merged(one: Duplicate) -> tuple[Chip, ...]:
    return (Chip(_("The same: merge"), "amber") if one.merge else Chip(_("Another: keep both")),)


def _there(one: Duplicate) -> str:
    born = _("born {day}").format(day=date_text(one.person.birth)) if one.person.birth else ""
    return ", ".join(part for part in (one.person.name, one.person.code, born) if part)


def _why(one: Duplicate) -> str:
    if one.near:
        return _("Nearly the same name, unit and post")
    return _("Same name and date of birth")


_ROWS: tuple[Column[StagedRow], ...] = (
    Column("outcome", N_("What happens"), lambda _one: "", width=110, chips=_outcome),
    Column("place", N_("Where"), _sheet_row, width=170, tone=lambda _one: "muted"),
    Column("who", N_("Whom or what"), lambda one: one.name, width=220),
    Column("changes", N_("Changes"), _changes, tip=_changes),
)
_DOUBLES: tuple[Column[Duplicate], ...] = (
    Column("merge", N_("What happens"), lambda _one: "", width=170, chips=_merged),
    Column("row", N_("Row"), lambda one: str(one.row), width=60),
    Column("name", N_("In the workbook"), lambda one: one.name),
    Column("there", N_("Here already"), _there),
    Column("why", N_("Why"), _why, width=210, tone=lambda _one: "muted"),
)
_REFUSED: tuple[Column[tuple[int, Finding]], ...] = (
    Column("where", N_("Where"), lambda row: row[1].where, width=170),
    Column("words", N_("Why"), lambda row: finding_text(row[1]), wrap=True,
           tone=lambda row: "danger" if row[1].severity is Severity.ERROR else ""),
)  # fmt: skip
