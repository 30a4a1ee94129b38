"""The verbs of the records of persons and collectives, one record at a time («hồ sơ»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeAlias

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Household
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer

Known: TypeAlias = (
    "PostHeld | Absence | Rating | Discipline | HonourHeld | Registration | Initiative"
)
"""What is kept about a subject beside its own record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or collective as lists show it.

    Attributes:
        post: the last post held by the day, ``unit`` the unit of it; of a unit its superior.
        present: in the office, or in existence, on the day.
        key: what it is found by, as ``domain.text.find_key`` writes it.
    """

    subject: Subject
    name: str
    code: str = ""
    birth: dt.date | None = None
    post: str = ""
    unit_id: int | None = None
    unit: str = ""
    employment: Employment = Employment.OTHER
    leader: bool = False
    present: bool = True
    key: str = ""
    sex: Sex = Sex.UNKNOWN


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of one subject.

    Attributes:
        own: the person, the household, the unit, or the names of the office on the day.
        initiatives: those a person is an author of.
    """

    subject: Subject
    own: Person | Household | Unit | OfficeNames | None
    posts: tuple[PostHeld, ...] = ()
    absences: tuple[Absence, ...] = ()
    ratings: tuple[Rating, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    honours: tuple[HonourHeld, ...] = ()
    registrations: tuple[Registration, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


# --- reading -----------------------------------------------------------------------------------
def entries(store: Store, day: dt.date) -> tuple[Entry, ...]:
    """The office, its units, everybody in the order of name lists, households; as of ``day``."""
    with store.read() as reader:
        return entries_in(reader, day)


def entries_in(reader: Reader, day: dt.date) -> tuple[Entry, ...]:
    """The same inside a transaction."""
    names = office_queries.names_on(reader, day)
    units = office_queries.units(reader)
    people = queries.people(reader)
    last = _last_posts(reader, day)
    called = {unit.id: unit.name for unit in units}
    own = () if names is None else (_entry(OFFICE, names.name),)
    return (
        *own,
        *(
            _entry(
                Subject(SubjectKind.UNIT, unit.id), unit.name, unit.abbreviation, unit_id=unit.id,
                unit=called.get(unit.superior_id or 0, ""), present=unit.span.holds(day),
            )
            for unit in units
        ),
        *(_person_entry(one, last.get(one.id), called, day) for one in people),
        *(
            _entry(
                Subject(SubjectKind.HOUSEHOLD, one.id), one.name, post=one.address,
                present=one.span.holds(day),
            )
            for one in queries.households(reader)
        ),
    )  # fmt: skip


def record(store: Store, subject: Subject, day: dt.date) -> Record | None:
    """All that is known of one subject; None where it is gone."""
    with store.read() as reader:
        own = _own(reader, subject, day)
        if own is None:
            return None
        person = subject.id if subject.kind is SubjectKind.PERSON else None
        return Record(
            subject,
            own,
            queries.posts(reader, person) if person else (),
            queries.absences(reader, person) if person else (),
            queries.ratings(reader, subject),
            queries.discipline(reader, subject),
            queries.honours(reader, subject),
            tuple(one for one in queries.registrations(reader) if one.subject == subject),
            tuple(one for one in queries.initiatives(reader) if _wrote(one, person)),
        )


def honours(store: Store) -> tuple[HonourHeld, ...]:
    """Every honour ever received, the newest first."""
    with store.read() as reader:
        return tuple(reversed(queries.honours(reader)))


def registrations(store: Store, year: int) -> tuple[Registration, ...]:
    """Who aims at what in a year."""
    with store.read() as reader:
        return queries.registrations(reader, year)


def initiatives(store: Store, year: int | None = None) -> tuple[Initiative, ...]:
    """Initiatives of one year or of all."""
    with store.read() as reader:
        return queries.initiatives(reader, year)


def namesakes(entries: tuple[Entry, ...], person: Person) -> tuple[Entry, ...]:
    """Others of the same name, marks and capitals aside: it may be the same person twice."""
    key = find_key(person.name)
    if not key:
        return ()
    return tuple(
        one
        for one in entries
        if one.subject.kind is SubjectKind.PERSON
        and one.subject.id != person.id
        and find_key(one.name) == key
    )


# --- writing -----------------------------------------------------------------------------------
def save(store: Store, kept: Person | Household | Unit | Known, *, going_on: bool = False) -> int:
    """Keep a new record (id 0) or a changed one; its id.

    A year has one rating: a second one takes the place of the first. So has a registration.

    Raises:
        Refused: ``record_missing``, ``span_reversed``, ``person_code_taken``.
    """
    with store.change(_label(kept), merge=going_on) as writer:
        match kept:
            case Unit():
                return office_queries.save_unit(writer, kept)
            case Rating() | Registration():
                return _save_of_year(writer, kept)
            case _:
                return queries.save(writer, kept)


def register(store: Store, subjects: tuple[Subject, ...], year: int, honour: str) -> int:
    """Register subjects for an honour of a year; how many were not registered for it yet."""
    with store.change(Label("Register for {year}", {"year": str(year)})) as writer:
        there = {(one.subject, one.honour) for one in queries.registrations(writer, year)}
        new = [one for one in subjects if (one, honour) not in there]
        for subject in new:
            queries.save(writer, Registration(0, subject, year, honour))
    return len(new)


def hire(store: Store, person: Person, post: PostHeld) -> int:
    """Keep a new person with the post held; his or her id.

    Raises:
        Refused: ``span_reversed``, ``person_code_taken``.
    """
    with store.change(Label("Add person {name}", {"name": person.name})) as writer:
        made = queries.save(writer, person)
        if post != PostHeld(post.id, post.person_id, "", span=post.span):
            queries.save(writer, replace(post, person_id=made))
    return made


def leave_initiative(store: Store, initiative: Initiative, person: int) -> None:
    """Take a person off the authors of an initiative; the others keep it.

    Raises:
        Refused: ``record_missing``.
    """
    others = tuple(one for one in initiative.authors if one.person_id != person)
    save(store, replace(initiative, authors=others))


def remove(store: Store, kept: Person | Household | Unit | Known) -> None:
    """Take a record away, into the trash; a person with all that is known of him.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete {name}", {"name": _name(kept)})) as writer:
        match kept:
            case Unit():
                office_queries.delete_unit(writer, kept.id)
            case Person():
                queries.remove_person(writer, kept.id)
            case _:
                queries.remove(writer, kept)


# --- inside ------------------------------------------------------------------------------------
def _last_posts(r: Reader, day: dt.date) -> dict[int, PostHeld]:
    """The latest post of everybody that had begun by ``day``."""
    found: dict[int, PostHeld] = {}
    for post in queries.posts(r):
        if post.span.start is None or post.span.start <= day:
            found[post.person_id] = post
    return found


def _person_entry(
    one: Person, post: PostHeld | None, units: Mapping[int, str], day: dt.date
) -> Entry:
    held = post or PostHeld(0, one.id, "")
    return _entry(
        Subject(SubjectKind.PERSON, one.id), one.name, one.code, birth=one.birth, post=held.post,
        unit_id=held.unit_id, unit=units.get(held.unit_id or 0, ""), employment=held.employment,
        leader=held.leader, present=one.span.holds(day), sex=one.sex,
    )  # fmt: skip


def _entry(
    subject: Subject,
    name: str,
    code: str = "",
    *,
    birth: dt.date | None = None,
    post: str = "",
    unit_id: int | None = None,
    unit: str = "",
    employment: Employment = Employment.OTHER,
    leader: bool = False,
    present: bool = True,
    sex: Sex = Sex.UNKNOWN,
) -> Entry:
    key = find_key(f"{name} {code} {post} {unit}")
    return Entry(
        subject, name, code, birth, post, unit_id, unit, employment, leader, present, key, sex
    )  # fmt: skip


def _save_of_year(w: Writer, kept: Rating | Registration) -> int:
    """Keep what there is once a year, instead of the one of that year if there is one."""
    there: tuple[Rating | Registration, ...]
    if isinstance(kept, Rating):
        there = tuple(one for one in queries.ratings(w, kept.subject) if one.year == kept.year)
    else:
        there = tuple(
            one
            for one in queries.registrations(w, kept.year)
            if (one.subject, one.honour) == (kept.subject, kept.honour)
        )
    other = next((one for one in there if one.id != kept.id), None)
    if other is None:
        return queries.save(w, kept)
    if kept.id:
        queries.remove(w, other)
        return queries.save(w, kept)
    return queries.save(w, replace(kept, id=other.id))


def _own(
    r: Reader, subject: Subject, day: dt.date
) -> Person | Household | Unit | OfficeNames | None:
    match subject.kind:
        case SubjectKind.PERSON:
            return queries.person(r, subject.id)
        case SubjectKind.UNIT:
            return next((one for one in office_queries.units(r) if one.id == subject.id), None)
        case SubjectKind.OFFICE:
            return office_queries.names_on(r, day)
        case SubjectKind.HOUSEHOLD:
            return next((one for one in queries.households(r) if one.id == subject.id), None)


def _wrote(initiative: Initiative, person: int | None) -> bool:
    return any(author.person_id == person for author in initiative.authors)


def _name(kept: Person | Household | Unit | Known) -> str:
    match kept:
        case Person() | Household() | Unit():
            return kept.name
        case Initiative():
            return kept.title
        case HonourHeld() | Registration():
            return kept.honour
        case PostHeld():
            return kept.post
        case Rating():
            return str(kept.year)
        case Absence() | Discipline():
            return kept.note or kept.kind.value


def _label(kept: Person | Household | Unit | Known) -> Label:
    match kept:
        case Person():
            return Label("Change person {name}", {"name": kept.name})
        case Household():
            return Label("Change household {name}", {"name": kept.name})
        case Unit():
            return Label("Change unit {name}", {"name": kept.name})
        case PostHeld():
            return Label("Change post {name}", {"name": kept.post})
        case Rating():
            return Label("Change the rating of {year}", {"year": str(kept.year)})
        case Absence():
            return Label("Change leave, study or a move")
        case Discipline():
            return Label("Change discipline")
        case HonourHeld():
            return Label("Change honour {name}", {"name": kept.honour})
        case Registration():
            return Label("Change the registration of {year}", {"year": str(kept.year)})
        case Initiative():
            return Label("Change initiative {name}", {"name": kept.title})
