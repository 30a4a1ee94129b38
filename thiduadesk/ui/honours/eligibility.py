"""Every honour for one subject: verdict, earliest year, and the conditions of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import Verdict
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.ui.honours import names
from thiduadesk.ui.honours.conditions import ConditionsView
from thiduadesk.ui.honours.conditions import verdict_chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import two_parts


class EligibilityView(QWidget):
    """Honours above, the conditions of the chosen one below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = label("", "muted", wrap=True)
        self.model: TableModel[Eligibility] = TableModel(_COLUMNS, key=lambda one: one.honour)
        self.view = TableView(self.model, _("Conditions of every honour"))
        self.conditions = ConditionsView()
        splitter = two_parts(self.view, self.conditions, (240, 240), Qt.Orientation.Vertical)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self.note)
        layout.addWidget(splitter, 1)
        self.view.row_chosen.connect(lambda _key: self._on_chosen())

    def show_all(self, found: Sequence[Eligibility], note: str) -> None:
        """Show these; ``note`` says by which law, or why there are none."""
        self.note.setText(note)
        self.model.set_rows(found)
        if found and self.view.chosen is None:
            self.view.choose(found[0].honour, 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.conditions.show_eligibility(self.model.row_at(self.view.currentIndex()))


def _earliest(one: Eligibility) -> str:
    later = one.verdict is Verdict.NO and one.earliest is not None and one.earliest > one.year
    return str(one.earliest) if later else ""


_COLUMNS: tuple[Column[Eligibility], ...] = (
    Column("honour", N_("Honour"), lambda one: names.name(one.honour)),
    Column("verdict", N_("Verdict"), lambda _one: "", width=120,
           chips=lambda one: (verdict_chip(one.verdict),)),
    Column("earliest", N_("Earliest year"), _earliest, width=120, align="right"),
)  # fmt: skip
