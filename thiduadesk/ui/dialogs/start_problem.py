"""What is shown when the data file cannot be opened: how far the checks came, and the ways out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QInputDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.format import day_and_time_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import safety
from thiduadesk.services.safety import Stage
from thiduadesk.ui.dialogs.restore import counts_text
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_CHECKS = (Stage.UNLOCKED, Stage.EXISTS, Stage.OURS, Stage.NOT_NEWER, Stage.SOUND, Stage.REFERENCES)


def _stage_text(stage: Stage) -> str:
    return {
        Stage.UNLOCKED: _("No other window has it open"),
        Stage.EXISTS: _("The file is there"),
        Stage.OURS: _("It is a data file of ThiDuaDesk"),
        Stage.NOT_NEWER: _("This version of the program knows it"),
        Stage.SOUND: _("Its pages are sound"),
        Stage.REFERENCES: _("Its records fit together"),
    }[stage]


class StartProblemDialog(QDialog):
    """The file is untouched; she may try again, go back to a backup, or save what can be read.

    Attributes:
        chosen: the file to try next, None to leave.
    """

    def __init__(
        self,
        problem: Refused | EnvironmentProblem,
        data: Path,
        places: safety.Places,
        now: dt.datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self._data, self._places, self._now = data, places, now
        self.setWindowTitle(_("The data file cannot be opened"))
        self.setMinimumWidth(theme.active().px(620))
        damaged = isinstance(problem, EnvironmentProblem) and problem.fault is Fault.CORRUPT
        text = stop_text(problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("The data file cannot be opened"), "title"))
        self.fault = label(text, wrap=True)
        layout.addWidget(self.fault)
        if data.exists() and isinstance(problem, EnvironmentProblem):
            layout.addWidget(self._checks(problem))
        layout.addWidget(label(_("Nothing in the file was changed."), "muted"))
        if damaged:
            layout.addWidget(self._ways_out())
        layout.addSpacing(8)
        layout.addLayout(self._buttons(primary=not damaged))

    def _checks(self, problem: EnvironmentProblem) -> QWidget:
        """The checks in their order: passed, or the one that stopped."""
        passed: set[Stage] = set()
        if problem.fault is not Fault.LOCKED:
            passed = {Stage.UNLOCKED, *safety.look(self._data).passed}
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for stage in _CHECKS:
            ok = stage in passed
            row = QHBoxLayout()
            row.setSpacing(8)
            sign = QLabel()
            size = theme.active().px(16)
            sign.setPixmap(
                icons.pixmap("check" if ok else "error", "green" if ok else "danger", size)
            )
            row.addWidget(sign)
            row.addWidget(label(_stage_text(stage), "" if ok else "danger"), 1)
            lines.addLayout(row)
            if not ok:
                break
        return box

    def _ways_out(self) -> QWidget:
        """What a damaged file still allows: the newest good backup, or what can be read."""
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(8)
        good = safety.newest_good(self._data, self._places)
        if good is not None:
            when = day_and_time_text(good.when)
            words = _("Open the newest good backup, of {when}").format(when=when)
            self.back = button(words, lambda: self._restore(good), "primary")
            lines.addWidget(self.back)
            lines.addWidget(label(counts_text(good), "muted"))
        else:
            lines.addWidget(label(_("No good backup was found beside the file."), "muted"))
        self.save = button(_("Save what can be read into a new file…"), self._rescue)
        lines.addWidget(self.save)
        return box

    def _buttons(self, *, primary: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(_("Show the folder"), self._show_folder))
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.reject))
        row.addWidget(button(_("Open another file…"), self._other))
        self.again = button(_("Try again"), self._again, "primary" if primary else "")
        self.again.setDefault(primary)
        row.addWidget(self.again)
        return row

    def _restore(self, good: safety.BackupInfo) -> None:
        password = None
        if good.encrypted:
            password, agreed = QInputDialog.getText(
                self,
                _("Password of the backup"),
                _("Password of the backup"),
                QLineEdit.EchoMode.Password,
                self._places.password or "",
            )
            if not agreed:
                return
        if self._tried(lambda: safety.restore(self._data, good.path, self._now, password)):
            self._again()

    def _rescue(self) -> None:
        proposed = self._data.with_name(f"{self._data.stem}-cuu{self._data.suffix}")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save what can be read"), str(proposed), "*" + self._data.suffix
        )
        if name and self._tried(lambda: safety.rescue(self._data, Path(name))):
            self.chosen = Path(name)
            self.accept()

    def _tried(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except (Refused, EnvironmentProblem) as problem:
            self.fault.setText(stop_text(problem))
        else:
            return True
        kind(self.fault, "danger")
        return False

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data.parent)))

    def _other(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Open a data file"),
            str(self._data.parent),
            _("ThiDuaDesk data (*.thidua);;All files (*)"),
        )
        if name:
            self.chosen = Path(name)
            self.accept()

    def _again(self) -> None:
        self.chosen = self._data
        self.accept()
