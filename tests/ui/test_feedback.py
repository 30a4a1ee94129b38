from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.services import office
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.feedback.faults import FaultDesk
from thiduadesk.ui.feedback.faults import record
from thiduadesk.ui.feedback.toast import Toast
from thiduadesk.ui.window import MainWindow

NAME = "Nguyễn Thị Thúy"


@pytest.fixture
def desk(qtbot: QtBot) -> Feedback:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return Feedback(window, BannerArea(window))


def _window(desk: Feedback) -> QWidget:
    window = desk.parent()
    assert isinstance(window, QWidget)
    return window


def _answering(button: str, said: list[str]) -> None:
    """Press ``button`` on the next dialog and remember what it said."""

    def press(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        words = {one.text().replace("&", ""): one for one in box.buttons()}
        assert button in words, words
        words[button].click()

    answer_next(press, QMessageBox)


def test_guard_turns_refusals_and_faults_into_sentences(desk: Feedback) -> None:
    said: list[str] = []

    def refuse() -> None:
        raise Refused("no_sheet", year="2031")

    def fail() -> None:
        raise EnvironmentProblem(Fault.DISK_FULL, path="X.thidua")

    _answering("Đồng ý", said)
    assert not desk.guard(refuse)
    _answering("Đồng ý", said)
    assert not desk.guard(fail)
    assert desk.guard(lambda: None)
    assert "2031" in said[0]
    assert said[1] == "Ổ đĩa đầy: chưa ghi được X.thidua. Hãy dọn bớt chỗ rồi thử lại."


def test_guard_lets_our_own_bugs_through(desk: Feedback) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.guard(lambda: 1 // 0)


@pytest.mark.parametrize(("button", "answer"), [("Xóa", True), ("Hủy", False)])
def test_question_is_answered_in_its_own_words(desk: Feedback, button: str, answer: bool) -> None:
    said: list[str] = []
    _answering(button, said)
    assert desk.ask("Xóa dòng này?", "Xóa", danger=True) is answer
    assert said == ["Xóa dòng này?"]


def test_banner_stays_until_its_cause_is_gone(desk: Feedback) -> None:
    area = _window(desk).findChild(BannerArea)
    assert isinstance(area, BannerArea)
    assert area.isHidden()
    pressed: list[int] = []
    desk.banner("backup", "Sao lưu hỏng", "danger", "Thử lại", lambda: pressed.append(1))
    desk.banner("backup", "Sao lưu vẫn hỏng", "danger", "Thử lại", lambda: pressed.append(2))
    desk.banner("other", "Khác")
    assert area.texts == ("Sao lưu vẫn hỏng", "Khác")
    next(one for one in area.findChildren(QPushButton) if one.isVisibleTo(area)).click()
    desk.clear_banner("backup")
    desk.clear_banner("never said")
    assert pressed == [2]
    assert area.texts[-1] == "Khác"
    desk.clear_banner("other")
    assert area.isHidden()


def test_toast_offers_undo_and_the_next_one_takes_its_place(desk: Feedback, qtbot: QtBot) -> None:
    desk.toast("Đã chấm II.3", undo=True)
    toast = _window(desk).findChildren(Toast)[-1]
    assert toast.isVisible()
    with qtbot.waitSignal(desk.undo_asked):
        toast.findChildren(QPushButton)[0].click()
    desk.toast("Một")
    desk.toast("Hai")
    shown = [one.text for one in _window(desk).findChildren(Toast) if one.isVisible()]
    assert shown == ["Hai"]


def test_an_offer_to_undo_is_over_when_another_step_follows(
    window: MainWindow, store: Store
) -> None:
    """Its button would take back that other step."""
    window.feedback.toast("Đã xóa", undo=True)
    (toast,) = window.findChildren(Toast)
    office.put_setting(store, "work_year", "2021")
    assert toast.isHidden()
    window.feedback.toast("Đã sao lưu")
    office.put_setting(store, "work_year", "2022")
    assert any(not one.isHidden() for one in window.findChildren(Toast)), "words alone stay"


def test_toast_stays_over_the_edge_when_the_window_is_resized(desk: Feedback) -> None:
    desk.toast("Đã lưu")
    window = _window(desk)
    window.resize(500, 400)
    toast = window.findChildren(Toast)[-1]
    assert window.rect().contains(toast.geometry())


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[FaultDesk]:
    assert qapp is not None
    made = FaultDesk(tmp_path)
    yield made
    made.remove()


def _bug() -> ValueError:
    def inner() -> None:
        raise ValueError(NAME)

    try:
        inner()
    except ValueError as problem:
        return problem
    raise AssertionError


def test_record_names_places_and_types_but_no_words_of_the_data() -> None:
    text = record(_bug())
    assert "builtins.ValueError" in text
    assert "in inner" in text
    assert NAME not in text
    assert str(Path.home()) not in text


def test_bug_is_written_and_shown_once(faults: FaultDesk, qtbot: QtBot) -> None:
    said: list[str] = []

    def close(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    answer_next(close, QMessageBox)
    faults.report(_bug())
    qtbot.waitUntil(lambda: len(said) == 1)
    assert said == ["Chương trình vừa gặp lỗi."]
    log = faults.log_file.read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert NAME not in log


def test_bug_of_another_thread_reaches_the_desk(faults: FaultDesk, qtbot: QtBot) -> None:
    shown: list[BaseException] = []
    faults._told.disconnect(faults._show)
    faults._told.connect(shown.append)
    before = (sys.excepthook, threading.excepthook)
    faults.install()

    def work() -> None:
        raise ValueError(NAME)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    faults.remove()
    sys.excepthook, threading.excepthook = before
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert isinstance(shown[0], ValueError)


def test_warnings_of_qt_go_to_the_log(
    faults: FaultDesk, caplog: pytest.LogCaptureFixture, expected_logs: object
) -> None:
    before = (sys.excepthook, threading.excepthook)
    assert callable(expected_logs)
    expected_logs("qt is not amused")
    with caplog.at_level(logging.WARNING):
        faults.install()
        qWarning("qt is not amused")
        faults.remove()
    sys.excepthook, threading.excepthook = before
    assert "qt is not amused" in caplog.text


def test_log_that_grew_too_long_begins_anew(faults: FaultDesk) -> None:
    faults.log_file.write_text("x" * 600_000, encoding="utf-8")
    faults._write("fresh\n")
    assert faults.log_file.read_text(encoding="utf-8") == "fresh\n"


def test_a_toast_after_one_that_faded_by_itself(desk: Feedback, qtbot: QtBot) -> None:
    """Qt takes the faded one away; speaking again must not touch it."""
    desk.toast("Một")
    (toast,) = _window(desk).findChildren(Toast)
    with qtbot.waitSignal(toast.destroyed):
        toast.dismiss()
    desk.toast("Hai")
    desk.withdraw_undo()
    assert [one.text for one in _window(desk).findChildren(Toast)] == ["Hai"]
