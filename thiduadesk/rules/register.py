"""The number register («sổ số văn bản»): what looks wrong in the order of numbers and days.

The records office numbers the papers of the whole office, in one series or in one for each type as
the head of the office decides (NĐ 30/2020, art. 15; annex I, II.3). So the clerk's own are some of
many, gaps say nothing, and only numbers of one symbol are held against each other. But a later one
of them never has an earlier day: numbers are given in the order of issue, from 01 on 1 January.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from thiduadesk.domain.dispatch import UsedNumber


def findings(register: Iterable[UsedNumber]) -> tuple[Finding, ...]:
    """Numbers of one year that are dated before a smaller one of the same symbol."""
    series: dict[str, list[UsedNumber]] = {}
    for used in register:
        if used.date is not None:
            series.setdefault(used.symbol, []).append(used)
    return tuple(finding for numbers in series.values() for finding in _out_of_order(numbers))


def around(
    register: Iterable[UsedNumber], used: UsedNumber
) -> tuple[UsedNumber | None, UsedNumber | None]:
    """The nearest smaller and the nearest greater number of the series of ``used``."""
    own = [one for one in register if one.symbol == used.symbol and one.value != used.value]
    below = [one for one in own if one.value < used.value]
    above = [one for one in own if one.value > used.value]
    return (
        max(below, key=lambda one: one.value, default=None),
        min(above, key=lambda one: one.value, default=None),
    )


def last_known(register: Iterable[UsedNumber], symbol: str) -> UsedNumber | None:
    """The greatest number known of a series; others may have been given since."""
    own = (one for one in register if one.symbol == symbol)
    return max(own, key=lambda one: one.value, default=None)


def _out_of_order(numbers: list[UsedNumber]) -> Iterator[Finding]:
    for before, after in pairwise(sorted(numbers, key=lambda one: one.value)):
        if before.date is None or after.date is None or after.date >= before.date:
            continue
        number = full_number(after.number, after.symbol)
        yield Finding(
            "number_out_of_order",
            Severity.WARNING,
            where=number,
            found=short_date(after.date),
            params={
                "number": number,
                "date": short_date(after.date),
                "other": full_number(before.number, before.symbol),
                "other_date": short_date(before.date),
            },
        )
