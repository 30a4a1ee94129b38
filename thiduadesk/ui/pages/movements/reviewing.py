"""The review of a movement: which, over which years; drafted from the log and opened among the papers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk.domain.movements import ReviewKind
from thiduadesk.i18n import _
from thiduadesk.services import movementreviews
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.movements import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.services.movements import View

_YEARS = (1990, 2200)


def ask_review(store: Store, view: View, year: int, today: dt.date, parent: QWidget) -> int | None:
    """Ask which review of which years, and draft its report; the id of the draft.

    Args:
        view: the movement.
        year: the work year.
        today: whose names hold in the draft.
    """
    movement = view.whole.movement
    waiting = movementreviews.waiting(view)
    kind = waiting.kind if waiting is not None else ReviewKind.INTERIM
    which = ChoiceField(_("Review"), [(one, _(said)) for one, said in words.REVIEW.items()])
    least, most = _YEARS
    since = NumberField(_("From year"), least=least, most=most, required=True)
    until = NumberField(_("To year"), least=least, most=most, required=True)
    which.load(kind)
    since.load(min(_first(view), year))
    until.load(year)
    made: list[int] = []

    def draft(chosen: ReviewKind, first: int, last: int) -> None:
        made.append(movementreviews.draft(store, movement.id, chosen, first, last, today))

    StepDialog(
        _("Draft the review"),
        _(
            "The report is drafted from the log of these years, the papers, models, social work "
            "and honours; what is missing is left open as “…”."
        ),
        (which, since, until),
        draft,
        parent,
        yes=_("Draft it"),
    ).ask()
    return made[0] if made else None


def _first(view: View) -> int:
    """The first year the movement has something to tell of."""
    movement = view.whole.movement
    days = (movement.launched, movement.span.start)
    years = [day.year for day in days if day] + [one.year for one in view.whole.activities]
    return min(years, default=_YEARS[1])
