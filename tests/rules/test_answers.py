"""Points that follow from an answer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Rule
from thiduadesk.rules.answers import Earned
from thiduadesk.rules.answers import best
from thiduadesk.rules.answers import points_of


def p(number: float) -> Points:
    return Points.of(number)


LEVELS = (Level("Xuất sắc", p(20)), Level("Tốt", p(15)), Level("Hoàn thành", p(10)))
LADDER = LadderRule(LEVELS)


def bodies(*, mean: bool) -> BodiesRule:
    names = ("Công đoàn", "Đoàn thanh niên", "Hội Cựu chiến binh")
    return BodiesRule(tuple(Body(name, LEVELS) for name in names), mean_for_absent=mean)


def criterion(
    rule: Rule, points: float | None = 60, bonus: float | None = None, penalty: float | None = None
) -> Criterion:
    limits = [None if number is None else p(number) for number in (points, bonus, penalty)]
    return Criterion(
        "1",
        None,
        "1",
        "",
        max_points=limits[0],
        max_bonus=limits[1],
        max_penalty=limits[2],
        rule=rule,
    )


def test_a_level_is_worth_its_points() -> None:
    assert points_of(criterion(LADDER, 20), Answer(level="Tốt")) == Earned(points=p(15))
    assert points_of(criterion(LADDER, 20), Answer(level="Không có")) == Earned()
    assert points_of(criterion(LADDER, 20), Answer()) == Earned()


def test_a_ladder_of_a_row_that_only_rewards_earns_bonus() -> None:
    assert points_of(criterion(LADDER, None, bonus=20), Answer(level="Tốt")) == Earned(bonus=p(15))


def test_an_absent_body_gets_the_mean_of_those_that_exist() -> None:
    scores = (
        BodyScore("Công đoàn", points=p(20)),
        BodyScore("Đoàn thanh niên", points=p(15)),
        BodyScore("Hội Cựu chiến binh", exists=False),
    )
    assert points_of(criterion(bodies(mean=True)), Answer(bodies=scores)) == Earned(points=p(52.5))
    assert points_of(criterion(bodies(mean=False)), Answer(bodies=scores)) == Earned(points=p(35))


def test_bodies_are_worth_nothing_until_all_are_answered() -> None:
    some = (BodyScore("Công đoàn", points=p(20)), BodyScore("Đoàn thanh niên"))
    assert points_of(criterion(bodies(mean=True)), Answer(bodies=some)) == Earned()


def test_the_mean_of_thirds_is_rounded_to_hundredths() -> None:
    names = [f"Tổ chức {number}" for number in range(4)]
    rule = BodiesRule(tuple(Body(name, LEVELS) for name in names), mean_for_absent=True)
    scores = [
        BodyScore(name, points=p(worth)) for name, worth in zip(names, (20, 20, 15), strict=False)
    ]
    answer = Answer(bodies=(*scores, BodyScore(names[3], exists=False)))
    assert points_of(criterion(rule, 80), answer) == Earned(points=p(73.33))


@pytest.mark.parametrize(
    ("rule", "limits", "count", "earned"),
    [
        (OccurrenceRule(p(2), p(10)), (20, None, None), 3, Earned(points=p(6))),
        (OccurrenceRule(p(2), p(10)), (20, None, None), 9, Earned(points=p(10))),
        (OccurrenceRule(p(2)), (5, None, None), 9, Earned(points=p(5))),
        (OccurrenceRule(p(0.5), column=Column.PENALTY), (None, None, 3), 4, Earned(penalty=p(2))),
        (OccurrenceRule(p(1), column=Column.PENALTY), (None, None, None), 99, Earned(penalty=p(99))),
        (OccurrenceRule(p(2), column=Column.BONUS), (20, 3, None), 2, Earned(bonus=p(3))),
        (OccurrenceRule(p(2)), (20, None, None), 0, Earned(points=ZERO)),
        (OccurrenceRule(p(2)), (20, None, None), None, Earned()),
    ],
)  # fmt: skip
def test_occurrences_are_counted_up_to_their_cap(
    rule: OccurrenceRule,
    limits: tuple[float | None, float | None, float | None],
    count: int | None,
    earned: Earned,
) -> None:
    assert points_of(criterion(rule, *limits), Answer(count=count)) == earned


@pytest.mark.parametrize(
    ("percent", "points"),
    [("100", 20), ("105", 20), ("99", 19.5), ("98.2", 19), ("90", 15), ("10", 5), ("0", 5)],
)
def test_every_missing_per_cent_costs_down_to_the_floor(percent: str, points: float) -> None:
    rule = PercentageRule(minus=p(0.5), floor=p(5))
    assert points_of(criterion(rule, 20), Answer(percent=Decimal(percent))) == Earned(
        points=p(points)
    )


def test_direct_rows_and_penalties_follow_from_no_answer() -> None:
    full = Answer(level="Tốt", count=3, percent=Decimal(90))
    assert points_of(criterion(DirectRule()), full) == Earned()
    assert points_of(criterion(PenaltyRule(p(5))), full) == Earned()


def test_best_is_the_top_of_the_rule_within_the_maximum() -> None:
    assert best(criterion(DirectRule(), 50)) == p(50)
    assert best(criterion(LADDER, 50)) == p(20)
    assert best(criterion(LADDER, 10)) == p(10)
    assert best(criterion(bodies(mean=True), 60)) == p(60)
    assert best(criterion(OccurrenceRule(p(2), p(10)), 20)) == p(10)
    assert best(criterion(PenaltyRule(p(5)), None)) == ZERO


@given(st.decimals(0, 200, places=2), st.integers(1, 1000), st.integers(1, 20))
def test_a_share_never_earns_more_than_the_maximum_nor_less_than_the_floor(
    percent: Decimal, minus: int, step: int
) -> None:
    rule = PercentageRule(step=Decimal(step), minus=Points(minus), floor=p(2))
    earned = points_of(criterion(rule, 20), Answer(percent=percent)).points
    assert earned is not None
    assert p(2) <= earned <= p(20)
