"""Files let go over the window reach it wherever they fall; words do not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from thiduadesk.ui.window import MainWindow

_BUTTON = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and let them go; whether the window took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return _drop(window, data)


def _drop(window: MainWindow, data: QMimeData) -> bool:
    handle = window.windowHandle()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPointF(400, 300), actions, data, _BUTTON, _PLAIN)
    QApplication.sendEvent(handle, enter)
    event = QDropEvent(QPointF(400, 300), actions, data, _BUTTON, _PLAIN)
    QApplication.sendEvent(handle, event)
    return enter.isAccepted() and event.isAccepted()


def test_files_are_taken_wherever_they_fall(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "Bảng tiêu chí.xlsx"
    with qtbot.waitSignal(window.files_dropped) as dropped:
        assert drop(window, file)
    assert dropped.args == [[file]]


def test_words_that_are_dragged_are_left_to_the_fields(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setText("báo cáo")
    with qtbot.assertNotEmitted(window.files_dropped, wait=50):
        _drop(window, data)
