"""Recognises the numbers of headings and the markers of items, and how deep each number lies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.text import from_roman
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.words import keys
from thiduadesk.exchange.paper_in.words import phrase
from thiduadesk.exchange.recognition import fold

_MARKS = {
    Marker.DASH: "-\u2013\u2014\u2212\uf02d",
    Marker.PLUS: "+",
    Marker.BULLET: (
        "*\u2022\u25cf\u25aa\u25e6\u25cb\u00b7\u25ba\u2713\u2714\u2666\u25a0\u25a1\u27a2"
        "\uf0b7\uf0a7\uf0d8\uf0fc\uf076"  # signs of symbol fonts
    ),
}
_MARKER = re.compile(rf"([{re.escape(''.join(_MARKS.values()))}])(?P<space>\s*)(?=\S)")
_LETTERS = r"[^\W\d_]"
_DECIMAL = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?P<end>[.)/:]|-(?=\s)|)(?P<space>\s*)(?={_LETTERS}|[\"\u201c*(])"
)
_LETTERED = re.compile(
    rf"(?P<number>[a-z\u0111]\.?\d{{1,2}})(?P<end>[.)/])(?P<space>\s*)(?={_LETTERS}|[\"\u201c(])"
)
_ARABIC = re.compile(
    r"(?P<number>\d{1,2})\s?(?P<end>[.)]|/(?!\s?[A-Z\u0110]+-)|-(?=\s))(?P<space>\s*)(?:(?<=\s)(?=\S)|(?=[^\d\s]))"
)
_ROMAN = re.compile(
    r"(?P<number>[IVXLC]{1,6})\s?(?P<end>[.)/]|\s*[-\u2013](?=\s))(?P<space>\s*)(?=\S)"
)
_UPPER = re.compile(
    r"(?P<number>[A-Z\u0110])\s?(?P<end>[.)/]|\s+[-\u2013](?=\s))(?P<space>\s*)(?=\S)"
)
_LOWER = re.compile(r"(?P<number>[a-z\u0111])\s?(?P<end>[.)/])(?P<space>\s*)(?=\S)")
_SEPARATORS = " .:-\u2013/)"
_DEEPEST = 90

_RANKS = {
    Numbering.PART_WORDS: 0,
    Numbering.PART_ROMAN: 0,
    Numbering.CHAPTER: 10,
    Numbering.SECTION: 20,
    Numbering.SUBSECTION: 25,
    Numbering.UPPER_LETTER: 30,
    Numbering.ROMAN: 40,
    Numbering.ARTICLE: 45,
    Numbering.ARABIC: 50,
    Numbering.DECIMAL: 50,  # and one more for each level
    Numbering.LOWER_LETTER: 70,
}
_LETTER_BELOW_ROMAN = 42
_LETTERED_RANK = 75
_ARABIC_BELOW_LETTER = 80
_TITLED_BELOW = frozenset(
    {
        Numbering.PART_WORDS,
        Numbering.PART_ROMAN,
        Numbering.CHAPTER,
        Numbering.SECTION,
        Numbering.SUBSECTION,
    }
)
"""Numbers that stand on a line of their own, the title under them (NĐ 30, annex I, II.6.đ)."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a heading.

    Attributes:
        numbering: its style.
        typed: as it stands there: «I.», «1.1.», «PHẦN THỨ NHẤT».
        values: what it counts, outermost first; none where that cannot be said.
        end: where the title begins in the line's text.
        sign: what closes it: «.», «)», «/».
    """

    numbering: Numbering
    typed: str
    values: tuple[int, ...]
    end: int
    sign: str = ""

    @property
    def title_below(self) -> bool:
        """Its title may stand on the next line."""
        return self.numbering in _TITLED_BELOW


@cache
def _worded() -> tuple[tuple[re.Pattern[str], Numbering], ...]:
    ordinals = "|".join(sorted(keys("headings", "ordinals"), key=len, reverse=True))
    part, nth = phrase("headings", "part"), phrase("headings", "nth")
    word = {
        Numbering.CHAPTER: phrase("headings", "chapter"),
        Numbering.SUBSECTION: phrase("headings", "subsection"),
        Numbering.SECTION: phrase("headings", "section"),
    }
    end = r"(?P<end>\s*[.:)/\u2013-])?(?P<rest>\s*$|\s+)"
    return (
        (
            re.compile(
                rf"{part}\s+(?:{nth}\s+(?:{ordinals}|\d{{1,2}}|[ivx]+)|(?:{ordinals})){end}"
            ),
            Numbering.PART_WORDS,
        ),
        (
            re.compile(rf"{part}\s+(?P<number>[ivx]{{1,5}}|\d{{1,2}}){end}"),
            Numbering.PART_ROMAN,
        ),
        *(
            (re.compile(rf"{one}\s+(?P<number>[ivxlc]{{1,6}}|\d{{1,2}}){end}"), numbering)
            for numbering, one in word.items()
        ),
        (
            re.compile(
                rf"{phrase('headings', 'article')}\s+(?P<number>\d{{1,3}})(?P<end>\s?[.:])(?P<rest>\s*)"
            ),
            Numbering.ARTICLE,
        ),
        (
            re.compile(
                rf"{phrase('headings', 'article')}\s+(?P<number>\d{{1,3}})(?P<end>)(?P<rest>\s*$)"
            ),
            Numbering.ARTICLE,
        ),
    )


def number_of(line: Line) -> Number | None:
    """The number a line begins with, if it is a heading's."""
    text = line.text
    if not text or line.table is not None:
        return None
    skipped = _dash_before_decimal(text)
    found = _in_words(line) or _decimal(text[skipped:], line) or _single(text)
    if found is None or not skipped or found.numbering is not Numbering.DECIMAL:
        return None if skipped and found is not None else found
    return Number(found.numbering, found.typed, found.values, found.end + skipped, found.sign)


def _dash_before_decimal(text: str) -> int:
    """How much of «- 1.1. Sở Tư pháp» stands before the number: OCR makes items of clauses."""
    dash = _MARKER.match(text)
    return dash.end() if dash and _DECIMAL.match(text, dash.end()) else 0


def _in_words(line: Line) -> Number | None:
    text = line.text
    if not text[0].isupper():
        return None
    key = fold(text)
    for pattern, numbering in _worded():
        found = pattern.match(key)
        if found is None:
            continue
        rest = text[found.end() :]
        if rest and not found["end"] and not (rest[0].isupper() or not rest[0].isalpha()):
            continue
        if (
            rest
            and not found["end"]
            and numbering is not Numbering.ARTICLE
            and not (line.bold or line.level or line.capital or rest.isupper())
        ):
            continue
        number = found.groupdict().get("number") or ""
        typed = text[: found.start("rest")].rstrip(_SEPARATORS)
        sign = (found["end"] or "").strip()
        if numbering is Numbering.ARTICLE:
            typed += sign
        values = (_value(number),) if number else _ordinal(found[0])
        return Number(numbering, typed, values, found.end(), sign)
    return None


def _value(number: str) -> int:
    return int(number) if number.isdigit() else from_roman(number.upper()) or 0


def _ordinal(words: str) -> tuple[int, ...]:
    said = words.split()
    order = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"]
    same = {"mot": "nhat", "bon": "tu"}
    for word in reversed(said):
        bare = word.strip(_SEPARATORS)
        bare = same.get(bare, bare)
        if bare in order:
            return (order.index(bare) + 1,)
        if bare.isdigit() or from_roman(bare.upper()):
            return (_value(bare),)
    return ()


def _decimal(text: str, line: Line) -> Number | None:
    found = _DECIMAL.match(text)
    if found is not None:
        after = text[found.end() : found.end() + 1]
        if not found["end"] and (after.islower() or not found["space"]) and not line.bold:
            return None
        if found["end"] == "/" and not found["space"] and not after.isupper():
            return None
        values = tuple(int(one) for one in found["number"].split("."))
        typed = found["number"] + found["end"]
        return Number(Numbering.DECIMAL, typed, values, found.end(), found["end"])
    found = _LETTERED.match(text)
    if found is not None:
        typed = found["number"] + found["end"]
        return Number(Numbering.DECIMAL, typed, (), found.end(), found["end"])
    return None


def _single(text: str) -> Number | None:
    for pattern, numbering in (
        (_ARABIC, Numbering.ARABIC),
        (_ROMAN, Numbering.ROMAN),
        (_UPPER, Numbering.UPPER_LETTER),
        (_LOWER, Numbering.LOWER_LETTER),
    ):
        found = pattern.match(text)
        if found is None:
            continue
        number, end = found["number"], found["end"].strip()
        after = text[found.end() : found.end() + 1]
        if end in {"/", "."} and not found["space"] and after.islower():
            continue
        if end == "-" and numbering is Numbering.ARABIC and not after.isupper():
            continue
        value = _value(number) if numbering in {Numbering.ARABIC, Numbering.ROMAN} else 0
        if numbering is Numbering.ROMAN and not value:
            continue
        typed = text[: found.start("space")].rstrip()
        return Number(numbering, typed, (value,) if value else (), found.end(), end)
    return None


def marker_of(text: str) -> tuple[Marker, int] | None:
    """The marker a line begins with, and where its words begin."""
    found = _MARKER.match(text)
    if found is None:
        return None
    after = text[found.end()]
    if not found["space"] and not (after.isalpha() or after in '"\u201c('):
        return None
    marker = next(one for one, signs in _MARKS.items() if found[1] in signs)
    return marker, found.end()


class Depths:
    """How deep each number lies in one paper, by what order its styles come in."""

    def __init__(self, numbers: Iterable[Number]) -> None:
        found = tuple(numbers)
        self._letters_below = _letters_below_roman(found)
        self._two_arabics = {one.sign for one in found if one.numbering is Numbering.ARABIC} >= {
            ".",
            ")",
        }

    def of(self, number: Number) -> int:
        """Smaller is further out."""
        match number.numbering:
            case Numbering.UPPER_LETTER if self._letters_below:
                return _LETTER_BELOW_ROMAN
            case Numbering.DECIMAL if not number.values:
                return _LETTERED_RANK
            case Numbering.DECIMAL:
                return _RANKS[Numbering.DECIMAL] + len(number.values) - 1
            case Numbering.ARABIC if self._two_arabics and number.sign == ")":
                return _ARABIC_BELOW_LETTER
            case _:
                return _RANKS.get(number.numbering, _DEEPEST)


def _letters_below_roman(numbers: Sequence[Number]) -> bool:
    """Whether «A.» stands inside «I.»: the Roman number after the first letter goes on counting."""
    letter = next(
        (at for at, one in enumerate(numbers) if one.numbering is Numbering.UPPER_LETTER), None
    )
    if letter is None:
        return False
    before = [one for one in numbers[:letter] if one.numbering is Numbering.ROMAN]
    after = next((one for one in numbers[letter:] if one.numbering is Numbering.ROMAN), None)
    return bool(before) and (after is None or after.values != (1,))


def settled(numbers: Sequence[Number | None]) -> tuple[Number | None, ...]:
    """The same, with «C.», «D.», «I.» read as letters where letters are being counted."""
    out: list[Number | None] = []
    letters: list[str] = []
    for one in numbers:
        here = one
        if one is not None and one.numbering is Numbering.UPPER_LETTER:
            letters.append(one.typed[0])
        elif one is not None and one.numbering is Numbering.ROMAN and len(one.values) == 1:
            single = one.typed.rstrip(_SEPARATORS)
            before = {"C": "B", "D": "C", "I": "H", "L": "K", "V": "U", "X": "V"}.get(single)
            counted = letters[-1:] == [before] if before else False
            if counted or single in {"C", "L"}:
                here = Number(Numbering.UPPER_LETTER, one.typed, (), one.end, one.sign)
                letters.append(single)
        out.append(here)
    return tuple(out)
