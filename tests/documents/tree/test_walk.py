from __future__ import annotations

import pytest

from tests.documents.word_reading import docx_words
from thiduadesk.documents import layout
from thiduadesk.documents import pdf
from thiduadesk.documents import word
from thiduadesk.documents.tree import walk
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.numbering import number_parts


@pytest.mark.parametrize(
    ("marker", "count", "printed"),
    [
        (Marker.DASH, 3, "-"),
        (Marker.PLUS, 1, "+"),
        (Marker.NUMBER, 12, "12."),
        (Marker.LETTER, 5, "đ)"),
        (Marker.LETTER, 23, "y)"),
        (Marker.LETTER, 24, "aa)"),
    ],
)
def test_items_are_marked_in_the_letters_of_the_law(
    marker: Marker, count: int, printed: str
) -> None:
    assert walk.marked(marker, count) == printed


def test_list_longer_than_the_alphabet_still_prints() -> None:
    items = tuple((Text(f"mục {place}"),) for place in range(1, 26))
    body = (Part("1", None, (ListBlock(items, Marker.LETTER),)),)
    paper = Document("report.year", "nd30", body=body)
    profile = layout.load("nd30")
    assert pdf.render(paper, profile, FontSet.shipped()).pages == 1
    assert docx_words(word.render(paper, profile))[-3:] == ["ab)", "mục", "25"]


def test_points_go_on_behind_the_last_letter() -> None:
    """A year with thirty movements of the province: «a) … y) aa) …»."""
    heading = Heading(Numbering.LOWER_LETTER, (Text("X"),))
    found = number_parts(tuple(Part(str(at), heading) for at in range(30)))
    assert [found[str(at)] for at in (22, 23, 29)] == ["y)", "aa)", "ag)"]
