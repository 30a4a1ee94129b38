"""Words of the frame: numbers and dates with their blanks and zeros, lists with their signs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from thiduadesk.documents import layout
from thiduadesk.documents.layout import frame_words
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Text

WORDS = layout.load("nd30").words
OLD_WORDS = layout.load("tt01").words
HEAD = Letterhead(("UBND TỈNH",), ("VĂN PHÒNG",), "BC-VP", "Quảng Ngãi", 2022, month=12)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2020, 1, 5), "Quảng Ngãi, ngày 05 tháng 01 năm 2020"),
        (dt.date(2019, 6, 29), "Quảng Ngãi, ngày 29 tháng 6 năm 2019"),
        (dt.date(2020, 3, 5), "Quảng Ngãi, ngày 05 tháng 3 năm 2020"),
        (dt.date(2022, 12, 31), "Quảng Ngãi, ngày 31 tháng 12 năm 2022"),
    ],
)
def test_date_has_zeros_for_days_under_ten_and_two_months(date: dt.date, expected: str) -> None:
    assert frame_words.place_date_line(replace(HEAD, date=date), WORDS) == expected


def test_number_stands_without_blanks_around_its_signs() -> None:
    assert frame_words.number_line(replace(HEAD, number="15"), WORDS) == "Số: 15/BC-VP"


def test_what_is_not_given_yet_prints_room_to_write() -> None:
    number = frame_words.number_line(HEAD, WORDS)
    assert number.split() == ["Số:", "/BC-VP"]
    assert number.count(" ") >= 8
    date = frame_words.place_date_line(HEAD, WORDS)
    assert date.split() == ["Quảng", "Ngãi,", "ngày", "tháng", "12", "năm", "2022"]
    assert "ngày    " in date


def test_a_blank_month_leaves_room_too() -> None:
    date = frame_words.place_date_line(replace(HEAD, month=None), WORDS)
    assert "tháng    " in date
    assert date.endswith("năm 2022")


def test_minutes_have_no_place_and_date() -> None:
    assert frame_words.place_date_line(replace(HEAD, place=""), WORDS) == ""


def test_about_says_its_two_letters_once() -> None:
    assert frame_words.about_line(replace(HEAD, about="góp ý"), WORDS) == "V/v góp ý"
    assert frame_words.about_line(replace(HEAD, about="V/v góp ý"), WORDS) == "V/v góp ý"
    assert frame_words.about_line(HEAD, WORDS) == ""


def test_list_begins_as_above_and_ends_with_the_filing() -> None:
    sheet = Distribution(
        (Recipient("Sở Nội vụ", "b/c"), Recipient("Thanh tra tỉnh;")),
        Filing(("VT", "HCQT"), 2, "van"),
        as_above=True,
    )
    assert frame_words.recipient_lines(sheet, WORDS) == (
        "- Như trên;",
        "- Sở Nội vụ (b/c);",
        "- Thanh tra tỉnh;",
        "- Lưu: VT, HCQTvan(2).",
    )


def test_list_without_filing_still_ends_with_a_full_stop() -> None:
    sheet = Distribution((Recipient("Sở Nội vụ", "(để b/c)"), Recipient("Sở Tài chính")))
    assert frame_words.recipient_lines(sheet, WORDS) == (
        "- Sở Nội vụ (để b/c);",
        "- Sở Tài chính.",
    )


def test_one_addressee_stands_alone_and_several_in_dashes() -> None:
    assert frame_words.addressee_lines(("Sở Nội vụ.",), WORDS) == ("Sở Nội vụ.",)
    assert frame_words.addressee_lines(("Sở Nội vụ", "Sở Tài chính"), WORDS) == (
        "- Sở Nội vụ;",
        "- Sở Tài chính.",
    )


def test_legal_bases_end_as_their_regime_wants_and_typed_signs_stay() -> None:
    basis = (Text("Căn cứ Luật Thi đua, khen thưởng"),)
    assert frame_words.basis_end(basis, last=False, words=WORDS) == ";"
    assert frame_words.basis_end(basis, last=True, words=WORDS) == "."
    assert frame_words.basis_end(basis, last=True, words=OLD_WORDS) == ","
    assert frame_words.basis_end((Text("Căn cứ Luật,"),), last=True, words=WORDS) == ""
