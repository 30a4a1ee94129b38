"""One paper written in many ways, and papers that only look alike."""

from __future__ import annotations

import pytest

from thiduadesk.domain.papers import Paper
from thiduadesk.rules import same_paper
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.subjects_cited import subjects


def paper(text: str) -> Paper:
    """The record of the paper that a text cites."""
    (cited,) = find_citations(text)
    name = same_paper.undated(cited.text).removeprefix(cited.kind).strip()
    return Paper(
        1, cited.kind, cited.number, cited.symbol, cited.issuer, cited.date,
        "" if cited.number else name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nghị quyết số 04/-NQ/TU ngày 22/2/2022", "Nghị quyết số 4-NQ/TU ngày 22/02/2022", True),
        ("Quyết định số 898/QĐ-UBND ngày 08/7/2022", "QĐ số 898/QĐ-UBND", True),
        ("111/QĐ-VP ngày 31/8/2021", "111/QĐ-VP ngày 19/10/2022", False),
        ("111/QĐ-VP ngày 31/8/2021", "111/QĐ-VP ngày 30/8/2021", True),
        ("Kế hoạch số 274-KH/ĐU ngày 31/3/2022", "Kế hoạch số 274/KH-UBND ngày 31/3/2022", False),
        (
            "Quyết định số 5/QĐ-UBND ngày 04/3/2022 của UBND tỉnh",
            "Quyết định số 05/QĐ-UBND ngày 04/3/2022 của Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi",
            True,
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 04/3/2022 của UBND tỉnh",
            "Quyết định số 5/QĐ-UBND ngày 04/3/2022 của UBND huyện Bình Sơn",
            False,
        ),
        ("Luật Thi đua, khen thưởng năm 2013", "Luật thi đua - khen thưởng", True),
        ("Luật Thi đua, khen thưởng năm 2013", "Luật Thi đua, khen thưởng năm 2022", False),
        ("Luật Thi đua, khen thưởng năm 2013", "Luật Thanh tra năm 2013", False),
    ],
)  # vi: ways to cite
def test_one_paper(one: str, other: str, same: bool) -> None:
    (cited,) = find_citations(other)
    assert same_paper.are_one(cited, paper(one)) is same
    assert same_paper.are_one(paper(other), paper(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("TTg", "Thủ tướng CP", True),
        ("Thủ tướng", "Thủ tướng Chính phủ", True),
        ("Chính phủ", "Thủ tướng Chính phủ", False),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi", True),
        ("Văn phòng UBND tỉnh", "UBND tỉnh", False),
        ("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy", True),
        ("BCH Đoàn Khối CQ và DN tỉnh", "Đoàn Khối các cơ quan và doanh nghiệp tỉnh", True),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", True),
        ("Sở Nội vụ", "Sở Tài chính", False),
        ("", "Sở Tài chính", True),
    ],
)  # vi: names of bodies
def test_one_body(one: str, other: str, same: bool) -> None:
    assert same_paper.one_issuer(one, other) is same
    assert same_paper.one_issuer(other, one) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Quyết định số 733/QĐ-TTg ngày 14/6/2019 về việc ban hành Kế hoạch thi đua “Thực hiện "
                "văn hóa công sở”, Văn phòng đã ban hành Kế hoạch"
            ),
            "về việc ban hành Kế hoạch thi đua “Thực hiện văn hóa công sở”",
        ),
        (
            "(Kế hoạch số 1303/KH-VP ngày 03/8/2022 về khắc phục các tiêu chí bị trừ điểm). Sau đó",
            "về khắc phục các tiêu chí bị trừ điểm",
        ),
        (
            "Nghị định số 91/2017/NĐ-CP quy định chi tiết thi hành Luật Thi đua, khen thưởng và Thông tư số 12/2019/TT-BNV",
            "quy định chi tiết thi hành Luật Thi đua, khen thưởng",
        ),
        ("Công văn số 12/UBND-NC ngày 04/3/2022 V/v báo cáo kết quả;\nvà", "V/v báo cáo kết quả"),
        ("Quyết định số 5/QĐ-UBND ngày 04/3/2022 và Kế hoạch", ""),
        ("Luật Thi đua, khen thưởng (sửa đổi)", ""),
    ],
)  # vi: ways to say it
def test_what_a_paper_cited_is_about(text: str, expected: str) -> None:
    assert subjects(text)[0] == expected
