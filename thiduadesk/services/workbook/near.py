"""People of nearly the same name in the same unit and post: perhaps the same person twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.people import Person
from thiduadesk.domain.text import search_key

if TYPE_CHECKING:
    from thiduadesk.services.workbook.draft import Draft


class Near:
    """Finds people of nearly the same name in the same unit and post, without comparing all pairs.

    Two names are near if without marks they differ in at most one letter: then both, or one of
    them, become the same by leaving one letter out.
    """

    def __init__(self, draft: Draft) -> None:
        self._index: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
        for person in draft.all(Person):
            for post in draft.who.posts(person.id):
                unit = draft.who.unit_name(post.unit_id) if post.unit_id else ""
                self._keep(person, unit, post.post)

    def add(self, person: Person, values: dict[str, Any]) -> None:
        """A person of the file."""
        self._keep(person, values.get("unit", ""), values.get("post", ""))

    def find(self, values: Any) -> Person | None:
        """Somebody of nearly that name, there already, in the same unit and post."""
        unit, post = values.get("unit", ""), values.get("post", "")
        birth = values.get("birth")
        if not unit and not post:
            return None
        for key in _variants(values["name"]):
            for person in self._index.get((key, search_key(unit), search_key(post)), ()):
                if birth is None or person.birth is None:
                    return person
        return None

    def _keep(self, person: Person, unit: str, post: str) -> None:
        for key in _variants(person.name):
            self._index[key, search_key(unit), search_key(post)].append(person)


def _variants(name: str) -> list[str]:
    key = search_key(name)
    return [key, *(key[:at] + key[at + 1 :] for at in range(len(key)))]
