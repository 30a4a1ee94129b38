"""An entry of a movement's log goes where its review asks for it, and stays there when changed."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.keys import press
from tests.ui.movements.conftest import agree
from tests.ui.movements.conftest import paste
from tests.ui.movements.conftest import press_button
from thiduadesk.data.store import Store
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import reports
from thiduadesk.ui.pages.movements.entry import EntryDialog
from thiduadesk.ui.pages.movements.page import MovementsPage

DAY = dt.date(2022, 12, 5)
LIMITS = "Một số công chức còn ngại ký số trên thiết bị di động."


@pytest.fixture
def movement(store: Store, page: MovementsPage) -> int:
    """A movement, open on the page."""
    number = movements.save(store, Movement(0, "Công sở không giấy tờ", launched=DAY))
    page.open_at(str(number))
    return number


def test_what_a_review_assesses_is_logged_under_its_heading(
    qtbot: QtBot, store: Store, page: MovementsPage, movement: int
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        paste(dialog.text.area, LIMITS)
        while dialog.topic.value() is not Topic.ASSESSMENT:
            press(dialog.topic.box, Qt.Key.Key_Down)
        paste(dialog.heading.line, "Hạn chế")
        agree(dialog)

    answer_next(fill, EntryDialog)
    press_button(page, "movements.log")
    (kept,) = movements.get(store, movement, DAY).whole.activities
    assert (kept.topic, kept.heading) == (Topic.ASSESSMENT, "Hạn chế")
    with store.read() as reader:
        draft = reports.drafted(reader, "report.movement", 2022, DAY, movement)
    asked = {one.code for one in reports.gaps_of(store, draft)}
    assert "limits_missing" not in asked
    assert "lessons_missing" in asked


@pytest.mark.parametrize("topic", [Topic.MOVEMENT, Topic.DIRECTIONS, Topic.MEASURES])
def test_a_changed_entry_stays_under_its_heading(
    store: Store, page: MovementsPage, movement: int, topic: Topic
) -> None:
    number = logbook.write(store, Activity(0, 2022, LIMITS, movement_id=movement, topic=topic))
    page.open_at(f"activity.{number}")

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        paste(dialog.heading.line, "Trong năm")
        agree(dialog)

    answer_next(change, EntryDialog)
    press(page.pane.log.view, Qt.Key.Key_Return)
    (kept,) = movements.get(store, movement, DAY).whole.activities
    assert (kept.topic, kept.heading) == (topic, "Trong năm")
