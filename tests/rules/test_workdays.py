"""Working days against the holidays offices really had."""

from __future__ import annotations

import datetime as dt

import pytest

from thiduadesk.rules import workdays

DAYS = workdays.load()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "works"),
    [
        ("2022-12-10", "2022-12-11", False),  # a weekend
        ("2022-01-31", "2022-02-04", False),  # Tết
        ("2022-02-07", "2022-02-11", True),
        ("2023-01-20", "2023-01-26", False),  # Tết with two days made up for
        ("2023-01-27", "2023-01-27", True),
        ("2023-04-29", "2023-05-03", False),  # Hùng kings on a Saturday, 30/4 on a Sunday
        ("2023-05-04", "2023-05-05", True),
        ("2024-04-29", "2024-05-01", False),  # a Monday moved …
        ("2024-05-04", "2024-05-04", True),  # … and the Saturday worked for it
        ("2020-09-03", "2020-09-03", True),  # one day of the national holiday before 2021
        ("2021-09-02", "2021-09-03", False),
        ("2017-01-02", "2017-01-02", False),  # 1 January on a Sunday
        ("2018-12-31", "2019-01-01", False),
        ("2024-02-29", "2024-02-29", True),
    ],
)
def test_offices_work_on_a_day(first: str, last: str, works: bool) -> None:
    span = (day(last) - day(first)).days + 1
    assert [DAYS.works(day(first) + dt.timedelta(days=at)) for at in range(span)] == [works] * span


@pytest.mark.parametrize(
    ("start", "by", "found"),
    [
        ("2022-12-15", -6, "2022-12-07"),
        ("2022-12-12", -1, "2022-12-09"),  # over a weekend
        ("2022-02-08", -2, "2022-01-28"),  # over Tết
        ("2022-12-30", 1, "2023-01-03"),  # over the end of the year, 2/1 made up for
        ("2024-02-28", 2, "2024-03-01"),  # over a leap day
        ("2023-02-28", 1, "2023-03-01"),
        ("2022-12-18", 0, "2022-12-16"),  # a Sunday is worked towards till Friday
        ("2022-12-15", 0, "2022-12-15"),
    ],
)
def test_a_day_is_moved_by_working_days(start: str, by: int, found: str) -> None:
    assert DAYS.moved(day(start), by) == day(found)


@pytest.mark.parametrize(
    ("today", "until", "left"),
    [
        ("2022-12-07", "2022-12-15", 6),
        ("2022-12-15", "2022-12-15", 0),
        ("2022-12-16", "2022-12-18", 0),
        ("2022-12-19", "2022-12-15", -2),
        ("2022-01-28", "2022-02-07", 1),
    ],
)
def test_working_days_left_are_those_after_today(today: str, until: str, left: int) -> None:
    assert DAYS.left(day(today), day(until)) == left


def test_a_year_nobody_announced_is_told() -> None:
    assert DAYS.unsure([day("2022-12-01"), day("2023-01-01")]) == ()
    assert DAYS.unsure([day("2040-01-05"), day("2040-02-05")]) == (2040,)
    assert DAYS.works(day("2040-02-10")), "without Tết it counts as worked, and the year is told"
