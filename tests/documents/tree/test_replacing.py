from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.documents.tree.replacing import Replacing
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words


def test_words_over_two_styles_take_the_style_they_begin_in() -> None:
    done = Replacing("năm 2022", "năm 2023")
    runs = (Text("Trong "), Text("năm ", bold=True), Text("2022, cả khối"))
    assert done.runs(runs) == (
        Text("Trong "),
        Text("năm 2023", bold=True),
        Text(", cả khối"),
    )
    assert done.count == 1


def test_what_comes_from_the_records_is_left_alone() -> None:
    done = Replacing("89", "90")
    field = Field("staff.total", "89")
    kept = ListBlock(((Text("89 người"),),), source="units")
    assert done.runs((Text("có "), field, Text(" và 89"))) == (
        Text("có "),
        field,
        Text(" và 90"),
    )
    assert done.block(kept) == kept
    assert done.count == 1


def test_notes_are_searched_and_case_counts_only_when_asked() -> None:
    note = Footnote((Text("Theo ubnd tỉnh"),))
    assert Replacing("UBND", "HĐND").runs((note,)) == (Footnote((Text("Theo HĐND tỉnh"),)),)
    assert Replacing("UBND", "HĐND", match_case=True).runs((note,)) == (note,)


_PIECES = st.lists(st.tuples(st.text("ab 2", max_size=6), st.booleans()), max_size=6)


@given(_PIECES, st.text("ab2", min_size=1, max_size=2), st.text("xyz", max_size=3))
def test_the_words_are_those_of_a_plain_replacement(
    pieces: list[tuple[str, bool]], what: str, by: str
) -> None:
    runs = tuple(Text(text, bold=bold) for text, bold in pieces)
    done = Replacing(what, by, match_case=True)
    plain = "".join(text for text, _bold in pieces)
    assert words(done.runs(runs)) == plain.replace(what, by)
    assert done.count == plain.count(what)
    assert done.block(Paragraph(runs)) == Paragraph(Replacing(what, by, match_case=True).runs(runs))
