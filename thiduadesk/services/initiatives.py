"""The way of an initiative («sáng kiến»): application, the council's vote, recognition, its one use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import people as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import one_line

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.services.personnel import Entry

BAR = "|"
"""Between an author and the share."""
_ALL = 100
_APPLIED, _VOTED = InitiativeState.APPLIED, InitiativeState.VOTED
_RECOGNISED, _REFUSED = InitiativeState.RECOGNISED, InitiativeState.REFUSED
WAYS: Mapping[InitiativeState, frozenset[InitiativeState]] = {
    _APPLIED: frozenset({_VOTED, _RECOGNISED, _REFUSED}),
    _VOTED: frozenset({_APPLIED, _RECOGNISED, _REFUSED}),
    _RECOGNISED: frozenset({_VOTED}),
    _REFUSED: frozenset({_APPLIED}),
}
"""Where an initiative may go from each state; recognition may come without a council («xác nhận»)."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The paper that recognises an initiative («quyết định, văn bản xác nhận»).

    Attributes:
        number, date, decider: of the decision or confirmation.
        scope: how far it says the initiative reaches.
    """

    number: str
    date: dt.date
    decider: str
    scope: Scope


def vote(store: Store, initiative_id: int, minutes: str) -> None:
    """The initiative council has voted («Hội đồng sáng kiến đã xét»).

    Args:
        store, initiative_id: where and which.
        minutes: number and day of its minutes.

    Raises:
        Refused: ``minutes_missing``, ``initiative_state``, ``record_missing``.
    """
    said = one_line(minutes)
    if not said:
        raise Refused("minutes_missing")
    with store.change(Label("Vote on an initiative")) as writer:
        _move(writer, initiative_id, _VOTED, minutes=said)


def recognise(store: Store, initiative_id: int, paper: Recognition) -> None:
    """It is recognised, and counts from now on.

    Raises:
        Refused: ``initiative_paper_missing`` without number or decider, ``initiative_state``,
            ``record_missing``.
    """
    number, decider = one_line(paper.number), one_line(paper.decider)
    if not number or not decider:
        raise Refused("initiative_paper_missing")
    about = {"number": number, "date": paper.date, "decider": decider, "scope": paper.scope}
    with store.change(Label("Recognise an initiative")) as writer:
        _move(writer, initiative_id, _RECOGNISED, **about)


def refuse(store: Store, initiative_id: int) -> None:
    """It is not recognised.

    Raises:
        Refused: ``initiative_state``, ``record_missing``.
    """
    with store.change(Label("Refuse an initiative")) as writer:
        _move(writer, initiative_id, _REFUSED)


def take_back(store: Store, initiative_id: int) -> None:
    """The last step of its way is taken back: to the vote from a recognition, else to the application.

    Raises:
        Refused: ``initiative_state``; ``initiative_used`` for one that an honour rests on.
    """
    with store.change(Label("Take a step of an initiative back")) as writer:
        held = _one(writer, initiative_id)
        if held.used_for:
            raise Refused("initiative_used", name=held.title)
        if held.state is _RECOGNISED:
            _move(writer, initiative_id, _VOTED, number="", date=None, decider="")
        else:
            _move(writer, initiative_id, _APPLIED, minutes="")


def use(w: Writer, initiative_id: int, honour_id: int) -> None:
    """An honour rests on it: it cannot be used for another commendation.

    Raises:
        Refused: ``record_missing``.
    """
    held = _one(w, initiative_id)
    if honour_id not in held.used_for:
        queries.save(w, replace(held, used_for=(*held.used_for, honour_id)))


def of_person(store: Store, person_id: int) -> tuple[Initiative, ...]:
    """Initiatives a person is an author of, by year."""
    with store.read() as reader:
        found = queries.initiatives(reader)
    return tuple(
        one for one in found if any(author.person_id == person_id for author in one.authors)
    )


def free(store: Store, person_id: int, year: int) -> tuple[Initiative, ...]:
    """Recognised initiatives of a person up to a year that no honour rests on yet."""
    return tuple(
        one
        for one in of_person(store, person_id)
        if one.state is _RECOGNISED and one.year <= year and not one.used_for
    )


def authors(people: Iterable[Entry], lines: Iterable[str]) -> tuple[Author, ...]:
    """The authors as a list says them: «Nguyễn Văn An (CB001) | 60», one on a line, in per cent.

    Args:
        people: among whom they are looked for, by code, else by name.
        lines: those without words are passed over.

    Raises:
        Refused: ``subject_unknown``, ``author_namesakes``, ``author_twice``, ``number_not_whole``,
            ``shares_above_all``.
    """
    known = [one for one in people if one.subject.kind is SubjectKind.PERSON]
    found: dict[int, Author] = {}
    for line in lines:
        who, _bar, share = (one_line(part) for part in line.partition(BAR))
        if not who:
            continue
        bare = share.rstrip(" %")
        if bare and not bare.isdecimal():
            raise Refused("number_not_whole", text=share)
        number = _person(known, who)
        if number in found:
            raise Refused("author_twice", name=who)
        found[number] = Author(number, int(bare) if bare else None)
    total = sum(one.share or 0 for one in found.values())
    if total > _ALL:
        raise Refused("shares_above_all", sum=str(total))
    return tuple(found.values())


def author_line(entry: Entry, share: int | None) -> str:
    """An author as ``authors`` reads him."""
    who = f"{entry.name} ({entry.code})" if entry.code else entry.name
    return who if share is None else f"{who} {BAR} {share}"


def _person(known: Sequence[Entry], who: str) -> int:
    name, _open, code = who.removesuffix(")").rpartition("(")
    for asked in (code if name else who, who):
        coded = [one for one in known if one.code and one.code.casefold() == asked.casefold()]
        if coded:
            return coded[0].subject.id
    named = [one for one in known if find_key(one.name) == find_key(name or who)]
    if not named:
        raise Refused("subject_unknown", subject=who)
    if len(named) > 1:
        codes = ", ".join(one.code for one in named if one.code)
        raise Refused("author_namesakes", name=who, codes=codes)
    return named[0].subject.id


def _one(r: Reader, initiative_id: int) -> Initiative:
    for one in queries.initiatives(r):
        if one.id == initiative_id:
            return one
    raise Refused("record_missing", table="initiative", id=str(initiative_id))


def _move(w: Writer, initiative_id: int, to: InitiativeState, **about: object) -> None:
    held = _one(w, initiative_id)
    if to not in WAYS[held.state]:
        raise Refused("initiative_state", name=held.title)
    queries.save(w, replace(held, state=to, **about))  # type: ignore[arg-type]
