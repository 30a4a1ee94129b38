"""Sums of a score sheet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.scoring import compute


def p(number: float | Decimal) -> Points:
    return Points.of(number)


def sheet(*rows: Row) -> Sheet:
    return Sheet(2024, "BẢNG CHẤM ĐIỂM", rows)


def leaf(
    no: str, parent: str | None, maximum: float | None, points: float | None = None, **score: object
) -> Row:
    criterion = Criterion(
        no, parent, no, f"Tiêu chí {no}", max_points=None if maximum is None else p(maximum)
    )
    given_score = Score(points=None if points is None else p(points))
    return Row(criterion, replace(given_score, **score))  # type: ignore[arg-type]


def section(no: str, **fields: object) -> Row:
    criterion = Criterion(no, None, no, f"Phần {no}", section=True)
    return Row(replace(criterion, **fields))  # type: ignore[arg-type]


def test_a_header_is_the_sum_of_its_rows_and_its_own_bonus() -> None:
    parent = Row(Criterion("I.1", "I", "1", "Cha", max_bonus=p(20)), Score(bonus=p(5), points=None))
    totals = compute(
        sheet(
            section("I"),
            parent,
            leaf("I.1.1", "I.1", 100, 90.25),
            leaf("I.1.2", "I.1", 50, 50, bonus=p(1)),
            leaf("I.2", "I", 10, 7.5),
        )
    )
    assert totals.rows["I.1"].points == p(140.25)
    assert totals.rows["I.1"].bonus == p(6)
    assert totals.rows["I"].points == p(147.75)
    assert totals.rows["I"].max_bonus == p(20)
    assert (totals.points, totals.bonus, totals.max_points) == (p(147.75), p(6), p(160))
    assert (totals.answered, totals.leaves) == (3, 3)


def test_an_unanswered_header_has_no_number_and_the_total_is_zero() -> None:
    totals = compute(sheet(section("I"), leaf("1", "I", 10)))
    assert totals.rows["I"].points is None
    assert not totals.rows["I"].answered
    assert totals.points == ZERO


def test_an_empty_sheet_adds_up_to_nothing() -> None:
    totals = compute(sheet())
    assert (totals.points, totals.leaves, totals.answered) == (ZERO, 0, 0)


def test_zero_answers_a_row() -> None:
    assert compute(sheet(leaf("1", None, 10, 0))).answered == 1


def test_silence_answers_rows_that_only_reward_or_deduct() -> None:
    bonus = Row(Criterion("1", None, "1", "Thưởng", max_bonus=p(5)))
    penalty = Row(Criterion("2", None, "2", "Trừ", max_penalty=p(5), rule=PenaltyRule()))
    counted = Row(
        Criterion("3", None, "3", "Trừ", rule=OccurrenceRule(p(1), column=Column.PENALTY))
    )
    totals = compute(sheet(bonus, penalty, counted, leaf("4", None, 5)))
    assert (totals.answered, totals.leaves) == (3, 4)


LADDER = LadderRule((Level("Xuất sắc", p(20)), Level("Tốt", p(15))))


@pytest.mark.parametrize(
    ("row", "low", "high"),
    [
        (leaf("1", None, 20, 15), 15, 15),
        (leaf("1", None, 20, 15, provisional=True), 15, 20),
        (leaf("1", None, 20, 15, provisional=True, low=p(10), high=p(18)), 10, 18),
        (leaf("1", None, 20, 15, provisional=True, low=p(10)), 10, 20),
        (leaf("1", None, 20, 25, provisional=True), 25, 25),
        (leaf("1", None, 20, None, provisional=True), 0, 20),
        (leaf("1", None, 20), 0, 0),
        (Row(Criterion("1", None, "1", "", max_points=p(30), rule=LADDER), Score(p(15), provisional=True)), 15, 20),
    ],
)  # fmt: skip
def test_a_provisional_row_gives_a_range(row: Row, low: float, high: float) -> None:
    totals = compute(sheet(row))
    assert (totals.low, totals.high) == (p(low), p(high))


def test_limits_of_a_group_change_maxima_and_no_sum() -> None:
    rows = (leaf("1", "I", 20, 20), leaf("2", "I", 15, 15), leaf("3", "I", 10, 10))
    one = compute(sheet(section("I", group=Group(at_most_one=True)), *rows))
    assert (one.max_points, one.points) == (p(20), p(45))
    capped = compute(sheet(section("I", group=Group(cap_points=p(30))), *rows))
    assert (capped.max_points, capped.points) == (p(30), p(45))


def test_penalties_stay_beside_the_points() -> None:
    row = Row(
        Criterion("1", None, "1", "", max_points=p(10), max_penalty=p(5)),
        Score(points=p(10), penalty=p(2.5)),
    )
    totals = compute(sheet(row))
    assert (totals.points, totals.penalty, totals.max_penalty) == (p(10), p(2.5), p(5))


hundredths = st.integers(0, 100_000).map(Points)
optional = st.none() | hundredths


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["I", "II", "I.1"]),
            hundredths,
            optional,
            optional,
            optional,
            st.booleans(),
        ),
        max_size=25,
    )
)
def test_totals_are_the_exact_sum_of_the_leaves(
    rows: list[tuple[str, Points, Points | None, Points | None, Points | None, bool]],
) -> None:
    leaves = [
        Row(
            Criterion(f"{parent}.x{place}", parent, "", "", max_points=maximum),
            Score(points, bonus, penalty, provisional=provisional),
        )
        for place, (parent, maximum, points, bonus, penalty, provisional) in enumerate(rows)
    ]
    parent_row = Row(Criterion("I.1", "I", "1", "Cha"))
    leafless = [] if any(row[0] == "I.1" for row in rows) else [parent_row]
    totals = compute(sheet(section("I"), parent_row, section("II"), *leaves))
    assert totals.points.decimal == sum(
        row.score.points.decimal for row in leaves if row.score.points
    )
    assert totals.bonus.decimal == sum(row.score.bonus.decimal for row in leaves if row.score.bonus)
    assert totals.penalty.decimal == sum(
        row.score.penalty.decimal for row in leaves if row.score.penalty
    )
    assert totals.max_points.decimal == sum(
        (row.criterion.max_points or ZERO).decimal for row in leaves
    )
    assert totals.low <= totals.high
    assert totals.points == Points.total(totals.rows[no].points for no in ("I", "II"))
    assert totals.leaves == len(leaves) + len(leafless)
    provisional_given = sum(row.score.provisional for row in leaves)
    assert totals.provisional == provisional_given
