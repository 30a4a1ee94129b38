"""Dispatches of every form of the decree, in the words of no real office: what the clerk types."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from thiduadesk.documents.composers import paper
from thiduadesk.documents.drafts import compact
from thiduadesk.documents.layout import profile_for
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole

DAY = dt.date(2023, 2, 7)
OLD_DAY = dt.date(2018, 6, 7)
OFFICE = OfficeNames(
    1,
    "Sở Nội vụ tỉnh Bình Sơn",
    short_name="Sở Nội vụ",
    superior_head="ỦY BAN NHÂN DÂN\nTỈNH BÌNH SƠN",
    issuer_head="SỞ NỘI VỤ",
    symbol="SNV",
    place="Bình Sơn",
    address="Số 12 đường Trần Phú, phường An Bình, tỉnh Bình Sơn",
    telephone="0255.3800000",
    email="vanthu@example.vn",
)
HEAD = Signatory(1, "Phạm Văn Đức", "Giám đốc")
DEPUTY = Signatory(
    2, "Đỗ Thị Hạnh", "Phó Giám đốc", SignatoryRole.DEPUTY, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
)
BLOC = BlocYear(
    1,
    2023,
    "Khối thi đua số 2",
    members=(
        BlocMember("Sở Nội vụ"),
        BlocMember("Sở Tư pháp", role="head"),
        BlocMember("Sở Kế hoạch và Đầu tư", "Sở KH và ĐT"),
        BlocMember("Thanh tra tỉnh"),
    ),
)
LONG = (
    "Các tập thể, cá nhân tham gia phong trào thi đua phải bảo đảm nguyên tắc tự nguyện, tự giác, "
    "công khai; đoàn kết, hợp tác và cùng phát triển; việc xét khen thưởng phải chính xác, công "
    "bằng, kịp thời, kết hợp chặt chẽ động viên tinh thần với khuyến khích bằng vật chất. "
)
TABLE = {
    "table": [
        ["TT", "Đơn vị", "Chỉ tiêu", "Kết quả", "Ghi chú"],
        *([str(row), f"Đơn vị {row}", "100%", "98,5%", LONG[:80]] for row in range(1, 41)),
    ],
    "widths": [1, 4, 2, 2, 6],
    "align": ["center", "left", "center", "center", "left"],
}
FILED = Distribution(
    (Recipient("Như Điều 3"), Recipient("Giám đốc Sở", "b/c")), Filing(("VT", "TĐKT"), 2)
)


def _dispatch(
    kind: str, type_name: str, type_symbol: str, subject: tuple[str, ...], body: list[dict[str, Any]],
    day: dt.date, **frame: object,
) -> Dispatch:  # fmt: skip
    return Dispatch(
        id=0,
        kind=kind,
        year=day.year,
        profile=profile_for(day).id,
        state=State.DRAFT,
        frame=Frame(type_name, type_symbol, subject, day, **frame),  # type: ignore[arg-type]
        body=compact.parts(body),
    )


def decision(day: dt.date = DAY) -> Dispatch:
    """A decision that issues a regulation of several pages with chapters, sections, articles."""
    clauses = [{"n": "arabic", "titled": False, "title": LONG} for _ in range(2)]
    points = [{"n": "lower_letter", "titled": False, "title": LONG[:90] + ";"} for _ in range(6)]

    def article(title: str) -> dict[str, Any]:
        lettered = {"n": "arabic", "titled": False, "title": "Nội dung xét:", "parts": points}
        return {"n": "article", "title": title, "parts": [*clauses, lettered]}

    regulation: dict[str, Any] = {
        "n": "attached",
        "title": ["QUY CHẾ", {"br": True}, "Hoạt động của Hội đồng Thi đua - Khen thưởng", {"br": True}, "Sở Nội vụ tỉnh Bình Sơn"],
        "parts": [
            {"n": "chapter", "title": "Quy định chung", "parts": [article("Phạm vi điều chỉnh"), article("Đối tượng áp dụng")]},
            {"n": "chapter", "title": "Tổ chức và hoạt động", "parts": [
                {"n": "section", "title": "Tổ chức", "parts": [
                    {"n": "subsection", "title": "Thành viên", "parts": [article("Chủ tịch Hội đồng")]},
                    {"n": "subsection", "title": "Thư ký", "parts": [article("Thư ký Hội đồng")]},
                ]},
                {"n": "section", "title": "Hoạt động", "parts": [article("Chế độ họp")]},
            ]},
            {"n": "chapter", "title": "Điều khoản thi hành", "parts": [
                {"n": "article", "title": "Hiệu lực", "blocks": [
                    ["Quy chế này có hiệu lực từ ngày ký", {"note": "Thay cho quy chế năm 2019."}, "./."]]},
            ]},
        ],
    }  # fmt: skip
    return _dispatch(
        "decision",
        "QUYẾT ĐỊNH",
        "QĐ",
        ("Ban hành Quy chế hoạt động", "của Hội đồng Thi đua - Khen thưởng Sở Nội vụ"),
        [
            {"n": "article", "titled": False, "title": "Ban hành kèm theo Quyết định này Quy chế hoạt động của Hội đồng Thi đua - Khen thưởng Sở Nội vụ."},
            {"n": "article", "titled": False, "title": "Quyết định này có hiệu lực kể từ ngày ký."},
            {"n": "article", "titled": False, "title": "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Sở chịu trách nhiệm thi hành Quyết định này./."},
            regulation,
        ],
        day,
        decision=Decision(("Giám đốc Sở Nội vụ tỉnh Bình Sơn",), ""),
        legal_bases=(
            (Text("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"),),
            (Text("Căn cứ Quyết định số 15/QĐ-UBND ngày 03 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ của Sở Nội vụ"),),
            (Text("Theo đề nghị của Trưởng phòng Thi đua - Khen thưởng"),),
        ),
        distribution=FILED,
    )  # fmt: skip


def minutes(day: dt.date = DAY) -> Dispatch:
    """Minutes of a council's meeting with two signers."""
    blocks = [
        "Bắt đầu lúc 08 giờ 00 ngày 07 tháng 02 năm 2023.",
        LONG,
        {"list": [LONG[:60] + ";", LONG[:40] + "."]},
    ]
    return _dispatch(
        "minutes",
        "BIÊN BẢN",
        "BB",
        ("Họp Hội đồng Thi đua - Khen thưởng",),
        [
            {"blocks": blocks},
            {"n": "roman", "title": "NỘI DUNG", "blocks": [LONG] * 3},
            {"blocks": ["Cuộc họp kết thúc vào 11 giờ 00 cùng ngày./."]},
        ],
        day,
        signature=Signature(("CHỦ TỌA",), "Phạm Văn Đức"),
        second_signature=Signature(("THƯ KÝ",), "Lý Thị Hoa"),
        distribution=Distribution((Recipient("Thành viên Hội đồng"),), Filing(("VT", "Hồ sơ"))),
    )  # fmt: skip


def letter(day: dt.date = DAY) -> Dispatch:
    """An urgent letter to several, with the office's address."""
    return _dispatch(
        "letter",
        "",
        "",
        ("đôn đốc báo cáo tổng kết công tác thi đua, khen thưởng năm 2022",),
        [{"blocks": [LONG, LONG + LONG + "./."]}],
        day,
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Đỗ Thị Hạnh"),
        addressees=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường", "Thành viên Khối thi đua số 2"),
        distribution=Distribution((Recipient("Thành viên Khối thi đua số 2", with_members=True),), Filing(("VT", "TĐKT")), as_above=True),
        urgency="KHẨN",
        address=True,
    )  # fmt: skip


def report(day: dt.date = DAY) -> Dispatch:
    """A report to a superior with parts, footnotes and two appendices, the second across."""
    appendix = {"n": "appendix", "title": ["Kết quả thực hiện", {"br": True}, "chỉ tiêu thi đua"]}
    body: list[dict[str, Any]] = [
        {"blocks": [["Thực hiện Kế hoạch số 05/KH-UBND ngày 10 tháng 01 năm 2022", {"note": LONG}, ", Sở Nội vụ báo cáo."]]},
        {"n": "part_roman", "title": "Kết quả", "parts": [
            {"n": "roman", "title": "LÃNH ĐẠO, CHỈ ĐẠO", "blocks": [LONG] * 3, "parts": [
                {"n": "arabic", "title": "Công tác tuyên truyền", "blocks": [LONG] * 2, "parts": [
                    {"n": "lower_letter", "title": "Hình thức:", "blocks": [{"list": [LONG, LONG]}]},
                    {"n": "decimal", "title": "Số liệu", "blocks": [TABLE]}]}]},
            {"n": "roman", "title": "KHEN THƯỞNG", "blocks": [LONG] * 4}]},
        {"n": "part_roman", "title": "Phương hướng", "blocks": [LONG, LONG + "./."]},
        {**appendix, "blocks": [[LONG, {"note": "Số liệu đến ngày 31 tháng 12."}], TABLE],
         "parts": [{"n": "roman", "title": "NHẬN XÉT", "parts": [{"n": "article", "title": "Lưu ý", "blocks": [LONG]}]}]},
        {**appendix, "landscape": True, "blocks": [TABLE]},
    ]  # fmt: skip
    return _dispatch(
        "report.year",
        "BÁO CÁO",
        "BC",
        ("Tổng kết công tác thi đua, khen thưởng năm 2022",),
        body,
        day,
        addressees=("Ủy ban nhân dân tỉnh Bình Sơn",),
        distribution=Distribution((Recipient("Ban Thi đua - Khen thưởng tỉnh", "để b/c"),), Filing(("VT", "TĐKT"), 3), as_above=True),
    )  # fmt: skip


def composed(dispatch: Dispatch, *, number: str | None = None) -> Document:
    """A dispatch of this office as it prints; with a number as it is issued."""
    if number is not None:
        dispatch = replace(
            dispatch, number=number, date=dispatch.frame.about_day, state=State.ISSUED
        )
    return paper.compose(dispatch, OFFICE, (HEAD, DEPUTY), {}, bloc=BLOC)
