"""Takes the rows of people into a draft; a person's rows are his posts over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.people_rows import person_row
from thiduadesk.exchange.people_rows import post_row
from thiduadesk.services.workbook.draft import Duplicate
from thiduadesk.services.workbook.draft import Outcome
from thiduadesk.services.workbook.draft import differences
from thiduadesk.services.workbook.draft import fits
from thiduadesk.services.workbook.draft import reversed_span
from thiduadesk.services.workbook.draft import stated
from thiduadesk.services.workbook.near import Near
from thiduadesk.services.workbook.units import unit_called
from thiduadesk.services.workbook.who import OFFICE_ITSELF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.exchange.people_rows import Line
    from thiduadesk.services.workbook.draft import Change
    from thiduadesk.services.workbook.draft import Draft
    from thiduadesk.services.workbook.who import Who

_OF_PERSON = ("code", "name", "sex", "birth", "party_member")
_OF_POST = ("post", "unit", "employment", "leader", "start", "end")
_NAMES_POST = ("post", "unit", "employment")
_DAY = dt.timedelta(days=1)


# --- people ------------------------------------------------------------------------------------
def take_people(draft: Draft, lines: Sequence[Line]) -> None:
    """Rows of «Cá nhân»."""
    _People(draft, lines).take()


class _People:
    """Takes rows of people; a person of several rows held several posts."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self._draft, self._lines = draft, lines
        self._near = Near(draft)
        self._claimed: set[int] = set()
        """Posts that a row of the file shows as they are; another row does not change them."""
        self._whole: dict[int, Span] = {}
        """Spans in the office that a row without a post says."""
        self._moved: set[int] = set()
        """People whose posts came, or changed their days."""

    def take(self) -> None:
        """Every row; then what the posts say of the time in the office."""
        for line in self._lines:
            person = self._known(line)
            if person is not None:
                self._claimed |= {post.id for post in self._exact(person, line)}
        for line in self._lines:
            self._take(line)
        for number in self._moved | set(self._whole):
            self._set_span(self._draft.get(Person, number))

    def _take(self, line: Line) -> None:
        draft, values = self._draft, dict(line.values)
        if not self._readable(line, values):
            return
        if "name" not in values and draft.who.by_code(values.get("code", "")) is None:
            draft.refuse(line, "people_cell_missing", "name")
            return
        person = self._known(line)
        if person is None and len(self._namesakes(line)) > 1:
            draft.refuse(line, "people_who_ambiguous", "name", values["name"])
            return
        if person is not None and self._is_another(person, values):
            about = {"person": person.name}
            draft.refuse(line, "people_code_of_other", "code", values["code"], **about)
            return
        person = person or self._merged(line)
        new = person is None
        changes: tuple[Change, ...] = ()
        if person is None:
            person = draft.put(stated(Person(0, "", ""), _only(values, _OF_PERSON)))
        else:
            changes = differences(person_row(person), _only(values, _OF_PERSON))
            if changes:
                person = draft.put(stated(person, _only(values, _OF_PERSON)))
        draft.who.add_person(person)
        posted = self._post(person, values)
        if new:
            self._near.add(person, values)
            self._moved.add(person.id)
        fresh = new or (person.id < 0 and posted is not None)
        if fresh:
            draft.settle(line, Outcome.ADDED, person.name)
        elif changes or posted is not None:
            draft.settle(line, Outcome.CHANGED, person.name, (*changes, *(posted or ())))
        else:
            draft.settle(line, Outcome.UNCHANGED, person.name)

    # --- who it is -----------------------------------------------------------------------------
    def _known(self, line: Line) -> Person | None:
        """Who it certainly is: by code, or where the row has none by name and birth date or unit."""
        code = line.values.get("code")
        if code and (found := self._draft.who.by_code(code)):
            return found
        if code or "name" not in line.values:
            return None
        namesakes = self._namesakes(line)
        exact = [one for one in namesakes if self._is_exactly(one, line)]
        chosen = exact or namesakes
        return chosen[0] if len(chosen) == 1 or exact else None

    def _namesakes(self, line: Line) -> list[Person]:
        """People a row without a code may mean."""
        values, who = line.values, self._draft.who
        if values.get("code"):
            return []
        named = who.by_name(values["name"])
        birth = values.get("birth")
        if birth and (born := [one for one in named if one.birth == birth]):
            return born
        open_ = [one for one in named if birth is None or one.birth is None]
        unit = values.get("unit")
        if unit is None:
            return open_
        units = who.units(unit)
        return [one for one in open_ if any(who.in_unit(one.id, at) for at in units)]

    def _is_exactly(self, person: Person, line: Line) -> bool:
        """Whether the row shows the person as he is."""
        if _names_post(line.values):
            return bool(self._exact(person, line))
        shown = {**person_row(person), **_days(person)}
        return fits(shown, {**_only(line.values, (*_OF_PERSON, "start", "end"))})

    def _exact(self, person: Person, line: Line) -> list[PostHeld]:
        """Posts of the person that the row shows as they are."""
        if not fits(person_row(person), _only(line.values, _OF_PERSON)):
            return []
        values = self._with_unit(_only(line.values, _OF_POST))
        return [post for post in self._posts(person) if fits(self._shown(person, post), values)]

    def _is_another(self, person: Person, values: dict[str, Any]) -> bool:
        """Whether the code belongs to somebody else: neither the name nor the birth date is his."""
        name = values.get("name", person.name)
        if search_key(name) == search_key(person.name):
            return False
        if values.get("birth") and values["birth"] == person.birth:
            return False
        given = (search_key(one).split()[-1:] for one in (name, person.name))
        return len({tuple(one) for one in given}) > 1

    def _merged(self, line: Line) -> Person | None:
        """Somebody there whom the row may mean, if it is to go to him."""
        draft, values = self._draft, line.values
        birth, near = values.get("birth"), False
        found: Person | None = None
        named = draft.who.by_name(values["name"])
        if birth is not None:
            found = next((one for one in named if one.birth == birth), None)
        if found is None:
            found, near = self._near.find(values), True
        if found is None:
            return None
        takes_code = bool(values.get("code")) and not found.code
        merge = draft.choices.get(line.row, takes_code and not near)
        draft.duplicates.append(Duplicate(line.row, values["name"], found, near, merge))
        return found if merge else None

    # --- his post ------------------------------------------------------------------------------
    def _readable(self, line: Line, values: dict[str, Any]) -> bool:
        """Whether days and unit make sense; an unknown unit is made, and told."""
        if column := reversed_span(values, {}):
            self._draft.refuse(line, "people_span_reversed", column)
            return False
        if "unit" in values:
            unit_called(self._draft, line, "unit")
        return True

    def _post(self, person: Person, values: dict[str, Any]) -> tuple[Change, ...] | None:
        """Take the post of the row; what changed, None for nothing."""
        if not _names_post(values):
            return self._presence(person, values)
        said = self._with_unit(_only(values, _OF_POST))
        posts = self._posts(person)
        if any(fits(self._shown(person, post), said) for post in posts):
            return None
        same = self._same_post(person, posts, said)
        unit = self._unit_id(values)
        if same is None:
            before = self._open_before(posts, said.get("start"))
            if before is not None:
                ended = replace(before, span=Span(before.span.start, said["start"] - _DAY))
                self._draft.who.add_post(self._draft.put(ended))
            made = replace(stated(PostHeld(0, person.id, ""), said), unit_id=unit)
            self._keep_post(made)
            self._moved.add(person.id)
            return differences({}, {name: said[name] for name in said if said[name] is not False})
        changes = differences(self._shown(person, same), said)
        changed = stated(same, said)
        changed = replace(changed, unit_id=unit if "unit" in values else same.unit_id)
        if changed.span != same.span:
            self._moved.add(person.id)
        self._keep_post(changed)
        return changes

    def _keep_post(self, post: PostHeld) -> None:
        kept = self._draft.put(post)
        self._claimed.add(kept.id)
        self._draft.who.add_post(kept)

    def _presence(self, person: Person, values: dict[str, Any]) -> tuple[Change, ...] | None:
        """A row without a post says when the person was in the office."""
        said = _only(values, ("start", "end"))
        shown = _days(person)
        posts = self._posts(person)
        if fits(shown, said) or any(fits(self._shown(person, one), said) for one in posts):
            return None
        self._whole[person.id] = stated(person, said).span
        return differences(shown, said)

    def _same_post(
        self, person: Person, posts: list[PostHeld], said: dict[str, Any]
    ) -> PostHeld | None:
        """The post that a row says otherwise: begun on the same day, or the only one there is."""
        free = [post for post in posts if post.id not in self._claimed]
        start = said.get("start")
        if start is None:
            return free[-1] if free else None
        for post in free:
            if self._shown(person, post).get("start") in (None, start):
                return post
        return None

    def _open_before(self, posts: list[PostHeld], start: dt.date | None) -> PostHeld | None:
        """The post that ends when another begins: still open, and no row of the file shows it so."""
        if start is None:
            return None
        for post in posts:
            earlier = post.span.start is None or post.span.start < start
            if earlier and post.span.end is None and post.id > 0 and post.id not in self._claimed:
                return post
        return None

    def _posts(self, person: Person) -> list[PostHeld]:
        posts = self._draft.who.posts(person.id)
        return sorted(posts, key=lambda one: one.span.start or dt.date.min)

    def _shown(self, person: Person, post: PostHeld) -> dict[str, Any]:
        return shown_post(self._draft.who, person, self._posts(person), post)

    def _with_unit(self, said: dict[str, Any]) -> dict[str, Any]:
        """The unit by its full name, whatever the row calls it."""
        if "unit" not in said:
            return said
        found = self._draft.who.units(said["unit"])
        name = self._draft.who.unit_name(found[0]) if found else said["unit"]
        return {**said, "unit": name}

    def _unit_id(self, values: dict[str, Any]) -> int | None:
        found = self._draft.who.units(values["unit"]) if "unit" in values else []
        return (found[0] if found else OFFICE_ITSELF) or None

    def _set_span(self, person: Person) -> None:
        """The time in the office, from a row that says it or from the posts."""
        span = self._whole.get(person.id)
        if span is None:
            hull = hull_of(self._posts(person))
            start = hull.start
            if person.id > 0 and (
                person.span.start is None or (start and person.span.start < start)
            ):
                start = person.span.start
            span = Span(start, hull.end)
        if span != person.span:
            self._draft.who.add_person(self._draft.put(replace(person, span=span)))


# --- shared with what is written out -----------------------------------------------------------
def shown_post(
    who: Who, person: Person, posts: Sequence[PostHeld], post: PostHeld
) -> dict[str, Any]:
    """A post as a row: the first and the last one borrow the person's own days if they have none.

    Args:
        who: names of units.
        person: whose post it is.
        posts: all of his, the first one first.
        post: one of them.
    """
    start, end = post.span.start, post.span.end
    if start is None and post.id == posts[0].id:
        start = person.span.start
    if end is None and post.id == posts[-1].id:
        end = person.span.end
    if start and end and end < start:
        start, end = post.span.start, post.span.end
    return post_row(post, who.unit_name(post.unit_id) if post.unit_id else "", Span(start, end))


def hull_of(posts: Sequence[PostHeld]) -> Span:
    """From the first day of the first post to the last of the last; an open one leaves it open."""
    starts = [post.span.start for post in posts]
    ends = [post.span.end for post in posts]
    first = min((day for day in starts if day), default=None) if None not in starts else None
    last = max((day for day in ends if day), default=None) if None not in ends else None
    return Span(first, last)


def _names_post(values: Any) -> bool:
    """Whether a row says anything of a post."""
    return bool(values.get("leader")) or any(name in values for name in _NAMES_POST)


def _days(person: Person) -> dict[str, Any]:
    return {"start": person.span.start, "end": person.span.end}


def _only(values: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
