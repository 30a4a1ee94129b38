"""Rubrics whose one column of points holds bonuses and deductions too, and other hard forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.rubric_files import word
from tests.exchange.rubric_files import xlsx
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute


def p(number: float) -> Points:
    return Points.of(number)


def errors(path: Path) -> set[tuple[str, str]]:
    reading = read_rubric(path, 2023)
    found = (*reading.findings, *prove(reading.sheet))
    return {(finding.code, finding.where) for finding in found if finding.severity == "error"}


def test_group_head_over_appraisal_columns_and_a_bonus_section(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["TT", "Nội dung thi đua", "Điểm tối đa", "Kết quả chấm điểm", None, None, "Căn cứ chấm điểm"],
            [None, None, None, "Khối chấm", "Điểm tự chấm", "Hội đồng thẩm định", None],
            [1, 2, 3, 4, 5, 6, 7],
            ["I", "NHIỆM VỤ CHÍNH TRỊ", 100, 97, 98, None, None],
            [1, "Chỉ tiêu kinh tế", 60, 58, 59, None, None],
            [2, "Cải cách hành chính", 40, 39, 39, None, None],
            ["II", "ĐIỂM THƯỞNG", 30, None, 12, None, None],
            [1, "Cờ thi đua của Chính phủ", 20, None, None, None, None],
            [2, "Mỗi Bằng khen cộng 2 điểm, tối đa 10 điểm", 10, None, 2, None, None],
            [3, "Có mô hình mới", 20, None, 10, None, None],
            [None, "TỔNG ĐIỂM (I+II)", 130, None, 110, None, None],
            ["NGƯỜI LẬP BIỂU", None, None, None, "THỦ TRƯỞNG ĐƠN VỊ", None, None],
        ],
        merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"],
    )  # fmt: skip
    reading = read_rubric(path, 2023)
    assert (reading.guesses.header_first, reading.guesses.header_last) == (1, 2)
    assert [guess.meaning for guess in reading.guesses.columns[3:6]] == [
        Meaning.APPRAISED,
        Meaning.POINTS,
        Meaning.APPRAISED,
    ]
    totals = compute(reading.sheet)
    assert (totals.max_points, totals.max_bonus) == (p(100), p(30)), "the section is a limit"
    assert (totals.points, totals.bonus) == (p(98), p(12))
    assert errors(path) == set(), "a bonus nobody earned is no gap; the total holds both"


def test_a_total_that_takes_deductions_off_agrees(tmp_path: Path) -> None:
    def sheet(total: str) -> Path:
        return xlsx(
            tmp_path / f"{total}.xlsx",
            [
                ["STT", "Tiêu chí", "Thang điểm", "Tự chấm"],
                ["A", "ĐIỂM CHUẨN", 100, 99.75],
                ["1", "Một", "60 điểm", 60],
                ["2", "Hai", "40 đ", "39,75"],
                ["B", "ĐIỂM CỘNG", 5, 5],
                ["1", "Bằng khen", 5, 5],
                ["C", "CÁC NỘI DUNG BỊ TRỪ ĐIỂM", None, "-0,5"],
                ["1", "Có cán bộ bị kỷ luật", 5, 0],
                ["2", "Nộp báo cáo chậm (mỗi lần trừ 0,5 điểm)", "-3", "-0,5"],
                ["TỔNG CỘNG (A + B - C)", None, None, total],
            ],
            merged=["A10:B10"],
        )

    reading = read_rubric(sheet("104,25"), 2023)
    totals = compute(reading.sheet)
    assert (totals.points, totals.bonus, totals.penalty) == (p(99.75), p(5), p(0.5))
    assert (totals.max_points, totals.max_bonus, totals.max_penalty) == (p(100), p(5), p(8))
    assert errors(sheet("104,25")) == set()
    assert errors(sheet("105")) == {("total_not_sum", "total")}


def test_maxima_that_stand_in_the_words_only(tmp_path: Path) -> None:
    header = ["TT", "Nội dung và tiêu chí chấm điểm", "Điểm đơn vị tự chấm", "Ghi chú"]
    rows = [
        header,
        ["I", "Công tác chuyên môn (60 điểm)", "58", ""],
        ["1", "Tham mưu văn bản (40 điểm)", "40", ""],
        ["2", "Giải quyết hồ sơ: 20 điểm", "18", ""],
        ["II", "Công tác Đảng (40 điểm)", "40", ""],
        ["1", "Sinh hoạt chi bộ (tối đa 40 điểm)", "40", ""],
        ["", "Tổng cộng", "98", ""],
    ]
    path = word(tmp_path / "b.docx", [rows])
    assert compute(read_rubric(path, 2023).sheet).max_points == p(100)
    assert errors(path) == set()
    bare = word(tmp_path / "c.docx", [[header, ["1", "Tham mưu", "40", ""]]])
    with pytest.raises(Refused) as refused:
        read_rubric(bare, 2023)
    assert refused.value.code == "rubric_no_header"


def test_points_of_each_case_in_the_column_of_deductions(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "d.xlsx",
        [
            ["STT", "Tiêu chuẩn", "Chuẩn", "Thưởng", "Trừ"],
            ["a1", "Văn bản đúng hạn", 10, None, "0,5/trường hợp"],
            ["a2", "Sáng kiến", 10, "Mỗi sáng kiến 2 điểm", None],
            ["a3", "Từ 0 đến 8", "từ 0 đến 8 điểm", None, 1],
        ],
    )
    first, second, third = (row.criterion for row in read_rubric(path, 2023).sheet.rows)
    assert first.rule == OccurrenceRule(p(0.5), column=Column.PENALTY, unit="trường hợp")
    assert isinstance(second.rule, OccurrenceRule)
    assert (second.rule.each, second.rule.column) == (p(2), Column.BONUS)
    assert third.max_points == p(8)


def test_an_empty_column_beside_the_criteria_hides_no_numbers(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "e.xlsx",
        [
            [None, "TIÊU CHUẨN", None, "ĐIỂM TỐI ĐA", None, "TRƯỜNG TỰ CHẤM"],
            [None, "Tiêu chuẩn 1. Thực hiện chủ trương", None, 20, None, None],
            [None, "1.1. Tuyên truyền", None, 10, None, 10],
            [None, "1.2. Không vi phạm", None, 10, None, 10],
            [None, "TỔNG ĐIỂM CHUẨN", None, 20, None, 20],
        ],
    )
    sheet = read_rubric(path, 2023).sheet
    assert [row.criterion.no for row in sheet.rows] == ["1", "1.1", "1.2"]
    assert sheet.total_claimed.points == p(20)


@pytest.mark.parametrize(
    "words",
    [
        "Tổng điểm chuẩn", "TỔNG ĐIỂM", "Cộng (I+II+III)", "Tổng cộng:", "Tổng số điểm đạt được",
        "TỔNG ĐIỂM TỰ CHẤM", "Tổng điểm thi đua năm 2023", "Điểm tổng cộng", "Tổng điểm: A + B - C",
        "CỘNG", "Tổng điểm các tiêu chí", "Tổng số", "TỔNG ĐIỂM (1+2+3)",
    ],
)  # fmt: skip
def test_total_lines_in_many_words(tmp_path: Path, words: str) -> None:
    rows: list[list[object]] = [
        ["TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm"],
        ["1", "Một", 10, 9],
        ["2", "Hai", 5, 5],
    ]
    path = xlsx(tmp_path / "f.xlsx", [*rows, [None, words, 15, 14]])
    sheet = read_rubric(path, 2023).sheet
    assert len(sheet.rows) == 2
    assert sheet.total_claimed.points == p(14)


@pytest.mark.parametrize("words", ["Tổng kết phong trào thi đua", "Cộng tác viên", "Điểm cộng"])
def test_criteria_that_only_sound_like_a_total(tmp_path: Path, words: str) -> None:
    rows: list[list[object]] = [
        ["TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm"],
        ["1", "Một", 10, 9],
        ["", words, 5, 5],
    ]
    sheet = read_rubric(xlsx(tmp_path / "g.xlsx", rows), 2023).sheet
    assert sheet.total_claimed.points is None


def test_sums_of_pages_are_no_criteria(tmp_path: Path) -> None:
    header: list[object] = ["STT", "Nội dung", "Điểm quy định", "Điểm tự cho", "Chứng minh"]
    path = xlsx(
        tmp_path / "h.xlsx",
        [
            header,
            ["1", "Một", 50, 50, "Kế hoạch"],
            [None, "Cộng trang 1", 50, 50, None],
            header,
            ["2", "Hai", 50, 45, None],
            [None, "Cộng trang 2", 50, 45, None],
            [None, "Tổng cộng", 100, 95, None],
        ],
    )
    sheet = read_rubric(path, 2023).sheet
    assert [row.criterion.no for row in sheet.rows] == ["1", "2"]
    assert sheet.rows[0].score.explanation == "Kế hoạch"
    assert compute(sheet).points == sheet.total_claimed.points == p(95)


def test_of_two_years_side_by_side_the_one_asked_for_is_read(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "i.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm năm 2022", "Điểm tự chấm năm 2023"],
            ["1", "Xếp loại", "20/15/10", 10, 15],
            ["2", "Khác", "10; 5", 5, 10],
            ["3", "Nữa", "Tối đa: 5 điểm", 4, 5],
        ],
    )
    assert compute(read_rubric(path, 2023).sheet).points == p(30)
    assert compute(read_rubric(path, 2022).sheet).points == p(19)
    assert compute(read_rubric(path, 2024).sheet).max_points == p(35)


def test_codes_of_criteria_are_numbers(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "j.xlsx",
        [
            ["Mã tiêu chí", "Nội dung", "Điểm chuẩn", "Điểm tự chấm"],
            ["TC1", "Một", 60, 58],
            ["TC1.1", "Một một", 60, 58],
            ["TC2", "Hai", 40, 40],
        ],
    )
    rows = read_rubric(path, 2023).sheet.rows
    assert [(row.criterion.no, row.criterion.parent) for row in rows] == [
        ("TC1", None),
        ("TC1.1", "TC1"),
        ("TC2", None),
    ]
