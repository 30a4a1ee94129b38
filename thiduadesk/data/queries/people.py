"""People and what is known of subjects by year; a ``day`` asks for what held on that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from sqlalchemy import delete
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.queries import trash
from thiduadesk.data.queries.records import Records
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Household
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.people import WholePerson
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import person_sort_key
from thiduadesk.domain.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from sqlalchemy import ColumnElement

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer

Record: TypeAlias = (
    "Person | Household | PostHeld | Absence | Rating | Discipline | Initiative | HonourHeld"
    " | Registration"
)

T = TypeVar("T")

_RECORDS: dict[type, Records[Any]] = {
    Person: Records(tables.person, Person),
    Household: Records(tables.household, Household),
    PostHeld: Records(tables.post_held, PostHeld),
    Absence: Records(tables.absence, Absence),
    Rating: Records(tables.rating, Rating),
    Discipline: Records(tables.discipline, Discipline),
    Initiative: Records(tables.initiative, Initiative),
    HonourHeld: Records(tables.honour_held, HonourHeld),
    Registration: Records(tables.registration, Registration),
}
_PERSON, _POST = tables.person.c, tables.post_held.c


# --- reading -----------------------------------------------------------------------------------
def people(r: Reader, day: dt.date | None = None) -> tuple[Person, ...]:
    """Everybody, or those in the office on ``day``, in the order of Vietnamese name lists."""
    found = _RECORDS[Person].all(r, day=day)
    return tuple(sorted(found, key=lambda one: (person_sort_key(one.name), one.id)))


def person(r: Reader, person_id: int) -> Person | None:
    """One person."""
    return next(iter(_RECORDS[Person].all(r, _PERSON.id == person_id)), None)


def households(r: Reader) -> tuple[Household, ...]:
    """Every household, in the order of names."""
    return tuple(sorted(_RECORDS[Household].all(r), key=lambda one: (sort_key(one.name), one.id)))


def posts(
    r: Reader, person_id: int | None = None, day: dt.date | None = None
) -> tuple[PostHeld, ...]:
    """Posts of one person or of all, the latest last."""
    own = () if person_id is None else (_POST.person_id == person_id,)
    return tuple(_RECORDS[PostHeld].all(r, *own, day=day, order=(_POST.valid_from,)))


def absences(r: Reader, person_id: int | None = None) -> tuple[Absence, ...]:
    """Leave, study and moves of one person or of all."""
    column = tables.absence.c.person_id
    own = () if person_id is None else (column == person_id,)
    return tuple(_RECORDS[Absence].all(r, *own))


def ratings(r: Reader, subject: Subject | None = None) -> tuple[Rating, ...]:
    """Yearly ratings of one subject or of all, by year."""
    return tuple(_of(r, Rating, subject, (tables.rating.c.year,)))


def discipline(r: Reader, subject: Subject | None = None) -> tuple[Discipline, ...]:
    """Discipline of one subject or of all."""
    return tuple(_of(r, Discipline, subject))


def honours(r: Reader, subject: Subject | None = None) -> tuple[HonourHeld, ...]:
    """Honours received by one subject or by all, oldest first."""
    columns = tables.honour_held.c
    return tuple(_of(r, HonourHeld, subject, (columns.year, columns.date)))


def registrations(r: Reader, year: int | None = None) -> tuple[Registration, ...]:
    """Who aims at what, of one year or of all."""
    column = tables.registration.c.year
    return tuple(_RECORDS[Registration].all(r, *(() if year is None else (column == year,))))


def initiatives(r: Reader, year: int | None = None) -> tuple[Initiative, ...]:
    """Initiatives, of one year or of all, by year."""
    column = tables.initiative.c.year
    asked = () if year is None else (column == year,)
    return tuple(_RECORDS[Initiative].all(r, *asked, order=(column,)))


def whole(r: Reader, person_id: int) -> WholePerson | None:
    """A person with all that is known of him."""
    found = person(r, person_id)
    if found is None:
        return None
    subject = Subject(SubjectKind.PERSON, person_id)
    return WholePerson(
        found,
        posts(r, person_id),
        absences(r, person_id),
        ratings(r, subject),
        discipline(r, subject),
        honours(r, subject),
        tuple(one for one in registrations(r) if one.subject == subject),
    )


def _of(
    r: Reader, kind: type[T], subject: Subject | None, order: Sequence[ColumnElement[Any]] = ()
) -> list[T]:
    records = _RECORDS[kind]
    columns = records.table.c
    own = (
        ()
        if subject is None
        else (columns.subject_kind == subject.kind, columns.subject_id == subject.id)
    )
    return records.all(r, *own, order=order)


# --- writing -----------------------------------------------------------------------------------
def save(w: Writer, record: Record) -> int:
    """Keep a new record (id 0) or a changed one; its id.

    Raises:
        Refused: ``record_missing``, ``span_reversed``, ``person_code_taken`` for a person.
    """
    if isinstance(record, Person) and record.code:
        same = select(_PERSON.id).where(_PERSON.code == record.code, _PERSON.id != record.id)
        if w.value(same) is not None:
            raise Refused("person_code_taken", number=record.code)
    return _RECORDS[type(record)].save(w, record)


def add_whole(w: Writer, kept: WholePerson) -> int:
    """Keep a person with all that is known of him as new records; his id."""
    number = save(w, replace(kept.person, id=0))
    subject = Subject(SubjectKind.PERSON, number)
    own: tuple[PostHeld | Absence, ...] = (*kept.posts, *kept.absences)
    for one in own:
        save(w, replace(one, id=0, person_id=number))
    for known in kept.known:
        save(w, replace(known, id=0, subject=subject))
    return number


def put_back(w: Writer, record: Record) -> int:
    """Keep a record again as a new one; its id.

    Raises:
        Refused: ``record_missing`` where the person it is about is gone by now.
    """
    owner = getattr(record, "person_id", None)
    subject = getattr(record, "subject", None)
    if subject is not None and subject.kind is SubjectKind.PERSON:
        owner = subject.id
    if owner is not None and person(w, owner) is None:
        raise Refused("record_missing", table="person", id=str(owner))
    return save(w, replace(record, id=0))


def remove(w: Writer, record: Record) -> None:
    """Take a record away, into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    _RECORDS[type(record)].delete(w, record.id)


def remove_person(w: Writer, person_id: int) -> None:
    """Take a person away with all that is known of him, into the trash as one thing.

    Raises:
        Refused: ``record_missing``.
    """
    kept = whole(w, person_id)
    if kept is None:
        raise Refused("record_missing", table="person", id=str(person_id))
    trash.put(w, kept, kept.person.name)
    for known in kept.known:
        table = _RECORDS[type(known)].table
        w.run(delete(table).where(table.c.id == known.id))
    w.run(delete(tables.person).where(_PERSON.id == person_id))
