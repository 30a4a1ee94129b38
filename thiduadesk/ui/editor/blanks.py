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
        chosen: key of the part, and which of its blanks (from 0) is to be selected.
    """

    chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._blanks: tuple[Placeholder, ...] = ()
        self._last = -1
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
        filled = max(0, len(self._blanks) - len(blanks))
        self._last = max(-1, self._last - filled)
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

    def go_on(self, order: Sequence[str], key: str, passed: int) -> None:
        """Put the cursor on the next blank; behind the last one comes the first.

        Args:
            order: keys of the parts in reading order.
            key: the part the cursor is in; any other key goes on from the blank gone to last.
            passed: how many blanks of that part stand before the cursor.
        """
        if not self._blanks:
            return
        row = self._last + 1
        if key in order:
            ranks = {one: place for place, one in enumerate(order)}
            in_parts = [at for at, blank in enumerate(self._blanks) if blank.key in ranks]
            before = [
                at
                for at in in_parts
                if (ranks[self._blanks[at].key], self._number(at)) < (ranks[key], passed)
            ]
            row = before[-1] + 1 if before else in_parts[0] if in_parts else 0
        row %= len(self._blanks)
        self.list.setCurrentRow(row)
        self._go(row)

    def _number(self, row: int) -> int:
        """Which of the blanks of its part stands in ``row``, from 0."""
        key = self._blanks[row].key
        return sum(blank.key == key for blank in self._blanks[:row])

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self._go(self.list.row(item))

    def _go(self, row: int) -> None:
        self._last = row
        self.chosen.emit(self._blanks[row].key, self._number(row))
