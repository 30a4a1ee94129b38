"""The words of recognition of papers, read once from ``recognition/paper.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from functools import lru_cache
from typing import Any

from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.recognition import table

_SPACED = re.compile(r"(?:\w ){2,}\w(?: {2,}(?:\w ){1,}\w)*")


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type of papers («tên loại»): how it prints, our word for it, whether it decides."""

    name: str
    kind: str
    decides: bool


def _data(section: str) -> Any:
    return table("paper")[section]


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """One pattern of the list, for keys (no case, no marks)."""
    found = _data(section)[key]
    either = found if isinstance(found, str) else "|".join(f"(?:{one})" for one in found)
    return re.compile(either)


@cache
def beginnings(section: str, key: str) -> re.Pattern[str]:
    """Matches a key that begins with one of the phrases, as whole words."""
    phrases = sorted((search_key(one) for one in _data(section)[key]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(one) for one in phrases)})(?!\w)")


@cache
def named(section: str, key: str) -> re.Pattern[str]:
    """The same for text in lower case with its marks: «viện» is no «Viên»."""
    phrases = sorted((nfc(one).casefold() for one in _data(section)[key]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(one) for one in phrases)})(?!\w)")


@cache
def phrase(section: str, key: str) -> str:
    """A single word or phrase as a key."""
    return search_key(_data(section)[key])


@cache
def keys(section: str, key: str) -> frozenset[str]:
    """A list of phrases as keys."""
    return frozenset(search_key(one) for one in _data(section)[key])


@cache
def _types() -> dict[str, TypeName]:
    return {
        search_key(one["name"]): TypeName(one["name"], one["kind"], one.get("decides", False))
        for one in table("paper")["types"]
    }


@cache
def _type_beginning() -> re.Pattern[str]:
    names = sorted(_types(), key=len, reverse=True)
    return re.compile(rf"(?P<name>{'|'.join(re.escape(one) for one in names)})(?!\w)")


def closed_up(text: str) -> str:
    """«B Á O  C Á O» as «BÁO CÁO»: letters spaced out for looks."""
    if not _SPACED.fullmatch(text.strip()):
        return text
    return " ".join(part.replace(" ", "") for part in re.split(r" {2,}", text.strip()))


@lru_cache(maxsize=4096)
def type_of(key: str) -> tuple[TypeName, int] | None:
    """The type name a key begins with, and how long it is there."""
    found = _type_beginning().match(key)
    return (_types()[found["name"]], found.end()) if found else None


def is_stamp(key: str) -> bool:
    """Whether a line is a stamp of arrival or of a signing program."""
    return bool(pattern("stray", "stamps").search(key))
