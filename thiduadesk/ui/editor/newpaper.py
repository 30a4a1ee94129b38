"""«Văn bản mới»: which paper to begin, in groups, found by any of its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import finds
from thiduadesk.i18n import _
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_WIDTH = 440
_HEIGHT = 560
_CODE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class NewPaperDialog(QDialog):
    """A field and a list of kinds under their groups; arrows move, Enter takes.

    Args:
        groups: title of each group with the code and the words of every kind in it.
        parent: the page.

    Attributes:
        chosen: code of the kind taken, empty for none.
    """

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._groups = groups
        self.setWindowTitle(_("New paper"))
        self.resize(active().px(_WIDTH), active().px(_HEIGHT))
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find a kind of paper"))
        self.field.setPlaceholderText(_("Find a kind of paper"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Kinds of paper"))
        self.nothing = label(_("Nothing was found. Try fewer words."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.take = button(_("Begin the draft"), self._take, "primary")
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        buttons.addWidget(button(_("Cancel"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(buttons)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._show("")
        self.field.setFocus()

    @property
    def offered(self) -> tuple[str, ...]:
        """Codes of the kinds that are shown, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(code for item in items if (code := item.data(_CODE)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return False

    def _show(self, typed: str) -> None:
        """List the kinds of that name, else of that group; the first is under the cursor."""
        key = find_key(typed)
        self.list.clear()
        by_name = any(finds(key, words) for _title, kinds in self._groups for _code, words in kinds)
        for title, kinds in self._groups:
            found = [
                (code, words)
                for code, words in kinds
                if finds(key, words if by_name else f"{words} {title}")
            ]
            if found:
                self.list.addItem(_heading(title))
            for code, words in found:
                item = QListWidgetItem(f"    {words}")
                item.setData(_CODE, code)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, title)
                self.list.addItem(item)
        kept = bool(self.list.count())
        if kept:
            self.list.setCurrentRow(1)  # behind the heading of the first group
            self.list.scrollToTop()
        self.list.setVisible(kept)
        self.nothing.setVisible(not kept)
        self.take.setEnabled(kept)

    def _take(self) -> None:
        if self.list.currentRow() >= 0:
            self.chosen = str(self.list.currentItem().data(_CODE))
            self.accept()


def _heading(title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    font = active().font(12)
    font.setBold(True)
    item.setFont(font)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
