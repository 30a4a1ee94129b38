"""Choosing another paper of the register: a few words, the list below, Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import papers
from thiduadesk.services.papers import Asked
from thiduadesk.ui.models.lazy import LazyTableModel
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.papers import words
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import in_card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Paper

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class PickDialog(QDialog):
    """Asks for one paper besides another.

    Args:
        store: the data file.
        title: what happens with the one chosen, also the words of the button.
        text: what that means.
        besides: id of the paper that is not offered, None offers all.
        words_first: what is looked for first.
    """

    def __init__(
        self,
        store: Store,
        title: str,
        text: str,
        besides: int | None,
        parent: QWidget,
        *,
        words_first: str = "",
    ) -> None:
        super().__init__(parent)
        self._listing, self._besides = papers.Listing(store), besides
        self.setWindowTitle(title)
        self.resize(active().px(640), active().px(440))
        self.search = QLineEdit(words_first)
        self.search.setPlaceholderText(_("Search: number, issuer, subject"))
        self.search.setAccessibleName(_("Search in the papers"))
        self.search.setClearButtonEnabled(True)
        columns: tuple[Column[Paper], ...] = (
            Column("name", N_("Paper"), words.called, width=280),
            Column("about", N_("Subject"), words.about, tip=words.about),
        )
        self.model: LazyTableModel[Paper] = LazyTableModel(
            columns, lambda one: one.id, partial(papers.some, store)
        )
        self.view = TableView(self.model, _("Papers cited"))
        self.view.setWordWrap(False)
        self.box = QDialogButtonBox()
        self._agree = self.box.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        self._agree.setDefault(True)
        self.box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.box.accepted.connect(self._on_accepted)
        self.box.rejected.connect(self.reject)
        self.view.row_opened.connect(lambda _key: self._on_accepted())
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addWidget(self.search)
        layout.addWidget(in_card(self.view), 1)
        layout.addWidget(self.box)
        self._narrow()
        self.search.setFocus()

    def ask(self) -> int | None:
        """Show it; the id of the paper chosen, None for none."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        chosen = self.view.chosen
        self.deleteLater()
        return chosen if agreed and isinstance(chosen, int) else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _MOVES:
            return super().eventFilter(watched, event)
        self.view.keyPressEvent(event)  # the list moves while the words stay
        return True

    def _narrow(self) -> None:
        found = self._listing.ids(Asked(find_key(self.search.text())))
        self.model.set_keys(tuple(one for one in found if one != self._besides))
        if self.model.keys:
            self.view.choose(self.model.keys[0], 0)
        self._agree.setEnabled(bool(self.model.keys))

    def _on_accepted(self) -> None:
        if self.view.chosen is not None:
            self.accept()
