"""School years («năm học 2021 - 2022») that contradict the title, or are no year at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.subject import is_report
from thiduadesk.rules.lastlook.subject import says
from thiduadesk.rules.lastlook.subject import words

_MAIN = 2
"""Headings down to this level speak for the whole paper."""


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{either(words()['school_year'])})\s+(?P<from>20\d\d)\s?[-\u2010\u2011\u2013]\s?"
        r"(?P<to>20\d\d)(?!\d)"
    )


def findings(paper: Reading) -> Iterator[Finding]:
    """Headings and the closing sentence of a report against the school years of its title."""
    for passage in paper.passages:
        for match in _named().finditer(passage.text):
            if int(match["to"]) != int(match["from"]) + 1:
                yield _wrong(passage, match, int(match["from"]))
    subject = " ".join(one.text for one in paper.of_kind(PassageKind.SUBJECT, PassageKind.ABOUT))
    years = [int(one["from"]) for one in _named().finditer(subject)]
    if not years or years != [*range(years[0], years[0] + len(years))]:
        return
    if not is_report(paper) or says("term").search(subject):
        return
    for passage in paper.body:
        named = [*_named().finditer(passage.text)]
        if passage.kind is PassageKind.HEADING and passage.level <= _MAIN and len(named) == 1:
            yield from _heading(passage, named[0], years)
        elif says("closing").match(passage.text):
            for match in named:
                if int(match["from"]) not in (*years, years[0] + 1):
                    yield _wrong(passage, match, years[0])


def _heading(passage: Passage, match: re.Match[str], years: list[int]) -> Iterator[Finding]:
    """«PHƯƠNG HƯỚNG NĂM HỌC 2021 - 2022» in a report on that year."""
    year = int(match["from"])
    if says("term").search(passage.text):
        return
    plans, results = says("plans").search(passage.text), says("results").search(passage.text)
    if results is not None and (plans is None or results.start() < plans.start()):
        if year not in years:
            yield _wrong(passage, match, years[0])
    elif plans is not None and len(years) < _MAIN + 1 and year != years[0] + 1:
        yield _wrong(passage, match, years[0] + 1)


def _wrong(passage: Passage, match: re.Match[str], year: int) -> Finding:
    return passage.finding(
        "year_mismatch",
        Severity.ERROR,
        match[0],
        found=f"{match['from']} - {match['to']}",
        expected=f"{year} - {year + 1}",
    )
