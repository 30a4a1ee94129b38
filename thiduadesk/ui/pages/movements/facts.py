"""The facts of a movement as a form: fields kept as they are left, who takes part, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Target
from thiduadesk.i18n import _
from thiduadesk.services import movements
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.rows import RowsView
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.pages.movements import kinds
from thiduadesk.ui.pages.movements import picked
from thiduadesk.ui.pages.movements.picked import PickedField
from thiduadesk.ui.pages.people.sections import ask

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.forms.field import Field
    from thiduadesk.ui.forms.specs import FieldSpec


def scrolled(inner: QWidget) -> QScrollArea:
    """A form that scrolls where the window is low; Tab goes from field to field."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class FactsView(QWidget):
    """What a movement is; every field is kept when the cursor leaves it."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._movement: Movement | None = None
        self.fields: list[tuple[FieldSpec, Field[Any]]] = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(16)
        column.addLayout(self._form())
        self.units = PickedField(_("Units that take part"), _("the whole office"), self._put_units)
        self.persons = PickedField(_("People who take part"), _("everybody"), self._put_persons)
        self.targets = RowsView(
            _("Targets"),
            _("None. A target with a number is told when the movement ends without it."),
            _("Add a target"),
            kinds.TARGET_COLUMNS,
            key=lambda one: one[0],
        )
        for widget in (self.units, self.persons, self.targets):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.targets.add_asked.connect(self.add_target)
        self.targets.change_asked.connect(self._change_target)
        self.targets.delete_asked.connect(self._remove_target)
        self.setFocusProxy(self.fields[0][1])

    def show_movement(self, movement: Movement, entries: Sequence[Entry]) -> None:
        """Show a movement; ``entries`` are the people and units to choose from."""
        self._movement = movement
        for spec, field in self.fields:
            if isinstance(field, ChoiceField) and spec.choices is not None:
                field.set_choices(spec.choices(self._store))
            field.load(spec.get(movement))
        self.units.load(picked.units(entries), movement.units)
        self.persons.load(picked.people(entries), movement.persons)
        self.targets.show_rows(list(enumerate(movement.targets)))

    def commit(self) -> bool:
        """Keep what is being typed; False when a fault keeps it from being kept."""
        if self._movement is None:
            return True
        kept = [field.commit() for _spec, field in self.fields if field.dirty]
        return all(kept)

    def add_target(self) -> None:
        """Ask for one more target."""
        if self._movement is not None:
            self._ask_target(len(self._movement.targets), Target(""))

    # --- inside ------------------------------------------------------------------------------------
    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, specs in enumerate(kinds.MOVEMENT):
            for column, spec in enumerate(specs):
                field = made(spec, partial(self._keep, spec))
                self.fields.append((spec, field))
                wide = 2 // len(specs)
                grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        return grid

    def _keep(self, spec: FieldSpec, value: Any) -> None:
        if self._movement is not None:
            going_on = any(field.going_on for one, field in self.fields if one is spec)
            movements.save(self._store, spec.put(self._movement, value), going_on=going_on)

    def _put_units(self, ids: tuple[int, ...]) -> None:
        if self._movement is not None:
            movements.save(self._store, replace(self._movement, units=ids))

    def _put_persons(self, ids: tuple[int, ...]) -> None:
        if self._movement is not None:
            movements.save(self._store, replace(self._movement, persons=ids))

    def _change_target(self, row: tuple[int, Target]) -> None:
        self._ask_target(*row)

    def _ask_target(self, place: int, target: Target) -> None:
        movement = self._movement
        if movement is None:
            return
        targets = list(movement.targets)

        def keep(changed: Target) -> None:
            targets[place : place + 1] = [changed]
            movements.save(self._store, replace(movement, targets=tuple(targets)))

        ask(self._store, kinds.TARGET, target, _("Target"), movement.title, keep, self)

    def _remove_target(self, row: tuple[int, Target]) -> None:
        if self._movement is not None:
            left = [one for at, one in enumerate(self._movement.targets) if at != row[0]]
            movements.save(self._store, replace(self._movement, targets=tuple(left)))
