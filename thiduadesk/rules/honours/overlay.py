"""Values the province sets where the law leaves them to it («tham số của địa phương»)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.lawpacks import OverlayValue


class ParameterKind(StrEnum):
    """How a value is written."""

    PERCENT = "percent"
    NUMBER = "number"
    YES_NO = "yes_no"
    """«yes» or «no»"""
    DAY = "day"
    """A day of every year, «10/12»."""
    DATE = "date"
    """«2025-12-15»"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that may be set; ``source`` is the article that leaves it to the province."""

    key: str
    kind: ParameterKind
    default: str
    meaning: str
    source: str


@cache
def parameters() -> tuple[Parameter, ...]:
    """Every value that may be set, in the order the screen shows them."""
    return tuple(
        Parameter(
            line["key"], ParameterKind(line["kind"]), line["default"], line["meaning"],
            line["source"],
        )
        for line in resources.toml("honours/overlay.toml")["parameter"]
    )  # fmt: skip


def is_well_written(key: str, value: str) -> bool:
    """Whether ``value`` can be read as what the parameter ``key`` asks for; empty always can."""
    kind = next((one.kind for one in parameters() if one.key == key), None)
    if kind is None or not value:
        return kind is not None
    match kind:
        case ParameterKind.PERCENT:
            return value.isdecimal() and 0 < int(value) <= 100
        case ParameterKind.NUMBER:
            return value.isdecimal()
        case ParameterKind.YES_NO:
            return value in {"yes", "no"}
        case ParameterKind.DAY:
            return _parses(value, "%d/%m")
        case ParameterKind.DATE:
            return _parses(value, "%Y-%m-%d")


def _parses(value: str, form: str) -> bool:
    leap = f"{value} 2024" if form == "%d/%m" else value  # 29/02 is a day
    try:
        dt.datetime.strptime(leap, f"{form} %Y" if form == "%d/%m" else form)  # noqa: DTZ007 - no clock
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the province has set, as it holds on a day."""

    values: Mapping[str, OverlayValue]

    @classmethod
    def on(cls, values: Iterable[OverlayValue], day: dt.date) -> Overlay:
        """The values in force on ``day``; of two for one key, the one that began later."""
        held = [one for one in values if one.value and one.span.holds(day)]
        held.sort(key=lambda one: (one.span.start or dt.date.min, one.id))
        return cls({one.key: one for one in held})

    def words(self, key: str) -> str:
        """The value, or the default, as written; empty where there is none."""
        found = self.values.get(key)
        return found.value if found else _defaults().get(key, "")

    def number(self, key: str) -> int | None:
        """The value as a whole number, None where there is none or it cannot be read."""
        value = self.words(key)
        return int(value) if value.isdecimal() else None

    def date(self, key: str) -> dt.date | None:
        """The value as a date, None where there is none or it cannot be read."""
        try:
            return dt.date.fromisoformat(self.words(key))
        except ValueError:
            return None

    def says(self, key: str) -> bool | None:
        """The value of a yes-or-no, None where nobody has decided."""
        return {"yes": True, "no": False}.get(self.words(key))

    def source(self, key: str) -> str:
        """The paper the value stands in."""
        found = self.values.get(key)
        return found.source if found else ""


NONE = Overlay({})
"""Nothing set: the law alone."""


@cache
def _defaults() -> Mapping[str, str]:
    return {one.key: one.default for one in parameters()}
