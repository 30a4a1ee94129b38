"""Line icons: SVG files drawn in ``currentColor``, tinted with the theme's tokens."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPixmap
from PySide6.QtSvg import QSvgRenderer

from thiduadesk import resources
from thiduadesk.ui.theme.tokens import LIGHT
from thiduadesk.ui.theme.tokens import Tokens

_SIZES = (16, 20, 24, 32, 48, 64)


class _Active:
    tokens: Tokens = LIGHT


def use(tokens: Tokens) -> None:
    """Tint with these from now on (called by the theme)."""
    _Active.tokens = tokens


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107 a colour, not a secret
    """Icon ``name`` (file without ``.svg``) in the colour of a token; grey when disabled."""
    return _icon(name, getattr(_Active.tokens, token), _Active.tokens.faint)


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The same, drawn at ``size`` logical px for a painted widget or delegate."""
    return _drawn(name, getattr(_Active.tokens, token), size, ratio)


_IN_STYLE_SHEET = {
    "chevron-down": "muted",
    "chevron-up": "muted",
    "check": "on_accent",
}
"""Pictures of the style sheet and the token of their ink."""


def write_tinted(folder: Path, tokens: Tokens) -> None:
    """Write the pictures the style sheet needs as files, since it can tint none itself."""
    for name, token in _IN_STYLE_SHEET.items():
        source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
        tinted = source.replace("currentColor", getattr(tokens, token))
        (folder / f"{tokens.name}-{name}.svg").write_text(tinted, encoding="utf-8")


def names() -> tuple[str, ...]:
    """Every icon that is there."""
    return tuple(sorted(file.stem for file in resources.path("icons").glob("*.svg")))


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_drawn(name, colour, size, 1.0), QIcon.Mode.Normal)
        made.addPixmap(_drawn(name, disabled, size, 1.0), QIcon.Mode.Disabled)
    return made


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
