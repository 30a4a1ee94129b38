from __future__ import annotations

import datetime as dt

from tests.documents.plain_words import cell
from tests.documents.plain_words import document_text
from tests.documents.plain_words import table_of
from thiduadesk.documents.composers import proofsheet
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.document import Table
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.scoring import compute


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
