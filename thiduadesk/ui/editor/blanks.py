"""What is still blank in a draft, as a strip that folds; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.documents.tree.placeholders import Placeholder

_ROWS = 4


class BlanksStrip(QFrame):
    """The list of blanks; hidden until asked for.

    Signals:
        chosen: key of the part and the blank's own words, to be selected in its text.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._blanks: tuple[Placeholder, ...] = ()
        self._title = label("", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Places that are still blank"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(button(_("Close"), self.hide, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.hide()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._blanks)

    def show_blanks(self, blanks: Sequence[Placeholder]) -> None:
        """List these; without any the strip closes."""
        self._blanks = tuple(blanks)
        count = len(self._blanks)
        self._title.setText(
            ngettext(
                "{count} place is still blank", "{count} places are still blank", count
            ).format(count=count)
        )
        row = self.list.currentRow()
        self.list.clear()
        for blank in self._blanks:
            text = f"{blank.place} \N{MIDDLE DOT} {blank.words}" if blank.place else blank.words
            item = QListWidgetItem(text, self.list)
            item.setToolTip(blank.words)
        rows = max(1, min(count, _ROWS))
        self.list.setFixedHeight(max(1, self.list.sizeHintForRow(0)) * rows + 2)
        self.list.setCurrentRow(min(max(row, 0), count - 1))
        if not count:
            self.hide()

    def go_to_first(self) -> None:
        """Put the cursor on the first blank."""
        if self._blanks:
            self.list.setCurrentRow(0)
            self._go(0)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._go(self.list.row(item))

    def _go(self, row: int) -> None:
        blank = self._blanks[row]
        self.chosen.emit(blank.key, blank.words)
