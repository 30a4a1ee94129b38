"""Ways of saying how a criterion is scored, as blocs write them in one line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.exchange.rubric_rules import Limits
from thiduadesk.exchange.rubric_rules import group_of
from thiduadesk.exchange.rubric_rules import rule_of


def p(number: float) -> Points:
    return Points.of(number)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Mức 1: 15 điểm. Mức 2: 10 điểm. Mức 3: 5 điểm.", [15, 10, 5]),
        ("Xếp loại A (10đ), loại B (7đ), loại C (4đ)", [10, 7, 4]),
        ("Có kế hoạch: 5 điểm, không có kế hoạch: 0 điểm", [5, 0]),
        ("Xếp hạng:\na) Hạng nhất: 20 điểm\nb) Hạng nhì: 18 điểm", [20, 18]),
        ("Chi bộ đạt “Hoàn thành xuất sắc” (20 điểm), “Hoàn thành tốt” (15 điểm)", [20, 15]),
        ("- 10 điểm: đạt 100%\n- 8 điểm: từ 90%\n- 5 điểm: dưới 90%", [10, 8, 5]),
        ("Đạt trên 100%: 30đ\nĐạt 100%: 25đ\nĐạt dưới 100%: 20đ", [30, 25, 20]),
    ],
)
def test_ladders_of_one_line(text: str, levels: list[int]) -> None:
    rule = rule_of(text, Limits(points=p(levels[0])))
    assert isinstance(rule, LadderRule)
    assert [level.points for level in rule.levels] == [p(level) for level in levels]
    assert all(level.name and not level.name.startswith(("a)", "b)")) for level in rule.levels)


@pytest.mark.parametrize(
    "text",
    [
        "Có kế hoạch (5 điểm), có báo cáo (5 điểm)",
        "Tham mưu thực hiện Nghị quyết số 01-NQ/TU ngày 5/3/2022, đạt 10 chỉ tiêu",
        "Mỗi cán bộ thực hiện nghiêm nội quy",
        "Vi phạm quy chế phát ngôn: trừ 5 điểm",
    ],
)
def test_words_that_are_no_rule(text: str) -> None:
    assert rule_of(text, Limits(points=p(10))) == DirectRule()


def test_a_body_named_once_speaks_for_its_line() -> None:
    text = (
        "- Công đoàn cơ sở đạt vững mạnh xuất sắc: 10 điểm; đạt vững mạnh: 7 điểm\n"
        "- Chi đoàn “Xuất sắc” (5 điểm), “Khá” (3 điểm)"
    )
    rule = rule_of(text, Limits(points=p(15)))
    assert isinstance(rule, BodiesRule)
    found = [(body.name, [level.points for level in body.levels]) for body in rule.bodies]
    assert found == [("Công đoàn", [p(10), p(7)]), ("Chi đoàn", [p(5), p(3)])]


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Thiếu 01 báo cáo trừ 1 điểm", 1),
        ("Báo cáo chậm 1 ngày trừ 0,5 điểm", 0.5),
        ("Vắng họp không lý do trừ 0,25 điểm/lần", 0.25),
        ("Trừ 1 điểm đối với mỗi trường hợp vi phạm", 1),
    ],
)
def test_deductions_of_each_case(text: str, each: float) -> None:
    rule = rule_of(text, Limits(points=p(10)))
    assert isinstance(rule, OccurrenceRule)
    assert (rule.each, rule.column) == (p(each), Column.PENALTY)


def test_a_share_without_its_one() -> None:
    text = "Giải ngân từ 95% trở lên đạt điểm tối đa, mỗi % giảm trừ 0,2 điểm"
    rule = rule_of(text, Limits(points=p(20)))
    assert isinstance(rule, PercentageRule)
    assert (rule.full_at, rule.step, rule.minus) == (Decimal(95), Decimal(1), p(0.2))


@pytest.mark.parametrize(
    ("text", "caps"),
    [
        ("Tổng số điểm bị trừ không vượt quá 10 điểm", (None, None, 10)),
        ("Điểm cộng tối đa không quá 10 điểm", (None, 10, None)),
        ("Tổng điểm các tiêu chí không vượt quá 40 điểm", (40, None, None)),
        ("Hoàn thành không quá 5 điểm nghẽn", (None, None, None)),
    ],
)
def test_caps_of_one_column_only(text: str, caps: tuple[int | None, ...]) -> None:
    group = group_of(text)
    wanted = tuple(None if cap is None else p(cap) for cap in caps)
    assert (group.cap_points, group.cap_bonus, group.cap_penalty) == wanted


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Trường hợp đạt nhiều danh hiệu thì tính điểm danh hiệu cao nhất", True),
        ("(chỉ chấm điểm 01 trong các nội dung sau)", True),
        ("Chọn một số nội dung trọng tâm để kiểm tra", False),
        ("Đạt một trong các danh hiệu thi đua", False),
    ],
)
def test_only_one_of_these(text: str, one: bool) -> None:
    assert group_of(text).at_most_one is one
