"""Whom the words of a row mean: by «Mã», by name, by name and unit, or the office by its name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import parse_date
from thiduadesk.domain.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Unit
    from thiduadesk.domain.people import Person
    from thiduadesk.domain.people import PostHeld

OFFICE_ITSELF = 0
"""In place of a unit's id: the office, for leaders who belong to no unit."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_BEHIND = re.compile(r"(?P<name>.+?)\s*(?:\((?P<inside>[^()]*)\)|(?:,|\s[-\u2013])\s*(?P<rest>.+))")
_DAY = "%d/%m/%Y"


def name_key(name: str) -> str:
    """A name such that case and the place of a tone («Hoà», «Hòa») make no difference."""
    words = one_line(name).casefold().split()
    return " ".join(_word_key(word) for word in words)


def _word_key(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(mark for mark in parts if ord(mark) in _TONES))
    return parts.translate(_TONES) + tones


class Who:
    """The people, units and names of the office, found by words; new ones can be added."""

    def __init__(self, names: Iterable[OfficeNames], leaders: Iterable[str]) -> None:
        """Args: ``names`` of the office, and ``leaders``: words for its leaders as a unit."""
        called = [word for one in names for word in (one.name, one.short_name) if word]
        self._office = {name_key(word) for word in called}
        self._leaders = self._office | {name_key(word) for word in leaders}
        self._units: dict[str, list[int]] = {}
        self._bare_units: dict[str, list[int]] = {}
        self._unit_names: dict[int, str] = {}
        self._people: dict[int, Person] = {}
        self._codes: dict[str, int] = {}
        self._named: dict[str, list[int]] = {}
        self._posts: dict[int, list[PostHeld]] = {}
        self.office_name = called[0] if called else ""

    # --- what there is -------------------------------------------------------------------------
    def add_unit(self, unit: Unit) -> None:
        """A unit that can be named from now on."""
        self._unit_names[unit.id] = unit.name
        for word in {unit.name, unit.abbreviation} - {""}:
            for index, key in ((self._units, name_key(word)), (self._bare_units, search_key(word))):
                if unit.id not in index.setdefault(key, []):
                    index[key].append(unit.id)

    def add_person(self, person: Person) -> None:
        """A person, or one whose code or name changed."""
        if person.code:
            self._codes[person.code.casefold()] = person.id
        named = self._named.setdefault(name_key(person.name), [])
        if person.id not in named:
            named.append(person.id)
        self._people[person.id] = person

    def add_post(self, post: PostHeld) -> None:
        """A post, new or changed."""
        kept = [one for one in self._posts.get(post.person_id, []) if one.id != post.id]
        self._posts[post.person_id] = [*kept, post]

    # --- asked by words ------------------------------------------------------------------------
    def by_code(self, code: str) -> Person | None:
        """The person of that code."""
        return self._people.get(self._codes.get(code.casefold(), 0))

    def by_name(self, name: str) -> list[Person]:
        """Everybody of that name."""
        return [self._people[one] for one in self._named.get(name_key(name), ())]

    def posts(self, person_id: int) -> list[PostHeld]:
        """Posts of a person."""
        return self._posts.get(person_id, [])

    def in_unit(self, person_id: int, unit_id: int) -> bool:
        """Whether the person ever held a post there."""
        wanted = None if unit_id == OFFICE_ITSELF else unit_id
        return any(post.unit_id == wanted for post in self.posts(person_id))

    def units(self, words: str) -> list[int]:
        """Units so called, marks aside where nobody is called exactly so; the office is one."""
        if name_key(words) in self._leaders:
            return [OFFICE_ITSELF]
        return self._units.get(name_key(words)) or self._bare_units.get(search_key(words), [])

    def subjects(self, words: str, unit: str = "") -> list[Subject]:
        """All whom the words may mean: the office, units, people."""
        found: list[Subject] = []
        if name_key(words) in self._office:
            found.append(OFFICE)
        called = self._units.get(name_key(words)) or self._bare_units.get(search_key(words), [])
        found += [Subject(SubjectKind.UNIT, one) for one in called]
        people = self.by_name(words)
        behind = [unit] if unit else []
        if not people and (match := _BEHIND.fullmatch(words)):
            people = self.by_name(match["name"])
            behind += (match["inside"] or match["rest"] or "").split(";")
        for part in behind:
            people = [one for one in people if self._is_so(one, part.strip())]
        return found + [Subject(SubjectKind.PERSON, one.id) for one in people]

    def _is_so(self, person: Person, part: str) -> bool:
        """Whether a unit or birth date written behind a name is his."""
        day = parse_date(part)
        if day is not None:
            return person.birth == day
        return any(self.in_unit(person.id, unit) for unit in self.units(part))

    # --- words for somebody --------------------------------------------------------------------
    def words(self, subject: Subject) -> tuple[str, str]:
        """Code and words that mean this subject, and if at all possible nobody else."""
        if subject == OFFICE:
            return "", self.office_name
        if subject.kind is SubjectKind.UNIT:
            return "", self._unit_names.get(subject.id, "")
        person = self._people.get(subject.id)
        if person is None or person.code:
            return (person.code, person.name) if person else ("", "")
        unit = next((self.unit_name(one.unit_id) for one in reversed(self.posts(person.id))), "")
        birth = person.birth.strftime(_DAY) if person.birth else ""
        for behind in ((), (unit,), (birth,), (unit, birth)):
            if all(behind):
                words = f"{person.name} ({'; '.join(behind)})" if behind else person.name
                if self.subjects(words) == [subject]:
                    return "", words
        return "", person.name

    def knows(self, subject: Subject) -> bool:
        """Whether the subject is there."""
        match subject.kind:
            case SubjectKind.PERSON:
                return subject.id in self._people
            case SubjectKind.UNIT:
                return subject.id in self._unit_names
            case _:
                return subject == OFFICE

    def name(self, subject: Subject) -> str:
        """What a subject is called, on lists and in messages."""
        match subject.kind:
            case SubjectKind.PERSON:
                person = self._people.get(subject.id)
                return person.name if person else ""
            case SubjectKind.UNIT:
                return self._unit_names.get(subject.id, "")
            case _:
                return self.office_name

    def unit_name(self, unit_id: int | None) -> str:
        """The name of a unit; the office's where a post is in none."""
        return self._unit_names.get(unit_id or OFFICE_ITSELF, self.office_name)
