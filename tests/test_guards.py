"""The guards of conftest.py do catch what they are there for (run in an inner pytest)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _run(tmp_path: Path, body: str) -> str:
    inner = tmp_path / "inner"
    inner.mkdir()
    guards = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    guards = guards.replace("_GRACE = 2.0", "_GRACE = 0.3")
    (inner / "conftest.py").write_text(guards, encoding="utf-8")
    (inner / "test_inner.py").write_text(body, encoding="utf-8")
    result = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no",
            "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(inner), str(inner),
        ],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTEST_ADDOPTS": ""},
        cwd=inner,
        timeout=100,
    )  # fmt: skip
    return result.stdout + result.stderr


LEAKS = """
import logging, threading, time, warnings
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_thread():
    threading.Thread(target=time.sleep, args=(1,), name="sleeper", daemon=True).start()

def test_log():
    logging.getLogger("x").warning("something odd")

def test_log_expected(expected_logs):
    expected_logs("something odd")
    logging.getLogger("x").warning("something odd")

def test_log_expected_in_vain(expected_logs):
    expected_logs("never comes")

def test_qt_warning(qapp):
    qWarning("qt is not amused")

def test_window(qapp):
    window = QWidget()
    window.setWindowTitle("forgotten")
    kept.append(window)

def test_timer(qapp):
    timer = QTimer()
    timer.start(1000)
    kept.append(timer)

class Sleeper(QThread):
    def run(self):
        time.sleep(1)

def test_qthread(qapp):
    thread = Sleeper()
    thread.start()
    kept.append(thread)

def test_clean(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.timer = QTimer(window)
    window.timer.start(1000)
    window.show()

def test_collected(qapp):
    window = QWidget()
    window.self = window

def teardown_module():
    kept[-1].wait()
"""


@pytest.mark.slow
def test_each_guard_names_what_was_left_behind(tmp_path: Path) -> None:
    report = _run(tmp_path, LEAKS)
    for line in (
        "thread 'sleeper' still runs, started at",
        "WARNING x: something odd",
        "expected a log record matching 'never comes', none came",
        "qt is not amused",
        "window PySide6.QtWidgets.QWidget 'forgotten' was not closed",
        "QTimer (every 1000 ms) still active, started at",
        "QThread still runs, started at",
    ):
        assert line in report, report
    assert (
        "test_inner.py" in report.partition("'sleeper' still runs, started at")[2].splitlines()[0]
    )
    assert "1 failed" in report  # the Qt warning
    assert "6 errors" in report
