"""Working days («ngày làm việc»): weekends, holidays, days made up for; the days are data.

Bộ luật Lao động 2019, articles 111 and 112: a holiday on a day of rest is made up for on the next
working day. Which days Tết has, and which working days are moved, is said anew every year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from thiduadesk import resources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """The days on which offices work.

    Attributes:
        resting: days of rest of a week, Monday is 1.
        fixed: month and day of holidays that are the same every year.
        holidays: of each year we know, the others: Tết, the day of the Hùng kings, days moved.
        worked: days of rest that are worked for a day moved.
        certain: years whose holidays were announced.
    """

    resting: frozenset[int]
    fixed: tuple[tuple[int, int], ...]
    holidays: Mapping[int, frozenset[dt.date]]
    worked: frozenset[dt.date]
    certain: frozenset[int]
    _closed: dict[int, frozenset[dt.date]] = field(default_factory=dict, compare=False, repr=False)

    def works(self, day: dt.date) -> bool:
        """Whether offices work on a day."""
        if day in self.worked:
            return True
        return not self._rests(day) and day not in self.closed(day.year)

    def closed(self, year: int) -> frozenset[dt.date]:
        """The holidays of a year with the days that make up for those on a day of rest."""
        if year not in self._closed:
            self._closed[year] = frozenset(self._made_up(year))
        return self._closed[year]

    def on_or_before(self, day: dt.date) -> dt.date:
        """The day itself where it is worked, else the last working day before: somebody is there."""
        while not self.works(day):
            day -= _DAY
        return day

    def moved(self, day: dt.date, by: int) -> dt.date:
        """The ``by``-th working day after a day, before it where ``by`` is negative.

        With 0 the last working day that is not after it.
        """
        if not by:
            return self.on_or_before(day)
        step = _DAY if by > 0 else -_DAY
        left = abs(by)
        while left:
            day += step
            left -= self.works(day)
        return day

    def left(self, today: dt.date, until: dt.date) -> int:
        """Working days after ``today`` up to and with ``until``; below 0 so many since it passed."""
        if until < today:
            return -self.left(until, today)
        return sum(self.works(today + at * _DAY) for at in range(1, (until - today).days + 1))

    def unsure(self, days: Iterable[dt.date]) -> tuple[int, ...]:
        """Years among those of ``days`` whose holidays are not known for certain."""
        return tuple(sorted({day.year for day in days} - self.certain))

    def _made_up(self, year: int) -> set[dt.date]:
        """Holidays of a year, and for each on a day of rest the next day that is neither."""
        fixed = {dt.date(year, month, day) for month, day in self.fixed}
        holidays = fixed | self.holidays.get(year, frozenset())
        closed = set(holidays)
        for holiday in sorted(holidays):
            free = holiday
            while self._rests(holiday) and (self._rests(free) or free in closed):
                free += _DAY
            closed.add(free)
        return closed

    def _rests(self, day: dt.date) -> bool:
        return day.isoweekday() in self.resting


@cache
def load() -> WorkingDays:
    """The days of ``resources/calendar/holidays.toml``."""
    return made(resources.toml("calendar/holidays.toml"))


def made(table: Mapping[str, Any]) -> WorkingDays:
    """Working days of a table of that shape."""
    years = table["year"]
    return WorkingDays(
        resting=frozenset(table["rest"]["weekdays"]),
        fixed=tuple((int(one["day"][:2]), int(one["day"][3:])) for one in table["fixed"]),
        holidays={one["year"]: frozenset(_days(_own(one))) for one in years},
        worked=frozenset(_days(day for one in years for day in one.get("work", ()))),
        certain=frozenset(one["year"] for one in years if one.get("certain", True)),
    )


def _own(year: Mapping[str, Any]) -> Iterable[str]:
    return (*year["tet"], year["hung_kings"], *year.get("also", ()), *year.get("off", ()))


def _days(words: Iterable[str]) -> Iterable[dt.date]:
    return (dt.date.fromisoformat(one) for one in words)
