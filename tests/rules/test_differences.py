from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.rules.differences import Change
from thiduadesk.rules.differences import Line
from thiduadesk.rules.differences import compare


def _lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def test_a_rewritten_paragraph_stands_beside_its_old_self_whatever_came_between() -> None:
    old = _lines("Mở đầu", "Tổ chức 05 phong trào thi đua trong năm 2021", "Kết thúc")
    new = _lines(
        "Mở đầu", "Đoạn chưa từng có", "Tổ chức 06 phong trào thi đua trong năm 2022", "Kết thúc"
    )
    shown = [(one.old and one.old.text, one.new and one.new.text) for one in compare(old, new)]
    assert shown == [
        ("Mở đầu", "Mở đầu"),
        (None, "Đoạn chưa từng có"),
        (old[1].text, new[2].text),
        ("Kết thúc", "Kết thúc"),
    ]
    removed = [
        p.text for one in compare(old, new) for p in one.pieces if p.change is Change.REMOVED
    ]
    assert removed == ["05", "2021"]


def test_paragraphs_with_nothing_in_common_are_one_gone_and_one_new() -> None:
    found = compare(_lines("Về công tác tổ chức"), _lines("Khen thưởng đột xuất 12 cá nhân"))
    assert [(one.old is None, one.new is None) for one in found] == [(False, True), (True, False)]


def test_numbers_of_headings_are_shown_but_not_compared() -> None:
    (only,) = compare([Line("Kết quả", before="I.")], [Line("Kết quả", before="II.")])
    assert not only.changed
    assert only.new is not None
    assert only.new.before == "II."


_WORDS = st.sampled_from(["một", "hai", "ba", "bốn", "05,", "12", "(năm)", "2022"])
_PAPER = st.lists(st.lists(_WORDS, max_size=6).map(" ".join), max_size=8)


@given(_PAPER, _PAPER)
def test_both_papers_can_be_read_off_what_is_shown(old: list[str], new: list[str]) -> None:
    found = compare(_lines(*old), _lines(*new))
    for side, gone, texts in (("old", Change.ADDED, old), ("new", Change.REMOVED, new)):
        shown = [
            "".join(piece.text for piece in one.pieces if piece.change is not gone)
            for one in found
            if getattr(one, side) is not None
        ]
        assert shown == texts


def test_a_long_report_is_compared_at_once() -> None:
    old = _lines(
        *(f"Đoạn {n} nói về phong trào số {n * 7} của khối trong năm 2021" for n in range(190))
    )
    new = _lines(
        *(f"Đoạn {n} nói về phong trào số {n * 7} của khối trong năm 2022" for n in range(190))
    )
    before = time.perf_counter()
    assert len(compare(old, new)) == 190
    assert time.perf_counter() - before < 3


def test_paragraphs_without_end_are_compared_at_once() -> None:
    before = time.perf_counter()
    (found,) = compare(_lines("a b " * 10_000), _lines("b a c " * 7_000))
    assert time.perf_counter() - before < 3
    assert found.changed
