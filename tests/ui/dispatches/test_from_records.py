"""A report in the editor: where its words come from, changed by hand and back, news and questions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from thiduadesk.data.queries import movements as queries
from thiduadesk.data.store import Store
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree.following import Sourced
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.services import dispatches
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.ui.editor.news import NewsDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage

DONE = "Văn phòng tổ chức hội thi dân vận khéo cho đoàn viên công đoàn cơ quan."
DAY = dt.date(2022, 12, 5)


def _log(store: Store, text: str) -> int:
    movement = movements.all_movements(store, DAY, 2022)[0].movement.id
    return logbook.write(store, Activity(0, 2022, text, movement_id=movement, day=DAY))


@pytest.fixture
def logged(store: Store) -> int:
    """An entry of the log of a movement."""
    return _log(store, DONE)


@pytest.fixture
def report(page: DispatchesPage, store: Store, logged: int) -> int:
    """A year report drafted from the records, open at the part with that entry."""
    number = dispatches.new(store, "report.year", 2022, DAY)
    page.open_dispatch(number)
    part, _place = _part_of(store, number, f"activity.{logged}")
    page.editor.show_entry(part.key)
    return number


def _part_of(store: Store, report: int, source: str) -> tuple[Part, int]:
    for part in walk(dispatches.get(store, report).body):
        for place, block in enumerate(part.blocks):
            if isinstance(block, Sourced) and block.source == source:
                return part, place
    raise AssertionError(source)


def _said(block: Sourced) -> str:
    return " ".join(words(runs) for runs in following.spoken(block))


def _go_to(page: DispatchesPage, text: str) -> None:
    field = page.editor.panel.text
    found = field.document().find(text)
    assert not found.isNull()
    found.clearSelection()
    field.setTextCursor(found)


def test_the_words_say_where_they_come_from_and_lead_there(
    page: DispatchesPage, report: int, qtbot: QtBot
) -> None:
    assert report
    _go_to(page, "hội thi dân vận khéo")
    strip = page.editor.origin
    assert strip.isVisible()
    assert "hội thi dân vận khéo" in strip.words.text()
    assert not strip.back.isVisible()
    with qtbot.waitSignal(page.asked_for) as asked:
        QTest.mouseClick(strip.open, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0] == "movements"


def test_changed_by_hand_it_stays_and_goes_back_by_one_click(
    page: DispatchesPage, store: Store, report: int, logged: int
) -> None:
    _go_to(page, "hội thi dân vận khéo")
    QTest.keyClicks(page.editor.panel.text, " cap co so")
    page.editor.flush()
    source = f"activity.{logged}"
    part, place = _part_of(store, report, source)
    block = part.blocks[place]
    assert isinstance(block, Sourced)
    assert block.own
    assert "khéo cap co so" in _said(block)
    strip = page.editor.origin
    assert strip.back.isVisible()
    QTest.mouseClick(strip.back, Qt.MouseButton.LeftButton)
    block = _part_of(store, report, source)[0].blocks[place]
    assert isinstance(block, Sourced)
    assert not block.own
    assert "cap co so" not in _said(block)
    assert "cap co so" not in page.editor.panel.text.toPlainText()
    store.undo()
    assert "cap co so" in page.editor.panel.text.toPlainText()


def test_a_followed_paragraph_says_what_the_log_says_now(
    page: DispatchesPage, store: Store, report: int, logged: int
) -> None:
    assert report
    with store.read() as reader:
        entry = next(one for one in queries.activities(reader, year=2022) if one.id == logged)
    movements.keep(store, replace(entry, text=DONE.replace("hội thi", "hội diễn")))
    assert "hội diễn dân vận khéo" in page.editor.panel.text.toPlainText()


def test_what_is_new_is_brought_in_where_it_belongs(
    page: DispatchesPage, store: Store, report: int, qtbot: QtBot
) -> None:
    made = _log(store, "Cuối năm, cơ quan tặng quà 20 hộ nghèo ở xã vùng cao của huyện Trà Bồng.")
    news = page.editor.news
    qtbot.waitUntil(lambda: any(one.source == f"activity.{made}" for one in news.told.news))
    assert news.isVisible()
    assert news.height() <= news.sizeHint().height()  # the rest is the paper's
    seen: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewsDialog)
        seen.extend(dialog.news.item(at).text() for at in range(dialog.news.count()))
        for at in range(dialog.news.count()):
            ours = dialog.news.item(at).data(Qt.ItemDataRole.UserRole) == f"activity.{made}"
            state = Qt.CheckState.Checked if ours else Qt.CheckState.Unchecked
            dialog.news.item(at).setCheckState(state)
        dialog.bring.click()

    QTimer.singleShot(0, agree)
    news.look.click()
    assert any("tặng quà 20 hộ nghèo" in text for text in seen)
    part, _place = _part_of(store, report, f"activity.{made}")
    assert part.key == page.editor.outline.key
    assert "tặng quà 20 hộ nghèo" in page.editor.panel.text.toPlainText()


def test_a_question_leads_to_where_it_is_answered(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    number = dispatches.new(store, "report.year", 2024, dt.date(2024, 12, 5))
    page.set_year(2024)
    page.refresh(None)
    page.open_dispatch(number)
    news = page.editor.news
    qtbot.waitUntil(lambda: bool(news.told.gaps))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewsDialog)
        dialog.gaps.setFocus()
        dialog.gaps.setCurrentRow(0)
        QTest.keyClick(dialog.gaps, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(page.asked_for) as asked:
        news.look.click()
    assert asked.args == [news.told.gaps[0].page, news.told.gaps[0].where]


def test_a_paper_of_the_clerk_alone_tells_nothing(page: DispatchesPage, store: Store) -> None:
    number = dispatches.new(store, "letter", 2022, DAY)
    page.open_dispatch(number)
    page.editor.panel.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert not page.editor.origin.isVisible()
    assert not page.editor.news.isVisible()
