"""The words of citations, and what citations look like: patterns made from words given as data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from functools import cached_property

from thiduadesk.domain.text import search_key

DASHES = r"\-" + "\u2013\u2010\u2011"
GAP = r"(?>[^\S\n]*(?:\n[^\S\n]*)?)"
"""Spaces with at most one line break: a citation may be cut by the line, not by a paragraph.

Atomic, as ``SPACE``: given back space by space, a long run of them would be tried for ever.
"""
SPACE = r"(?>[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
"""The same, one of them at least."""
_JOINT = (
    rf"(?:[{DASHES}/]|[^\S\n]-(?=[A-Z\u0110]{{2}})|-(?>[^\S\n]?\n|[^\S\n])(?=[A-Z\u0110]{{2}}))"
)
"""Between the groups of a symbol; a space on one side is a slip, a line may end at a dash."""
_WIDE = r"[^\S\n]-[^\S\n](?=[A-Z\u0110]{2})"
"""Spaces on both sides, between the first two groups: «QĐ - UBND»."""
_GROUP = r"[^\W\d_](?:[^\W_]|&)*"
"""A group of a symbol: «UBND», «KTĐ3»."""
_MARKS = r"(?>[*_~]*)"
"""Bold and italic of a text that was recognised or typed with marks: «số *881*/SXD-VP»."""
_TAGS = r"(?>(?:[*_~]+|</?\w{1,6}>)*)"
_NOTE = r"(?<=(?:19|20)\d\d)(?=\d{1,2}(?!\d))"
"""A mark of a footnote that a copied text has glued to the year: «ngày 11/6/20243»."""
_CENTURY, _LAST_OF_IT = 2000, 69
"""«22» is 2022, «99» is 1999."""


@dataclass(frozen=True)
class CitationWords:
    """The words of citations.

    Attributes:
        kinds: kind → its symbols: «Quyết định» → («QĐ»,).
        laws: names of laws cited without a number.
        acts: what names of laws begin with: «Luật», «Bộ luật», «Pháp lệnh».
        in_acts: small words that names of laws may hold, out of ``not_about``: «và», «của».
        issuers: words and phrases an issuer's name is made of.
        issuer_joints: small words between them («tỉnh», «và»).
        levels: what may follow a symbol («47/BC-UBND tỉnh»).
        not_about: words that end what a paper is about: «Báo cáo về … số».
        not_number: what makes «số» the end of another word: «hệ số».
        before_day: what may stand before the day («ký ngày»).
        same: «cùng» of «cùng ngày»: of the day of the paper beside it.
        number_word, day, month, year, of: «số», «ngày», «tháng», «năm», «của».
        also: joins numbers of one symbol: «số 12 và 13/UBND-NC».
    """

    kinds: Mapping[str, tuple[str, ...]]
    laws: tuple[str, ...]
    acts: tuple[str, ...]
    in_acts: tuple[str, ...]
    issuers: tuple[str, ...]
    issuer_joints: tuple[str, ...]
    levels: tuple[str, ...]
    before_day: tuple[str, ...]
    not_about: tuple[str, ...]
    not_number: tuple[str, ...]
    same: str
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
        động số», «Thông báo kết luận số». «QĐ số» is a kind too. Letters may have lost their
        signs in a scan: «Công vãn sô».
        """
        kinds, laws = "|".join(map(_unsure, _longest_first(self.kinds))), either(self.laws)
        short = either(symbol for symbols in self.kinds.values() for symbol in symbols)
        number_word = _unsure(self.number_word)
        symbols = (symbol for held in self.kinds.values() for symbol in held)
        begins = (*self.kinds, *self.laws, *self.acts, *symbols, self.number_word)
        other = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in self.not_number)
        about = (
            rf"(?:{SPACE}(?!(?:{either(self.not_about)})\b)[^\W\d_]+){{1,3}}?"
            rf"(?={SPACE}(?i:{number_word})\b)"
        )
        digits = r"(?:\d{1,2}\.\d{3}(?!\d)|\d{1,5}[a-z]?)"
        return re.compile(
            rf"(?<![\w/])(?=[\d*_~]|{_first(begins)})(?<!\d[.,])"
            rf"(?:(?P<kind>(?i:{laws})|(?i:{kinds})(?:{GAP}(?i:{laws})|{about})?|{short}"
            rf"|{self._unknown_law})[,:]?{SPACE})?"
            rf"(?P<so>{other}(?i:{number_word}){GAP}:?{GAP})?"
            rf"(?(so)(?P<listed>(?:\d{{1,5}}(?:{GAP},{GAP}|{SPACE}{self.also}{SPACE})){{1,9}})?)"
            rf"{_MARKS}(?P<number>{digits}(?:/\d{{4}}|-\d{{4}}(?=/))?)"
            rf"{_MARKS}{GAP}(?P<sign>[/{DASHES}]+){GAP}"
            rf"(?P<symbol>{_GROUP}(?:{_WIDE}{_GROUP})?(?:{_JOINT}{_GROUP})*)"
        )

    @cached_property
    def _unknown_law(self) -> str:
        """A law whose name is in no list, by its capital: it ends before its number or year."""
        end = rf"(?={SPACE}(?:{self.number_word}\b|{self.year}\s+\d{{4}}|{self.day}\s+\d))"
        acts = either(self.acts)
        others = either({*self.kinds, *self.acts, *self.not_about} - {*self.in_acts})
        return (
            rf"(?:{acts})\s+[{_capitals()}]\w+"
            rf"(?:,?[^\S\n]+(?!(?i:{others})\b)[^\W\d_]+){{0,9}}?{end}"
        )

    @cached_property
    def name(self) -> re.Pattern[str]:
        """A word or phrase that names of issuers are made of."""
        known = either((*self.issuers, *self.issuer_joints, *self.levels))
        return re.compile(rf"(?i:{known})(?!\w)")

    @cached_property
    def inside_name(self) -> re.Pattern[str]:
        """A small word inside an issuer's name: «tỉnh», «và»."""
        return re.compile(rf"(?i:{either((*self.issuer_joints, *self.levels))})(?!\w)")

    @cached_property
    def no_name(self) -> re.Pattern[str]:
        """Words that look like a name's but begin something else: «Thông tri», «Ban hành», «VỀ»."""
        others = set(self.not_about) - set(self.issuer_joints)
        return re.compile(rf"(?i:{either((*self.kinds, *self.before_day, *others))})(?!\w)")

    @cached_property
    def law_name(self) -> re.Pattern[str]:
        """A law by its name, perhaps with its year."""
        return re.compile(
            rf"(?<!\w)(?={_first((*self.laws, *self.acts))})"
            rf"(?P<law>(?i:{either(self.laws)})(?!\w)|{self._unknown_law}(?!\w))"
        )

    @cached_property
    def date(self) -> re.Pattern[str]:
        """«, ngày 14/6/2019», «ký ngày 22 tháng 02 năm 2022», «(03/02/2023)»."""
        before, day = either(self.before_day), _unsure(self.day)
        month, year = _unsure(self.month), _unsure(self.year)
        sign = rf"\s?[/.{DASHES}]\s?"
        bare = rf"(\d{{1,2}})[/.{DASHES}](\d{{1,2}})[/.{DASHES}](\d{{4}})(?!\d)"
        return re.compile(
            rf"(?:{_TAGS}{GAP}[,(]?{GAP}{_TAGS}"
            rf"(?:(?i:{before}|{_unsure(self.same)}){SPACE})?(?:(?i:{day})\s+){{1,2}}{_MARKS}"
            rf"(?:(\d{{1,2}}){sign}(\d{{1,2}}){sign}(\d{{4}}|\d{{2}})"
            rf"|(\d{{1,2}})\s+(?i:{month})\s+(\d{{1,2}})\s+(?i:{year})\s+(\d{{4}}))"
            rf"(?:(?!\d)|{_NOTE})"
            rf"|(?:[^\S\n]*[,(])?[^\S\n]*{bare})"
        )

    @cached_property
    def same_day(self) -> re.Pattern[str]:
        """«cùng ngày», behind a citation."""
        return re.compile(rf"{GAP}[,(]?{GAP}{self.same_day_words.pattern}")

    @cached_property
    def same_day_words(self) -> re.Pattern[str]:
        """The same without what may stand before it, to be searched for."""
        return re.compile(rf"(?i:{self.same}\s+{self.day})(?!\w)")

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """Nothing but a comma or «và» between two citations."""
        return re.compile(rf"{GAP}[,;]?{GAP}(?:(?i:{self.also})\s+)?")

    @cached_property
    def in_year(self) -> re.Pattern[str]:
        """«năm 2013» after a law."""
        return re.compile(rf"{SPACE}(?i:{self.year})\s+\d{{4}}(?!\d)")

    @cached_property
    def level(self) -> re.Pattern[str]:
        """« tỉnh» after a symbol."""
        return re.compile(rf"{SPACE}(?:{either(self.levels)})(?!\w)")

    @cached_property
    def issued_by(self) -> re.Pattern[str]:
        """« của » and the letter that an issuer's name begins with."""
        return re.compile(
            rf"{_TAGS}[\"\u201d\u00bb]?{GAP},?{GAP}(?<!\w)(?i:{_unsure(self.of)})\s+(?=[^\W\d_])"
        )

    @cached_property
    def kind_keys(self) -> Mapping[str, str]:
        """Kind → how it is looked up whatever signs its letters have."""
        return {kind: search_key(kind) for kind in self.kinds}


def written_year(digits: str) -> int:
    """The year that two or four digits mean."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (_CENTURY if number <= _LAST_OF_IT else _CENTURY - 100)


def either(words: Iterable[str]) -> str:
    """A pattern of several phrases; the longest that fits is taken."""
    return "|".join(_spelled(word) for word in _longest_first(words))


def _first(words: Iterable[str]) -> str:
    """A pattern of the letters that words begin with: most places of a text are left at once."""
    letters = {sign for word in words for sign in (word[0].lower(), word[0].upper())}
    return f"[{''.join(sorted(letters))}]"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _spelled(words: str) -> str:
    """A phrase as people write it: any spaces; a comma, a dash or neither where it has either."""
    loose = re.sub(r",\\? |\\ \\-\\ ", "\0", re.escape(words))
    return re.sub(r"\\? ", r"\\s+", loose).replace("\0", rf"\s*[,{DASHES}]?\s*")


def _unsure(words: str) -> str:
    """A phrase whose letters may have other signs than they should: «Công vãn» for «Công văn»."""
    return "".join(r"\s+" if one == " " else _families().get(one.lower(), one) for one in words)


@cache
def _capitals() -> str:
    letters = map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))
    return "".join(letter for letter in letters if letter.isupper())


@cache
def _families() -> Mapping[str, str]:
    """Letter → the set of letters that differ from it by their signs only."""
    letters: dict[str, list[str]] = {}
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        letter = chr(code)
        bare = unicodedata.normalize("NFD", letter)[0]
        if bare in "aeiouy" and letter.islower():
            letters.setdefault(bare, []).append(letter)
    sets = {bare: f"[{bare}{''.join(others)}]" for bare, others in letters.items()}
    return {letter: sets[bare] for bare, others in letters.items() for letter in (bare, *others)}
