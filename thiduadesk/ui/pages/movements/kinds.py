"""What a movement consists of, as data: its own fields, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import amount_text
from thiduadesk.i18n.format import date_text
from thiduadesk.services import office
from thiduadesk.ui.forms.specs import SPAN
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.pages.movements import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thiduadesk.data.store import Store
    from thiduadesk.rules.movements.reviews import ReviewDue

Choices = Callable[["Store"], Sequence[tuple[Any, str]]]


def _among(called: Mapping[Any, str]) -> Choices:
    return lambda _store: tuple((value, _(msgid)) for value, msgid in called.items())


def _units(store: Store) -> Sequence[tuple[int | None, str]]:
    whole = (None, _("The whole office"))
    return (whole, *((unit.id, unit.name) for unit in office.units(store)))


def _muted(_one: object) -> str:
    return "muted"


TITLE = attribute("title", N_("Title"), required=True, hint=N_("Without quotation marks"))
LAUNCHER = attribute(
    "launcher", N_("Level of launching"), Shape.CHOICE, choices=_among(words.LAUNCHER)
)
LAUNCHED_BY = attribute("launched_by", N_("Launched by"), hint=N_("As papers say it"))
LAUNCHED = attribute("launched", N_("Launched on"), Shape.DATE)
KIND = attribute("kind", N_("Kind"), Shape.CHOICE, choices=_among(words.KIND))
_FROM, _TO = SPAN
FROM, TO = _FROM, replace(_TO, hint=N_("Empty: it still runs"))
NEW = (TITLE, LAUNCHER, LAUNCHED_BY, LAUNCHED, KIND, FROM, TO)
"""What is asked of a new movement."""
MOVEMENT = (
    (TITLE,),
    (attribute("theme", N_("Theme or slogan")),),
    (LAUNCHER, LAUNCHED_BY),
    (LAUNCHED, KIND),
    (FROM, TO),
    (attribute("scope", N_("Who takes part, in words")),),
    (attribute("note", N_("Note"), Shape.LINES),),
    (attribute("silent_after", N_("Told as silent after (months)"), Shape.NUMBER,
               hint=N_("Empty: as usual")),),
)  # fmt: skip
"""The form of a movement, line by line."""


def _amount(value: Decimal | None, unit: str) -> str:
    return (
        " ".join(part for part in (amount_text(value), unit) if part) if value is not None else ""
    )


TARGET = (
    attribute("text", N_("Target"), Shape.LINES, required=True),
    attribute("value", N_("To reach"), Shape.AMOUNT),
    attribute("unit", N_("Unit")),
    attribute("reached", N_("Reached"), Shape.AMOUNT, hint=N_("Empty: nobody has said yet")),
)
TARGET_COLUMNS: tuple[Column[Any], ...] = (
    Column("text", N_("Target"), lambda one: one[1].text),
    Column("value", N_("To reach"), lambda one: _amount(one[1].value, one[1].unit), width=130),
    Column("reached", N_("Reached"), lambda one: _amount(one[1].reached, one[1].unit), width=150,
           chips=lambda one: _reached(one[1])),
)  # fmt: skip


def _reached(target: Any) -> tuple[Chip, ...]:
    """The share reached, in colour and words; nothing while nobody has said."""
    if target.reached is None or not target.value:
        return ()
    short = target.reached < target.value
    said = _("{reached}, not yet") if short else _("{reached}, reached")
    words_ = said.format(reached=_amount(target.reached, target.unit))
    return (Chip(words_, "amber" if short else "green"),)


_YEAR = attribute("year", N_("Year"), Shape.NUMBER, required=True)
MODEL = (
    attribute("name", N_("Model or good practice"), required=True),
    _YEAR,
    attribute("unit_id", N_("Unit"), Shape.CHOICE, choices=_units),
    attribute("text", N_("What it brings"), Shape.LINES, lines=4),
    attribute("since", N_("In use from"), Shape.DATE),
    attribute("until", N_("In use until"), Shape.DATE, hint=N_("Empty: still in use")),
)


def model_columns(units: Mapping[int, str]) -> tuple[Column[Any], ...]:
    """Columns of models; ``units`` by id."""
    return (
        Column("year", N_("Year"), lambda one: str(one.year), width=64),
        Column("name", N_("Model or good practice"), lambda one: one.name,
               tip=lambda one: one.text or one.name),
        Column("unit", N_("Unit"), lambda one: units.get(one.unit_id, ""), width=190,
               tone=_muted, may_hide=True),
    )  # fmt: skip


def _money(one: Any) -> Decimal | None:
    return None if one.amount is None else Decimal(one.amount)


SOCIAL = (
    attribute("text", N_("What was given"), Shape.LINES, required=True),
    _YEAR,
    attribute("day", N_("Given on"), Shape.DATE),
    attribute("amount", N_("Amount in dong"), Shape.MONEY),
    attribute("receiver", N_("Given to")),
)
SOCIAL_COLUMNS: tuple[Column[Any], ...] = (
    Column("year", N_("Year"), lambda one: str(one.year), width=64),
    Column("text", N_("What was given"), lambda one: one.text, tip=lambda one: one.text),
    Column("receiver", N_("Given to"), lambda one: one.receiver, width=170, tone=_muted,
           may_hide=True),
    Column("amount", N_("Dong"), lambda one: _amount(_money(one), ""), width=120, align="right"),
)  # fmt: skip

REVIEW = (
    attribute("kind", N_("Kind of review"), Shape.CHOICE, choices=_among(words.REVIEW)),
    _YEAR,
    attribute("due", N_("Due"), Shape.DATE, hint=N_("Empty: the day of the rule")),
    attribute("done", N_("Held on"), Shape.DATE),
    attribute("note", N_("Note")),
)


def _state(one: ReviewDue, late: bool) -> Chip:
    if one.done is not None:
        return Chip(_("held {day}").format(day=date_text(one.done)), "green")
    if late:
        return Chip(_("late"), "danger")
    return Chip(_("to come"), "neutral")


def review_columns(late: Callable[[Any], bool]) -> tuple[Column[Any], ...]:
    """Columns of reviews; ``late`` says whether one should have been held by now."""
    return (
        Column("kind", N_("Kind of review"), lambda one: _(words.REVIEW[one[1].kind])),
        Column("due", N_("Due"), lambda one: date_text(one[1].due) if one[1].due else "",
               width=104),
        Column("state", N_("State"), lambda _one: "", width=150,
               chips=lambda one: (_state(one[1], late(one[1])),)),
        Column("law", N_("Asked for by"), lambda one: one[1].law or _("the clerk"), tone=_muted,
               width=250, may_hide=True, tip=lambda one: one[1].law),
    )  # fmt: skip
