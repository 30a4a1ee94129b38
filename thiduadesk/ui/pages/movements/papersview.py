"""The papers of a movement by what they are to it: added by pasting, opened, taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import papers
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.citing import CiteDialog
from thiduadesk.ui.pages.movements.citing import role_field
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.movements import View
    from thiduadesk.ui.feedback.desk import Feedback

Linked = tuple[Paper, PaperRole]


class PapersView(QWidget):
    """Enter shows a paper in its register, Delete takes it off the movement.

    Signals:
        paper_asked: id of a paper.
    """

    paper_asked = Signal(int)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._owner: Owner | None = None
        self._linked: tuple[Linked, ...] = ()
        columns: tuple[Column[Linked], ...] = (
            Column("role", "", lambda _one: "", width=150,
                   chips=lambda one: (Chip(_(words.ROLE[one[1]])),)),
            Column("paper", N_("Paper"), lambda one: words.paper(one[0]), width=230,
                   tip=lambda one: words.paper(one[0])),
            Column("subject", N_("About"), lambda one: one[0].subject, tone=lambda _one: "muted",
                   wrap=True),
            Column("file", N_("File"), lambda one: "\N{CHECK MARK}" if one[0].file else "", width=60,
                   align="center", may_hide=True),
        )  # fmt: skip
        self.model: TableModel[Linked] = TableModel(columns, key=lambda one: one[0].id)
        self.view = TableView(self.model, _("Papers of the movement"))
        self.empty = label(
            _(
                "No paper yet. Papers that launch a movement, have it carried out, or are the "
                "office's own plan are added by pasting the lines that cite them."
            ),
            "muted",
            wrap=True,
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.add = button(_("Add papers…"), self.ask)
        self.role = button(_("What it is to the movement…"), self.ask_role)
        self.open = button(_("Open the file"), self.open_file)
        for one in (self.add, self.role, self.open):
            foot.addWidget(one)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.view.row_chosen.connect(lambda _key: self._enable())
        self.view.row_opened.connect(self.paper_asked.emit)
        self.view.delete_asked.connect(lambda _key: self.take_off())
        self.setFocusProxy(self.view)

    def show_movement(self, view: View) -> None:
        """Show the papers of a movement, in the order of their roles."""
        self._owner = Owner(OwnerKind.MOVEMENT, view.whole.movement.id)
        self._linked = view.linked(self._owner)
        order = list(words.ROLE)
        self.model.set_rows(sorted(self._linked, key=lambda one: order.index(one[1])))
        self.view.setVisible(bool(self._linked))
        self.empty.setVisible(not self._linked)
        self._enable()

    @property
    def chosen(self) -> Linked | None:
        """The paper under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    def ask(self) -> None:
        """Paste lines that cite papers, or choose papers of the register."""
        if self._owner is not None:
            CiteDialog(self._store, self._owner, self).ask()

    def ask_role(self) -> None:
        """Say what a paper is to the movement."""
        chosen, owner = self.chosen, self._owner
        if chosen is None or owner is None:
            return
        field = role_field(chosen[1])
        StepDialog(
            _("What it is to the movement"),
            words.paper(chosen[0]),
            (field,),
            lambda role: logbook.cite(self._store, owner, role, known=(chosen[0].id,)),
            self,
            yes=_("Save"),
        ).ask()

    def open_file(self) -> None:
        """Show the file of a paper in its own program."""
        chosen = self.chosen
        if chosen is None:
            return

        def show() -> None:
            path = papers.copy_to_open(self._store, chosen[0].id)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._feedback.guard(show)

    def take_off(self) -> None:
        """The movement points to the paper no longer; the register keeps it."""
        chosen, owner = self.chosen, self._owner
        if chosen is None or owner is None:
            return
        left = [(one.id, role) for one, role in self._linked if one.id != chosen[0].id]
        if self._feedback.guard(lambda: movements.set_papers(self._store, owner, left)):
            self._feedback.toast(_("Taken off the movement; the register keeps it."), undo=True)

    def _enable(self) -> None:
        chosen = self.chosen
        self.role.setEnabled(chosen is not None)
        self.open.setEnabled(chosen is not None and bool(chosen[0].file))
