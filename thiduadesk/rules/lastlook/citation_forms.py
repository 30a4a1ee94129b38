"""How a citation is written: signs between its pieces, a symbol that fits its kind, a real date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import Citation
from thiduadesk.rules import citations
from thiduadesk.rules.lastlook.cited import Cited
from thiduadesk.rules.lastlook.cited import words

_SIGN = "[/\u2010\u2011\u2013-]"


@cache
def date_words() -> re.Pattern[str]:
    """«ngày 14 tháng 6 năm 2019»."""
    names = citations.words()
    return re.compile(
        rf"(?i:{names.day})\s+\d{{1,2}}\s+(?i:{names.month})\s+\d{{1,2}}\s+(?i:{names.year})\s+\d{{4}}"
    )


@cache
def blank_date() -> re.Pattern[str]:
    """«ngày … tháng 12 năm 2022», «ngày     /12/2022»: the day still to be filled in."""
    names = citations.words()
    return re.compile(rf"[\s,(]*(?i:{names.day})[\s.\u2026_]*(?:/|(?i:{names.month})|$)")


@cache
def _impossible_date() -> re.Pattern[str]:
    names = citations.words()
    return re.compile(
        rf"(?i:{names.day})\s+(\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}"
        rf"|\d{{1,2}}\s+(?i:{names.month})\s+\d{{1,2}}\s+(?i:{names.year})\s+\d{{4}})"
    )


def findings(found: tuple[Cited, ...]) -> Iterator[Finding]:
    """Faults of single citations; the same fault of the same words is said once."""
    said: set[tuple[str, str]] = set()
    for one in found:
        for finding in _of_one(one):
            key = (finding.quote or "", finding.expected or finding.found or "")
            if key not in said:
                said.add(key)
                yield finding


def _of_one(one: Cited) -> Iterator[Finding]:
    citation = one.citation
    wrong = _impossible_date().search(citation.text) if citation.date is None else None
    if wrong is not None:
        yield one.passage.finding(
            "citation_form", Severity.ERROR, citation.text, found=wrong[1], no_such_day=wrong[1]
        )
    match = citations.words().numbered.search(citation.text)
    if match is None or not one.whole:
        return
    law = words()["law_number"]
    written = citation.text[match.start("number") : match.end("symbol")]
    right = _right(citation, written)
    if right and written != right:
        yield one.passage.finding(
            "citation_form", Severity.WARNING, written, expected=right, law=law
        )
    elif (symbol := _other_symbol(citation)) is not None:
        yield one.passage.finding(
            "citation_form",
            Severity.WARNING,
            citation.text,
            found=_first(citation.symbol),
            expected=symbol,
            law=law,
            kind=citation.kind,
        )
    elif (issuer := _other_issuer(citation)) is not None:
        yield one.passage.finding(
            "citation_form",
            Severity.WARNING,
            citation.text,
            found=citation.issuer,
            expected=issuer,
            issued_under=citation.symbol,
        )
    if match["so"] and match["so"][-1].isalpha():
        yield one.passage.finding(
            "citation_form",
            Severity.WARNING,
            match["so"] + match["number"],
            expected=f"{match['so']} {match['number']}",
        )


def _right(citation: Citation, written: str) -> str:
    """Number and symbol as they should be written; the empty string where nobody can say."""
    groups = [group for group in re.split(_SIGN, citation.symbol) if group]
    number, body = citation.number, groups[-1]
    if len(groups) == 2 and _is_kind(groups[0]):
        if _is_party(body):
            return f"{number}-{groups[0]}/{body}"
        if body in words()["bodies"]["state"]:
            return f"{_with_year(number, citation)}/{groups[0]}-{body}"
    slip = re.search(rf"{_SIGN}{{2}}|\s", written)
    tidied = re.sub(rf"\s*({_SIGN})\s*", r"\1", written)
    return re.sub(rf"({_SIGN}){_SIGN}+", r"\1", tidied) if slip else ""


def _with_year(number: str, citation: Citation) -> str:
    """«91» of «Nghị định số 91/NĐ-CP ngày 31/7/2017» is «91/2017»."""
    data = words()["law_papers"]
    law = citation.symbol in data["symbols"] or citation.kind in data["kinds"]
    if not law or not number.isdigit() or citation.date is None:
        return number
    return f"{number}/{citation.date.year}" if citation.date.year >= data["since"] else number


def _is_kind(group: str) -> bool:
    return any(group in symbols for symbols in citations.words().kinds.values())


def _is_party(body: str) -> bool:
    bodies = words()["bodies"]
    return body in bodies["party"] or body.startswith(tuple(bodies["party_beginnings"]))


def _first(symbol: str) -> str:
    return re.split(_SIGN, symbol)[0]


def _other_symbol(citation: Citation) -> str | None:
    """The symbol of the kind named, where the one written belongs to another kind only."""
    kinds, first = citations.words().kinds, _first(citation.symbol)
    own = (*kinds.get(citation.kind, ()), *words()["also"].get(citation.kind, ()))
    named = citation.text.casefold().startswith(citation.kind.casefold())
    if not named or not citation.kind or citation.kind in words()["any_symbol"] or first in own:
        return None
    if first not in words()["certain_symbols"]:
        return None
    return next(iter(own), None)


def _other_issuer(citation: Citation) -> str | None:
    """Who issues under this symbol, where another is named."""
    body = re.split(_SIGN, citation.symbol)[-1]
    bodies = words()["bodies"]
    right = bodies["issuer"].get(body)
    if right is None or not citation.issuer:
        return None
    also = {right, *bodies["issuer_also"].get(body, ())}
    named = {other for other in bodies["issuer"].values() if other == citation.issuer}
    return right if named and citation.issuer not in also else None
