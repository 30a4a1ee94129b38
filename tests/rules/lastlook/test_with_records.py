"""What the last look tells with the records of the office at hand: register, people, last year."""

from __future__ import annotations

import datetime as dt

from tests.rules.lastlook.typed_papers import typed
from thiduadesk.domain.document import Document
from thiduadesk.domain.papers import Paper
from thiduadesk.rules.lastlook import citations
from thiduadesk.rules.lastlook import lastyear
from thiduadesk.rules.lastlook import names
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Reading

REGISTER = (
    Paper(1, "Quyết định", "898", "QĐ-UBND", "UBND tỉnh", dt.date(2022, 7, 8)),
    Paper(2, "Kế hoạch", "15", "KH-VP", "", dt.date(2021, 1, 10)),
)


def told(document: Document, known: Known) -> list[tuple[str, str | None, str | None]]:
    paper = Reading.of(document, known)
    return [
        (one.code, one.found, one.expected)
        for group in (citations, names, lastyear)
        for one in group.findings(paper)
    ]


def test_a_day_that_the_register_does_not_know() -> None:
    known = Known(papers=REGISTER)
    wrong = typed(
        "Bằng khen tại Quyết định số 898/QĐ-UBND ngày 09/7/2022; Kế hoạch số 15/KH-VP ngày 12/01/2022."
    )
    right = typed(
        "Bằng khen tại Quyết định số 0898/QĐ-UBND ngày 08/7/2022; Kế hoạch số 15/KH-VP ngày 12/01/2022."
    )
    assert told(wrong, known) == [("citation_conflict", "09/7/2022", "08/7/2022")]
    assert told(right, known) == []
    another = typed(
        "Bằng khen tại Quyết định số 898/QĐ-UBND ngày 09/7/2022 của UBND huyện Bình Sơn; Quyết định "
        "số 898/QĐ-UBND ngày 10/7/2022 của Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi."
    )
    assert told(another, known) == [("citation_conflict", "10/7/2022", "08/7/2022")]


def test_the_name_of_a_person_with_other_marks() -> None:
    known = Known(people=("Nguyễn Thị Hòa",))
    wrong = typed("Tặng Giấy khen cho bà Nguyễn Thị Hoa, chuyên viên.")
    assert told(wrong, known) == [("name_variant", None, "Nguyễn Thị Hòa")]
    assert told(typed("Tặng Giấy khen cho bà Nguyễn Thị Hòa, bà NGUYỄN THỊ HÒA."), known) == []


def test_the_name_of_the_signer_with_other_marks() -> None:
    paper = typed("Biên bản do ông Le Minh Huấn chủ trì.", signer="Lê Minh Huấn")
    assert told(paper, Known()) == [("name_variant", None, "Lê Minh Huấn")]


def test_an_organisation_as_the_records_write_it() -> None:
    known = Known(organisations=("Trung tâm Công báo và Tin học",))
    wrong = typed("Các phòng và Trung tâm công báo và Tin học đã đăng ký thi đua.")
    assert told(wrong, known) == [("name_variant", None, "Trung tâm Công báo và Tin học")]
    assert told(wrong, Known()) == []
    assert told(typed("Các phòng và Trung tâm Công báo và Tin học đã đăng ký."), known) == []


def test_a_signer_whom_the_minutes_call_otherwise() -> None:
    text = "Thư ký: ông Đặng Văn Lợi, chuyên viên. Ông Đặng Văn Lợi đọc biên bản."
    assert told(typed(text, signer="Đặng Đình Lợi"), Known()) == [
        ("name_variant", None, "Đặng Văn Lợi")
    ]
    assert told(typed(text, signer="Đặng Văn Lợi"), Known()) == []
    assert (
        told(typed("Ông Đặng Văn Lợi và ông Đặng Đình Lợi.", signer="Đặng Đình Lợi"), Known()) == []
    )


COPIED = "Phong trào thi đua đã tạo được bầu không khí phấn khởi, là động lực thúc đẩy các tập thể và cá nhân phấn đấu."
COUNTED = "Trong năm, Văn phòng đã tham mưu tổ chức 600 cuộc họp, ban hành 1.420 Quyết định và 530 Thông báo trên các lĩnh vực."
DATED = "Năm 2021, Văn phòng phối hợp Công đoàn tổ chức thăm hỏi, tặng quà cho các gia đình chính sách trên địa bàn toàn tỉnh."


def with_last_year(now: str, last: str) -> list[str]:
    before = typed(last, title="Tổng kết công tác thi đua năm 2021")
    paper = typed(now, title="Tổng kết công tác thi đua năm 2022")
    return [code for code, _found, _expected in told(paper, Known(last_year=before))]


def test_a_paragraph_left_as_it_was() -> None:
    assert with_last_year(COPIED, COPIED) == ["same_as_last_year"]
    assert with_last_year(COPIED.replace("phấn khởi", "sôi nổi"), COPIED) == []


def test_figures_left_as_they_were() -> None:
    assert with_last_year(COUNTED, COUNTED) == ["figures_unmoved"]
    assert with_last_year(
        COUNTED.replace("Trong năm", "Năm 2022"), COUNTED.replace("Trong năm", "Năm 2021")
    ) == ["figures_unmoved"]
    assert with_last_year(COUNTED.replace("600", "640"), COUNTED) == []


def test_last_years_year_left_standing() -> None:
    assert with_last_year(DATED, DATED) == ["year_mismatch"]
    assert with_last_year(DATED.replace("2021", "2022"), DATED) == []


def test_headings_and_short_lines_are_the_same_by_right() -> None:
    frame = "## ĐÁNH GIÁ CHUNG\nThực hiện đầy đủ các báo cáo."
    assert with_last_year(frame, frame) == []


def test_without_last_years_paper_nothing_is_said_of_it() -> None:
    assert told(typed(COPIED), Known()) == []
