"""Lists and tables of the records in the text: put in, kept up to date, cut off when written into."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from thiduadesk.data.queries import office
from thiduadesk.data.store import Store
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Unit
from thiduadesk.services import dispatches
from thiduadesk.ui.pages.dispatches.page import DispatchesPage


@pytest.fixture
def part(page: DispatchesPage) -> str:
    """An open year report whose first part with text is in the field; its key."""
    report = next(item for item in page._items if item.kind == "report.year" and item.year == 2022)
    page.open_dispatch(report.id)
    key = next(one.key for one in walk(page.editor.parts) if one.blocks)
    page.editor.show_entry(key)
    page.editor.panel.text.moveCursor(QTextCursor.MoveOperation.End)
    return key


def _put_in(page: DispatchesPage, title: str) -> None:
    data = page.editor.panel.toolbar.data
    data.menu().aboutToShow.emit()
    (below,) = data.menu().findChildren(QMenu)
    next(one for one in below.actions() if one.text() == title).trigger()
    page.editor.flush()


def _kept(page: DispatchesPage, store: Store, key: str) -> tuple[Block, ...]:
    assert page.editor.dispatch is not None
    body = dispatches.get(store, page.editor.dispatch.id).body
    return next(one for one in walk(body) if one.key == key).blocks


def _add_unit(store: Store) -> None:
    with store.change(Label("Test")) as writer:
        office.save_unit(writer, Unit(0, "Phòng Chuyển đổi số"))


def test_a_list_of_the_records_follows_them(page: DispatchesPage, part: str, store: Store) -> None:
    _put_in(page, "Danh sách: đơn vị của cơ quan")
    (made,) = (one for one in _kept(page, store, part) if isinstance(one, ListBlock))
    assert made.source == "units.names"
    _add_unit(store)
    shown = "\n".join(words(item) for item in _printed_list(page, part).items)
    assert "Phòng Chuyển đổi số" in shown
    assert "Phòng Chuyển đổi số" in page.editor.panel.text.toPlainText()


def _printed_list(page: DispatchesPage, key: str) -> ListBlock:
    assert page.editor.document is not None
    blocks = next(one for one in walk(page.editor.document.body) if one.key == key).blocks
    return next(one for one in blocks if isinstance(one, ListBlock))


def test_written_into_it_stands_by_itself_and_nothing_typed_is_lost(
    page: DispatchesPage, part: str, store: Store
) -> None:
    _put_in(page, "Danh sách: đơn vị của cơ quan")
    text = page.editor.panel.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.textCursor().insertText(" (ghi thêm)")
    page.editor.flush()
    (made,) = (one for one in _kept(page, store, part) if isinstance(one, ListBlock))
    assert made.source == "units.names"
    assert made.own
    _add_unit(store)
    assert words(_printed_list(page, part).items[-1]).endswith("(ghi thêm)")


def test_a_table_of_the_records_has_its_heads_and_can_be_cut_off(
    page: DispatchesPage, part: str, store: Store
) -> None:
    _put_in(page, "Bảng: số người theo loại")
    (made,) = (one for one in _kept(page, store, part) if isinstance(one, Table))
    assert made.source == "staff.rows"
    assert [words(cell.paragraphs[0]) for cell in made.head[0].cells] == ["TT", "Loại", "Số người"]
    assert "89" in [words(line) for cell in made.rows[-1].cells for line in cell.paragraphs]
    text = page.editor.panel.text
    text.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    assert text.has_field()
    text.detach_field()
    page.editor.flush()
    (made,) = (one for one in _kept(page, store, part) if isinstance(one, Table))
    assert made.source == ""


def test_enter_behind_a_list_goes_on_below_it(
    page: DispatchesPage, part: str, store: Store
) -> None:
    _put_in(page, "Danh sách: đơn vị của cơ quan")
    text = page.editor.panel.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "Nhu tren")
    page.editor.flush()
    blocks = _kept(page, store, part)
    assert isinstance(blocks[-2], ListBlock)
    assert blocks[-2].source == "units.names"
    assert isinstance(blocks[-1], Paragraph)
    assert words(blocks[-1].runs) == "Nhu tren"
