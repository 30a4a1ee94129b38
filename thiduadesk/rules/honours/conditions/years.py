"""Conditions about years of work: rated in a row, since an award, and what lies in that time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.case import first_year_after
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import listed
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet
from thiduadesk.rules.honours.conditions.titles import award_words
from thiduadesk.rules.honours.conditions.yearly import discipline_words
from thiduadesk.rules.honours.conditions.yearly import on_counted_leave

_STEPS = {"CSTDT": 3, "CSTDTQ": 6, "BK_T": 2, "BK_TTG": 5}
"""Years from one to the next of the same subject where that is more than one."""


# --- rated years -------------------------------------------------------------------------------
def rated_years(asked: Condition, case: Case) -> ConditionResult:
    """At least ``count`` years in a row up to the year rated at least ``level``."""
    run = _run(asked, case, case.year, 0)
    case.first = case.year - max(run, asked.count) + 1
    if run >= asked.count:
        return met(asked, listed(case.window))
    return _rated_too_few(asked, case, 0)


def _rated_too_few(asked: Condition, case: Case, floor: int, since: str = "") -> ConditionResult:
    """What is missing of a row of years that ends in the year, none of it before ``floor``."""
    needed = range(max(case.year - asked.count + 1, floor), case.year + 1)
    missing = [year for year in needed if not _is_rated(asked, case, year)]
    has = listed(year for year in needed if year not in missing)
    if missing and all(
        year not in case.profile.ratings and on_counted_leave(case, year) for year in missing
    ):
        return doubtful(
            asked, "honour_rating_leave", has, listed(missing), earliest=case.year, since=since
        )
    open_year = case.year not in case.profile.ratings or case.year not in missing
    last = case.year if _is_rated(asked, case, case.year) else case.year - 1
    run = _run(asked, case, last, floor) if open_year else 0
    begun = last + 1 if open_year else case.year + 1
    earliest = max(begun, floor + run) + asked.count - run - 1
    return unmet(asked, has, listed(missing), earliest=earliest, since=since)


def _is_rated(asked: Condition, case: Case, year: int) -> bool:
    return asked.level is not None and case.profile.is_rated(year, asked.level, asked.as_rated)


def _run(asked: Condition, case: Case, last: int, floor: int) -> int:
    return case.profile.run(last, asked.level, asked.as_rated, floor) if asked.level else 0


# --- since an award ----------------------------------------------------------------------------
def since_award(asked: Condition, case: Case) -> ConditionResult:
    """One of ``honours`` held, and since then ``count`` years in a row of ``level``.

    Counted from the last one (NĐ 152/2025 Điều 33 khoản 7). Where an earlier one of a province
    would do, or (``before``) the years began before it, the law leaves it open: that is to be
    looked at. An award of the State for merit always begins the count anew.
    """
    awards = case.profile.merits(asked.honours) or case.profile.awards(asked.honours)
    if not awards:
        return _no_award(asked, case)
    renewed = _renewed(asked, case)
    starts = [max(first_year_after(award), renewed) for award in awards]
    since = award_words(awards[-1])
    stretch = _stretch(asked, case, starts[-1], since)
    case.first = starts[-1]
    if stretch.good:
        return met(asked, listed(case.window), since)
    for start in dict.fromkeys((starts[0], *([renewed] if asked.before else []))):
        wider = _stretch(asked, case, start, since)
        if start < starts[-1] and wider.good:
            case.first = max(start, case.year - wider.run + 1)
            years = listed(case.window)
            return doubtful(
                asked, "honour_since_award_between", years, earliest=case.year, since=since
            )
    return stretch.result


def _no_award(asked: Condition, case: Case) -> ConditionResult:
    soonest = [answer.earliest for code in asked.honours if (answer := case.ask(code))]
    known = [year for year in soonest if year is not None]
    earliest = min(known) + asked.count if known else None
    return unmet(asked, missing=asked.words, earliest=earliest)


def _renewed(asked: Condition, case: Case) -> int:
    """First year behind the last award of the State of the rank asked for, or above; 0 for none."""
    known = catalogue()
    least = min(known[code].rank for code in asked.honours)
    awards = [one for one in case.profile.state_awards if known[one.honour].rank >= least]
    return max((first_year_after(one) for one in awards), default=0)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The years from ``start`` to the year: whether they do, the longest row, what to answer."""

    good: bool
    run: int
    result: ConditionResult


def _stretch(asked: Condition, case: Case, start: int, since: str) -> _Stretch:
    years = range(start, case.year + 1)
    run = _longest(asked, case, start) if asked.anywhere else _run(asked, case, case.year, start)
    if start == 0:
        years = range(case.year - run + 1, case.year + 1)
    if len(years) < asked.count:
        earliest = start + asked.count - 1
        few = unmet(
            asked, listed(years), listed(_next(case, earliest)), earliest=earliest, since=since
        )
        return _Stretch(good=False, run=run, result=few)
    if run < asked.count:
        few = _rated_too_few(asked, case, start, since)
        return _Stretch(good=False, run=run, result=few)
    if asked.rest is None:
        return _Stretch(good=True, run=run, result=met(asked, listed(years), since))
    low = [year for year in years if not case.profile.is_rated(year, asked.rest, asked.as_rated)]
    known = [year for year in low if year in case.profile.ratings]
    if known:
        never = unmet(asked, listed(years), listed(known), earliest=None, since=since)
        return _Stretch(good=False, run=run, result=never)
    if low:
        unknown = doubtful(
            asked, "honour_since_award_unrated", listed(years), listed(low), earliest=case.year,
            since=since,
        )  # fmt: skip
        return _Stretch(good=False, run=run, result=unknown)
    return _Stretch(good=True, run=run, result=met(asked, listed(years), since))


def _longest(asked: Condition, case: Case, start: int) -> int:
    best = run = 0
    for year in range(start, case.year + 1):
        run = run + 1 if _is_rated(asked, case, year) else 0
        best = max(best, run)
    return best


def _next(case: Case, last: int) -> Iterable[int]:
    return range(case.year + 1, last + 1)


def award_held(asked: Condition, case: Case) -> ConditionResult:
    """One of ``honours`` held: the step below on the ladder."""
    awards = case.profile.awards(asked.honours)
    return met(asked, award_words(awards[-1])) if awards else _no_award(asked, case)


def award_of_merit(asked: Condition, case: Case) -> ConditionResult:
    """The award held came of merit: one of a movement or a single deed is no basis for more."""
    if not case.profile.awards(asked.honours) or case.profile.merits(asked.honours):
        return met(asked)
    award = case.profile.awards(asked.honours)[-1]
    facts = " · ".join((award_words(award), award.movement))
    answers = [case.ask(code) for code in asked.honours]
    soonest = [one.earliest for one in answers if one and one.earliest is not None]
    return unmet(asked, facts, earliest=min(soonest, default=None))


def up_to_date(asked: Condition, case: Case) -> ConditionResult:
    """The year ended at most ``months`` before the dossier is received."""
    months = 12 * (case.day.year - case.year - 1) + case.day.month
    first = dt.date(case.day.year, case.day.month, 1) == case.day
    if months - first <= asked.months:  # the first of a month: full months have gone by
        return met(asked)
    facts = f"{case.day:%d/%m/%Y}"
    return doubtful(asked, "honour_report_too_old", facts, str(case.year), earliest=case.year)


def after_discipline(asked: Condition, case: Case) -> ConditionResult:
    """The last ``count`` years lie behind the end of any discipline."""
    first = dt.date(case.year - asked.count + 1, 1, 1)
    answer = met(asked)
    for one in case.facts.discipline:
        ended = one.span.end
        begun = one.span.start or dt.date.min
        if one.kind is DisciplineKind.PENDING or begun.year > case.year:
            continue
        if ended is None:
            return unmet(asked, discipline_words(one), earliest=None)
        if ended.year > first.year:
            return unmet(asked, discipline_words(one), earliest=ended.year + asked.count)
        if ended >= first:
            words = discipline_words(one)
            answer = doubtful(asked, "honour_discipline_ended", words, earliest=case.year)
    return answer


# --- in that time ------------------------------------------------------------------------------
def years_within(asked: Condition, case: Case) -> ConditionResult:
    """In that time ``count`` years rated at least ``level``."""
    years = [year for year in case.window if _is_rated(asked, case, year)]
    if len(years) >= asked.count:
        return met(asked, listed(years))
    left = asked.count - len(years)
    next_year = case.year + (case.year in case.profile.ratings)
    return unmet(asked, listed(years), str(left), earliest=next_year + left - 1)


def honours_within(asked: Condition, case: Case) -> ConditionResult:
    """In that time ``count`` times one of ``honours``."""
    years = [
        year
        for code in asked.honours
        for award in case.profile.awards((code,))
        if (year := _year_of(award)) in case.window
    ]
    if len(years) >= asked.count:
        return met(asked, listed(years))
    left = asked.count - len(years)
    soonest = case.soonest(asked.honours)
    step = min(_STEPS.get(code, 1) for code in asked.honours)
    earliest = None if soonest is None else soonest + (left - 1) * step
    return unmet(asked, listed(years), str(left), earliest=earliest)


def _year_of(award: HonourHeld) -> int:
    """The year whose achievement it honours."""
    return award.achieved.end.year if award.achieved.end else award.year
