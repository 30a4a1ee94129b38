"""Names of bodies as the head of a paper prints them, written as sentences write them."""

from __future__ import annotations

import pytest

from thiduadesk.rules.printed_names import in_sentences


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("UBND TỈNH KON TUM", "UBND tỉnh Kon Tum"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN", "Văn phòng Ủy ban nhân dân"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("SỞ TƯ PHÁP TỈNH THỪA THIÊN HUẾ", "Sở Tư pháp tỉnh Thừa Thiên Huế"),
        ("THANH TRA TỈNH", "Thanh tra tỉnh"),
        ("TỈNH ỦY QUẢNG BÌNH", "Tỉnh ủy Quảng Bình"),
        ("KHỐI THI ĐUA", "Khối thi đua"),
        ("HỘI ĐỒNG NHÂN DÂN HUYỆN BÌNH SƠN", "Hội đồng nhân dân huyện Bình Sơn"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_written_as_sentences_write_it(printed: str, written: str) -> None:
    assert in_sentences(printed) == written


def test_a_name_somebody_wrote_is_taken_as_it_is() -> None:
    known = ("UBND tỉnh", "KHỐI THI ĐUA CÁC CƠ QUAN TỔNG HỢP", "Khối thi đua các cơ quan Tổng hợp")
    assert in_sentences("KHỐI THI ĐUA CÁC CƠ QUAN TỔNG HỢP", known) == known[-1]
