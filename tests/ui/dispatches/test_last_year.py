"""Last year's words beside this year's part: what was copied shows, and shows at once."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from thiduadesk.data.store import Store
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.services import dispatches
from thiduadesk.services import lastyear
from thiduadesk.services.lastyear import Kept
from thiduadesk.ui.pages.dispatches.page import DispatchesPage

SAME = (
    "Văn phòng đã tổ chức quán triệt, triển khai đầy đủ các văn bản của cấp trên đến từng đơn vị."
)
BEFORE = (
    "Trong năm đã tổ chức 12 cuộc họp và cử 35 lượt người tham gia các lớp bồi dưỡng nghiệp vụ."
)
NOW = "Năm nay Văn phòng tổ chức 12 cuộc họp, cử 35 lượt người dự các lớp bồi dưỡng nghiệp vụ."
MOVED = "Năm nay Văn phòng tổ chức 14 cuộc họp, cử 41 lượt người dự các lớp bồi dưỡng nghiệp vụ."


def _letter(store: Store, year: int, *texts: str) -> tuple[int, str]:
    number = dispatches.new(store, "letter", year, dt.date(year, 12, 5))
    key = dispatches.add_part(store, number, None, len(dispatches.get(store, number).body), None)
    dispatches.set_blocks(store, key, tuple(Paragraph((Text(text),)) for text in texts))
    return number, key


@pytest.fixture
def letter(store: Store) -> tuple[int, str]:
    _letter(store, 2023, SAME, BEFORE)
    return _letter(store, 2024, SAME, NOW)


def test_what_was_copied_and_what_did_not_move_is_told(
    store: Store, letter: tuple[int, str]
) -> None:
    number, key = letter
    found = lastyear.beside(store, number)
    assert found is not None
    assert found.item.year == 2023
    assert [(one.text, one.kept) for one in found.parts[key]] == [
        (SAME, Kept.SAME),
        (BEFORE, Kept.FIGURES),
    ]
    dispatches.set_blocks(store, key, (Paragraph((Text(MOVED),)),))
    found = lastyear.beside(store, number)
    assert found is not None
    assert [one.kept for one in found.parts[key]] == [Kept.GONE, Kept.REWRITTEN]


def test_a_first_paper_of_its_kind_has_nothing_beside_it(store: Store) -> None:
    number, _key = _letter(store, 2019, SAME)
    assert lastyear.beside(store, number) is None


def test_the_pane_follows_the_part_and_the_typing(
    page: DispatchesPage, store: Store, letter: tuple[int, str], qtbot: QtBot
) -> None:
    number, key = letter
    page.set_year(2024)
    page.refresh(None)
    page.open_dispatch(number)
    page.editor.show_entry(key)
    page.editor.toggle_last_year()
    pane = page.editor.last_year

    def shown() -> str:
        return " ".join(one.text() for one in pane.findChildren(QLabel) if one.isVisible())

    qtbot.waitUntil(lambda: SAME in shown())
    assert "2023" in shown()
    text = page.editor.panel.text
    text.selectAll()
    QTest.keyClicks(text, "Viet lai het")
    qtbot.waitUntil(lambda: pane.found is not None and pane.found.parts[key][0].kept is Kept.GONE)
    page.editor.toggle_last_year()
    assert not pane.isVisible()
