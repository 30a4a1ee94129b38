"""Answers to the dialogs that open in a test, however long they take to open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog

_AGAIN = 10
_TRIES = 500


def answer_next(answer: Callable[[QDialog], object], kind: type[QDialog] = QDialog) -> None:
    """Give ``answer`` the next dialog of ``kind``; an answer that fails leaves no dialog open."""

    def look(tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            if tries:
                QTimer.singleShot(_AGAIN, lambda: look(tries - 1))
            return
        try:
            answer(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, lambda: look(_TRIES))
