"""Find and replace in an open paper, by keys as the clerk would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from thiduadesk.data.store import Store
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.services import dispatches
from thiduadesk.services import replacing
from thiduadesk.ui.editor.findstrip import FindStrip
from thiduadesk.ui.pages.dispatches.page import DispatchesPage

MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def strip(page: DispatchesPage) -> FindStrip:
    report = next(item for item in page._items if item.kind == "report.year" and item.year == 2022)
    page.open_dispatch(report.id)
    page.editor.show_entry(next(part.key for part in walk(page.editor.parts) if part.blocks))
    page.editor.panel.text.setFocus()
    QTest.keyClick(page.editor.panel.text, Key.Key_F, CONTROL)
    return page.editor.find_strip


def _count(page: DispatchesPage, what: str) -> int:
    return sum(one.in_title + one.in_text for one in replacing.places(page.editor.parts, what))


def test_enter_walks_over_every_place_of_the_paper(page: DispatchesPage, strip: FindStrip) -> None:
    assert strip.isVisible()
    assert strip.what.hasFocus()
    strip.what.setText("Kế hoạch")
    count = _count(page, "Kế hoạch")
    assert count > 10
    assert str(count) in strip.count.text()
    panel = page.editor.panel
    seen = set()
    for _step in range(count):
        QTest.keyClick(strip.what, Key.Key_Return)
        fields = [one for one in (panel.heading, panel.text) if one.textCursor().hasSelection()]
        assert [one.textCursor().selectedText().casefold() for one in fields] in (
            ["kế hoạch"],
            [MARK],
        )
        in_title = fields[0] is panel.heading
        seen.add((page.editor.outline.key, in_title, fields[0].textCursor().position()))
    assert len(seen) == count


def test_all_are_replaced_in_one_step(page: DispatchesPage, strip: FindStrip, store: Store) -> None:
    dispatch = page.editor.dispatch
    assert dispatch is not None
    before = dispatches.get(store, dispatch.id)
    count = _count(page, "Khối")
    strip.what.setText("khối")
    strip.by.setText("Cụm")
    done = next(one for one in strip.findChildren(QPushButton) if one.text() == "Thay tất cả")
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    after = dispatches.get(store, dispatch.id)
    assert _count(page, "khối") == 0
    assert _count(page, "Cụm") >= count > 0
    assert "khối" not in " ".join(after.frame.subject).casefold()
    store.undo()
    assert dispatches.get(store, dispatch.id).body == before.body


def test_the_place_that_is_selected_is_replaced_and_the_next_one_found(
    page: DispatchesPage, strip: FindStrip
) -> None:
    count = _count(page, "Kế hoạch")
    strip.what.setText("Kế hoạch")
    strip.by.setText("Chương trình")
    QTest.keyClick(strip.what, Key.Key_Return)
    key = page.editor.outline.key
    QTest.keyClick(strip.by, Key.Key_Return)
    page.editor.flush()
    assert _count(page, "Kế hoạch") == count - 1
    part = next(part for part in walk(page.editor.parts) if part.key == key)
    said = " ".join(words(block.runs) for block in part.blocks if hasattr(block, "runs"))
    assert "Chương trình" in said


def test_words_around_the_body_are_counted_and_shown_too(
    page: DispatchesPage, strip: FindStrip
) -> None:
    strip.what.setText("Sở Nội vụ")
    inside = _count(page, "Sở Nội vụ")
    dispatch = page.editor.dispatch
    assert dispatch is not None
    outside = replacing.around(dispatch.frame, "Sở Nội vụ")
    assert outside > 0
    assert str(inside + outside) in strip.count.text()
    for _step in range(inside + outside):
        QTest.keyClick(strip.what, Key.Key_Return)
    recipients = page.editor.closing.recipients.area
    assert recipients.textCursor().selectedText() == "Sở Nội vụ"


def test_escape_puts_it_away(page: DispatchesPage, strip: FindStrip) -> None:
    QTest.keyClick(strip.what, Key.Key_Escape)
    assert not strip.isVisible()
    assert page.editor.panel.text.hasFocus()
