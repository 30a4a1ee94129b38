"""What the law of the paper's day knew: papers replaced, laws of years that passed none, names.

Facts and their sources are data, ``resources/lastlook/law.toml``; what is marked as known from
memory only warns, and so does whatever depends on when a dossier was received.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules import citations
from thiduadesk.rules.lastlook.cited import Cited
from thiduadesk.rules.lastlook.cited import cited
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.subject import subject_of

_READ = "V"


@cache
def words() -> dict[str, Any]:
    """The facts of ``lastlook/law.toml``."""
    return resources.toml("lastlook/law.toml")


def earliest_day(paper: Reading) -> dt.date | None:
    """The first day that the paper can be of: its own, of its month, or of the year it reports.

    A draft of our own that names no month is of today.
    """
    head = paper.document.letterhead
    if head is not None and head.date is not None:
        return head.date
    if head is not None and dt.MINYEAR <= head.year <= dt.MAXYEAR:
        month = head.month or 1
        return dt.date(head.year, month if month in range(1, 13) else 1, 1)
    if paper.document.source is None and paper.known.day is not None:
        return paper.known.day
    done = subject_of(paper).done
    return dt.date(done, 1, 1) if done is not None else None


def findings(paper: Reading) -> Iterator[Finding]:
    """Law that did not hold, or does not call a thing so, on the day of the paper."""
    day = earliest_day(paper)
    if day is not None:
        yield from _replaced(paper, day)
    yield from _law_years(paper)
    yield from _terms(paper, day)


# --- papers of law --------------------------------------------------------------------------
@cache
def _papers() -> dict[tuple[str, str], dict[str, Any]]:
    return {_key(one["number"], one["symbol"]): one for one in words()["paper"]}


def _key(number: str, symbol: str) -> tuple[str, str]:
    return number.lstrip("0"), symbol.casefold()


def _replaced(paper: Reading, day: dt.date) -> Iterator[Finding]:
    said: set[tuple[str, str]] = set()
    for one in cited(paper):
        key = _key(one.citation.number, one.citation.symbol)
        fact = _papers().get(key)
        if fact is None or day <= fact["to"] or key in said or _is_named_as_old(one):
            continue
        said.add(key)
        yield one.passage.finding(
            "law_replaced",
            _severity(one, fact, day),
            one.citation.text,
            expected=fact["by"],
        )


def _is_named_as_old(one: Cited) -> bool:
    old = re.compile(rf"(?<!\w)(?i:{either(words()['replaced']['named_as_old'])})(?!\w)")
    return old.search(one.before) is not None or old.search(one.after) is not None


def _severity(one: Cited, fact: dict[str, Any], day: dt.date) -> Severity:
    """Grave only as a legal basis, long after the end, and by a text that was read."""
    long_ago = (day - fact["to"]).days > words()["replaced"]["certain_after_days"]
    basis = one.passage.kind is PassageKind.LEGAL_BASIS
    certain = basis and long_ago and fact["mark"] == _READ
    return Severity.ERROR if certain else Severity.WARNING


# --- laws by name and year --------------------------------------------------------------------
@cache
def _law_names() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    year = citations.words().year
    out = []
    for law in words()["law"]:
        name = r"\s*[,-]?\s*".join(re.escape(word) for word in re.split(r"[\s,]+", law["name"]))
        out.append(
            (re.compile(rf"(?<!\w)(?i:{name})\s+(?i:{year})\s+(?P<year>\d{{4}})(?!\d)"), law)
        )
    return tuple(out)


def _law_years(paper: Reading) -> Iterator[Finding]:
    """«Luật Thi đua, khen thưởng năm 2013»: that year only amended the law."""
    amending = re.compile(rf"(?<!\w)(?i:{either(words()['amending']['words'])})(?!\w)")
    said: set[str] = set()
    for passage in paper.body:
        for pattern, law in _law_names():
            for match in pattern.finditer(passage.text):
                year = int(match["year"])
                before = passage.text[max(0, match.start() - 60) : match.start()]
                if year in law["passed"] or match[0] in said or amending.search(before):
                    continue
                said.add(match[0])
                passed = ", ".join(str(one) for one in law["passed"])
                yield passage.finding(
                    "law_year",
                    Severity.WARNING,
                    match[0],
                    found=str(year),
                    expected=passed,
                    **({"amended": str(year)} if year in law["amended"] else {}),
                )


# --- names of titles and commendations --------------------------------------------------------
@cache
def _term_patterns() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    out = []
    for term in words()["term"]:
        unless = "".join(rf"(?!\s*{either([word])})" for word in term.get("unless", ()))
        out.append((re.compile(rf"(?<!\w)(?i:{either(term['said'])})(?!\w){unless}"), term))
    return tuple(out)


def _terms(paper: Reading, day: dt.date | None) -> Iterator[Finding]:
    """Each place where a name is wrong; of names that only a later law changed, the first."""
    for pattern, term in _term_patterns():
        if "from" not in term:
            yield from _named(paper.passages, pattern, term)
        elif day is not None and day >= term["from"]:
            running = [one for one in paper.body if one.kind is not PassageKind.LEGAL_BASIS]
            yield from islice(_named(running, pattern, term), 1)


def _named(
    passages: Sequence[Passage], pattern: re.Pattern[str], term: dict[str, Any]
) -> Iterator[Finding]:
    for passage in passages:
        for match in pattern.finditer(passage.text):
            yield passage.finding(
                "law_term",
                Severity(term["severity"]),
                match[0],
                expected=term["right"],
                law=term["law"],
            )
