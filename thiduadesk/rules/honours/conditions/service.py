"""Long service in leading posts («quá trình cống hiến», NĐ 152/2025 Điều 9, Điều 10, Điều 13 đến 21).

A post is ranked by its words. Time in a higher post counts in the lower ones too, of several posts
at once the highest counts, and women need a third less.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import PostRank
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Sex
from thiduadesk.domain.text import one_line
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet
from thiduadesk.rules.honours.conditions.yearly import discipline_words

_ORDER = {rank: place for place, rank in enumerate(PostRank)}
_OF_WOMEN = Fraction(2, 3)
_DAYS = 30
"""A month of the days that are left over."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A post of the records with its rank; ``certain`` where the decree names it."""

    rank: PostRank
    certain: bool
    post: PostHeld


def rank_of(words: str) -> tuple[PostRank, bool] | None:
    """The highest rank a post's words name, and whether the decree says so; None for none."""
    found = [
        (rank, certain)
        for part in one_line(words).replace(";", ",").split(",")
        if (named := _named(part.strip())) is not None
        for rank, certain in (named,)
    ]
    return min(found, key=lambda one: (_ORDER[one[0]], not one[1]), default=None)


def service(asked: Condition, case: Case) -> ConditionResult:
    """Leading posts held long enough at one of the ranks asked for."""
    ranked = [
        Ranked(*named, post)
        for post in case.facts.posts
        if (named := rank_of(post.post)) is not None
    ]
    if not ranked:
        leads = any(one.leader for one in case.facts.posts)
        if leads or not case.facts.posts:
            return doubtful(asked, "honour_service_unknown", earliest=case.year)
        return unmet(asked, earliest=None)
    for certain in (True, False):
        own = [one for one in ranked if one.certain or not certain]
        for rank, years in asked.posts:
            months = _months(own, rank, case.day)
            if months and months >= _needed(years, case):
                said = _said(rank, months)
                if certain:
                    return met(asked, said)
                return doubtful(asked, "honour_service_likely", said, earliest=case.year)
    if any(one.post.span.start is None for one in ranked):
        return doubtful(asked, "honour_service_unknown", earliest=case.year)
    return _too_short(asked, case, ranked)


def _too_short(asked: Condition, case: Case, ranked: list[Ranked]) -> ConditionResult:
    """What comes nearest, and when it would do if the post is kept."""
    left, rank, months = min(
        (
            (_needed(years, case) - (served := _months(ranked, rank, case.day)), rank, served)
            for rank, years in asked.posts
        ),
        key=lambda one: (one[0], _ORDER[one[1]]),
    )
    goes_on = any(one.post.span.holds(case.day) and _at_least(one, rank) for one in ranked)
    earliest = case.day.year + -(-left // 12) if goes_on else None
    return unmet(asked, _said(rank, months), _length(left), earliest=earliest)


def posts_clean(asked: Condition, case: Case) -> ConditionResult:
    """Never disciplined while in a ranked post."""
    spans = [one.span for one in case.facts.posts if rank_of(one.post) is not None]
    for one in case.facts.discipline:
        begun = one.span.start or one.span.end
        if one.kind is DisciplineKind.PENDING or begun is None:
            continue
        if any(span.holds(begun) for span in spans):
            return unmet(asked, discipline_words(one), earliest=None)
    return met(asked)


def retiring(asked: Condition, case: Case) -> ConditionResult:
    """A notice or decision of retirement is entered, or the last day in the office."""
    days = [one.span.start for one in case.facts.absences if one.kind is AbsenceKind.RETIRED]
    if not days and case.facts.span.end is None:
        return unmet(asked, earliest=case.year)
    day = next(filter(None, days), None) or case.facts.span.end
    return met(asked, f"{day:%d/%m/%Y}" if day else "")


# --- ranks and time ----------------------------------------------------------------------------
@cache
def _words() -> tuple[tuple[str, PostRank, bool], ...]:
    """Words a post begins with, the longest first."""
    table = resources.toml("honours/posts.toml")["rank"]
    found = [
        (words, PostRank(line["rank"]), certain)
        for line in table
        for certain, field in ((True, "posts"), (False, "likely"))
        for words in line.get(field, ())
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _named(part: str) -> tuple[PostRank, bool] | None:
    plain = part.casefold()
    for short, whole in resources.toml("honours/posts.toml")["short"].items():
        plain = plain.replace(short, whole)
    for words, rank, certain in _words():
        if plain == words or plain.startswith(f"{words} "):
            return rank, certain
    return None


def _at_least(one: Ranked, rank: PostRank) -> bool:
    return _ORDER[one.rank] <= _ORDER[rank]


def _needed(years: int, case: Case) -> Fraction:
    """Months needed, a third less for women (Điều 4 khoản 7)."""
    months = Fraction(12 * years)
    return months * _OF_WOMEN if case.facts.sex is Sex.FEMALE else months


def _months(ranked: Iterable[Ranked], rank: PostRank, until: dt.date) -> Fraction:
    """Months in posts of this rank or a higher one; time in two posts at once counts once."""
    spans = sorted(
        (one.post.span.start, min(one.post.span.end or until, until))
        for one in ranked
        if _at_least(one, rank) and one.post.span.start is not None
    )
    whole, reached = Fraction(0), dt.date.min
    for start, end in spans:
        begun = max(start, reached)
        if begun <= end:
            reached = end + dt.timedelta(days=1)
            whole += _between(begun, reached)
    return whole


def _between(start: dt.date, end: dt.date) -> Fraction:
    months = 12 * (end.year - start.year) + end.month - start.month
    return months + Fraction(end.day - start.day, _DAYS)


def _said(rank: PostRank, months: Fraction) -> str:
    table = resources.toml("honours/posts.toml")
    name = next(line["name"] for line in table["rank"] if line["rank"] == rank.value)
    return str(table["said"]).format(rank=name, length=_length(months))


def _length(months: Fraction) -> str:
    """«6 năm 3 tháng», begun months as whole ones."""
    years, rest = divmod(-(-months // 1), 12)
    form = "length" if rest else "length_years"
    return str(resources.toml("honours/posts.toml")[form]).format(years=years, months=rest)
