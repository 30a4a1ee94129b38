"""All records as rows of the workbook, such that reading them again finds them as they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import person_sort_key
from thiduadesk.domain.text import sort_key
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.people_rows import initiative_row
from thiduadesk.exchange.people_rows import person_row
from thiduadesk.exchange.people_rows import unit_row
from thiduadesk.services.workbook.persons import hull_of
from thiduadesk.services.workbook.persons import shown_post
from thiduadesk.services.workbook.records import SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.services.workbook.who import Who

Records = "Mapping[type, Sequence[Any]]"


def all_rows(records: Mapping[type, Sequence[Any]], who: Who) -> dict[SheetKind, list[Any]]:
    """The rows of every sheet: units by name, people as name lists, the rest by whom they are about."""
    units = sorted(records[Unit], key=lambda one: (sort_key(one.name), one.id))
    people = sorted(records[Person], key=lambda one: (person_sort_key(one.name), one.id))
    place = {
        Subject(SubjectKind.PERSON, one.id): at for at, one in enumerate(people, len(units) + 1)
    }
    place |= {Subject(SubjectKind.UNIT, one.id): at for at, one in enumerate(units, 1)}
    rows: dict[SheetKind, list[Any]] = {
        SheetKind.UNITS: [_unit(one, who) for one in units],
        SheetKind.PEOPLE: [row for one in people for row in _person(one, who)],
        SheetKind.INITIATIVES: [
            row
            for one in sorted(records[Initiative], key=lambda one: (one.year, one.id))
            for row in _initiative(one, who)
        ],
    }
    for kind, sheet in SHEETS.items():
        held = [one for one in records[sheet.kind] if who.knows(sheet.subject(one))]
        held.sort(key=lambda one: (place.get(sheet.subject(one), 0), _when(one), one.id))
        rows[kind] = [_about(sheet.row(one), sheet.subject(one), who) for one in held]
    return rows


def _unit(unit: Unit, who: Who) -> dict[str, Any]:
    return unit_row(unit, who.unit_name(unit.superior_id) if unit.superior_id else "")


def _person(person: Person, who: Who) -> list[dict[str, Any]]:
    """A row for each post; one without a post where they do not say when he was in the office."""
    own = person_row(person)
    posts = sorted(who.posts(person.id), key=lambda one: one.span.start or dt.date.min)
    rows = [{**own, **shown_post(who, person, posts, post)} for post in posts]
    shown = hull_of_rows(rows)
    days = {"start": person.span.start, "end": person.span.end}
    told = all(day is None or day == shown[name] for name, day in days.items())
    if not rows or not told:
        rows.append({**own, **{name: day for name, day in days.items() if day is not None}})
    return rows


def hull_of_rows(rows: Sequence[Mapping[str, Any]]) -> dict[str, dt.date | None]:
    """First and last day of posts as they are shown."""
    from thiduadesk.domain.people import PostHeld

    spans = [Span(row.get("start"), row.get("end")) for row in rows]
    hull = hull_of([PostHeld(0, 0, "", span=span) for span in spans])
    return {"start": hull.start, "end": hull.end}


def _initiative(made: Initiative, who: Who) -> list[dict[str, Any]]:
    authors = [one for one in made.authors if who.knows(Subject(SubjectKind.PERSON, one.person_id))]
    if not authors:
        return [initiative_row(made, None)]
    return [
        _about(initiative_row(made, one), Subject(SubjectKind.PERSON, one.person_id), who)
        for one in authors
    ]


def _about(row: Mapping[str, Any], subject: Subject, who: Who) -> dict[str, Any]:
    code, words = who.words(subject)
    named = {"code": code, "subject": words}
    return {**{name: text for name, text in named.items() if text}, **row}


def _when(record: Any) -> dt.date:
    span: Span | None = getattr(record, "span", None)
    if span is not None:
        return span.start or dt.date.min
    return dt.date(record.year, 1, 1)
