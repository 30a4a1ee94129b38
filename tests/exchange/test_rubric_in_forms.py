"""Rubrics in the many forms that blocs give them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.exchange.rubric_files import word
from tests.exchange.rubric_files import xlsx
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_in import Choices
from thiduadesk.exchange.rubric_in import RubricReading
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute


def nos(reading: RubricReading) -> list[str]:
    return [row.criterion.no for row in reading.sheet.rows]


def meanings(reading: RubricReading) -> list[Meaning]:
    return [guess.meaning for guess in reading.guesses.columns]


def p(number: float) -> Points:
    return Points.of(number)


def test_two_row_header_with_groups_and_deductions(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [
            ["BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2023", None, None, None, None, None, None, None, None],
            [None] * 9,
            ["STT", "Tiêu chuẩn", "Thang điểm", None, None, "Điểm tự chấm", None, None, "Tài liệu minh chứng"],
            [None, None, "Chuẩn", "Thưởng", "Trừ", "Chuẩn", "Thưởng", "Trừ", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            ["a", "Lãnh đạo, chỉ đạo", 30, 3, 5, "29,5", "2,5", 1, None],
            ["a1", "Ban hành văn bản", 20, None, 3, "19,5", None, "-1", "Kế hoạch số 12/KH-VP ngày 05/01/2023"],
            ["a1.1", "Đúng hạn", 12, None, None, 12, None, None, None],
            ["a1.2", "Đủ nội dung", 8, None, 3, "7,5", None, 1, None],
            ["a2", "Kiểm tra", 10, 3, 2, 10, "2,5", None, "Báo cáo"],
            ["b", "Chấp hành pháp luật", 70, None, None, 70, None, None, None],
            ["b.1", "Nội quy", 70, None, None, 70, None, None, None],
            [None, "TỔNG CỘNG", 100, 3, 5, "99,5", "2,5", 1, None],
        ],
        merged=["A1:I1", "A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:I4"],
    )  # fmt: skip
    reading = read_rubric(path, 2023)
    assert meanings(reading) == [
        Meaning.NUMBER, Meaning.TEXT, Meaning.MAX_POINTS, Meaning.MAX_BONUS, Meaning.MAX_PENALTY,
        Meaning.POINTS, Meaning.BONUS, Meaning.PENALTY, Meaning.EXPLANATION,
    ]  # fmt: skip
    assert reading.guesses.header_first == 3
    assert reading.guesses.header_last == 4
    assert reading.sheet.title == "BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2023"
    assert nos(reading) == ["a", "a1", "a1.1", "a1.2", "a2", "b", "b.1"]
    parents = {row.criterion.no: row.criterion.parent for row in reading.sheet.rows}
    assert parents == {
        "a": None,
        "a1": "a",
        "a1.1": "a1",
        "a1.2": "a1",
        "a2": "a",
        "b": None,
        "b.1": "b",
    }
    totals = compute(reading.sheet)
    assert (totals.points, totals.bonus, totals.penalty) == (p(99.5), p(2.5), p(1))
    assert (totals.max_points, totals.max_bonus, totals.max_penalty) == (p(100), p(3), p(5))
    errors = {
        (finding.code, finding.where)
        for finding in prove(reading.sheet)
        if finding.severity == "error"
    }
    assert errors == set()


def test_appraisal_columns_are_recognised_and_left_out(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "b.xlsx",
        [
            ["Số TT", "Nội dung tiêu chí", "Điểm tối đa", "Đơn vị tự chấm", "Khối thẩm định lần 1", "Giải trình", "Hội đồng thẩm định lần 2", "Ghi chú"],
            ["1", "Tham mưu", 60, 58, 50, "Tốt", 51, "xem phụ lục"],
            ["2", "Văn thư", 40, 40, 39, None, None, None],
            [None, "Tổng cộng", 100, 98, 89, None, None, None],
        ],
    )  # fmt: skip
    reading = read_rubric(path, 2024)
    assert meanings(reading)[4] is Meaning.APPRAISED
    assert meanings(reading)[6] is Meaning.APPRAISED
    assert [row.score.points for row in reading.sheet.rows] == [p(58), p(40)]
    assert reading.sheet.rows[0].score.explanation == "Tốt\nxem phụ lục"
    assert reading.sheet.total_claimed.points == p(98)
    assert not any(row.criterion.section for row in reading.sheet.rows), (
        "plain numbers are no sections"
    )


def test_roman_and_letter_sections_with_restarting_numbers_in_word(tmp_path: Path) -> None:
    header = ["TT", "NỘI DUNG", "ĐIỂM CHUẨN", "ĐIỂM TỰ CHẤM"]
    path = word(
        tmp_path / "c.docx",
        [
            [
                header,
                ["I", "CÔNG TÁC CHUYÊN MÔN", "60", "60"],
                ["1", "Tham mưu", "40", "40"],
                ["a)", "Kịp thời", "30", "30"],
                ["b)", "Chính xác", "10", "10"],
                ["2", "Văn thư", "20", "20"],
            ],
            [
                header,
                ["II", "XÂY DỰNG ĐẢNG", "40", "35"],
                ["1", "Chi bộ", "40", "35"],
                ["", "Cộng mục II", "40", "35"],
                ["", "TỔNG ĐIỂM (I+II)", "100", "95"],
            ],
        ],
        before=["CỤM THI ĐUA SỐ 1", "BẢNG ĐIỂM THI ĐUA NĂM 2024"],
        after=["Ghi chú: Tổng điểm mục I không quá 60 điểm.", "NGƯỜI LẬP BẢNG", "Trần Thị B"],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II", "II.1"]
    assert [row.criterion.no for row in reading.sheet.rows if row.criterion.section] == ["I", "II"]
    assert reading.sheet.title == "BẢNG ĐIỂM THI ĐUA NĂM 2024"
    assert reading.sheet.notes == ("Ghi chú: Tổng điểm mục I không quá 60 điểm.",)
    first = reading.sheet.row("I")
    assert first is not None
    assert first.criterion.group.cap_points == p(60), "a note that names a row speaks of it"
    assert reading.sheet.total_claimed.points == p(95)
    assert compute(reading.sheet).points == p(95)


def test_upper_letters_are_not_taken_for_roman_numbers(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "d.xlsx",
        [
            ["Mục", "Tiêu chí", "Khung điểm", "Điểm thưởng", "Tự chấm", "Thưởng tự chấm"],
            ["A", "Nhóm một", None, None, None, None],
            ["A1", "Một", 10, None, 10, None],
            ["B", "Nhóm hai", None, None, None, None],
            ["B1", "Hai", 10, None, 10, None],
            ["C", "Nhóm ba", None, None, None, None],
            ["C1", "Ba", 10, None, 10, None],
            ["C2", "Bốn", None, None, None, None],
            ["C2.3", "Năm", 10, None, 9, None],
            ["C2.4", "Sáu", 5, 2, 5, 1],
            ["D", "Nhóm bốn", None, None, None, None],
            ["D1", "Bảy", 10, None, 10, None],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["A", "A1", "B", "B1", "C", "C1", "C2", "C2.3", "C2.4", "D", "D1"]
    assert [row.criterion.no for row in reading.sheet.rows if row.criterion.section] == [
        "A",
        "B",
        "C",
        "D",
    ]
    deep = reading.sheet.row("C2.4")
    assert deep is not None
    assert deep.criterion.parent == "C2"
    assert deep.score.bonus == p(1)


def test_numbers_that_excel_changed_are_mended_and_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["TT", "Tiêu chí", "Điểm chuẩn"], [1, "Cha", 100]]
    rows += [[float(f"1.{number}"), f"Con {number}", 10] for number in range(1, 10)]
    rows += [[1.1, "Con mười", 10], [1.11, "Con mười một", 0]]
    rows += [
        [2.0, "Hai", 10],
        [dt.date(2024, 1, 2), "Hai một", 5],
        [dt.date(2024, 2, 2), "Hai hai", 5],
    ]
    reading = read_rubric(xlsx(tmp_path / "e.xlsx", rows), 2024)
    assert nos(reading)[-6:] == ["1.9", "1.10", "1.11", "2", "2.1", "2.2"]
    assert [f.code for f in reading.findings] == ["number_mended"] * 3
    assert reading.findings[0].quote == "1.1"
    assert reading.findings[0].expected == "1.10"
    assert reading.findings[0].where == "Chấm điểm!A12"


def test_deep_numbers_without_their_parents(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "f.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm"],
            ["3.3", "Cấp hai", None],
            ["3.3.2", "Cấp ba", None],
            ["3.3.2.1", "Cấp bốn", "2,25"],
            ["3.3.2.2", "Cấp bốn nữa", 0.5],
            ["3.4", "Cấp hai nữa", "1.000"],
        ],
    )
    reading = read_rubric(path, 2024)
    parents = {row.criterion.no: row.criterion.parent for row in reading.sheet.rows}
    assert parents == {
        "3.3": None,
        "3.3.2": "3.3",
        "3.3.2.1": "3.3.2",
        "3.3.2.2": "3.3.2",
        "3.4": None,
    }
    assert compute(reading.sheet).max_points == p(1002.75)


def test_rows_cut_by_a_page_break_are_joined_and_repeated_headers_skipped(tmp_path: Path) -> None:
    header = ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Minh chứng"]
    path = word(
        tmp_path / "g.docx",
        [
            [
                header,
                ["1", "Xây dựng kế hoạch và", "20", "", "Kế hoạch số"],
                header,
                ["", "tổ chức thực hiện", "", "20", "15/KH-VP ngày 02/02/2024"],
                ["2", "Sơ kết", "10", "9", "Báo cáo"],
            ]
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["1", "2"]
    first = reading.sheet.rows[0]
    assert first.criterion.text == "Xây dựng kế hoạch và tổ chức thực hiện"
    assert first.score.points == p(20)
    assert first.score.explanation == "Kế hoạch số\n15/KH-VP ngày 02/02/2024"


def test_vertically_merged_cells_of_one_criterion(tmp_path: Path) -> None:
    path = word(
        tmp_path / "h.docx",
        [
            [
                ["STT", "Nội dung", "Điểm chuẩn", "Tự chấm", "Ghi chú"],
                ["1", "Cải cách hành chính", "15", "14", "Dòng một"],
                ["^", "^", "^", "^", "Dòng hai"],
                ["PHẦN RIÊNG", "<", "5", "5", ""],
                ["2", "Khác", "5", "5", ""],
            ]
        ],
    )
    reading = read_rubric(path, 2024)
    assert reading.sheet.rows[0].score.explanation == "Dòng một\nDòng hai"
    assert reading.sheet.rows[0].criterion.max_points == p(15)


def test_tables_continue_one_another_without_a_header(tmp_path: Path) -> None:
    path = word(
        tmp_path / "i.docx",
        [
            [["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
            [["TT", "Tiêu chí", "Điểm chuẩn"], ["1", "Một", "10"]],
            [["2", "Hai", "20"], ["", "Tổng cộng", "30"]],
            [["Nơi nhận:", "CHÁNH VĂN PHÒNG"]],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["1", "2"]
    assert reading.guesses.table == "Bảng 2"
    assert reading.sheet.total_claimed.max_points == p(30)


def test_no_number_column_numbers_stand_in_the_text(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "j.xlsx",
        [
            ["Tiêu chí chấm điểm", "Điểm tối đa", "Điểm thưởng"],
            ["I. Công tác chuyên môn (tối đa 30 điểm)", None, None],
            ["1. Tham mưu", 20, 1],
            ["2. Văn thư", 10, None],
            ["II. Công tác khác", 5, None],
            ["1. Khác", 5, None],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["I", "I.1", "I.2", "II", "II.1"]
    assert reading.sheet.rows[0].criterion.claimed.max_points == p(30)
    assert reading.sheet.rows[1].criterion.text == "Tham mưu"


def test_dash_rows_with_points_are_levels_or_rows_of_their_own(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "k.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm tối đa", "Tự chấm"],
            ["1", "Xếp loại chi bộ", 20, None],
            [None, "- Hoàn thành xuất sắc nhiệm vụ", 20, 20],
            [None, "- Hoàn thành tốt nhiệm vụ", 15, None],
            ["2", "Tuyên truyền", 10, None],
            [None, "- Có kế hoạch", 4, 4],
            [None, "- Có báo cáo", 6, 5],
            [None, "(kèm văn bản)", None, None],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["1", "2", "2-1", "2-2"]
    first = reading.sheet.rows[0]
    assert isinstance(first.criterion.rule, LadderRule)
    assert [level.points for level in first.criterion.rule.levels] == [p(20), p(15)]
    assert first.score.points == p(20)
    assert compute(reading.sheet).points == p(29)
    assert reading.sheet.rows[-1].criterion.text == "- Có báo cáo\n(kèm văn bản)"


def test_levels_in_the_cell_of_the_maximum(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "l.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm"],
            ["1", "Chi bộ:\n- Loại một\n- Loại hai\n- Loại ba", "20\n15\n10", 15],
        ],
    )
    row = read_rubric(path, 2024).sheet.rows[0]
    assert row.criterion.max_points == p(20)
    assert isinstance(row.criterion.rule, LadderRule)
    assert [(level.name, level.points) for level in row.criterion.rule.levels] == [
        ("Loại một", p(20)),
        ("Loại hai", p(15)),
        ("Loại ba", p(10)),
    ]


def test_negative_maxima_are_penalties_however_the_score_is_typed(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "m.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm"],
            ["1", "Tham mưu", 90, 90],
            ["2", "Để xảy ra vi phạm", -5, -2],
            ["3", "Nộp báo cáo chậm, mỗi lần trừ 0,5 điểm, không quá 3 điểm", "-3", "1,5"],
        ],
    )
    reading = read_rubric(path, 2024)
    second, third = reading.sheet.rows[1], reading.sheet.rows[2]
    assert (second.criterion.max_points, second.criterion.max_penalty) == (None, p(5))
    assert second.criterion.rule == PenaltyRule(cap=p(5))
    assert second.score.penalty == p(2)
    assert isinstance(third.criterion.rule, OccurrenceRule)
    assert (third.criterion.rule.each, third.criterion.rule.cap) == (p(0.5), p(3))
    assert third.score.penalty == p(1.5)
    assert compute(reading.sheet).points == p(90)


def test_choices_overrule_every_guess(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "n.xlsx",
        [
            ["Ghi chú chung", "Tiêu chí", "Điểm chuẩn", None],
            ["TT", "Tiêu chí", "Điểm chuẩn", "Quý IV"],
            ["1", "Một", 10, 8],
        ],
    )
    guessed = read_rubric(path, 2024)
    assert guessed.guesses.columns[3].meaning is Meaning.IGNORED
    assert [f.code for f in guessed.findings] == ["column_not_recognised"]
    assert guessed.guesses.header_first == 2
    with pytest.raises(Refused) as refused:
        read_rubric(path, 2024, Choices(header_row=3))
    assert refused.value.code == "rubric_no_header"
    chosen = read_rubric(path, 2024, Choices(header_row=2, columns={4: Meaning.POINTS}))
    assert chosen.sheet.rows[0].score.points == p(8)
    assert chosen.findings == ()


def test_repeated_numbers_stay_apart_and_are_proven(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "o.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn"],
            ["1", "Một", 10],
            ["2", "Hai", 10],
            ["2", "Hai nữa", 10],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["1", "2", "2(2)"]
    repeated = [f.where for f in prove(reading.sheet) if f.code == "number_repeated"]
    assert repeated == ["2", "2(2)"]


def test_lines_after_a_total_make_it_a_subtotal(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "p.xlsx",
        [
            ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm"],
            ["I", "Phần một", None, None],
            ["1", "Một", 10, 9],
            [None, "Cộng", 10, 10],
            ["II", "Phần hai", None, None],
            ["1", "Hai", 5, 5],
            [None, "Cộng", 5, 5],
            [None, "Tổng cộng", 15, 14],
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["I", "I.1", "II", "II.1"]
    faults = [
        (f.code, f.where, f.found, f.expected)
        for f in prove(reading.sheet)
        if f.severity == "error"
    ]
    assert faults == [("score_header_not_sum", "I", "10", "9")]


def test_provisional_in_the_cell_and_units_after_numbers(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "q.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"],
            ["1", "Một", "tối đa 20 điểm", "15 (tạm tính)"],
            ["2", "Hai", "0 - 10 điểm", "10đ"],
            ["3", "Ba", "05", "tạm chấm 4,5 điểm"],
            ["4", "Bốn", 5, "chờ xếp loại"],
        ],
    )
    rows = read_rubric(path, 2024).sheet.rows
    assert [row.criterion.max_points for row in rows] == [p(20), p(10), p(5), p(5)]
    assert [row.score.points for row in rows] == [p(15), p(10), p(4.5), None]
    assert [row.score.provisional for row in rows] == [True, False, True, False]
    assert rows[3].score.unread == "chờ xếp loại"


def test_a_section_without_rows_is_a_row_and_keeps_its_place_among_sections(tmp_path: Path) -> None:
    path = word(
        tmp_path / "r.docx",
        [
            [
                ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm"],
                ["", "Nội dung 1: Chuyên môn", "30", "30"],
                ["1", "Một", "30", "30"],
                ["", "Nội dung 2: Chấp hành pháp luật", "10", "9"],
                ["", "Nội dung 3: Khác", "5", "5"],
                ["1", "Hai", "5", "5"],
                ["", "Tổng cộng điểm các nội dung", "45", "44"],
            ]
        ],
        after=[
            "* Điểm làm tròn đến hai chữ số.",
            "Quảng Ngãi, ngày 01 tháng 12 năm 2024",
            "CHÁNH VĂN PHÒNG",
        ],
    )
    reading = read_rubric(path, 2024)
    assert nos(reading) == ["I", "I.1", "II", "III", "III.1"]
    second = reading.sheet.rows[2]
    assert not second.criterion.section
    assert (second.criterion.max_points, second.score.points) == (p(10), p(9))
    assert reading.sheet.notes == ("* Điểm làm tròn đến hai chữ số.",)
    assert reading.sheet.total_claimed.points == p(44)


def test_unnumbered_dash_lines_with_points_in_words_belong_to_their_criterion(
    tmp_path: Path,
) -> None:
    path = xlsx(
        tmp_path / "s.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn", "Tự chấm"],
            ["1", "Xếp loại cơ quan", 10, 10],
            [None, "- Hoàn thành tốt: 10 điểm", None, None],
            [None, "- Hoàn thành: 5 điểm", None, None],
            ["2", "Khen thưởng (chỉ tính một mục cao nhất)", 10, None],
            ["a)", "Cờ thi đua", 10, 10],
            ["b)", "Bằng khen", 5, 5],
        ],
    )
    reading = read_rubric(path, 2024)
    first, second = reading.sheet.rows[0].criterion, reading.sheet.rows[1].criterion
    assert isinstance(first.rule, LadderRule)
    assert first.text == "Xếp loại cơ quan\n- Hoàn thành tốt: 10 điểm\n- Hoàn thành: 5 điểm"
    assert second.group.at_most_one
    assert compute(reading.sheet).max_points == p(20)
    codes = [finding.code for finding in prove(reading.sheet) if finding.severity == "error"]
    assert codes == ["only_one_may_score"]
