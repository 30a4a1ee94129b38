"""Guards around every test.

* Nothing is written outside a temporary folder: HOME and the XDG folders are redirected.
* A log record at WARNING or above fails the test, unless the test said with `expected_logs` that it comes.
* A Python thread, QThread, QTimer, global thread-pool job or top-level window that outlives the test
  fails it, and the message names the place where it was started.

Qt's own warnings fail a test through pytest-qt (`qt_log_level_fail` in pyproject.toml).
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anybody makes a QApplication

import gc
import logging
import re
import shutil
import sys
import tempfile
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.disks import small_disk  # noqa: F401  # a fixture
from thiduadesk.ui.qt_faults import steady_singletons

# A slow machine is not a fault of ours; in CI the same examples every time, so that red means a change.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

# ── Home ─────────────────────────────────────────────────────────────────────

_HOME = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run (each xdist worker its own) a home that is not the developer's.

    One home a run and not a test, because fontconfig keeps its cache there.
    """
    steady_singletons()
    home = Path(tempfile.mkdtemp(prefix="thiduadesk-tests-"))
    config.stash[_HOME] = home
    os.environ["HOME"] = str(home)
    os.environ["XDG_CACHE_HOME"] = str(home / "cache")
    os.environ["XDG_RUNTIME_DIR"] = str(home / "runtime")
    (home / "runtime").mkdir(mode=0o700)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the home away again."""
    home = config.stash.get(_HOME, None)
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with empty folders for the program's data and settings.

    On Windows platformdirs asks the system and not the environment: tests that start the program pass --data.
    """
    home = tmp_path.parent / f"{tmp_path.name}-home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in ("XDG_DOCUMENTS_DIR", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


# ── Log records ──────────────────────────────────────────────────────────────

# Loggers of libraries that only tests use, with the reason why their warnings say nothing about us.
_FOREIGN_LOGGERS = {
    "pdfminer": "reads our PDF files in tests; warns about optional entries such as CropBox",
}


@dataclass
class ExpectedLogs(logging.Handler):
    """What a test says about the warnings it provokes.

    `expected_logs("disk is full")` allows, and demands, a record at WARNING or above whose message
    matches the regular expression.
    """

    records: list[logging.LogRecord] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    __hash__ = logging.Handler.__hash__

    def __call__(self, pattern: str) -> None:
        self.patterns.append(pattern)

    def emit(self, record: logging.LogRecord) -> None:
        offscreen = "This plugin does not support" in record.getMessage()  # through our fault desk
        if record.name.partition(".")[0] not in _FOREIGN_LOGGERS and not offscreen:
            self.records.append(record)

    def problems(self) -> list[str]:
        """One line for each record that nobody expected and each expectation that stayed empty."""
        messages = [record.getMessage() for record in self.records]
        lines = [
            f"{record.levelname} {record.name}: {message} ({record.pathname}:{record.lineno})"
            for record, message in zip(self.records, messages, strict=True)
            if not any(re.search(pattern, message) for pattern in self.patterns)
        ]
        lines += [
            f"expected a log record matching {pattern!r}, none came"
            for pattern in self.patterns
            if not any(re.search(pattern, message) for message in messages)
        ]
        return lines


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[ExpectedLogs]:
    """Ask for it to announce a warning: `expected_logs("disk is full")`."""
    handler = ExpectedLogs()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
    if problems := handler.problems():
        pytest.fail("log records at WARNING or above:\n  " + "\n  ".join(problems), pytrace=False)


# ── Leaks ────────────────────────────────────────────────────────────────────

_GRACE = 2.0  # seconds a thread gets to end by itself
_QUIET_WINDOWS = {"QTipLabel"}  # Qt keeps its tooltip for the next time
_QUIET_THREADS = (
    "Dummy-",
    "execnet",
    "pytest_timeout",
    "QThread",
)  # runners of tests; QThreads are seen below


def _place() -> str:
    """The line of our own code (or of the test) that is calling."""
    own = [
        frame
        for frame in traceback.extract_stack()[:-2]
        if frame.filename != __file__ and "site-packages" not in frame.filename
    ]
    inside = [
        f for f in own if f"{os.sep}thiduadesk{os.sep}" in f.filename or "tests" in f.filename
    ]
    frame = (inside or own or traceback.extract_stack()[-3:])[-1]
    return f"{frame.filename}:{frame.lineno} in {frame.name}"


class _Started:
    """Remembers, for each object whose `start` was called, where that was."""

    def __init__(self) -> None:
        self._places: dict[int, tuple[weakref.ref[Any], str]] = {}

    def watch(self, cls: Any) -> None:
        original = cls.start

        def start(this: Any, *args: Any, **kwargs: Any) -> Any:
            self._places[id(this)] = (weakref.ref(this), _place())
            return original(this, *args, **kwargs)

        cls.start = start

    def alive(self) -> Iterator[tuple[Any, str]]:
        for key, (reference, place) in list(self._places.items()):
            thing = reference()
            if thing is None:
                del self._places[key]
            else:
                yield thing, place

    def forget(self) -> None:
        self._places.clear()


_threads = _Started()
_timers = _Started()
_qthreads = _Started()
_threads.watch(threading.Thread)


@pytest.fixture(scope="session", autouse=True)
def _watch_qt() -> None:
    """Wrap the two `start` methods of Qt; pytest-qt has loaded QtCore already if it is there at all."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        _timers.watch(core.QTimer)
        _qthreads.watch(core.QThread)


def _wait_for(condition: Callable[[], bool], seconds: float = _GRACE) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _leaked_threads(before: set[threading.Thread]) -> list[str]:
    places = {id(thread): place for thread, place in _threads.alive()}
    lines = []
    for thread in threading.enumerate():
        if thread in before or thread.name.startswith(_QUIET_THREADS):
            continue
        if not _wait_for(lambda thread=thread: not thread.is_alive()):  # type: ignore[misc]
            place = places.get(id(thread), "an unknown place")
            lines.append(f"thread {thread.name!r} still runs, started at {place}")
    return lines


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    gui = sys.modules.get("PySide6.QtCore")
    if gui is None or gui.QCoreApplication.instance() is None:
        return None
    application = gui.QCoreApplication.instance()
    return application if widgets and isinstance(application, widgets.QApplication) else None


def _settle() -> None:
    """Let Qt deliver what it has promised: deleteLater above all."""
    core = sys.modules["PySide6.QtCore"]
    for _ in range(3):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        core.QCoreApplication.processEvents()


def _windows() -> list[Any]:
    return [
        widget
        for widget in _application().topLevelWidgets()
        if widget.parent() is None and type(widget).__name__ not in _QUIET_WINDOWS
    ]


def _leaked_qt(windows_before: set[int]) -> list[str]:
    from shiboken6 import isValid

    core = sys.modules["PySide6.QtCore"]

    def new_windows() -> list[Any]:
        return [window for window in _windows() if id(window) not in windows_before]

    def active_timers() -> list[tuple[Any, str]]:
        return [(t, place) for t, place in _timers.alive() if isValid(t) and t.isActive()]

    _settle()
    if new_windows() or active_timers():
        gc.collect()  # a page and its presenter may hold each other
        _settle()
    lines = []
    for window in new_windows():
        title = window.windowTitle() or window.objectName()
        kind = type(window)
        lines.append(
            f"window {kind.__module__}.{kind.__qualname__} {title!r} was not closed and deleted"
        )
        window.close()
        window.deleteLater()
    for timer, place in active_timers():
        lines.append(f"QTimer (every {timer.interval()} ms) still active, started at {place}")
        timer.stop()
    for thread, place in _qthreads.alive():
        if isValid(thread) and thread.isRunning() and not thread.wait(int(_GRACE * 1000)):
            lines.append(f"QThread still runs, started at {place}")
    if not core.QThreadPool.globalInstance().waitForDone(int(_GRACE * 1000)):
        lines.append("a job in QThreadPool.globalInstance() still runs")
    if lines:
        _settle()
    return lines


@pytest.fixture(autouse=True)
def _no_leaks(_watch_qt: None) -> Iterator[None]:
    """Fail the test that leaves something running or open."""
    threads = set(threading.enumerate())
    windows = {id(window) for window in _windows()} if _application() else set()
    for started in (_threads, _timers, _qthreads):
        started.forget()
    yield
    lines = _leaked_qt(windows) if _application() else []
    lines += _leaked_threads(threads)
    if lines:
        pytest.fail("left behind:\n  " + "\n  ".join(lines), pytrace=False)
