"""One tab of the settings: the list of records left, the form of the chosen one right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.settings.kinds import RecordKind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import two_parts

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.office import Record
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.forms.field import Field

_NEW = 0


class RecordsTab(QWidget):
    """List and form of one kind of record; each field is kept as it is left.

    A new record is kept from the moment its required fields are filled; before that it stands
    only on the screen.
    """

    def __init__(
        self, kind: RecordKind, store: Store, feedback: Feedback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._store = store
        self._feedback = feedback
        self._record: Record | None = None
        self._busy = False
        self.model: TableModel[Any] = TableModel(
            kind.columns, key=lambda one: one.id, guard=feedback.guard
        )
        self.view = TableView(self.model, _(kind.title))
        self.view.row_chosen.connect(self._on_chosen)
        self.view.delete_asked.connect(lambda _key: self.delete())
        self.fields: list[tuple[FieldSpec, Field[Any]]] = []
        self._build()

    def _build(self) -> None:
        left = card()
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(8)
        intro = label(_(self.kind.intro), "muted", wrap=True)
        intro.setContentsMargins(12, 0, 12, 0)
        column.addWidget(intro)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self.add_button = button(_("Add"), self.add)
        self.delete_button = button(_("Delete"), self.delete)
        row.addWidget(self.add_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        column.addLayout(row)
        right = card()
        outer = QVBoxLayout(right)
        outer.setContentsMargins(1, 1, 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        self.form = QWidget()
        form = QVBoxLayout(self.form)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(10)
        for spec in self.kind.fields:
            field = made(spec, partial(self._keep, spec))
            self.fields.append((spec, field))
            form.addWidget(field)
        form.addStretch(1)
        area.setWidget(self.form)
        self.form.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        outer.addWidget(area)
        splitter = two_parts(left, right, (560, 520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(splitter)

    # --- what the page asks ---------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the records as they are; the chosen one stays chosen."""
        if self._busy:
            return
        wanted = self._record.id if self._record is not None else None
        records = self._reload()
        if wanted == _NEW:
            self._mark(None)
            return
        found = next((one for one in records if one.id == wanted), None)
        self._show(found or (records[0] if records else None))
        self._mark(self._record)

    def commit(self) -> bool:
        """Keep what is being typed; False when a fault keeps it from being kept."""
        if self._record is None:
            return True
        results = [field.commit() for _spec, field in self.fields if field.dirty]
        return all(results) or self._record.id == _NEW

    def add(self) -> None:
        """The form for a new record; no row of the list is marked while it is filled in."""
        self.commit()
        today = dt.datetime.now().astimezone().date()
        self._show(self.kind.blank(self._store, today))
        self._mark(None)
        self.fields[0][1].setFocus()

    def delete(self) -> None:
        """Take the chosen record away; the toast offers it back."""
        record = self._record
        if record is None:
            return
        self._record = None
        if record.id == _NEW:
            self.refresh()
            return
        if self._feedback.guard(lambda: self.kind.delete(self._store, record)):
            self._feedback.toast(_("Deleted."), undo=True)
        self.refresh()

    # --- inside ---------------------------------------------------------------------------------
    def _on_chosen(self, key: object) -> None:
        if self._busy or (self._record is not None and key == self._record.id):
            return
        self.commit()
        self._show(next((one for one in self.model.rows if one.id == key), None))

    def _show(self, record: Record | None) -> None:
        self._record = record
        self.form.setEnabled(record is not None)
        self.delete_button.setEnabled(record is not None)
        if record is None:
            return
        for spec, field in self.fields:
            if isinstance(field, ChoiceField) and spec.choices is not None:
                field.set_choices(spec.choices(self._store))
            field.load(spec.get(record))

    def _keep(self, spec: FieldSpec, value: Any) -> None:
        if self._record is None:
            return
        changed = spec.put(self._record, value)
        missing = [one.label for one in self.kind.fields if one.required and not one.get(changed)]
        if missing:
            if self._record.id != _NEW:
                raise FieldError(_("This may not be empty."))
            self._record = changed
            return
        going_on = any(field.going_on for one, field in self.fields if one is spec)
        self._busy = True
        try:
            kept = self.kind.save(self._store, changed, going_on=going_on)
        finally:
            self._busy = False
        self._record = next((one for one in self._reload() if one.id == kept), None)
        self._mark(self._record)
        self._load_others(spec)

    def _load_others(self, kept: FieldSpec) -> None:
        """Show what is kept in the fields nobody is typing in."""
        if self._record is None:
            return
        for spec, field in self.fields:
            if spec is not kept and not field.dirty:
                field.load(spec.get(self._record))

    def _reload(self) -> Sequence[Record]:
        """Fill the list anew, without the cursor choosing a record."""
        records = self.kind.load(self._store)
        self._busy = True
        try:
            self.model.set_rows(records)
        finally:
            self._busy = False
        return records

    def _mark(self, record: Record | None) -> None:
        """Mark the row of the record the form shows, so that both are always the same one."""
        self._busy = True
        try:
            if record is None or not self.view.choose(record.id):
                self.view.clear_choice()
        finally:
            self._busy = False
