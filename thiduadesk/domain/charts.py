"""Charts as values («biểu đồ»): what is compared, in which series; sizes and colours are not here.

``documents/charts`` turns a chart into rectangles and words; ``documents/pdf/charts`` prints these,
``ui/charts`` paints them, ``exchange`` writes the chart of a workbook from the same value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How the values lie."""

    BARS = "bars"
    """Lying, one below the other; for names."""
    COLUMNS = "columns"
    """Standing side by side; for years."""


class Scale(StrEnum):
    """What the values are."""

    COUNTS = "counts"
    """How many; the longest fills the room."""
    PERCENT = "percent"
    """Per cent of 100 each."""
    SHARES = "shares"
    """How many of each series; drawn as their shares in per cent of the item's sum."""


class Tone(StrEnum):
    """A colour by its part; the screen and the paper each know what it looks like there."""

    ACCENT = "accent"
    ACCENT_LIGHT = "accent_light"
    """What the accent is compared with: last year, the others."""
    GREEN = "green"
    AMBER = "amber"
    DANGER = "danger"
    NEUTRAL = "neutral"
    WORDS = "words"
    MUTED = "muted"
    """Quieter words."""
    LINE = "line"
    BACK = "back"
    """The empty part of a bar."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a bar stands for.

    Attributes:
        key: told when the bar is clicked.
        name: printed beside or below it.
        said: printed instead of the number of the first series: «45/50».
        note: words beside it that warn: «mất 5 điểm: II.6».
    """

    key: str
    name: str
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each item, none of them below 0; None where it is not known."""

    name: str
    values: tuple[float | None, ...]
    tone: Tone = Tone.ACCENT


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        items: in the order they are drawn.
        series: of one value for each item. Of lying bars the first is thick and the others thin
            below it; ``stacked`` they lie end to end.
        source: printed small below, empty for none.
    """

    title: str
    items: tuple[Item, ...]
    series: tuple[Series, ...]
    shape: Shape = Shape.BARS
    scale: Scale = Scale.COUNTS
    stacked: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.items):
                raise ValueError(f"{one.name}: {len(one.values)} values of {len(self.items)}")

    @property
    def piled(self) -> bool:
        """Whether the series of an item lie end to end."""
        return self.stacked or self.scale is Scale.SHARES

    def values(self, at: int) -> tuple[float | None, ...]:
        """The values of an item, one for each series."""
        return tuple(one.values[at] for one in self.series)

    def total(self, at: int) -> float:
        """The sum of what is known of an item."""
        return sum(value or 0 for value in self.values(at))

    @property
    def greatest(self) -> float:
        """The value that fills the room; 1 where there is nothing to draw."""
        if self.scale is not Scale.COUNTS:
            return 100.0
        if self.stacked:
            return max(map(self.total, range(len(self.items))), default=0) or 1.0
        return max((value or 0 for one in self.series for value in one.values), default=0) or 1.0


def shares(values: tuple[float | None, ...]) -> tuple[int, ...]:
    """Whole per cents of their sum that add up to 100; zeros where there is no sum."""
    known = [value or 0.0 for value in values]
    whole = sum(known)
    if not whole:
        return (0,) * len(known)
    exact = [100 * value / whole for value in known]
    found = [int(value) for value in exact]
    rest = sorted(range(len(known)), key=lambda at: found[at] - exact[at])
    for at in rest[: 100 - sum(found)]:
        found[at] += 1
    return tuple(found)
