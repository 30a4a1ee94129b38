from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.documents.papers import composed
from tests.documents.plain_words import cell
from tests.documents.plain_words import document_text
from tests.documents.plain_words import table_of
from thiduadesk.documents.composers import paper
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.scoring import compute


def line_of(table: Table, *, starts: str) -> list[str]:
    """Texts of the first row whose first or second cell starts so."""
    for row in table.rows:
        texts = [cell(one) for one in row.cells]
        if any(text.startswith(starts) for text in texts[:2]):
            return texts
    raise AssertionError(starts)


def test_appendix_is_headed_as_the_paper_heads_it(sample: samples.Sample, draft: Dispatch) -> None:
    (appendix,) = composed(sample, draft).appendices
    blank, day = "\u00a0" * 5, "\u00a0" * 4
    assert [words(line.runs) for line in appendix.title] == [
        "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022",
        "Đơn vị: Văn phòng UBND tỉnh",
        f"(Ban hành kèm theo Báo cáo số {blank}/BC-VP ngày {day}/12/2022 của Văn phòng UBND tỉnh)",
    ]
    assert appendix.landscape
    assert appendix.label == ""
    assert all(isinstance(run, Text) and run.italic for run in appendix.title[2].runs)


def test_appendix_of_an_issued_paper_names_its_number_and_day(
    sample: samples.Sample, draft: Dispatch
) -> None:
    issued = replace(draft, number="05", date=dt.date(2023, 1, 4), state=State.ISSUED)
    (appendix,) = composed(sample, issued).appendices
    assert "số 05/BC-VP ngày 04/01/2023 của" in words(appendix.title[2].runs)


def test_table_prints_computed_sums_and_padded_bonuses(
    sample: samples.Sample, draft: Dispatch
) -> None:
    table = table_of(composed(sample, draft).appendices[0])
    assert [cell(one) for one in table.head[0].cells] == [
        "TT",
        "TIÊU CHÍ ĐÁNH GIÁ THI ĐUA NĂM 2022",
        "Điểm chuẩn",
        "Điểm thưởng",
        "Điểm tự chấm",
        "Điểm thưởng tự chấm",
        "Giải trình/ tài liệu kiểm chứng",
    ]
    assert line_of(table, starts="Nội dung 1")[1:] == ["650", "30", "650", "30", ""]
    assert line_of(table, starts="Nội dung 2")[1:] == ["200", "10", "195", "08", ""]
    assert line_of(table, starts="Công tác thanh tra")[2:6] == ["50", "02", "50", "02"]
    assert line_of(table, starts="Thực hiện công tác thanh tra")[2:6] == ["30", "", "30", ""]
    assert line_of(table, starts="Triển khai thực hiện quy chế")[2:6] == ["20", "01", "20", "01"]
    assert line_of(table, starts="TỔNG CỘNG") == ["TỔNG CỘNG", "950", "50", "945", "48", ""]


def test_every_row_spans_all_columns(sample: samples.Sample, draft: Dispatch) -> None:
    table = table_of(composed(sample, draft).appendices[0])
    rows: tuple[TableRow, ...] = (*table.head, *table.rows)
    assert {sum(one.across for one in row.cells) for row in rows} == {len(table.widths)}
    assert [row.shade for row in table.rows].count(True) == 4


def test_row_of_bodies_prints_each_body_under_the_sum(
    sample: samples.Sample, draft: Dispatch
) -> None:
    table = table_of(composed(sample, draft).appendices[0])
    texts = line_of(table, starts="Xây dựng tổ chức các đoàn thể")
    assert texts[4] == "60\n20\n20\n20"
    assert texts[1].count("\n") == 7
    assert texts[6].endswith("\nHội Cựu Chiến binh của Văn phòng đã giải thể.")


@pytest.mark.parametrize(
    ("explanation", "expected"),
    [
        ("", [("Tạm tính", True)]),
        ("Tạm tính", [("Tạm tính", True)]),
        ("tạm tính.", [("tạm tính.", True)]),
        ("Chờ đánh giá", [("Chờ đánh giá", False), ("Tạm tính", True)]),
    ],
)
def test_provisional_row_says_so_once(explanation: str, expected: list[tuple[str, bool]]) -> None:
    score = Score(points=Points.of(15), provisional=True, explanation=explanation)
    criterion = Criterion("1", None, "1", "Tiêu chí", max_points=Points.of(20))
    sheet = Sheet(2022, "", (Row(criterion, score),))
    appendix = scoresheet.appendix(sheet, compute(sheet), "")
    last = table_of(appendix).rows[0].cells[-1]
    found = [
        (run.text, run.italic) for line in last.paragraphs for run in line if isinstance(run, Text)
    ]
    assert found == expected


def test_unanswered_row_prints_nothing_and_zero_prints_as_zero() -> None:
    def row(no: str, score: Score) -> Row:
        return Row(Criterion(no, None, no, "x", max_points=Points.parse("0,5")), score)

    sheet = Sheet(2022, "", (row("1", Score()), row("2", Score(points=Points.of(0)))))
    table = table_of(scoresheet.appendix(sheet, compute(sheet), ""))
    assert [cell(one) for one in table.rows[0].cells] == ["1", "x", "0,5", "", "", "", ""]
    assert [cell(one) for one in table.rows[1].cells] == ["2", "x", "0,5", "", "0", "", ""]


@pytest.mark.parametrize(
    ("printed_no", "heads"),
    [("", [("Nội dung 1", 2)]), ("A", [("A", 1), ("Nội dung 1", 1)])],
)
def test_section_stands_under_its_number_if_it_has_one(
    printed_no: str, heads: list[tuple[str, int]]
) -> None:
    top = Criterion("I", None, printed_no, "Nội dung 1", section=True)
    row = Criterion("I.1", "I", "1", "x", max_points=Points.of(10))
    sheet = Sheet(2022, "", (Row(top, Score()), Row(row, Score())))
    table = table_of(scoresheet.appendix(sheet, compute(sheet), ""))
    section = table.rows[0]
    found = section.cells[: len(heads)]
    assert [(cell(one), one.across) for one in found] == heads
    assert all(run.bold for one in found for run in one.paragraphs[0] if isinstance(run, Text))
    assert section.shade
    assert sum(one.across for one in section.cells) == len(table.widths)


def test_penalty_columns_only_where_the_rubric_deducts() -> None:
    plain = Criterion("1", None, "1", "x", max_points=Points.of(10))
    deducting = Criterion("2", None, "2", "y", rule=PenaltyRule(Points.of(5)))
    rows = (Row(plain, Score(points=Points.of(10))), Row(deducting, Score(penalty=Points.of(2))))
    without, with_both = Sheet(2022, "", rows[:1]), Sheet(2022, "", rows)
    assert len(table_of(scoresheet.appendix(without, compute(without), "")).widths) == 7
    table = table_of(scoresheet.appendix(with_both, compute(with_both), ""))
    assert len(table.widths) == 9
    assert [cell(one) for one in table.rows[1].cells] == ["2", "y", "", "", "05", "", "", "02", ""]


def test_planned_sheet_that_is_missing_is_a_blank_not_nothing(
    sample: samples.Sample, draft: Dispatch
) -> None:
    document = paper.compose(draft, sample.names[0], sample.signatories, {})
    assert len(document.appendices) == 1
    assert "Chưa có bảng chấm điểm năm 2022: «…»" in document_text(document)


def test_sheet_by_itself_has_no_letterhead(sample: samples.Sample) -> None:
    (sheet,) = sample.sheets
    document = scoresheet.compose(sheet, compute(sheet), "Văn phòng UBND tỉnh", "nd30")
    assert document.letterhead is None
    lines = document_text(document).split("\n")
    assert lines[:3] == ["BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022", "Đơn vị: Văn phòng UBND tỉnh", "TT"]
    assert lines[-5:] == ["TỔNG CỘNG", "950", "50", "945", "48"]
