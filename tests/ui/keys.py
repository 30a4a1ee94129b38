"""Typing into widgets, for tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifier)


def type_words(widget: QWidget, words: str) -> None:
    """Type words, one letter after the other."""
    for letter in words:
        QTest.keyClick(widget, letter)  # type: ignore[call-overload]  # the stubs forget str
