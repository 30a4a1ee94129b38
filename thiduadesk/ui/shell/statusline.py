"""The status line: what is saved, where, the last backup, the law in force; work under way."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QProgressBar
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.i18n.format import time_text
from thiduadesk.ui.tasks.runner import Job
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_HEIGHT = 28
_PATIENCE = 400
"""Milliseconds before work under way is worth a word."""


class JobLine(QWidget):
    """Words, a bar and Cancel for the job that has run longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job[Any]] = []
        self.words = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel = button(_("Cancel"), self._on_cancel, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._show_job)
        self.hide()

    def watch(self, job: Job[Any]) -> None:
        """Show this job if it takes long; jobs without a title stay in the background."""
        if not job.title:
            return
        self._jobs.append(job)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(lambda: self._on_finished(job))
        if len(self._jobs) == 1:
            self._timer.start()

    def _show_job(self) -> None:
        if self._jobs:
            self.words.setText(self._jobs[0].title)
            self.bar.setRange(0, 0)
            self.cancel.setEnabled(True)
            self.show()

    def _on_progressed(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if words:
            self.words.setText(words)

    def _on_finished(self, job: Job[Any]) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self._timer.stop()
            self.hide()
        elif self.isVisible():
            self._show_job()

    def _on_cancel(self) -> None:
        if self._jobs:
            self.words.setText(_("Stopping…"))
            self.cancel.setEnabled(False)
            self._jobs[0].cancel()


class StatusLine(QFrame):
    """One quiet line below every page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "statusline")
        self.saved = label("", "muted")
        self.file = label("", "muted")
        self.backup = label("", "muted")
        self.jobs = JobLine()
        self.law = label("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 1, 16, 0)
        layout.setSpacing(24)
        for words in (self.saved, self.file, self.backup):
            layout.addWidget(words)
        layout.addStretch(1)
        layout.addWidget(self.jobs)
        layout.addWidget(self.law)
        for words in (self.backup, self.law):
            _may_shrink(words)
        active().changed.connect(self._dress)
        self._dress()

    def set_saved(self, moment: dt.datetime | None) -> None:
        """When the last change was committed; None: nothing was changed since the start."""
        words = (
            _("All is saved")
            if moment is None
            else _("Saved {time}").format(time=time_text(moment))
        )
        self.saved.setText(f"\u2022 {words}")
        self.saved.setAccessibleName(words)

    def set_file(self, name: str, path: str = "") -> None:
        """The data file's name; its whole path as a tool tip."""
        self.file.setText(name)
        self.file.setToolTip(path)

    def set_backup(self, words: str) -> None:
        """The last backup in words, empty for none to tell."""
        self.backup.setText(words)
        self.backup.setVisible(bool(words))

    def set_law(self, words: str) -> None:
        """The law and the layout profile that hold for the work year."""
        self.law.setText(words)
        self.law.setToolTip(words)

    def _dress(self) -> None:
        self.setFixedHeight(active().px(_HEIGHT))


def _may_shrink(words: QLabel) -> None:
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    words.setMinimumWidth(0)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
