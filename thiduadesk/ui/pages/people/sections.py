"""A section of a record: its heading, its rows, and the dialog of one row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.i18n import _
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.rows import RowsView
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.forms.step import StepDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.forms.field import Field
    from thiduadesk.ui.forms.specs import FieldSpec
    from thiduadesk.ui.pages.people.kinds import Section


class SectionView(RowsView):
    """The rows of one section of a record."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(
            _(section.title), _(section.empty), _(section.add), section.columns, parent=parent
        )
        self.section = section


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
