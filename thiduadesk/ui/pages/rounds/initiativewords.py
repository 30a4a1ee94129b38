"""How the way of an initiative is said: its steps with their states, its authors, how many wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.pages.people import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATE = InitiativeState
_DOT = " \N{MIDDLE DOT} "
NEXT = {_STATE.APPLIED: N_("Enter the council's vote…"), _STATE.VOTED: N_("Recognise…")}
"""The next step of each state that has one, as its button says it."""
_OPEN = Chip("\N{EN DASH}")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way: what it is, how far it is, what is known of it."""

    title: str
    chip: Chip
    said: str = ""


def steps(one: Initiative, authors: str, used: str) -> tuple[Step, ...]:
    """The way of an initiative; ``authors`` and ``used`` in words."""
    paper = names.decision(one.number, one.date)
    recognised = ", ".join(part for part in (paper, one.decider) if part)
    return (
        Step(_("Application"), Chip(_("Done"), "green"), authors),
        Step(_("The council's vote"), _vote(one), one.minutes),
        Step(_("Recognition"), _recognition(one), recognised),
        Step(_("Used for an honour"), _use(one), used),
    )


def author_words(name: str, share: int | None) -> str:
    """«Nguyễn Văn An 60 %»."""
    return name if share is None else _("{name} {share} %").format(name=name, share=share)


def chips(one: Initiative) -> tuple[Chip, ...]:
    """The state of an initiative, and whether an honour rests on it."""
    tone = words.INITIATIVE_TONES.get(one.state, "neutral")
    state = Chip(_(words.INITIATIVE[one.state]), tone)
    return (state, Chip(_("Used"), "amber")) if one.used_for else (state,)


def _vote(one: Initiative) -> Chip:
    if one.state is _STATE.APPLIED:
        return Chip(_("Next step"), "amber")
    return Chip(_("Done"), "green") if one.minutes or one.state is _STATE.VOTED else _OPEN


def _recognition(one: Initiative) -> Chip:
    if one.state is _STATE.VOTED:
        return Chip(_("Next step"), "amber")
    tone = words.INITIATIVE_TONES.get(one.state)
    return Chip(_(words.INITIATIVE[one.state]), tone) if tone is not None else _OPEN


def _use(one: Initiative) -> Chip:
    if one.used_for:
        return Chip(_("Used"), "amber")
    return Chip(_("Free"), "green") if one.state is _STATE.RECOGNISED else _OPEN


def counted(found: Sequence[Initiative]) -> str:
    """«12 initiatives · 3 wait for the council · 1 waits for recognition»."""
    if not found:
        return _("No initiative yet: it begins with an application.")
    count = ngettext("{count} initiative", "{count} initiatives", len(found))
    parts = [count.format(count=len(found))]
    applied = sum(one.state is _STATE.APPLIED for one in found)
    voted = sum(one.state is _STATE.VOTED for one in found)
    if applied:
        parts.append(_("{count} before the council").format(count=applied))
    if voted:
        parts.append(_("{count} to be recognised").format(count=voted))
    return _DOT.join(parts)


STEPS: tuple[Column[Step], ...] = (
    Column("title", N_("Step"), lambda one: one.title, width=176),
    Column("state", N_("State"), lambda _one: "", width=124, chips=lambda one: (one.chip,)),
    Column("said", N_("What is known"), lambda one: one.said, wrap=True,
           tone=lambda _one: "muted"),
)  # fmt: skip
