"""Names printed in capitals («ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI») as sentences write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]+)?[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?")


def in_sentences(name: str, known: Iterable[str] = ()) -> str:
    """A name as it stands within a sentence; one that is not printed in capitals stays.

    «Ủy ban nhân dân tỉnh Quảng Ngãi»: behind «tỉnh» every word is a name, behind «Sở» the next
    (NĐ 30/2020/NĐ-CP, annex II). What is no syllable is an abbreviation: «UBND».

    Args:
        name: as the head of a paper has it.
        known: names as somebody wrote them; one of the same letters is taken as it is.
    """
    bare = one_line(name)
    if not bare.isupper():
        return bare
    key = search_key(bare)
    for one in known:
        if search_key(one) == key and not one.isupper():
            return one
    return _written(bare)


def _written(name: str) -> str:
    head, place, rest = name, "", ""
    found = _place().search(name.lower())
    if found:  # behind it every word is a name
        head, place, rest = name[: found.start()], found[0], name[found.end() :]
    words: list[str] = []
    for word in head.split():
        behind_body = bool(words) and words[-1].lower() in _words()["bodies"]
        words.append(_lower(word, capital=behind_body))
    words.append(place)
    words += [_lower(word, capital=True) for word in rest.split()]
    said = _organ().sub(lambda match: _capital(match[0]), " ".join(filter(None, words)))
    return _capital(said)


def _lower(word: str, *, capital: bool) -> str:
    bare = "".join(filter(str.isalnum, search_key(word)))
    said = word.lower() if _SYLLABLE.fullmatch(bare) else word
    return _capital(said) if capital else said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either('places')})(?!\w)")


@lru_cache(maxsize=1)
def _organ() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either('organs')})(?!\w)")


def _either(which: str) -> str:
    return "|".join(map(re.escape, sorted(_words()[which], key=len, reverse=True)))


def _words() -> dict[str, Any]:
    return resources.toml("recognition/names.toml")
