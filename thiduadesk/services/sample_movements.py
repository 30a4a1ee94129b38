"""The papers, movements, log and guidance letter of the sample office, as its folder says them.

``papers.toml`` is the register; ``movements.toml`` names papers by number and symbol (a law by its
name), with the year in brackets where the register has two, and units by abbreviation or name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.data.queries import calendar as calendar_queries
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.calendar import Ask
from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import full_number

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Writer

Entry = Mapping[str, Any]


def fill_papers(w: Writer, folder: str) -> None:
    """Keep the register of papers of the sample in ``folder``."""
    for kind, number, symbol, day, issuer, direction, subject in resources.toml(
        f"{folder}/papers.toml"
    )["papers"]:
        paper_queries.save_paper(
            w,
            Paper(0, kind, number, symbol, issuer, day or None, subject, Direction(direction)),
        )


def fill(w: Writer, folder: str) -> None:
    """Keep the movements and the log; units, papers and dispatches of the sample are kept already."""
    _Filling(w).fill(resources.toml(f"{folder}/movements.toml"))


class _Filling:
    """Keeps the records of a sample; finds what they name."""

    def __init__(self, w: Writer) -> None:
        self._w = w
        self._papers = _called(paper_queries.all_papers(w))
        self._units = _units(w)

    def fill(self, data: Entry) -> None:
        """Keep everything."""
        for one in data["movements"]:
            self._movement(one)
        for position, one in enumerate(data["log"]):
            self._activity(one, None, position)
        for one in data["guidance"]:
            self._guidance(one)

    def _movement(self, one: Entry) -> None:
        number = queries.save_movement(
            self._w,
            Movement(
                0,
                one["title"],
                theme=one.get("theme", ""),
                launcher=Launcher(one["launcher"]),
                launched_by=one["launched_by"],
                launched=one.get("launched"),
                span=Span(one.get("start"), one.get("end")),
                scope=one["scope"],
            ),
        )
        links = [(self._papers[name], PaperRole(role)) for name, role in one.get("papers", ())]
        paper_queries.set_links(self._w, Owner(OwnerKind.MOVEMENT, number), links)
        for position, entry in enumerate(one["log"]):
            self._activity(entry, number, position)
        for entry in one.get("models", ()):
            unit = self._units[entry["unit"]]
            known = GoodModel(0, entry["year"], entry["name"], number, unit, entry.get("text", ""))
            queries.save(self._w, known)
        for entry in one.get("social", ()):
            given = SocialWork(0, entry["year"], entry["text"], number, receiver=entry["receiver"])
            queries.save(self._w, given)
        for entry in one.get("reviews", ()):
            kind = ReviewKind(entry["kind"])
            review = MovementReview(0, number, kind, entry["year"], note=entry["note"])
            queries.save(self._w, review)

    def _activity(self, one: Entry, movement_id: int | None, position: int) -> None:
        activity = Activity(
            0,
            one["year"],
            one["text"],
            movement_id,
            Topic(one.get("topic", Topic.MOVEMENT)),
            heading=one.get("heading", ""),
            day=one.get("day"),
            figures=tuple(_figure(*figure) for figure in one.get("figures", ())),
            unit_id=self._units[one["unit"]] if "unit" in one else None,
            position=position,
        )
        owner = Owner(OwnerKind.ACTIVITY, queries.save(self._w, activity))
        links = [(self._papers[name], PaperRole.CITED) for name in one.get("papers", ())]
        paper_queries.set_links(self._w, owner, links)

    def _guidance(self, one: Entry) -> None:
        letter = Guidance(
            0,
            one["year"],
            one["title"],
            self._papers[one["paper"]],
            one.get("deadline"),
            one["receiver"],
        )
        number = calendar_queries.save(self._w, letter)
        for position, asked in enumerate(one["asks"]):
            kind, answer = self._answer(asked.get("answer"), letter.year)
            ask = Ask(0, number, asked["text"], position, asked.get("deadline"), kind, answer)
            calendar_queries.save(self._w, ask)

    def _answer(self, said: list[str] | None, year: int) -> tuple[AnswerKind | None, str]:
        if said is None:
            return None, ""
        kind, answer = AnswerKind(said[0]), said[1]
        if kind is AnswerKind.DISPATCH:
            every = dispatch_queries.items(self._w)
            found = (one for one in every if (one.kind, one.year) == (answer, year))
            answer = str(next(found).id)
        return kind, answer


def _figure(
    name: str,
    value: float,
    unit: str = "",
    about: str = "",
    parts: Iterable[list[Any]] = (),
) -> Figure:
    made = tuple(_figure(*part) for part in parts)
    return Figure(name, Decimal(str(value)), unit, about, made)


def _called(papers: Iterable[Paper]) -> dict[str, int]:
    """Papers by what the sample calls them: number and symbol, also with the year in brackets."""
    found: dict[str, int] = {}
    for one in papers:
        number = full_number(one.number, one.symbol) or one.subject
        year = one.date or dt.date.min
        found |= {number: one.id, f"{number} ({year.year})": one.id}
    return found


def _units(r: Reader) -> dict[str, int]:
    return {
        name: unit.id
        for unit in office_queries.units(r)
        for name in (unit.abbreviation, unit.name)
        if name
    }
