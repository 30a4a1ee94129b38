"""Which movement words mean: the same title however quoted, typed shorter, or with its period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.text import find_key


def title_key(words: str) -> str:
    """A title with everything off that is written differently: quotes, marks, period, «phong trào».

    Abbreviations are written out: «xây dựng NTM».
    """
    bare = _things().sub("", _written_out(words), count=1)
    return _period().sub("", bare).strip()


def meant(words: str, movements: Iterable[Movement], day: dt.date | None = None) -> Movement | None:
    """The movement that words mean, None where they mean none.

    Of several the one whose title is nearest; among equals one that runs on ``day``.

    Args:
        words: «phong trào thi đua “Dân vận khéo”», «xây dựng nông thôn mới».
        day: of the paper the words stand in.
    """
    found = [(likeness(words, one.title), one) for one in movements]
    found = [(share, one) for share, one in found if share]
    if not found:
        return None
    return max(found, key=lambda one: (one[0], day is None or one[1].span.holds(day)))[1]


def likeness(words: str, title: str) -> float:
    """How surely words mean a title: 1 the same, 0 something else."""
    first, second = title_key(words), title_key(title)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    rules = _rules()["meaning"]
    short, long = sorted((first, second), key=len)
    inside = f" {short} " in f" {long} " and len(short.split()) >= rules["syllables"]
    if inside:
        return max(0.9, len(short) / len(long))
    share = shared(words, title)[0]
    return share if share >= rules["share"] else 0.0


def shared(one: str, other: str) -> tuple[float, tuple[str, ...]]:
    """How much of the theme of the shorter text the other has too, and the words they share.

    Returns:
        The share of its pairs of syllables, 0 to 1, and the shared syllables in order.
    """
    first, second = sorted((_pairs(one), _pairs(other)), key=len)
    common = [pair for pair in first if pair in second]
    if not common:
        return 0.0, ()
    said = [syllable for pair in common for syllable in pair]
    return len(common) / len(first), tuple(dict.fromkeys(said))


def honours_of(
    movement: Movement, movements: Iterable[Movement], honours: Iterable[HonourHeld]
) -> tuple[HonourHeld, ...]:
    """The honours that came of a movement, by what they say they came of."""
    every = tuple(movements)
    found = []
    for one in honours:
        by = one.movement and meant(one.movement, every, one.date or dt.date(one.year, 12, 31))
        if by and by.id == movement.id:
            found.append(one)
    return tuple(found)


@lru_cache(maxsize=512)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of neighbouring syllables that say what a title is about, each once."""
    bare = _empty().sub("|", _period().sub("", _written_out(text)))
    found = (pair for piece in bare.split("|") for pair in pairwise(piece.split()))
    return tuple(dict.fromkeys(found))


def _written_out(text: str) -> str:
    """Letters and digits alone, without marks, abbreviations written out."""
    short = {find_key(name): find_key(words) for name, words in _rules()["short"].items()}
    return " ".join(short.get(word, word) for word in find_key(text).split())


@lru_cache(maxsize=1)
def _things() -> re.Pattern[str]:
    return re.compile(rf"^{_any(_rules()['empty']['things'])} ")


@lru_cache(maxsize=1)
def _empty() -> re.Pattern[str]:
    empty = _rules()["empty"]
    return re.compile(rf"(?<!\w){_any((*empty['things'], *empty['words']))}(?!\w)")


@lru_cache(maxsize=1)
def _period() -> re.Pattern[str]:
    empty = _rules()["empty"]
    before, to = _any(empty["period"]), _any(empty["to"])
    return re.compile(rf" {before} \d{{4}}(?: (?:{to} )?\d{{4}})?(?= |$)")


def _any(phrases: Iterable[str]) -> str:
    longest = sorted(map(find_key, phrases), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest))})"


def _rules() -> dict[str, Any]:
    return resources.toml("movements/rules.toml")
