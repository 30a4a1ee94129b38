"""How often honours were given («đếm khen thưởng»): by honour, whom, sex, year, reason and aim."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Sex
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.catalogue import higher
from thiduadesk.services import personnel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.domain.people import Subject
    from thiduadesk.services.personnel import Entry

_KINDS = {
    Honoured.PERSON: "persons",
    Honoured.COLLECTIVE: "collectives",
    Honoured.HOUSEHOLD: "households",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How often an honour was given.

    Attributes:
        heads: of persons, the leaders of the office itself, who belong to no unit.
        leaders: of persons, those who lead a unit; ``direct`` the others («trực tiếp»).
        merit, movement, sudden: why it was given.
    """

    honour: str
    total: int = 0
    collectives: int = 0
    households: int = 0
    persons: int = 0
    heads: int = 0
    leaders: int = 0
    direct: int = 0
    women: int = 0
    merit: int = 0
    movement: int = 0
    sudden: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement honours were given for («phong trào thi đua») and its rounds of the year."""

    name: str
    rounds: int
    thematic: bool


@dataclass(frozen=True, slots=True)
class YearCount:
    """Honours of a year, of all kinds."""

    year: int
    persons: int = 0
    collectives: int = 0
    households: int = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """How many registered for an honour, and how many of these received it or a higher title."""

    honour: str
    registered: int
    reached: int


@dataclass(frozen=True, slots=True)
class BlocAims:
    """What the members of a bloc registered for («đăng ký thi đua của khối»).

    Attributes:
        size: members of the roster.
        aims: honours with how many registered for each, in the order of the catalogue.
    """

    name: str
    size: int
    aims: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The statistics of the years ``first`` to ``last``.

    Attributes:
        counts: one for each honour that was given, in the order of the catalogue.
        years: all years up to ``last`` that have honours, and those between.
        aims: registrations of these years by honour.
        movements: of these years.
        bloc: of the last year; None where no member's registration is entered.
    """

    first: int
    last: int
    counts: tuple[Counted, ...] = ()
    years: tuple[YearCount, ...] = ()
    aims: tuple[Aim, ...] = ()
    movements: tuple[Movement, ...] = ()
    bloc: BlocAims | None = None


def figures_in(reader: Reader, first: int, last: int) -> Figures:
    """The figures of the years ``first`` to ``last``, inside a transaction."""
    held = people_queries.honours(reader)
    within = [one for one in held if first <= one.year <= last]
    return Figures(
        first,
        last,
        _counts(reader, within, last),
        _years(one for one in held if one.year <= last),
        _aims(reader, within, range(first, last + 1)),
        _movements(reader, within, range(first, last + 1)),
        _bloc(reader, last),
    )


def _counts(reader: Reader, held: Sequence[HonourHeld], last: int) -> tuple[Counted, ...]:
    entries = personnel.entries_in(reader, dt.date(last, 12, 31))
    who = {one.subject: one for one in entries}
    sudden = _sudden(reader)
    found: dict[str, Counter[str]] = {}
    for one in held:
        found.setdefault(one.honour, Counter()).update(_classes(one, who, sudden))
    return tuple(Counted(code, **found[code]) for code in _in_order(found))


def _in_order(codes: Iterable[str]) -> list[str]:
    """Codes as the catalogue has them; those it does not know last."""
    order = {code: place for place, code in enumerate(catalogue())}
    return sorted(codes, key=lambda code: (order.get(code, len(order)), code))


def _years(held: Iterable[HonourHeld]) -> tuple[YearCount, ...]:
    found: dict[int, Counter[str]] = {}
    for one in held:
        kind = _KINDS[Honoured.of(one.subject)]
        found.setdefault(one.year, Counter())[kind] += 1
    if not found:
        return ()
    years = range(min(found), max(found) + 1)
    return tuple(YearCount(year, **found.get(year, Counter())) for year in years)


def _aims(reader: Reader, held: Sequence[HonourHeld], years: range) -> tuple[Aim, ...]:
    given = {(one.subject, one.year, one.honour) for one in held}
    wanted: dict[str, list[bool]] = {}
    for one in people_queries.registrations(reader):
        if one.year in years:
            above = higher(one.honour) if one.honour in catalogue() else ()
            enough = (one.honour, *above)
            reached = any((one.subject, one.year, code) in given for code in enough)
            wanted.setdefault(one.honour, []).append(reached)
    return tuple(Aim(code, len(wanted[code]), sum(wanted[code])) for code in _in_order(wanted))


def _bloc(reader: Reader, year: int) -> BlocAims | None:
    kept = office_queries.bloc_of(reader, year)
    if kept is None:
        return None
    wanted = Counter(code for one in kept.members for code in one.aims)
    aims = tuple((code, wanted[code]) for code in _in_order(wanted))
    return BlocAims(kept.name, len(kept.members), aims) if aims else None


def _classes(
    held: HonourHeld, who: Mapping[Subject, Entry], sudden: frozenset[tuple[Subject, str, str]]
) -> Iterable[str]:
    """The columns an honour counts in."""
    found = ["total"]
    if (held.subject, held.honour, held.number) in sudden:
        found.append("sudden")
    else:
        found.append("movement" if held.movement else "merit")
    match Honoured.of(held.subject):
        case Honoured.COLLECTIVE:
            return [*found, "collectives"]
        case Honoured.HOUSEHOLD:
            return [*found, "households"]
        case Honoured.PERSON:
            found.append("persons")
    one = who.get(held.subject)
    if one is None:
        return found
    place = "direct" if not one.leader else "leaders" if one.unit_id else "heads"
    return [*found, place, *(["women"] if one.sex is Sex.FEMALE else [])]


def _sudden(reader: Reader) -> frozenset[tuple[Subject, str, str]]:
    """Honours granted in extraordinary rounds, by subject, honour and decision."""
    rounds = {one.id for one in queries.rounds(reader) if one.kind is RoundKind.EXTRAORDINARY}
    return frozenset(
        (one.subject, one.honour, one.number)
        for one in queries.nominations(reader)
        if one.round_id in rounds and one.state is NominationState.DECIDED
    )


def _movements(reader: Reader, held: Sequence[HonourHeld], years: range) -> tuple[Movement, ...]:
    rounds = [one for one in queries.rounds(reader) if one.movement and one.year in years]
    names = dict.fromkeys([*(one.movement for one in rounds), *(one.movement for one in held)])
    return tuple(
        Movement(
            name,
            sum(one.movement == name for one in rounds),
            any(one.movement == name and one.kind is RoundKind.THEMATIC for one in rounds),
        )
        for name in names
        if name
    )
