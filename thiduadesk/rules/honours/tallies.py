"""Statistics of honours as paper and workbook both print them: the title, the lines, their numbers."""

from __future__ import annotations

from typing import Any
from typing import Protocol

from thiduadesk.rules.honours.catalogue import catalogue

OWN = ("total", "collectives", "households", "persons", "managers", "direct", "women")
"""The columns of numbers of our own table."""


class Count(Protocol):
    """How often an honour was given, see ``services.counting.Counted``."""

    @property
    def honour(self) -> str:
        """Code of the catalogue."""


def title(said: dict[str, Any], first: int, last: int) -> str:
    """The title of the years, in the words of ``wording/statistics.toml``."""
    name = "own_title" if first == last else "own_title_years"
    return str(said[name].format(first=first, last=last))


def number(one: Count, column: str) -> int:
    """A number of a line; ``managers`` are the leaders of the office and of its units."""
    if column == "managers":
        return number(one, "heads") + number(one, "leaders")
    return int(getattr(one, column))


def name(one: Count) -> str:
    """What the line is called."""
    known = catalogue().get(one.honour)
    return known.name if known is not None else one.honour
