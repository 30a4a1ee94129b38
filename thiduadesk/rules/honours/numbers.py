"""A sum of money in Vietnamese words: «Hai triệu ba trăm bốn mươi nghìn đồng»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thiduadesk import resources


def in_words(amount: int) -> str:
    """``amount`` dong in words, the first letter a capital; raises ``ValueError`` below 0."""
    if amount < 0:
        raise ValueError(amount)
    words = resources.toml("wording/sums.toml")
    said = " ".join((*_said(amount, words), words["money"]))
    return said[0].upper() + said[1:]


def _said(number: int, words: dict[str, Any], *, behind: bool = False) -> Iterator[str]:
    """Groups of three digits from above; ``behind`` a greater scale small groups are filled up."""
    if number == 0 and not behind:
        yield words["digits"][0]
        return
    billions, rest = divmod(number, 10**9)
    if billions:
        yield from _said(billions, words, behind=behind)
        yield words["billion"]
        behind = True
    for place in (2, 1, 0):
        group, rest = divmod(rest, 1000**place)
        if group:
            yield from _group(group, words, behind=behind)
            if place:
                yield words["scales"][place]
            behind = True


def _group(group: int, words: dict[str, Any], *, behind: bool) -> Iterator[str]:
    """Three digits: «một trăm linh năm», «hai mươi mốt»."""
    digits = words["digits"]
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    if hundreds or behind:
        yield digits[hundreds]
        yield words["hundred"]
    if tens == 1:
        yield words["ten"]
    elif tens:
        yield digits[tens]
        yield words["tens"]
    elif ones and (hundreds or behind):
        yield words["odd"]
    if ones:
        yield _ones(ones, tens, words)


def _ones(ones: int, tens: int, words: dict[str, Any]) -> str:
    if ones == 1 and tens > 1:
        return str(words["one"])
    if ones == 5 and tens:
        return str(words["five"])
    return str(words["digits"][ones])
