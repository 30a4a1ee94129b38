"""Choosing some of many by words: people, units, papers of the register."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_SIZE = (520, 480)
_FRAME = 24
"""Room for the frame of a dialog, px."""
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One that may be chosen: its id and its words."""

    id: int
    text: str


class PickDialog(QDialog):
    """A search line over a list; Space or a click marks, Enter agrees.

    Args:
        title: translated.
        find: choices for words typed; empty words offer the first of all.
        chosen: those marked at the beginning, shown first.
        parent: the page or dialog.
    """

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[Choice]],
        chosen: Iterable[Choice],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        shown_on(self, _SIZE)
        self._find = find
        self._chosen = {one.id: one for one in chosen}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Type a few letters, accents may be left out"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.list = MarkList()
        self.list.setAccessibleName(title)
        self.count = label("", "muted")
        self.box = QDialogButtonBox()
        agreed = self.box.addButton(_("Choose"), QDialogButtonBox.ButtonRole.AcceptRole)
        agreed.setDefault(True)
        self.box.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.box)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.itemChanged.connect(self._on_marked)
        self._show()
        self.search.setFocus()

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of those marked, in the order they were."""
        return tuple(self._chosen)

    def _show(self) -> None:
        typed = self.search.text()
        found = {one.id: one for one in self._find(typed)}
        offered = found if typed.strip() else {**self._chosen, **found}
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in offered.values():
                item = QListWidgetItem(one.text)
                item.setData(_ID, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                marked = one.id in self._chosen
                item.setCheckState(Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        self._count()

    def _on_marked(self, item: QListWidgetItem) -> None:
        number = int(item.data(_ID))
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[number] = Choice(number, item.text())
        else:
            self._chosen.pop(number, None)
        self._count()

    def _count(self) -> None:
        self.count.setText(_("{count} chosen").format(count=len(self._chosen)))


class MarkList(QListWidget):
    """A list in which a click anywhere on a row marks it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._toggle)
        self._pressed: Qt.CheckState | None = None
        self.itemPressed.connect(self._remember)

    def _remember(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _toggle(self, item: QListWidgetItem) -> None:
        if item.checkState() is self._pressed:  # the box itself was not hit
            marked = self._pressed is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if marked else Qt.CheckState.Checked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the dialog's button
            return
        super().keyPressEvent(event)


def pick(
    title: str,
    find: Callable[[str], Sequence[Choice]],
    chosen: Iterable[Choice],
    parent: QWidget,
) -> tuple[int, ...] | None:
    """Ask which; the ids, None where she changed her mind."""
    dialog = PickDialog(title, find, chosen, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    found = dialog.chosen
    dialog.deleteLater()
    return found if agreed else None


def shown_on(dialog: QDialog, size: tuple[int, int]) -> None:
    """Give a dialog a size of the design at the scale in use, within the window it belongs to."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else dialog.screen().availableSize()
    wide, high = (active().px(one) for one in size)
    dialog.resize(min(wide, room.width() - _FRAME), min(high, room.height() - _FRAME))
