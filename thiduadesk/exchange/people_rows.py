"""The workbook of people as rows of values: its sheets, its columns, and a record as a row.

A row is a mapping of columns to values as the domain has them (days, choices, numbers, tidy
words); a column that says nothing is absent. Reading and writing share it, so that what was
written is read as the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import tidy

if TYPE_CHECKING:
    from typing import TypeAlias

    from thiduadesk.domain.office import Span
    from thiduadesk.domain.office import Unit
    from thiduadesk.domain.people import Absence
    from thiduadesk.domain.people import Author
    from thiduadesk.domain.people import Discipline
    from thiduadesk.domain.people import HonourHeld
    from thiduadesk.domain.people import Initiative
    from thiduadesk.domain.people import Person
    from thiduadesk.domain.people import PostHeld
    from thiduadesk.domain.people import Rating
    from thiduadesk.domain.people import Registration

Row: TypeAlias = "Mapping[str, Any]"


class SheetKind(StrEnum):
    """The sheets in the order they are written, and read: later ones name what earlier ones hold."""

    UNITS = "units"
    PEOPLE = "people"
    RATINGS = "ratings"
    HONOURS = "honours"
    INITIATIVES = "initiatives"
    DISCIPLINE = "discipline"
    ABSENCES = "absences"
    REGISTRATIONS = "registrations"


class Value(StrEnum):
    """What the cells of a column hold."""

    WORDS = "words"
    DAY = "day"
    YEAR = "year"
    YES = "yes"
    SHARE = "share"
    HONOUR = "honour"
    CHOICE = "choice"


NEEDED: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.UNITS: ("name",),
    SheetKind.PEOPLE: ("name",),
    SheetKind.RATINGS: ("year", "level"),
    SheetKind.HONOURS: ("honour",),
    SheetKind.INITIATIVES: ("year", "title"),
    SheetKind.DISCIPLINE: ("kind",),
    SheetKind.ABSENCES: ("kind",),
    SheetKind.REGISTRATIONS: ("year", "honour"),
}
"""Columns without which a row says nothing."""

_VALUES = {
    "birth": Value.DAY,
    "start": Value.DAY,
    "end": Value.DAY,
    "date": Value.DAY,
    "achieved_from": Value.DAY,
    "achieved_to": Value.DAY,
    "year": Value.YEAR,
    "leader": Value.YES,
    "party_member": Value.YES,
    "share": Value.SHARE,
    "honour": Value.HONOUR,
    "sex": Value.CHOICE,
    "employment": Value.CHOICE,
    "level": Value.CHOICE,
    "scope": Value.CHOICE,
}


def value_of(sheet: SheetKind, column: str) -> Value:
    """What the cells of ``column`` hold; «Loại» of a unit is words, of a person a choice."""
    if column == "kind":
        return Value.WORDS if sheet is SheetKind.UNITS else Value.CHOICE
    return _VALUES.get(column, Value.WORDS)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file, read.

    Attributes:
        row: its number in the sheet.
        values: what it says; blank cells are absent, «x» columns always there.
        cells: coordinate of the cell of each column that the sheet has.
        faults: cells that cannot be read; such a line is refused.
    """

    sheet: SheetKind
    name: str
    row: int
    values: Row
    cells: Mapping[str, str]
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, read.

    Attributes:
        file: its name.
        lines: of all sheets, in the order of ``SheetKind`` and of the file.
        findings: sheets and columns that are not ours.
        refused: sheets that lack a column they need.
    """

    file: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


# --- records as rows ---------------------------------------------------------------------------
def _row(**values: Any) -> dict[str, Any]:
    """Only what says something; words tidy, «no» is said too."""
    row: dict[str, Any] = {}
    for column, value in values.items():
        if isinstance(value, str) and not isinstance(value, StrEnum):
            value = tidy(value) if column == "note" else one_line(value)  # noqa: PLW2901
        if value not in (None, "") or isinstance(value, bool):
            row[column] = value
    return row


def _days(span: Span) -> dict[str, dt.date | None]:
    return {"start": span.start, "end": span.end}


def unit_row(unit: Unit, superior: str) -> dict[str, Any]:
    """A unit; ``superior`` by name, empty under the office itself."""
    words = {"abbreviation": unit.abbreviation, "kind": unit.kind, "superior": superior}
    return _row(name=unit.name, **words, **_days(unit.span))


def person_row(person: Person) -> dict[str, Any]:
    """What a row says of the person, whatever his posts."""
    return _row(
        code=person.code,
        name=person.name,
        sex=person.sex,
        birth=person.birth,
        party_member=person.party_member,
    )


def post_row(post: PostHeld, unit: str, span: Span) -> dict[str, Any]:
    """A post with the name of its unit; ``span`` as it is shown."""
    about = {"post": post.post, "unit": unit, "employment": post.employment}
    return _row(**about, leader=post.leader, **_days(span))


def rating_row(rating: Rating) -> dict[str, Any]:
    """A yearly rating."""
    return _row(year=rating.year, level=rating.level)


def honour_row(held: HonourHeld) -> dict[str, Any]:
    """An honour received."""
    return _row(
        year=held.year,
        honour=held.honour,
        number=held.number,
        date=held.date,
        decider=held.decider,
        achieved_from=held.achieved.start,
        achieved_to=held.achieved.end,
        reason=held.reason,
        movement=held.movement,
    )


def initiative_row(made: Initiative, author: Author | None) -> dict[str, Any]:
    """An initiative as the row of one of its authors."""
    return _row(
        year=made.year,
        title=made.title,
        scope=made.scope,
        number=made.number,
        date=made.date,
        share=author.share if author else None,
    )


def discipline_row(one: Discipline) -> dict[str, Any]:
    """Discipline."""
    return _row(kind=one.kind, **_days(one.span))


def absence_row(one: Absence) -> dict[str, Any]:
    """Leave, study, a move."""
    return _row(kind=one.kind, note=one.note, **_days(one.span))


def registration_row(one: Registration) -> dict[str, Any]:
    """A registration."""
    return _row(year=one.year, honour=one.honour)
