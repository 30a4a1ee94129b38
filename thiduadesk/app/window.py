"""Opens the window: the application and its look, then one data file after another."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from thiduadesk.app import paths
from thiduadesk.app.desk import Desk
from thiduadesk.app.files import Next
from thiduadesk.app.keeper import places_of
from thiduadesk.app.pages import LANGUAGE
from thiduadesk.app.start import opened
from thiduadesk.data.lock import DataLock
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import qt as qt_words
from thiduadesk.i18n import set_language
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import looking
from thiduadesk.services import safety
from thiduadesk.ui.feedback.faults import FaultDesk
from thiduadesk.ui.qt_faults import steady_singletons
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import Scheme

if TYPE_CHECKING:
    from argparse import Namespace

_LAST_DATA = "data/last"
_FAILED = 3


def show(asked: Namespace, data: Path | None) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Args:
        asked: the words of the command line.
        data: the data file named there, None for the one used last (else the default one).
    """
    steady_singletons()
    application = _application()
    memory = Memory(paths.state_folder() / "window.ini")
    set_language(asked.lang if asked.lang_given else memory.text(LANGUAGE) or asked.lang)
    qt_words.install(application)
    scheme = Scheme(asked.theme) if asked.theme else memory.scheme
    theme.install(application, scheme, memory.scale)
    faults = FaultDesk(paths.state_folder(), application)
    faults.install()
    try:
        return _files(asked, data or _last(memory), application, memory)
    finally:
        looking.clear()
        faults.remove()


def _application() -> QApplication:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([paths.NAME])
    application.setApplicationName(paths.NAME)
    application.setOrganizationName(paths.NAME)
    application.setDesktopFileName("thiduadesk")
    return application


def _last(memory: Memory) -> Path:
    """The data file that was open last, as long as it is there; else the default one."""
    last = Path(memory.text(_LAST_DATA) or paths.default_data())
    return last if last.exists() else paths.default_data()


def _files(asked: Namespace, data: Path, application: QApplication, memory: Memory) -> int:
    """One data file after the other, until she leaves."""
    following: Next | None = Next(data)
    code = 0
    while following is not None:
        current = following
        try:
            back = None
            if current.restore_from is not None:
                back = safety.restore(current.data, current.restore_from, _now(), current.password)
            code, following = _one_file(asked, current, application, memory, back)
        except (Refused, EnvironmentProblem) as problem:
            code = _FAILED
            if asked.screenshot:  # nobody sits there to answer a dialog
                sys.stderr.write(stop_text(problem) + "\n")
                return code
            following = _after_problem(problem, current.data, memory)
    return code


def _one_file(
    asked: Namespace,
    current: Next,
    application: QApplication,
    memory: Memory,
    back: safety.RestoreReport | None,
) -> tuple[int, Next | None]:
    with DataLock(current.data) as lock:
        start = opened(current.data, places_of(memory), _now())
        if start is None:
            return 0, None
        memory.put(_LAST_DATA, str(current.data))
        # By itself Qt does not leave while a thread holds it back, as a job that just ended does.
        application.setQuitOnLastWindowClosed(False)
        application.lastWindowClosed.connect(application.quit)
        try:
            desk = Desk(asked, start, memory, _now, interrupted=lock.left_behind, back=back)
            return application.exec(), desk.finish()
        finally:
            application.lastWindowClosed.disconnect(application.quit)
            application.setQuitOnLastWindowClosed(True)
            start.store.close()


def _after_problem(
    problem: Refused | EnvironmentProblem, data: Path, memory: Memory
) -> Next | None:
    from thiduadesk.ui.dialogs.start_problem import StartProblemDialog  # rarely needed

    dialog = StartProblemDialog(problem, data, places_of(memory), _now())
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    return None if chosen is None else Next(chosen)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
