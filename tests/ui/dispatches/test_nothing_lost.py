"""What the clerk types is neither lost nor put elsewhere, whatever comes between."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtGui import QTextCursor

from thiduadesk.data.store import Store
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.services import dispatches
from thiduadesk.ui.editor import outline
from thiduadesk.ui.editor import writer
from thiduadesk.ui.pages.dispatches.page import DispatchesPage


@pytest.fixture
def letter(page: DispatchesPage, store: Store) -> int:
    """An open letter with two empty parts at its end."""
    number = dispatches.new(store, "letter", 2022, dt.date(2022, 12, 5))
    place = len(dispatches.get(store, number).body)
    for step in (0, 1):
        dispatches.add_part(store, number, None, place + step, None)
    page.open_dispatch(number)
    return number


def test_words_typed_in_a_part_that_is_deleted_do_not_move_into_the_next(
    page: DispatchesPage, letter: int, store: Store
) -> None:
    first, second = (part.key for part in dispatches.get(store, letter).body[-2:])
    page.editor.show_entry(first)
    page.editor.panel.text.textCursor().insertText("Chỉ của phần này")
    page.editor.outline.delete_asked.emit(first)
    assert page.editor.outline.key != first
    page.editor.flush()
    for part in walk(dispatches.get(store, letter).body):
        assert "Chỉ của phần này" not in str(part.blocks)
    store.undo()
    assert "Chỉ của phần này" in str(dispatches.get(store, letter).body)
    assert second in {part.key for part in walk(dispatches.get(store, letter).body)}


def test_a_note_in_a_list_of_the_records_stays(
    page: DispatchesPage, letter: int, store: Store
) -> None:
    key = dispatches.get(store, letter).body[-1].key
    listed = ListBlock(((Text("…"),),), Marker.DASH, "units.names")
    dispatches.set_blocks(store, key, (listed,))
    page.editor.show_entry(key)
    text = page.editor.panel.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    writer.insert_runs(text.textCursor(), (Footnote((Text("Tính đến ngày 30/11"),)),))
    page.editor.flush()
    blocks = next(one for one in walk(dispatches.get(store, letter).body) if one.key == key).blocks
    assert isinstance(blocks[0], ListBlock)
    assert isinstance(blocks[0].items[-1][-1], Footnote)
    page.editor.reload()
    assert len(text.notes()) == 1
    assert (blocks[0].source, blocks[0].own) == ("units.names", True)


def test_a_new_line_in_the_legal_bases_outlives_a_pause(
    page: DispatchesPage, letter: int, store: Store
) -> None:
    page.editor.show_entry(outline.HEAD)
    text = page.editor.head.bases.text
    text.textCursor().insertText("Căn cứ thứ nhất;")
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.textCursor().insertBlock()
    text.flush()  # the quiet moment after which typing is saved
    text.textCursor().insertText("Căn cứ thứ hai;")
    page.editor.flush()
    bases = dispatches.get(store, letter).frame.legal_bases
    assert [words(one) for one in bases][-2:] == ["Căn cứ thứ nhất;", "Căn cứ thứ hai;"]


def test_a_space_at_the_end_of_a_heading_outlives_a_pause(
    page: DispatchesPage, store: Store
) -> None:
    report = next(item for item in page._items if item.kind == "report.year" and item.year == 2022)
    page.open_dispatch(report.id)
    key = next(one.key for one in walk(page.editor.parts) if one.heading and one.heading.titled)
    page.editor.show_entry(key)
    line = page.editor.panel.heading
    line.moveCursor(QTextCursor.MoveOperation.End)
    line.textCursor().insertText(" chung ")
    line.flush()
    line.textCursor().insertText("nhất")
    page.editor.flush()
    body = dispatches.get(store, report.id).body
    heading = next(one for one in walk(body) if one.key == key).heading
    assert heading is not None
    assert words(heading.runs).endswith(" chung nhất")
