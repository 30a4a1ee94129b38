"""Numbers of a paragraph offered as figures: what they count, which are parts of which."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.rules import figures_said
from thiduadesk.rules.movements import figures

TASKS = (
    "Tổng số nhiệm vụ giao: 139 nhiệm vụ; đã hoàn thành 74 nhiệm vụ; đang thực hiện và dự kiến "
    "hoàn thành trong tháng 12/2022 là 56 nhiệm vụ; dừng thực hiện 09 nhiệm vụ."
)
FOLLOWED = (
    "Đã theo dõi 517 nhiệm vụ, trong đó: đã hoàn thành 273 nhiệm vụ (trong hạn: 24, quá hạn: 249); "
    "chưa hoàn thành 244 nhiệm vụ."
)
SEVERAL = (
    "Ngày 14/5/2022 tổ chức 02 lớp tập huấn cho 86 người theo Kế hoạch số 12/KH-VP ngày 05/4/2022; "
    "đạt 99,8% chỉ tiêu năm 2022; ủng hộ gần 50 triệu đồng."
)


def tree(text: str) -> list[tuple[int, str, str, str]]:
    """Level, rounding word, number and unit of each figure."""
    return [
        (one.level, one.figure.about, str(one.figure.value), one.figure.unit)
        for one in figures_said.said(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TASKS,
            [
                (0, "", "139", "nhiệm vụ"),
                (1, "", "74", "nhiệm vụ"),
                (1, "", "56", "nhiệm vụ"),
                (1, "", "9", "nhiệm vụ"),
            ],
        ),
        (
            FOLLOWED,
            [
                (0, "", "517", "nhiệm vụ"),
                (1, "", "273", "nhiệm vụ"),
                (2, "", "24", ""),
                (2, "", "249", ""),
                (1, "", "244", "nhiệm vụ"),
            ],
        ),
        (
            SEVERAL,
            [
                (0, "", "2", "lớp"),
                (0, "", "86", "người"),
                (0, "", "99.8", "%"),
                (0, "gần", "50", "triệu đồng"),
            ],
        ),
        (
            "Cơ quan có 89 người: 60 công chức, 14 viên chức, 15 hợp đồng.",
            [
                (0, "", "89", "người"),
                (1, "", "60", "công chức"),
                (1, "", "14", "viên chức"),
                (1, "", "15", "hợp đồng"),
            ],
        ),
        ("Thực hiện Quyết định số 733/QĐ-TTg ngày 14/6/2019 trong năm 2022.", []),
        ("2. Nhìn chung, năm 2022 việc chuẩn bị có 9/10 đơn vị hoàn thành.", []),
    ],
)
def test_numbers_are_offered_with_what_they_count(
    text: str, expected: list[tuple[int, str, str, str]]
) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize("text", [TASKS, FOLLOWED, SEVERAL])
def test_a_text_is_bound_to_its_figures_and_printed_again_as_it_was(text: str) -> None:
    made = figures_said.assembled(figures_said.said(text))
    bound = figures_said.bound(text, made)
    assert "{0}" in bound
    assert "139" not in bound
    assert figures.plain(Activity(1, 2022, bound, figures=made)) == text


def test_a_sum_that_does_not_add_up_is_told() -> None:
    text = TASKS.replace("09 nhiệm vụ", "08 nhiệm vụ")
    made = figures_said.assembled(figures_said.said(text))
    (found,) = figures.findings(Activity(1, 2022, figures_said.bound(text, made), figures=made))
    assert (found.code, found.found, found.expected) == ("movement_figures_not_sum", "139", "138")


def test_a_figure_the_text_does_not_say_has_no_place_in_it() -> None:
    lost = Figure("hồ sơ", Decimal(7), "hồ sơ")
    assert figures_said.bound("Tiếp nhận 12 hồ sơ.", (lost,)) == "Tiếp nhận 12 hồ sơ."


def test_a_part_without_its_total_stands_by_itself() -> None:
    numbers = figures_said.said(TASKS)
    made = figures_said.assembled(replace(one) for one in numbers if one.level)
    assert [str(one.value) for one in made] == ["74", "56", "9"]
