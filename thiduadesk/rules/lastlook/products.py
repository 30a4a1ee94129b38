"""So many at so much: «25 suất quà, mỗi suất 500.000 đồng, tổng trị giá 12.500.000 đồng»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import NUMBER
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import grouped
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words


def findings(paper: Reading) -> Iterator[Finding]:
    """Products that are none."""
    for passage in paper.body:
        yield from _multiplied(passage)
        yield from _written_out(passage)
        yield from _at_so_much(passage)


@cache
def _each() -> re.Pattern[str]:
    number = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
    return re.compile(
        rf"(?<![\w.,])(?P<total>{number})\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*\(\s*(?i:{words()['count']['each']})\s+"
        rf"(?P<noun>[^\W\d_]+)\s+(?P<one>{number})\s+(?P=unit)\s*\)"
    )


def _multiplied(passage: Passage) -> Iterator[Finding]:
    """«03 nhà …, tổng trị giá 120 triệu đồng (mỗi nhà 50 triệu đồng)»."""
    for match in _each().finditer(passage.text):
        noun = re.escape(match["noun"])
        many = re.findall(
            rf"(?<![\w.,/-])(\d{{1,3}})\s+{noun}(?!\w)", passage.text[: match.start()]
        )
        if not many:
            continue
        product = int(many[0]) * value(match["one"])
        if product != value(match["total"]):
            yield passage.finding(
                "sum_mismatch",
                Severity.ERROR,
                match[0],
                found=match["total"],
                expected=grouped(product),
                product=grouped(product),
            )


@cache
def _times() -> re.Pattern[str]:
    money = either(words()["unit_factor"])
    factor = rf"(?:{NUMBER})(?:\s+[^\W\d_x]+(?:[\s/]+[^\W\d_x]+){{0,3}}?)?"
    return re.compile(
        rf"(?<![\w.,/-])(?P<factors>{factor}(?:\s*[x\u00d7*]\s*{factor}){{1,3}})\s*=\s*"
        rf"(?P<total>(?:{NUMBER}))(?P<unit>\s+(?:{money}|{words()['money']}))?(?!\w)"
    )


def _written_out(passage: Passage) -> Iterator[Finding]:
    """«12 tập thể x 1.800.000 đồng = 21.600.000 đồng»."""
    if "=" not in passage.text:
        return
    for match in _times().finditer(passage.text):
        product = Decimal(1)
        for one in re.split(r"\s*[x\u00d7*]\s*", match["factors"]):
            number = re.match(NUMBER, one)
            product *= (value(number[0]) if number else 1) * _money(one)
        product /= _money(match["unit"] or "")
        if product != value(match["total"]):
            yield _wrong(passage, match[0], match["total"], product)


def _money(text: str) -> int:
    """How many đồng one of the unit is that a text ends with; 1 of all else."""
    factors = words()["unit_factor"]
    return next(
        (factors[unit] for unit in factors if text.partition("/")[0].rstrip().endswith(f" {unit}")),
        1,
    )


@cache
def _worth() -> re.Pattern[str]:
    money = either([*words()["unit_factor"], words()["money"]])
    data = words()["parts"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>(?:{NUMBER}))\s+(?P<noun>[^\W\d_]+)(?!\w)[^\d.;]{{0,60}}?"
        rf"(?<!\w){words()['count']['each']}\s+(?P=noun)(?!\w)[^\d.;,]{{0,30}}?(?P<one>(?:{NUMBER})\s+(?:{money}))(?!\w)"
        rf"[,;]?[^\d.;,]{{0,10}}?(?<!\w)(?i:{either(data['total'])})[^\d.;]{{0,30}}?(?P<total>(?:{NUMBER})\s+(?:{money}))(?!\w)"
    )


def _at_so_much(passage: Passage) -> Iterator[Finding]:
    """«25 suất quà, mỗi suất 500.000 đồng, tổng trị giá 12.500.000 đồng»."""
    for match in _worth().finditer(passage.text):
        one, total = quantities(match["one"]), quantities(match["total"])
        if one and total and (product := value(match["count"]) * one[0].value) != total[0].value:
            shown = product / _money(match["total"])
            yield _wrong(passage, match[0], total[0].text, shown)


def _wrong(passage: Passage, quote: str, found: str, product: Decimal) -> Finding:
    shown = grouped(product)
    return passage.finding(
        "sum_mismatch", Severity.ERROR, quote, found=found, expected=shown, product=shown
    )
