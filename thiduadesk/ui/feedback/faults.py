"""The one desk for faults of our own: every uncaught exception and Qt message ends here.

The record is written first, then the main thread is told and shows one dialog; faults that come
while it stands are counted. Records hold places in the code, types and ids, never the clerk's
words: messages of exceptions may quote data, so they are left out.
"""

from __future__ import annotations

import datetime as dt
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QtMsgType
from PySide6.QtCore import Signal
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget

import thiduadesk
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text

LOG = logging.getLogger(__name__)
_MOST_BYTES = 500_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultDesk(QObject):
    """Installs the hooks, writes ``crash.log``, shows one dialog.

    Args:
        folder: where ``crash.log`` and ``fault.log`` (crashes of the interpreter) lie.
    """

    _told = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_file = folder / "crash.log"
        self._hard_file = folder / "fault.log"
        self._hard: TextIO | None = None
        self._open_dialog: QMessageBox | None = None
        self._more = 0
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python and Qt."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        self._hard = self._hard_file.open("w", encoding="utf-8")
        faulthandler.enable(self._hard)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back (the program ends, a test ends)."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._hard is not None:
            self._hard.close()
            self._hard = None

    def report(self, problem: BaseException) -> None:
        """Write the record and tell the main thread; may be called from any thread."""
        if not isinstance(problem, (Refused, EnvironmentProblem)):
            self._write(record(problem))
        self._told.emit(problem)

    def _on_exception(
        self,
        kind: type[BaseException],
        problem: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        self.report(problem)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.report(args.exc_value)

    def _write(self, text: str) -> None:
        try:
            fresh = self.log_file.exists() and self.log_file.stat().st_size > _MOST_BYTES
            with self.log_file.open("w" if fresh else "a", encoding="utf-8") as stream:
                stream.write(text)
        except OSError:
            sys.__stderr__ and sys.__stderr__.write(text)

    def _show(self, problem: BaseException) -> None:
        if self._open_dialog is not None:
            self._more += 1
            return
        box = self._dialog(problem)
        self._open_dialog = box
        box.exec()
        self._open_dialog = None
        self._more = 0
        box.deleteLater()

    def _dialog(self, problem: BaseException) -> QMessageBox:
        parent: QWidget | None = QApplication.activeWindow()
        box = QMessageBox(parent)
        box.setWindowTitle(_("ThiDuaDesk"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        match problem:
            case Refused():
                box.setText(refusal_text(problem))
            case EnvironmentProblem():
                box.setText(problem_text(problem))
            case _:
                box.setText(_("Something in the program went wrong."))
                box.setInformativeText(
                    _(
                        "Everything saved so far is safe. You can go on working; if it happens "
                        "again, restart the program and send the file {file} to whoever looks "
                        "after it. It holds no personal data."
                    ).format(file=self.log_file)
                )
                box.setDetailedText(record(problem))
        return box


def record(problem: BaseException) -> str:
    """One fault as text: when, which program, the path through the code; no words of the data."""
    lines = [
        f"--- {dt.datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z}",
        (
            f"ThiDuaDesk {thiduadesk.__version__}, Python {platform.python_version()}, "
            f"{platform.system()} {platform.release()}"
        ),
    ]
    while True:
        lines.append(f"{type(problem).__module__}.{type(problem).__qualname__}")
        lines += [
            f"  {_inside(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(problem.__traceback__)
        ]
        cause = problem.__cause__ or problem.__context__
        if cause is None:
            break
        lines.append("caused by")
        problem = cause
    return "\n".join(lines) + "\n"


def _inside(file: str) -> str:
    """A path without the folders of the user's machine."""
    parts = Path(file).parts
    for name in ("thiduadesk", "site-packages"):
        if name in parts:
            return "/".join(parts[parts.index(name) :])
    return Path(file).name


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    LOG.log(_LEVELS.get(kind, logging.WARNING), "qt: %s", message)
