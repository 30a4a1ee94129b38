"""A new person: the few fields asked before the record opens, and the look for the same person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import personnel
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.pages.people import kinds
from thiduadesk.ui.pages.people.record import namesake_text
from thiduadesk.ui.pages.people.sections import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.feedback.desk import Feedback


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person and the post he or she begins with."""

    person: Person = field(default_factory=lambda: Person(0, "", ""))
    post: PostHeld = field(default_factory=lambda: PostHeld(0, 0, ""))


def ask_newcomer(
    store: Store, feedback: Feedback, entries: tuple[Entry, ...], parent: QWidget
) -> int | None:
    """Ask for a new person and keep him or her; the id, None where she changed her mind."""
    made: list[int] = []

    def keep(new: Newcomer) -> None:
        same = personnel.namesakes(entries, new.person)
        question = _("Somebody of this name is here already. Add another?")
        if same and not feedback.ask(
            question, _("Add another"), detail=namesake_text(same, new.person.birth)
        ):
            return
        made.append(personnel.hire(store, new.person, new.post))

    title = _("New person")
    text = _("The rest is entered in the record, which opens afterwards.")
    ask(store, FIELDS, Newcomer(), title, text, keep, parent)
    return made[0] if made else None


def _part(name: str, spec: FieldSpec) -> FieldSpec:
    """A field of the person or of the post, as a field of both."""
    put: Callable[[Any, Any], Any] = lambda both, value: replace(  # noqa: E731
        both, **{name: spec.put(getattr(both, name), value)}
    )
    return replace(spec, get=lambda both: spec.get(getattr(both, name)), put=put)


def _begin(both: Newcomer, day: dt.date | None) -> Newcomer:
    return Newcomer(
        replace(both.person, span=Span(start=day)), replace(both.post, span=Span(start=day))
    )


_POST, _UNIT, _EMPLOYMENT, _LEADER = (_part("post", spec) for spec in kinds.POST)
FIELDS = (
    _part("person", kinds.NAME),
    _part("person", kinds.BIRTH),
    _part("person", kinds.SEX),
    _part("person", kinds.CODE),
    FieldSpec(N_("In the office from"), lambda both: both.person.span.start, _begin, Shape.DATE),
    replace(_POST, required=False),
    _UNIT,
    _EMPLOYMENT,
    _LEADER,
)
