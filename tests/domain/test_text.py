"""Vietnamese text: one form, order, search, numerals, letters, dates."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain import text

vietnamese = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặÁĐÊ 0123.,\n", max_size=40
)


def test_both_forms_of_a_word_become_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Đảng ủy Văn phòng")
    assert text.nfc(decomposed) == "Đảng ủy Văn phòng"
    assert text.nfc("ﬁ ²") == "ﬁ ²", "compatibility characters stay as typed"


def test_tidy_keeps_lines_and_drops_what_nobody_sees() -> None:
    assert text.tidy("  Kế\u200b hoạch\t số \r\n 1\u00a0 \r2 ") == "Kế hoạch số\n1\n2"
    assert text.one_line(" a \n\n b ") == "a b"


def test_search_finds_without_marks() -> None:
    assert text.search_key("Nguyễn Văn Đức") == "nguyen van duc"
    assert text.search_key(unicodedata.normalize("NFD", "TỔNG CỘNG")) == "tong cong"


def test_dictionary_order() -> None:
    words = ["bà", "ba", "bả", "bã", "bá", "bạ", "băm", "bâm", "da", "đa", "dê", "e", "ê"]
    assert sorted(set(words), key=text.sort_key) == [
        "ba", "bà", "bả", "bã", "bá", "bạ", "băm", "bâm", "da", "dê", "đa", "e", "ê",
    ]  # fmt: skip


def test_people_are_ordered_by_given_name() -> None:
    names = ["Trần Thị Bình", "Nguyễn Văn An", "Lê Đức An", "Phạm Ánh"]
    assert sorted(names, key=text.person_sort_key) == [
        "Lê Đức An",
        "Nguyễn Văn An",
        "Phạm Ánh",
        "Trần Thị Bình",
    ]


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(number: int) -> None:
    assert text.from_roman(text.roman(number)) == number


@pytest.mark.parametrize("wrong", ["", "IIII", "VX", "A", "i", "IIX", "10"])
def test_what_is_no_roman_number(wrong: str) -> None:
    assert text.from_roman(wrong) is None


def test_letters_of_points() -> None:
    assert [text.point_letter(number) for number in range(1, 8)] == [
        "a",
        "b",
        "c",
        "d",
        "đ",
        "e",
        "g",
    ]
    behind = [text.point_letter(number) for number in (23, 24, 25, 46, 47)]
    assert behind == ["y", "aa", "ab", "ay", "ba"]
    with pytest.raises(ValueError, match="0"):
        text.point_letter(0)


def test_ordinal_words_then_digits() -> None:
    assert [text.ordinal_word(number) for number in (1, 4, 10, 11)] == ["NHẤT", "TƯ", "MƯỜI", "11"]


@pytest.mark.parametrize(
    ("date", "long", "short"),
    [
        (dt.date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (dt.date(2022, 7, 8), "ngày 08 tháng 7 năm 2022", "08/7/2022"),
        (dt.date(2022, 12, 15), "ngày 15 tháng 12 năm 2022", "15/12/2022"),
        (dt.date(2022, 2, 22), "ngày 22 tháng 02 năm 2022", "22/02/2022"),
    ],
)
def test_zeros_of_dates(date: dt.date, long: str, short: str) -> None:
    assert text.long_date(date) == long
    assert text.short_date(date) == short


@pytest.mark.parametrize(
    "typed", ["08/7/2022", "8-7-2022", " 8.07.2022 ", "2022-07-08", "8 / 7 / 2022"]
)
def test_dates_as_typed(typed: str) -> None:
    assert text.parse_date(typed) == dt.date(2022, 7, 8)


@pytest.mark.parametrize("wrong", ["", "31/02/2022", "08/7/22", "hôm nay", "2022", "7/2022"])
def test_what_is_no_date(wrong: str) -> None:
    assert text.parse_date(wrong) is None


@given(st.dates(dt.date(1945, 9, 2), dt.date(2100, 1, 1)))
def test_short_dates_read_back(date: dt.date) -> None:
    assert text.parse_date(text.short_date(date)) == date


@given(vietnamese)
def test_tidy_and_search_keys_are_stable(words: str) -> None:
    once = text.tidy(words)
    assert text.tidy(once) == once
    assert text.nfc(once) == once
    assert text.search_key(text.search_key(words)) == text.search_key(words)
    assert text.search_key(unicodedata.normalize("NFD", words)) == text.search_key(words)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("khen thuong cap uy", True),
        ("II.3", True),
        ("cấp ủy (khen)", True),
        ("“khen thưởng”", True),
        ("khen phạt", False),
        ("", True),
    ],
)
def test_words_are_found_in_any_order_and_without_signs(typed: str, found: bool) -> None:
    row = "II.3 Công tác thi đua - khen thưởng của cấp ủy"
    assert text.finds(text.find_key(typed), row) is found
