"""Choosing a backup to go back to: when, why, how much is in it, whether it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import day_and_time_text
from thiduadesk.i18n.format import number_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import safety
from thiduadesk.services.safety import BackupInfo
from thiduadesk.services.safety import Reason
from thiduadesk.services.safety import VerifyReport
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.ui.tasks.runner import BaseRunner

_KILO = 1024


def reason_text(reason: Reason) -> str:
    """Why a backup was made, as the clerk reads it."""
    return {
        Reason.TIMER: _("by itself"),
        Reason.CLOSE: _("when the program closed"),
        Reason.OPEN: _("when the file was opened"),
        Reason.HAND: _("by hand"),
        Reason.BEFORE_MIGRATE: _("before a new version"),
        Reason.BEFORE_IMPORT: _("before an import"),
        Reason.BEFORE_RESTORE: _("before going back"),
        Reason.BEFORE_PURGE: _("before deleting for good"),
    }[reason]


def counts_text(info: BackupInfo) -> str:
    """What lies in a backup, in the words of the rail."""
    parts = (
        (_("{n} rows scored"), info.counts.get("score", 0)),
        (_("{n} dispatches"), info.counts.get("dispatch", 0)),
        (_("{n} papers cited"), info.counts.get("paper", 0)),
    )
    return " · ".join(words.format(n=number_text(count)) for words, count in parts)


def _state(info: BackupInfo) -> tuple[Chip, ...]:
    if info.encrypted:
        return (Chip(_("password")),)
    if info.good is None:
        return (Chip(_("being checked")),)
    return (Chip(_("whole"), "green"),) if info.good else (Chip(_("damaged"), "danger"),)


_COLUMNS: tuple[Column[BackupInfo], ...] = (
    Column("when", N_("When"), lambda info: day_and_time_text(info.when), width=150),
    Column("reason", N_("Made"), lambda info: reason_text(info.reason), width=170),
    Column("what", N_("Contents"), counts_text),
    Column("size", N_("Size"), lambda info: f"{info.size // _KILO} KB", width=90, align="right"),
    Column("state", N_("State"), lambda _info: "", width=120, chips=_state),
)


class RestoreDialog(QDialog):
    """Backups of a data file, newest first; each is read through while the list stands.

    Attributes:
        chosen: the backup to go back to, None when she left.
        password: of the chosen one, None for a plain one.
    """

    def __init__(
        self,
        data: Path,
        places: safety.Places,
        runner: BaseRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self.password: str | None = None
        self._data, self._runner = data, runner
        self._tried: tuple[Path, str | None] = (data, None)
        self._other_file: Path | None = None
        px = theme.active().px
        self.setWindowTitle(_("Go back to a backup"))
        self.resize(px(860), px(480))
        self.model: TableModel[BackupInfo] = TableModel(_COLUMNS, key=lambda info: info.path)
        self.view = TableView(self.model, _("Backups"))
        self.view.row_opened.connect(lambda _key: self._take())
        self.view.row_chosen.connect(lambda _key: self._on_chosen())
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(_("Password of the backup"))
        self.secret.setAccessibleName(_("Password of the backup"))
        self.fault = label("", "fault", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(_("Go back to a backup"), "title"))
        layout.addWidget(
            label(
                _(
                    "What you have now is backed up first, so that you can come back to it the "
                    "same way."
                ),
                "muted",
                wrap=True,
            )
        )
        layout.addWidget(self.view, 1)
        layout.addWidget(self.secret)
        layout.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(_("Another file…"), self._other))
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.reject))
        self.take = button(_("Go back to it"), self._take, "primary")
        row.addWidget(self.take)
        layout.addLayout(row)
        self._job = runner.submit(
            lambda _context: safety.backups(data, places, check=True), succeeded=self._show
        )
        self._show(safety.backups(data, places))

    def _show(self, found: list[BackupInfo]) -> None:
        self.model.set_rows(found)
        if found and self.view.chosen is None:
            self.view.choose(found[0].path)
        if not found:
            self.fault.setText(_("There is no backup yet; choose a copy you have saved."))
        self._on_chosen()

    def _current(self) -> BackupInfo | None:
        return next((info for info in self.model.rows if info.path == self.view.chosen), None)

    def _on_chosen(self) -> None:
        info, self._other_file = self._current(), None
        self.secret.setVisible(info is not None and info.encrypted)
        self.take.setEnabled(info is not None and info.good is not False)

    def _other(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("A backup or a saved copy"), str(self._data.parent), _("All files (*)")
        )
        if name:
            self._try(Path(name))

    def _take(self) -> None:
        info = self._current()
        if self._other_file is not None and self.secret.text():
            self._try(self._other_file)  # its password was asked for
        elif info is not None and info.good is not False:
            self._try(info.path)

    def _try(self, path: Path) -> None:
        """Read it through with the password typed; only a good one closes the window."""
        password = self.secret.text() or None
        self._tried = (path, password)
        self.take.setEnabled(False)
        self.fault.setText(_("Being checked…"))
        self._check = self._runner.submit(
            lambda _context: safety.verify(path, password),
            succeeded=self._on_checked,
            failed=self._on_refused,
        )

    def _on_checked(self, report: VerifyReport) -> None:
        if not report.ok:
            self.take.setEnabled(True)
            self.fault.setText(_("This backup is damaged; choose another one."))
            return
        self.chosen, self.password = self._tried
        self.accept()

    def _on_refused(self, problem: BaseException) -> None:
        self.take.setEnabled(True)
        if not isinstance(problem, (Refused, EnvironmentProblem)):
            raise problem
        self.fault.setText(stop_text(problem))
        if isinstance(problem, Refused) and problem.code.startswith("password"):
            listed = any(info.path == self._tried[0] for info in self.model.rows)
            self._other_file = None if listed else self._tried[0]
            self.secret.show()
            self.secret.setFocus()
            self.secret.selectAll()
