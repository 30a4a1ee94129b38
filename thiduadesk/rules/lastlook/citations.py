"""Citations of a paper: form, dates, order, and what the register of papers says.

NĐ 30/2020/NĐ-CP, annex I, II.3 and II.6.b; see ``resources/lastlook/citations.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.citations import words as citation_words
from thiduadesk.rules.lastlook import citation_dates
from thiduadesk.rules.lastlook import citation_forms
from thiduadesk.rules.lastlook.cited import Cited
from thiduadesk.rules.lastlook.cited import cited
from thiduadesk.rules.lastlook.cited import words
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_ANY_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)")
_NEAR = 80
"""So far behind a citation may stand the day that it shares with the next ones."""
_LONG_CELL = 80
"""A shorter cell is a column of numbers whose dates stand in the next."""


def findings(paper: Reading) -> Iterator[Finding]:
    """What is wrong with the citations of a paper."""
    found = cited(paper)
    of_dates = [*citation_dates.findings(paper, found)]
    yield from of_dates
    quoted = {finding.quote for finding in of_dates}
    yield from (one for one in citation_forms.findings(found) if one.quote not in quoted)
    yield from _undated(found)
    yield from _blanks(paper)


def _undated(found: tuple[Cited, ...]) -> Iterator[Finding]:
    """The first citation of a paper that no citation gives a date."""
    dated = {_name(one) for one in found if one.citation.date is not None}
    said: set[tuple[str, str]] = set()
    for one in found:
        if not one.whole or _name(one) in dated | said or not _asks_date(one):
            continue
        said.add(_name(one))
        yield one.passage.finding(
            "citation_without_date",
            Severity.WARNING,
            one.citation.text,
            law=words()["law_citing"],
        )


def _name(one: Cited) -> tuple[str, str]:
    return one.number, one.citation.symbol.casefold()


def _asks_date(one: Cited) -> bool:
    """Nothing near gives the date, or makes it needless."""
    data = words()["undated"]
    passage, citation = one.passage, one.citation
    if passage.kind is PassageKind.HEADING or citation.kind in ("", *data["not_needed"]):
        return False
    if passage.kind is PassageKind.CELL and len(passage.text) < _LONG_CELL:
        return False
    if citation.text.strip() == passage.text.strip():
        return False
    if words()["undated"]["same_day"] in passage.text[citation.end : citation.end + _NEAR]:
        return False
    if any(map(_is_dated_in, (citation.text, one.before, one.after))) or _has_blank_date(one):
        return False
    return not _is_in_subject(one)


def _is_dated_in(text: str) -> bool:
    return any(date.search(text) for date in (_ANY_DATE, citation_forms.date_words()))


def _has_blank_date(one: Cited) -> bool:
    """«ngày    /    /2022»: a draft whose date is filled in later."""
    return citation_forms.blank_date().match(one.after) is not None


def _is_in_subject(one: Cited) -> bool:
    """Named by the subject of the paper cited before: its own words, with no date of its own."""
    if one.previous is None or one.previous.date is None:
        return False
    marks = "|".join(re.escape(word) for word in words()["undated"]["within_subject"])
    return re.search(rf"(?<!\w)(?:{marks})(?!\w)", one.before) is not None


@cache
def _blank() -> re.Pattern[str]:
    names = citation_words()
    kinds = "|".join(re.escape(kind) for kind in sorted(names.kinds, key=len, reverse=True))
    blank = r"[\s.\u2026_]"
    return re.compile(
        rf"(?<!\w)(?i:{kinds})\s+(?i:{names.number_word}){blank}*/\s?[^\W\d_a-z][^\W\d_]*-[^\W\d_]+"
        rf"(?:\s+(?i:{names.day}){blank}*(?:\d{{1,2}})?{blank}*/[\s\d/.\u2026]*)?"
    )


def _blanks(paper: Reading) -> Iterator[Finding]:
    """«Kế hoạch số …/KH-VP ngày …/5/2025»: another paper whose number nobody filled in."""
    own = tuple(words()["same_paper"]["issued_with"])
    for passage in paper.body:
        if passage.text.strip("(* ").casefold().startswith(own):
            continue
        for match in _blank().finditer(passage.text):
            before = passage.text[: match.start()].rstrip().casefold()
            if not before.endswith(own):
                quote = match[0].strip()
                yield passage.finding("citation_blank", Severity.WARNING, quote)
