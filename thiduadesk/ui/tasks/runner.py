"""One runner for all long work: four outcomes on the main thread, progress, cancel.

``Runner`` uses a thread pool (one thread for work that writes, two for reading and rendering);
``InlineRunner`` does the same at once on the caller's thread, for tests of logic.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from typing import Any
from typing import Generic
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QThreadPool
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from typing_extensions import override

from thiduadesk.domain.problems import Cancelled

T = TypeVar("T")
_PROGRESS_GAP = 0.05


class JobContext:
    """What the work sees of its job: it reports progress and learns that it shall stop."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()
        self._last = 0.0

    @property
    def stopping(self) -> bool:
        """Whether the clerk asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop at its next ``progress``."""
        self._stop.set()

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is; 20 reports a second at most come through.

        Raises:
            Cancelled: the clerk asked to stop; let it pass, changes roll back whole.
        """
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._last >= _PROGRESS_GAP:
            self._last = now
            self._report(done, total, text)


Work = Callable[[JobContext], T]


class Job(QObject, Generic[T]):
    """One piece of work under way; lives on the main thread only, the work never sees it.

    Signals:
        succeeded: the value. failed: the exception. cancelled: it stopped as asked.
        finished: after any of the three. progressed: done, total, words.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    progressed = Signal(int, int, str)

    def __init__(self, number: int, title: str, context: JobContext) -> None:
        super().__init__()
        self.number = number
        self.title = title
        self._context = context

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop already."""
        return self._context.stopping

    def cancel(self) -> None:
        """Ask it to stop; ``cancelled`` follows unless it ends before."""
        self._context.stop()

    def deliver(self, value: Any, problem: BaseException | None) -> None:
        """Say how it ended (the runner calls this)."""
        if problem is None:
            self.succeeded.emit(value)
        elif isinstance(problem, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(problem)
        self.finished.emit()


class BaseRunner(QObject):
    """What pages ask for; see ``submit``.

    Signals:
        started: a job began; the window shows its progress after 400 ms.
        failed: a job failed and nobody asked for its failures.
    """

    started = Signal(object)
    failed = Signal(object)
    _ended = Signal(int, object, object)
    _moved = Signal(int, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job[Any]] = {}
        self._numbers = itertools.count(1)
        self._closed = False
        # Queued: a callback connected late in the same gesture still hears, and always here.
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job[Any], ...]:
        """Jobs under way."""
        return tuple(self._jobs.values())

    def submit(
        self,
        work: Work[T],
        *,
        title: str = "",
        writes: bool = False,
        succeeded: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        finished: Callable[[], object] | None = None,
        progressed: Callable[[int, int, str], object] | None = None,
    ) -> Job[T]:
        """Start ``work(context)``; the callbacks come on the main thread, later in the loop.

        Work asked for after ``close`` is not begun; it ends as cancelled.

        Args:
            work: gets a ``JobContext``; touches no widget.
            title: translated words for the progress line, «Đang xuất bảng chấm điểm…».
            writes: takes the writer; such jobs run one after another.
            succeeded: gets the value.
            failed: gets the exception; without it the window shows the failure.
            cancelled: it stopped as asked.
            finished: after any of the three.
            progressed: gets done, total and words.
        """
        number = next(self._numbers)
        context = JobContext(lambda done, total, text: self._moved.emit(number, done, total, text))
        job: Job[T] = Job(number, title, context)
        if succeeded is not None:
            job.succeeded.connect(succeeded)
        job.failed.connect(failed if failed is not None else self.failed.emit)
        if cancelled is not None:
            job.cancelled.connect(cancelled)
        if finished is not None:
            job.finished.connect(finished)
        if progressed is not None:
            job.progressed.connect(progressed)
        self._jobs[number] = job
        if self._closed:
            self._ended.emit(number, None, Cancelled())
            return job
        self.started.emit(job)
        self._start(lambda: self._do(number, work, context), writes)
        return job

    def close(self) -> None:
        """Ask every job to stop and begin none any more: the window closes."""
        self._closed = True
        for job in self.jobs:
            job.cancel()

    def wait(self, seconds: float) -> bool:
        """Wait for the threads; whether all ended in time."""
        raise NotImplementedError

    def _start(self, run: Callable[[], None], writes: bool) -> None:
        raise NotImplementedError

    def _do(self, number: int, work: Work[Any], context: JobContext) -> None:
        """Do the work on the calling thread and report its end."""
        try:
            value = work(context)
        except BaseException as problem:  # noqa: BLE001 handed to `failed`, where guards name it
            self._ended.emit(number, None, problem)
        else:
            self._ended.emit(number, value, None)

    @Slot(int, object, object)
    def _on_ended(self, number: int, value: Any, problem: BaseException | None) -> None:
        self._jobs.pop(number).deliver(value, problem)

    @Slot(int, int, int, str)
    def _on_moved(self, number: int, done: int, total: int, text: str) -> None:
        self._jobs[number].progressed.emit(done, total, text)


class Runner(BaseRunner):
    """The real one: two thread pools."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writers = QThreadPool(self)
        self._writers.setMaxThreadCount(1)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)

    @override
    def wait(self, seconds: float) -> bool:
        milliseconds = int(seconds * 1000)
        return self._writers.waitForDone(milliseconds) and self._readers.waitForDone(milliseconds)

    @override
    def _start(self, run: Callable[[], None], writes: bool) -> None:
        (self._writers if writes else self._readers).start(run)


class InlineRunner(BaseRunner):
    """Does the work at once; the outcome still comes through the event loop."""

    @override
    def wait(self, seconds: float) -> bool:
        return True

    @override
    def _start(self, run: Callable[[], None], writes: bool) -> None:
        run()
