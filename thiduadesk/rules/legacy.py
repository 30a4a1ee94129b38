"""Text written before Unicode («phông chữ .VnTime, VNI»): recognised, and turned into Unicode.

Such text is Latin-1 letters that only its fonts show as Vietnamese: «Thi ®ua» for «Thi đua». It is
told from all other text by its words: read as one of the encodings they become Vietnamese syllables
that they were not before. English, French, figures and proper Vietnamese do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from functools import lru_cache

from thiduadesk import resources
from thiduadesk.domain.text import nfc

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}\"'/\\\u2013\u2014\u201c\u201d\u2018\u2019\u2026+=<>*|-]+")
_SURE = 2
"""Words that must become syllables; one may be chance."""
_AGAINST = 3
"""How many times as many as the words that would cease to be syllables."""
_LEAST_SHARE = 0.5
"""Of the words with letters beyond ASCII: French has a chance hit now and then."""
_FEW = 3
"""Capitals that make a line one of capitals."""
_OWN = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
"""Letters that only Unicode has: text with them is not written in the old way."""


class Encoding(StrEnum):
    """A way of writing Vietnamese before Unicode."""

    TCVN3 = "tcvn3"
    """«.VnTime»: one sign for each letter."""
    VNI = "vni"
    """«VNI-Times»: a sign for the letter, one for its mark."""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return resources.toml("recognition/legacy.toml")


@cache
def _tcvn3() -> dict[int, str]:
    data = _data()["tcvn3"]
    return {
        ord(old): new
        for old, new in zip("".join(data["from"]), "".join(data["to"]), strict=True)
        if old != new
    }


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    data = _data()["vni"]
    small = dict(zip(" ".join(data["from"]).split(), " ".join(data["to"]).split(), strict=True))
    pairs = dict(small)
    for old, new in small.items():
        pairs[old.upper()] = new.upper()
        pairs[old[:1].upper() + old[1:]] = new.upper()
        pairs[old[:1] + old[1:].upper()] = new
    signs = sorted((old for old, new in pairs.items() if old != new), key=len, reverse=True)
    return re.compile("|".join(re.escape(one) for one in signs)), pairs


@cache
def _syllable() -> re.Pattern[str]:
    data = resources.toml("lastlook/syllables.toml")
    onsets, rimes, after_q = (
        "|".join(sorted(data[name], key=len, reverse=True))
        for name in ("onsets", "rimes", "rimes_of_q")
    )
    return re.compile(rf"(?:{onsets})?(?:{rimes})|q(?:{after_q})|gi")


def _is_capital(text: str) -> bool:
    """Whether it is a line of capitals, «B¸O C¸O»: TCVN3 has small letters with tones only."""
    if any("a" <= letter <= "z" for letter in text):
        return False
    plain = (word for word in text.split() if not any(one.isdigit() or one == "/" for one in word))
    return sum("A" <= letter <= "Z" for word in plain for letter in word) >= _FEW


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word, marks and all, can be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", word.casefold())
    bare, tones = _TONES.subn("", apart)
    if tones > 1:
        return False
    return bool(_syllable().fullmatch(unicodedata.normalize("NFC", bare)))


def words_of(text: str) -> list[str]:
    """The words of a text as the recognition counts them: without figures and signs."""
    return _WORD.findall(text)


def to_unicode(text: str, encoding: str, *, capital: bool = False) -> str:
    """The text read as ``encoding``.

    Where words of proper Unicode stand among the old ones, only words that become syllables change.

    Args:
        text: any text.
        encoding: one of ``Encoding``.
        capital: for TCVN3 fonts of capitals («.VnTimeH»), which show small letters as capitals.
    """
    if not _OWN.search(text):
        return _whole(text, encoding, capital=capital)
    return _WORD.sub(lambda word: _mended(word[0], encoding, capital=capital), text)


def _mended(word: str, encoding: str, *, capital: bool) -> str:
    if _OWN.search(word) or is_syllable(word):
        return word
    new = _whole(word, encoding, capital=capital)
    return new if is_syllable(new) else word


def _whole(text: str, encoding: str, *, capital: bool = False) -> str:
    if encoding == Encoding.TCVN3:
        capital = capital or _is_capital(text)
        text = text.translate(_tcvn3())
        return nfc(text.upper() if capital else text)
    signs, pairs = _vni()
    return nfc(signs.sub(lambda found: pairs[found[0]], text))


def recognised(text: str, *, least: int = _SURE) -> Encoding | None:
    """The encoding a text is written in, None for proper Unicode and other languages.

    Args:
        text: a line or a paragraph; one in two ways is judged by what most of it is.
        least: words that must become syllables by it; fewer will do in a text known to be old.
    """
    words = [word for word in words_of(text) if not word.isascii()]
    if not words:
        return None
    scores = {one: _score(words, one) for one in Encoding}
    best = max(Encoding, key=lambda one: scores[one])
    return best if scores[best] >= least else None


def _score(words: list[str], encoding: Encoding) -> int:
    """How many more words are syllables when read so; none if too many cease to be."""
    won = lost = 0
    for word in words:
        if _OWN.search(word):
            lost += 1
            continue
        before = is_syllable(word)
        after = is_syllable(_whole(word, encoding))
        won += after and not before
        lost += before and not after
    return won if won > _AGAINST * lost and won > _LEAST_SHARE * len(words) else 0


def stretches(lines: tuple[str, ...]) -> Iterator[tuple[int, int, Encoding]]:
    """Runs of old lines as first and last place and encoding; lines without letters do not end one.

    Once a line of the text is surely old, a single word will do for the others.
    """
    whole = {one for one in map(recognised, lines) if one is not None}
    first = last = None
    now: Encoding | None = None
    for place, line in enumerate(lines):
        here = recognised(line, least=1) if whole else None
        if here is None and now is not None and _goes_with(line, now):
            here = now
        if here not in whole:
            here = None
        if here is not None and here is now:
            last = place
            continue
        if here is None and (not line.strip() or (now is not None and line.isascii())):
            continue
        if now is not None and first is not None and last is not None:
            yield first, last, now
        first, last, now = (place, place, here) if here is not None else (None, None, None)
    if now is not None and first is not None and last is not None:
        yield first, last, now


def _goes_with(line: str, encoding: Encoding) -> bool:
    """Whether nothing speaks against a line among old ones being old too."""
    words = [word for word in words_of(line) if not word.isascii()]
    return (
        bool(words)
        and not _OWN.search(line)
        and all(is_syllable(_whole(word, encoding)) for word in words)
    )
