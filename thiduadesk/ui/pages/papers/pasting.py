"""«Dán văn bản»: any paragraph, the papers it cites below it, the new ones taken in with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import papers
from thiduadesk.ui.papers import words
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import in_card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.papers import Offer
    from thiduadesk.ui.feedback.desk import Feedback

_QUIET_MS = 200
_OFFER = Qt.ItemDataRole.UserRole


class PasteDialog(QDialog):
    """A text, and what it cites: new papers ticked, known ones marked.

    A text in the clipboard that cites papers is there already; Ctrl+Enter takes the ticked ones in.

    Attributes:
        taken: ids of the papers of the text after they were taken in; empty before.
        added: how many of them are new.
    """

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self.taken: tuple[int, ...] = ()
        self.added = 0
        self.setWindowTitle(_("Paste text"))
        self.resize(active().px(760), active().px(560))
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(
            _("Paste a paragraph, a list or a whole report here: the papers it cites are found")
        )
        self.text.setAccessibleName(_("Text that cites papers"))
        self.text.setTabChangesFocus(True)
        self.found = label("", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Papers cited by the text"))
        self.list.setWordWrap(True)
        self.box = QDialogButtonBox()
        self.take = self.box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        self.box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self.text.textChanged.connect(self._quiet.start)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.box.accepted.connect(self._on_accepted)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.text, 2)
        layout.addWidget(self.found)
        layout.addWidget(in_card(self.list), 3)
        layout.addWidget(self.box)
        self._begin()

    def ask(self) -> bool:
        """Show it; whether papers were taken in."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_accepted()
        else:
            super().keyPressEvent(event)

    # --- inside ------------------------------------------------------------------------------------
    def _begin(self) -> None:
        """Begin with the clipboard where it cites papers."""
        copied = QGuiApplication.clipboard().text()
        if copied and papers.cited_in(copied):
            with QSignalBlocker(self.text):
                self.text.setPlainText(copied)
        self._look()
        if self.list.count():
            self.list.setFocus()
        else:
            self.text.setFocus()

    def _look(self) -> None:
        self._quiet.stop()
        with QSignalBlocker(self.list):
            self.list.clear()
            for offer in papers.offers(self._store, self.text.toPlainText()):
                self.list.addItem(_item(offer))
        if self.list.count():
            self.list.setCurrentRow(0)
        self._count()

    def _count(self) -> None:
        total, wanted = self.list.count(), len(self._wanted())
        self.found.setText(
            ngettext("{count} paper is cited", "{count} papers are cited", total).format(
                count=total
            )
            if total
            else _("No paper is cited here yet.")
        )
        self.take.setText(
            ngettext("Take in {count} new paper", "Take in {count} new papers", wanted).format(
                count=wanted
            )
            if wanted
            else _("Take in")
        )
        self.take.setEnabled(bool(wanted))

    def _wanted(self) -> tuple[Offer, ...]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(
            item.data(_OFFER)
            for item in items
            if item.data(_OFFER).paper is None and item.checkState() is Qt.CheckState.Checked
        )

    def _on_accepted(self) -> None:
        if self._quiet.isActive():
            self._look()
        wanted = self._wanted()
        if not wanted:
            return

        def take_in() -> None:
            self.taken = papers.take_in_all(self._store, wanted)

        if self._feedback.guard(take_in):
            self.added = len(wanted)
            self.accept()


def _item(offer: Offer) -> QListWidgetItem:
    """A line: a new paper with its tick, a known one with a sign and what differs."""
    said = papers.paper_of(offer.cited, offer.subject)
    text = " \N{EN DASH} ".join(part for part in (words.called(said), said.issuer) if part)
    if said.number and said.subject:
        text += f"\n{said.subject}"
    if offer.paper is None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    else:
        here = offer.paper.date
        differs = here is not None and said.date is not None and here != said.date
        note = (
            _("in the register with the date {day}").format(day=words.day(offer.paper))
            if differs
            else _("in the register already")
        )
        item = QListWidgetItem(f"{words.called(said)} ({note})")
        item.setIcon(icons.icon("warning", "amber") if differs else icons.icon("check", "green"))
    item.setToolTip(offer.cited.text)
    item.setData(_OFFER, offer)
    return item
