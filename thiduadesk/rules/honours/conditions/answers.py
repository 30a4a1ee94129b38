"""How a condition answers: met, not met, or to be looked at."""

from __future__ import annotations

from collections.abc import Iterable

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import ConditionKind

_MET = {kind: f"honour_{kind.value}_met" for kind in ConditionKind}
_UNMET = {kind: f"honour_{kind.value}" for kind in ConditionKind}


def met(asked: Condition, facts: str = "", since: str = "") -> ConditionResult:
    """The facts meet it."""
    return ConditionResult(asked, Verdict.YES, _MET[asked.kind], facts, "", since)


def unmet(
    asked: Condition, facts: str = "", missing: str = "", *, earliest: int | None, since: str = ""
) -> ConditionResult:
    """The facts do not meet it; a condition known from memory only warns."""
    verdict = Verdict.NO if asked.certain else Verdict.WARN
    return ConditionResult(asked, verdict, _UNMET[asked.kind], facts, missing, since, earliest)


def doubtful(
    asked: Condition,
    code: str,
    facts: str = "",
    missing: str = "",
    *,
    earliest: int,
    since: str = "",
) -> ConditionResult:
    """Somebody has to look: the law or the records leave it open; ``code`` says what."""
    return ConditionResult(asked, Verdict.WARN, code, facts, missing, since, earliest)


def is_unmet(result: ConditionResult) -> bool:
    """Whether the facts do not meet it, be it certain or not."""
    return result.code == _UNMET[result.condition.kind]


def listed(years: Iterable[int]) -> str:
    """Years for people: «2019, 2020, 2022»."""
    return ", ".join(map(str, sorted(years)))
