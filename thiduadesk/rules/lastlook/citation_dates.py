"""Dates of the papers cited: one paper with two, one younger than this paper, series out of order."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import pairwise

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import short_date
from thiduadesk.rules import same_paper
from thiduadesk.rules.lastlook.cited import Cited
from thiduadesk.rules.lastlook.cited import words
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.subject import is_report
from thiduadesk.rules.lastlook.subject import subject_of

_SAME_RUN = 4
"""So many words in a row, none of them common, show that two citations speak of one paper."""


def findings(paper: Reading, found: Sequence[Cited]) -> Iterator[Finding]:
    """Faults of dates among the citations of a paper, and against its own."""
    dated = [one for one in found if one.whole and one.citation.date is not None]
    conflicts = [*_conflicts(dated), *_other_symbols(dated)]
    yield from conflicts
    yield from _year_in_number(dated)
    yield from _after_document(paper, found)
    yield from _after_amendment(found)
    quoted = {finding.quote for finding in conflicts}
    yield from _out_of_order([one for one in dated if one.citation.text not in quoted])
    yield from _register(paper, dated)


def day_of(one: Cited) -> dt.date:
    """The date of a citation; one without comes after all others."""
    return one.citation.date or dt.date.max


# --- one paper, two dates -------------------------------------------------------------------
def _conflicts(dated: Sequence[Cited]) -> Iterator[Finding]:
    """One number, symbol and issuer of a year with two dates.

    Of two years only when the words around show one paper, and never of two that stand side by
    side as two papers.
    """
    for group in _grouped(dated, _name):
        side_by_side = {
            frozenset((day_of(first), day_of(second)))
            for first, second in pairwise(group)
            if _are_side_by_side(first, second)
        }
        usual = Counter(map(day_of, group)).most_common(1)[0][0]
        first = next(one for one in group if day_of(one) == usual)
        said: set[dt.date] = set()
        for one in group:
            day, expected = day_of(one), day_of(first)
            pair = frozenset((day, expected))
            if day == expected or day in said or pair in side_by_side:
                continue
            certain = _is_same_paper(first, one)
            one_year = day.year == expected.year or one.written_year is not None
            if not _may_be_one_issuer(first, one) or not (one_year or certain):
                continue
            said.add(day)
            grave = certain or first.citation.issuer == one.citation.issuer != ""
            yield one.passage.finding(
                "citation_conflict",
                Severity.ERROR if grave or one.written_year else Severity.WARNING,
                one.citation.text,
                found=short_date(day),
                expected=short_date(expected),
            )


def _other_symbols(dated: Sequence[Cited]) -> Iterator[Finding]:
    """One kind, number, date and issuing body, but two symbols: «28-TT/TU» and «28-TTr/TU»."""
    for group in _grouped(
        dated, lambda one: (one.number, one.citation.kind, str(one.citation.date), _body(one))
    ):
        first = group[0]
        for one in group[1:]:
            if one.citation.symbol == first.citation.symbol:
                continue
            only_case = search_key(one.citation.symbol) == search_key(first.citation.symbol)
            yield one.passage.finding(
                "citation_conflict",
                Severity.WARNING if only_case else Severity.ERROR,
                one.citation.text,
                found=full_number(one.citation.number, one.citation.symbol),
                expected=full_number(first.citation.number, first.citation.symbol),
                also=full_number(first.citation.number, first.citation.symbol),
            )
            break


def _name(one: Cited) -> tuple[str, str]:
    return one.number, one.citation.symbol.casefold()


def _body(one: Cited) -> str:
    return search_key(re.split(r"[/-]", one.citation.symbol)[-1])


def _grouped(found: Sequence[Cited], key: Callable[[Cited], Hashable]) -> list[list[Cited]]:
    groups: dict[Hashable, list[Cited]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _are_side_by_side(first: Cited, second: Cited) -> bool:
    """Named one after the other as two: «111/QĐ-VP ngày 31/8/2021 và 111/QĐ-VP ngày 19/10/2022»."""
    if first.passage is not second.passage or second.previous is not first.citation:
        return False
    return second.before.strip() in ("", *words()["same_paper"]["joints"])


def _is_same_paper(first: Cited, second: Cited) -> bool:
    return bool(_runs(first) & _runs(second))


def _runs(one: Cited) -> set[tuple[str, ...]]:
    """Runs of telling words near a citation: what the paper is about stands before or behind."""
    common = set(words()["same_paper"]["common"])
    out = set()
    for side in (one.before.split()[-20:], one.after.split()[:20]):
        said = [word.strip('.,:;()\u201c\u201d"*').casefold() for word in side]
        for start in range(len(said) - _SAME_RUN + 1):
            run = tuple(said[start : start + _SAME_RUN])
            if all(run) and sum(word in common or word.isdigit() for word in run) <= 1:
                out.add(run)
    return out


def _may_be_one_issuer(first: Cited, second: Cited) -> bool:
    """Nothing said, the same said, or one name is a part of the other."""
    one, other = _issuer_words(first), _issuer_words(second)
    return not one or not other or one <= other or other <= one


def _issuer_words(one: Cited) -> set[str]:
    name = one.citation.issuer.casefold()
    for rank in words()["same_paper"]["ranks"]:
        name = name.replace(rank, " ")
    return set(name.split())


# --- years and days against one another ------------------------------------------------------
def _year_in_number(dated: Sequence[Cited]) -> Iterator[Finding]:
    """«91/2017/NĐ-CP ngày 31/7/2018»: a paper of law bears the year of its date."""
    for one in dated:
        year = one.written_year
        if year is not None and year != day_of(one).year:
            yield one.passage.finding(
                "citation_conflict",
                Severity.ERROR,
                one.citation.text,
                found=short_date(day_of(one)),
                expected=str(year),
                year=str(year),
            )


def latest_day(paper: Reading) -> dt.date | None:
    """The last day that the paper can be of: by its head, else a year after the year it reports."""
    head = paper.document.letterhead
    if head is not None and head.date is not None:
        return head.date
    known = head is not None and dt.MINYEAR <= head.year <= dt.MAXYEAR
    if head is not None and known and head.month is not None and 1 <= head.month <= 12:
        return dt.date(head.year, head.month, calendar.monthrange(head.year, head.month)[1])
    if head is not None and known:
        return dt.date(head.year, 12, 31)
    done = subject_of(paper).done if is_report(paper) else None
    return dt.date(done + 1, 12, 31) if done is not None else None


def _after_document(paper: Reading, found: Sequence[Cited]) -> Iterator[Finding]:
    latest = latest_day(paper)
    if latest is None:
        return
    for one in found:
        date, year = one.citation.date, one.written_year
        after = date > latest if date is not None else year is not None and year > latest.year
        if after and one.whole:
            yield one.passage.finding(
                "citation_after_document",
                Severity.ERROR,
                one.citation.text,
                found=short_date(date) if date else str(year),
                expected=short_date(latest),
            )


def _after_amendment(found: Sequence[Cited]) -> Iterator[Finding]:
    """«A sửa đổi, bổ sung B» with A older than B."""
    data = words()["amendment"]
    for first, second in pairwise(found):
        if second.previous is not first.citation or first.passage is not second.passage:
            continue
        between = second.before.casefold().strip()
        other = between.startswith(tuple(words()["same_paper"]["joints"]))
        if other or not (first.citation.number and second.citation.number):
            continue  # «…, và Luật sửa đổi … Luật B ngày …»: a third paper, named without number
        if any(word in between for word in data["amended"]):
            new, old = second, first
        elif any(word in between for word in data["amends"]):
            new, old = first, second
        else:
            continue
        if None not in (new.citation.date, old.citation.date) and day_of(new) < day_of(old):
            yield old.passage.finding(
                "citation_after_document",
                Severity.ERROR,
                old.citation.text,
                found=short_date(day_of(old)),
                expected=short_date(day_of(new)),
                amendment=new.citation.text,
            )


def _out_of_order(dated: Sequence[Cited]) -> Iterator[Finding]:
    """A later number with an earlier date, among papers of one symbol, issuer and year."""
    series: dict[tuple[str, int], dict[int, Cited]] = defaultdict(dict)
    for one in dated:
        number = one.citation.number
        if number.isdigit():
            series[one.citation.symbol.casefold(), day_of(one).year].setdefault(int(number), one)
    for papers in series.values():
        rows = [papers[number] for number in sorted(papers)]
        if len({frozenset(_issuer_words(one)) for one in rows if one.citation.issuer}) > 1:
            continue
        kept = _longest_in_order(rows)
        for place, one in enumerate(rows):
            if place in kept:
                continue
            other = _neighbour(rows, place, kept)
            yield one.passage.finding(
                "citation_order",
                Severity.WARNING,
                one.citation.text,
                found=short_date(day_of(one)),
                other=other.citation.text,
            )


def _longest_in_order(rows: Sequence[Cited]) -> set[int]:
    """Places of the longest run of dates that never go back; of two the one with earlier dates."""
    runs: list[list[int]] = []
    for place, one in enumerate(rows):
        before = [run for run in runs if day_of(rows[run[-1]]) <= day_of(one)]
        runs.append([*_longest(before, rows), place])
    return set(_longest(runs, rows))


def _longest(runs: Sequence[list[int]], rows: Sequence[Cited]) -> list[int]:
    empty: list[int] = []
    ranked = sorted(runs, key=lambda run: (-len(run), day_of(rows[run[-1]])))
    return ranked[0] if ranked else empty


def _neighbour(rows: Sequence[Cited], place: int, kept: set[int]) -> Cited:
    """The nearest paper in order that the one at ``place`` contradicts."""
    day = day_of(rows[place])
    against = [
        other
        for other in kept
        if (other < place and day_of(rows[other]) > day)
        or (other > place and day_of(rows[other]) < day)
    ]
    return rows[min(against, key=lambda other: abs(other - place))]


def _register(paper: Reading, dated: Sequence[Cited]) -> Iterator[Finding]:
    """A paper of the register that is cited with another date."""
    cited_here = {one.number for one in dated}
    known = [
        one
        for one in paper.known.papers
        if one.date is not None and one.number.lstrip("0") in cited_here
    ]
    said: set[str] = set()
    for one in dated:
        same = [
            other.date
            for other in known
            if other.date is not None
            and (other.number.lstrip("0"), other.symbol.casefold())
            == (one.number, one.citation.symbol.casefold())
            and same_paper.one_issuer(other.issuer, one.citation.issuer)
            and (other.date.year == day_of(one).year or one.written_year is not None)
        ]
        if same and day_of(one) not in same and one.citation.text not in said:
            said.add(one.citation.text)
            yield one.passage.finding(
                "citation_conflict",
                Severity.ERROR,
                one.citation.text,
                found=short_date(day_of(one)),
                expected=short_date(same[0]),
                register=short_date(same[0]),
            )
