"""Files dropped on the window: on a list that takes files, or wherever in it they are let go."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from typing import runtime_checkable

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_STEPS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


@runtime_checkable
class FileTarget(Protocol):
    """A widget that has a use of its own for files let go over it."""

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """Take the files; ``at`` is where, in the widget. False leaves them to the window."""


class FileDrops(QObject):
    """Takes files before the fields below the mouse do, which would write their addresses.

    Listens to the window of the system and not to each widget; words that are dragged pass. A
    ``FileTarget`` below the mouse is asked first.

    Signals:
        dropped: paths (``list[Path]``), a moment after they were let go, so that the program they
            come from need not wait for what follows.
    """

    dropped = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None

    def watch(self, window: QWidget) -> None:
        """Listen from now on; the window must have been shown."""
        self._window = window
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _STEPS or not isinstance(event, QDropEvent):
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            place = event.position().toPoint()
            QTimer.singleShot(0, self, lambda: self._hand_over(paths, place))
        return True

    def _hand_over(self, paths: list[Path], place: QPoint) -> None:
        window = self._window
        widget = window.childAt(place) if window is not None else None
        while window is not None and widget is not None and widget is not window:
            at = widget.mapFrom(window, place)
            if isinstance(widget, FileTarget) and widget.take_files(paths, at):
                return
            widget = widget.parentWidget()
        self.dropped.emit(paths)
