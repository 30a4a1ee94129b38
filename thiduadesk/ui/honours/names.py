"""Honours by name, from the catalogue («danh hiệu, hình thức khen thưởng»)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from thiduadesk.domain.honours import Level
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import Subject
from thiduadesk.domain.text import short_date
from thiduadesk.rules.honours import catalogue


def name(code: str) -> str:
    """As the law writes it; a code the catalogue does not know stands for itself."""
    found = catalogue.catalogue().get(code)
    return found.name if found is not None else code


def short(code: str) -> str:
    """As lists write it."""
    found = catalogue.catalogue().get(code)
    return found.short if found is not None else code


def choices(subject: Subject) -> Sequence[tuple[str, str]]:
    """Code and name of every honour a subject may receive."""
    return choices_for(Honoured.of(subject))


def choices_for(
    honoured: Honoured | None, highest: Level | None = None
) -> Sequence[tuple[str, str]]:
    """Code and name of every honour for persons, collectives or households (None: of all)."""
    levels = list(Level)
    within = levels if highest is None else levels[: levels.index(highest) + 1]
    return tuple(
        (one.code, one.name)
        for one in catalogue.catalogue().values()
        if (honoured is None or honoured in one.honoured) and one.level in within
    )


def decision(number: str, day: dt.date | None) -> str:
    """«898/QĐ-UBND, 26/7/2022»."""
    return ", ".join(part for part in (number, short_date(day) if day else "") if part)
