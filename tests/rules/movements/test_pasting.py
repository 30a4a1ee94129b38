"""A movement is read out of the text of the paper that launches it, whoever wrote it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.papers import PaperRole
from thiduadesk.rules.movements import pasted

OFFICE = ("Văn phòng UBND tỉnh An Phú", "Văn phòng UBND tỉnh", "VP")


@dataclass(frozen=True)
class Case:
    """A text and what it says of its movement."""

    text: str
    title: str
    launcher: Launcher
    years: tuple[int | None, int | None]
    paper: str = ""
    role: PaperRole = PaperRole.LAUNCH
    kind: MovementKind = MovementKind.THEMATIC
    launched: dt.date | None = None


CASES = {
    "decision of a province": Case(
        "Quyết định số 1245/QĐ-UBND ngày 18/7/2022 của Chủ tịch UBND tỉnh Lâm Hà về việc phát động "
        "phong trào thi đua “Lâm Hà đẩy mạnh chuyển đổi số” giai đoạn 2022 - 2025",
        "Lâm Hà đẩy mạnh chuyển đổi số",
        Launcher.PROVINCE,
        (2022, 2025),
        "1245/QĐ-UBND",
        launched=dt.date(2022, 7, 18),
    ),
    "decision of the Prime Minister, straight quotes": Case(
        'Quyết định số 666/QĐ-TTg ngày 02 tháng 6 năm 2022 của Thủ tướng Chính phủ phát động phong '
        'trào thi đua "Cả nước thi đua xây dựng kết cấu hạ tầng đồng bộ, hiện đại" giai đoạn 2021 đến 2025',
        "Cả nước thi đua xây dựng kết cấu hạ tầng đồng bộ, hiện đại",
        Launcher.NATION,
        (2021, 2025),
        "666/QĐ-TTg",
        launched=dt.date(2022, 6, 2),
    ),
    "mismatched quotes": Case(
        "Kế hoạch số 57/KH-UBND ngày 03/3/2023 của UBND thành phố Hải Sơn phát động Phong trào thi đua "
        '“Chung tay xóa nhà tạm, nhà dột nát" đến năm 2025',
        "Chung tay xóa nhà tạm, nhà dột nát",
        Launcher.PROVINCE,
        (2023, 2025),
        "57/KH-UBND",
        launched=dt.date(2023, 3, 3),
    ),
    "no quotes at all": Case(
        "Quyết định số 402/QĐ-BNV ngày 10/4/2021 của Bộ trưởng Bộ Nội vụ về việc phát động phong trào "
        "thi đua xây dựng công sở xanh, sạch, đẹp giai đoạn 2021-2025",
        "Xây dựng công sở xanh, sạch, đẹp",
        Launcher.SECTOR,
        (2021, 2025),
        "402/QĐ-BNV",
        launched=dt.date(2021, 4, 10),
    ),
    "trade union, until a day": Case(
        "Thực hiện Kế hoạch số 15/KH-LĐLĐ ngày 05/02/2024 của Liên đoàn Lao động tỉnh về phát động phong "
        "trào thi đua «Lao động giỏi, lao động sáng tạo», thời gian từ ngày 15/02/2024 đến ngày 30/11/2024.",
        "Lao động giỏi, lao động sáng tạo",
        Launcher.UNION,
        (2024, 2024),
        "15/KH-LĐLĐ",
        launched=dt.date(2024, 2, 5),
    ),
    "the bloc": Case(
        "Hướng dẫn số 03/HD-KTĐ ngày 20/01/2023 của Khối thi đua các cơ quan Nội chính phát động phong "
        "trào thi đua năm 2023",
        "Phong trào thi đua năm 2023",
        Launcher.BLOC,
        (2023, 2023),
        "03/HD-KTĐ",
        kind=MovementKind.REGULAR,
        launched=dt.date(2023, 1, 20),
    ),
    "the office's own plan for a movement of the nation": Case(
        "Kế hoạch số 88/KH-VP ngày 12/8/2023 của Văn phòng UBND tỉnh triển khai thực hiện phong trào thi "
        "đua “Cả nước thi đua thực hành tiết kiệm, chống lãng phí” do Thủ tướng Chính phủ phát động",
        "Cả nước thi đua thực hành tiết kiệm, chống lãng phí",
        Launcher.NATION,
        (None, None),
        "88/KH-VP",
        role=PaperRole.PLAN,
    ),
    "a province carries out": Case(
        "Kế hoạch số 210/KH-UBND ngày 09/11/2021 của UBND tỉnh về tổ chức thực hiện phong trào thi đua "
        "“Cả nước đoàn kết vượt qua đại dịch” do Thủ tướng Chính phủ phát động giai đoạn 2021 – 2022",
        "Cả nước đoàn kết vượt qua đại dịch",
        Launcher.NATION,
        (2021, 2022),
        "210/KH-UBND",
        role=PaperRole.IMPLEMENT,
    ),
    "title with its own period in the quotes": Case(
        "Quyết định 77/QĐ-UBND ngày 11/01/2024 của UBND tỉnh Bình Giang về việc phát động phong trào thi đua "
        "“Bình Giang nâng cao chỉ số PCI giai đoạn 2024-2026”",
        "Bình Giang nâng cao chỉ số PCI giai đoạn 2024-2026",
        Launcher.PROVINCE,
        (2024, 2026),
        "77/QĐ-UBND",
        launched=dt.date(2024, 1, 11),
    ),
    "opening quote lost": Case(
        "Kế hoạch số 19/KH-UBND ngày 22/02/2022 phát động phong trào thi đua Mỗi xã một sản phẩm tiêu biểu” "
        "từ năm 2022 đến năm 2025",
        "Mỗi xã một sản phẩm tiêu biểu",
        Launcher.PROVINCE,
        (2022, 2025),
        "19/KH-UBND",
        launched=dt.date(2022, 2, 22),
    ),
    "a special one, by the Party": Case(
        "Kế hoạch số 44-KH/TU ngày 17/5/2021 của Ban Thường vụ Tỉnh ủy Đông Hà phát động đợt thi đua đặc biệt "
        "“100 ngày hướng về cơ sở”",
        "100 ngày hướng về cơ sở",
        Launcher.PROVINCE,
        (None, None),
        "44-KH/TU",
        launched=dt.date(2021, 5, 17),
    ),
    "campaign of the Front": Case(
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh phát động cuộc vận động “Toàn dân đoàn kết xây dựng đô thị văn "
        "minh” tại Thông tri số 06/TTr-MTTQ ngày 01/6/2023 của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Toàn dân đoàn kết xây dựng đô thị văn minh",
        Launcher.UNION,
        (None, None),
        "06/TTr-MTTQ",
        launched=dt.date(2023, 6, 1),
    ),
    "department": Case(
        "Quyết định số 310/QĐ-SGDĐT ngày 25/8/2023 của Giám đốc Sở Giáo dục và Đào tạo phát động phong trào thi "
        "đua “Dạy tốt - Học tốt” năm học 2023 - 2024",
        "Dạy tốt - Học tốt",
        Launcher.SECTOR,
        (2023, 2024),
        "310/QĐ-SGDĐT",
        launched=dt.date(2023, 8, 25),
    ),
    "the office launches itself": Case(
        "Quyết định số 12/QĐ-VP ngày 09/01/2025 của Văn phòng UBND tỉnh phát động phong trào thi đua với chủ đề "
        "“Kỷ cương, trách nhiệm, sáng tạo” năm 2025",
        "Kỷ cương, trách nhiệm, sáng tạo",
        Launcher.OFFICE,
        (2025, 2025),
        "12/QĐ-VP",
        launched=dt.date(2025, 1, 9),
    ),
    "directive against an epidemic": Case(
        "Chỉ thị số 08/CT-UBND ngày 15/9/2021 của Chủ tịch UBND tỉnh Hà Trung về phát động Phong trào thi đua "
        '"Toàn dân tham gia phòng, chống dịch bệnh"',
        "Toàn dân tham gia phòng, chống dịch bệnh",
        Launcher.PROVINCE,
        (None, None),
        "08/CT-UBND",
        launched=dt.date(2021, 9, 15),
    ),
    "title with a colon, symbol of three groups": Case(
        "Quyết định số 5111/QĐ-BGT-TCCB ngày 20/12/2020 của Bộ Giao thông về việc phát động Phong trào thi đua đặc "
        "biệt “Về đích sớm: An toàn - Chất lượng - Tiến độ” giai đoạn 2021 - 2023",
        "Về đích sớm: An toàn - Chất lượng - Tiến độ",
        Launcher.SECTOR,
        (2021, 2023),
        "5111/QĐ-BGT-TCCB",
        launched=dt.date(2020, 12, 20),
    ),
    "emulation without the word movement, period in brackets": Case(
        "Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về việc phát động thi đua thực hiện thắng lợi "
        "nhiệm vụ phát triển kinh tế - xã hội hằng năm và Kế hoạch 5 năm (2021 - 2025)",
        "Thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và Kế hoạch 5 năm",
        Launcher.NATION,
        (2021, 2025),
        "19/CT-TTg",
        launched=dt.date(2021, 7, 16),
    ),
    "the paper after the movement": Case(
        "Công an tỉnh phát động phong trào thi đua “Gần dân, trọng dân, vì dân” năm 2026 tại Kế hoạch số 77/KH-CAT "
        "ngày 05/01/2026 của Công an tỉnh",
        "Gần dân, trọng dân, vì dân",
        Launcher.SECTOR,
        (2026, 2026),
        "77/KH-CAT",
        launched=dt.date(2026, 1, 5),
    ),
    "a base union carries out": Case(
        "Kế hoạch số 25/KH-CĐCS ngày 03/3/2023 của Công đoàn cơ sở Văn phòng về hưởng ứng phong trào thi đua “Giỏi "
        "việc nước, đảm việc nhà” do Tổng Liên đoàn Lao động Việt Nam phát động",
        "Giỏi việc nước, đảm việc nhà",
        Launcher.UNION,
        (None, None),
        "25/KH-CĐCS",
        role=PaperRole.IMPLEMENT,
    ),
    "regular emulation of a year": Case(
        "Quyết định số 09/QĐ-VP ngày 10/01/2022 của Văn phòng UBND tỉnh về việc phát động phong trào thi đua thường "
        "xuyên năm 2022",
        "Phong trào thi đua năm 2022",
        Launcher.OFFICE,
        (2022, 2022),
        "09/QĐ-VP",
        kind=MovementKind.REGULAR,
        launched=dt.date(2022, 1, 10),
    ),
    "from a month to a year": Case(
        "Quyết định số 1690/QĐ-UBND ngày 30/6/2021 của Ủy ban nhân dân thành phố Nam Cảng ban hành Kế hoạch tổ chức "
        "phong trào thi đua “Nam Cảng xanh – sạch – sáng”, thực hiện từ tháng 7/2021 đến hết năm 2025",
        "Nam Cảng xanh – sạch – sáng",
        Launcher.PROVINCE,
        (2021, 2025),
        "1690/QĐ-UBND",
        launched=dt.date(2021, 6, 30),
    ),
    "a year with a slogan": Case(
        "Kế hoạch số 12/KH-KTĐ ngày 15/02/2023 của Khối thi đua số 5 về phát động thi đua năm 2023 với chủ đề ‘Đoàn "
        "kết – Kỷ cương – Hiệu quả’",
        "Đoàn kết – Kỷ cương – Hiệu quả",
        Launcher.BLOC,
        (2023, 2023),
        "12/KH-KTĐ",
        launched=dt.date(2023, 2, 15),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_movement_is_read_out_of_a_citation(case: Case) -> None:
    draft = pasted(case.text, office=OFFICE)
    movement, paper = draft.movement, draft.paper
    assert movement.title == case.title
    assert movement.launcher is case.launcher
    span = movement.span
    assert (span.start and span.start.year, span.end and span.end.year) == case.years
    assert paper is not None
    joint = "-" if "/" in paper.symbol else "/"
    assert f"{paper.number}{joint}{paper.symbol}" == case.paper
    assert draft.role is case.role
    assert movement.kind is case.kind
    assert movement.launched == case.launched


def test_text_without_a_movement_gives_an_empty_draft() -> None:
    draft = pasted("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;")
    assert draft.movement.title == ""
    assert draft.paper is None
