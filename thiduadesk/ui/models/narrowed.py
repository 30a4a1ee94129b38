"""A list in a card below what narrows it: words typed and a row of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.ui.models.view import TableView


class NarrowedList(QWidget):
    """Filters above, the list below; Enter opens a line, Delete takes it away.

    A list of its own makes its model, view and choices, calls ``lay_out`` and says in ``narrow``
    which lines fulfil what is asked.

    Attributes:
        search: the field for words.

    Signals:
        chosen: key of the line under the cursor (None: none).
        opened: the key, on Enter or a double click.
        delete_asked: on Delete.
        narrowed: others are shown.
    """

    chosen = Signal(object)
    opened = Signal(object)
    delete_asked = Signal()
    narrowed = Signal()

    def __init__(self, hint: str, name: str, parent: QWidget | None = None) -> None:
        """A list without its parts.

        Args:
            hint: what the field for words is for, shown while it is empty.
            name: its name for a screen reader.
        """
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(name)
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        active().changed.connect(self._dress)

    def lay_out(self, choices: Mapping[QComboBox, int], frame: QFrame, view: TableView) -> None:
        """Put the parts in their places and join them.

        Args:
            choices: the choices from left to right, with their shares of the width.
            frame: the card that holds the view and what is said where nothing is found.
            view: the view of the list, which gets the focus.
        """
        row = QHBoxLayout()
        row.setSpacing(8)
        for box, share in choices.items():
            row.addWidget(box, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(row)
        layout.addWidget(frame, 1)
        self.search.textChanged.connect(lambda _text: self.narrow())
        for box in choices:
            box.activated.connect(lambda _at: self.narrow())
        view.row_chosen.connect(self.chosen)
        view.row_opened.connect(self.opened)
        view.delete_asked.connect(lambda _key: self.delete_asked.emit())
        self.setFocusProxy(view)

    def narrow(self) -> None:
        """Show those that fulfil what is asked, and emit ``narrowed``."""
        raise NotImplementedError

    def _dress(self) -> None:
        self._lens.setIcon(icons.icon("search", "muted"))


def choice(name: str, least: int = 8) -> QComboBox:
    """A choice that may become as narrow as ``least`` letters; ``name`` for a screen reader."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(least)
    return box


def fill(box: QComboBox, none: str, choices: Sequence[tuple[Any, str]]) -> None:
    """Offer these behind «all»; what is chosen stays."""
    kept = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(none, None)
        for value, called in choices:
            box.addItem(called, value)
        box.setCurrentIndex(max(box.findData(kept), 0) if kept is not None else 0)


def none_found(text: str = "", indent: int = 12) -> QLabel:
    """What a list says where nothing is found."""
    made = label(text, "muted", wrap=True)
    made.setContentsMargins(indent, 8, indent, 8)
    return made
