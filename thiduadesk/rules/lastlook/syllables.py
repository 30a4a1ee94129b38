"""Whether a word can be a Vietnamese syllable («âm tiết»): onset, rime, tone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from functools import lru_cache

from thiduadesk import resources

_TONES = {"\u0300": "huyen", "\u0309": "hoi", "\u0303": "nga", "\u0301": "sac", "\u0323": "nang"}
_HATS = frozenset("\u0306\u0302\u031b")
_VOWELS = frozenset("aeiouy")
_LONGEST = 7
"""Letters of the longest syllable, «nghiêng»."""
_OF_STOPS = {"sac", "nang"}


@dataclass(frozen=True)
class _Spelling:
    onsets: tuple[str, ...]
    rimes: frozenset[str]
    rimes_of_q: frozenset[str]
    only_before: Mapping[str, str]
    never_before: Mapping[str, str]
    stops: tuple[str, ...]
    known: frozenset[str]


@cache
def _spelling() -> _Spelling:
    data = resources.toml("lastlook/syllables.toml")
    return _Spelling(
        onsets=tuple(sorted(data["onsets"], key=len, reverse=True)),
        rimes=frozenset(data["rimes"]),
        rimes_of_q=frozenset(data["rimes_of_q"]),
        only_before=data["only_before"],
        never_before=data["never_before"],
        stops=tuple(data["stops"]),
        known=frozenset(data["known"]),
    )


def has_marks(word: str) -> bool:
    """Whether a word has a letter with a tone, a hat, a breve or a horn: it means to be Vietnamese."""
    return any(
        unicodedata.combining(mark)
        for letter in word
        for mark in unicodedata.normalize("NFD", letter)
    )


@lru_cache(maxsize=16384)
def can_be(word: str) -> bool:
    """Whether Vietnamese spelling allows a word of one syllable."""
    lower = word.lower()
    if lower in _spelling().known:
        return True
    bare, tones = _toneless(lower)
    if len(tones) > 1 or _is_misplaced(lower):
        return False
    tone = tones[0] if tones else ""
    return any(
        _fits(onset, bare[len(onset) :], tone)
        for onset in ("", *_spelling().onsets)
        if bare.startswith(onset)
    )


def halves(word: str) -> tuple[str, str] | None:
    """Two syllables that were typed without a space: «côngchức»; None if it can be read otherwise."""
    if len(word) > 2 * _LONGEST:
        return None
    found = [
        (word[:cut], word[cut:])
        for cut in range(2, len(word) - 1)
        if can_be(word[:cut]) and can_be(word[cut:]) and has_marks(word[:cut] + word[cut:])
    ]
    return found[0] if len(found) == 1 else None


def _is_misplaced(word: str) -> bool:
    """The tone on the wrong vowel: «ngươì», «hòan».

    It stands on the last vowel with a hat, breve or horn, else, before a final consonant, on the
    last vowel. Only «hoà» and «hòa» are both right.
    """
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    toned = [at for at, letter in enumerate(letters) if any(mark in _TONES for mark in letter)]
    hatted = [at for at, letter in enumerate(letters) if any(mark in _HATS for mark in letter)]
    vowels = [at for at, letter in enumerate(letters) if letter[0] in _VOWELS]
    if not toned or not vowels:
        return False
    if hatted:
        return toned[0] != hatted[-1]
    return vowels[-1] < len(letters) - 1 and toned[0] != vowels[-1]


def _toneless(word: str) -> tuple[str, list[str]]:
    letters: list[str] = []
    tones: list[str] = []
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES:
            tones.append(_TONES[mark])
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tones


def _fits(onset: str, rime: str, tone: str) -> bool:
    spelling = _spelling()
    if onset == "gi" and not rime:  # «gì»
        return True
    if not rime or rime not in (spelling.rimes_of_q if onset == "q" else spelling.rimes):
        return False
    if rime[0] not in spelling.only_before.get(onset, rime[0]):
        return False
    if rime[0] in spelling.never_before.get(onset, ""):
        return False
    return not rime.endswith(spelling.stops) or tone in _OF_STOPS
