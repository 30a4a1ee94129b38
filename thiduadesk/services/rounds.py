"""The verbs of a round of review («đợt bình xét»): open it, collect nominations.

The council is ``services.councils``, the checks ``services.review``, the way of a nomination after
them ``services.roundway``, the papers ``services.dossiers``, money ``services.awards``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rounds import RoundState
from thiduadesk.domain.text import one_line
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.lawpacks import PackChoice
    from thiduadesk.domain.people import Subject


# --- rounds ------------------------------------------------------------------------------------
def rounds(store: Store, year: int | None = None) -> tuple[Round, ...]:
    """Rounds of one year of achievement or of all."""
    with store.read() as reader:
        return queries.rounds(reader, year)


def get(store: Store, round_id: int) -> Round:
    """One round.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        return get_in(reader, round_id)


def get_in(reader: Reader, round_id: int) -> Round:
    """The same inside a transaction."""
    found = next((one for one in queries.rounds(reader) if one.id == round_id), None)
    if found is None:
        raise Refused("record_missing", table="review_round", id=str(round_id))
    return found


def save(store: Store, kept: Round, *, going_on: bool = False) -> int:
    """Open a round (id 0) or change one; its id.

    Raises:
        Refused: ``record_missing``.
    """
    about = {"name": kept.name}
    label = Label("Change round {name}", about) if kept.id else Label("Open round {name}", about)
    with store.change(label, merge=going_on) as writer:
        return queries.save(writer, kept)


def remove(store: Store, round_id: int) -> None:
    """Take a round away with its nominations (undo brings it back).

    Raises:
        Refused: ``record_missing``, or ``round_decided``; what was decided in it stands.
    """
    kept = get(store, round_id)
    with store.change(Label("Delete {name}", {"name": kept.name})) as writer:
        held = queries.nominations(writer, round_id)
        if any(one.state is NominationState.DECIDED for one in held):
            raise Refused("round_decided", name=kept.name)
        for one in held:
            queries.remove(writer, one)
        queries.remove(writer, kept)


def pack_of(store: Store, kept: Round) -> PackChoice:
    """The law its dossiers fall under, by the day they are received, and why."""
    with store.read() as reader:
        return pack_in(reader, kept)


def pack_in(reader: Reader, kept: Round) -> PackChoice:
    """The same inside a transaction."""
    return packs.pack_for(kept.received, overlay_in(reader, kept))


def overlay_in(reader: Reader, kept: Round) -> Overlay:
    """What the province has set, as it holds on the day the dossiers are received."""
    return Overlay.on(queries.overlay(reader), kept.received)


# --- nominations -------------------------------------------------------------------------------
def nominations(store: Store, round_id: int | None = None) -> tuple[Nomination, ...]:
    """Nominations of one round or of all."""
    with store.read() as reader:
        return queries.nominations(reader, round_id)


def nominate(
    store: Store,
    round_id: int,
    wanted: Iterable[tuple[Subject, str]],
    *,
    proposed_by: str = "",
    achievement: str = "",
) -> tuple[int, ...]:
    """Propose subjects, each for an honour; ids of those that did not stand there yet.

    Raises:
        Refused: ``record_missing``, ``honour_unknown``, ``round_frozen``.
    """
    with store.change(Label("Propose for honours")) as writer:
        kept = open_in(writer, round_id)
        return tuple(
            propose(writer, kept, (subject, honour), proposed_by, achievement)
            for subject, honour in _missing(writer, round_id, wanted)
        )


def from_registrations(store: Store, round_id: int) -> tuple[int, ...]:
    """Propose whoever registered for the year of the round; ids of those that are new.

    Raises:
        Refused: ``record_missing``, ``honour_unknown``, ``round_frozen``.
    """
    with store.change(Label("Propose who registered")) as writer:
        kept = open_in(writer, round_id)
        registered = people_queries.registrations(writer, kept.year)
        wanted = [(one.subject, one.honour) for one in registered]
        return tuple(
            propose(writer, kept, one, "", "") for one in _missing(writer, round_id, wanted)
        )


def change(store: Store, nomination: Nomination, *, going_on: bool = False) -> None:
    """Change the words of a nomination; its state goes by ``roundway``, its ballots by the council.

    Raises:
        Refused: ``record_missing``, ``nomination_decided``, ``span_reversed``.
    """
    with store.change(Label("Change a nomination"), merge=going_on) as writer:
        before = nomination_in(writer, nomination.id)
        if before.state is NominationState.DECIDED:
            raise Refused("nomination_decided")
        same = {key: getattr(before, key) for key in ("state", "yes", "no", "invalid")}
        queries.save(writer, replace(nomination, **same))


def withdraw(store: Store, ids: Sequence[int]) -> None:
    """Take nominations out of their round (undo brings them back).

    Raises:
        Refused: ``record_missing``, ``nomination_decided``.
    """
    with store.change(Label("Withdraw nominations")) as writer:
        for one in nominations_in(writer, ids):
            if one.state is NominationState.DECIDED:
                raise Refused("nomination_decided")
            queries.remove(writer, one)


# --- inside a transaction ----------------------------------------------------------------------
def open_in(reader: Reader, round_id: int) -> Round:
    """A round whose votes are not frozen.

    Raises:
        Refused: ``record_missing``, ``round_frozen``.
    """
    kept = get_in(reader, round_id)
    if kept.state is RoundState.FROZEN:
        raise Refused("round_frozen", name=kept.name)
    return kept


def nomination_in(reader: Reader, number: int) -> Nomination:
    """One nomination.

    Raises:
        Refused: ``record_missing``.
    """
    return nominations_in(reader, (number,))[0]


def nominations_in(reader: Reader, ids: Sequence[int]) -> list[Nomination]:
    """Some nominations, in the order asked for.

    Raises:
        Refused: ``record_missing``.
    """
    held = {one.id: one for one in queries.nominations(reader)}
    for number in ids:
        if number not in held:
            raise Refused("record_missing", table="nomination", id=str(number))
    return [held[number] for number in ids]


def standing(reader: Reader, round_id: int) -> set[tuple[Subject, str]]:
    """Who is proposed for what in a round."""
    return {(one.subject, one.honour) for one in queries.nominations(reader, round_id)}


def propose(
    writer: Writer, kept: Round, wanted: tuple[Subject, str], proposed_by: str, achievement: str
) -> int:
    """Keep a nomination; its achievement is that of the year unless the round is of another kind.

    Raises:
        Refused: ``honour_unknown``.
    """
    subject, honour = wanted
    if honour not in catalogue():
        raise Refused("honour_unknown", honour=honour)
    year = Span(dt.date(kept.year, 1, 1), dt.date(kept.year, 12, 31))
    made = Nomination(
        0,
        kept.id,
        subject,
        honour,
        proposed_by=one_line(proposed_by),
        achievement=one_line(achievement),
        achieved=year if kept.kind is RoundKind.YEAR_END else Span(),
        initiative_id=_initiative(writer, subject, kept.year),
    )
    return queries.save(writer, made)


def _initiative(reader: Reader, subject: Subject, year: int) -> int | None:
    """The one unused initiative of a person in the year, if there is just one."""
    if subject.kind is not SubjectKind.PERSON:
        return None
    own = [
        one.id
        for one in people_queries.initiatives(reader, year)
        if not one.used_for and any(author.person_id == subject.id for author in one.authors)
    ]
    return own[0] if len(own) == 1 else None


def _missing(
    reader: Reader, round_id: int, wanted: Iterable[tuple[Subject, str]]
) -> list[tuple[Subject, str]]:
    there = standing(reader, round_id)
    return [one for one in dict.fromkeys(wanted) if one not in there]
