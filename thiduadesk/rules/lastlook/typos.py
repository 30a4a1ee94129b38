"""Slips that make another syllable, seen by the word they stand in: «trển khai», «thường suyên»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from functools import lru_cache

from thiduadesk import resources
from thiduadesk.domain.text import search_key


@dataclass(frozen=True)
class _Words:
    """Words of two syllables, by their first and by their second one; all syllables in use."""

    seconds: Mapping[str, tuple[str, ...]]
    firsts: Mapping[str, tuple[str, ...]]
    used: frozenset[str]


@cache
def _words() -> _Words:
    data = resources.toml("lastlook/compounds.toml")
    pairs = [one.split() for one in data["compounds"].replace("\n", " ").split(";")]
    seconds, firsts = defaultdict(list), defaultdict(list)
    used = set(data["syllables"].split())
    for first, second in (pair for pair in pairs if pair):
        seconds[first].append(second)
        firsts[second].append(first)
        used |= {first, second}
    return _Words(
        {key: tuple(found) for key, found in seconds.items()},
        {key: tuple(found) for key, found in firsts.items()},
        frozenset(used),
    )


def is_in_use(syllable: str) -> bool:
    """Whether papers of the trade use a syllable; all are in small letters."""
    return syllable in _words().used


def is_word(first: str, second: str) -> bool:
    """Whether two syllables are a word of the trade."""
    return second in _words().seconds.get(first, ())


def meant(before: str, syllable: str, after: str) -> str | None:
    """The syllable that was meant between its neighbours, None where none or several would fit."""
    words = _words()
    fitting = {*words.seconds.get(before, ()), *words.firsts.get(after, ())}
    near = [one for one in fitting if _is_near(syllable, one)]
    return near[0] if len(near) == 1 else None


@lru_cache(maxsize=8192)
def _is_near(one: str, other: str) -> bool:
    """The same letters with other marks, or one letter more, less or another."""
    if one == other:
        return False
    if search_key(one) == search_key(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest = short[start + (len(short) == len(long)) :]
    return long[start + 1 :] == rest
