"""Citations in the many ways that year reports write them."""

from __future__ import annotations

import pytest

from thiduadesk.rules.citations import find_citations


def found(text: str) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.kind, one.number, one.symbol, one.date.isoformat() if one.date else None)
        for one in find_citations(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(số 337/KH-VP ngày 04/3/2022)", ("Kế hoạch", "337", "KH-VP", "2022-03-04")),
        ("QĐ số 12/QĐ-SNV ngày 1/2/2022", ("Quyết định", "12", "QĐ-SNV", "2022-02-01")),
        ("NĐ 30/2020/NĐ-CP", ("Nghị định", "30/2020", "NĐ-CP", None)),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", ("Luật", "06/2022", "QH15", None)),
        ("Thông báo kết luận số 12-TB/VPTU", ("Thông báo", "12", "TB/VPTU", None)),
        ("Chương trình hành động số 06-CTr/TU", ("Chương trình", "06", "CTr/TU", None)),
        ("quyết định khen thưởng số 5/QĐ-VP", ("Quyết định", "5", "QĐ-VP", None)),
        ("Nghị quyết 19-2017/NQ-CP", ("Nghị quyết", "19-2017", "NQ-CP", None)),
        ("Nghị quyết số 04/-NQ/TU ngày 5/5/2021", ("Nghị quyết", "04", "NQ/TU", "2021-05-05")),
        ("Kế hoạch số 274-KH/ĐU", ("Kế hoạch", "274", "KH/ĐU", None)),
        ("Văn bản số 1211/BTĐKT-NV1", ("Văn bản", "1211", "BTĐKT-NV1", None)),
        ("Kế hoạch số: 15 /KH-UBND ngày 02-02-2022", ("Kế hoạch", "15", "KH-UBND", "2022-02-02")),
        ("Luật Thi đua-Khen thưởng", ("Luật", "", "", None)),
        ("Luật Thi đua Khen thưởng năm 2013", ("Luật", "", "", None)),
    ],
)
def test_one_citation(text: str, wanted: tuple[str, str, str, str | None]) -> None:
    assert found(text) == [wanted]
    one = find_citations(text)[0]
    assert text.strip("()") == one.text
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Công văn số 1/BTĐKT-NV của Ban Thi đua, Khen thưởng tỉnh về việc", "Ban Thi đua, Khen thưởng tỉnh"),
        ("Chỉ thị số 34-CT/TW của Bộ chính trị và Thông tri số 28-TT/TU", "Bộ chính trị"),
        ("Quyết định số 35/QĐ-UBND của UBND tỉnh Ban hành Quy chế", "UBND tỉnh"),
        ("Công văn số 7/SKHĐT-TH của Sở Kế hoạch và Đầu tư về việc", "Sở Kế hoạch và Đầu tư"),
    ],
)  # fmt: skip
def test_issuers_end_where_their_name_ends(text: str, issuer: str) -> None:
    assert find_citations(text)[0].issuer == issuer


def test_two_of_the_same_number() -> None:
    text = "Quyết định số 111/QĐ-VP ngày 31/8/2021 và 111/QĐ-VP ngày 19/10/2022"
    assert [one[3] for one in found(text)] == ["2021-08-31", "2022-10-19"]
    assert {one[0] for one in found(text)} == {"Quyết định"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "các Công văn số 12, 13 và 14/UBND-NC ngày 01/02/2022",
            [("12", "UBND-NC", None), ("13", "UBND-NC", None), ("14", "UBND-NC", "2022-02-01")],
        ),
        ("Chỉ thị số 35, 39-CT/TW", [("35", "CT/TW", None), ("39", "CT/TW", None)]),
        ("Kế hoạch số 12/KH -UBND ngày 2/3/2022", [("12", "KH-UBND", "2022-03-02")]),
        ("Quyết định số 12/QĐ-UBND - Khen thưởng", [("12", "QĐ-UBND", None)]),
        ("Quyết định số 125 /QĐ - UBND ngày 02/3/2022", [("125", "QĐ-UBND", "2022-03-02")]),
        ("Công văn số 567/UBND-NC(VX) ngày 3/4/2021", [("567", "UBND-NC", "2021-04-03")]),
        ("Quyết định số 5/QĐ-VP ngày ngày 5/5/2022", [("5", "QĐ-VP", "2022-05-05")]),
        (
            "88/QĐ-UBND, 89/QĐ-UBND cùng ngày 04/5/2022",
            [("88", "QĐ-UBND", "2022-05-04"), ("89", "QĐ-UBND", "2022-05-04")],
        ),
    ],
)
def test_numbers_that_share_a_symbol_and_symbols_with_a_slip(
    text: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    assert [one[1:] for one in found(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2021-2025, 15/20 đơn vị, 24/7, Khối thi đua số 03, 100 km/h, 05 điểm",
        "Quyết định số   /QĐ-UBND ngày   /  /2022",
        "trong đó 1.420 Quyết định của UBND tỉnh; 6.307 Công văn; 530 Thông báo",
        "Báo cáo về kết quả thực hiện nhiệm vụ số 3 của Khối",
    ],
)
def test_what_cites_nothing(text: str) -> None:
    assert found(text) == []


def test_long_runs_of_spaces_end() -> None:
    gap = " " * 20_000
    text = f"Quyết định{gap}số{gap}5/QĐ-UBND{gap}ngày{gap}02/02/2022{gap}của{gap}Ban"
    assert [one[1] for one in found(text)] == ["5"]
