"""From pasting the launching decision to the printed review, by mouse and keyboard alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from tests.ui.movements.conftest import agree
from tests.ui.movements.conftest import click
from tests.ui.movements.conftest import drop
from tests.ui.movements.conftest import paste
from tests.ui.movements.conftest import press_button
from thiduadesk.data.store import Store
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import PaperRole
from thiduadesk.services import movements
from thiduadesk.services import papers
from thiduadesk.ui.editor.dialogs import Output
from thiduadesk.ui.editor.dialogs import OutputDialog
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.pages.movements.entry import EntryDialog
from thiduadesk.ui.pages.movements.launching import LaunchDialog
from thiduadesk.ui.pages.movements.page import MovementsPage
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.window import MainWindow

TITLE = "Công sở không giấy tờ, phục vụ không chờ đợi"
DECISION = f"""ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 1155/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày 06 tháng 3 năm 2020
QUYẾT ĐỊNH
Về việc phát động phong trào thi đua “{TITLE}” giai đoạn 2020 - 2024
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Thi đua, khen thưởng;
Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Phát động phong trào thi đua “{TITLE}” giai đoạn 2020 - 2024 trong các cơ quan hành chính của tỉnh.
"""
LOG = {
    "15/5/2020": (
        "Ban hành Kế hoạch số 77/KH-VP ngày 12/5/2020 triển khai phong trào; tổ chức 02 lớp tập huấn "
        "ký số cho 86 người."
    ),
    "20/11/2021": (
        "Xử lý trên mạng hơn 12.400 văn bản, trong đó: 1.420 quyết định; 6.307 công văn."
    ),
    "30/9/2022": (
        "Theo dõi 139 nhiệm vụ, trong đó: hoàn thành 74 nhiệm vụ; đang thực hiện 56 nhiệm vụ; dừng "
        "09 nhiệm vụ theo Kế hoạch số 81/KH-VP ngày 07/01/2022."
    ),
}
"""What was done, day by day."""


def _launch(qtbot: QtBot, page: MovementsPage) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, LaunchDialog)
        paste(dialog.text.area, DECISION)
        title = dialog.fields[0][1]
        assert isinstance(title, LineField)
        qtbot.waitUntil(lambda: title.line.text() == TITLE)
        press(dialog.text.area, Qt.Key.Key_Return, CTRL)

    answer_next(fill, LaunchDialog)
    steps = page.empty.findChildren(QPushButton)
    click(steps[0])


def _log(qtbot: QtBot, page: MovementsPage, day: str, text: str, picture: Path | None) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        paste(dialog.text.area, text)
        qtbot.waitUntil(lambda: bool(dialog.numbers.rows.rows))
        click(dialog.day.line)
        type_words(dialog.day.line, day)
        press(dialog.day.line, Qt.Key.Key_Tab)
        if picture is not None:
            drop(dialog, picture)
        press(dialog.text.area, Qt.Key.Key_Return, CTRL)

    answer_next(fill, EntryDialog)
    press_button(page, "movements.log")


def _honour(window: MainWindow) -> None:
    """The office's honour for the movement, in its own record among the collectives."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        honour, year, number, day, decider, movement = dialog.fields[:6]
        assert isinstance(honour, ChoiceField)
        while "Bằng khen" not in honour.box.currentText():
            press(honour.box, Qt.Key.Key_Down)
        for field, words in (
            (year, "2022"),
            (number, "898/QĐ-UBND"),
            (day, "08/7/2022"),
            (decider, "Chủ tịch UBND tỉnh"),
            (movement, TITLE),
        ):
            assert isinstance(field, (LineField, NumberField, DateField))
            click(field.line)
            field.line.selectAll()
            paste(field.line, words)
        agree(dialog)

    click(window.rail.buttons[1])
    page = window.page
    assert isinstance(page, PeoplePage)
    answer_next(fill, StepDialog)
    window.registry.run("people.honour")


def _review(page: MovementsPage) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        _kind, since, until = dialog.fields
        assert isinstance(since, NumberField)
        assert isinstance(until, NumberField)
        assert (since.line.text(), until.line.text()) == ("2020", "2022")
        agree(dialog)

    answer_next(fill, StepDialog)
    press_button(page, "movements.review")


def _print(page: DispatchesPage, path: Path) -> None:
    def name(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.selectAll()
        paste(line, str(path))
        agree(dialog)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, OutputDialog)
        answer_next(name, QFileDialog)
        click(dialog.buttons[Output.PDF])

    answer_next(choose, OutputDialog)
    press_button(page, "dispatches.output")


def test_a_movement_from_its_decision_to_the_printed_review(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path, picture: Path
) -> None:
    page = window.page
    assert isinstance(page, MovementsPage)
    assert page.empty.isVisible()

    # the launching decision is pasted; title, level, period and paper are read from it
    _launch(qtbot, page)
    (item,) = movements.all_movements(store, dt.date(2022, 12, 7))
    assert item.movement.title == TITLE
    assert item.movement.launcher is Launcher.PROVINCE
    assert item.movement.launched == dt.date(2020, 3, 6)
    assert (item.movement.span.start, item.movement.span.end) == (
        dt.date(2020, 1, 1),
        dt.date(2024, 12, 31),
    )
    number = item.movement.id
    view = movements.get(store, number, dt.date(2022, 12, 7))
    ((paper, role),) = view.linked(Owner(OwnerKind.MOVEMENT, number))
    assert (paper.number, paper.symbol, role) == ("1155", "QĐ-UBND", PaperRole.LAUNCH)

    # three years of log, the last one with a picture; its papers come into the register
    for day, text in LOG.items():
        _log(qtbot, page, day, text, picture if day.endswith("2022") else None)
    whole = movements.get(store, number, dt.date(2022, 12, 7)).whole
    assert [one.year for one in whole.activities] == [2020, 2021, 2022]
    last = whole.activities[-1]
    assert [str(one.value) for one in last.figures] == ["139"]
    assert [str(one.value) for one in last.figures[0].parts] == ["74", "56", "9"]
    assert len(last.pictures) == 1
    assert [one.number for one in papers.find(store, "KH-VP")] == ["81", "77"]

    # an honour that came of it, entered in the record of the office
    _honour(window)
    assert len(movements.get(store, number, dt.date(2022, 12, 7)).honours) == 1

    # the review is drafted over the three years, and opens among the papers
    click(window.rail.buttons[0])
    _review(page)
    opened = window.page
    assert isinstance(opened, DispatchesPage)
    assert movements.get(store, number, dt.date(2022, 12, 7)).reviews[0].review is not None

    # it is printed, and says what was entered
    path = tmp_path / "so-ket.pdf"
    _print(opened, path)
    qtbot.waitUntil(path.exists)
    words = " ".join(" ".join(one.extract_text() for one in PdfReader(path).pages).split())
    for said in (
        TITLE,
        "1155/QĐ-UBND",
        "77/KH-VP",
        "02 lớp tập huấn",
        "hơn 12.400 văn bản",
        "139 nhiệm vụ",
        "09 nhiệm vụ",
        "898/QĐ-UBND",
    ):
        assert said in words, said
