"""Where a paper is used: each line leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.papers import Use
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.papers import words
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_ROWS = 6
_ROW, _HEAD = 36, 34
_COLUMNS: tuple[Column[Use], ...] = (
    Column("place", N_("Where"), words.use_place, width=170, tone=lambda _one: "accent"),
    Column("title", N_("What"), lambda one: " ".join(one.title.split()),
           tip=lambda one: one.title),
)  # fmt: skip


class UseList(QWidget):
    """A heading with the count, and the lines; a click or Enter goes there.

    Signals:
        asked: the ``Use`` to go to.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "strong")
        self.nowhere = label("", "muted", wrap=True)
        self.model: TableModel[Use] = TableModel(
            _COLUMNS, key=lambda one: (one.kind, one.id, one.role)
        )
        self.view = TableView(self.model, _("Where the paper is used"))
        self.view.setWordWrap(False)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view.clicked.connect(self._on_asked)
        self.view.row_opened.connect(lambda _key: self._on_asked(self.view.currentIndex()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.nowhere)
        layout.addWidget(self.view)
        active().changed.connect(self._fit)
        self.show_uses(None)

    def show_uses(self, uses: Sequence[Use] | None) -> None:
        """Show these; None while they are being looked for."""
        found = tuple(uses or ())
        self.model.set_rows(found)
        self.title.setText(
            ngettext("Used in {count} place", "Used in {count} places", len(found)).format(
                count=len(found)
            )
            if found
            else _("Where it is used")
        )
        self.nowhere.setText(
            _("Looking…")
            if uses is None
            else _("Nowhere yet. Cite it in a report, or tick it as evidence of a row.")
        )
        self.nowhere.setVisible(not found)
        self.view.setVisible(bool(found))
        self._fit()

    def _on_asked(self, index: QModelIndex) -> None:
        use = self.model.row_at(index)
        if use is not None:
            self.asked.emit(use)

    def _fit(self) -> None:
        px = active().px
        rows = min(max(len(self.model.rows), 1), _MOST_ROWS)
        self.view.setFixedHeight(px(_HEAD) + rows * px(_ROW) + 4)
