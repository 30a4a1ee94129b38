"""Eligibility: every condition of an honour held against the facts of a subject.

What is certainly not met says no; what is known from memory only, or what records cannot show,
asks for a look. The earliest year is the first in which all that is missing can be there if every
year from now on goes as well as it can: «đủ 3 lần liên tục CSTĐCS vào 2024 nếu …».
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.lawpacks import Route
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.case import Profile
from thiduadesk.rules.honours.conditions import check
from thiduadesk.rules.honours.overlay import NONE
from thiduadesk.rules.honours.overlay import Overlay

_WINDOW = 5
"""Years looked at as «that time» where no condition before has said which."""


def assess(
    facts: SubjectFacts,
    honour: str,
    year: int,
    pack: LawPack,
    overlay: Overlay = NONE,
    *,
    day: dt.date | None = None,
    route: Route = Route.MERIT,
) -> Eligibility | None:
    """Whether a subject may be proposed for one honour.

    Args:
        year: of achievement.
        day: on which the dossier is received; the last of the year if not given.

    Returns:
        None where the pack does not give this honour to such a subject, or not on this route.
    """
    return _Assessment(facts, year, pack, overlay, day, route).of(honour)


def assess_all(
    facts: SubjectFacts,
    year: int,
    pack: LawPack,
    overlay: Overlay = NONE,
    *,
    day: dt.date | None = None,
    route: Route = Route.MERIT,
    honours: Iterable[str] | None = None,
) -> tuple[Eligibility, ...]:
    """The same for every honour of the pack (or some), in the order of the catalogue."""
    assessment = _Assessment(facts, year, pack, overlay, day, route)
    wanted = None if honours is None else set(honours)
    own = facts.honoured
    codes = [
        code
        for code, honoured in pack.terms
        if honoured is own and (wanted is None or code in wanted)
    ]
    found = (assessment.of(code) for code in codes)
    return tuple(one for one in found if one is not None)


class _Assessment:
    """All honours of one subject in one year; each is worked out once."""

    def __init__(
        self,
        facts: SubjectFacts,
        year: int,
        pack: LawPack,
        overlay: Overlay,
        day: dt.date | None,
        route: Route,
    ) -> None:
        self._year, self._pack, self._overlay, self._route = year, pack, overlay, route
        self._day = day or dt.date(year, 12, 31)
        self._facts, self._profile = facts, Profile(facts, year, self._day)
        self._honoured = facts.honoured
        self._known: dict[str, Eligibility | None] = {}

    def of(self, honour: str) -> Eligibility | None:
        if honour not in self._known:
            self._known[honour] = self._worked_out(honour, self._route)
        return self._known[honour]

    def _by_merit(self, honour: str) -> Eligibility | None:
        """What another honour rests on is merit, whatever the route of this one."""
        if self._route is Route.MERIT:
            return self.of(honour)
        return self._worked_out(honour, Route.MERIT)

    def _worked_out(self, honour: str, route: Route) -> Eligibility | None:
        terms = self._pack.terms.get((honour, self._honoured))
        conditions = terms.conditions.get(route) if terms else None
        if conditions is None:
            return None
        case = Case(
            profile=self._profile,
            honour=honour,
            year=self._year,
            day=self._day,
            pack=self._pack,
            overlay=self._overlay,
            ask=self._by_merit,
            first=self._year - _WINDOW + 1,
        )
        results = tuple(check(one, case) for one in conditions)
        verdict = _worst(results)
        return Eligibility(
            subject=self._facts.subject,
            honour=honour,
            year=self._year,
            verdict=verdict,
            pack=self._pack.id,
            results=results,
            earliest=_earliest(results, self._year),
            route=route,
        )


def _worst(results: Iterable[ConditionResult]) -> Verdict:
    verdicts = {one.verdict for one in results}
    if Verdict.NO in verdicts:
        return Verdict.NO
    return Verdict.WARN if Verdict.WARN in verdicts else Verdict.YES


def _earliest(results: Iterable[ConditionResult], year: int) -> int | None:
    missing = [one.earliest for one in results if one.verdict is Verdict.NO]
    if None in missing:
        return None
    return max((year, *(one for one in missing if one is not None)))
