"""The year as the rules lay it out, what she changed of it, and the steps counted back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from thiduadesk.domain.calendar import Deadline
from thiduadesk.rules import calendar
from thiduadesk.rules import workdays
from thiduadesk.rules.calendar import Anchor
from thiduadesk.rules.calendar import Due
from thiduadesk.rules.calendar import Given
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.rules.calendar import back_plan
from thiduadesk.rules.calendar import next_deadline
from thiduadesk.rules.calendar import year_plan

TODAY = dt.date(2022, 12, 7)
LETTER = Anchor(dt.date(2022, 12, 15), "Công văn số 1028/TMTH")
GIVEN = Given(2022, TODAY)


def found(key: str, given: Given = GIVEN) -> Item:
    return next(one for one in year_plan(given) if one.key == key)


def given(**changed: Any) -> Given:
    return replace(GIVEN, **changed)


def test_every_rule_has_its_source_and_an_existing_plan() -> None:
    rules = calendar.load()
    assert len({one.key for one in rules.rules}) == len(rules.rules)
    for rule in rules.rules:
        assert rule.source, rule.key
        assert not rule.plan or rule.plan in rules.plans, rule.key
        assert calendar.STEP not in rule.key
    for steps in rules.plans.values():
        assert min(step.before for step in steps) == 0
        assert len({step.key for step in steps}) == len(steps)


@pytest.mark.parametrize(
    ("year", "key", "day"),
    [
        (2022, "dossiers.province", dt.date(2023, 2, 28)),
        (2023, "dossiers.province", dt.date(2024, 2, 29)),  # the last of February, a year later
        (2022, "bloc.meeting", dt.date(2023, 1, 15)),
        (2022, "report.half", dt.date(2022, 6, 30)),
    ],
)
def test_a_rule_gives_a_day_of_the_work_year(year: int, key: str, day: dt.date) -> None:
    assert found(key, given(year=year)).day == day


def test_the_letter_sets_the_day_of_what_is_counted_from_it() -> None:
    assert found("report.year").day == dt.date(2022, 12, 15)
    assert not found("report.year").certain
    later = given(anchors={"guidance": replace(LETTER, day=dt.date(2022, 12, 20))})
    report = found("report.year", later)
    assert (report.day, report.source, report.certain) == (
        dt.date(2022, 12, 20),
        LETTER.source,
        True,
    )
    initiatives = found("initiatives", later)
    assert initiatives.day == workdays.load().moved(dt.date(2022, 12, 20), -5)
    assert not initiatives.certain


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2022-12-06", ItemState.OVERDUE),
        ("2022-12-07", ItemState.TODAY),
        ("2022-12-08", ItemState.SOON),
        ("2022-12-21", ItemState.SOON),  # ten working days
        ("2022-12-22", ItemState.LATER),
        ("2022-01-05", ItemState.PAST),
    ],
)
def test_a_deadline_stands_by_its_working_days(day: str, state: ItemState) -> None:
    own = Deadline(3, 2022, "Việc khác", dt.date.fromisoformat(day))
    assert found("own.3", given(stored=(own,))).state is state


def test_a_day_of_rest_is_due_on_the_last_working_day_before() -> None:
    own = Deadline(3, 2022, "Việc khác", dt.date(2022, 12, 18))  # a Sunday
    friday = given(stored=(own,), today=dt.date(2022, 12, 16))
    assert found("own.3", friday).state is ItemState.TODAY
    assert found("own.3", replace(friday, today=dt.date(2022, 12, 19))).state is ItemState.OVERDUE


def test_what_she_keeps_of_a_rule_moves_meets_and_drops_it() -> None:
    kept = Deadline(1, 2022, "", dt.date(2022, 12, 20), "report.year")
    moved = found("report.year", given(stored=(kept,)))
    assert (moved.day, moved.usual) == (dt.date(2022, 12, 20), dt.date(2022, 12, 15))
    assert moved.title == found("report.year").title
    assert moved.certain, "she set it"
    in_time = replace(kept, done=dt.date(2022, 12, 20))
    assert found("report.year", given(stored=(in_time,))).state is ItemState.DONE
    late = replace(kept, done=dt.date(2022, 12, 21))
    assert found("report.year", given(stored=(late,))).state is ItemState.LATE_DONE
    dropped = found("report.year", given(stored=(replace(kept, dropped=True),)))
    assert dropped.state is ItemState.DROPPED
    assert not dropped.open


def test_facts_meet_rules_by_themselves() -> None:
    issued = given(met={"dispatch.report.halfyear": dt.date(2022, 7, 4), "sheet": None})
    assert found("report.half", issued).state is ItemState.LATE_DONE
    assert found("rubric", issued).state is ItemState.DONE


def test_deadlines_of_other_records_stand_among_them_by_day() -> None:
    review = Due("review.3", "Tổng kết phong trào", dt.date(2022, 12, 9), "Điều 17", plan="paper")
    items = year_plan(given(dues=(review,)))
    assert [one.day for one in items] == sorted(one.day for one in items)
    assert found("review.3", given(dues=(review,))).left == 2


def test_steps_are_counted_back_in_working_days() -> None:
    asked = given(anchors={"guidance": LETTER})
    steps = back_plan(found("report.year", asked), asked)
    assert [f"{one.day:%d/%m}" for one in steps] == [
        "29/11", "01/12", "05/12", "07/12", "09/12", "12/12", "15/12",
    ]  # fmt: skip
    assert all(workdays.load().works(one.day) for one in steps)


def test_a_short_time_pushes_the_steps_together_in_their_order() -> None:
    asked = given(anchors={"guidance": LETTER})
    report = found("report.year", asked)
    start = dt.date(2022, 12, 8)
    steps = back_plan(report, asked, start=start)
    assert [one.key for one in steps] == [one.key for one in back_plan(report, asked)]
    assert all(start <= one.day <= report.day for one in steps)
    same_day = back_plan(report, asked, start=report.day)
    assert {one.day for one in same_day} == {report.day}


def test_a_step_is_met_by_hand_or_by_the_records() -> None:
    key = "report.year/council"
    ticked = Deadline(1, 2022, "Họp", dt.date(2022, 12, 9), key, done=TODAY)
    known = given(stored=(ticked,), met={"rows.scored": None})
    states = {one.key: one.state for one in back_plan(found("report.year", known), known)}
    assert states[key] is ItemState.DONE
    assert states["report.year/scores"] is ItemState.DONE
    assert states["report.year/send"] is ItemState.SOON
    assert key not in {one.key for one in year_plan(known)}, "a step is no deadline of the year"


def test_the_next_deadline_is_the_nearest_with_the_longest_way() -> None:
    asked = given(anchors={"guidance": LETTER})
    towards = next_deadline(year_plan(asked))
    assert towards is not None
    assert towards.key == "report.year", "of those on the same day"
    late = replace(asked, today=dt.date(2022, 12, 30))
    after = next_deadline(year_plan(late))
    assert after is not None
    assert after.key == "dossiers.state", (
        "what is late is not planned for while something lies ahead"
    )
