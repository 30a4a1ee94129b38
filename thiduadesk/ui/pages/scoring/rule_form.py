"""Between a rule and the words of its form: one line per level, numbers with a comma."""

from __future__ import annotations

from decimal import Decimal
from decimal import InvalidOperation

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import Level
from thiduadesk.i18n import _


class FormError(ValueError):
    """Words of the form that are no value; ``args[0]`` is the sentence for the clerk."""


def points(text: str) -> Points | None:
    """Points typed in a field; None when it is empty.

    Raises:
        FormError: the words are no number of points.
    """
    if not text.strip():
        return None
    try:
        return Points.parse(text)
    except PointsError:
        raise FormError(_("“{text}” is not a number of points.").format(text=text)) from None


def per_cent(text: str) -> Decimal:
    """A share typed with comma or dot, with or without the sign.

    Raises:
        FormError: the words are no number.
    """
    try:
        return Decimal(text.strip().rstrip("%").strip().replace(",", "."))
    except InvalidOperation:
        raise FormError(_("“{text}” is not a number.").format(text=text)) from None


def shown(value: Points | None) -> str:
    """Points for a field."""
    return "" if value is None else value.printed()


def levels_text(levels: tuple[Level, ...]) -> str:
    """One level per line: «Hoàn thành tốt = 15»."""
    return "\n".join(f"{level.name} = {level.points.printed()}" for level in levels)


def levels(text: str) -> tuple[Level, ...]:
    """Levels from lines «name = points».

    Raises:
        FormError: a line has no points, or there is no line.
    """
    found = tuple(_level(line) for line in text.splitlines() if line.strip())
    if not found:
        raise FormError(_("Write one level per line: name = points."))
    return found


def bodies_text(bodies: tuple[Body, ...]) -> str:
    """Each organisation on a line of its own ending with a colon, its levels below it."""
    return "\n".join(f"{body.name}:\n{levels_text(body.levels)}" for body in bodies)


def bodies(text: str) -> tuple[Body, ...]:
    """Organisations with their levels.

    Raises:
        FormError: a level before the first organisation, or an organisation without levels.
    """
    groups: list[tuple[str, list[str]]] = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        if line.endswith(":"):
            groups.append((line[:-1].strip(), []))
        elif groups:
            groups[-1][1].append(line)
        else:
            raise FormError(_("Begin with the name of an organisation and a colon."))
    if not groups:
        raise FormError(_("Begin with the name of an organisation and a colon."))
    return tuple(Body(name, levels("\n".join(lines))) for name, lines in groups)


def _level(line: str) -> Level:
    name, sign, worth = line.rpartition("=")
    value = points(worth) if sign else None
    if value is None or not name.strip():
        raise FormError(_("“{line}”: write name = points.").format(line=line.strip()))
    return Level(name.strip(), value)
