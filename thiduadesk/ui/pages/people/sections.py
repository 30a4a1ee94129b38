"""A section of a record: its heading, its rows, and the dialog of one row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.services.personnel import Known
    from thiduadesk.ui.forms.field import Field
    from thiduadesk.ui.forms.specs import FieldSpec
    from thiduadesk.ui.pages.people.kinds import Section

_MOST_ROWS = 7
_ROW, _HEAD = 36, 34


class SectionView(QWidget):
    """Rows of one kind; Enter changes the row, Delete takes it away.

    Signals:
        add_asked: a new row. change_asked, delete_asked: the row.
    """

    add_asked = Signal()
    change_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.model: TableModel[Any] = TableModel(section.columns, key=lambda one: one.id)
        self.view = TableView(self.model, _(section.title))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.row_opened.connect(partial(self._emit, self.change_asked))
        self.view.delete_asked.connect(partial(self._emit, self.delete_asked))
        self.empty = label(_(section.empty), "muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_(section.title), "strong"))
        head.addStretch(1)
        self.add = button(_(section.add), self.add_asked.emit, "link")
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addWidget(self.view)
        active().changed.connect(self._fit)

    def show_rows(self, rows: Sequence[Known]) -> None:
        """Show these."""
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    @property
    def chosen(self) -> Known | None:
        """The row under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    def _emit(self, signal: Any, _key: object) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)

    def _fit(self) -> None:
        px = active().px
        rows = min(max(len(self.model.rows), 1), _MOST_ROWS)
        self.view.setFixedHeight(px(_HEAD) + rows * px(_ROW) + 4)


def ask(
    store: Store,
    specs: Sequence[FieldSpec],
    kept: Any,
    title: str,
    text: str,
    save: Callable[[Any], object],
    parent: QWidget,
) -> bool:
    """Ask the fields of one record and save it; whether it was saved."""
    fields = loaded(store, specs, kept)

    def do(*values: Any) -> None:
        changed = kept
        for spec, value in zip(specs, values, strict=True):
            changed = spec.put(changed, value)
        save(changed)

    return StepDialog(title, text, fields, do, parent, yes=_("Save")).ask()


def loaded(store: Store, specs: Sequence[FieldSpec], kept: Any) -> tuple[Field[Any], ...]:
    """The fields of a record, showing it."""
    fields = tuple(made(spec) for spec in specs)
    for spec, field in zip(specs, fields, strict=True):
        if isinstance(field, ChoiceField) and spec.choices is not None:
            field.set_choices(spec.choices(store))
        field.load(spec.get(kept))
    return fields
