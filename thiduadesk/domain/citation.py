"""Finds citations of papers («trích dẫn văn bản») in running text.

«Quyết định số 733/QĐ-TTg ngày 14/6/2019 của Thủ tướng Chính phủ»: kind, number, symbol, date,
issuer. The words it goes by are data, given by the caller, so this stays pure.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from thiduadesk.domain.citation_words import DASHES
from thiduadesk.domain.citation_words import CitationWords
from thiduadesk.domain.citation_words import written_year
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import search_key

_UNIT = re.compile(r"\([A-Z\u0110]{1,6}\)(?=\s)")
"""The unit that drafted the paper, in brackets behind the symbol: «567/UBND-NC(VX)»."""
_WORD = re.compile(r"\w+")
_LOOK_BACK = 4000
"""Letters before a citation in which its kind may be named; longer lists nobody writes."""
_BETWEEN = re.compile(rf"[^\S\n]+(?:[{DASHES}][^\S\n]+)?|[^\S\n]*\n[^\S\n]*(?=[^\W\d_])")
"""Between the words of an issuer's name; a line may end there."""


def find_citations(text: str, words: CitationWords) -> tuple[Citation, ...]:
    """Every citation in the text, in its order; places count code points of the NFC text."""
    text = nfc(text)
    found: list[Citation] = []
    for match in words.numbered.finditer(text):
        before = found[-1] if found else None
        citation = _numbered(text, match, words, before)
        if citation is None:
            continue
        _date_those_before(text, found, citation, words)
        found += _several(text, match, citation)
    taken = {place for citation in found for place in range(citation.start, citation.end)}
    found += [
        _law(text, match, words)
        for match in words.law_name.finditer(text)
        if match.start() not in taken
    ]
    return tuple(sorted(found, key=lambda citation: citation.start))


def _numbered(
    text: str, match: re.Match[str], words: CitationWords, before: Citation | None
) -> Citation | None:
    symbol = "".join(match["symbol"].split())
    if not symbol[:2].isupper():
        return None
    end = match.end()
    if level := words.level.match(text, end):
        end = level.end()
    if (unit := _UNIT.match(text, end)) and words.date.match(text, unit.end()):
        end = unit.end()
    issuer, end = _issuer(text, end, words)
    date, end = _date(text, end, words)
    if date is None and before is not None and (same := words.same_day.match(text, end)):
        date, end = before.date, same.end()
    if not issuer:
        issuer, end = _issuer(text, end, words)
    first = re.split(rf"[{DASHES}/]", symbol)[0]
    if date is None and not _is_sure(match, symbol, first, words):
        return None
    kind = _kind_of(match["kind"] or "", first, words)
    kind = kind or _kind_named_before(text, match.start(), first, words)
    return Citation(
        kind=kind,
        number=match["number"].replace(".", ""),
        symbol=symbol,
        date=date,
        issuer=issuer,
        text=text[match.start() : end],
        start=match.start(),
        end=end,
    )


def _is_sure(match: re.Match[str], symbol: str, first: str, words: CitationWords) -> bool:
    """Whether words without a date cite a paper: «số 12/ĐC», «6/CP» and «số 03-XL» may be anything."""
    if first == symbol:  # one group only: «1028/TMTH», «65/2020/QH14»
        return bool(match["kind"] and (match["so"] or not match["number"].isdigit()))
    known = any(first in symbols for symbols in words.kinds.values())
    return known or bool(match["kind"] or (match["so"] and "/" in match["sign"] + symbol))


def _date_those_before(
    text: str, found: list[Citation], last: Citation, words: CitationWords
) -> None:
    """«Tờ trình số 18/TTr-VP và Biên bản số 4/BB-VP cùng ngày 16/01/2023»: the day is of both."""
    if last.date is None or not words.same_day_words.search(last.text):
        return
    start = last.start
    for at in reversed(range(len(found))):
        one = found[at]
        if one.date is not None or not words.joined.fullmatch(text, one.end, start):
            return
        found[at] = replace(one, date=last.date)
        start = one.start


def _several(text: str, match: re.Match[str], last: Citation) -> list[Citation]:
    """The citations of a match: those listed before the last have its symbol, not its date."""
    if match["listed"] is None:
        return [last]
    at = match.start("listed")
    places = [(at + one.start(), at + one.end()) for one in re.finditer(r"\d+", match["listed"])]
    starts = [match.start(), *(start for start, _ in places[1:])]
    before = [
        replace(last, number=text[start:end], date=None, text=text[first:end], start=first, end=end)
        for first, (start, end) in zip(starts, places, strict=True)
    ]
    start = match.start("number")
    return [*before, replace(last, text=text[start : last.end], start=start)]


def _law(text: str, match: re.Match[str], words: CitationWords) -> Citation:
    date, end = _date(text, match.end(), words)
    if date is None and (year := words.in_year.match(text, end)):
        end = year.end()
    return Citation(
        kind=next((kind for kind in words.kinds if match["law"].startswith(kind)), ""),
        number="",
        symbol="",
        date=date,
        issuer="",
        text=text[match.start() : end],
        start=match.start(),
        end=end,
    )


def _date(text: str, at: int, words: CitationWords) -> tuple[dt.date | None, int]:
    match = words.date.match(text, at)
    if match is None:
        return None, at
    day, month, year = (part for part in match.groups() if part is not None)
    end = match.end()
    try:
        return dt.date(written_year(year), int(month), int(day)), end
    except ValueError:
        return None, end


def _issuer(text: str, at: int, words: CitationWords) -> tuple[str, int]:
    """The issuer named after «của»; the name ends before the first word that is no name."""
    match = words.issued_by.match(text, at)
    if match is None:
        return "", at
    start = end = place = match.end()
    joints = {*words.issuer_joints} - {*words.levels}
    while place < len(text):
        pattern = words.name if text[place].isupper() else words.inside_name
        phrase = pattern.match(text, place) if text[place].isupper() or end > start else None
        other = words.no_name.match(text, place)
        if other and (phrase is None or other.end() > phrase.end()):
            break
        word = phrase or _WORD.match(text, place)
        if word is None or not (phrase or word[0][0].isupper()):
            break
        if word[0] not in joints:
            end = word.end()
        gap = _BETWEEN.match(text, word.end())
        if gap is None or ("\n" in gap[0] and text[gap.end()].isupper()):
            break
        place = gap.end()
    return (" ".join(text[start:end].split()), end) if end > start else ("", at)


def _kind_of(named: str, symbol: str, words: CitationWords) -> str:
    """The kind that the words before a number name, as the list writes it.

    Of several («Thông báo kết luận số 12-TB/VPTU») the one whose symbol follows, else the first.
    """
    said = " ".join(named.split())
    short = [kind for kind, symbols in words.kinds.items() if said in symbols]
    if short:
        return next((kind for kind in short if symbol in words.kinds[kind]), short[0])
    key = search_key(said)
    places = {kind: key.find(name) for kind, name in words.kind_keys.items()}
    named_kinds = (kind for kind in places if places[kind] >= 0)
    found = sorted(named_kinds, key=lambda kind: (places[kind], -len(kind)))
    return next((kind for kind in found if symbol in words.kinds[kind]), found[0] if found else "")


def _kind_named_before(text: str, at: int, symbol: str, words: CitationWords) -> str:
    """The kind of a citation that only says «số …»: named before in the same paragraph.

    «các Quyết định: số 269/QĐ-UBND …; số 661/QĐ-UBND …», «Kế hoạch … (số 161/KH-VP …)».
    """
    paragraph = text[max(text.rfind("\n", 0, at) + 1, at - _LOOK_BACK) : at].casefold()
    kinds = [kind for kind, symbols in words.kinds.items() if symbol in symbols]
    only = kinds[0] if len(kinds) == 1 else ""
    return next((kind for kind in kinds if kind.casefold() in paragraph), only)
