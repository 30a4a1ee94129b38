"""Citations in running text, as documents 000–004 and score sheets write them."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain import citation
from thiduadesk.domain.papers import Citation
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.citations import words


def only(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol", "date", "issuer"),
    [
        ("Quyết định số 733/QĐ-TTg ngày 14/6/2019 của Thủ tướng Chính phủ về việc ban hành Kế hoạch",
         "Quyết định", "733", "QĐ-TTg", dt.date(2019, 6, 14), "Thủ tướng Chính phủ"),
        ("Kế hoạch số 274-KH/ĐU ngày 31/3/2022 của Đảng ủy Văn phòng về đẩy mạnh",
         "Kế hoạch", "274", "KH/ĐU", dt.date(2022, 3, 31), "Đảng ủy Văn phòng"),
        ("(Kế hoạch số 2152/KH-VP ngày 29/12/2021);", "Kế hoạch", "2152", "KH-VP", dt.date(2021, 12, 29), ""),
        ("Nghị quyết số 04/-NQ/TU ngày 22 tháng 02 năm 2022 của Ban Thường vụ Tỉnh ủy",
         "Nghị quyết", "04", "NQ/TU", dt.date(2022, 2, 22), "Ban Thường vụ Tỉnh ủy"),
        ("Nghị định số 130/2020/NĐ-CP ngày 30/10/2020 của Chính phủ, Văn phòng ban hành",
         "Nghị định", "130/2020", "NĐ-CP", dt.date(2020, 10, 30), "Chính phủ"),
        ("Thông tư số 12/2019/TT-BNV ngày 04/11/2019 của Bộ trưởng Bộ Nội vụ quy định chi tiết",
         "Thông tư", "12/2019", "TT-BNV", dt.date(2019, 11, 4), "Bộ trưởng Bộ Nội vụ"),
        ("Chỉ thị 07/CT-TTg ngày 19/3/2014 của Thủ tướng Chính phủ", "Chỉ thị", "07", "CT-TTg", dt.date(2014, 3, 19), "Thủ tướng Chính phủ"),
        ("Báo cáo số 47/BC-UBND tỉnh ngày 07/3/2022 Báo cáo kết quả", "Báo cáo", "47", "BC-UBND", dt.date(2022, 3, 7), ""),
        ("Công văn số 1028/TMTH ngày 10/11/2022 về việc", "Công văn", "1028", "TMTH", dt.date(2022, 11, 10), ""),
        ("Quyết định số 94/QĐ-CDVC ngày 05/12/2022 của Ban Thường vụ Công đoàn Viên chức tỉnh Quảng Ngãi )",
         "Quyết định", "94", "QĐ-CDVC", dt.date(2022, 12, 5), "Ban Thường vụ Công đoàn Viên chức tỉnh Quảng Ngãi"),
        ("Quyết định số 15/QĐ-VP ngày 19/12/2019 của Chánh Văn phòng UBND tỉnh; Thành lập",
         "Quyết định", "15", "QĐ-VP", dt.date(2019, 12, 19), "Chánh Văn phòng UBND tỉnh"),
        ("Thông báo số 08-TB/ĐTN ngày 24/10/2022 của BCH Đoàn Khối CQ và DN tỉnh )",
         "Thông báo", "08", "TB/ĐTN", dt.date(2022, 10, 24), "BCH Đoàn Khối CQ và DN tỉnh"),
        ("Kế hoạch số\n2025/KH-VP ngày 17/11/2022 Triển khai", "Kế hoạch", "2025", "KH-VP", dt.date(2022, 11, 17), ""),
        ("Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ ngày 01/3/2022", "Quyết định", "5", "QĐ-TTg", dt.date(2022, 3, 1), "Thủ tướng Chính phủ"),
        ("Luật số 06/2022/QH15", "Luật", "06/2022", "QH15", None, ""),
        ("Chỉ thị số 05-CT/TW về đẩy mạnh", "Chỉ thị", "05", "CT/TW", None, ""),
        ("Quyết định số 898/QĐ-UBND ngày 31/02/2022", "Quyết định", "898", "QĐ-UBND", None, ""),
    ],
)  # fmt: skip
def test_one_citation(
    text: str, kind: str, number: str, symbol: str, date: dt.date | None, issuer: str
) -> None:
    found = only(text)
    assert (found.kind, found.number, found.symbol, found.date, found.issuer) == (
        kind, number, symbol, date, issuer,
    )  # fmt: skip
    assert text[found.start : found.end] == found.text


def test_a_list_inherits_its_kind() -> None:
    text = (
        "Các Quyết định: số 269/QĐ-UBND ngày 07/3/2022 Về việc phân bổ kinh phí; "
        "số 661/QĐ-UBND ngày 24/5/2022 thành lập Văn phòng Điều phối"
    )
    assert [(found.kind, found.number) for found in find_citations(text)] == [
        ("Quyết định", "269"),
        ("Quyết định", "661"),
    ]


def test_and_joins_two_days_of_one_number() -> None:
    first, second = find_citations(
        "tại Quyết định số 111/QĐ-VP ngày 31/8/2021 và 111/QĐ-VP ngày 19/10/2022, ban hành"
    )
    assert (first.kind, first.date) == ("Quyết định", dt.date(2021, 8, 31))
    assert (second.kind, second.date) == ("Quyết định", dt.date(2022, 10, 19))


def test_the_kind_may_be_named_before_the_brackets() -> None:
    found = only("Kế hoạch cải cách hành chính năm 2022 (số 2153/KH-VP ngày 31/12/2021)")
    assert (found.kind, found.text) == ("Kế hoạch", "số 2153/KH-VP ngày 31/12/2021")


def test_laws_are_cited_without_number() -> None:
    found = find_citations("Luật Phòng, chống tham nhũng và Luật Thi đua, Khen thưởng năm 2013")
    assert [(law.kind, law.number, law.text) for law in found] == [
        ("Luật", "", "Luật Phòng, chống tham nhũng"),
        ("Luật", "", "Luật Thi đua, Khen thưởng năm 2013"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 60/40, làm việc 24/24 giờ, giai đoạn 2021-2025, ngày 12/11/2022",
        "số      /BC-VP ngày     /12/2022",
        "phòng, chống COVID-19, kỳ họp thứ 5",
        "Điện thoại: 0255-3822-118; số 74 đường Lê Lợi",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_decomposed_text_gives_places_of_the_composed_one() -> None:
    text = "Theo Quyết định số 898/QĐ-UBND ngày 08/7/2022"
    found = only(unicodedata.normalize("NFD", text))
    assert text[found.start : found.end] == "Quyết định số 898/QĐ-UBND ngày 08/7/2022"


def test_the_words_are_given_by_the_caller() -> None:
    assert citation.find_citations("Quyết định số 1/QĐ-VP", words()) == find_citations(
        "Quyết định số 1/QĐ-VP"
    )


@given(st.text(alphabet="Quyếtđịnhsố /-0123456789QĐVPngàycủa \n", max_size=80))
def test_any_text_gives_ordered_citations_inside_it(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    end = 0
    for found in find_citations(text):
        assert end <= found.start < found.end <= len(composed)
        assert composed[found.start : found.end] == found.text
        end = found.end
