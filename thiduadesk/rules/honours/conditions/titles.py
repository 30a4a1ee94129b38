"""Conditions about titles and commendations of several years: in a row, fresh, given once."""

from __future__ import annotations

from collections.abc import Sequence

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.people import HonourHeld
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.case import first_year_after
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import listed
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet


def titles_in_row(asked: Condition, case: Case) -> ConditionResult:
    """``count`` times one of ``honours`` in a row, the last in the year or shortly before it."""
    years = {year for code in asked.honours for year in case.profile.years.get(code, ())}
    for late in range(asked.late + asked.grace + 1):
        row = _row(years, case.year - late, asked.spacing)
        if len(row) < asked.count:
            continue
        facts = listed(row[: asked.count])
        if late <= asked.late:
            return met(asked, facts)
        return doubtful(asked, "honour_titles_in_row_late", facts, earliest=case.year)
    soonest = case.soonest(asked.honours)
    if soonest is None:
        return unmet(asked, listed(_row(years, case.year, asked.spacing)), earliest=None)
    row = _last_row(years, soonest, asked.spacing)[: asked.count - 1]
    missing = [soonest + asked.spacing * step for step in range(asked.count - len(row))]
    return unmet(asked, listed(row), listed(missing), earliest=missing[-1])


def _row(years: set[int], last: int, spacing: int) -> list[int]:
    """The row that ends in ``last``, latest first; of two years in reach the farther one."""
    if last not in years:
        return []
    row = [last]
    while True:
        before = [year for year in range(row[-1] - spacing, row[-1]) if year in years]
        if not before:
            return row
        row.append(before[0])


def _last_row(years: set[int], soonest: int, spacing: int) -> list[int]:
    """The row that a title of ``soonest`` would go on."""
    before = [year for year in range(soonest - spacing, soonest) if year in years]
    return _row(years, before[-1], spacing) if before else []


def fresh(asked: Condition, case: Case) -> ConditionResult:
    """The last ``count`` years were not honoured with ``honours`` before."""
    awards = case.profile.merits(asked.honours)
    if not awards:
        return met(asked)
    start = max(_counted_from(award) for award in awards)
    since = award_words(awards[-1])
    if start + asked.count - 1 <= case.year:
        return met(asked, since=since)
    return unmet(asked, missing=str(start), earliest=start + asked.count - 1, since=since)


def _counted_from(award: HonourHeld) -> int:
    known = catalogue()[award.honour]
    return award.year + 1 if known.yearly else first_year_after(award)


def one_achievement(asked: Condition, case: Case) -> ConditionResult:
    """No other commendation was given for the same ``count`` years («một thành tích»)."""
    first = case.year - asked.count + 1
    answer = met(asked)
    for award in case.profile.commendations:
        begun, ended = award.achieved.start, award.achieved.end
        if award.honour == case.honour or begun is None or ended is None:
            continue
        if (begun.year, ended.year) == (first, case.year):
            return unmet(asked, award_words(award), earliest=case.year + 1)
        if begun.year <= first and ended.year >= case.year:
            words = award_words(award)
            answer = doubtful(asked, "honour_one_achievement_doubt", words, earliest=case.year)
    return answer


def award_words(award: HonourHeld) -> str:
    """An award in a few words: short name, number, day, period in brackets."""
    period = [f"{day:%d/%m/%Y}" for day in (award.achieved.start, award.achieved.end) if day]
    words: Sequence[str] = (
        catalogue()[award.honour].short if award.honour in catalogue() else award.honour,
        award.number,
        f"{award.date:%d/%m/%Y}" if award.date else str(award.year),
        f"({'-'.join(period)})" if period else "",
    )
    return " ".join(word for word in words if word)
