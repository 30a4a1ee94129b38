"""The register of papers cited («văn bản viện dẫn»): what contradicts itself in it.

Papers of a body are numbered in the order of their dates, from 01 on 1 January, in one series or
in one for each type (NĐ 30/2020/NĐ-CP, art. 15; annex I, II.3); papers of law bear the year in
their number. Others gave these numbers, so what runs against their order is only a warning.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import short_date
from thiduadesk.rules import same_paper

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.domain.papers import Amendment
    from thiduadesk.domain.papers import Paper
    from thiduadesk.domain.papers import Use

_YEAR_WITHIN = re.compile(r"[/-](\d{4})$")


def findings(
    papers: Sequence[Paper],
    amendments: Iterable[Amendment],
    uses: Mapping[int, Sequence[Use]],
    today: dt.date,
) -> tuple[Finding, ...]:
    """What contradicts itself; ``params["paper"]`` is the id of the paper it is about.

    Where a second paper is concerned its id is ``params["other"]``.

    Args:
        papers: the register, or as much of it as is held against each other.
        amendments: which paper amends which.
        uses: where papers are used, by id.
        today: no paper is younger.
    """
    return (
        *_twice(papers),
        *_out_of_order(papers),
        *_amended(papers, amendments),
        *(one for paper in papers for one in _by_itself(paper, uses.get(paper.id, ()), today)),
    )


# --- one paper by itself, and where it is cited --------------------------------------------------
def _by_itself(paper: Paper, uses: Sequence[Use], today: dt.date) -> Iterator[Finding]:
    if paper.date is None:
        if paper.number:
            yield _finding("paper_undated", Severity.WARNING, paper)
        return
    if paper.date > today:
        yield _finding("paper_in_future", Severity.ERROR, paper, expected=short_date(today))
    within = _YEAR_WITHIN.search(paper.number)
    if within and int(within[1]) != paper.date.year:
        yield _finding("paper_year_differs", Severity.ERROR, paper, expected=within[1], law=_law())
    for use in uses:
        if use.day is not None and paper.date > use.day:
            yield _finding(
                "paper_after_dispatch",
                Severity.ERROR,
                paper,
                expected=short_date(use.day),
                title=use.title,
                dispatch=str(use.id),
            )
        for day in use.cited:
            if day != paper.date:
                yield _finding(
                    "paper_cited_otherwise",
                    Severity.ERROR,
                    paper,
                    expected=short_date(day),
                    title=use.title,
                    dispatch=str(use.id),
                )


# --- one paper twice -----------------------------------------------------------------------------
def _twice(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Two rows of one number, symbol, issuer and year: one row too many, or two dates."""
    same: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        same[same_paper.key(paper)].append(paper)
    for group in same.values():
        for first, second in combinations(group, 2):
            if not same_paper.are_one(first, second):
                continue
            two_dates = None not in (first.date, second.date) and first.date != second.date
            code = "paper_two_dates" if two_dates else "paper_repeated"
            grave = Severity.ERROR if two_dates else Severity.WARNING
            for one, other in ((first, second), (second, first)):
                yield _finding(
                    code,
                    grave,
                    one,
                    expected=short_date(other.date) if other.date else "",
                    other=str(other.id),
                )


# --- numbers against dates -----------------------------------------------------------------------
def _out_of_order(papers: Iterable[Paper]) -> Iterator[Finding]:
    """A later number with an earlier date in one series: of a symbol, a body and a year."""
    for series in _series(papers):
        rows = sorted(series, key=lambda one: (int(one.number), _day(one)))
        kept = longest_in_order([_day(one) for one in rows])
        for place in sorted(set(range(len(rows))) - kept):
            one = rows[place]
            against = (
                at
                for at in kept
                if (at < place and _day(rows[at]) > _day(one))
                or (at > place and _day(rows[at]) < _day(one))
            )
            other = rows[min(against, key=lambda at: abs(at - place))]
            if other.number == one.number:
                continue  # one paper twice, which is told already
            yield _finding(
                "paper_out_of_order",
                Severity.WARNING,
                one,
                law=_law(),
                other=str(other.id),
                other_number=full_number(other.number, other.symbol),
                other_date=short_date(_day(other)),
            )


def _series(papers: Iterable[Paper]) -> Iterator[list[Paper]]:
    """Dated papers with a plain number, by symbol and year, those of different bodies apart.

    Papers that do not name who issued them go with the only body there is, or by themselves.
    """
    found: dict[tuple[str, int], dict[tuple[str, ...], list[Paper]]] = defaultdict(dict)
    for paper in papers:
        if paper.number.isdecimal() and paper.date is not None:
            bodies = found[search_key(paper.symbol), paper.date.year]
            bodies.setdefault(same_paper.body(paper.issuer), []).append(paper)
    for bodies in found.values():
        unsaid = bodies.pop((), [])
        if len(bodies) == 1:
            yield [*unsaid, *next(iter(bodies.values()))]
            continue
        yield from bodies.values()
        yield unsaid


def longest_in_order(days: Sequence[dt.date]) -> set[int]:
    """Places of the longest run of days that never go back; of two the one with earlier days."""
    tails: list[int] = []
    tail_days: list[dt.date] = []
    before: list[int | None] = []
    for place, day in enumerate(days):
        at = bisect_right(tail_days, day)
        before.append(tails[at - 1] if at else None)
        tails[at:at + 1] = [place]  # fmt: skip
        tail_days[at:at + 1] = [day]  # fmt: skip
    kept: set[int] = set()
    step = tails[-1] if tails else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept


def _day(paper: Paper) -> dt.date:
    return paper.date or dt.date.max


# --- amendments ----------------------------------------------------------------------------------
def _amended(papers: Iterable[Paper], amendments: Iterable[Amendment]) -> Iterator[Finding]:
    """A paper that is younger than the one which amends or replaces it."""
    known = {paper.id: paper for paper in papers}
    for one in amendments:
        newer, older = known.get(one.paper_id), known.get(one.amends_id)
        if newer is None or older is None or newer.date is None or older.date is None:
            continue
        if older.date > newer.date:
            yield _finding(
                "paper_before_amended",
                Severity.ERROR,
                newer,
                expected=short_date(older.date),
                other=str(older.id),
                other_number=full_number(older.number, older.symbol) or older.subject,
            )


@cache
def _law() -> str:
    """The article on numbers of papers."""
    return str(resources.toml("recognition/papers.toml")["law_number"])


def _finding(
    code: str,
    severity: Severity,
    paper: Paper,
    *,
    expected: str = "",
    law: str | None = None,
    **params: str,
) -> Finding:
    number = full_number(paper.number, paper.symbol) or same_paper.name(paper)
    found = short_date(paper.date) if paper.date else None
    said = {"paper": str(paper.id), "number": number, **params}
    return Finding(code, severity, number, number, found, expected or None, law, said)
