"""Papers added to a movement: lines are pasted, the papers they cite are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import tidy
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import logbook
from thiduadesk.services import papers
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.papermarks import PaperMarks
from thiduadesk.ui.pages.movements.picking import shown_on
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Owner

_SIZE = (620, 480)
_WAIT = 250
"""Milliseconds after the last letter until the papers are read again."""


class CiteDialog(QDialog):
    """Lines are pasted; the papers they cite are marked and linked in one role."""

    def __init__(self, store: Store, owner: Owner, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._owner = store, owner
        self.setWindowTitle(_("Add papers"))
        shown_on(self, _SIZE)
        self.role = role_field(PaperRole.IMPLEMENT)
        self.text = TextField(_("Lines that cite papers"), lines=4)
        self.papers = PaperMarks(store)
        self.fault = label("", "fault", wrap=True)
        self.box = QDialogButtonBox()
        agreed = self.box.addButton(_("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        agreed.setDefault(True)
        self.box.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (self.text, self.papers, self.role, self.fault, self.box):
            layout.addWidget(widget, 1 if widget in {self.text, self.papers} else 0)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self.read)
        self.text.area.textChanged.connect(self._wait.start)
        self.box.accepted.connect(self._on_accepted)
        self.box.rejected.connect(self.reject)
        self.text.setFocus()

    def ask(self) -> bool:
        """Show it; whether papers were added."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed

    def read(self) -> None:
        """Read the papers of the text now."""
        self._wait.stop()
        text = tidy(self.text.area.toPlainText())
        self.papers.show_offers(papers.offers(self._store, text))

    def _on_accepted(self) -> None:
        self.read()
        if not (self.papers.offered or self.papers.known):
            self.fault.setText(_("No paper is marked. Paste lines that cite one."))
            return
        try:
            logbook.cite(
                self._store, self._owner, self.role.value(), self.papers.offered, self.papers.known
            )
        except Refused as refused:
            self.fault.setText(refusal_text(refused))
            return
        self.accept()


def role_field(role: PaperRole) -> ChoiceField:
    """What a paper is to the movement."""
    field = ChoiceField(
        _("What it is to the movement"), [(one, _(said)) for one, said in words.ROLE.items()]
    )
    field.load(role)
    return field
