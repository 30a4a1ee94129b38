"""Totals that stand behind their parts: «35 tập thể, 112 cá nhân, tổng cộng 147 trường hợp»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.judged_sums import any_word
from thiduadesk.rules.lastlook.judged_sums import counts_any
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.quantities import About
from thiduadesk.rules.lastlook.quantities import Quantity
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.quantities import written
from thiduadesk.rules.lastlook.sentences import BRACKETS
from thiduadesk.rules.lastlook.sentences import SENTENCE
from thiduadesk.rules.lastlook.sentences import members


@cache
def total_word() -> re.Pattern[str]:
    """A pattern for «tổng số», «tổng cộng» and the like."""
    return re.compile(rf"(?<!\w)(?i:{either(words()['parts']['total'])})(?!\w)")


def totals_behind(passage: Passage) -> Iterator[Finding]:
    """A total in a sentence of its own, or at the end of the sentence of its parts."""
    sentences = [one[0] for one in SENTENCE.finditer(passage.text)]
    for before, here in pairwise(sentences):
        if total_word().match(here.strip()) and ";" in before:
            yield from _compared(passage, before.split(";"), here)
    for sentence in sentences:
        named = [one for one in total_word().finditer(sentence) if one.start()]
        if len(named) != 1:
            continue
        before = sentence[: named[0].start()].rstrip()
        among = before.casefold().endswith(tuple(words()["parts"]["among"]))
        if not among and before[-1:] not in (",", ";", ":"):
            continue
        listed = members(sentence[: named[0].start()].split(": ")[-1], r"[,;](?!\d)")
        while listed and not quantities(BRACKETS.sub("", listed[0])):
            listed = listed[1:]  # «Năm 2020, tặng Giấy khen cho …»
        if len(listed) > 1:
            yield from _compared(passage, listed, sentence[named[0].start() :], among=among)


def _compared(
    passage: Passage, listed: Sequence[str], here: str, *, among: bool = False
) -> Iterator[Finding]:
    """``among``: they are some of the total, and cannot be more."""
    totals = quantities(BRACKETS.sub("", here))
    pieces = [quantities(BRACKETS.sub("", piece)) for piece in listed]
    parts = tuple(piece[0] for piece in pieces if len(piece) == 1)
    if len(totals) != 1 or len(parts) < len(pieces) or not _are_one_kind(totals[0], parts):
        return
    if any_word("overlapping").search(" ".join(listed)):
        return
    added = sum((part.value for part in parts), Decimal())
    exact = all(part.about is About.EXACT for part in (totals[0], *parts))
    wrong = added > totals[0].value if among else added != totals[0].value
    if wrong and exact:
        yield passage.finding(
            "sum_mismatch",
            Severity.ERROR,
            here.strip(" ."),
            found=totals[0].text,
            expected=written(added, totals[0]),
        )


def _are_one_kind(total: Quantity, parts: Sequence[Quantity]) -> bool:
    if counts_any(total):
        return all(part.kind not in ("", "money", "points") for part in parts)
    return total.kind != "" and all(part.kind == total.kind for part in parts)
