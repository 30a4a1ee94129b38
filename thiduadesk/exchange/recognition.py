"""Recognises words and phrases of other people's files, whatever their case, marks and spacing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.text import search_key

_D_WITH_STROKE = chr(0x111)
"""A letter of its own, which has no mark to take off."""


def fold(text: str) -> str:
    """Lower case without marks, spaces as one kind; as long as the NFC text, so places agree."""
    return "".join(_fold_letter(letter) for letter in text)


@cache
def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return letter if letter == "\n" else " "
    lower = letter.lower()
    base = unicodedata.normalize("NFD", lower)[:1] if len(lower) == 1 else letter
    return "d" if base == _D_WITH_STROKE else base


class Phrases:
    """A list of phrases looked for as whole words, without marks and case."""

    def __init__(self, phrases: Iterable[str]) -> None:
        keys = sorted((search_key(phrase) for phrase in phrases), key=len, reverse=True)
        either = "|".join(re.escape(key) for key in keys)
        self._anywhere = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
        self._keys = frozenset(keys)

    def in_(self, text: str) -> bool:
        """Whether one of them stands anywhere in the text."""
        return bool(self._anywhere.search(search_key(text)))

    def start(self, text: str) -> bool:
        """Whether the text begins with one of them, after bullets and brackets."""
        return bool(self._anywhere.match(search_key(text).lstrip(" *-+–•(")))

    def are(self, text: str) -> bool:
        """Whether the text is one of them and nothing more."""
        return search_key(text).strip(" .:()") in self._keys


class Patterns:
    """Regular expressions written for text without marks, in lower case."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(re.compile(pattern) for pattern in patterns)

    def search(self, text: str) -> re.Match[str] | None:
        """First match of the first pattern that occurs in the text."""
        key = search_key(text)
        return next((match for p in self._patterns if (match := p.search(key))), None)

    def begin(self, text: str) -> bool:
        """Whether the text begins with one of them."""
        key = search_key(text)
        return any(pattern.match(key) for pattern in self._patterns)

    def are(self, text: str) -> bool:
        """Whether one of them matches the whole text."""
        key = search_key(text)
        return any(pattern.fullmatch(key) for pattern in self._patterns)


@cache
def table(name: str) -> dict[str, Any]:
    """The recognition data ``name``, read once."""
    return resources.toml(f"recognition/{name}.toml")


@cache
def phrases(name: str, section: str, key: str) -> Phrases:
    """A list of phrases of the recognition data."""
    return Phrases(table(name)[section][key])


@cache
def patterns(name: str, section: str, key: str) -> Patterns:
    """A list of patterns of the recognition data."""
    found = table(name)[section][key]
    return Patterns([found] if isinstance(found, str) else found)
