"""The spelling of the Vietnamese syllable, against our own Vietnamese and against what cannot be."""

from __future__ import annotations

import re

import pytest

from thiduadesk import resources
from thiduadesk.rules.lastlook.syllables import can_be
from thiduadesk.rules.lastlook.syllables import halves
from thiduadesk.rules.lastlook.syllables import has_marks


def test_every_vietnamese_word_of_the_guide_can_be_a_syllable() -> None:
    words = {
        word
        for path in resources.path("guide").glob("*.md")
        for word in re.findall(r"[^\W\d_]{2,}", path.read_text(encoding="utf-8"))
        if has_marks(word) and any(letter.islower() for letter in word)
    }
    assert len(words) > 500
    assert sorted(word for word in words if not can_be(word)) == []


@pytest.mark.parametrize(
    "word",
    [
        "hòa",
        "hoà",
        "thúy",
        "thuý",
        "kỹ",
        "kĩ",
        "quý",
        "quí",
        "gì",
        "giêng",
        "giết",
        "nghiêng",
        "khuya",
        "khuỷu",
        "quốc",
        "thuở",
        "xoong",
        "ngoằn",
        "đắk",
    ],
)
def test_a_right_syllable_in_any_of_its_ways(word: str) -> None:
    assert can_be(word)


@pytest.mark.parametrize(
    "word",
    [
        "nghành",
        "thuờng",
        "đươc",
        "hôị̣",
        "kìm̀",
        "ngĩ",
        "cỷ",
        "gềnh",
        "phưong",
        "hoạc̀h",
        "triễnn",
        "qúôc",
        "bảnn",
    ],
)
def test_what_cannot_be(word: str) -> None:
    assert not can_be(word)


def test_words_that_ran_together_come_apart() -> None:
    assert halves("côngchức") == ("công", "chức")
    assert halves("hướngdẫn") == ("hướng", "dẫn")
    assert halves("nghiêng") is None
