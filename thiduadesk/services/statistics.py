"""Statistics of honours received («thống kê khen thưởng»): by honour, whom, sex and year."""

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
from thiduadesk.services import exports
from thiduadesk.services import personnel
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.people import Subject
    from thiduadesk.services.personnel import Entry


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


def counts(store: Store, year: int) -> tuple[Counted, ...]:
    """Honours of a year in the order of the catalogue; those nobody got are left out."""
    with store.read() as reader:
        return _counts(reader, year)


def by_year(store: Store) -> Mapping[int, Mapping[str, int]]:
    """How many of each honour in each year, for charts; years in order."""
    with store.read() as reader:
        held = people_queries.honours(reader)
    found: dict[int, Counter[str]] = {}
    for one in held:
        found.setdefault(one.year, Counter())[one.honour] += 1
    return dict(sorted(found.items()))


def movements(store: Store, year: int) -> tuple[Movement, ...]:
    """Movements of the rounds and honours of a year."""
    with store.read() as reader:
        return _movements(reader, year)


def save(store: Store, year: int, path: Path) -> None:
    """Write the statistics of a year and the ministry's forms as a workbook.

    Raises:
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    from thiduadesk.exchange.statistics_out import statistics_book  # openpyxl is slow to import

    with store.read() as reader:
        names = office_queries.names_on(reader, dt.date(year, 12, 31))
        found, moved = _counts(reader, year), _movements(reader, year)
    office = names.name if names else ""
    form = exports.print_form(dt.date(year, 12, 31))
    write_whole(path, statistics_book(year, office, found, moved, form))


# --- inside ------------------------------------------------------------------------------------
def _counts(reader: Reader, year: int) -> tuple[Counted, ...]:
    entries = personnel.entries_in(reader, dt.date(year, 12, 31))
    who = {one.subject: one for one in entries}
    sudden = _sudden(reader)
    found: dict[str, Counter[str]] = {}
    for held in people_queries.honours(reader):
        if held.year == year:
            found.setdefault(held.honour, Counter()).update(_classes(held, who, sudden))
    order = {code: place for place, code in enumerate(catalogue())}
    codes = sorted(found, key=lambda code: order.get(code, len(order)))
    return tuple(Counted(code, **found[code]) for code in codes)


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


def _movements(reader: Reader, year: int) -> tuple[Movement, ...]:
    rounds = [one for one in queries.rounds(reader, year) if one.movement]
    held = [one.movement for one in people_queries.honours(reader) if one.year == year]
    names = dict.fromkeys([*(one.movement for one in rounds), *filter(None, held)])
    return tuple(
        Movement(
            name,
            sum(one.movement == name for one in rounds),
            any(one.movement == name and one.kind is RoundKind.THEMATIC for one in rounds),
        )
        for name in names
    )
