"""Importing a rubric: what was understood is shown first, each guess can be changed, then it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QTableWidget
from PySide6.QtWidgets import QTableWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_in import Choices
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n import pgettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import rubric
from thiduadesk.ui.pages.scoring.rule_dialog import RuleDialog
from thiduadesk.ui.pages.scoring.rules_text import kind_name
from thiduadesk.ui.saving import ask_open
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import spin_box

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thiduadesk.data.store import Store
    from thiduadesk.exchange.rubric_in import RubricReading
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

_LAST_ROW = 9999
_TEXT = 1
_LEAST_TEXT = 200


def choose_rubric(parent: QWidget) -> Path | None:
    """Ask for the bloc's file."""
    kinds = _("Excel or Word tables (*.xlsx *.xlsm *.docx);;All files (*)")
    return ask_open(parent, _("Open the bloc's rubric"), kinds)


class ImportDialog(QDialog):
    """Reads the file beside the window, shows guesses and rows, keeps them on OK after a backup.

    Args:
        store: the data.
        runner: reads the file.
        feedback: says what could not be done.
        year: the year the rubric is for.
        path: the bloc's file.
        parent: the page.
        back_up: backs the data up; what it raises is said, and nothing is kept.

    Attributes:
        kept: whether the rubric was kept.
    """

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        year: int,
        path: Path,
        parent: QWidget | None = None,
        *,
        back_up: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.kept = False
        self._back_up = back_up
        self._store, self._runner, self._feedback = store, runner, feedback
        self._year, self._path = year, path
        self._reading: RubricReading | None = None
        self._columns: dict[int, Meaning] = {}
        self._filling = False
        self._job: Job[RubricReading] | None = None
        self._build()
        self._read(Choices())

    def _build(self) -> None:
        px = theme.active().px
        self.setWindowTitle(_("Import the rubric of {year}").format(year=self._year))
        screen = self.screen().availableSize()
        self.resize(min(px(1120), screen.width() - 32), min(px(660), screen.height() - 64))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self.summary = label("", "strong", wrap=True)
        self.fault = label("", "fault", wrap=True)
        self.fault.setVisible(False)
        layout.addWidget(self.summary)
        layout.addWidget(self.fault)
        where = QHBoxLayout()
        where.setSpacing(8)
        self.table = QComboBox()
        self.table.setAccessibleName(_("Table"))
        self.table.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.header = spin_box(_("Header row"))
        self.header.setRange(0, _LAST_ROW)
        self.header.setKeyboardTracking(False)
        for words, widget in ((_("Table"), self.table), (_("Header row"), self.header)):
            name = label(words, "label")
            name.setBuddy(widget)
            where.addWidget(name)
            where.addWidget(widget)
        where.addStretch(1)
        layout.addLayout(where)
        hint = _("Change what is wrong: the meaning of a column left, a row's rule by double click")
        layout.addWidget(label(hint, "muted"))
        self.columns = QWidget()
        self._column_form = QFormLayout(self.columns)
        self._column_form.setContentsMargins(0, 0, 0, 0)
        self._column_form.setVerticalSpacing(4)
        self.rows = _list_of_rows()
        self.rows.cellActivated.connect(lambda row, _column: self._change_rule(row))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.columns)
        middle.addWidget(self.rows, 1)
        layout.addLayout(middle, 1)
        self.notes = label("", "muted", wrap=True)
        layout.addWidget(self.notes)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton(
            _("Keep this rubric"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        kind(self.keep, "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self.table.activated.connect(lambda _at: self._read(self._choices(other_table=True)))
        self.header.valueChanged.connect(lambda _row: self._on_changed())

    @override
    def accept(self) -> None:
        reading = self._reading
        if reading is None:
            return
        old = rubric.view(self._store, self._year)
        if old is not None and not self._feedback.ask(
            _("{year} already has a rubric. Replace it?").format(year=self._year),
            _("Replace"),
            detail=_(
                "Scores stay where a row has the same number and words. Ctrl+Z takes it back."
            ),
        ):
            return

        def keep() -> None:
            self._back_up()
            rubric.put(self._store, reading.sheet, replace_old=True)

        if self._feedback.guard(keep):
            self.kept = True
            super().accept()

    # --- reading ------------------------------------------------------------------------------
    def _read(self, choices: Choices) -> None:
        self.keep.setEnabled(False)
        self.summary.setText(_("Reading {file}…").format(file=self._path.name))
        path, year = self._path, self._year
        if self._job is not None:
            self._job.cancel()

        def work(context: JobContext) -> RubricReading:
            reading = rubric.read_file(path, year, choices)
            context.progress(1, 1)  # nobody waits for it any more once it was cancelled
            return reading

        self._job = self._runner.submit(
            work,
            title=_("Reading {file}…").format(file=self._path.name),
            succeeded=self._show,
            failed=self._on_failed,
        )

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _choices(self, *, other_table: bool = False) -> Choices:
        return Choices(
            table=self.table.currentText() or None,
            header_row=None if other_table else self.header.value() or None,
            columns={} if other_table else dict(self._columns),
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._read(self._choices())

    def _on_failed(self, problem: BaseException) -> None:
        self._reading = None
        self.summary.setText(_("{file} was not understood").format(file=self._path.name))
        match problem:
            case Refused():
                self.fault.setText(refusal_text(problem))
            case EnvironmentProblem():
                self.fault.setText(problem_text(problem))
            case _:
                raise problem
        self.fault.setVisible(True)
        self.rows.setRowCount(0)

    def _show(self, reading: RubricReading) -> None:
        self._reading = reading
        self._filling = True
        self.fault.setVisible(False)
        view = rubric.seen(reading.sheet)
        self.summary.setText(_summary(view))
        self.table.clear()
        self.table.addItems(list(reading.guesses.tables))
        self.table.setCurrentText(reading.guesses.table)
        self.header.setValue(reading.guesses.header_first)
        self._show_columns(reading)
        self._show_rows(reading)
        said = [finding_text(finding) for finding in reading.findings]
        self.notes.setText("\n".join(said[:4]) + ("\n…" if len(said) > 4 else ""))
        self.notes.setVisible(bool(said))
        self.keep.setEnabled(True)
        self._filling = False

    def _change_rule(self, at: int) -> None:
        """Another rule or maximum for a row, before anything is kept."""
        if self._reading is None:
            return
        sheet = self._reading.sheet
        row = sheet.rows[at]
        dialog = RuleDialog(row.criterion, self, header=row.criterion.no in sheet.parents)
        if dialog.exec():
            rows = list(sheet.rows)
            rows[at] = replace(row, criterion=dialog.criterion)
            sheet = replace(sheet, rows=tuple(rows))
            self._reading = replace(self._reading, sheet=sheet)
            self.summary.setText(_summary(rubric.seen(sheet)))
            self._show_rows(self._reading)
            self.rows.selectRow(at)
        dialog.deleteLater()

    def _show_columns(self, reading: RubricReading) -> None:
        while self._column_form.rowCount():
            self._column_form.removeRow(0)
        before: QWidget = self.header
        for guess in reading.guesses.columns:
            choice = QComboBox()
            choice.setAccessibleName(guess.heading or str(guess.column))
            for meaning, words in _meanings():
                choice.addItem(words, meaning)
            choice.setCurrentIndex([one for one, _w in _meanings()].index(guess.meaning))
            choice.activated.connect(
                lambda _at, column=guess.column, box=choice: self._on_column(
                    column, box.currentData()
                )
            )
            name = label(guess.heading or _("Column {n}").format(n=guess.column), wrap=True)
            name.setFixedWidth(theme.active().px(150))
            self._column_form.addRow(name, choice)
            self.setTabOrder(before, choice)
            before = choice
        self.setTabOrder(before, self.rows)

    def _on_column(self, column: int, meaning: Meaning) -> None:
        self._columns[column] = Meaning(meaning)
        self._on_changed()

    def _show_rows(self, reading: RubricReading) -> None:
        rows = reading.sheet.rows
        parents = reading.sheet.parents
        self.rows.setRowCount(len(rows))
        for at, row in enumerate(rows):
            criterion = row.criterion
            leaf = not criterion.section and criterion.no not in parents
            cells = (
                criterion.no,
                criterion.text.replace("\n", " "),
                criterion.max_points.printed() if criterion.max_points else "",
                criterion.max_bonus.printed() if criterion.max_bonus else "",
                kind_name(criterion.rule) if leaf else "",
                row.score.points.printed() if row.score.points is not None else "",
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(criterion.text)
                if criterion.section:
                    font = theme.active().font(weight=600)
                    item.setFont(font)
                self.rows.setItem(at, column, item)
        self.rows.resizeColumnsToContents()
        self.rows.fit()


class _Rows(QTableWidget):
    """The rows; the criterion takes what is left, and never less than some words need."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the criterion its width; the numbers behind it are scrolled to if need be."""
        others = sum(self.columnWidth(at) for at in range(self.columnCount()) if at != _TEXT)
        room = self.viewport().width() - others
        self.setColumnWidth(_TEXT, max(room, theme.active().px(_LEAST_TEXT)))


def _list_of_rows() -> _Rows:
    table = _Rows(0, 6)
    table.setAccessibleName(_("Rows understood"))
    table.setHorizontalHeaderLabels(
        [
            _("No."),
            _("Criterion"),
            pgettext("score table", "Points"),
            pgettext("score table", "Bonus"),
            _("Rule"),
            pgettext("score table", "Own score"),
        ]
    )
    table.verticalHeader().setVisible(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Fixed)
    return table


def _summary(view: rubric.SheetView) -> str:
    sheet, totals = view.sheet, view.totals
    count = len(sheet.criteria)
    parts = [
        ngettext("{n} criterion", "{n} criteria", count).format(n=count),
        _("{n} of them scored by themselves").format(n=totals.leaves),
        _("{points} points + {bonus} bonus").format(
            points=totals.max_points.printed(), bonus=totals.max_bonus.printed()
        ),
    ]
    if totals.answered and any(row.score.points is not None for row in sheet.rows):
        parts.append(
            _("own score {points} + {bonus}").format(
                points=totals.points.printed(), bonus=totals.bonus.printed()
            )
        )
    return " · ".join(parts)


def _meanings() -> tuple[tuple[Meaning, str], ...]:
    return (
        (Meaning.NUMBER, _("Number of the row")),
        (Meaning.TEXT, _("Criterion")),
        (Meaning.MAX_POINTS, _("Maximum points")),
        (Meaning.MAX_BONUS, _("Maximum bonus")),
        (Meaning.MAX_PENALTY, _("Maximum penalty")),
        (Meaning.POINTS, _("Own score")),
        (Meaning.BONUS, _("Own bonus")),
        (Meaning.PENALTY, _("Own penalty")),
        (Meaning.EXPLANATION, _("Explanation, evidence")),
        (Meaning.APPRAISED, _("Appraised (not read)")),
        (Meaning.IGNORED, _("Not read")),
    )
