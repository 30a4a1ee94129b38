"""What is pasted from other programs: never an error, always blocks that print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.ui.editor import codec
from thiduadesk.ui.editor.normal import normal_blocks
from thiduadesk.ui.editor.paste import from_html
from thiduadesk.ui.editor.paste import from_text

_NAMES = (
    "p",
    "b",
    "i",
    "table",
    "tr",
    "td",
    "thead",
    "ul",
    "ol",
    "li",
    "div",
    "span",
    "style",
    "br",
)
_pieces = st.one_of(
    st.sampled_from(["Văn phòng", " ", "a\u0302", "&amp;", "<![if !supportLists]>", "<!--x-->"]),
    st.sampled_from([f"<{name}>" for name in _NAMES]),
    st.sampled_from([f"</{name}>" for name in _NAMES]),
    st.sampled_from(["<td colspan=3>", "<td colspan=x>", "<p style='text-align:center'>", "<br/>"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_pieces, max_size=25).map("".join))
def test_any_html_becomes_blocks_whose_tables_are_whole(html: str) -> None:
    blocks = from_html(html)
    assert normal_blocks(blocks) == blocks
    assert codec.from_bytes(codec.to_bytes(blocks)) == blocks
    for block in blocks:
        if isinstance(block, Table):
            for row in (*block.head, *block.rows):
                assert sum(cell.across for cell in row.cells) == len(block.widths)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>một<br>hai</p>", (Paragraph((Text("một"), LineBreak(), Text("hai"))),)),
        ("<p style='text-align: center'>x</p>", (Paragraph((Text("x"),), Align.CENTER),)),
        ("<p>10m<sup>2</sup></p>", (Paragraph((Text("10m"), Text("2", raised=True))),)),
        ("<b><span style='font-weight:normal'>x</span></b>", (Paragraph((Text("x"),)),)),
        ("<style>p{color:red}</style><p>x</p>", (Paragraph((Text("x"),)),)),
        ("<ol type=a><li>x</li></ol>", (ListBlock(((Text("x"),),), Marker.LETTER),)),
        ("<p>  nhiều \n  dấu   cách </p>", (Paragraph((Text("nhiều dấu cách"),)),)),
    ],
)
def test_html_keeps_what_prints(html: str, expected: object) -> None:
    assert from_html(html) == expected


def test_a_table_head_is_kept() -> None:
    (table,) = from_html(
        "<table><thead><tr><th>TT</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert isinstance(table, Table)
    assert [row.cells for row in table.head] == [(Cell(((Text("TT", bold=True),),)),)]
    assert len(table.rows) == 1


def test_lines_of_text_are_paragraphs_and_dashes_lists() -> None:
    assert from_text("Mở đầu\n- một\n- hai\n+ ba\nCuối") == (
        Paragraph((Text("Mở đầu"),)),
        ListBlock(((Text("một"),), (Text("hai"),))),
        ListBlock(((Text("ba"),),), Marker.PLUS),
        Paragraph((Text("Cuối"),)),
    )


@pytest.mark.parametrize(
    "data", [b"", b"zz", b"[1]", b'[{"kind": "Text", "text": "x"}]', b'[{"kind": "Nobody"}]']
)
def test_foreign_bytes_are_not_ours(data: bytes) -> None:
    assert codec.from_bytes(data) is None
