"""The way of a nomination («xét → trình → quyết định | trả lại»): step by step, no step past an error.

What ``services.review`` finds certainly wrong about a nomination holds it up until a reason to go on
all the same is written, or it is withdrawn; what is known with less certainty only warns.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rounds import RoundState
from thiduadesk.domain.text import one_line
from thiduadesk.rules import reviewing
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import councils
from thiduadesk.services import initiatives
from thiduadesk.services import personnel
from thiduadesk.services import review
from thiduadesk.services import rounds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.rounds import Nomination
    from thiduadesk.domain.rounds import Round
    from thiduadesk.rules.reviewing import Voters
    from thiduadesk.services.councils import Ballot


def move(store: Store, ids: Sequence[int], to: NominationState, reason: str = "") -> None:
    """Take nominations a step along; a return keeps its reason for later rounds.

    Raises:
        Refused: ``record_missing``, ``nomination_step``, ``nomination_held_up``,
            ``return_reason_missing``, or ``decision_missing``: a decision has a number and a day,
            see ``decide``.
    """
    if to is NominationState.DECIDED:
        raise Refused("decision_missing")
    why = one_line(reason)
    if to is NominationState.RETURNED and not why:
        raise Refused("return_reason_missing")
    with store.change(Label("Move nominations")) as writer:
        for one in _stepping(writer, ids, to):
            queries.save(writer, replace(one, state=to, reason=why or one.reason))


def decide(
    store: Store, ids: Sequence[int], number: str, date: dt.date, decider: str
) -> tuple[int, ...]:
    """A decision grants nominations: each becomes an honour received, its initiative is used up.

    Args:
        store: the data.
        ids: of the nominations.
        number: of the decision with its symbol, «898/QĐ-UBND».
        date: of the decision.
        decider: who decided, in words.

    Returns:
        Ids of the honours received, in the order of the nominations.

    Raises:
        Refused: ``record_missing``, ``nomination_step``, ``nomination_held_up``,
            ``decision_missing``.
    """
    said = one_line(number)
    if not said:
        raise Refused("decision_missing")
    with store.change(Label("Enter decision {number}", {"number": said})) as writer:
        going = _stepping(writer, ids, NominationState.DECIDED)
        kept = {one.id: one for one in queries.rounds(writer)}
        ideas = {one.id for one in people_queries.initiatives(writer)}
        granted = []
        for one in going:
            queries.save(
                writer, replace(one, state=NominationState.DECIDED, number=said, date=date)
            )
            held = _held(one, kept[one.round_id], said, date, one_line(decider))
            granted.append(people_queries.save(writer, held))
            if one.initiative_id in ideas:
                initiatives.use(writer, one.initiative_id or 0, granted[-1])
        return tuple(granted)


def freeze(store: Store, round_id: int) -> None:
    """The council has voted: its result stands; who passed is reviewed, who fell short sent back.

    Raises:
        Refused: ``record_missing``, ``round_frozen``, ``council_missing``, ``ballots_missing``,
            ``ballots_above_voters``, ``nomination_held_up``.
    """
    with store.change(Label("Freeze the votes")) as writer:
        kept = rounds.open_in(writer, round_id)
        held = councils.meeting_in(writer, round_id)
        if held.council is None:
            raise Refused("council_missing")
        waiting = [
            one for one in held.ballots if one.outcome is None and one.needed.needed is not None
        ]
        if waiting:
            raise Refused("ballots_missing", count=str(len(waiting)))
        for one in held.ballots:
            _stop_on_errors(one, held.voters)
        voted = [_voted(one) for one in held.ballots]
        before = {one.nomination.id: one.nomination.state for one in held.ballots}
        onward = [one for one in voted if reviewing.goes_on(before[one.id], one.state)]
        _demand_free(writer, round_id, {one.id for one in onward})
        for nomination in voted:
            queries.save(writer, nomination)
        queries.save(writer, replace(kept, state=RoundState.FROZEN))


def thaw(store: Store, round_id: int) -> None:
    """Open the votes again, as long as nothing was submitted or decided on them.

    Raises:
        Refused: ``record_missing``, ``round_submitted``.
    """
    gone = {NominationState.SUBMITTED, NominationState.DECIDED}
    with store.change(Label("Open the votes again")) as writer:
        kept = rounds.get_in(writer, round_id)
        if any(one.state in gone for one in queries.nominations(writer, round_id)):
            raise Refused("round_submitted", name=kept.name)
        queries.save(writer, replace(kept, state=RoundState.MEETING))


# --- inside ------------------------------------------------------------------------------------
def _stepping(writer: Writer, ids: Sequence[int], to: NominationState) -> list[Nomination]:
    """The nominations, when each of them may take the step."""
    every = rounds.nominations_in(writer, ids)
    for one in every:
        reviewing.moved(one, to)
    onward = [one for one in every if reviewing.goes_on(one.state, to)]
    for round_id in dict.fromkeys(one.round_id for one in onward):
        _demand_free(writer, round_id, {one.id for one in onward})
    return every


def _demand_free(reader: Reader, round_id: int, ids: Iterable[int]) -> None:
    """Refuse, naming the first, when one of the nominations is held up by an error."""
    wanted = set(ids)
    if not wanted:
        return
    found = review.review_in(reader, round_id)
    stopped = [
        (one.nomination, why)
        for one in found.nominations
        if one.nomination.id in wanted and (why := one.held_up) is not None
    ]
    if not stopped:
        return
    first, why = stopped[0]
    entries = personnel.entries_in(reader, found.round.received)
    raise Refused(
        "nomination_held_up",
        why,
        name=next((one.name for one in entries if one.subject == first.subject), ""),
        honour=catalogue()[first.honour].name,
        others=str(len(stopped) - 1) if len(stopped) > 1 else "",
    )


def _stop_on_errors(ballot: Ballot, voters: Voters) -> None:
    for finding in ballot.findings:
        if finding.code == "ballots_above_voters" and finding.severity is Severity.ERROR:
            found = finding.found or ""
            raise Refused(finding.code, found=found, most=str(voters.voting))


def _voted(ballot: Ballot) -> Nomination:
    """The nomination after the vote; one without a threshold goes on, the council has seen it."""
    one, result = ballot.nomination, ballot.outcome
    if one.state is not NominationState.PROPOSED:
        return one
    if result is None or result.passed is not False:
        return replace(one, state=reviewing.moved(one, NominationState.REVIEWED))
    said = resources.toml("wording/rounds.toml")["votes_short"]
    needed = ballot.needed
    why = said.format(yes=result.yes, members=needed.members, needed=needed.needed)
    return replace(one, state=reviewing.moved(one, NominationState.RETURNED), reason=why)


def _held(one: Nomination, kept: Round, number: str, date: dt.date, decider: str) -> HonourHeld:
    """The honour that a decision makes of a nomination."""
    yearly = catalogue()[one.honour].yearly
    return HonourHeld(
        0,
        one.subject,
        one.honour,
        kept.year if yearly else date.year,
        number,
        date,
        decider,
        one.achieved,
        one.achievement,
        kept.movement if kept.kind is RoundKind.THEMATIC else "",
    )
