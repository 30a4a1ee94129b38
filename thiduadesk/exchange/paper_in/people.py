"""Recognises names of people («họ và tên»)."""

from __future__ import annotations

import re

from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import keys
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern

_LONGEST = 47
_WORDS = range(2, 7)
_UPPER = r"[A-Z\u0110\u00c0-\u00dd\u0102\u0128\u0168\u01a0\u01af\u1ea0-\u1ef8]"
_NAME = re.compile(rf"(?:{_UPPER}[^\W\d_]*)(?: (?:{_UPPER}[^\W\d_]*))+")


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing more: «Lê Thị Hoa», «TS. Lê Văn An»."""
    bare = undegreed(text.strip(" .*"))
    if len(bare) > _LONGEST or bare.isupper() or not _NAME.fullmatch(bare):
        return False
    words = bare.split()
    organ = bool(named("head", "organs").match(bare.casefold()))
    if organ and search_key(words[0]) in keys("closing", "surnames"):
        organ = len(words) < len(("surname", "middle", "given"))
    return len(words) in _WORDS and not organ


def is_capital_name(text: str) -> bool:
    """Whether a text in capitals could be a name, «LÊ VĂN AN»: only its place can tell."""
    bare = undegreed(text.strip(" .*"))
    few = 2 <= len(bare.split()) <= 4
    return bare.isupper() and few and bool(_NAME.fullmatch(bare))


def is_signed(text: str) -> bool:
    """Whether it stands for a signature: «(Đã ký)»."""
    return bool(pattern("closing", "signed").fullmatch(search_key(text).strip(" .")))


def undegreed(text: str) -> str:
    """A name without what some print before it: «PGS. TS.», «Đại tá»."""
    found = beginnings("closing", "degrees").match(search_key(text))
    return undegreed(text[found.end() :].lstrip(" .,")) if found else text
