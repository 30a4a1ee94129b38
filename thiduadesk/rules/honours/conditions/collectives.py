"""Conditions about collectives: members, discipline, the bloc, age."""

from __future__ import annotations

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet


def members(asked: Condition, case: Case) -> ConditionResult:
    """Share of members who are ``of``, at least (or above) ``percent``, without rounding."""
    year = case.of_year
    number = year.completed if asked.of == "completed" else year.with_ldtt
    if number is None or year.members is None:
        return doubtful(asked, "honour_members_unknown", earliest=case.year)
    percent = case.overlay.number(asked.parameter) or asked.percent
    needed = year.members * percent // 100 + 1 if asked.above else -(-year.members * percent // 100)
    facts = f"{number}/{year.members}"
    if year.members and number >= needed:
        return met(asked, facts)
    return unmet(asked, facts, str(needed), earliest=case.year + 1)


def member_with(asked: Condition, case: Case) -> ConditionResult:
    """At least ``count`` members with ``of``."""
    number = case.of_year.with_cstdcs
    if number is None:
        return doubtful(asked, "honour_members_unknown", earliest=case.year)
    if number >= asked.count:
        return met(asked, str(number))
    return unmet(asked, str(number), str(asked.count), earliest=case.year + 1)


def members_undisciplined(asked: Condition, case: Case) -> ConditionResult:
    """No member disciplined from «cảnh cáo» up."""
    number = case.of_year.disciplined
    if number is None:
        return doubtful(asked, "honour_members_unknown", earliest=case.year)
    return unmet(asked, str(number), earliest=case.year + 1) if number else met(asked)


def leads_bloc(asked: Condition, case: Case) -> ConditionResult:
    """Leads its bloc of the year («dẫn đầu cụm, khối thi đua»)."""
    leads = case.of_year.leads_bloc
    if leads is None:
        return doubtful(asked, "honour_leads_bloc_unknown", earliest=case.year)
    return met(asked, str(case.year)) if leads else unmet(asked, earliest=case.year + 1)


def exists(asked: Condition, case: Case) -> ConditionResult:
    """Has existed for ``count`` years at the end of the year."""
    founded = case.facts.span.start
    if founded is None:
        return doubtful(asked, "honour_exists_unknown", earliest=case.year)
    years = case.year + 1 - founded.year - ((founded.month, founded.day) > (1, 1))
    if years >= asked.count:
        return met(asked, str(years))
    return unmet(asked, str(years), earliest=case.year + asked.count - years)
