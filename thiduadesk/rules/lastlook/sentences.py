"""Sentences of running words, and the members of the lists in them."""

from __future__ import annotations

import re
from functools import cache

from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import words

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[^\W\d_a-z])|\n|$)", re.DOTALL)
BRACKETS = re.compile(r"\([^()]*\)")


@cache
def _last() -> str:
    rounded = either(word for phrases in words()["about"].values() for word in phrases)
    return rf"\s{words()['count']['and']}\s(?=(?:(?i:{rounded})\s+)?\d)"


def members(region: str, sign: str = "") -> list[str]:
    """The members of a list: parted by semicolons where there are any, else by commas and «và».

    The comma of «4,2 km» parts nothing. ``sign`` is a pattern to part them by instead.
    """
    sign = sign or (";" if ";" in region else r",(?!\d)")
    cut = re.split(rf"{sign}|{_last()}", region)
    return [piece for piece in cut if piece.strip(" .:-\n")]
