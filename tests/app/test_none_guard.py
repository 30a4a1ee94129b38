"""The guard against PySide6 losing references to None."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from PySide6.QtGui import QColor
from thiduadesk.app.none_guard import hold_none
{guard}
colour = QColor()
for _at in range(60_000):
    colour.setRed(3)
print("alive")
"""


def _run(guard: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", SCRIPT.format(guard=guard)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


def test_sixty_thousand_calls_leave_none_alive() -> None:
    done = _run("hold_none()")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_the_fault_is_still_there_without_the_guard() -> None:
    """When this fails, PySide6 is mended and the guard can go."""
    assert _run("").returncode != 0
