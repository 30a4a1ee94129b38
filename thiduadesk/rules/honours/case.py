"""A subject's facts put in order once, and the question asked of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from thiduadesk.domain.honours import CollectiveYear
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.overlay import Overlay

LEVELS = {level: place for place, level in enumerate(reversed(RatingLevel))}
SCOPES = {scope: place for place, scope in enumerate(Scope)}
FORMS = {kind: place for place, kind in enumerate(DisciplineKind)}
_NOTHING = CollectiveYear()


def first_year_after(award: HonourHeld) -> int:
    """The first whole year behind an award («mốc tính thời gian», NĐ 152/2025 Điều 33 khoản 7).

    Counted from the end of the period of achievement the decision names; if it names none, from
    the day of the decision; if that is not known, from the end of its year.
    """
    day = award.achieved.end or award.date
    if day is None:
        return award.year + 1
    begins = day + dt.timedelta(days=1) if award.achieved.end else day
    return begins.year if (begins.month, begins.day) == (1, 1) else begins.year + 1


class Profile:
    """The facts of one subject by code and year, made once for all honours.

    Only what there was: titles of years up to ``year``, commendations decided in them or by
    ``day``.
    """

    def __init__(self, facts: SubjectFacts, year: int, day: dt.date) -> None:
        self.facts = facts
        self.ratings = facts.ratings
        self.held: dict[str, list[HonourHeld]] = {}
        self.years: dict[str, set[int]] = {}
        known = catalogue()
        for award in facts.honours:
            yearly = award.honour in known and known[award.honour].yearly
            in_time = not yearly and award.date is not None and award.date <= day
            if award.year <= year or in_time:
                self.held.setdefault(award.honour, []).append(award)
                self.years.setdefault(award.honour, set()).add(award.year)

    @cached_property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Those recognised, by year."""
        found = [one for one in self.facts.initiatives if one.state is InitiativeState.RECOGNISED]
        return tuple(sorted(found, key=lambda one: (one.year, one.id)))

    @cached_property
    def uses(self) -> Mapping[int, HonourKind]:
        """What own honours an initiative may have been used for, by their ids."""
        known = catalogue()
        return {one.id: known[one.honour].kind for one in self.facts.honours if one.honour in known}

    @cached_property
    def commendations(self) -> tuple[HonourHeld, ...]:
        """Commendations for merit («công trạng»)."""
        known = catalogue()
        return tuple(
            award
            for code, awards in self.held.items()
            if code in known and known[code].kind is HonourKind.COMMENDATION
            for award in awards
            if not award.movement
        )

    @cached_property
    def state_awards(self) -> tuple[HonourHeld, ...]:
        """Commendations of the State for merit, which end a period of achievement."""
        known = catalogue()
        return tuple(one for one in self.commendations if known[one.honour].state)

    def awards(self, codes: Iterable[str]) -> list[HonourHeld]:
        """Awards of these codes, the one that is counted from last at the end."""
        found = [one for code in codes for one in self.held.get(code, ())]
        return sorted(found, key=first_year_after) if len(found) > 1 else found

    def merits(self, codes: Iterable[str]) -> list[HonourHeld]:
        """Those that came of merit, not of a movement."""
        return [one for one in self.awards(codes) if not one.movement]

    def is_rated(self, year: int, level: RatingLevel, as_rated: tuple[str, ...] = ()) -> bool:
        """Whether the year is rated ``level`` at least, or a title stands for that."""
        rating = self.ratings.get(year)
        if rating is not None and LEVELS[rating] >= LEVELS[level]:
            return True
        return any(year in self.years.get(code, ()) for code in as_rated)

    def run(
        self, year: int, level: RatingLevel, as_rated: tuple[str, ...] = (), floor: int = 0
    ) -> int:
        """How many years in a row, the last of them ``year``, none before ``floor``, are so rated."""
        first = year
        while first >= floor and self.is_rated(first, level, as_rated):
            first -= 1
        return year - first


@dataclass(slots=True)
class Case:
    """One honour asked of one subject.

    Attributes:
        year: of achievement.
        day: on which the dossier is received.
        first: first year of «that time», as the last condition that counts years found it.
        ask: eligibility of the same subject for another honour in the same year.
    """

    profile: Profile
    honour: str
    year: int
    day: dt.date
    pack: LawPack
    overlay: Overlay
    ask: Callable[[str], Eligibility | None]
    first: int

    @property
    def facts(self) -> SubjectFacts:
        """What is known of the subject."""
        return self.profile.facts

    @property
    def window(self) -> range:
        """The years of «that time» («trong thời gian đó»)."""
        return range(self.first, self.year + 1)

    @property
    def of_year(self) -> CollectiveYear:
        """The collective in the year asked about."""
        return self.facts.years.get(self.year, _NOTHING)

    def soonest(self, codes: Iterable[str]) -> int | None:
        """The first year, this one or later, in which one of these titles may be given."""
        found = []
        for code in codes:
            if self.year in self.profile.years.get(code, ()):
                found.append(self.year + 1)
                continue
            answer = self.ask(code)
            if answer is not None and answer.earliest is not None:
                found.append(answer.earliest)
        return min(found, default=None)
