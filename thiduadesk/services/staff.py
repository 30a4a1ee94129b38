"""Who does the work of emulation and commendation («người làm công tác thi đua, khen thưởng»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.domain.text import find_key

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.domain.people import PostHeld


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does the work of emulation and commendation («làm công tác thi đua, khen thưởng»).

    Attributes:
        bodies: units whose name says so; ``part_time`` other units where somebody's post does.
        young, middle, older: of ``people`` by age; whose birth date is not kept is in none.
        short, long: by years in this work; whose first day in it is not kept is in none.
    """

    bodies: int = 0
    part_time: int = 0
    people: int = 0
    young: int = 0
    middle: int = 0
    older: int = 0
    short: int = 0
    long: int = 0


def staff_in(reader: Reader, year: int) -> Staff:
    """Who does it on the last day of a year, by units and posts that say so."""
    said = resources.toml("wording/statistics.toml")["staff"]
    words = [find_key(one) for one in said["words"]]

    def says_so(text: str) -> bool:
        return any(word in find_key(text) for word in words)

    day = dt.date(year, 12, 31)
    units = {one.id: one for one in office_queries.units(reader)}
    bodies = {one.id for one in units.values() if says_so(one.name)}
    born = {one.id: one.birth for one in people_queries.people(reader, day)}
    held: dict[int, list[PostHeld]] = {}
    for post in people_queries.posts(reader):
        of_work = post.unit_id in bodies or says_so(post.post)
        if of_work and post.person_id in born and (post.span.start or day) <= day:
            held.setdefault(post.person_id, []).append(post)
    now = {who: posts for who, posts in held.items() if posts[-1].span.holds(day)}
    ages = [_years_between(birth, day) for who in now if (birth := born[who])]
    spent = [_years_between(start, day) for posts in now.values() if (start := posts[0].span.start)]
    young, older, long = said["young"], said["older"], said["long"]
    return Staff(
        bodies=sum(units[one].span.holds(day) for one in bodies),
        part_time=len({posts[-1].unit_id for posts in now.values()} - bodies),
        people=len(now),
        young=sum(age < young for age in ages),
        middle=sum(young <= age <= older for age in ages),
        older=sum(age > older for age in ages),
        short=sum(years < long for years in spent),
        long=sum(years >= long for years in spent),
    )


def _years_between(start: dt.date, day: dt.date) -> int:
    """Full years."""
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
