"""Whatever stands in a workbook: it is understood or refused in words, and never half."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.exchange.rubric_files import xlsx
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute

HEADER = [
    "TT",
    "Tiêu chí",
    "Điểm chuẩn",
    "Điểm thưởng",
    "Điểm trừ",
    "Tự chấm",
    "Thưởng tự chấm",
    "Trừ tự chấm",
    "Ghi chú",
]
numbers = st.sampled_from(
    [None, "", "1", "1.", "2", "1.1", "1.1.1", "I", "II", "IV", "A", "B", "C", "a)", "b)", "đ)", "a1", "a1.1", "C2.4", "-", "+",
     "(1)", 1, 2, 1.1, 1.2, 2.1, dt.date(2024, 1, 2), "Phần I", "Nội dung 2: Khác", "x", "Tổng cộng", "..."]
)  # fmt: skip
texts = st.sampled_from(
    [None, "Tham mưu", "- Đạt tốt: 5 điểm", "- Đạt khá (3 điểm)", "Nội dung 1: Chung", "Phần II", "TỔNG CỘNG", "Cộng mục I",
     "Mỗi lần trừ 1 điểm, không quá 5", "đạt 100%; giảm 1% trừ 0,5 điểm", "Chỉ tính một mục", "* Ghi chú", "I. Đầu mục",
     "Trường hợp khác", "Người lập", "(1)", "=A1"]
)  # fmt: skip
values = st.sampled_from(
    [None, None, 10, 5.5, "02", "2,5", "-1", "-", "10\n5\n5", "15 (tạm tính)", "20đ", 0]
)
scores = st.one_of(values, st.sampled_from(["chín", "#REF!", "=C2"]))
notes = st.sampled_from([None, "Tạm tính", "Kế hoạch số 1/KH-VP ngày 02/01/2024", "Tốt"])
rows = st.tuples(numbers, texts, values, values, values, scores, scores, scores, notes)


@settings(max_examples=80, deadline=None)
@given(st.lists(rows, max_size=14))
def test_any_table_is_read_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, body: list[tuple[object, ...]]
) -> None:
    path = xlsx(tmp_path_factory.mktemp("any") / "any.xlsx", [HEADER, *body])
    try:
        sheet = read_rubric(path, 2024).sheet
    except Refused as refused:
        refusals = {refused.code}
    else:
        refusals = set()
        check(sheet)
    assert refusals <= {"rubric_no_rows", "rubric_maximum_unreadable"}


def check(sheet: Sheet) -> None:
    names = [row.criterion.no for row in sheet.rows]
    assert len(set(names)) == len(names), "every row has its own number"
    for place, row in enumerate(sheet.rows):
        parent = row.criterion.parent
        assert parent is None or parent in names[:place], "a parent stands above its rows"
        header = row.criterion.section or row.criterion.no in sheet.parents
        assert not (header and (row.criterion.max_points or row.score.points)), "headers are sums"
    totals = compute(sheet)
    assert totals.leaves == len(sheet.leaves)
    places = {*names, "total"}
    assert {finding.where for finding in prove(sheet)} <= places
