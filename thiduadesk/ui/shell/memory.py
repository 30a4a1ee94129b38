"""What the window remembers on this machine: size and place, page, year, colours, scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from thiduadesk.ui.theme.tokens import Scheme

_FIRST = QRect(0, 0, 1366, 768)
_LEAST_VISIBLE = 120


class Memory:
    """A small settings file; the clerk's data are never in it."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """A remembered number."""
        text = self.text(key)
        return int(text) if text.lstrip("-").isdecimal() else default

    def put(self, key: str, value: str | int) -> None:
        """Remember."""
        self._settings.setValue(key, str(value))

    def save(self) -> None:
        """Write it down now."""
        self._settings.sync()

    @property
    def scheme(self) -> Scheme:
        """The colours chosen last."""
        text = self.text("theme/scheme", Scheme.SYSTEM)
        return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM

    @property
    def scale(self) -> int:
        """The scale chosen last, per cent."""
        return self.number("theme/scale", 100)

    def keep_window(self, window: QMainWindow) -> None:
        """Remember size and place of a window."""
        place = window.normalGeometry()
        numbers = (place.x(), place.y(), place.width(), place.height())
        self.put("window/place", " ".join(str(number) for number in numbers))
        self.put("window/maximized", int(window.isMaximized()))

    def place_window(self, window: QMainWindow) -> None:
        """Give the window its place back, inside the screens that are there now."""
        numbers = self.text("window/place").split()
        place = _FIRST
        known = len(numbers) == 4 and all(number.lstrip("-").isdecimal() for number in numbers)
        if known:
            place = QRect(*(int(number) for number in numbers))
        window.setGeometry(clamped(place, known=known))
        if self.number("window/maximized"):
            window.showMaximized()


def clamped(place: QRect, *, known: bool = True) -> QRect:
    """The rectangle moved and cut so that it lies on a screen that is there."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    room = next(
        (
            screen
            for screen in screens
            if screen.intersected(place).width() >= _LEAST_VISIBLE
            and screen.intersected(place).height() >= _LEAST_VISIBLE
        ),
        screens[0],
    )
    width = min(place.width(), room.width())
    height = min(place.height(), room.height())
    if not known:
        return QRect(
            room.x() + (room.width() - width) // 2,
            room.y() + (room.height() - height) // 2,
            width,
            height,
        )
    left = max(room.left(), min(place.left(), room.right() + 1 - width))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - height))
    return QRect(left, top, width, height)
