from __future__ import annotations

import pytest

from thiduadesk.documents.drafts import compact
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text


def test_short_form_reads_every_kind_of_run_and_block() -> None:
    (part,) = compact.parts(
        [
            {
                "n": "lower_letter",
                "title": ["Tên ", {"i": "nghiêng"}],
                "number": "d)",
                "titled": False,
                "blocks": [
                    ["a", {"b": "b"}, {"bi": "c"}, {"raised": "2"}, {"note": "chú"}],
                    {"p": "giữa", "align": "center", "indent": False},
                    {"list": ["x", ["y", {"f": "year"}]], "marker": "+"},
                    {"break": "page"},
                ],
            }
        ]
    )
    assert part.heading is not None
    assert part.heading.number == "d)"
    assert not part.heading.titled
    first, second, third, fourth = part.blocks
    assert isinstance(first, Paragraph)
    assert first.runs == (
        Text("a"),
        Text("b", bold=True),
        Text("c", bold=True, italic=True),
        Text("2", raised=True),
        Footnote((Text("chú"),)),
    )
    assert second == Paragraph((Text("giữa"),), Align.CENTER, indent=False)
    assert third == ListBlock(((Text("x"),), (Text("y"), Field("year", "«…»"))), Marker.PLUS)
    assert fourth == PageBreak()


@pytest.mark.parametrize("wrong", [5, {"x": "y"}, {"b": 1}, {"b": "x", "i": "y"}, None])
def test_short_form_refuses_what_it_does_not_know(wrong: object) -> None:
    with pytest.raises(compact.CompactError):
        compact.runs(wrong)
