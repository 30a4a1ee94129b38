"""What may happen to a nomination and a ballot: one table of states, one sum of votes.

Pure: the council's numbers and the threshold go in, states and findings come out. Votes count
against all members of the council, present or not (NĐ 152/2025/NĐ-CP, article 33.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.honours import VoteNeeded
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from thiduadesk.domain.rounds import Attendance
    from thiduadesk.domain.rounds import Nomination

_STATE = NominationState

TRANSITIONS: Mapping[NominationState, frozenset[NominationState]] = {
    _STATE.PROPOSED: frozenset({_STATE.REVIEWED, _STATE.RETURNED}),
    # what the head grants himself is decided without a submission
    _STATE.REVIEWED: frozenset(
        {_STATE.PROPOSED, _STATE.SUBMITTED, _STATE.DECIDED, _STATE.RETURNED}
    ),
    _STATE.SUBMITTED: frozenset({_STATE.REVIEWED, _STATE.DECIDED, _STATE.RETURNED}),
    _STATE.RETURNED: frozenset({_STATE.PROPOSED}),
    _STATE.DECIDED: frozenset(),
}
"""The way of a nomination: what may follow on what; nothing follows on a decision."""


_ONWARD = (_STATE.PROPOSED, _STATE.REVIEWED, _STATE.SUBMITTED, _STATE.DECIDED)


def goes_on(state: NominationState, to: NominationState) -> bool:
    """Whether a step leads nearer to a decision; a return and a step back do not."""
    if state not in _ONWARD or to not in _ONWARD:
        return False
    return _ONWARD.index(to) > _ONWARD.index(state)


def moved(nomination: Nomination, to: NominationState) -> NominationState:
    """The state after the step.

    Raises:
        Refused: ``nomination_step``; the table knows no such step.
    """
    if to not in TRANSITIONS[nomination.state]:
        raise Refused("nomination_step", state=nomination.state.value, wanted=to.value)
    return to


@dataclass(frozen=True, slots=True)
class Voters:
    """A council at its meeting.

    Attributes:
        members: all of them; shares are counted of these.
        present: in the room.
        written: absent, with a written opinion, which counts as a vote.
    """

    members: int
    present: int
    written: int = 0

    @property
    def voting(self) -> int:
        """The most ballots there can be."""
        return self.present + self.written

    @staticmethod
    def of(members: int, came: Iterable[Attendance]) -> Voters:
        """Count who came."""
        how = [one.presence for one in came]
        return Voters(members, how.count(Presence.PRESENT), how.count(Presence.WRITTEN))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ballots of a nomination, counted.

    Attributes:
        share: votes for it in per cent of all members, two decimals.
        passed: None while ballots are not counted or nobody set a threshold.
    """

    yes: int
    share: Decimal
    needed: VoteNeeded
    passed: bool | None


def outcome(nomination: Nomination, voters: Voters, needed: VoteNeeded) -> Outcome | None:
    """What the ballots say; None before they are counted."""
    if nomination.yes is None or not voters.members:
        return None
    share = Decimal(100 * nomination.yes) / Decimal(voters.members)
    passed = None if needed.needed is None else nomination.yes >= needed.needed
    rounded = share.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Outcome(nomination.yes, rounded, needed, passed)


def ballot_findings(
    nomination: Nomination, voters: Voters, needed: VoteNeeded
) -> tuple[Finding, ...]:
    """What is wrong or open with the ballots of a nomination.

    More ballots than voters is an error; a threshold that was missed, or one nobody set, a matter
    to look at.
    """
    counts = (nomination.yes, nomination.no, nomination.invalid)
    if nomination.yes is None:
        return ()
    found = []
    cast = sum(count or 0 for count in counts)
    if any(count is not None and count < 0 for count in counts) or cast > voters.voting:
        found.append(
            Finding(
                "ballots_above_voters",
                Severity.ERROR,
                nomination.honour,
                found=str(cast),
                expected=str(voters.voting),
                params={"members": str(voters.members)},
            )
        )
    result = outcome(nomination, voters, needed)
    if result is not None and result.passed is False:
        found.append(
            Finding(
                "votes_short",
                Severity.ERROR,
                nomination.honour,
                found=str(result.yes),
                expected=str(needed.needed),
                law=needed.source or None,
                params={"members": str(voters.members), "percent": str(needed.percent)},
            )
        )
    if result is not None and result.passed is None:
        found.append(
            Finding(
                "votes_no_threshold",
                Severity.WARNING,
                nomination.honour,
                found=str(result.yes),
                params={"members": str(voters.members)},
            )
        )
    return tuple(found)


def repeated(nominations: Iterable[Nomination]) -> tuple[tuple[Nomination, Finding], ...]:
    """Nominations of one subject that stand twice, or ask several commendations for one thing.

    A title and what rests on it go together; several titles or the same honour twice do not.
    """
    found: list[tuple[Nomination, Finding]] = []
    seen: dict[tuple[object, str], Nomination] = {}
    for one in nominations:
        if (one.subject, one.honour) in seen:
            found.append((one, Finding("nomination_twice", Severity.ERROR, one.honour)))
        seen.setdefault((one.subject, one.honour), one)
    return tuple(found)


def one_achievement(
    nominations: Iterable[Nomination], commendations: frozenset[str]
) -> tuple[tuple[Nomination, Finding], ...]:
    """Several commendations of one subject in a round («không khen nhiều hình thức cho một thành tích»).

    Luật 06/2022/QH15, article 5.2.c; with achievements of different words it is left to the eye.

    Args:
        nominations: of a round.
        commendations: codes of the catalogue's commendations.
    """
    found: list[tuple[Nomination, Finding]] = []
    first: dict[tuple[object, str], Nomination] = {}
    for one in nominations:
        if one.honour not in commendations:
            continue
        key = (one.subject, " ".join(one.achievement.casefold().split()))
        if key in first and first[key].honour != one.honour:
            finding = Finding(
                "nomination_one_achievement",
                Severity.WARNING,
                one.honour,
                found=_short(first[key].honour),
                params={"honour": _short(one.honour)},
            )
            found.append((one, finding))
        first.setdefault(key, one)
    return tuple(found)


def returned_before(nomination: Nomination, earlier: Iterable[Nomination]) -> tuple[Finding, ...]:
    """Reasons for which the subject was sent back before, to be held against now.

    Args:
        nomination: the one looked at; its own reason counts once it is proposed again.
        earlier: of all rounds, this nomination among them or not.
    """
    others = [one for one in earlier if one.round_id != nomination.round_id]
    again = [] if nomination.state is NominationState.RETURNED else [nomination]
    return tuple(
        Finding(
            "nomination_returned_before",
            Severity.WARNING,
            nomination.honour,
            quote=one.reason,
            params={"honour": _short(one.honour)},
        )
        for one in (*others, *again)
        if one.subject == nomination.subject and one.reason
    )


def _short(code: str) -> str:
    """As lists call an honour; a code that is in no catalogue stands for itself."""
    known = catalogue().get(code)
    return known.short if known is not None else code
