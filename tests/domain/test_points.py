"""Points are exact, whatever people type and Excel keeps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError

hundredths = st.integers(-10_000_000, 10_000_000)
points = hundredths.map(Points)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20", "20"),
        ("02", "2"),
        (" 19,75 ", "19.75"),
        ("0.5", "0.5"),
        ("0,50", "0.5"),
        ("1.000", "1000"),
        ("12.345,5", "12345.5"),
        ("-2", "-2"),
        ("−2,25", "-2.25"),
        ("–1", "-1"),
        ("+3", "3"),
        ("1\u00a0000", "1000"),
        ("0", "0"),
    ],
)
def test_what_people_type(text: str, expected: str) -> None:
    assert str(Points.parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "  ", "hai", "20đ", "1,2,3", "1.2.3", "0,125", "12345678", "--1", "1e3", "½", "٣", "2 0"],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(PointsError) as caught:
        Points.parse(text)
    assert caught.value.args[0] == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (20, "20"),
        (19.75, "19.75"),
        (0.1 + 0.2, "0.3"),
        (Decimal("2.50"), "2.5"),
        (-0.05, "-0.05"),
        (1e3, "1000"),
    ],
)
def test_what_excel_keeps(value: float | Decimal, expected: str) -> None:
    assert str(Points.of(value)) == expected


@pytest.mark.parametrize("value", [0.125, 1.001, float("nan"), float("inf"), Decimal("0.005")])
def test_what_is_finer_than_hundredths_is_refused(value: float | Decimal) -> None:
    with pytest.raises(PointsError):
        Points.of(value)


@pytest.mark.parametrize(
    ("value", "plain", "padded"),
    [
        (200, "2", "02"),
        (250, "2,5", "2,5"),
        (0, "0", "0"),
        (94500, "945", "945"),
        (-100, "-1", "-1"),
        (5, "0,05", "0,05"),
    ],
)
def test_how_points_are_printed(value: int, plain: str, padded: str) -> None:
    assert Points(value).printed() == plain
    assert Points(value).printed(pad=True) == padded


def test_the_mean_rounds_half_up() -> None:
    assert Points.mean([Points(100), Points(100), Points(101)]) == Points(100)
    assert Points.mean([Points(100), Points(101)]) == Points(101)
    assert Points.mean([]) == Points(0)


def test_a_share_rounds_half_up() -> None:
    assert Points(25).times(Decimal("0.5")) == Points(13)
    assert Points(-25).times(Decimal("0.5")) == Points(-13)


@given(points)
def test_text_of_points_reads_back(value: Points) -> None:
    assert Points.parse(str(value).replace(".", ",")) == value
    assert Points.parse(value.printed()) == value
    assert Points.of(value.decimal) == value
    assert Points.of(float(value.decimal)) == value


@given(st.lists(points))
def test_sums_are_exact_in_any_order(values: list[Points]) -> None:
    total = Points.total(values)
    assert total.decimal == sum((value.decimal for value in values), Decimal(0))
    assert total == Points.total(reversed(values))
    assert Points.total([*values, None]) == total


@given(points, points)
def test_order_and_arithmetic_are_those_of_numbers(one: Points, other: Points) -> None:
    assert (one + other) - other == one
    assert (one < other) == (one.decimal < other.decimal)
    assert one + (-one) == Points(0)
    assert bool(one) == (one.decimal != 0)
    assert one.times(3) == one + one + one


@given(st.lists(points, min_size=1))
def test_the_mean_lies_between_the_least_and_the_most(values: list[Points]) -> None:
    assert min(values) <= Points.mean(values) <= max(values)
