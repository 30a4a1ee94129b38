from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.documents.plain_words import document_text
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import proofsheet
from thiduadesk.documents.composers import report
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.scoring import compute


@pytest.fixture(scope="module")
def sample() -> samples.Sample:
    return samples.load()


@pytest.fixture
def draft(sample: samples.Sample) -> Dispatch:
    return next(one for one in sample.dispatches if one.year == 2022)


def composed(sample: samples.Sample, dispatch: Dispatch) -> Document:
    sheets = {one.year: (one, compute(one)) for one in sample.sheets}
    return report.compose(dispatch, sample.names[0], sample.signatories, sheets)


def cell(runs_of: Cell) -> str:
    return "\n".join(words(line) for line in runs_of.paragraphs)


def table_of(appendix: Appendix) -> Table:
    return next(block for block in appendix.blocks if isinstance(block, Table))


def line_of(table: Table, *, starts: str) -> list[str]:
    """Texts of the first row whose first or second cell starts so."""
    for row in table.rows:
        texts = [cell(one) for one in row.cells]
        if any(text.startswith(starts) for text in texts[:2]):
            return texts
    raise AssertionError(starts)


# --- the frame ---------------------------------------------------------------------------------
def test_draft_has_blank_number_and_day_and_the_month_it_is_planned_for(
    sample: samples.Sample, draft: Dispatch
) -> None:
    document = composed(sample, draft)
    assert document.letterhead == Letterhead(
        superior=("UBND TỈNH QUẢNG NGÃI",),
        issuer=("VĂN PHÒNG",),
        symbol="BC-VP",
        place="Quảng Ngãi",
        year=2022,
        number=None,
        date=None,
        month=12,
    )
    assert document.title == Title(
        "BÁO CÁO",
        (
            "Tổng kết công tác thi đua, khen thưởng năm 2022",
            "và phương hướng, nhiệm vụ năm 2023",
        ),
    )
    assert document.signatures == (Signature(("CHÁNH VĂN PHÒNG",), "Vũ Minh Tâm"),)
    assert document.distribution is not None
    assert document.distribution.recipients[0] == Recipient("Sở Nội vụ")
    assert document.distribution.filing == Filing(("VT", "HCQT"), None, "van")
    assert (document.profile, document.issued) == ("nd30", False)


def test_issued_paper_of_2017_prints_its_number_date_and_regime(sample: samples.Sample) -> None:
    issued = next(one for one in sample.dispatches if one.year == 2017)
    document = composed(sample, issued)
    assert document.letterhead is not None
    assert document.letterhead.number == "1603"
    assert document.letterhead.date == dt.date(2017, 11, 28)
    assert document.profile == "tt01"
    assert document.issued
    assert document.signatures == (Signature((), "Lê Minh Huấn"),)


def test_frame_overrides_stand_before_the_records(sample: samples.Sample, draft: Dispatch) -> None:
    frame = replace(
        draft.frame,
        superior="UBND TỈNH X\nSỞ Y",
        issuer="CHI CỤC Z",
        symbol="BC-CCZ",
        place="Sơn Tịnh",
        signature=Signature(("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "Nguyễn Văn A"),
    )
    document = composed(sample, replace(draft, frame=frame))
    head = document.letterhead
    assert head is not None
    assert (head.superior, head.issuer) == (("UBND TỈNH X", "SỞ Y"), ("CHI CỤC Z",))
    assert (head.symbol, head.place) == ("BC-CCZ", "Sơn Tịnh")
    assert document.signatures[0].name == "Nguyễn Văn A"


def test_official_letter_has_no_title_and_says_what_it_is_about(
    sample: samples.Sample, draft: Dispatch
) -> None:
    frame = replace(
        draft.frame,
        type_name="",
        type_symbol="",
        subject=("góp ý dự thảo", "báo cáo tổng kết"),
        addressees=("Sở Nội vụ",),
        appendices=(),
    )
    document = composed(sample, replace(draft, frame=frame))
    assert document.title is None
    assert document.letterhead is not None
    assert document.letterhead.about == "góp ý dự thảo báo cáo tổng kết"
    assert document.letterhead.symbol == "VP"
    assert document.addressees is not None
    assert document.addressees.names == ("Sở Nội vụ",)


def test_nobody_to_sign_leaves_the_name_empty(sample: samples.Sample, draft: Dispatch) -> None:
    deputies = [one for one in sample.signatories if one.role is SignatoryRole.DEPUTY]
    assert letterhead.signature(draft, deputies) == Signature((), "")


def test_head_of_the_papers_own_day_signs(draft: Dispatch) -> None:
    before = Signatory(1, "Trần Thị B", "Chánh Văn phòng", span=Span(end=dt.date(2022, 6, 30)))
    after = Signatory(2, "Lê Văn C", "Chánh Văn phòng", span=Span(start=dt.date(2022, 7, 1)))
    undated = replace(draft, frame=replace(draft.frame, about_day=dt.date(2022, 12, 1)))
    dated = replace(undated, number="12", date=dt.date(2022, 6, 30), state=State.ISSUED)
    assert letterhead.signature(undated, (before, after)).name == "Lê Văn C"
    assert letterhead.signature(dated, (before, after)) == Signature(
        ("CHÁNH VĂN PHÒNG",), "Trần Thị B"
    )


def test_ready_list_without_filing_units_has_no_filing_line() -> None:
    ready = DistributionList(1, "Chung", (Recipient("Sở Nội vụ"),), filing_units="")
    assert letterhead.distribution_of(ready).filing is None
    filed = letterhead.distribution_of(replace(ready, filing_units="VT, HCQT,", copies=2))
    assert filed.filing == Filing(("VT", "HCQT"), 2, "")


def test_fields_take_the_facts_given_when_the_paper_is_composed(
    sample: samples.Sample, draft: Dispatch
) -> None:
    runs = (Text("Tổng số là "), Field("staff.total", "88"), Text(" người."))
    dispatch = replace(draft, body=(Part("1", None, (Paragraph(runs),)),))

    def printed(facts: dict[str, str] | None) -> str:
        document = report.compose(dispatch, sample.names[0], sample.signatories, {}, facts)
        block = document.body[0].blocks[0]
        assert isinstance(block, Paragraph)
        return words(block.runs)

    assert printed(None) == "Tổng số là 88 người."
    assert printed({"staff.total": "89"}) == "Tổng số là 89 người."
    assert printed({}) == "Tổng số là … người."


# --- the score sheet ---------------------------------------------------------------------------
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
    document = report.compose(draft, sample.names[0], sample.signatories, {})
    assert len(document.appendices) == 1
    assert "Chưa có bảng chấm điểm năm 2022: …" in document_text(document)


def test_sheet_by_itself_has_no_letterhead(sample: samples.Sample) -> None:
    (sheet,) = sample.sheets
    document = scoresheet.compose(sheet, compute(sheet), "Văn phòng UBND tỉnh", "nd30")
    assert document.letterhead is None
    lines = document_text(document).split("\n")
    assert lines[:3] == ["BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022", "Đơn vị: Văn phòng UBND tỉnh", "TT"]
    assert lines[-5:] == ["TỔNG CỘNG", "950", "50", "945", "48"]


# --- the proof sheet ---------------------------------------------------------------------------
def test_proof_sheet_prints_totals_range_and_findings(sample: samples.Sample) -> None:
    (sheet,) = sample.sheets
    findings = [
        (
            Finding("bonus_above_max", Severity.ERROR, "II.3", found="10", expected="tối đa 01"),
            "Điểm thưởng vượt mức tối đa.",
        ),
        (Finding("row_provisional", Severity.WARNING, "II.6"), "Điểm còn tạm tính."),
    ]
    day = dt.date(2022, 12, 5)
    document = proofsheet.compose(sheet, compute(sheet), findings, "Văn phòng", "nd30", day)
    text = document_text(document)
    assert "Ngày soát: 05/12/2022" in text
    assert "Số mục chấm điểm: 28; đã chấm: 28; tạm tính: 1." in text
    assert "Điểm tự chấm: 945, tối đa 950." in text
    assert "Điểm thưởng tự chấm: 48, tối đa 50." in text
    assert "từ 945 đến 950" in text
    assert "Điều soát được: 1 lỗi, 1 điều cần xem, 0 điều ghi nhận." in text
    table = table_of(document.appendices[0])
    assert [cell(one) for one in table.rows[0].cells] == [
        "II.3",
        "Lỗi",
        "Điểm thưởng vượt mức tối đa.",
        "10",
        "tối đa 01",
    ]


def test_proof_sheet_without_findings_says_so(sample: samples.Sample) -> None:
    (sheet,) = sample.sheets
    document = proofsheet.compose(sheet, compute(sheet), (), "", "nd30")
    assert "Không soát thấy điều gì." in document_text(document)
    assert not any(isinstance(block, Table) for block in document.appendices[0].blocks)
