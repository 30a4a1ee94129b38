"""The guard against PySide6 losing references to None, True and False."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor
from thiduadesk.ui.qt_faults import steady_singletons

class Sender(QObject):
    sent = Signal(object)

application = QCoreApplication([])
{guard}
sender, colour = Sender(), QColor()
for _ in range(40_000):
    sender.sent.emit(None)
    application.property("absent")
    colour.setRed(3)
print("alive")
"""


def _done(guard: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", PROGRAM.format(guard=guard)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


def test_program_outlives_many_calls() -> None:
    done = _done("steady_singletons()")
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_fault_is_still_there() -> None:
    """When this fails, PySide6 is mended and the guard can go."""
    assert _done("").returncode != 0
