"""What a drawn chart is made of, and how its words are measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from thiduadesk.domain.charts import Tone

LINE = 1.4
"""Height of a line of words, in sizes of its letters."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Side(Enum):
    """Where words stand in their room."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Letters:
    """How words look: the unit of all lengths is that of ``size`` (points, pixels).

    Attributes:
        size: of words; the measures of a chart follow it.
        small: of notes, legends and scales.
        width: of a text, small or bold.
        number: as people write it.
    """

    size: float
    small: float
    width: Callable[[str, bool, bool], float]
    number: Callable[[float], str]

    def line(self, *, small: bool = False) -> float:
        """Height of a line."""
        return LINE * (self.small if small else self.size)

    def room(self, text: str, *, small: bool = False, bold: bool = False) -> float:
        """Width of a text."""
        return self.width(text, small, bold)

    def fitted(self, text: str, room: float, *, small: bool = False) -> str:
        """The text, cut with an ellipsis where it is wider than ``room``; empty without room."""
        if self.room(text, small=small) <= room:
            return text
        while text and self.room(text.rstrip() + _ELLIPSIS, small=small) > room:
            text = text[:-1]
        return text.rstrip() + _ELLIPSIS if text else ""

    def wrapped(self, text: str, room: float, most: int, *, small: bool = False) -> list[str]:
        """The text in at most so many lines; the last is cut with an ellipsis."""
        lines: list[str] = []
        words = text.split()
        while words and len(lines) < most - 1:
            taken = 1
            while (
                taken < len(words) and self.room(" ".join(words[: taken + 1]), small=small) <= room
            ):
                taken += 1
            lines.append(self.fitted(" ".join(words[:taken]), room, small=small))
            del words[:taken]
        if words:
            lines.append(self.fitted(" ".join(words), room, small=small))
        return lines


# --- what is drawn; from the upper left corner, downwards --------------------------------------
@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, in the middle of its height."""

    x: float
    y: float
    width: float
    height: float
    text: str
    tone: Tone = Tone.WORDS
    side: Side = Side.LEFT
    small: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where an item lies: the room in which a click means it."""

    key: str
    x: float
    y: float
    width: float
    height: float
    told: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart; boxes lie below the words."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]
    targets: tuple[Target, ...]

    def at(self, x: float, y: float) -> Target | None:
        """The item that lies there."""
        for one in self.targets:
            if one.x <= x < one.x + one.width and one.y <= y < one.y + one.height:
                return one
        return None
