"""Who may be proposed for which honour: the facts of every subject, and the answers of the rules."""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.data.queries import rounds
from thiduadesk.domain.honours import CollectiveYear
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.rules.honours.assess import assess_all
from thiduadesk.rules.honours.catalogue import find
from thiduadesk.rules.honours.catalogue import higher
from thiduadesk.rules.honours.overlay import Overlay
from thiduadesk.rules.honours.packs import pack_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.lawpacks import LawPack
    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Unit
    from thiduadesk.domain.people import Discipline
    from thiduadesk.domain.people import Household
    from thiduadesk.domain.people import Person

T = TypeVar("T")
_BETTER = {Verdict.YES: 0, Verdict.WARN: 1, Verdict.NO: 2}
_GRAVE = tuple(DisciplineKind)[tuple(DisciplineKind).index(DisciplineKind.WARNING) :]


# --- answers -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody may be proposed, with what he is called."""

    name: str
    code: str
    eligibility: Eligibility


def eligible(
    store: Store, year: int, on: dt.date, honour: str | None = None, subject: str | None = None
) -> tuple[Answer, ...]:
    """Who may be proposed for which honour, or why not; the office, its units, its people, households.

    Who retires is held against the conditions of long service too («quá trình cống hiến»); of two
    ways to one honour the better is answered.

    Args:
        store: the data.
        year: of achievement; who was not there in it is left out.
        on: the day the dossier is received, which chooses the law pack.
        honour: only this one: a code or name of the catalogue.
        subject: only this one: «Mã» or name.

    Raises:
        Refused: ``honour_unknown``, ``subject_unknown``.
    """
    asked = None if honour is None else find(honour)
    if honour is not None and asked is None:
        raise Refused("honour_unknown", honour=honour)
    with _uncollected():
        return _eligible(store, year, on, None if asked is None else (asked.code,), subject)


def _eligible(
    store: Store, year: int, on: dt.date, only: tuple[str, ...] | None, subject: str | None
) -> tuple[Answer, ...]:
    with store.read() as reader:
        facts = all_facts(reader, dt.date(year, 12, 31))
        overlay = Overlay.on(rounds.overlay(reader), on)
    pack = pack_for(on, overlay).pack
    chosen = [one for one in facts.values() if _was_there(one, year)]
    if subject is not None:
        chosen = _called(chosen, subject)
    return tuple(
        Answer(one.name, one.code, found)
        for one in chosen
        for found in _answers(one, year, on, pack, overlay, only)
    )


def _answers(
    facts: SubjectFacts,
    year: int,
    on: dt.date,
    pack: LawPack,
    overlay: Overlay,
    only: tuple[str, ...] | None,
) -> tuple[Eligibility, ...]:
    by_merit = assess_all(facts, year, pack, overlay, day=on, honours=only)
    if not any(one.kind is AbsenceKind.RETIRED for one in facts.absences):
        return by_merit
    service = assess_all(facts, year, pack, overlay, day=on, honours=only, route=Route.SERVICE)
    found = {one.honour: one for one in by_merit}
    for one in service:
        there = found.get(one.honour)
        if there is None or _BETTER[one.verdict] < _BETTER[there.verdict]:
            found[one.honour] = one
    return tuple(found.values())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looks for cycles, of which there are none among these values, while they are made.

    They are hundreds of thousands for a large office; looking through them took a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _was_there(facts: SubjectFacts, year: int) -> bool:
    start, end = facts.span.start, facts.span.end
    return (start is None or start.year <= year) and (end is None or end.year >= year)


def _called(facts: list[SubjectFacts], words: str) -> list[SubjectFacts]:
    """Those of that code, else of that name, else of that name without marks."""
    said = one_line(words)
    for key in (lambda one: one.code, lambda one: one.name, lambda one: search_key(one.name)):
        for asked in (said.casefold(), search_key(said)):
            found = [one for one in facts if key(one) and key(one).casefold() == asked]
            if found:
                return found
    raise Refused("subject_unknown", subject=words)


# --- facts -------------------------------------------------------------------------------------
def all_facts(r: Reader, day: dt.date) -> dict[Subject, SubjectFacts]:
    """The facts of the office, every unit, everybody and every household, in ten queries.

    Args:
        r: the records.
        day: the office is called as on this day.
    """
    known = _Known(r)
    names = office_queries.names_on(r, day)
    found = {}
    if names is not None:
        found[OFFICE] = known.collective(OFFICE, names.name, None)
    for unit in known.units:
        subject = Subject(SubjectKind.UNIT, unit.id)
        found[subject] = known.collective(subject, unit.name, unit)
    for person in known.people:
        found[Subject(SubjectKind.PERSON, person.id)] = known.person(person)
    for household in queries.households(r):
        subject = Subject(SubjectKind.HOUSEHOLD, household.id)
        found[subject] = known.household(subject, household)
    return found


class _Known:
    """All records, by whom they are about."""

    def __init__(self, r: Reader) -> None:
        self.units = office_queries.units(r)
        self.people = queries.people(r)
        self._posts = _by(queries.posts(r), lambda one: one.person_id)
        self._absences = _by(queries.absences(r), lambda one: one.person_id)
        self._ratings = _by(queries.ratings(r), lambda one: one.subject)
        self._honours = _by(queries.honours(r), lambda one: one.subject)
        self._discipline = _by(queries.discipline(r), lambda one: one.subject)
        registrations = queries.registrations(r)
        self._registrations = _by(registrations, lambda one: one.subject)
        self._registered_years = frozenset(one.year for one in registrations)
        self._initiatives: dict[int, list[Any]] = defaultdict(list)
        for made in queries.initiatives(r):
            for author in made.authors:
                self._initiatives[author.person_id].append(made)
        self._years = self._count_years()
        self._rank_office(r)

    def person(self, person: Person) -> SubjectFacts:
        """The facts of a person."""
        subject = Subject(SubjectKind.PERSON, person.id)
        return SubjectFacts(
            **self._shared(subject),
            name=person.name,
            code=person.code,
            sex=person.sex,
            span=person.span,
            initiatives=tuple(self._initiatives.get(person.id, ())),
            absences=tuple(self._absences.get(person.id, ())),
            posts=tuple(self._posts.get(person.id, ())),
        )

    def collective(self, subject: Subject, name: str, unit: Unit | None) -> SubjectFacts:
        """The facts of a unit or the office."""
        span = Span() if unit is None else unit.span
        years = self._years.get(subject, {})
        return SubjectFacts(**self._shared(subject), name=name, span=span, years=years)

    def household(self, subject: Subject, household: Household) -> SubjectFacts:
        """The facts of a household: what it received, and whether anything runs against it."""
        return SubjectFacts(**self._shared(subject), name=household.name, span=household.span)

    def _shared(self, subject: Subject) -> dict[str, Any]:
        aims = self._registrations.get(subject, ())
        return {
            "subject": subject,
            "ratings": {one.year: one.level for one in self._ratings.get(subject, ())},
            "honours": tuple(self._honours.get(subject, ())),
            "discipline": tuple(self._discipline.get(subject, ())),
            "registrations": frozenset((one.year, one.honour) for one in aims),
            "registered_years": self._registered_years,
        }

    # --- collectives, counted from their members -----------------------------------------------
    def _count_years(self) -> dict[Subject, dict[int, CollectiveYear]]:
        titled = _years_of_titles(self._honours)
        rated = {
            (subject.id, one.year): one.level
            for subject, all_ in self._ratings.items()
            if subject.kind is SubjectKind.PERSON
            for one in all_
        }
        grave = _years_of_grave(self._discipline)
        years = {year for _person, year in (*rated, *grave)} | titled["LDTT"].keys()
        counted: dict[Subject, dict[int, CollectiveYear]] = defaultdict(dict)
        for year in sorted(years):
            granted = {code: all_.get(year, set()) for code, all_ in titled.items()}
            for subject, members in self._members(dt.date(year, 12, 31)).items():
                counted[subject][year] = CollectiveYear(
                    members=len(members),
                    with_ldtt=len(members & granted["LDTT"]) if granted["LDTT"] else None,
                    with_cstdcs=len(members & granted["CSTDCS"]) if granted["LDTT"] else None,
                    completed=_completed([rated.get((one, year)) for one in members]),
                    disciplined=sum((one, year) in grave for one in members),
                )
        return counted

    def _rank_office(self, r: Reader) -> None:
        """Whether the office led its bloc; of blocs among units nothing is kept."""
        years = self._years[OFFICE]
        for bloc in office_queries.bloc_years(r):
            names = office_queries.names_on(r, dt.date(bloc.year, 12, 31))
            leads = _leads(bloc, names) if names is not None else None
            if leads is not None:
                years[bloc.year] = replace(years.get(bloc.year, CollectiveYear()), leads_bloc=leads)

    def _members(self, day: dt.date) -> dict[Subject, set[int]]:
        """Who belongs to which collective on a day; to the units above his own too."""
        above = {unit.id: unit.superior_id for unit in self.units}
        members: dict[Subject, set[int]] = defaultdict(set)
        for person in self.people:
            if not person.span.holds(day):
                continue
            members[OFFICE].add(person.id)
            posts = [one for one in self._posts.get(person.id, ()) if one.span.holds(day)]
            unit = posts[-1].unit_id if posts else None
            while unit is not None:
                members[Subject(SubjectKind.UNIT, unit)].add(person.id)
                unit = above.get(unit)
        return members


def _leads(bloc: BlocYear, names: OfficeNames) -> bool | None:
    """Whether the office is the first of its bloc; not known while nobody is said to be.

    Who stands in the roster without a place beside one that led did not lead; an office that is
    not in the roster is called otherwise there.
    """
    own = {find_key(name) for name in (names.name, names.short_name) if name}
    ours = [
        one for one in bloc.members if not own.isdisjoint(map(find_key, (one.name, one.short_name)))
    ]
    if not ours:
        return None
    place = ours[0].place
    if place is None:
        return False if any(one.place == 1 for one in bloc.members) else None
    return place == 1


def _by(records: Iterable[T], key: Any) -> dict[Any, list[T]]:
    found: dict[Any, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found


def _years_of_titles(honours: Mapping[Subject, list[Any]]) -> dict[str, dict[int, set[int]]]:
    """Who has «LĐTT» and «CSTĐCS» of which year: a higher title is one of these too."""
    found: dict[str, dict[int, set[int]]] = {}
    for code in ("LDTT", "CSTDCS"):
        any_of = {code, *higher(code)}
        by_year = found[code] = defaultdict(set)
        for subject, all_ in honours.items():
            if subject.kind is SubjectKind.PERSON:
                for one in all_:
                    if one.honour in any_of:
                        by_year[one.year].add(subject.id)
    return found


def _years_of_grave(discipline: Mapping[Subject, list[Discipline]]) -> set[tuple[int, int]]:
    """Persons and years in which they were disciplined with «cảnh cáo» or more."""
    return {
        (subject.id, day.year)
        for subject, all_ in discipline.items()
        if subject.kind is SubjectKind.PERSON
        for one in all_
        if one.kind in _GRAVE and (day := one.span.start or one.span.end)
    }


def _completed(levels: list[RatingLevel | None]) -> int | None:
    """Members who did their duty; not known while some are not rated and nobody failed."""
    failed = sum(level is RatingLevel.FAILED for level in levels)
    if None in levels and not failed:
        return None
    return len(levels) - failed
