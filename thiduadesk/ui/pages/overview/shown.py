"""What the page of the overview shows, read at one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.rounds import NominationState
from thiduadesk.services import calendar
from thiduadesk.services import dispatches
from thiduadesk.services import dossiers
from thiduadesk.services import movements
from thiduadesk.services import rounds
from thiduadesk.services import rubric
from thiduadesk.services import statistics
from thiduadesk.services.calendar import Year
from thiduadesk.services.dossiers import Dossier
from thiduadesk.services.rubric import SheetView
from thiduadesk.services.statistics import YearCount

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.rounds import Nomination


@dataclass(frozen=True)
class Shown:
    """A work year as it stands on a day.

    Attributes:
        view, before: the score sheet of the year and of the year before.
        items, blanks: dispatches of the year; how many «…» each draft has, by id.
        plan: the deadlines.
        movements: those that run in the year.
        dossiers: of all rounds of the year.
        honours: received, year by year.
    """

    year: int
    today: dt.date
    plan: Year
    view: SheetView | None = None
    before: SheetView | None = None
    items: tuple[DispatchItem, ...] = ()
    blanks: Mapping[int, int] = field(default_factory=dict)
    movements: tuple[movements.Item, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    honours: tuple[YearCount, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether the year has nothing yet."""
        return self.view is None and not self.items and not self.plan.letters

    @property
    def report(self) -> DispatchItem | None:
        """The report of the year, the newest."""
        found = [one for one in self.items if one.kind == "report.year"]
        return max(found, key=lambda one: one.id, default=None)

    def nominations(self, state: NominationState) -> tuple[Nomination, ...]:
        """Nominations of the year in a state."""
        return tuple(one.nomination for one in self.dossiers if one.nomination.state is state)


_OWN = frozenset({"deadline", "guidance", "ask"})
"""Tables that only the plan is made from."""


def again(store: Store, before: Shown, touched: Iterable[str]) -> Shown:
    """The same year after a change of these tables: a tick reads no papers again."""
    if touched and set(touched) <= _OWN:
        return replace(before, plan=calendar.year(store, before.year, before.today))
    return read(store, before.year, before.today)


def read(store: Store, year: int, today: dt.date) -> Shown:
    """The work year as it stands on ``today``; movements of a year gone by as at its end."""
    items = dispatches.items(store, year)
    drafts = [one.id for one in items if one.state is State.DRAFT]
    return Shown(
        year,
        today,
        calendar.year(store, year, today),
        rubric.view(store, year),
        rubric.view(store, year - 1),
        items,
        dispatches.blank_counts(store, drafts),
        movements.all_movements(store, min(today, dt.date(year, 12, 31)), year),
        tuple(
            found
            for one in rounds.rounds(store, year)
            for found in dossiers.dossiers(store, one.id)
        ),
        statistics.figures(store, year).years,
    )
