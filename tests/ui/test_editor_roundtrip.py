"""Blocks → text document → blocks loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.ui.editor.normal import normal_blocks
from thiduadesk.ui.editor.reader import read
from thiduadesk.ui.editor.writer import write

words = st.one_of(
    st.sampled_from(["Văn phòng ", "«… đồng»", "a\u0302\u0301", "x\u00a0y", "tab\there", "{q}"]),
    st.text(max_size=8),
)
texts = st.builds(Text, words, st.booleans(), st.booleans(), st.booleans())
notes = st.builds(Footnote, st.lists(texts, max_size=3).map(tuple))
fields = st.builds(Field, st.sampled_from(["people", "a b"]), words, st.booleans(), st.booleans())
inlines = st.lists(st.one_of(texts, st.builds(LineBreak), notes, fields), max_size=5).map(tuple)
aligns = st.sampled_from(Align)


sources = st.sampled_from(["", "bloc.names", "units.rows"])
own = st.booleans()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))

    def row() -> TableRow:
        left = columns
        cells = []
        while left:
            across = draw(st.integers(1, left))
            paragraphs = draw(st.lists(inlines, max_size=2).map(tuple))
            cells.append(Cell(paragraphs, draw(aligns), across))
            left -= across
        return TableRow(tuple(cells), draw(st.booleans()), draw(st.booleans()))

    head = tuple(row() for _ in range(draw(st.integers(0, 1))))
    rows = tuple(row() for _ in range(draw(st.integers(0, 3))))
    widths = tuple(draw(st.floats(0.5, 20)) for _ in range(columns))
    return Table(widths, head, rows, draw(st.booleans()), draw(sources), draw(own))


blocks = st.lists(
    st.one_of(
        st.builds(Paragraph, inlines, aligns, st.booleans(), sources, own),
        st.builds(
            ListBlock,
            st.lists(inlines, max_size=3).map(tuple),
            st.sampled_from(Marker),
            sources,
            own,
        ),
        tables(),
        st.builds(PageBreak),
    ),
    max_size=5,
).map(tuple)

_CELL = TableRow((Cell(((Text("x"),),)),))
_TABLE = Table((1.0,), (), (_CELL,))


def _round_trip(value: tuple[Block, ...]) -> tuple[Block, ...]:
    document = QTextDocument()
    write(document, value)
    return read(document)


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(blocks)
@example((_TABLE, _TABLE))
@example((Paragraph(()), _TABLE, Paragraph(())))
@example((PageBreak(), PageBreak(), Paragraph(())))
@example((ListBlock(((Text("a"),),)), ListBlock(((Text("b"),),))))
@example((Paragraph((Field("n", "4"), Field("n", "4"), Text("4"))),))
@example((Paragraph((Footnote((Text("n"),)), Footnote((Text("n"),)))),))
def test_blocks_come_back_as_they_were(value: tuple[Block, ...]) -> None:
    assert _round_trip(value) == normal_blocks(value)


@given(blocks)
def test_the_normal_form_is_its_own_normal_form(value: tuple[Block, ...]) -> None:
    assert normal_blocks(normal_blocks(value)) == normal_blocks(value)


def test_the_normal_form_keeps_words_and_joins_runs_of_one_style() -> None:
    value = (Paragraph((Text("Qua\u0309ng "), Text("Ngãi\nđến"), Text(""))),)
    assert normal_blocks(value) == (Paragraph((Text("Quảng Ngãi"), LineBreak(), Text("đến"))),)
