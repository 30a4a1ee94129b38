"""The catalogue of honours («danh hiệu thi đua, hình thức khen thưởng»)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.honours import Honour
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.domain.lawpacks import Honoured


@cache
def catalogue() -> Mapping[str, Honour]:
    """Every honour by its code, in the order lists print them."""
    lines = resources.toml("honours/catalogue.toml")["honour"]
    return {line["code"]: _honour(line) for line in lines}


def find(words: str) -> Honour | None:
    """The honour of a code, name, short name or other name («CSTĐCS»), whatever its capitals."""
    return _by_words().get(_plain(words))


def higher(code: str) -> frozenset[str]:
    """Codes of titles above ``code`` for the same honoured: who holds one has this one too."""
    return _higher()[code]


@cache
def _higher() -> Mapping[str, frozenset[str]]:
    honours = catalogue().values()
    return {
        one.code: frozenset(
            other.code
            for other in honours
            if other.kind is one.kind and other.honoured & one.honoured and other.rank > one.rank
        )
        for one in honours
    }


@cache
def _by_words() -> Mapping[str, Honour]:
    found: dict[str, Honour] = {}
    for honour in catalogue().values():
        for words in (honour.code, honour.name, honour.short, *honour.aliases):
            found.setdefault(_plain(words), honour)
    return found


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().replace("_", " ").split())


def _honour(line: dict[str, Any]) -> Honour:
    return Honour(
        code=line["code"],
        name=line["name"],
        short=line["short"],
        kind=HonourKind(line["kind"]),
        honoured=frozenset(Honoured(one) for one in line["honoured"]),
        level=Level(line["level"]),
        rank=line["rank"],
        yearly=line.get("yearly", False),
        state=line.get("state", False),
        aliases=tuple(line.get("aliases", ())),
    )
