"""The council at work («Hội đồng»): who sits in it, who came, the ballots."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.honours import VoteNeeded
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Attendance
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import Round
from thiduadesk.rules import reviewing
from thiduadesk.rules.honours.votes import votes_needed
from thiduadesk.rules.reviewing import Outcome
from thiduadesk.rules.reviewing import Voters
from thiduadesk.services import rounds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store


@dataclass(frozen=True, slots=True)
class Ballot:
    """A nomination before the council.

    Attributes:
        needed: the votes it needs, known before anybody votes.
        outcome: None until its ballots are counted.
    """

    nomination: Nomination
    needed: VoteNeeded
    outcome: Outcome | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round before its council.

    Attributes:
        council: None while none is chosen; nobody can vote then.
        came: every member of the council, in its order, absent unless entered otherwise.
        ballots: in the order of the nominations; those sent back before a vote are not among them.
    """

    round: Round
    council: Council | None
    came: tuple[Attendance, ...]
    voters: Voters
    ballots: tuple[Ballot, ...]


# --- councils ----------------------------------------------------------------------------------
def councils(store: Store, day: dt.date | None = None) -> tuple[Council, ...]:
    """Every council there was, or those that stand on ``day``."""
    with store.read() as reader:
        found = queries.councils(reader)
    return tuple(one for one in found if day is None or one.span.holds(day))


def save(store: Store, council: Council, *, going_on: bool = False) -> int:
    """Keep a council by its decision; its id.

    Raises:
        Refused: ``record_missing``, ``span_reversed``, ``council_member_twice``.
    """
    names = [one.name for one in council.members]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("council_member_twice", name=twice)
    label = Label("Change council {name}", {"name": council.name})
    with store.change(label, merge=going_on) as writer:
        return queries.save(writer, council)


def remove(store: Store, council: Council) -> None:
    """Take a council away, into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete {name}", {"name": council.name})) as writer:
        queries.remove(writer, council)


# --- the meeting -------------------------------------------------------------------------------
def meeting(store: Store, round_id: int) -> Meeting:
    """Who is there, and what each nomination needs and has.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        return meeting_in(reader, round_id)


def meeting_in(reader: Reader, round_id: int) -> Meeting:
    """The same inside a transaction."""
    kept = rounds.get_in(reader, round_id)
    council = next((one for one in queries.councils(reader) if one.id == kept.council_id), None)
    entered = {one.name: one.presence for one in queries.attendance(reader, round_id)}
    members = council.members if council else ()
    came = tuple(
        Attendance(round_id, one.name, entered.get(one.name, Presence.ABSENT)) for one in members
    )
    voters = Voters.of(len(members), came)
    pack, overlay = rounds.pack_in(reader, kept).pack, rounds.overlay_in(reader, kept)
    ballots = []
    for one in queries.nominations(reader, round_id):
        if one.state is NominationState.RETURNED and one.yes is None:
            continue
        honoured = Honoured.of(one.subject)
        needed = votes_needed(one.honour, honoured, voters.members, pack, overlay, kept.received)
        found = reviewing.ballot_findings(one, voters, needed)
        ballots.append(Ballot(one, needed, reviewing.outcome(one, voters, needed), found))
    return Meeting(kept, council, came, voters, tuple(ballots))


def attend(store: Store, round_id: int, came: Mapping[str, Presence]) -> None:
    """Who is present, who is away with or without a written opinion, by name.

    Raises:
        Refused: ``record_missing``, ``round_frozen``.
    """
    with store.change(Label("Who came to the council")) as writer:
        rounds.open_in(writer, round_id)
        given = (Attendance(round_id, name, presence) for name, presence in came.items())
        queries.set_attendance(writer, round_id, given)


def count(
    store: Store,
    nomination_id: int,
    yes: int | None,
    no: int | None = 0,
    invalid: int | None = 0,
    *,
    going_on: bool = False,
) -> None:
    """Enter the ballots of a nomination; ``yes`` None takes them back.

    Raises:
        Refused: ``record_missing``, ``round_frozen``, ``council_missing``, or
            ``ballots_above_voters`` with more ballots than people who vote.
    """
    with store.change(Label("Count ballots"), merge=going_on) as writer:
        one = rounds.nomination_in(writer, nomination_id)
        rounds.open_in(writer, one.round_id)
        held = meeting_in(writer, one.round_id)
        if held.council is None:
            raise Refused("council_missing")
        cast = (yes or 0) + (no or 0) + (invalid or 0)
        if cast > held.voters.voting or min(yes or 0, no or 0, invalid or 0) < 0:
            raise Refused("ballots_above_voters", found=str(cast), most=str(held.voters.voting))
        given = (None, None, None) if yes is None else (yes, no or 0, invalid or 0)
        queries.save(writer, replace(one, yes=given[0], no=given[1], invalid=given[2]))
