"""Where parts go, how new ones are numbered, and how the outline names them."""

from __future__ import annotations

import pytest

from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.ui.editor import headings
from thiduadesk.ui.editor import moves
from thiduadesk.ui.editor.moves import Place

NOTE = Paragraph((Text("x"), Footnote((Text("n"),))))


def _part(key: str, *children: Part, numbering: Numbering = Numbering.ARABIC) -> Part:
    return Part(key, Heading(numbering, (Text(key),)), (NOTE,), children)


PARTS = (_part("a", _part("a1"), _part("a2")), _part("b"), _part("c", _part("c1")))


@pytest.mark.parametrize(
    ("way", "key", "expected"),
    [
        (moves.up, "b", Place(None, 0)),
        (moves.up, "a", None),
        (moves.up, "a2", Place("a", 0)),
        (moves.down, "a", Place(None, 1)),
        (moves.down, "c", None),
        (moves.promoted, "a1", Place(None, 1)),
        (moves.promoted, "a", None),
        (moves.demoted, "b", Place("a", 2)),
        (moves.demoted, "a", None),
    ],
)
def test_a_part_moves_by_one(way: object, key: str, expected: Place | None) -> None:
    assert callable(way)
    assert way(PARTS, key) == expected


@pytest.mark.parametrize(
    ("key", "target", "where", "expected"),
    [
        ("c", "a", "above", Place(None, 0)),
        ("a", "c", "below", Place(None, 2)),
        ("b", "c", "on", Place("c", 1)),
        ("a1", "a2", "below", Place("a", 1)),
        ("a", "a1", "on", None),
        ("a", "a", "below", None),
    ],
)
def test_a_drop_never_lands_inside_itself(
    key: str, target: str, where: str, expected: Place | None
) -> None:
    assert moves.dropped(PARTS, key, target, where=where) == expected


def test_a_new_part_is_numbered_like_its_brothers_or_one_step_below() -> None:
    roman = (_part("r", numbering=Numbering.ROMAN),)
    assert moves.heading_at(roman, Place(None, 1)).numbering is Numbering.ROMAN
    assert moves.heading_at(roman, Place("r", 0)).numbering is Numbering.ARABIC
    assert moves.heading_at((), Place(None, 0)).numbering is Numbering.ROMAN


def test_notes_are_counted_up_to_the_part() -> None:
    assert [moves.notes_before(PARTS, key) for key in ("a", "a1", "b", "c1")] == [0, 1, 3, 5]


def test_unsaved_text_replaces_that_of_one_part_only() -> None:
    document = Document("report.year", "nd30", body=PARTS)
    changed = moves.with_text(document, "a2", ())
    found = moves.find(changed.body, "a2")
    assert found is not None
    assert found.blocks == ()
    assert moves.find(changed.body, "a1") == moves.find(PARTS, "a1")
    assert changed.body[1:] == PARTS[1:]


@pytest.mark.parametrize(
    ("text", "calmed"),
    [
        ("ĐẶC ĐIỂM, TÌNH HÌNH", "Đặc điểm, tình hình"),
        ("CÔNG TÁC CỦA UBND TỈNH", "Công tác của UBND tỉnh"),
        ("Văn phòng UBND", "Văn phòng UBND"),
    ],
)
def test_capitals_are_calmed_and_abbreviations_stay(text: str, calmed: str) -> None:
    assert headings.calm(text) == calmed


def test_roman_numbers_of_parts_stay_capital() -> None:
    part = _part("x", numbering=Numbering.PART_ROMAN)
    assert headings.shown(part, "PHẦN II") == "Phần II"


def test_words_that_brothers_share_are_left_out() -> None:
    brothers = tuple(
        Part(str(number), Heading(Numbering.LOWER_LETTER, (Text(f"Phong trào thi đua “{name}”:"),)))
        for number, name in enumerate(("Dân vận khéo", "Vì người nghèo", "Nông thôn mới"))
    )
    assert headings.shown(brothers[0], "a)", brothers) == "a) Dân vận khéo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết quả lớn", (Text("Kết quả "), Text("lớn", italic=True))),
        ("Một kết quả", (Text("Một kết "), Text("quả", italic=True))),
        ("", ()),
    ],
)
def test_a_new_title_keeps_the_emphasis_of_what_stays(
    text: str, expected: tuple[Text, ...]
) -> None:
    runs = {
        "Kết quả lớn": (Text("Kết quả "), Text("nhỏ", italic=True)),
        "Một kết quả": (Text("Hai kết "), Text("quả", italic=True)),
        "": (Text("x"),),
    }[text]
    got = headings.retitled(runs, text)
    assert "".join(run.text for run in got if isinstance(run, Text)) == text
    if text == "Một kết quả":
        assert got == expected


def test_a_new_title_keeps_its_note() -> None:
    note = Footnote((Text("n"),))
    assert headings.retitled((Text("ab"), note), "abc") == (Text("ab"), note, Text("c"))
