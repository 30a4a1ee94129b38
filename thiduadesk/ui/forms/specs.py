"""Forms as data: which fields a record has, and how each of them is edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.data.store import Store
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.ui.forms.fields import AmountField
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import MoneyField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.fields import TextField

if TYPE_CHECKING:
    from thiduadesk.ui.forms.field import Field


class Shape(Enum):
    """How a field is edited."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"
    MONEY = "money"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record's form.

    Attributes:
        label: msgid.
        get, put: read the value of a record; a record with another value.
        hint: msgid of the grey words below, or empty.
        choices: for CHOICE, asked when the form is shown: (value, words).
        required: may not be empty.
        lines: height of LINES, in lines of text.
    """

    label: str
    get: Callable[[Any], Any]
    put: Callable[[Any, Any], Any]
    shape: Shape = Shape.LINE
    hint: str = ""
    choices: Callable[[Store], Sequence[tuple[Any, str]]] | None = None
    required: bool = False
    lines: int = 2


def attribute(name: str, label: str, shape: Shape = Shape.LINE, **options: Any) -> FieldSpec:
    """A field that is one attribute of the record."""
    return FieldSpec(
        label,
        lambda record: getattr(record, name),
        lambda record, value: replace(record, **{name: value}),
        shape,
        **options,
    )


def _start(record: Any, value: dt.date | None) -> Any:
    return replace(record, span=replace(record.span, start=value))


def _end(record: Any, value: dt.date | None) -> Any:
    return replace(record, span=replace(record.span, end=value))


SPAN = (
    FieldSpec(N_("From"), lambda one: one.span.start, _start, Shape.DATE),
    FieldSpec(
        N_("To"), lambda one: one.span.end, _end, Shape.DATE, hint=N_("Empty: it still holds")
    ),
)


def made(spec: FieldSpec, save: Callable[[Any], object] | None = None) -> Field[Any]:
    """The field of a spec; choices come with the record it shows."""
    options: dict[str, Any] = {"save": save, "hint": _(spec.hint) if spec.hint else ""}
    words = _(spec.label)
    match spec.shape:
        case Shape.LINE:
            return LineField(words, required=spec.required, **options)
        case Shape.LINES:
            field = TextField(words, lines=spec.lines, **options)
            field.area.setMaximumHeight(field.area.minimumHeight() + 8)
            return field
        case Shape.DATE:
            return DateField(words, required=spec.required, **options)
        case Shape.NUMBER:
            return NumberField(words, required=spec.required, **options)
        case Shape.AMOUNT:
            return AmountField(words, **options)
        case Shape.MONEY:
            return MoneyField(words, required=spec.required, **options)
        case Shape.CHOICE:
            return ChoiceField(words, (), required=spec.required, **options)
