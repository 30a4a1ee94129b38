"""Honours by name, from the catalogue («danh hiệu, hình thức khen thưởng»)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import Subject
from thiduadesk.domain.text import short_date


@cache
def _names() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Code → name, short name, whom it honours."""
    return {
        one["code"]: (one["name"], one["short"], frozenset(one["honoured"]))
        for one in resources.toml("honours/catalogue.toml")["honour"]
    }


def name(code: str) -> str:
    """As the law writes it; a code the catalogue does not know stands for itself."""
    return _names()[code][0] if code in _names() else code


def short(code: str) -> str:
    """As lists write it."""
    return _names()[code][1] if code in _names() else code


def choices(subject: Subject) -> Sequence[tuple[str, str]]:
    """Code and name of every honour a subject may receive."""
    return choices_for(Honoured.of(subject))


def choices_for(honoured: Honoured | None) -> Sequence[tuple[str, str]]:
    """Code and name of every honour for persons, collectives or households; None: of all."""
    return tuple(
        (code, called)
        for code, (called, _short, given) in _names().items()
        if honoured is None or honoured.value in given
    )


def decision(number: str, day: dt.date | None) -> str:
    """«898/QĐ-UBND, 26/7/2022»."""
    return ", ".join(part for part in (number, short_date(day) if day else "") if part)
