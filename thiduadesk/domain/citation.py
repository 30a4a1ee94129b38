"""Finds citations of papers («trích dẫn văn bản») in running text.

«Quyết định số 733/QĐ-TTg ngày 14/6/2019 của Thủ tướng Chính phủ»: kind, number, symbol, date,
issuer. The words it goes by are data, given by the caller, so this stays pure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property

from thiduadesk.domain.papers import Citation
from thiduadesk.domain.text import nfc

_DASHES = r"\-" + "\u2013\u2010\u2011"
_GAP = r"(?>[^\S\n]*(?:\n[^\S\n]*)?)"
"""Spaces with at most one line break: a citation may be cut by the line, not by a paragraph.

Atomic, as ``_SPACE``: given back space by space, a long run of them would be tried for ever.
"""
_SPACE = r"(?>[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
"""The same, one of them at least."""
_JOINT = rf"(?:[{_DASHES}/]|[^\S\n]-(?=[A-Z\u0110]{{2}})|-[^\S\n](?=[A-Z\u0110]{{2}}))"
"""Between the groups of a symbol; a space on one side is a slip of the typist."""
_WIDE = r"[^\S\n]-[^\S\n](?=[A-Z\u0110]{2})"
"""Spaces on both sides, between the first two groups: «QĐ - UBND»."""
_UNIT = re.compile(r"\([A-Z\u0110]{1,6}\)(?=\s)")
"""The unit that drafted the paper, in brackets behind the symbol: «567/UBND-NC(VX)»."""


@dataclass(frozen=True)
class CitationWords:
    """The words of citations.

    Attributes:
        kinds: kind → its symbols: «Quyết định» → («QĐ»,).
        laws: names of laws cited without a number.
        issuers: words and phrases an issuer's name is made of.
        issuer_joints: small words between them («tỉnh», «và»).
        levels: what may follow a symbol («47/BC-UBND tỉnh»).
        not_about: words that end what a paper is about: «Báo cáo về … số».
        before_day: what may stand before the day («ký ngày»).
        number_word, day, month, year, of: «số», «ngày», «tháng», «năm», «của».
        also: joins numbers of one symbol: «số 12 và 13/UBND-NC».
    """

    kinds: Mapping[str, tuple[str, ...]]
    laws: tuple[str, ...]
    issuers: tuple[str, ...]
    issuer_joints: tuple[str, ...]
    levels: tuple[str, ...]
    before_day: tuple[str, ...]
    not_about: tuple[str, ...]
    number_word: str
    day: str
    month: str
    year: str
    of: str
    also: str

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """Kind, number word, number, symbol; kind and number word may be missing.

        Between the kind and the number word may stand what the paper is about: «Kế hoạch hành
        động số», «Thông báo kết luận số». «QĐ số» is a kind too.
        """
        kinds, laws = _either(self.kinds), _either(self.laws)
        short = _either(symbol for symbols in self.kinds.values() for symbol in symbols)
        about = (
            rf"(?:{_SPACE}(?!(?:{_either(self.not_about)})\b)[^\W\d_]+){{1,3}}?"
            rf"(?={_SPACE}(?i:{self.number_word})\b)"
        )
        return re.compile(
            rf"(?<![\w/])(?:(?P<kind>(?i:{laws})|(?i:{kinds})(?:{_GAP}(?i:{laws})|{about})?|{short})"
            rf"[,:]?{_SPACE})?"
            rf"(?P<so>(?i:{self.number_word}){_GAP}:?{_GAP})?"
            rf"(?(so)(?P<listed>(?:\d{{1,5}}(?:{_GAP},{_GAP}|{_SPACE}{self.also}{_SPACE})){{1,9}})?)"
            rf"(?P<number>\d{{1,5}}(?:/\d{{4}}|-\d{{4}}(?=/))?){_GAP}[/{_DASHES}]+{_GAP}"
            rf"(?P<symbol>[^\W\d_][\w&]*(?:{_WIDE}[^\W\d_][\w&]*)?(?:{_JOINT}[^\W\d_][\w&]*)*)"
        )

    @cached_property
    def no_name(self) -> re.Pattern[str]:
        """Words that look like a name's but begin something else: «Thông tri», «Ban hành»."""
        return re.compile(rf"(?i:{_either((*self.kinds, *self.before_day))})(?!\w)")

    @cached_property
    def law(self) -> re.Pattern[str]:
        """A law by its name, perhaps with its year."""
        return re.compile(rf"(?<!\w)(?P<law>(?i:{_either(self.laws)}))(?!\w)")

    @cached_property
    def date(self) -> re.Pattern[str]:
        """«, ngày 14/6/2019», «ký ngày 22 tháng 02 năm 2022»."""
        return re.compile(
            rf"{_GAP}[,(]?{_GAP}(?:(?i:{_either(self.before_day)}){_SPACE})?(?:(?i:{self.day})\s+){{1,2}}"
            rf"(?:(\d{{1,2}})\s?[/.{_DASHES}]\s?(\d{{1,2}})\s?[/.{_DASHES}]\s?(\d{{4}})"
            rf"|(\d{{1,2}})\s+(?i:{self.month})\s+(\d{{1,2}})\s+(?i:{self.year})\s+(\d{{4}}))(?!\d)"
        )

    @cached_property
    def in_year(self) -> re.Pattern[str]:
        """«năm 2013» after a law."""
        return re.compile(rf"{_SPACE}(?i:{self.year})\s+\d{{4}}(?!\d)")

    @cached_property
    def level(self) -> re.Pattern[str]:
        """« tỉnh» after a symbol."""
        return re.compile(rf"{_SPACE}(?:{_either(self.levels)})(?!\w)")

    @cached_property
    def issued_by(self) -> re.Pattern[str]:
        """« của Thủ tướng Chính phủ»: known phrases, capitalised words, and joints between them."""
        name = rf"(?:(?i:{_either(self.issuers)})(?!\w)|(?=[^\W\d_])\w+)"
        joints = _either(self.issuer_joints)
        return re.compile(
            rf"{_GAP},?{_GAP}(?<!\w)(?i:{self.of})\s+"
            rf"(?P<issuer>{name}(?:(?:\s+(?:{joints})(?!\w))?(?:\s+|\s[-\u2013]\s){name})*"
            rf"(?:\s+(?:{_either(self.levels)})(?!\w))?)"
        )


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(_spelled(word) for word in longest_first)


def _spelled(words: str) -> str:
    """A phrase as people write it: any spaces; a comma, a dash or neither where it has either."""
    loose = re.sub(r",\\? |\\ \\-\\ ", "\0", re.escape(words))
    return re.sub(r"\\? ", r"\\s+", loose).replace("\0", rf"\s*[,{_DASHES}]?\s*")


def find_citations(text: str, words: CitationWords) -> tuple[Citation, ...]:
    """Every citation in the text, in its order; places count code points of the NFC text."""
    text = nfc(text)
    found: list[Citation] = []
    for match in words.numbered.finditer(text):
        citation = _numbered(text, match, words)
        if citation is not None:
            found += _several(text, match, citation)
    taken = {place for citation in found for place in range(citation.start, citation.end)}
    found += [
        _law(text, match, words) for match in words.law.finditer(text) if match.start() not in taken
    ]
    return tuple(sorted(found, key=lambda citation: citation.start))


def _numbered(text: str, match: re.Match[str], words: CitationWords) -> Citation | None:
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
    if not issuer:
        issuer, end = _issuer(text, end, words)
    first = re.split(rf"[{_DASHES}/]", symbol)[0]
    named = match["kind"] or match["so"]
    known = any(first in symbols for symbols in words.kinds.values())
    if not named and date is None and not (known and first != symbol):
        return None
    kind = _kind_of(match["kind"] or "", first, words)
    kind = kind or _kind_named_before(text, match.start(), first, words)
    return Citation(
        kind=kind,
        number=match["number"],
        symbol=symbol,
        date=date,
        issuer=issuer,
        text=text[match.start() : end],
        start=match.start(),
        end=end,
    )


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
    day, month, year = (int(part) for part in match.groups() if part is not None)
    end = match.end()
    try:
        return dt.date(year, month, day), end
    except ValueError:
        return None, end


def _issuer(text: str, at: int, words: CitationWords) -> tuple[str, int]:
    """The issuer named after «của»; the name ends before the first word that is no name."""
    match = words.issued_by.match(text, at)
    if match is None:
        return "", at
    known = re.compile(
        rf"(?i:{_either((*words.issuers, *words.issuer_joints, *words.levels))})(?!\w)"
    )
    start = place = match.start("issuer")
    end = start
    joints = {*words.issuer_joints} - {*words.levels}
    while place < match.end("issuer"):
        phrase = known.match(text, place) if text[place].isupper() or end > start else None
        other = words.no_name.match(text, place)
        if other and (phrase is None or other.end() > phrase.end()):
            break
        word = phrase or re.compile(r"\w+").match(text, place)
        if word is None or not (phrase or word[0][0].isupper()):
            break
        if word[0] not in joints:
            end = word.end()
        place = word.end()
        gap = re.compile(rf"[^\S\n]+(?:[{_DASHES}][^\S\n]+)?").match(text, place)
        if gap is None:
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
    places = {kind: said.casefold().find(kind.casefold()) for kind in words.kinds}
    named_kinds = (kind for kind in places if places[kind] >= 0)
    found = sorted(named_kinds, key=lambda kind: (places[kind], -len(kind)))
    return next((kind for kind in found if symbol in words.kinds[kind]), found[0] if found else "")


def _kind_named_before(text: str, at: int, symbol: str, words: CitationWords) -> str:
    """The kind of a citation that only says «số …»: named before in the same paragraph.

    «các Quyết định: số 269/QĐ-UBND …; số 661/QĐ-UBND …», «Kế hoạch … (số 161/KH-VP …)».
    """
    paragraph = text[text.rfind("\n", 0, at) + 1 : at].casefold()
    kinds = [kind for kind, symbols in words.kinds.items() if symbol in symbols]
    only = kinds[0] if len(kinds) == 1 else ""
    return next((kind for kind in kinds if kind.casefold() in paragraph), only)
