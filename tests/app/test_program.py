"""The program as a whole: self-test, window over a data file, first start, problems at the start."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from thiduadesk.__main__ import main
from thiduadesk.app import window as app_window
from thiduadesk.data.store import Store
from thiduadesk.i18n import set_language
from thiduadesk.services import office
from thiduadesk.ui.dialogs.first_start import FirstStartDialog
from thiduadesk.ui.feedback.toast import Toast
from thiduadesk.ui.window import MainWindow

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"
TODAY = dt.date(2022, 12, 7)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    data = tmp_path / "sample.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    return data


@pytest.fixture
def ready() -> Iterator[list[Callable[[MainWindow], object]]]:
    """Functions put here are called with the window once it takes keys."""
    yield app_window.when_ready
    app_window.when_ready.clear()


def _answer(click: Callable[[QDialog], object]) -> None:
    """Answer the next dialog that stands open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            click(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_self_test_passes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thiduadesk", "--self-test"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "sound" in done.stdout


@pytest.mark.usefixtures("qapp")
def test_the_window_opens_on_every_page(
    sample: Path, ready: list[Callable[[MainWindow], object]]
) -> None:
    seen: list[str] = []

    def visit(window: MainWindow) -> None:
        for place in window.page_ids:
            assert window.open_page(place)
            QApplication.processEvents()
            assert window.page is not None
            seen.append(window.page.id)
        window.close()

    ready.append(visit)
    assert main(["--data", str(sample)]) == 0
    assert seen == ["overview", "scoring", "dispatches", "settings"]


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_the_window_is_made(sample: Path, tmp_path: Path) -> None:
    picture = tmp_path / "w.png"
    words = ["--screenshot", str(picture), "--page", "scoring:II.3", "--theme", "dark"]
    assert main(["--data", str(sample), *words]) == 0
    assert picture.stat().st_size > 20_000


@pytest.mark.usefixtures("qapp")
def test_a_foreign_file_is_told_and_left_alone(tmp_path: Path) -> None:
    set_language("vi")
    data = tmp_path / "thu.thidua"
    data.write_bytes(b"not a database")
    texts: list[str] = []

    def close(dialog: QDialog) -> None:
        texts.append(dialog.windowTitle())
        dialog.reject()

    _answer(close)
    assert main(["--data", str(data)]) == 3
    assert len(texts) == 1
    assert data.read_bytes() == b"not a database"


@pytest.mark.usefixtures("qapp")
def test_leaving_the_first_start_makes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "new.thidua"
    _answer(lambda dialog: dialog.reject())
    assert main(["--data", str(data)]) == 0
    assert not data.exists()


@pytest.mark.usefixtures("qapp")
def test_the_first_start_with_sample_data(
    tmp_path: Path, ready: list[Callable[[MainWindow], object]]
) -> None:
    data = tmp_path / "new.thidua"

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstStartDialog)
        dialog.sample.click()

    years: list[int] = []

    def look(window: MainWindow) -> None:
        years.append(window.year)
        window.close()

    _answer(choose)
    ready.append(look)
    assert main(["--data", str(data)]) == 0
    assert years == [2022]


def test_the_first_start_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FirstStartDialog(TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.fault.text(), "an office needs a name"
    dialog.name.setText("Sở Tư pháp tỉnh X")
    dialog.superior.setText("UBND tỉnh X")
    dialog.symbol.setText("STP")
    dialog.place.setText("X")
    for _step in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    answer = dialog.answer
    assert answer is not None
    assert (answer.name, answer.year, answer.rubric) == ("Sở Tư pháp tỉnh X", 2022, None)
    with Store.create(tmp_path / "a.thidua") as store:
        founding = office.Founding(answer.name, answer.superior, answer.symbol, answer.place)
        office.found(store, founding)
        names = office.names_on(store, TODAY)
    assert names is not None
    assert names.issuer_head == "SỞ TƯ PHÁP TỈNH X"
    assert names.superior_head == "UBND TỈNH X"


def test_every_button_of_the_first_start_has_words(qtbot: QtBot) -> None:
    dialog = FirstStartDialog(TODAY)
    qtbot.addWidget(dialog)
    assert all(button.text() for button in dialog.findChildren(QPushButton))


@pytest.mark.usefixtures("qapp")
def test_copy_and_other_file(
    sample: Path,
    tmp_path: Path,
    ready: list[Callable[[MainWindow], object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The file menu: a verified copy, then the copy is opened in this window's place."""
    copy = tmp_path / "copy.thidua"
    answers = iter([(str(copy), ""), (str(copy), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: next(answers))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: next(answers))
    opened: list[str] = []

    def work(window: MainWindow) -> None:
        opened.append(window.status.file.text())
        if len(opened) == 1:
            assert window.status.backup.text() == ""
            window.registry.run("file.backup")
            assert copy.exists()
            assert "Sao lưu gần nhất" in window.status.backup.text()
            window.registry.run("file.open")
        else:
            window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert opened == ["sample.thidua", "copy.thidua"]


@pytest.mark.usefixtures("qapp")
def test_a_dropped_data_file_is_opened_after_a_question(
    sample: Path, tmp_path: Path, ready: list[Callable[[MainWindow], object]]
) -> None:
    other = tmp_path / "other.thidua"
    assert main(["--data", str(other), "sample"]) == 0
    opened: list[str] = []

    def work(window: MainWindow) -> None:
        opened.append(window.status.file.text())
        if len(opened) == 1:
            _answer(lambda dialog: dialog.findChildren(QPushButton)[0].click())
            window.files_dropped.emit([other])
        else:
            window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert opened == ["sample.thidua", "other.thidua"]


@pytest.mark.usefixtures("qapp")
def test_a_dropped_rubric_opens_its_import(
    sample: Path, ready: list[Callable[[MainWindow], object]]
) -> None:
    seen: list[QDialog] = []

    def close(dialog: QDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    def work(window: MainWindow) -> None:
        _answer(close)
        window.files_dropped.emit([CASES / "rubric-blank.xlsx"])
        assert window.page is not None
        assert window.page.id == "scoring"
        window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert [type(dialog).__name__ for dialog in seen] == ["ImportDialog"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("names", [["anh.png"], ["a.xlsx", "b.xlsx"]])
def test_other_files_and_several_at_once_are_told(
    sample: Path, ready: list[Callable[[MainWindow], object]], names: list[str]
) -> None:
    told: list[str] = []

    def work(window: MainWindow) -> None:
        window.files_dropped.emit([Path(name) for name in names])
        told.extend(toast.text for toast in window.findChildren(Toast))
        window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    (words,) = told
    assert names[0] in words or len(names) > 1


@pytest.mark.usefixtures("qapp")
def test_the_status_line_names_the_decree_of_the_work_year(
    sample: Path, ready: list[Callable[[MainWindow], object]], qtbot: QtBot
) -> None:
    told: list[str] = []

    def work(window: MainWindow) -> None:
        for year in (2022, 2017):
            window.set_year(year)
            told.append(window.status.law.text())
        window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert "30/2020" in told[0]
    assert "01/2011" in told[1]
