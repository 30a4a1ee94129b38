"""Days that are none, are of another weekday, or lie after the paper that tells of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.text import short_date
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.citation_dates import latest_day
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.subject import says
from thiduadesk.rules.lastlook.subject import words


def findings(paper: Reading) -> Iterator[Finding]:
    """Days of a paper that cannot be."""
    yield from _as_of(paper)
    yield from _impossible_days(paper)
    yield from _weekdays(paper)
    yield from _backwards(paper)
    yield from _deadlines(paper)


@cache
def _as_of_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{either(words()['as_of'])})\s+(?:(?i:{either(words()['issued'])})\s+)?"
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)(?!\d)"
    )


def _as_of(paper: Reading) -> Iterator[Finding]:
    """«Tính đến ngày 30/12/2022» in a paper of the 5th."""
    latest = latest_day(paper)
    if latest is None:
        return
    for passage in paper.body:
        for match in _as_of_day().finditer(passage.text):
            try:
                day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            if day > latest:
                yield passage.finding(
                    "year_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=short_date(day),
                    expected=short_date(latest),
                    as_of=short_date(day),
                )


@cache
def _weekday() -> re.Pattern[str]:
    data = words()
    date = (
        rf"(?i:{data['issued'][0]})\s+(?P<day>\d{{1,2}})"
        rf"(?:\s?/\s?|\s+(?i:{data['month']})\s+)(?P<month>\d{{1,2}})"
        rf"(?:\s?/\s?|\s+(?i:{data['year']})\s+)(?P<year>20\d\d)"
    )
    name = either([*data["weekdays"], *(one[:1].upper() + one[1:] for one in data["weekdays"])])
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{name})\s*[,(]?\s*)?{date}(?:\s*\(\s*(?P<behind>{name})\s*\))?"
    )


@cache
def _ordinal_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{either(words()['numbered'])})\s*$")


def _weekdays(paper: Reading) -> Iterator[Finding]:
    """«ngày 06 tháng 3 năm 2026 (thứ Hai)»: that day is a Friday."""
    days = {name.casefold(): number for name, number in words()["weekdays"].items()}
    for passage in paper.passages:
        for match in _weekday().finditer(passage.text):
            name = match["before"] or match["behind"]
            if name is None or (
                match["before"] and _ordinal_before().search(passage.text[: match.start()])
            ):
                continue
            try:
                day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            if days[" ".join(name.casefold().split())] != day.weekday():
                right = next(
                    one for one, number in words()["weekdays"].items() if number == day.weekday()
                )
                yield passage.finding(
                    "weekday_mismatch", Severity.ERROR, match[0], found=name, expected=right
                )


@cache
def _any_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{either(words()['issued'])})\s+"
        r"(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})\s?[/.]\s?(?P<year>\d{3,5})(?![\d/])"
    )


def _impossible_days(paper: Reading) -> Iterator[Finding]:
    """«ngày 31/4/2022», «ngày 26/11/203»; those of citations are told with the citation."""
    for passage in paper.passages:
        cited: tuple[Citation, ...] | None = None
        for match in _any_day().finditer(passage.text):
            try:
                dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
                real = len(match["year"]) == 4
            except ValueError:
                real = False
            if real:
                continue
            cited = find_citations(passage.text) if cited is None else cited
            if not any(one.start <= match.start() < one.end for one in cited):
                yield passage.finding("date_impossible", Severity.ERROR, match[0])


@cache
def _range() -> re.Pattern[str]:
    data = words()
    issued = rf"(?:(?i:{either(data['issued'])})\s+)"
    sign = r"\s?/\s?"
    return re.compile(
        rf"(?<!\w)(?i:{either(data['since'])})\s+{issued}(?P<day>\d{{1,2}})"
        rf"(?:{sign}(?P<month>\d{{1,2}})(?:{sign}(?P<year>20\d\d))?)?"
        rf"\s+(?i:{either(data['until'])})\s+{issued}?"
        rf"(?P<to_day>\d{{1,2}}){sign}(?P<to_month>\d{{1,2}}){sign}(?P<to_year>20\d\d)(?!\d)"
    )


def _backwards(paper: Reading) -> Iterator[Finding]:
    """«từ ngày 20/11/2023 đến ngày 15/10/2023»; «từ ngày 25/12 đến ngày 05/01/2024» may be right."""
    for passage in paper.passages:
        for match in _range().finditer(passage.text):
            month = int(match["month"] or match["to_month"])
            year = int(match["year"] or match["to_year"])
            if match["year"] is None and month != int(match["to_month"]):
                continue
            try:
                since = dt.date(year, month, int(match["day"]))
                until = dt.date(int(match["to_year"]), int(match["to_month"]), int(match["to_day"]))
            except ValueError:
                continue
            if until < since:
                yield passage.finding(
                    "year_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=short_date(until),
                    expected=short_date(since),
                    backwards=short_date(until),
                )


@cache
def _deadline() -> re.Pattern[str]:
    data = words()
    return re.compile(
        rf"(?<!\w)(?i:{either(data['deadline'])})\s+(?:(?i:{either(data['issued'])})\s+)?"
        r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>20\d\d)(?!\d)"
    )


def _deadlines(paper: Reading) -> Iterator[Finding]:
    """«gửi báo cáo về Phòng Nội vụ trước ngày 15/10/2023» in a paper of November."""
    if paper.day is None:
        return
    for passage in paper.body:
        for match in _deadline().finditer(passage.text):
            asked = re.split(r"[.;]\s", passage.text[: match.start()])[-1]
            if not says("asked").search(asked) or says("told").search(asked):
                continue
            try:
                day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            if day < paper.day:
                yield passage.finding(
                    "year_mismatch",
                    Severity.WARNING,
                    match[0],
                    found=short_date(day),
                    expected=short_date(paper.day),
                    deadline=short_date(day),
                )
