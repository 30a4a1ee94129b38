"""What the tabs of the page show together: a year, one round of it, and who is called what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from thiduadesk.domain.people import Subject
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rounds import RoundState
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import councils
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.services.councils import Meeting
from thiduadesk.services.personnel import Entry
from thiduadesk.ui.models.table import Chip

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.councils import Ballot

KINDS = {
    RoundKind.YEAR_END: N_("At the end of the year"),
    RoundKind.THEMATIC: N_("By movement"),
    RoundKind.EXTRAORDINARY: N_("Extraordinary"),
}
ROUND_STATES = {
    RoundState.COLLECTING: N_("Collecting proposals"),
    RoundState.MEETING: N_("Before the council"),
    RoundState.FROZEN: N_("The council has voted"),
}
_STATES = {
    NominationState.PROPOSED: (N_("Proposed"), "neutral"),
    NominationState.REVIEWED: (N_("Reviewed"), "amber"),
    NominationState.SUBMITTED: (N_("Submitted"), "amber"),
    NominationState.DECIDED: (N_("Decided"), "green"),
    NominationState.RETURNED: (N_("Sent back"), "danger"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One reading of the data for all tabs.

    Attributes:
        round: the one chosen, None while the year has none.
        meeting: of that round.
        nominations: of that round, those sent back too.
        entries: everybody, as they are on the last day of the year.
    """

    year: int
    today: dt.date
    rounds: tuple[Round, ...] = ()
    round: Round | None = None
    meeting: Meeting | None = None
    nominations: tuple[Nomination, ...] = ()
    entries: Mapping[Subject, Entry] = field(default_factory=dict)

    def name(self, subject: Subject) -> str:
        """As lists call a subject; who is gone by now has no name."""
        entry = self.entries.get(subject)
        return entry.name if entry is not None else _("(deleted)")

    def unit(self, subject: Subject) -> str:
        """The unit of a person."""
        entry = self.entries.get(subject)
        return entry.unit if entry is not None else ""

    def ballot(self, nomination: Nomination) -> Ballot | None:
        """A nomination before the council."""
        ballots = self.meeting.ballots if self.meeting is not None else ()
        return next((one for one in ballots if one.nomination.id == nomination.id), None)

    @property
    def day(self) -> dt.date:
        """The day money is worked out for: that of receipt, as long as it is not to come."""
        return min(self.today, self.round.received) if self.round is not None else self.today

    @property
    def frozen(self) -> bool:
        """Whether the council has voted."""
        return self.round is not None and self.round.state is RoundState.FROZEN


def read(store: Store, year: int, today: dt.date, wanted: int | None) -> Shown:
    """Read the rounds of a year; ``wanted`` stays chosen, else the newest."""
    found = rounds.rounds(store, year)
    chosen = next((one for one in found if one.id == wanted), found[-1] if found else None)
    day = min(today, dt.date(year, 12, 31)) if year else today
    entries = {one.subject: one for one in personnel.entries(store, day)}
    if chosen is None:
        return Shown(year, today, found, entries=entries)
    meeting = councils.meeting(store, chosen.id)
    held = rounds.nominations(store, chosen.id)
    return Shown(year, today, found, chosen, meeting, held, entries)


def state_chip(state: NominationState) -> Chip:
    """Where a nomination stands, as a pill."""
    words, tone = _STATES[state]
    return Chip(_(words), tone)


def state_words(state: NominationState) -> str:
    """The same as words."""
    return _(_STATES[state][0])
