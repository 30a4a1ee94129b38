"""The overview by keyboard: from a pasted guidance letter to its answers, its plan, the calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.services.test_guidance import ASKED
from tests.services.test_guidance import LETTER
from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.data.store import Store
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.services import calendar
from thiduadesk.services import guidance
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.overview.asking import AnswerDialog
from thiduadesk.ui.pages.overview.cards import StepLine
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.window import MainWindow

DAY = TODAY.date()


@pytest.fixture
def page(window: MainWindow, store: Store, qtbot: QtBot) -> OverviewPage:
    """The page of a year whose guidance letter has not come yet."""
    for letter in guidance.letters(store, 2022):
        guidance.remove(store, letter.guidance.id)
    found = window.page
    assert isinstance(found, OverviewPage)
    qtbot.waitUntil(lambda: found.shown is not None and not found.shown.plan.letters)
    return found


def _press(qtbot: QtBot, page: OverviewPage, key: Qt.Key, more: Qt.KeyboardModifier = CTRL) -> None:
    """A shortcut of the page, once the window is the active one again."""
    _back(qtbot, page)
    press(page, key, more)


def _back(qtbot: QtBot, page: OverviewPage) -> None:
    """A dialog is closed; without a desktop it takes a while till the window has the keys again."""
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _paste(qtbot: QtBot, page: OverviewPage) -> None:
    """Ctrl+Shift+V asks for the text; it comes from the clipboard."""
    QApplication.clipboard().setText(LETTER)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        press(dialog.fields[0].editor, Qt.Key.Key_V, CTRL)
        dialog.box.accepted.emit()

    answer_next(answer, StepDialog)
    _press(qtbot, page, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    _back(qtbot, page)


def test_a_pasted_letter_becomes_items_a_plan_and_answers(
    window: MainWindow, page: OverviewPage, store: Store, qtbot: QtBot
) -> None:
    _paste(qtbot, page)
    qtbot.waitUntil(lambda: len(page.guidance.model.rows) == len(ASKED))
    assert page.tabs.currentWidget() is page.guidance
    assert page.guidance.deadline.line.text() == "15/12/2022"
    assert page.window().focusWidget() is page.guidance.view

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        type_words(dialog.words, "hieu luc hieu qua")
        assert dialog.answer == (AnswerKind.WORDS, "hieu luc hieu qua"), "words answer too"
        dialog.words.clear()
        type_words(dialog.words, "II.3")
        assert dialog.answer is not None
        assert dialog.answer[0] is AnswerKind.ROW
        press(dialog.words, Qt.Key.Key_Down)
        press(dialog.words, Qt.Key.Key_Up)
        press(dialog.words, Qt.Key.Key_Return)

    answer_next(choose, AnswerDialog)
    press(page.guidance.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(guidance.letters(store, 2022)[0].gaps) == len(ASKED) - 1)
    assert guidance.letters(store, 2022)[0].asked[0].ask.answer == "II.3"
    qtbot.waitUntil(
        lambda: page.guidance.asked is not None and page.guidance.asked.target is not None
    )
    with qtbot.waitSignal(page.asked_for) as asked:
        _press(qtbot, page, Qt.Key.Key_Return)
    assert asked.args == ["scoring", "II.3"]

    window.open_page("overview", "guidance")
    press(page.guidance.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.guidance.model.rows) == len(ASKED) - 1)
    window.undo()
    qtbot.waitUntil(lambda: len(page.guidance.model.rows) == len(ASKED))


def test_the_typed_deadline_moves_the_plan_and_a_step_is_ticked(
    page: OverviewPage, store: Store, qtbot: QtBot
) -> None:
    _paste(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.guidance.model.rows))
    line = page.guidance.deadline.line
    line.setFocus()
    line.selectAll()
    type_words(line, "19/12/2022")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "19/12/2022" in page.header.subtitle.text())

    page.tabs.setCurrentIndex(0)

    def lines() -> list[StepLine]:
        return [one for one in page.findChildren(StepLine) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(lines()))
    assert lines()[-1].step.day == dt.date(2022, 12, 19)
    council = next(one for one in lines() if one.step.key.endswith("/council"))
    council.setFocus()
    press(council, Qt.Key.Key_Space)
    key = council.step.key

    def step_state() -> ItemState:
        steps = calendar.year(store, 2022, DAY).steps
        return next(one.state for one in steps if one.key == key)

    qtbot.waitUntil(lambda: step_state() is ItemState.DONE)

    def focused() -> Item | None:
        widget = QApplication.focusWidget()
        return widget.step if isinstance(widget, StepLine) else None

    qtbot.waitUntil(lambda: (step := focused()) is not None and not step.open)
    step, widget = focused(), QApplication.focusWidget()
    assert step is not None
    assert widget is not None
    assert step.key == key, "the focus stays on the step"
    press(widget, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: step_state() is not ItemState.DONE)
    qtbot.waitUntil(lambda: any(one.step.key.endswith("/evidence") for one in lines()))
    evidence = next(one for one in lines() if one.step.key.endswith("/evidence"))
    with qtbot.waitSignal(page.asked_for) as asked:
        press(evidence, Qt.Key.Key_Return)
    assert asked.args[0] == "scoring"


def test_the_calendar_is_worked_by_keys(page: OverviewPage, store: Store, qtbot: QtBot) -> None:
    page.open_at("year.report.half")
    view = page.calendar.view
    assert view.hasFocus()

    def state_of(key: str) -> ItemState | None:
        """As the page shows it."""
        return next((one.state for one in page.calendar.model.rows if one.key == key), None)

    _press(qtbot, page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: state_of("report.half") is ItemState.LATE_DONE)
    _press(qtbot, page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: state_of("report.half") is ItemState.OVERDUE)
    press(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: state_of("report.half") is ItemState.DROPPED)

    def move(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        dialog.fields[0].load(dt.date(2022, 12, 9))
        dialog.box.accepted.emit()

    page.calendar.choose("pledge")
    answer_next(move, StepDialog)
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state_of("pledge") is ItemState.SOON)
    assert page.calendar.item is not None
    assert page.calendar.item.key == "pledge", "the cursor stays on the deadline"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        type_words(dialog.fields[0].editor, "Nop bao cao dan van")
        press(dialog.fields[0].editor, Qt.Key.Key_Return)

    answer_next(fill, StepDialog)
    _press(qtbot, page, Qt.Key.Key_N)
    qtbot.waitUntil(
        lambda: any(
            one.title == "Nop bao cao dan van" and one.day == DAY
            for one in calendar.year(store, 2022, DAY).items
        )
    )


def test_the_palette_finds_deadlines_and_letters(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    _paste(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.guidance.model.rows))
    hits = {one.text: one for one in page.hits("tong ket")}
    assert {
        "Báo cáo tổng kết và bảng tự chấm điểm",
        "Hội nghị tổng kết Khối thi đua, bình chọn Cờ thi đua",
    } <= set(hits)
    hits["Báo cáo tổng kết và bảng tự chấm điểm"].run()
    assert page.calendar.item is not None
    assert page.calendar.item.key == "report.year"
    letter = next(one for one in page.hits("thanh tra tinh"))
    letter.run()
    assert page.tabs.currentWidget() is page.guidance


def test_late_deadlines_stand_on_the_rail_and_on_the_page(
    window: MainWindow, page: OverviewPage, store: Store, qtbot: QtBot
) -> None:
    before = page.badge()
    calendar.add(store, 2022, "Nộp phiếu lấy ý kiến", dt.date(2022, 12, 2))
    qtbot.waitUntil(lambda: page.badge() == before + 1)
    assert page.shown is not None
    assert page.shown.plan.late[-1].title == "Nộp phiếu lấy ý kiến"


def test_the_year_is_saved_as_a_calendar_file(
    page: OverviewPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "lịch.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(there), "Lịch (*.ics)"))
    page.action_asked.emit("overview.export")
    events = Calendar.from_ical(there.read_bytes()).walk("VEVENT")
    titles = {str(one["summary"]) for one in events}
    assert {one.title for one in calendar.year(store, 2022, DAY).items if one.open} <= titles
