from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
from thiduadesk.ui.qt_faults import steady_singletons

class Sender(QObject):
    sent = Signal(object)

application = QCoreApplication([])
steady_singletons()
sender = Sender()
for _ in range(20_000):
    sender.sent.emit(None)
    application.property("absent")
print("alive")
"""


def test_program_outlives_many_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr
