"""What the tabs of the page are put together from: a list in a card, two cards beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import two_parts

_SIDE = 12


def list_card(
    view: QWidget,
    *heads: QWidget,
    foot: tuple[QWidget, ...] = (),
    below: QWidget | None = None,
) -> QFrame:
    """A card that a list fills, with lines of words above it, buttons and perhaps more below."""
    made = card()
    column = QVBoxLayout(made)
    column.setContentsMargins(1, _SIDE, 1, 8)
    column.setSpacing(6)
    for words in heads:
        column.addLayout(_row(words))
    column.addWidget(view, 1)
    if foot:
        row = _row(*foot)
        row.addStretch(1)
        column.addLayout(row)
    if below is not None:
        column.addLayout(_row(below))
    return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_SIDE, 0, _SIDE, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row


def split(
    tab: QWidget,
    first: QWidget,
    second: QWidget,
    sizes: tuple[int, int],
    way: Qt.Orientation = Qt.Orientation.Horizontal,
) -> None:
    """Fill ``tab`` with two cards and a bar between them to be moved; ``sizes`` in px to begin with."""
    splitter = two_parts(first, second, sizes, way)
    layout = QVBoxLayout(tab)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.addWidget(splitter)
