"""The years that a paper is of, read from its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either

_DASH = "[-\u2010\u2011\u2013]"


@cache
def words() -> dict[str, Any]:
    """The words of ``lastlook/years.toml``."""
    return resources.toml("lastlook/years.toml")


@cache
def says(name: str) -> re.Pattern[str]:
    """A pattern for the words kept under a name."""
    return re.compile(rf"(?<!\w)(?i:{either(words()[name])})(?!\w)")


@cache
def named() -> re.Pattern[str]:
    """«năm 2017», no span and no date."""
    return re.compile(
        rf"(?<!\w)(?i:{words()['year']})\s+(?P<year>(?:19|20)\d\d)(?!\d|\s?{_DASH}\s?\d|\s?[,/]\s?\d)"
    )


@cache
def history() -> re.Pattern[str]:
    """What stands before a year of history, at the end of the words before it."""
    return re.compile(rf"(?<!\w)(?i:{either(words()['history'])})(?:\s+\d{{1,2}})?\s*$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The years a paper is of, by its subject.

    Attributes:
        text: the subject, in one line.
        done: the year it reports on, None for a paper that reports on none or on several.
        next: the year it plans.
        part: it is of a part of the year only («6 tháng đầu năm 2022»).
    """

    text: str
    done: int | None
    next: int | None
    part: bool

    @property
    def years(self) -> set[int]:
        """All of them."""
        return {year for year in (self.done, self.next) if year is not None}


def named_years(text: str) -> list[int]:
    """Years that a text names by themselves («năm 2017»): no spans, no history."""
    return [
        int(match["year"])
        for match in named().finditer(text)
        if not history().search(text[max(0, match.start() - 24) : match.start()])
    ]


def subject_of(paper: Reading) -> Subject:
    """What the title says about years."""
    lines = paper.of_kind(PassageKind.SUBJECT, PassageKind.ABOUT)
    text = _without_papers(" ".join(" ".join(line.text.split()) for line in lines))
    types = [one.text.casefold() for one in paper.of_kind(PassageKind.TYPE_NAME)]
    years = list(dict.fromkeys(named_years(text)))
    part = says("half").search(text) is not None or says("quarter").search(text) is not None
    plans = any(one.startswith(tuple(words()["plan"])) for one in types)
    if len(years) == 1:
        return Subject(text, None if plans else years[0], years[0] if plans else None, part)
    if len(years) == 2 and years[1] == years[0] + 1:
        return Subject(text, years[0], years[1], part)
    return Subject(text, None, None, part)


def _without_papers(text: str) -> str:
    """The words without the papers they name: «… ban hành kèm theo QUYẾT ĐỊNH SỐ 13/2018/…»."""
    return re.sub(rf"(?<!\w)\d+(?:/\d{{4}})?\s?[/-]\s?[^\W\d_]\S*.*?(?={_DASH}|,|$)", "", text)


def is_report(paper: Reading) -> bool:
    """Whether the paper calls itself a report."""
    types = [one.text.strip().casefold() for one in paper.of_kind(PassageKind.TYPE_NAME)]
    return any(one.startswith(tuple(words()["report"])) for one in types)
