"""What the page of rounds asks: a round, a council, a proposal, a reason, a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import CouncilMember
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.text import one_line
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import councils
from thiduadesk.services import rounds
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.specs import SPAN
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.honours import names
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.pages.rounds.shown import KINDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.people import Subject
    from thiduadesk.ui.pages.rounds.shown import Shown

_PART = "|"
"""Between name, post and role of a member."""


def _kinds(_store: Store) -> Sequence[tuple[RoundKind, str]]:
    return tuple((kind, _(words)) for kind, words in KINDS.items())


def _councils(store: Store) -> Sequence[tuple[int | None, str]]:
    found = ((one.id, one.name) for one in councils.councils(store))
    return ((None, _("Not yet chosen")), *found)


ROUND = (
    attribute("name", N_("Name"), required=True),
    attribute("kind", N_("Kind"), Shape.CHOICE, choices=_kinds, required=True),
    attribute("movement", N_("Movement"), hint=N_("Of a round by movement")),
    attribute(
        "received",
        N_("Dossiers received on"),
        Shape.DATE,
        required=True,
        hint=N_("The day chooses the law that applies"),
    ),
    attribute("council_id", N_("Council"), Shape.CHOICE, choices=_councils),
    attribute("met", N_("Meeting on"), Shape.DATE),
    attribute("place", N_("Place of the meeting")),
    attribute("chair", N_("Chaired by")),
    attribute("secretary", N_("Secretary")),
)


def ask_round(store: Store, kept: Round, parent: QWidget) -> int | None:
    """Ask for a new round or another version of one; its id, None where it was left."""
    made: list[int] = []
    title = _("Round of review") if kept.id else _("New round")
    text = _("Achievement of {year}").format(year=kept.year)
    ask(store, ROUND, kept, title, text, lambda one: made.append(rounds.save(store, one)), parent)
    return made[0] if made else None


def _members_text(council: Council) -> str:
    return "\n".join(
        f" {_PART} ".join((one.name, one.post, one.role)).rstrip(f" {_PART}")
        for one in council.members
    )


def _members(text: str) -> tuple[CouncilMember, ...]:
    found = []
    for line in text.splitlines():
        parts = [one_line(part) for part in line.split(_PART)]
        if parts[0]:
            name, post, role = (*parts, "", "")[:3]
            found.append(CouncilMember(name, post, role))
    return tuple(found)


def _put_members(council: Council, text: str) -> Council:
    from dataclasses import replace

    return replace(council, members=_members(text))


COUNCIL = (
    attribute("name", N_("Name"), required=True),
    attribute("number", N_("Number of the decision")),
    attribute("date", N_("Date of the decision"), Shape.DATE),
    FieldSpec(
        N_("Members, one per line"),
        _members_text,
        _put_members,
        Shape.LINES,
        lines=9,
        hint=N_("Full name | post | role in the council"),
    ),
    *SPAN,
)


def ask_council(store: Store, council: Council, parent: QWidget) -> int | None:
    """Ask for a council by its decision; its id, None where it was left."""
    made: list[int] = []

    def save(one: Council) -> None:
        made.append(councils.save(store, one))

    text = _("Every member counts for the threshold, present or not.")
    ask(store, COUNCIL, council, _("Council"), text, save, parent)
    return made[0] if made else None


def ask_proposal(store: Store, shown: Shown, subject: Subject | None, parent: QWidget) -> None:
    """Propose somebody for an honour."""
    kept = shown.round
    if kept is None:
        return
    people = [
        (one.subject, _called(one.name, one.unit)) for one in shown.entries.values() if one.present
    ]
    who = ChoiceField(_("Who"), people, required=True)
    honour = ChoiceField(_("Honour"), names.choices_for(None), required=True)
    achievement = LineField(_("Achievement in a few words"))
    by = LineField(_("Proposed by"))
    who.load(subject)
    honour.load(None)
    achievement.load("")
    by.load("")

    def save(one: Subject, code: str, words: str, unit: str) -> None:
        rounds.nominate(store, kept.id, [(one, code)], proposed_by=unit, achievement=words)

    StepDialog(_("Propose"), kept.name, (who, honour, achievement, by), save, parent).ask()


def ask_words(
    title: str, text: str, words: str, do: Callable[[str], object], parent: QWidget, kept: str = ""
) -> bool:
    """Ask for a few lines, a reason for instance; whether they were given."""
    field = TextField(words, lines=3)
    field.load(kept)
    return StepDialog(title, text, (field,), do, parent).ask()


def ask_decision(count: int, do: Callable[[str, dt.date, str], Any], parent: QWidget) -> bool:
    """Ask for the decision that grants ``count`` nominations."""
    number = LineField(_("Number of the decision"), required=True)
    day = DateField(_("Date of the decision"), required=True)
    decider = LineField(_("Decided by"))
    number.load("")
    day.load(None)
    decider.load("")
    text = _("The decision grants {count} nominations; they become honours received.")
    fields = (number, day, decider)
    return StepDialog(_("Enter the decision"), text.format(count=count), fields, do, parent).ask()


def _called(name: str, unit: str) -> str:
    return f"{name} ({unit})" if unit else name
