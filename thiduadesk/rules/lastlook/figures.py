"""Spans of years against the number of their years, and how numbers are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import count_of
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import number_word
from thiduadesk.rules.lastlook.quantities import words

_DASH = "[-\u2010\u2011\u2013]"


def findings(paper: Reading) -> Iterator[Finding]:
    """Figures of a paper that cannot stand side by side."""
    spans = {
        (int(match["from"]), int(match["to"]))
        for one in paper.passages
        for match in _span().finditer(one.text)
    }
    for passage in paper.body:
        yield from _anniversaries(passage)
        yield from _periods(passage, spans)
        yield from _decimals(passage)
    yield from _thousands(paper)


@cache
def _anniversary() -> re.Pattern[str]:
    data = words()["count"]
    date = r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})"
    return re.compile(
        rf"(?<!\w)(?i:{either(data['anniversary'])})\s+(?:[^\W\d_]+\s+){{0,2}}?(?P<count>\d{{1,3}})\s+"
        rf"{data['years']}(?!\w)[^().;]{{0,90}}\(\s*{date}\s*{_DASH}\s*{date}\s*\)"
    )


def _anniversaries(passage: Passage) -> Iterator[Finding]:
    """«kỷ niệm 70 năm … (27/7/1947 - 27/7/2017)»."""
    for match in _anniversary().finditer(passage.text):
        day, month, year, later_day, later_month, later_year = match.groups()[1:]
        span = int(later_year) - int(year)
        same_day = (int(day), int(month)) == (int(later_day), int(later_month))
        if same_day and span != int(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(span),
                span=str(span),
            )


@cache
def _period() -> re.Pattern[str]:
    years = words()["count"]["years"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{number_word()})\s+{years}\s+(?:\(\s*)?"
        rf"(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)"
    )


@cache
def _span() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)")


def _periods(passage: Passage, spans: AbstractSet[tuple[int, int]]) -> Iterator[Finding]:
    """«kế hoạch 5 năm 2016 - 2020»: the years named, both ends counted or not.

    Not both ways in one paper: beside «2016 - 2020» five years are not «2016 - 2021».
    """
    for match in _period().finditer(passage.text):
        first, last, count = int(match["from"]), int(match["to"]), count_of(match["count"])
        span = last - first
        other = count == span and (first, first + count - 1) in spans
        if count not in (span, span + 1) or other:
            yield passage.finding(
                "count_mismatch",
                Severity.WARNING,
                match[0],
                found=match["count"],
                expected=str(span + 1),
                span=str(span + 1),
            )


@cache
def _point_decimal() -> re.Pattern[str]:
    units = either(unit for unit in words()["form"]["decimal_units"] if unit[0].isalpha())
    return re.compile(rf"(?<![\w.,/-])\d{{1,3}}\.\d{{1,2}}(?=\s?%|\s(?:{units})(?!\w))")


@cache
def _comma_thousand() -> re.Pattern[str]:
    units = either(words()["form"]["whole_units"])
    return re.compile(rf"(?<![\w.,/-])\d{{1,3}}(?:,\d{{3}})+(?=\s(?:{units})(?!\w))")


def _decimals(passage: Passage) -> Iterator[Finding]:
    """«99.8 %»: the decimals of a Vietnamese number stand behind a comma."""
    for match in _point_decimal().finditer(passage.text):
        yield passage.finding(
            "number_form", Severity.WARNING, match[0], expected=match[0].replace(".", ",")
        )


def _thousands(paper: Reading) -> Iterator[Finding]:
    """«1,500 người»: thousands are parted by a point."""
    for passage in paper.body:
        cited = [range(one.start, one.end) for one in find_citations(passage.text)]
        for match in _comma_thousand().finditer(passage.text):
            if not any(match.start() in span for span in cited):
                yield passage.finding(
                    "number_form", Severity.WARNING, match[0], expected=match[0].replace(",", ".")
                )
