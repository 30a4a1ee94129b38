"""What the program itself exports reads back as the same sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.print_forms import ND30
from tests.exchange.rubric_files import CASES
from tests.exchange.rubric_files import xlsx
from thiduadesk import resources
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.excel_out import score_sheet_xlsx
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute


def exported(sheet: Sheet, path: Path) -> Path:
    path.write_bytes(
        score_sheet_xlsx(
            sheet,
            compute(sheet),
            unit_line="Đơn vị: Văn phòng UBND tỉnh",
            issued_line="",
            words=resources.toml("wording/scoresheet.toml"),
            form=ND30,
        )
    )
    return path


def plain(row: Row) -> Row:
    """Without its place and claims: exported lines are computed."""
    return Row(replace(row.criterion, where="", claimed=Claimed()), row.score)


@pytest.mark.parametrize(
    "name", ["rubric-blank.xlsx", "rubric-self-scored.xlsx", "rubric-self-scored.docx"]
)
def test_the_cases_come_back(tmp_path: Path, name: str) -> None:
    sheet = read_rubric(CASES / name, 2022).sheet
    again = read_rubric(exported(sheet, tmp_path / "out.xlsx"), 2022).sheet
    assert [plain(row) for row in again.rows] == [plain(row) for row in sheet.rows]
    assert (again.title, again.criteria_heading, again.notes) == (
        sheet.title,
        sheet.criteria_heading,
        sheet.notes,
    )
    totals = compute(sheet)
    assert again.total_claimed.max_points == totals.max_points


def test_letters_penalties_ladders_and_notes_come_back(tmp_path: Path) -> None:
    source = xlsx(
        tmp_path / "in.xlsx",
        [
            ["BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2024"],
            ["TT", "Tiêu chí", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ", "Điểm tự chấm", "Điểm thưởng tự chấm", "Điểm trừ tự chấm", "Giải trình"],
            [None, "Phần A: Công tác chuyên môn", 60, 2, 3, None, None, None, None],
            ["1", "Tham mưu", 40, 2, None, "39,5", "1,25", None, "Kế hoạch số 1/KH-VP\nngày 02/01/2024"],
            ["2", "Văn thư", 20, None, 3, 20, None, 1, None],
            ["a)", "Đúng hạn, mỗi lần chậm trừ 0,5 điểm", 12, None, 3, 12, None, 1, None],
            ["b)", "Đúng thể thức", 8, None, None, 8, None, None, "Tạm tính"],
            [None, "Phần B: Xây dựng Đảng", 40, None, None, None, None, None, None],
            ["1", "Xếp loại:\n- Hoàn thành tốt: 40 điểm\n- Hoàn thành: 20 điểm", 40, None, None, None, None, None, None],
            [None, "Tổng cộng", 100, 2, 3, "79,5", "1,25", 1, None],
            [None, "* Tổng điểm trừ không quá 3 điểm"],
        ],
    )  # fmt: skip
    sheet = read_rubric(source, 2024).sheet
    again = read_rubric(exported(sheet, tmp_path / "out.xlsx"), 2024).sheet
    assert [plain(row) for row in again.rows] == [plain(row) for row in sheet.rows]
    assert again.notes == sheet.notes == ("* Tổng điểm trừ không quá 3 điểm",)


def test_printed_numbers_of_sections_come_back(tmp_path: Path) -> None:
    source = xlsx(
        tmp_path / "in.xlsx",
        [
            ["TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm"],
            ["A", "ĐIỂM CHUẨN", 100, None],
            ["I", "Chuyên môn", 60, None],
            ["1", "Một", 60, 60],
            ["II", "Công tác khác", 40, None],
            ["1", "Hai", 40, 39],
            ["B", "ĐIỂM CỘNG", 5, None],
            ["1", "Bằng khen", 5, 5],
            ["C", "ĐIỂM TRỪ", None, None],
            ["1", "Kỷ luật", -5, None],
            [None, "Tổng cộng (A+B-C)", 105, 104],
        ],
    )
    sheet = read_rubric(source, 2024).sheet
    again = read_rubric(exported(sheet, tmp_path / "out.xlsx"), 2024).sheet
    assert [plain(row) for row in again.rows] == [plain(row) for row in sheet.rows]
    printed = [row.criterion.printed_no for row in again.rows if row.criterion.section]
    assert printed == ["A", "I", "II", "B", "C"]
    assert prove(again) == prove(sheet)
