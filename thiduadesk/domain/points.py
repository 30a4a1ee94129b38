"""Points of a rubric («điểm»), exact to hundredths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"[+-]?\d{1,7}(?:[.,]\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", re.ASCII)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})


class PointsError(ValueError):
    """Text that is not a number of points; ``args[0]`` is the text as found."""


@dataclass(frozen=True, slots=True, order=True)
class Points:
    """An exact number of points («điểm»), held as integer hundredths.

    Never a float: 0.1 + 0.2 is 0.3 here. May be negative (a deduction typed as such).
    """

    hundredths: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read points as people write them: "20", "02", "19,75", "0.5", "1.000", "-2".

        A group of exactly three digits after a dot is a thousand ("1.000" is one thousand),
        since no rubric scores finer than hundredths.

        Raises:
            PointsError: the text is not one number.
        """
        bare = text.strip().replace("\u00a0", "").translate(_MINUS)
        if _THOUSANDS.fullmatch(bare):
            bare = bare.replace(".", "")
        if not _NUMBER.fullmatch(bare):
            raise PointsError(text)
        return cls.of(Decimal(bare.replace(",", ".")))

    @classmethod
    def of(cls, value: Decimal | float) -> Self:
        """Points of a number; a float is read through its shortest decimal form (Excel cells).

        Raises:
            PointsError: the number is finer than hundredths or not finite.
        """
        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        if not exact.is_finite():
            raise PointsError(str(value))
        hundredths = exact * 100
        if hundredths != hundredths.to_integral_value():
            # Excel keeps 0.1 + 0.2 as 0.30000000000000004: forgive noise below a millionth.
            rounded = hundredths.quantize(Decimal(1), rounding=ROUND_HALF_UP)
            if abs(hundredths - rounded) > Decimal("0.0001"):
                raise PointsError(str(value))
            hundredths = rounded
        return cls(int(hundredths))

    @classmethod
    def total(cls, items: Iterable[Points | None]) -> Self:
        """The exact sum; ``None`` counts as nothing."""
        return cls(sum(item.hundredths for item in items if item is not None))

    @classmethod
    def mean(cls, items: Iterable[Points]) -> Self:
        """The arithmetic mean («trung bình cộng»), rounded half up to hundredths; 0 of nothing."""
        values = [item.hundredths for item in items]
        if not values:
            return cls(0)
        exact = Decimal(sum(values)) / len(values)
        return cls(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    @property
    def decimal(self) -> Decimal:
        """The value as a Decimal, e.g. ``Decimal("0.5")``."""
        return Decimal(self.hundredths) / 100

    def times(self, factor: int | Decimal) -> Points:
        """This many times the points, rounded half up to hundredths."""
        product = Decimal(self.hundredths) * factor
        return Points(int(product.quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    def __add__(self, other: Points) -> Points:
        return Points(self.hundredths + other.hundredths)

    def __sub__(self, other: Points) -> Points:
        return Points(self.hundredths - other.hundredths)

    def __neg__(self) -> Points:
        return Points(-self.hundredths)

    def __bool__(self) -> bool:
        return self.hundredths != 0

    def __str__(self) -> str:
        """Canonical text of the command line: "945", "0.5", "-2.25"."""
        sign = "-" if self.hundredths < 0 else ""
        whole, part = divmod(abs(self.hundredths), 100)
        return f"{sign}{whole}" + (f".{part:02d}".rstrip("0") if part else "")

    def printed(self, *, pad: bool = False) -> str:
        """Vietnamese text: decimal comma; ``pad`` writes whole points under ten as "02"."""
        text = str(self).replace(".", ",")
        return text.zfill(2) if pad and text.isdigit() and self.hundredths else text


ZERO = Points(0)
