"""Whether a total and its parts agree: what no reading can save is wrong for certain.

Parts of one kind above their total are, and a list that says it is whole and falls short. Parts
that may overlap («nữ», «đảng viên») prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.quantities import About
from thiduadesk.rules.lastlook.quantities import Quantity
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.quantities import written

_HONOURS = "honours"
"""So many «Bằng khen» are so many bodies and people."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and what is said of its parts.

    Attributes:
        total: the number claimed.
        parts: the numbers of the parts.
        said: the words of the parts, one for each.
        closed: the wording says that all parts are named.
        whole: every piece of the list has a number.
        unfinished: the list goes on («…», «khác»).
        quote: the words, as copied.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    said: tuple[str, ...]
    closed: bool
    whole: bool
    unfinished: bool
    quote: str


@cache
def any_word(name: str) -> re.Pattern[str]:
    """A pattern for the words kept under a name of ``[parts]``."""
    signs = [re.escape(word) for word in words()["parts"][name] if not word[0].isalpha()]
    letters = either(word for word in words()["parts"][name] if word[0].isalpha())
    return re.compile("|".join([*signs, rf"(?<!\w)(?i:{letters})(?!\w)"]))


def judged(passage: Passage, one: Sum) -> Iterator[Finding]:
    """A finding where a total and its parts cannot both be right."""
    said = " ".join(one.said)
    full = _are_complements(one.said)
    kin = [is_one_kind(one.total, part) for part in one.parts]
    alike = all(kin)
    nearly = all(same or not part.kind for same, part in zip(kin, one.parts, strict=True))
    if (
        not alike
        and not (full and (one.closed or one.total.kind == _HONOURS))
        and not (nearly and sum(kin) > 1)
    ):
        return
    added = sum((part.value for part in one.parts), Decimal())
    total = one.total.value
    rounded = any(part.about is not About.EXACT for part in (one.total, *one.parts))
    nested = any(part.value == total for part in one.parts) and len(one.parts) > 1
    if added == total or nested or (_overlap(said, one.total) and not full):
        return
    doubtful = any_word("doubtful").search(said) is not None and not full
    severity: Severity | None
    if added > total:
        severity = _excess(one, added, rounded=rounded)
    else:
        severity = _shortfall(one, added, full=full, rounded=rounded)
    if severity is not None:
        yield passage.finding(
            "sum_mismatch",
            severity if alike and not doubtful else Severity.WARNING,
            one.quote,
            found=one.total.text,
            expected=written(added, one.total),
        )


def _overlap(said: str, total: Quantity) -> bool:
    """Parts that one person may be of twice; counts of times, where the total counts people."""
    for name in words()["parts"]["not_overlapping"]:
        said = said.casefold().replace(name, "")
    for word in (words()["parts"]["times"], *words()["parts"]["overlapping"]):
        if total.unit.startswith(word):
            said = said.casefold().replace(word, "")
    return any_word("overlapping").search(said) is not None


def _excess(one: Sum, added: Decimal, *, rounded: bool) -> Severity | None:
    above = [part for part in one.parts if part.value > one.total.value]
    if any(noun(part) != noun(one.total) for part in above):
        return None
    if one.total.about in (About.MORE, About.AROUND):
        share = (added - one.total.value) * 100 / one.total.value if one.total.value else 0
        return Severity.WARNING if share > words()["parts"]["short_share"] else None
    doubtful = len(one.parts) == 2 and not one.closed and not _are_complements(one.said)
    if doubtful and any_word("given_twice").search(" ".join(one.said)):
        return None
    return Severity.WARNING if rounded or doubtful else Severity.ERROR


def _shortfall(one: Sum, added: Decimal, *, full: bool, rounded: bool) -> Severity | None:
    if one.unfinished or not one.whole or len(one.parts) < 2:
        return None
    small = (one.total.value - added) * 100 <= one.total.value * words()["parts"]["short_share"]
    if one.total.about in (About.LESS, About.AROUND) and small:
        return None
    if full or one.closed:
        return Severity.WARNING if rounded else Severity.ERROR
    if small:
        return Severity.ERROR if len(one.parts) > 2 and not rounded else Severity.WARNING
    many = words()["parts"]["short_share_of_many"]
    near = (one.total.value - added) * 100 <= one.total.value * many
    return Severity.WARNING if near and len(one.parts) > 2 and one.total.kind else None


def is_one_kind(total: Quantity, part: Quantity) -> bool:
    """Both count the same kind of thing, as far as their words say."""
    if counts_any(total) and part.kind not in ("", "money", "points"):
        return True
    if not part.kind and _state().match(part.unit):
        return True
    if part.kind and total.kind:
        return part.kind == total.kind
    if not part.unit or not total.unit:
        return True
    return noun(part) == noun(total)


@cache
def _state() -> re.Pattern[str]:
    """«11 hoàn thành …», «45 khá»: what became of the things counted."""
    return re.compile(rf"(?:{either(words()['parts']['states'])})(?!\w)")


def counts_any(total: Quantity) -> bool:
    """Its word names no kind: «trường hợp», «lượt»."""
    return total.unit.startswith(tuple(words()["parts"]["neutral"]))


def noun(one: Quantity) -> str:
    """The first word of what is counted."""
    return one.unit.split()[0] if one.unit else ""


def _are_complements(said: Sequence[str]) -> bool:
    """The pieces are two or three that together are all: «trong hạn», «quá hạn»."""
    return any(
        len(pair) == len(said) and {_named(pair, piece.casefold()) for piece in said} == {*pair}
        for pair in words()["parts"]["complements"]
    )


def _named(pair: Sequence[str], piece: str) -> str:
    return max((word for word in pair if word in piece), key=len, default="")
