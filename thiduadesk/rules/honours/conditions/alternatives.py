"""Conditions that no record shows, and those that can be met in several ways."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import is_unmet
from thiduadesk.rules.honours.conditions.answers import met

Check = Callable[[Condition, Case], ConditionResult]
_ORDER = {Verdict.YES: 0, Verdict.WARN: 1, Verdict.NO: 2}


def judged(asked: Condition, _case: Case) -> ConditionResult:
    """A standard the council judges by its vote; it stands there as a reminder."""
    return met(asked)


def by_hand(asked: Condition, case: Case) -> ConditionResult:
    """A ground no record shows: somebody has to look."""
    return doubtful(asked, "honour_by_hand", earliest=case.year)


def any_of(asked: Condition, case: Case, check: Check) -> ConditionResult:
    """One of ``options``: the best counts; one known from memory only is never more than a look."""
    first, best, options = case.first, (Verdict.NO, case.first), []
    soonest: list[int] = []
    for option in asked.options:
        case.first = first
        results = tuple(check(one, case) for one in option)
        options.append(results)
        verdict = _of_option(results, asked)
        if _ORDER[verdict] < _ORDER[best[0]]:
            best = (verdict, case.first)
        reached = _earliest(results, asked, case.year)
        if reached is not None:
            soonest.append(reached)
    verdict, case.first = best
    if verdict is Verdict.NO and not asked.certain:
        verdict = Verdict.WARN
    code = "honour_any_of" if best[0] is Verdict.NO else f"honour_any_of_{_NAMES[best[0]]}"
    return ConditionResult(
        asked,
        verdict,
        code,
        facts="; ".join(dict.fromkeys(_facts(options, asked, best[0]))),
        earliest=None if verdict is Verdict.YES else min(soonest, default=None),
        options=tuple(options),
    )


_NAMES = {Verdict.YES: "met", Verdict.WARN: "doubt"}


def _strict(result: ConditionResult, whole: Condition) -> Verdict:
    """Inside an option, what is not met is no; a way that is uncertain is to be looked at."""
    if is_unmet(result):
        return Verdict.NO
    if result.verdict is Verdict.YES and whole.certain and not result.condition.certain:
        return Verdict.WARN
    return result.verdict


def _of_option(results: Sequence[ConditionResult], whole: Condition) -> Verdict:
    return max((_strict(one, whole) for one in results), key=_ORDER.__getitem__)


def _earliest(results: Sequence[ConditionResult], whole: Condition, year: int) -> int | None:
    years = [one.earliest for one in results if _strict(one, whole) is Verdict.NO]
    return None if None in years else max((one for one in years if one), default=year)


def _facts(
    options: Sequence[Sequence[ConditionResult]], whole: Condition, best: Verdict
) -> list[str]:
    """The facts of the first option that does best."""
    for results in options:
        if _of_option(results, whole) is best:
            return [one.facts for one in results if one.facts]
    return []
