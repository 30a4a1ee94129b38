"""The trash of the window: found, put back by the keyboard, emptied after a backup."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.data.queries import trash as trash_queries
from thiduadesk.data.store import Store
from thiduadesk.services import dispatches
from thiduadesk.services import rubric
from thiduadesk.services import safety
from thiduadesk.services import trash
from thiduadesk.ui.pages.settings.keeping import Keeping
from thiduadesk.ui.pages.settings.page import SettingsPage
from thiduadesk.ui.pages.settings.trash import place
from thiduadesk.ui.window import MainWindow

NOW = dt.datetime(2022, 12, 7, 9, 30)  # noqa: DTZ001  local time


@pytest.fixture
def page(window: MainWindow, store: Store, qtbot: QtBot) -> SettingsPage:
    """The settings in the window, after a draft and a score sheet were deleted."""
    keeping = Keeping(
        second=str,
        password=str,
        put_second=str,
        put_password=str,
        back_up=lambda: None,
        empty_trash=lambda: trash.empty(store, NOW),
    )
    made = SettingsPage(store, window.feedback, keeping, lambda _code: None)
    window.add_page(made)
    dispatches.delete(store, 2)
    rubric.delete(store, 2022)
    window.open_page("settings", "trash")
    qtbot.waitUntil(made.trash.view.hasFocus)
    return made


def shown(page: SettingsPage) -> list[tuple[str, ...]]:
    model = page.trash.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(2))
        for row in range(model.rowCount())
    ]


def answer(*, agree: bool) -> None:
    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        roles = QMessageBox.ButtonRole
        wanted = roles.AcceptRole if agree else roles.RejectRole
        next(one for one in dialog.buttons() if dialog.buttonRole(one) is wanted).click()

    answer_next(press)


def test_what_was_deleted_is_listed_and_enter_puts_it_back(
    page: SettingsPage, store: Store
) -> None:
    (sheet, draft) = shown(page)
    assert "2022" in sheet[0]
    assert draft[0].startswith("BÁO CÁO")
    assert sheet[1] != draft[1]
    assert page.trash.view.choose(page.trash.model.rows[0].id)
    QTest.keyClick(page.trash.view, Qt.Key.Key_Return)
    assert 2022 in rubric.years(store)
    assert shown(page) == [draft], "it lies in the trash no longer"
    store.undo()
    assert shown(page) == [sheet, draft], "putting back can be undone"


def test_emptying_asks_backs_up_and_can_be_undone(page: SettingsPage, store: Store) -> None:
    answer(agree=False)
    page.trash.empty_button.click()
    assert len(shown(page)) == 2
    answer(agree=True)
    page.trash.empty_button.click()
    assert shown(page) == []
    assert page.trash.nothing.isVisibleTo(page)
    assert not page.trash.empty_button.isEnabled()
    (kept,) = safety.backups(store.path)
    assert kept.reason is safety.Reason.BEFORE_PURGE
    store.undo()
    assert len(shown(page)) == 2


def test_every_kind_of_thing_says_from_where_it_was_deleted() -> None:
    kinds = [kind.__name__ for kind in get_args(trash_queries.Thing)]
    called = {kind: place(trash_queries.TrashItem(1, kind, "", NOW)) for kind in kinds}
    assert [kind for kind, said in called.items() if said == kind] == []
