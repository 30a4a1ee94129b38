"""Forms of the units: handed out as Excel, read back, looked at before they are taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import proposals
from thiduadesk.services.proposals import Staged
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import saved
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.proposals import StagedForm
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.shown import Shown

_SIZE = (900, 520)


def hand_out(store: Store, feedback: Feedback, shown: Shown, parent: QWidget) -> None:
    """Ask for a unit, and write its form."""
    kept = shown.round
    if kept is None:
        return
    units = [
        (subject, entry.name)
        for subject, entry in shown.entries.items()
        if subject == OFFICE or (subject.kind is SubjectKind.UNIT and entry.present)
    ]
    which = ChoiceField(_("Unit"), units, required=True)
    which.load(None)
    chosen: list[Subject] = []
    text = _(
        "Its people stand on the form already; the unit marks whom it proposes, and sends it back."
    )
    if not StepDialog(_("Hand out a form"), text, (which,), chosen.append, parent).ask():
        return
    (unit,) = chosen
    name = _("Proposals {unit}.xlsx").format(unit=shown.name(unit))
    path = ask_path(parent, _("Hand out a form"), name, (_("Excel workbook (*.xlsx)"),))
    if path is not None and feedback.guard(lambda: proposals.form(store, kept.id, unit, path)):
        saved(feedback, path)


class FormDialog(QDialog):
    """What a form proposes, matched with the records; taken over on OK.

    Attributes:
        taken: how many nominations were made.
    """

    def __init__(
        self, store: Store, feedback: Feedback, shown: Shown, form: StagedForm, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.taken = 0
        self._store, self._feedback, self._shown, self._form = store, feedback, shown, form
        self.setWindowTitle(_("Read a form back"))
        self.resize(*(active().px(side) for side in _SIZE))
        refused = sum(one.refused for one in form.lines)
        parts = (
            _("{count} proposals").format(count=len(form.fresh)),
            _("{count} stand there already").format(count=sum(one.there for one in form.lines)),
            _("{count} refused").format(count=refused),
        )
        head = " \N{MIDDLE DOT} ".join((form.unit or form.file, *parts))
        self.model: TableModel[tuple[int, Staged]] = TableModel(self._columns(), lambda row: row[0])
        self.model.set_rows(tuple(enumerate(form.lines)))
        self.view = TableView(self.model, _("Lines of the form"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(_("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        kind(self.take, "primary")
        self.take.setEnabled(bool(form.fresh))
        self.take.setDefault(bool(form.fresh))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(label(head, "strong", wrap=True))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.buttons)

    def _on_accepted(self) -> None:
        number = self._shown.round.id if self._shown.round is not None else 0

        def take() -> None:
            self.taken = len(proposals.take(self._store, number, self._form, self._form.fresh))

        if self._feedback.guard(take):
            self.accept()

    def _columns(self) -> tuple[Column[tuple[int, Staged]], ...]:
        return (
            Column("state", N_("What happens"), lambda _row: "", width=120, chips=_state),
            Column("who", N_("Who"), lambda row: row[1].line.name, width=190),
            Column("honour", N_("Honour"), _honour, width=190),
            Column("said", N_("To look at"), _said, wrap=True,
                   tone=lambda row: "danger" if row[1].refused else "amber"),
        )  # fmt: skip


def _state(row: tuple[int, Staged]) -> tuple[Chip, ...]:
    one = row[1]
    if one.refused:
        return (Chip(_("Refused"), "danger"),)
    return (Chip(_("There already")),) if one.there else (Chip(_("Proposed"), "green"),)


def _honour(row: tuple[int, Staged]) -> str:
    one = row[1]
    return names.name(one.honour) if one.honour else one.line.honour


def _said(row: tuple[int, Staged]) -> str:
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    found = sorted(row[1].findings, key=lambda one: order[one.severity])
    return "\n".join(finding_text(one) for one in found)
