"""«Lưu thành mẫu», and the list of the clerk's own templates with rename and delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import templates
from thiduadesk.services.templates import Offer
from thiduadesk.services.templates import OwnTemplate
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback

_WIDTH = 520
_MOST = 12
"""Offers shown; what stands once in a long paper is seldom a field."""


class SaveTemplateDialog(QDialog):
    """Asks a name and which words shall follow the records; a refusal stands beside the name.

    Args:
        name: offered first.
        offers: words of the draft that are facts.
        save: makes the template, with the name and the chosen keys.
        parent: the page.
    """

    def __init__(
        self,
        name: str,
        offers: Sequence[Offer],
        save: Callable[[str, frozenset[str]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save as a template"))
        self.setMinimumWidth(active().px(_WIDTH))
        self._save = save
        self.name = LineField(_("Name of the template"), required=True)
        self.name.load(name)
        self.boxes = {one.key: _box(one) for one in offers[:_MOST]}
        box = QDialogButtonBox()
        agreed = box.addButton(_("Save the template"), QDialogButtonBox.ButtonRole.AcceptRole)
        agreed.setDefault(True)
        box.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        if self.boxes:
            text = _(
                "These words stand in the paper and in the data. Ticked ones will follow the data:"
            )
            layout.addWidget(label(text, "muted", wrap=True))
        for one in self.boxes.values():
            layout.addWidget(one)
        layout.addSpacing(4)
        layout.addWidget(box)
        self.name.setFocus()

    def _on_accepted(self) -> None:
        keys = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        try:
            self._save(self.name.line.text(), keys)
        except Refused as refused:
            self.name.show_fault(refusal_text(refused))
            self.name.setFocus()
            return
        self.accept()


def _box(offer: Offer) -> QCheckBox:
    places = ngettext("in {count} place", "in {count} places", offer.places).format(
        count=offer.places
    )
    words = offer.text if len(offer.text) < 60 else f"{offer.text[:58]}\N{HORIZONTAL ELLIPSIS}"
    box = QCheckBox(f"{words} ({places})".replace("&", "&&"))
    box.setToolTip(offer.text)
    box.setChecked(offer.likely)
    return box


class TemplatesDialog(QDialog):
    """The clerk's own templates: draft from one, rename it in place, delete it.

    Attributes:
        chosen: id of the template to draft from, 0 for none.
    """

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen = 0
        self._store = store
        self._feedback = feedback
        self.setWindowTitle(_("My templates"))
        self.resize(active().px(_WIDTH), active().px(380))
        columns: tuple[Column[OwnTemplate], ...] = (
            Column("name", N_("Name"), lambda one: one.name, put=self._rename),
            Column("type", N_("Type"), lambda one: one.frame.type_name.capitalize(), width=160),
        )
        self.model: TableModel[OwnTemplate] = TableModel(
            columns, lambda one: one.id, guard=feedback.guard, parent=self
        )
        self.table = TableView(self.model, self.windowTitle())
        self.table.delete_asked.connect(lambda _key: self._delete())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.draft = button(_("Draft from it"), self._draft, "primary")
        self.delete = button(_("Delete"), self._delete)
        buttons.addWidget(self.draft)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        text = _("F2 renames. A deleted template lies in the trash; papers made from it stay.")
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self._fill()

    def _fill(self) -> None:
        found = templates.all_of(self._store)
        self.model.set_rows(found)
        if found and self.table.chosen is None:
            self.table.choose(found[0].id, 0)
        for one in (self.draft, self.delete):
            one.setEnabled(bool(found))

    def _rename(self, template: OwnTemplate, name: str) -> None:
        templates.rename(self._store, template.id, name)
        self._fill()

    def _draft(self) -> None:
        key = self.table.chosen
        if isinstance(key, int):
            self.chosen = key
            self.accept()

    def _delete(self) -> None:
        key = self.table.chosen
        if isinstance(key, int) and self._feedback.guard(
            lambda: templates.delete(self._store, key)
        ):
            self._fill()
