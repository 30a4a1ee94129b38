"""Rendering for the preview: off the main thread, one at a time, the latest request wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal

from thiduadesk.ui.tasks.runner import BaseRunner

if TYPE_CHECKING:
    from thiduadesk.documents.pdf import RenderedPdf

QUIET = 120
"""Milliseconds without a further request after which rendering begins."""


class PreviewFeed(QObject):
    """Turns requests into rendered pages.

    Signals:
        rendered: the ``RenderedPdf`` of the latest request.
        failed: the exception that kept it from being rendered.
    """

    rendered = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: BaseRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted: Callable[[], RenderedPdf] | None = None
        self._busy = False
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    def ask(self, make: Callable[[], RenderedPdf], *, at_once: bool = False) -> None:
        """Have ``make`` called on a thread of the runner; an older request that waits is dropped."""
        self._wanted = make
        self._timer.start(0 if at_once else QUIET)

    def forget(self) -> None:
        """Drop what was asked; what is under way is not shown any more."""
        self._wanted = None
        self._number += 1
        self._timer.stop()

    def _start(self) -> None:
        if self._busy or self._wanted is None:
            return
        make, self._wanted = self._wanted, None
        self._busy = True
        number = self._number
        self._runner.submit(
            lambda _context: make(),
            succeeded=lambda pdf: self._show(number, pdf),
            failed=lambda problem: self._fail(number, problem),
            finished=self._on_finished,
        )

    def _show(self, number: int, pdf: RenderedPdf) -> None:
        if number == self._number:
            self.rendered.emit(pdf)

    def _fail(self, number: int, problem: BaseException) -> None:
        if number == self._number:
            self.failed.emit(problem)

    def _on_finished(self) -> None:
        self._busy = False
        if self._wanted is not None and not self._timer.isActive():
            self._start()
