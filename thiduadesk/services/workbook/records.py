"""Takes the rows about subjects into a draft: ratings, honours, initiatives, discipline, leave, aims.

A row is first looked for among the records as it is, then as a record that says the same and more,
then as the same thing said otherwise; what is left is new.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.people_rows import NEEDED
from thiduadesk.exchange.people_rows import Line
from thiduadesk.exchange.people_rows import Row
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.people_rows import absence_row
from thiduadesk.exchange.people_rows import discipline_row
from thiduadesk.exchange.people_rows import honour_row
from thiduadesk.exchange.people_rows import initiative_row
from thiduadesk.exchange.people_rows import rating_row
from thiduadesk.exchange.people_rows import registration_row
from thiduadesk.services.workbook.draft import Outcome
from thiduadesk.services.workbook.draft import differences
from thiduadesk.services.workbook.draft import fits
from thiduadesk.services.workbook.draft import reversed_span
from thiduadesk.services.workbook.draft import stated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from thiduadesk.services.workbook.draft import Draft

_NAMING = ("code", "subject", "unit")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a sheet's rows become records.

    Attributes:
        kind: of the record.
        blank: a new record of a subject.
        row: a record as a row.
        subject: whom a record is about.
        same: columns that two rows about the same thing share.
        soft: columns that they share too, unless one of them is blank there.
        people_only: about persons, not about units or the office.
    """

    kind: type
    blank: Callable[[Subject], Any]
    row: Callable[[Any], Row]
    subject: Callable[[Any], Subject]
    same: tuple[str, ...]
    soft: tuple[str, ...] = ()
    people_only: bool = False


def _person(number: int) -> Subject:
    return Subject(SubjectKind.PERSON, number)


SHEETS: Mapping[SheetKind, _Sheet] = {
    SheetKind.RATINGS: _Sheet(
        Rating,
        lambda subject: Rating(0, subject, 0, RatingLevel.DONE),
        rating_row,
        lambda one: one.subject,
        ("year",),
    ),
    SheetKind.HONOURS: _Sheet(
        HonourHeld,
        lambda subject: HonourHeld(0, subject, "", 0),
        honour_row,
        lambda one: one.subject,
        ("year", "honour"),
        ("number", "date", "reason", "movement"),
    ),
    SheetKind.DISCIPLINE: _Sheet(
        Discipline,
        lambda subject: Discipline(0, subject, DisciplineKind.PENDING, Span()),
        discipline_row,
        lambda one: one.subject,
        ("kind",),
        ("start",),
    ),
    SheetKind.ABSENCES: _Sheet(
        Absence,
        lambda subject: Absence(0, subject.id, AbsenceKind.OTHER, Span()),
        absence_row,
        lambda one: _person(one.person_id),
        ("kind",),
        ("start",),
        people_only=True,
    ),
    SheetKind.REGISTRATIONS: _Sheet(
        Registration,
        lambda subject: Registration(0, subject, 0, ""),
        registration_row,
        lambda one: one.subject,
        ("year", "honour"),
    ),
}


@dataclass(slots=True)
class _Wanted:
    """A row with whom it may mean, and the record it was found to be."""

    line: Line
    subjects: list[Subject]
    values: dict[str, Any]
    found: Any = None


def take_records(draft: Draft, kind: SheetKind, lines: Iterable[Line]) -> None:
    """Rows of one sheet about subjects."""
    _Records(draft, kind).take(lines)


class _Records:
    """Rows of one sheet held against the records of their subjects."""

    def __init__(self, draft: Draft, kind: SheetKind) -> None:
        self._draft, self._sheet = draft, SHEETS[kind]
        self._held: dict[Subject, dict[int, Any]] = defaultdict(dict)
        every: list[Any] = draft.all(self._sheet.kind)
        for record in every:
            self._held[self._sheet.subject(record)][record.id] = record
        self._met: set[int] = set()
        """Records that a row is already found to be."""

    def take(self, lines: Iterable[Line]) -> None:
        """All rows: as they are, as more of the same, as a change, as new."""
        rows = [row for line in lines if (row := self._wanted(line)) is not None]
        for way in (self._is_exactly, self._fits):
            for row in rows:
                if row.found is None:
                    row.found = self._look(row, way)
        for row in rows:
            self._settle(row)

    def _wanted(self, line: Line) -> _Wanted | None:
        values = {name: value for name, value in line.values.items() if name not in _NAMING}
        if "year" not in values and line.sheet is SheetKind.HONOURS:
            values |= self._year_of(values)
        needed = (*NEEDED[line.sheet], "year") if "year" in self._sheet.same else NEEDED[line.sheet]
        for column in needed:
            if column not in values:
                self._draft.refuse(line, "people_cell_missing", column)
                return None
        if column := reversed_span(values, {}):
            self._draft.refuse(line, "people_span_reversed", column)
            return None
        subjects = whom(self._draft, line, people_only=self._sheet.people_only)
        return _Wanted(line, subjects, values) if subjects else None

    def _year_of(self, values: dict[str, Any]) -> dict[str, int]:
        """The year an honour is of, where the row has none: of its achievement, else its decision."""
        yearly = values.get("honour") in self._draft.yearly
        day: dt.date | None = values.get("achieved_to") if yearly else values.get("date")
        return {"year": day.year} if day else {}

    def _look(self, row: _Wanted, way: Callable[[Row, Row], bool]) -> Any:
        for subject in row.subjects:
            for record in self._held[subject].values():
                if way(self._sheet.row(record), row.values):
                    first = record.id not in self._met
                    if first or way == self._is_exactly:
                        self._met.add(record.id)
                        return record
        return None

    def _is_exactly(self, shown: Row, values: Row) -> bool:
        return shown == values

    def _fits(self, shown: Row, values: Row) -> bool:
        return fits(shown, values)

    def _settle(self, row: _Wanted) -> None:
        draft, line = self._draft, row.line
        if row.found is None and len(row.subjects) > 1:
            draft.refuse(line, "people_who_ambiguous", "subject", line.values.get("subject"))
            return
        subject = row.subjects[0]
        name = draft.who.name(subject if row.found is None else self._sheet.subject(row.found))
        if row.found is not None:
            draft.settle(line, Outcome.UNCHANGED, name)
            return
        again = self._same(subject, row.values)
        if again is not None and again.id in self._met:
            if self._sheet.row(again) == row.values:
                draft.settle(line, Outcome.UNCHANGED, name)
                return
            if self._sheet.kind is Rating:
                draft.refuse(line, "people_said_twice", "level", name)
                return
            again = None
        if again is None:
            made = draft.put(stated(self._sheet.blank(subject), row.values))
            draft.settle(line, Outcome.ADDED, name)
        else:
            shown = self._sheet.row(again)
            if column := reversed_span(row.values, shown):
                draft.refuse(line, "people_span_reversed", column)
                return
            made = draft.put(stated(again, row.values))
            draft.settle(line, Outcome.CHANGED, name, differences(shown, row.values))
        self._held[subject][made.id] = made
        self._met.add(made.id)

    def _same(self, subject: Subject, values: Row) -> Any:
        """The record of the same thing, one that no row met yet before one that was."""
        found = [one for one in self._held[subject].values() if self._is_same(one, values)]
        return min(found, key=lambda one: one.id in self._met, default=None)

    def _is_same(self, record: Any, values: Row) -> bool:
        shown = self._sheet.row(record)
        if any(shown.get(column) != values.get(column) for column in self._sheet.same):
            return False
        if values.get("honour") in self._draft.yearly:
            return True
        if "number" in values and shown.get("number") == values["number"]:
            return True
        return all(
            shown[column] == values[column]
            for column in self._sheet.soft
            if column in shown and column in values
        )


# --- initiatives -------------------------------------------------------------------------------
def take_initiatives(draft: Draft, lines: Iterable[Line]) -> None:
    """Rows of «Sáng kiến»: one for each author; rows of one title and year are one initiative."""
    index: dict[tuple[str, int], list[int]] = defaultdict(list)
    for one in draft.all(Initiative):
        index[search_key(one.title), one.year].append(one.id)
    for line in lines:
        missing = next((name for name in NEEDED[line.sheet] if name not in line.values), None)
        if missing:
            draft.refuse(line, "people_cell_missing", missing)
            continue
        _take_initiative(draft, line, index[search_key(line.values["title"]), line.values["year"]])


def _take_initiative(draft: Draft, line: Line, ids: list[int]) -> None:
    values = {name: value for name, value in line.values.items() if name not in _NAMING}
    about = {name: value for name, value in values.items() if name != "share"}
    there = [draft.get(Initiative, number) for number in ids]
    nobody = not line.values.get("code") and not line.values.get("subject")
    title = values["title"]
    if nobody and any(
        not _alive(draft, one) and fits(initiative_row(one, None), about) for one in there
    ):
        draft.settle(line, Outcome.UNCHANGED, title)
        return
    subjects = whom(draft, line, people_only=True)
    if not subjects:
        return
    for one in there:
        for author in one.authors:
            is_his = _person(author.person_id) in subjects
            if is_his and fits(initiative_row(one, author), values):
                draft.settle(line, Outcome.UNCHANGED, title)
                return
    if len(subjects) > 1:
        draft.refuse(line, "people_who_ambiguous", "subject", line.values.get("subject"))
        return
    author = Author(subjects[0].id, values.get("share"))
    same = next((one for one in there if _goes_on(one, about, author)), None)
    recognised = bool(values.get("number") or values.get("date"))
    if same is None:
        state = InitiativeState.RECOGNISED if recognised else InitiativeState.APPLIED
        blank = Initiative(0, title, values["year"], Scope.BASE, state)
        made = draft.put(replace(stated(blank, about), authors=(author,)))
        ids.append(made.id)
        draft.settle(line, Outcome.ADDED, title)
        return
    others = tuple(one for one in same.authors if one.person_id != author.person_id)
    own = next((one for one in same.authors if one.person_id == author.person_id), None)
    if own is not None and author.share is None:
        author = own
    changed = replace(stated(same, about), authors=(*others, author))
    if recognised and same.state is not InitiativeState.REFUSED:
        changed = replace(changed, state=InitiativeState.RECOGNISED)
    draft.put(changed)
    outcome = Outcome.ADDED if same.id < 0 else Outcome.CHANGED
    draft.settle(line, outcome, title, differences(initiative_row(same, own), values))


def _alive(draft: Draft, made: Initiative) -> bool:
    """Whether an author is still among the people."""
    return any(draft.who.knows(_person(one.person_id)) for one in made.authors)


def _goes_on(there: Initiative, about: Row, author: Author) -> bool:
    """Whether the row is of that initiative: nothing contradicts it and the shares still fit."""
    shown = initiative_row(there, None)
    if "number" in about and about["number"] != shown.get("number", about["number"]):
        return False
    if there.id < 0 and not fits(shown, {**about, "title": shown["title"]}):
        return False
    shares = [one.share or 0 for one in there.authors if one.person_id != author.person_id]
    return sum(shares) + (author.share or 0) <= _WHOLE


# --- whom a row is about -----------------------------------------------------------------------
def whom(draft: Draft, line: Line, *, people_only: bool) -> list[Subject]:
    """Whom the row means; more than one if the words fit several, none if it was refused."""
    who, values = draft.who, line.values
    code, words = values.get("code", ""), values.get("subject", "")
    if search_key(words) in draft.nobody:
        words = ""
    if code:
        person = who.by_code(code)
        if person is None:
            found = [one for one in who.subjects(code) if one.collective]
            if not found or people_only:
                draft.refuse(line, "people_code_unknown", "code", code)
                return []
            return found
        if words and not search_key(words).startswith(search_key(person.name)):
            draft.refuse(line, "people_code_of_other", "code", code, person=person.name)
            return []
        return [_person(person.id)]
    if not words:
        draft.refuse(line, "people_cell_missing", "subject")
        return []
    found = who.subjects(words, values.get("unit", ""))
    if people_only and found:
        found = [one for one in found if one.kind is SubjectKind.PERSON]
        if not found:
            draft.refuse(line, "people_not_a_person", "subject", words)
            return []
    if not found:
        draft.refuse(line, "people_subject_unknown", "subject", words)
    return found
