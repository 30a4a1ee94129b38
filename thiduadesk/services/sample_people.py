"""The people of the sample office and what is known of them, as ``people.toml`` of the sample says it.

Records name people by «Mã», units by abbreviation or name, the office by «office».
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind

if TYPE_CHECKING:
    from thiduadesk.data.store import Writer

Entry = Mapping[str, Any]


def fill(w: Writer, folder: str) -> None:
    """Keep the people of the sample in ``folder``; its office is kept already."""
    data = resources.toml(f"{folder}/people.toml")
    for one in data["units"]:
        office_queries.save_unit(w, Unit(0, **one))
    units: dict[str, int] = {}
    for unit in office_queries.units(w):
        units |= {unit.abbreviation: unit.id, unit.name: unit.id}
    called = {name: Subject(SubjectKind.UNIT, number) for name, number in units.items()}
    called["office"] = OFFICE
    for line in data["people"]:
        person = _person(w, line, units)
        called[line[0]] = Subject(SubjectKind.PERSON, person)
    for record in _records(data, called):
        queries.save(w, record)


def _person(w: Writer, line: list[Any], units: Mapping[str, int]) -> int:
    """Keep one line of people with the post it names; his id."""
    code, name, sex, birth, post, unit, employment, leader, party_member, since = line
    span = Span(since)
    number = queries.save(w, Person(0, code, name, Sex(sex), birth or None, party_member, span))
    at = units[unit] if unit else None
    queries.save(w, PostHeld(0, number, post, at, Employment(employment), leader, span))
    return number


def _records(data: Entry, called: Mapping[str, Subject]) -> Iterator[queries.Record]:
    for one in data["ratings"]:
        for of in one["of"]:
            yield Rating(0, called[of], one["year"], RatingLevel(one["level"]))
    for one in data["honours"]:
        about = {
            name: one[name]
            for name in ("number", "date", "decider", "reason", "movement")
            if name in one
        }
        achieved = Span(*one.get("achieved", ()))
        for to in one["to"]:
            yield HonourHeld(0, called[to], one["honour"], one["year"], achieved=achieved, **about)
    for one in data["initiatives"]:
        authors = tuple(Author(called[code].id, share) for code, share in one["authors"])
        about = {name: one[name] for name in ("title", "year", "number", "date", "decider")}
        state = InitiativeState.RECOGNISED
        yield Initiative(0, scope=Scope(one["scope"]), state=state, authors=authors, **about)
    for one in data["absences"]:
        words = {name: one[name] for name in ("note", "opinion") if name in one}
        yield Absence(0, called[one["of"]].id, AbsenceKind(one["kind"]), _span(one), **words)
    for one in data["discipline"]:
        yield Discipline(0, called[one["of"]], DisciplineKind(one["kind"]), _span(one))
    for one in data["registrations"]:
        for of in one["of"]:
            yield Registration(0, called[of], one["year"], one["honour"])


def _span(one: Entry) -> Span:
    return Span(one.get("start"), one.get("end"))
