"""Counted things in prose: «1.420 Quyết định», «hơn 12.400 văn bản», «hai kỳ họp»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.rules.citations import find_citations

_UNIT_WORDS = 3
_DASH = "\u2013\u2010\u2011-"
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
"""A number as it is written here: points part thousands, a comma the decimals."""


@cache
def words() -> dict[str, Any]:
    """The words of ``lastlook/arithmetic.toml``."""
    return resources.toml("lastlook/arithmetic.toml")


class About(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    MORE = "more"
    """«hơn 600»"""
    LESS = "less"
    """«gần 200»"""
    AROUND = "around"
    """«khoảng 50»"""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts something.

    Attributes:
        value: the number; money in đồng.
        text: as written.
        unit: the words behind it, three at most, in lower case.
        kind: of the unit («people», «papers», …), empty where it is none of the known ones.
        about: rounded or exact.
        start, end: place of the number in its text.
    """

    value: Decimal
    text: str
    unit: str
    kind: str
    about: About
    start: int
    end: int


def either(phrases: Iterable[str]) -> str:
    """A pattern for one of the phrases, the longest first, with any spaces between words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in one.split()) for one in longest_first)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/{_DASH}])(?P<number>{NUMBER})(?P<of>/\d+(?=\s+[^\W\d_]))?"
        rf"(?![\w/]|[.,]\d|\s?[{_DASH}]\s?\d|\s?%|\.\w)"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{either(words()['not_counted']['before'])})[\s:]*$")


@cache
def _totalled() -> re.Pattern[str]:
    """«tổng số 15»: no name, though «số 15» is one."""
    return re.compile(rf"(?<!\w)(?i:{either(words()['parts']['total'])})[\s:]*$")


@cache
def _range_before() -> re.Pattern[str]:
    return re.compile(rf"\d\s?[{_DASH}]\s?$")


@cache
def _rounded() -> dict[About, re.Pattern[str]]:
    about = words()["about"]
    return {
        kind: re.compile(rf"(?<!\w)(?i:{either(about[kind.value])})\s*$")
        for kind in (About.MORE, About.LESS, About.AROUND)
    }


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    times = words()["parts"]["times"]
    return tuple(
        (
            re.compile(rf"\s*(?:{times}\s+)?(?P<unit>(?i:{either(unit['words'])}))(?!\w)"),
            unit["name"],
        )
        for unit in words()["unit"]
    )


def value(text: str) -> Decimal:
    """«12.400» is 12400, «99,8» is 99.8."""
    return Decimal(text.replace(".", "").replace(",", "."))


def grouped(number: Decimal) -> str:
    """«1.286», «0,5»: points in thousands, a comma before decimals."""
    whole, _, decimals = f"{number.normalize():,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text that count something: no dates, years, ordinals, shares or citations.

    «46/46 hộ» counts 46.
    """
    cited = find_citations(text)
    begins = [one.start for one in cited]
    out = []
    for match in _pattern().finditer(text):
        start, end = match.start("number"), match.end()
        before = text[max(0, start - 24) : start]
        nearest = bisect_right(begins, start) - 1
        in_citation = nearest >= 0 and start < cited[nearest].end
        if in_citation or _range_before().search(before):
            continue
        kind, factor = _unit(text, end)
        named = _before().search(before) and not _totalled().search(before)
        if (named or match["of"]) and not kind:
            continue
        unit = " ".join(re.split(r"[,.;:()\d]", text[end : end + 60])[0].split()[:_UNIT_WORDS])
        out.append(
            Quantity(
                value(match["number"]) * factor,
                match["number"],
                unit.casefold(),
                kind,
                _about(before),
                start,
                end,
            )
        )
    return out


def counts_nothing(before: str) -> bool:
    """Whether a number behind these words is a name: «khóa 12», «Điều 5»."""
    return _before().search(before) is not None


def _about(before: str) -> About:
    return next((kind for kind, word in _rounded().items() if word.search(before)), About.EXACT)


def _unit(text: str, at: int) -> tuple[str, int]:
    """The kind of what is counted and, of money, how many đồng one is."""
    best = ("", 1)
    longest = 0
    for pattern, name in _kinds():
        match = pattern.match(text, at)
        if match and match.end() > longest:
            said = " ".join(match["unit"].casefold().split())
            best, longest = (name, words()["unit_factor"].get(said, 1)), match.end()
    return best


def count_of(word: str) -> int:
    """«03» or «ba»."""
    return int(word) if word.isdigit() else int(words()["words"][word.casefold()])


@cache
def number_word() -> str:
    """A pattern for a small number in figures or in words."""
    return rf"\d{{1,2}}|(?i:{either(words()['words'])})"


def written(number: Decimal, like: Quantity) -> str:
    """A number as people write it here, money in the unit of ``like``."""
    factor = _factor(like)
    shown = number / factor
    whole = f"{int(shown):,}".replace(",", ".")
    if shown == int(shown):
        return whole
    decimals = format(shown.normalize(), "f").partition(".")[2]
    return f"{whole},{decimals}"


def _factor(like: Quantity) -> Decimal:
    """How many đồng one of the unit is; 1 of all that is no money."""
    plain = Decimal(like.text.replace(".", "").replace(",", "."))
    return like.value / plain if plain else Decimal(1)
