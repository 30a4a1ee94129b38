"""Award money («tiền thưởng»): coefficient × base salary on the day of the decision.

NĐ 152/2025 Điều 49: rounded up to ten thousands; of several titles for one period only the highest
is paid; titles and commendations of one time are both paid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from decimal import ROUND_CEILING
from decimal import Decimal
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.honours import Award
from thiduadesk.domain.honours import AwardMoney
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Subject
from thiduadesk.rules.honours.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """Base salary («mức lương cơ sở») in dong a month, from a day on."""

    start: dt.date
    amount: int
    paper: str
    certain: bool


@cache
def base_salaries() -> tuple[BaseSalary, ...]:
    """All that are known, oldest first."""
    return tuple(
        BaseSalary(line["from"], line["amount"], line["paper"], line.get("certain", True))
        for line in resources.toml("honours/base_salary.toml")["salary"]
    )


def base_salary(day: dt.date) -> BaseSalary | None:
    """The one in force on a day; None before the oldest known."""
    return next((one for one in reversed(base_salaries()) if one.start <= day), None)


def money(award: Award, pack: LawPack, *, commune: bool = False) -> AwardMoney | None:
    """What one award is paid with.

    Args:
        commune: granted by a commune, where the law pays a letter of praise differently.

    Returns:
        None where the law gives no money, or it or the base salary of the day is not known.
    """
    terms = pack.terms.get((award.honour, Honoured.of(award.subject)))
    salary = base_salary(award.decided)
    if terms is None or terms.coefficient is None or salary is None:
        return None
    lower = terms.coefficient_commune if commune else None
    coefficient = terms.coefficient if lower is None else lower
    amount = rounded_up(coefficient * salary.amount, pack.rounding)
    certain = (
        terms.coefficient_certain
        and lower is None
        and not terms.coefficient_most
        and salary.certain
        and (pack.rounding_certain or coefficient * salary.amount == amount)
    )
    return AwardMoney(award, coefficient, salary.amount, amount, pack.money_article, certain)


def rounded_up(amount: Decimal, step: int) -> int:
    """``amount`` rounded up to full ``step`` dong («làm tròn số lên hàng chục nghìn đồng»)."""
    return int((amount / step).to_integral_value(ROUND_CEILING)) * step


def highest_only(paid: Sequence[AwardMoney]) -> tuple[AwardMoney, ...]:
    """Of several titles of one subject for the same period only the highest is paid.

    The others stay on the list with 0 dong and the code of the title paid instead. Awards without
    a period are taken for the year of their decision.
    """
    best: dict[tuple[Subject, Span], AwardMoney] = {}
    for one in paid:
        if is_title(one):
            key = (one.award.subject, _period(one.award))
            if key not in best or _rank(one) > _rank(best[key]):
                best[key] = one
    return tuple(_instead(one, best) for one in paid)


def _instead(one: AwardMoney, best: dict[tuple[Subject, Span], AwardMoney]) -> AwardMoney:
    found = best.get((one.award.subject, _period(one.award))) if is_title(one) else None
    if found is None or found is one:
        return one
    return replace(one, amount=0, instead=found.award.honour)


def total(paid: Iterable[AwardMoney]) -> int:
    """Sum in dong."""
    return sum(one.amount for one in paid)


def is_title(one: AwardMoney) -> bool:
    """Whether it is paid for a title; of commendations each is paid."""
    return catalogue()[one.award.honour].kind is HonourKind.TITLE


def same_period(one: AwardMoney, other: AwardMoney) -> bool:
    """Whether two awards honour the same subject for the same period."""
    return (one.award.subject, _period(one.award)) == (other.award.subject, _period(other.award))


def _rank(one: AwardMoney) -> int:
    return catalogue()[one.award.honour].rank


def _period(award: Award) -> Span:
    if award.achieved != Span():
        return award.achieved
    year = award.decided.year
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))
