"""Blocks that follow the records, and where new ones belong."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import placing
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words


def paragraph(source: str, text: str, *, own: bool = False) -> Paragraph:
    return Paragraph((Text(text), Field("figure.1.0", "?")), source=source, own=own)


def titled(key: str, title: str, *blocks: Paragraph, children: tuple[Part, ...] = ()) -> Part:
    return Part(key, Heading(Numbering.ARABIC, (Text(title),)), blocks, children)


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.text(max_size=6)), max_size=9))
def test_what_was_changed_by_hand_survives_and_only_its_figures_follow(
    made: list[tuple[int, bool, str]],
) -> None:
    body = (
        Part(
            "1",
            blocks=tuple(
                paragraph(f"activity.{number}", text, own=own) for number, own, text in made
            ),
        ),
    )
    says = {f"activity.{number}": paragraph(f"activity.{number}", "nay") for number in range(1, 6)}
    (part,) = filled(following.refilled(body, says), {"figure.1.0": "12"}, {})
    for (number, own, text), block in zip(made, part.blocks, strict=True):
        assert isinstance(block, Paragraph)
        follows = number < 6 and not own
        assert words(block.runs) == ("nay" if follows else text) + "12"
        assert (block.source, block.own) == (f"activity.{number}", own)


def test_a_block_keeps_its_form_when_it_says_something_else() -> None:
    centred = replace(paragraph("staff", "trước"), align=Align.CENTER, indent=False)
    (part,) = following.refilled(
        (Part("1", blocks=(centred,)),), {"staff": paragraph("staff", "nay")}
    )
    assert part.blocks == (replace(centred, runs=paragraph("staff", "nay").runs),)


def test_words_typed_make_a_block_the_clerks_and_the_same_words_give_it_back() -> None:
    says = {"staff": paragraph("staff", "89 người")}
    typed = replace(says["staff"], runs=(Text("90 người?"),))
    (own,) = following.by_hand((typed,), says)
    assert isinstance(own, Paragraph)
    assert own.own
    (again,) = following.by_hand((replace(own, runs=(Text("89 người?"),)),), says)
    assert isinstance(again, Paragraph)
    assert not again.own, "a field that became words says the same"


def test_lists_of_standing_lines_are_no_draft() -> None:
    standing = ListBlock(((Text("A"),),), source="staff.rows")
    drafted = ListBlock(((Text("A"),),), source="topic.directions")
    body = (Part("1", blocks=(standing, drafted)),)
    assert following.sources(body) == ("topic.directions",)
    (part,) = filled(body, {}, {"staff.rows": (("B",),)})
    assert [words(block.items[0]) for block in part.blocks if isinstance(block, ListBlock)] == [
        "B",
        "A",
    ]


def test_a_template_for_another_year_leaves_this_years_entries_out() -> None:
    heading = Heading(
        Numbering.ROMAN, (Field("movement.3.title", "Dân vận khéo"),), source="movement.3"
    )
    mine = paragraph("activity.2", "Tôi viết ", own=True)
    body = (Part("1", heading, (paragraph("activity.1", "Có "), mine, paragraph("staff", "Có "))),)
    (part,) = following.for_another_year(body)
    assert part.heading == heading, "the movement goes on"
    written, staff = part.blocks
    assert written == Paragraph((Text("Tôi viết "), Text("?")))
    assert isinstance(staff, Paragraph)
    assert staff.source == "staff"


# --- where something new belongs -------------------------------------------------------------------
FRESH = (
    titled("1", "MỞ ĐẦU", paragraph("office", "a")),
    titled("2", "KẾT QUẢ", *(paragraph(f"activity.{one}", "x") for one in (1, 2, 3))),
)


def placed(body: tuple[Part, ...], source: str) -> tuple[str | None, int] | None:
    found = placing.place_of_block(body, FRESH, source)
    return None if found is None else (found.key, found.index)


def test_a_block_goes_behind_the_one_before_it_else_before_the_one_after() -> None:
    here = titled("9", "KẾT QUẢ", Paragraph(()), paragraph("activity.1", "x"), Paragraph(()))
    assert placed((here,), "activity.2") == ("9", 2)
    only_last = titled("9", "KẾT QUẢ", Paragraph(()), paragraph("activity.3", "x"))
    assert placed((only_last,), "activity.2") == ("9", 1)


def test_a_block_alone_goes_to_the_part_of_the_same_title_and_nowhere_without_one() -> None:
    moved = titled("9", "Kết quả", Paragraph(()))
    assert placed((titled("8", "KHÁC"), moved), "activity.2") == ("9", 1)
    assert placed((titled("8", "KHÁC"),), "activity.2") is None


def test_a_part_goes_beside_the_brother_it_stands_beside() -> None:
    def about(key: str, number: int) -> Part:
        heading = Heading(Numbering.LOWER_LETTER, source=f"movement.{number}")
        return Part(key, heading)

    fresh = (
        titled("1", "PHONG TRÀO", children=(about("1.1", 1), about("1.2", 2), about("1.3", 3))),
    )
    body = (titled("7", "PHONG TRÀO", children=(titled("70", "Khác"), about("71", 3))),)
    found = placing.place_of_part(body, fresh, "movement.2")
    assert found is not None
    assert (found.key, found.index) == ("7", 1)
    empty = (titled("7", "PHONG TRÀO", children=(titled("70", "Khác"),)),)
    found = placing.place_of_part(empty, fresh, "movement.2")
    assert found is not None
    assert (found.key, found.index) == ("7", 1)
    assert [part.key for part in walk(body)] == ["7", "70", "71"]
