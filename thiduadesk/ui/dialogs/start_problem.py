"""What is shown when the data file cannot be opened: one sentence, and what can be done now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label


class StartProblemDialog(QDialog):
    """The file is untouched; the clerk may try again, take another file, or look at the folder.

    Attributes:
        chosen: the file to try next, None to leave.
    """

    def __init__(
        self, problem: Refused | EnvironmentProblem, data: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: Path | None = None
        self._data = data
        self.setWindowTitle(_("The data file cannot be opened"))
        self.setMinimumWidth(theme.active().px(560))
        text = refusal_text(problem) if isinstance(problem, Refused) else problem_text(problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("The data file cannot be opened"), "title"))
        layout.addWidget(label(text, wrap=True))
        layout.addWidget(label(_("Nothing in the file was changed."), "muted"))
        layout.addWidget(label(str(data), "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(_("Show the folder"), self._show_folder))
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.reject))
        row.addWidget(button(_("Open another file…"), self._other))
        self.again = button(_("Try again"), self._again, "primary")
        self.again.setDefault(True)
        row.addWidget(self.again)
        layout.addSpacing(8)
        layout.addLayout(row)

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
