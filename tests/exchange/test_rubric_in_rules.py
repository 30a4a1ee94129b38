"""How a criterion is scored, read from the sentences that blocs write."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Rule
from thiduadesk.exchange.rubric_rules import Limits
from thiduadesk.exchange.rubric_rules import group_of
from thiduadesk.exchange.rubric_rules import row_named
from thiduadesk.exchange.rubric_rules import rule_of


def p(number: float) -> Points:
    return Points.of(number)


def read(
    text: str, points: float | None = None, bonus: float | None = None, penalty: float | None = None
) -> Rule:
    numbers = (None if number is None else p(number) for number in (points, bonus, penalty))
    return rule_of(text, Limits(*numbers))


def ladder(rule: Rule) -> list[tuple[str, str]]:
    assert isinstance(rule, LadderRule)
    return [(level.name, str(level.points)) for level in rule.levels]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Xếp loại chi bộ: - Đạt “Hoàn thành tốt nhiệm vụ” (20 điểm) - Đạt “Hoàn thành nhiệm vụ” (10 điểm)",
         [("Hoàn thành tốt nhiệm vụ", "20"), ("Hoàn thành nhiệm vụ", "10")]),
        ("Kết quả:\n- Mức 1: 20 điểm\n- Mức 2: 15,5 điểm\n- Mức 3: 0 điểm",
         [("Mức 1", "20"), ("Mức 2", "15.5"), ("Mức 3", "0")]),
        ("Xếp loại cơ quan. Hoàn thành xuất sắc: 20đ; Hoàn thành tốt: 15đ; Hoàn thành: 10đ.",
         [("Hoàn thành xuất sắc", "20"), ("Hoàn thành tốt", "15"), ("Hoàn thành", "10")]),
        ("Tỷ lệ hồ sơ đúng hạn:\n+ Từ 95% trở lên: 20 điểm\n+ Từ 80% đến dưới 95%: 15 điểm\n+ Dưới 80%: 0 điểm",
         [("Từ 95% trở lên", "20"), ("Từ 80% đến dưới 95%", "15"), ("Dưới 80%", "0")]),
        ("* Đạt chuẩn văn hóa (20 điểm)\n* Chưa đạt chuẩn (5 điểm)", [("Đạt chuẩn văn hóa", "20"), ("Chưa đạt chuẩn", "5")]),
        ("20 điểm: báo cáo đúng hạn; 10 điểm: báo cáo chậm", [("báo cáo đúng hạn", "20"), ("báo cáo chậm", "10")]),
        ("Cờ thi đua của Chính phủ được 20 điểm; Bằng khen của Chủ tịch UBND tỉnh được 10 điểm",
         [("Cờ thi đua của Chính phủ", "20"), ("Bằng khen của Chủ tịch UBND tỉnh", "10")]),
        ("Loại A = 20 điểm\nLoại B = 15 điểm\nLoại C = 10 điểm", [("Loại A", "20"), ("Loại B", "15"), ("Loại C", "10")]),
    ],
)  # fmt: skip
def test_ladders(text: str, levels: list[tuple[str, str]]) -> None:
    assert ladder(read(text, 20)) == levels


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch (5 điểm); tổ chức phát động (10 điểm); báo cáo (5 điểm)",  # parts that add up
        "Công tác cải cách hành chính",
        "Mỗi đơn vị có trách nhiệm gửi đủ 12 báo cáo trước ngày 15 hằng tháng",
        "Có từ 3 đến 5 điểm sáng về văn hóa",
        "Thực hiện Chỉ thị số 05-CT/TW; đạt 100% cán bộ tham gia học tập",
    ],
)
def test_words_that_state_no_rule(text: str) -> None:
    assert read(text, 20) == DirectRule()


def test_bodies_by_their_own_names_with_the_mean_rule() -> None:
    rule = read(
        "Đoàn thể: - Tổ chức Công đoàn “Xuất sắc” (10 điểm) - Tổ chức Công đoàn “Khá” (5 điểm) "
        "- Hội Cựu chiến binh “Xuất sắc” (10 điểm) - Hội Cựu chiến binh “Khá” (5 điểm) "
        "* Đơn vị không có Hội Cựu chiến binh được tính bằng trung bình cộng điểm của các tổ chức hiện có",
        20,
    )
    assert isinstance(rule, BodiesRule)
    assert [(body.name, [str(level.points) for level in body.levels]) for body in rule.bodies] == [
        ("Công đoàn", ["10", "5"]),
        ("Hội Cựu chiến binh", ["10", "5"]),
    ]
    assert rule.mean_for_absent


def test_bodies_as_heads_over_their_levels() -> None:
    rule = read(
        "Công đoàn:\n- Vững mạnh: 10 điểm\n- Khá: 7 điểm\nĐoàn Thanh niên:\n- Vững mạnh: 5 điểm\n- Khá: 3 điểm",
        15,
    )
    assert isinstance(rule, BodiesRule)
    assert [body.name for body in rule.bodies] == ["Công đoàn", "Đoàn Thanh niên"]
    assert not rule.mean_for_absent


def test_bodies_in_running_text() -> None:
    rule = read(
        "Chi bộ được xếp loại hoàn thành xuất sắc nhiệm vụ: 10 điểm; Chi bộ được xếp loại hoàn thành tốt nhiệm vụ: 8 điểm; "
        "Công đoàn đạt hoàn thành xuất sắc nhiệm vụ: 5 điểm; Công đoàn đạt hoàn thành tốt nhiệm vụ: 3 điểm",
        15,
    )
    assert isinstance(rule, BodiesRule)
    assert [body.name for body in rule.bodies] == ["Chi bộ", "Công đoàn"]
    assert rule.bodies[0].levels[0].name == "hoàn thành xuất sắc nhiệm vụ"


@pytest.mark.parametrize(
    ("text", "limits", "each", "cap", "column"),
    [
        (
            "Mỗi sáng kiến được công nhận cộng 2 điểm, tối đa 10",
            (10, None, None),
            2,
            10,
            Column.POINTS,
        ),
        (
            "Mỗi sáng kiến cấp tỉnh được cộng thêm 02 điểm (tối đa không quá 06 điểm)",
            (None, 6, None),
            2,
            6,
            Column.BONUS,
        ),
        ("Có mô hình mới: thưởng 1,5 điểm cho mỗi mô hình", (10, 3, None), 1.5, None, Column.BONUS),
        (
            "Cứ 01 tin bài được đăng được 0,5 điểm, không quá 5 điểm",
            (5, None, None),
            0.5,
            5,
            Column.POINTS,
        ),
        ("Tham gia hội thi: 1 điểm/cuộc", (5, None, None), 1, None, Column.POINTS),
        (
            "Nộp báo cáo chậm: mỗi lần chậm trừ 1 điểm/lần, không quá 5",
            (None, None, 5),
            1,
            5,
            Column.PENALTY,
        ),
        (
            "Ban hành văn bản sai thể thức, trừ 0,5 điểm/văn bản",
            (None, None, None),
            0.5,
            None,
            Column.PENALTY,
        ),
        (
            "Mỗi cán bộ bị kỷ luật bị trừ 2 điểm, tổng trừ tối đa 6 điểm",
            (None, None, 6),
            2,
            6,
            Column.PENALTY,
        ),
        ("Trừ 1 điểm cho mỗi nhiệm vụ quá hạn", (None, None, None), 1, None, Column.PENALTY),
    ],
)
def test_occurrences(
    text: str,
    limits: tuple[float | None, float | None, float | None],
    each: float,
    cap: float | None,
    column: Column,
) -> None:
    rule = read(text, *limits)
    assert isinstance(rule, OccurrenceRule)
    assert (rule.each, rule.cap, rule.column) == (p(each), None if cap is None else p(cap), column)


def test_occurrence_names_what_is_counted() -> None:
    rule = read("Mỗi sáng kiến được công nhận cộng 2 điểm, tối đa 10", 10)
    assert isinstance(rule, OccurrenceRule)
    assert rule.unit == "sáng kiến được công nhận"


@pytest.mark.parametrize(
    ("text", "full", "step", "minus", "floor"),
    [
        (
            "Thu ngân sách: đạt 100% kế hoạch 20 điểm; giảm 1% trừ 0,5 điểm, thấp nhất 5 điểm",
            "100",
            "1",
            0.5,
            5,
        ),
        ("Hồ sơ đúng hạn đạt 98% trở lên được 20 điểm, cứ thiếu 1% trừ 1 điểm", "98", "1", 1, 0),
        ("Hoàn thành 100% nhiệm vụ; cứ giảm 5% so với kế hoạch thì trừ 2 điểm", "100", "5", 2, 0),
        ("Thực hiện đủ 100% nhiệm vụ; trừ 0,5 điểm cho mỗi 1% chưa hoàn thành", "100", "1", 0.5, 0),
        ("Mỗi 2,5% không đạt bị trừ 1 điểm, không dưới 10 điểm", "100", "2.5", 1, 10),
    ],
)
def test_percentages(text: str, full: str, step: str, minus: float, floor: float) -> None:
    assert read(text, 20) == PercentageRule(Decimal(full), Decimal(step), p(minus), p(floor))


def test_penalties() -> None:
    assert read("Có cán bộ bị kỷ luật: trừ điểm", penalty=5) == PenaltyRule(cap=p(5))
    assert read("Vi phạm quy chế bị trừ 5 điểm") == PenaltyRule(cap=None)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Khen thưởng (chỉ tính một mục cao nhất)", Group(at_most_one=True)),
        ("Chọn một trong các nội dung sau", Group(at_most_one=True)),
        ("Chỉ tính mức khen cao nhất", Group(at_most_one=True)),
        ("Chấp hành pháp luật (tổng điểm trừ không quá 1,5)", Group(cap_penalty=p(1.5))),
        ("Điểm thưởng tối đa 10 điểm", Group(cap_bonus=p(10))),
        ("Tổng số điểm thưởng của nội dung này không vượt quá 30 điểm", Group(cap_bonus=p(30))),
        ("Tổng điểm các mục không quá 30 điểm", Group(cap_points=p(30))),
        ("Công tác chuyên môn (Điểm chuẩn 650, điểm thưởng 30)", Group()),
    ],
)
def test_groups(text: str, group: Group) -> None:
    assert group_of(text) == group


def test_a_note_names_its_row() -> None:
    assert row_named("Tổng điểm trừ của mục a1 không quá 1,5") == "a1"
    assert row_named("Ghi chú chung về cách chấm") is None
