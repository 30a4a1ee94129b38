"""Conditions about one year: presence, rating, recruits, study, moves, discipline, titles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from thiduadesk import resources
from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.rules.honours.case import FORMS
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.catalogue import higher
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet

_COUNTED_LEAVE = {AbsenceKind.MATERNITY, AbsenceKind.STUDY, AbsenceKind.INJURED}
_LONG_COURSE = dt.timedelta(days=364)


def overlaps(span: Span, year: int) -> bool:
    """Whether a day of ``year`` lies in the span."""
    return (span.start is None or span.start.year <= year) and (
        span.end is None or span.end.year >= year
    )


def on_counted_leave(case: Case, year: int) -> bool:
    """Whether leave that counts as work («thai sản, đi học, điều trị») lies in the year."""
    return any(
        one.kind in _COUNTED_LEAVE and overlaps(one.span, year) for one in case.facts.absences
    )


def present(asked: Condition, case: Case) -> ConditionResult:
    """In the office, or in existence, in the year."""
    span = case.facts.span
    if overlaps(span, case.year):
        return met(asked)
    later = span.start.year if span.start and span.start.year > case.year else None
    return unmet(asked, earliest=later)


def rating(asked: Condition, case: Case) -> ConditionResult:
    """Rated at least ``level`` in the year; leave that counts as work asks for a look."""
    level = case.profile.ratings.get(case.year)
    if level is None:
        if on_counted_leave(case, case.year):
            return doubtful(asked, "honour_rating_leave", earliest=case.year)
        return unmet(asked, missing=str(case.year), earliest=case.year)
    if asked.level is not None and case.profile.is_rated(case.year, asked.level):
        return met(asked, level.value)
    return unmet(asked, level.value, earliest=case.year + 1)


# --- recruits, study, moves --------------------------------------------------------------------
def recruited(asked: Condition, case: Case) -> ConditionResult:
    """At work for at least ``months`` of the year; who moved here is no recruit."""
    began = _recruited_on(case)
    if began is None:
        return met(asked)
    months = case.overlay.number(asked.parameter) or asked.months
    if began <= _latest_start(case.year, months):
        return met(asked, _day(began))
    return unmet(asked, _day(began), str(months), earliest=case.year + 1)


def _recruited_on(case: Case) -> dt.date | None:
    began = case.facts.span.start
    for one in _of_kind(case, AbsenceKind.RECRUITED):
        if one.span.start and one.span.start.year == case.year:
            return one.span.start
    moved = [
        one for one in _of_kind(case, AbsenceKind.TRANSFER_IN) if overlaps(one.span, case.year)
    ]
    moved += [one for one in _of_kind(case, AbsenceKind.SECONDED) if overlaps(one.span, case.year)]
    return began if began and began.year == case.year and not moved else None


def _latest_start(year: int, months: int) -> dt.date:
    """The last day on which work for so many months of the year can begin."""
    return dt.date(year, 13 - months, 1) if 0 < months <= 12 else dt.date(year, 12, 31)


def study(asked: Condition, case: Case) -> ConditionResult:
    """A course of a year or more is passed well, where that is asked for."""
    if not (asked.good or case.overlay.says(asked.parameter)):
        return met(asked)
    for one in _of_kind(case, AbsenceKind.STUDY):
        if not (overlaps(one.span, case.year) and _is_long(one.span)):
            continue
        if not one.opinion:
            return doubtful(asked, "honour_study_unknown", earliest=case.year)
        if not _is_good(one.opinion):
            return unmet(asked, one.opinion, earliest=case.year + 1)
    return met(asked)


def _is_long(span: Span) -> bool:
    return span.start is None or span.end is None or span.end - span.start >= _LONG_COURSE


def _is_good(result: str) -> bool:
    plain = " ".join(result.casefold().split()).rstrip(".")
    return any(
        plain == word or plain.endswith(f" {word}")
        for word in resources.toml("honours/words.toml")["good_results"]
    )


def transfer(asked: Condition, case: Case) -> ConditionResult:
    """The old unit's opinion of who came late in the year; who left is considered elsewhere."""
    for one in _of_kind(case, AbsenceKind.TRANSFER_OUT):
        if one.span.start and one.span.start.year == case.year:
            return doubtful(
                asked, "honour_transfer_out", _day(one.span.start), earliest=case.year + 1
            )
    for one in _of_kind(case, AbsenceKind.SECONDED):
        if overlaps(one.span, case.year) and not one.opinion:
            return doubtful(asked, "honour_seconded", earliest=case.year)
    for one in _of_kind(case, AbsenceKind.TRANSFER_IN):
        came = one.span.start
        if came and came.year == case.year and came.month > asked.months:
            if not one.opinion:
                return unmet(asked, _day(came), earliest=case.year)
            return met(asked, one.opinion)
    return met(asked)


def _of_kind(case: Case, kind: AbsenceKind) -> Iterator[Absence]:
    return (one for one in case.facts.absences if one.kind is kind)


# --- discipline --------------------------------------------------------------------------------
def no_discipline(asked: Condition, case: Case) -> ConditionResult:
    """No discipline from ``discipline`` up was given in the year."""
    least = FORMS[asked.discipline or DisciplineKind.REPRIMAND]
    for one in case.facts.discipline:
        begun = (
            one.span.start.year == case.year if one.span.start else overlaps(one.span, case.year)
        )
        if FORMS[one.kind] >= least and begun:
            return unmet(asked, discipline_words(one), earliest=case.year + 1)
    return met(asked)


def not_frozen(asked: Condition, case: Case) -> ConditionResult:
    """Nothing pending on the day; achievement counts from the end of a discipline."""
    last = dt.date(case.year, 12, 31)
    answer = met(asked)
    for one in case.facts.discipline:
        span = one.span
        if one.kind is DisciplineKind.PENDING:
            if span.holds(case.day):
                return unmet(asked, discipline_words(one), earliest=case.year)
        elif span.holds(last) and span.end != last:
            return unmet(
                asked, discipline_words(one), earliest=span.end.year + 1 if span.end else None
            )
        elif span.end and span.end.year == case.year:
            answer = doubtful(
                asked, "honour_discipline_ended", discipline_words(one), earliest=case.year
            )
    return answer


def discipline_words(one: Discipline) -> str:
    """Its span for people; the screen says the form from the record: «01/3/2022 - 01/3/2023»."""
    days = [_day(day) for day in (one.span.start, one.span.end) if day]
    return " - ".join(days)


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


# --- titles of the year ------------------------------------------------------------------------
def not_yet(asked: Condition, case: Case) -> ConditionResult:
    """The yearly title is not held for the year already."""
    if case.year not in case.profile.years.get(case.honour, ()):
        return met(asked)
    return unmet(asked, str(case.year), earliest=case.year + 1)


def registered(asked: Condition, case: Case) -> ConditionResult:
    """Registered for the title or a higher one, in a year the office keeps registrations of."""
    facts = case.facts
    if case.year not in facts.registered_years:
        return met(asked)
    codes = {case.honour, *higher(case.honour)}
    if any((case.year, code) in facts.registrations for code in codes):
        return met(asked, str(case.year))
    return unmet(asked, missing=str(case.year), earliest=case.year + 1)


def title_of_year(asked: Condition, case: Case) -> ConditionResult:
    """The title is held for the year, or a higher one, or it is due in the same round."""
    code, *_others = asked.honours
    years = case.profile.years
    if any(case.year in years.get(one, ()) for one in (code, *higher(code))):
        return met(asked, str(case.year))
    answer = case.ask(code)
    if answer is None:
        return unmet(asked, missing=str(case.year), earliest=None)
    if answer.verdict is Verdict.YES:
        return ConditionResult(asked, Verdict.YES, "honour_title_of_year_due", str(case.year))
    if answer.verdict is Verdict.WARN:
        return doubtful(asked, "honour_title_of_year_doubt", str(case.year), earliest=case.year)
    return unmet(asked, missing=str(case.year), earliest=answer.earliest)
