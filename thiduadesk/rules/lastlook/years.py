"""Years that contradict the paper: headings, closing words, subjects of papers cited, its own day.

History is full of other years; only places that must be of the paper's year are held to it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook import days
from thiduadesk.rules.lastlook import school_years
from thiduadesk.rules.lastlook.cited import cited
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.subject import Subject
from thiduadesk.rules.lastlook.subject import history
from thiduadesk.rules.lastlook.subject import is_report
from thiduadesk.rules.lastlook.subject import named
from thiduadesk.rules.lastlook.subject import named_years
from thiduadesk.rules.lastlook.subject import says
from thiduadesk.rules.lastlook.subject import subject_of
from thiduadesk.rules.lastlook.subject import words

_DASH = "[-\u2010\u2011\u2013]"
_MAIN = 2
"""Headings down to this level speak for the whole paper."""
_OFTEN = 4
"""So often a paper names its year when that is what it is about."""
_NEAR = 62
"""Days around the turn of the year in which papers plan the next half or report on the last."""
_TELLING = 4
"""So many words before its year show that a sentence repeats the title."""
_OPENING = 4
"""Passages in which a paper says what it is about."""
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-]|\.\d)")


def findings(paper: Reading) -> Iterator[Finding]:
    """Years and days that do not fit the paper."""
    subject = subject_of(paper)
    yield from _headings(paper, subject)
    yield from _old_title(paper, subject)
    yield from _other_opening(paper, subject)
    yield from _lead_ins(paper, subject)
    yield from _closing(paper, subject)
    yield from _closing_pair(paper, subject)
    yield from _spans_of_years(paper, subject)
    yield from _own_day(paper, subject)
    yield from _sentences(paper, subject)
    yield from _cited_subjects(paper)
    yield from _periods(paper)
    yield from school_years.findings(paper)
    yield from days.findings(paper)


def _mismatch(
    passage: Passage, severity: Severity, year: int, expected: int, quote: str | None = None
) -> Finding:
    return passage.finding(
        "year_mismatch", severity, quote, found=str(year), expected=str(expected)
    )


# --- headings, closing words, day ------------------------------------------------------------
def _purpose(text: str) -> str:
    """«results» or «plans», whichever a heading names first; empty for neither."""
    places = {
        name: match.start()
        for name in ("results", "plans")
        if (match := says(name).search(text)) is not None
    }
    return min(places, key=lambda name: places[name], default="")


def _headings(paper: Reading, subject: Subject) -> Iterator[Finding]:
    for passage in paper.of_kind(PassageKind.HEADING, PassageKind.APPENDIX_TITLE):
        years = named_years(passage.text)
        if len(set(years)) != 1 or subject.done is None:
            continue
        year, purpose = years[0], _purpose(passage.text)
        main = passage.level <= _MAIN
        if subject.part and _half().search(passage.text) and year not in subject.years:
            yield _mismatch(passage, Severity.ERROR, year, subject.done)
            continue
        if passage.kind is PassageKind.APPENDIX_TITLE:
            if year < subject.done:
                yield _mismatch(passage, Severity.WARNING, year, subject.done)
        elif purpose == "plans" and subject.next is not None and year != subject.next:
            severity = Severity.ERROR if main else Severity.WARNING
            yield _mismatch(passage, severity, year, subject.next)
        elif purpose == "plans" and subject.next is None and not subject.part and main:
            if year < subject.done or year > subject.done + 1:
                yield _mismatch(passage, Severity.WARNING, year, subject.done + 1)
        elif purpose == "results" and year != subject.done and year not in subject.years:
            severity = Severity.ERROR if main else Severity.WARNING
            yield _mismatch(passage, severity, year, subject.done)


def _old_title(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """A title of a year that the paper itself never names, while it speaks of its own year."""
    if paper.day is None or len(subject.years) != 1 or subject.part:
        return
    (year,) = subject.years
    running = Counter(
        named
        for passage in paper.body
        for named in (int(one) for one in _YEAR.findall(passage.text))
    )
    if year != paper.day.year - 1 or running[year] or running[year + 1] < _OFTEN:
        return
    for passage in paper.of_kind(PassageKind.SUBJECT, PassageKind.ABOUT):
        if year in named_years(passage.text):
            yield _mismatch(passage, Severity.WARNING, year, year + 1)


def _other_opening(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """The words of the title with another year in the first sentences, and never with its own."""
    if len(subject.years) != 1:
        return
    (year,) = subject.years
    before = subject.text[: max(subject.text.casefold().rfind(f"{words()['year']} {year}"), 0)]
    tail = r"\s+".join(re.escape(word) for word in before.split()[-_TELLING:])
    if len(before.split()) < _TELLING:
        return
    same = re.compile(rf"(?i:{tail}\s+{words()['year']})\s+(?P<year>20\d\d)(?!\d)")
    found = [int(one["year"]) for passage in paper.body for one in same.finditer(passage.text)]
    if not found or year in found:
        return
    for passage in paper.body[:_OPENING]:
        match = same.search(passage.text)
        if match is not None:
            yield _mismatch(passage, Severity.WARNING, int(match["year"]), year, match[0])
            return


@cache
def _follows() -> re.Pattern[str]:
    return re.compile(rf"(?i:{either(words()['follows'])})\s*:?\s*$|:\s*$")


def _lead_ins(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """«Kết quả khen thưởng năm 2024 như sau:» in a report on 2025."""
    if subject.done is None:
        return
    for passage in paper.of_kind(PassageKind.PARAGRAPH, PassageKind.ITEM):
        if not says("results").match(passage.text) or not _follows().search(passage.text):
            continue
        years = named_years(passage.text)
        if years == [subject.done - 1]:
            yield _mismatch(passage, Severity.WARNING, years[0], subject.done)


def _closing(paper: Reading, subject: Subject) -> Iterator[Finding]:
    if subject.done is None and subject.next is None:
        return
    for passage in paper.body:
        if not says("closing").match(passage.text):
            continue
        for year in dict.fromkeys(named_years(passage.text)):
            if year not in subject.years and not (
                subject.next is None and year - 1 in subject.years
            ):
                expected = subject.done or subject.next or year
                yield _mismatch(passage, Severity.ERROR, year, expected)


def _closing_pair(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """«… phương hướng, nhiệm vụ năm 2017» at the end, where the title plans 2018."""
    if subject.done is None or subject.next is None:
        return
    for passage in paper.body:
        plan = says("plans").search(passage.text) if says("closing").match(passage.text) else None
        years = named_years(passage.text[plan.start() :]) if plan is not None else []
        if subject.done in years and subject.next not in years:
            yield _mismatch(passage, Severity.ERROR, subject.done, subject.next)


def _spans_of_years(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """«Sơ kết 05 năm …», «giai đoạn 2019 - 2025» in the title, others in the closing sentence."""
    names = either(words()["review"])
    count = re.compile(rf"(?i:{names})\s+(?P<count>\d{{1,2}})\s+(?i:{words()['year']})(?!\w)")
    titled = count.search(subject.text)
    spans = [(one["from"], one["to"]) for one in _span().finditer(subject.text)]
    for passage in paper.body:
        if not says("closing").match(passage.text):
            continue
        said = count.search(passage.text)
        if titled is not None and said is not None and int(said["count"]) != int(titled["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                said[0],
                found=said["count"],
                expected=titled["count"],
                titled=titled[0],
            )
        for span in _span().finditer(passage.text):
            if spans and (span["from"], span["to"]) not in spans:
                right = f"{spans[0][0]} - {spans[0][1]}"
                yield passage.finding(
                    "year_mismatch",
                    Severity.ERROR,
                    span[0],
                    found=f"{span['from']} - {span['to']}",
                    expected=right,
                )


def _own_day(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """The date of a report or a plan against the year it is of."""
    if paper.day is None or paper.of_kind(PassageKind.ABOUT):
        return
    passage = next(iter(paper.of_kind(PassageKind.PLACE_DATE)), paper.piece("place_date"))
    day, done = paper.day, subject.done
    if done is not None and subject.next in (None, done + 1) and is_report(paper):
        if day.year < done:
            yield _mismatch(passage, Severity.ERROR, day.year, done)
        elif day.year > done + 1:
            yield _mismatch(passage, Severity.WARNING, day.year, done)
    elif (
        done is None
        and subject.next is not None
        and day.year not in (subject.next - 1, subject.next)
    ):
        yield _mismatch(passage, Severity.WARNING, day.year, subject.next)


# --- sentences that begin with a year ----------------------------------------------------------
@cache
def _begins() -> re.Pattern[str]:
    year = words()["year"]
    return re.compile(
        rf"(?:^|(?<=[.!?]\s))[-+\s]*(?:(?i:{either(words()['opening'])})\s+)?(?i:{year})\s+"
        rf"(?P<year>(?:19|20)\d\d)\s*,[^.]*"
    )


def _sentences(paper: Reading, subject: Subject) -> Iterator[Finding]:
    """«Trong năm 2016, Văn phòng đã …» where the report tells of 2017; aims set for the old year."""
    if subject.done is None:
        return
    part = ""
    for passage in paper.body:
        if passage.kind is PassageKind.HEADING:
            if passage.level == 1:
                part = _purpose(passage.text)
            continue
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            continue
        if part == "plans":
            yield from _old_aims(passage, subject)
            continue
        for match in _begins().finditer(passage.text):
            year = int(match["year"])
            alone = len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", match[0])) == 1
            told = says("told_as_history").search(match[0])
            if year == subject.done - 1 and alone and not told:
                quote = match[0].strip()[: match[0].strip().find(",")]
                yield _mismatch(passage, Severity.WARNING, year, subject.done, quote)


def _old_aims(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if subject.next is None:
        return
    for clause in re.split(r"[;.]\s", passage.text):
        years = named_years(clause)
        if says("aims").search(clause) and years == [subject.done] and subject.done is not None:
            yield _mismatch(passage, Severity.WARNING, years[0], subject.next, clause.strip())


# --- papers cited --------------------------------------------------------------------------------
@cache
def _half() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{either(words()['half'])})\s+(?i:{words()['year']})\s+(?P<year>20\d\d)(?!\d)"
    )


def _cited_subjects(paper: Reading) -> Iterator[Finding]:
    """«Nghị quyết … ngày 14/7/2017 … về nhiệm vụ 6 tháng cuối năm 2016»."""
    for one in cited(paper):
        day = one.citation.date
        if day is None:
            continue
        half = _half().search(one.after)
        if half is not None:
            year, behind = int(half["year"]), says("looks_back").search(one.after[: half.start()])
            near = abs(day.toordinal() - dt.date(max(year, day.year), 1, 1).toordinal()) < _NEAR
            if year != day.year and not behind and not near:
                yield _mismatch(one.passage, Severity.ERROR, year, day.year, half[0])
            continue
        for match in named().finditer(one.after):
            year, before = int(match["year"]), one.after[: match.start()]
            if day.year - year < words()["doubtful_gap"] or history().search(before):
                continue
            if not says("looks_back").search(before) and before.strip()[:1] not in (",", ";", ")"):
                yield one.passage.finding(
                    "year_mismatch",
                    Severity.WARNING,
                    "".join(re.findall(r"\S+\s+", before)[-4:]) + match[0],
                    found=str(year),
                    expected=str(day.year),
                    cited=one.citation.text,
                )


# --- spans and days ------------------------------------------------------------------------------
@cache
def _span() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{either(words()['period'])})\s+(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?"
        rf"(?P<to>(?:19|20)\d\d)(?!\d)"
    )


def _month(name: str) -> str:
    data = words()
    return (
        rf"(?i:{data['month']})\s+(?P<{name}month>\d{{1,2}})"
        rf"(?:\s?/\s?|\s+{data['year']}\s+)(?P<{name}year>20\d\d)"
    )


@cache
def _months() -> re.Pattern[str]:
    data = words()
    return re.compile(
        rf"(?<!\w)(?i:{either(data['since'])})\s+(?:[^\W\d_]+\s+)?{_month('')}[^.;]{{0,12}}?"
        rf"(?<!\w)(?i:{either(data['until'])})\s+(?:[^\W\d_]+\s+)?{_month('to_')}(?!\d)"
    )


def _periods(paper: Reading) -> Iterator[Finding]:
    """«giai đoạn 2025 - 2021», «từ tháng 02/2019 đến tháng 12/2018»: spans that run backwards."""
    for passage in paper.passages:
        for match in _months().finditer(passage.text):
            since = int(match["year"]), int(match["month"])
            until = int(match["to_year"]), int(match["to_month"])
            if until < since:
                yield passage.finding(
                    "year_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=f"{until[1]}/{until[0]}",
                    expected=f"{since[1]}/{since[0]}",
                    backwards=f"{until[1]}/{until[0]}",
                )
        for match in _span().finditer(passage.text):
            if int(match["to"]) < int(match["from"]):
                yield passage.finding(
                    "year_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=match["to"],
                    expected=match["from"],
                    backwards=match["to"],
                )
