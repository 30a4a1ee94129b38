"""The program as a whole: self-test, window over a data file, first start, problems at the start."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.answers import answer_next
from thiduadesk.__main__ import main
from thiduadesk.app import desk as app_desk
from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store
from thiduadesk.i18n import set_language
from thiduadesk.services import office
from thiduadesk.services import safety
from thiduadesk.ui.dialogs.first_start import FirstStartDialog
from thiduadesk.ui.dialogs.look import LookDialog
from thiduadesk.ui.dialogs.restore import RestoreDialog
from thiduadesk.ui.dialogs.start_problem import StartProblemDialog
from thiduadesk.ui.feedback.toast import Toast
from thiduadesk.ui.pages.scoring.import_dialog import ImportDialog
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.window import MainWindow

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"
TODAY = dt.date(2022, 12, 7)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    data = tmp_path / "sample.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    return data


class Ready:
    """Functions called with the window once it takes keys; what they raise fails the test."""

    def __init__(self) -> None:
        self.raised: list[BaseException] = []

    def append(self, work: Callable[[MainWindow], object]) -> None:
        def guarded(window: MainWindow) -> None:
            try:
                work(window)
            except BaseException as problem:  # noqa: BLE001  raised again when the test ends
                self.raised.append(problem)
                window.close()

        app_desk.when_ready.append(guarded)


@pytest.fixture
def ready() -> Iterator[Ready]:
    made = Ready()
    yield made
    app_desk.when_ready.clear()
    for problem in made.raised:
        raise problem


def _agree(dialog: QDialog) -> None:
    assert isinstance(dialog, QMessageBox)
    dialog.defaultButton().click()


def test_self_test_passes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thiduadesk", "--self-test"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "sound" in done.stdout


def test_a_picture_of_a_file_open_elsewhere_waits_for_nobody(sample: Path, tmp_path: Path) -> None:
    words = ["--data", str(sample), "--screenshot", str(tmp_path / "picture.png")]
    with DataLock(sample):
        done = subprocess.run(
            [sys.executable, "-m", "thiduadesk", *words],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 3
    assert sample.name in done.stderr
    assert not (tmp_path / "picture.png").exists()


class Strays(QObject):
    """Windows that are shown beside the main one."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match watched:
            case QWidget() if event.type() == QEvent.Type.Show and watched.isWindow():
                self.shown += [] if isinstance(watched, MainWindow) else [repr(watched)]
            case _:
                pass
        return False


@pytest.mark.usefixtures("qapp")
def test_the_window_opens_on_every_page(sample: Path, ready: Ready) -> None:
    seen: list[str] = []
    strays = Strays()

    def visit(window: MainWindow) -> None:
        QApplication.instance().installEventFilter(strays)  # type: ignore[union-attr]
        for place in window.page_ids:
            assert window.open_page(place)
            QApplication.processEvents()
            assert window.page is not None
            seen.append(window.page.id)
        window.close()

    ready.append(visit)
    assert main(["--data", str(sample)]) == 0
    QApplication.instance().removeEventFilter(strays)  # type: ignore[union-attr]
    assert strays.shown == [], "a widget without a parent takes the keyboard for a moment"
    assert seen == [
        "overview", "scoring", "movements", "rounds", "people", "dispatches", "papers", "settings",
    ]  # fmt: skip


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

    answer_next(close)
    assert main(["--data", str(data)]) == 3
    assert len(texts) == 1
    assert data.read_bytes() == b"not a database"


@pytest.mark.usefixtures("qapp")
def test_leaving_the_first_start_makes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "new.thidua"
    answer_next(lambda dialog: dialog.reject())
    assert main(["--data", str(data)]) == 0
    assert not data.exists()


@pytest.mark.usefixtures("qapp")
def test_the_first_start_with_sample_data(tmp_path: Path, ready: Ready) -> None:
    data = tmp_path / "new.thidua"

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, FirstStartDialog)
        dialog.sample.click()

    years: list[int] = []

    def look(window: MainWindow) -> None:
        years.append(window.year)
        window.close()

    answer_next(choose)
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
def test_a_backup_is_made_before_a_rubric_is_imported(sample: Path, ready: Ready) -> None:
    def work(window: MainWindow) -> None:
        window.open_page("scoring")
        page = window.page
        assert isinstance(page, ScoringPage)

        def keep(dialog: QDialog) -> None:
            assert isinstance(dialog, ImportDialog)
            deadline = QDeadlineTimer(10_000)
            while not dialog.keep.isEnabled() and not deadline.hasExpired():
                QApplication.processEvents()
            answer_next(_agree)
            dialog.accept()

        answer_next(keep)
        page.import_file(CASES / "rubric-blank.xlsx")
        window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    reasons = [info.reason for info in safety.backups(sample)]
    assert safety.Reason.BEFORE_IMPORT in reasons


@pytest.mark.usefixtures("qapp")
def test_copy_and_other_file(
    sample: Path,
    tmp_path: Path,
    ready: Ready,
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
            window.registry.run("file.backup")
            assert copy.exists()
            window.registry.run("file.open")
        else:
            window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert opened == ["sample.thidua", "copy.thidua"]


@pytest.mark.usefixtures("qapp")
def test_a_dropped_data_file_is_opened_after_a_question(
    sample: Path, tmp_path: Path, ready: Ready
) -> None:
    other = tmp_path / "other.thidua"
    assert main(["--data", str(other), "sample"]) == 0
    opened: list[str] = []

    def work(window: MainWindow) -> None:
        opened.append(window.status.file.text())
        if len(opened) == 1:
            answer_next(lambda dialog: dialog.findChildren(QPushButton)[0].click())
            window.files_dropped.emit([other])
        else:
            window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert opened == ["sample.thidua", "other.thidua"]


@pytest.mark.usefixtures("qapp")
def test_a_dropped_rubric_opens_its_import(sample: Path, ready: Ready) -> None:
    seen: list[QDialog] = []

    def close(dialog: QDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    def work(window: MainWindow) -> None:
        answer_next(close)
        window.files_dropped.emit([CASES / "rubric-blank.xlsx"])
        assert window.page is not None
        assert window.page.id == "scoring"
        window.close()

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert [type(dialog).__name__ for dialog in seen] == ["ImportDialog"]


@pytest.mark.usefixtures("qapp")
def test_a_page_that_there_is_not_is_told(sample: Path, ready: Ready) -> None:
    opened: list[str] = []

    def work(window: MainWindow) -> None:
        assert window.page is not None
        opened.append(window.page.id)
        assert any("nowhere" in one.text() for one in window.findChildren(QLabel))
        window.close()

    ready.append(work)
    assert main(["--data", str(sample), "--page", "nowhere:3"]) == 0
    assert opened


@pytest.mark.usefixtures("qapp")
def test_a_dropped_text_is_looked_over(sample: Path, tmp_path: Path, ready: Ready) -> None:
    paper = tmp_path / "bao-cao.txt"
    paper.write_text("BÁO CÁO\nTổng kết năm 2022\n\nCó 89 người, trong đó có 60 nam và 30 nữ.\n")
    rows: list[int] = []

    def work(window: MainWindow) -> None:
        def read(dialog: QDialog) -> None:
            assert isinstance(dialog, LookDialog)
            rows.append(dialog.strip.list.count())
            dialog.accept()
            QTimer.singleShot(0, window, window.close)

        answer_next(read)
        window.files_dropped.emit([paper])

    ready.append(work)
    assert main(["--data", str(sample)]) == 0
    assert rows[0] > 0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("names", [["anh.png"], ["a.xlsx", "b.xlsx"]])
def test_other_files_and_several_at_once_are_told(
    sample: Path, ready: Ready, names: list[str]
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
    sample: Path, ready: Ready, qtbot: QtBot
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


@pytest.mark.usefixtures("qapp")
def test_going_back_to_a_backup_and_forth_again(sample: Path, ready: Ready) -> None:
    """Closing backs up; going back brings the old score, and what was open is kept too."""
    points: list[str] = []
    answers = iter(range(3))

    def score(window: MainWindow) -> None:
        step = next(answers)
        assert window.open_page("scoring", "II.1")
        page = window.page
        assert isinstance(page, ScoringPage)
        points.append(page.view.totals.points.text())
        if step == 0:
            page.view.model.edited.emit("II.1", Col.POINTS, "5")
            page.flush()
            window.close()
        elif step == 1:
            answer_next(_take_oldest)
            window.registry.run("file.restore")
        else:
            window.close()

    ready.append(score)
    backups = sample.with_name("sample-backups")
    safety.backup_now(sample, dt.datetime(2022, 12, 1, 8, 0))  # noqa: DTZ001  local time
    assert main(["--data", str(sample)]) == 0
    assert len(list(backups.glob("*.thidua"))) == 2, "one by hand, one at close"
    assert main(["--data", str(sample)]) == 0
    assert points == ["945 / 950", "930 / 950", "945 / 950"]
    assert any("before-restore" in file.name for file in backups.iterdir())


def _take_oldest(dialog: QDialog) -> None:
    assert isinstance(dialog, RestoreDialog)
    oldest = min(dialog.model.rows, key=lambda info: info.when)
    assert dialog.view.choose(oldest.path)
    dialog.take.click()


@pytest.mark.usefixtures("qapp")
def test_a_damaged_file_offers_the_newest_good_backup(sample: Path, ready: Ready) -> None:
    set_language("vi")
    safety.backup_now(sample, dt.datetime(2022, 12, 1, 8, 0))  # noqa: DTZ001  local time
    hurt = bytearray(sample.read_bytes())
    hurt[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    sample.write_bytes(hurt)
    seen: list[str] = []

    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, StartProblemDialog)
        seen.append(dialog.back.text())
        dialog.back.click()

    years: list[int] = []

    def look(window: MainWindow) -> None:
        years.append(window.year)
        window.close()

    answer_next(restore)
    ready.append(look)
    assert main(["--data", str(sample)]) == 0
    assert years == [2022]
    assert "01/12/2022" in seen[0]


@pytest.mark.usefixtures("qapp")
def test_what_can_be_read_of_a_damaged_file_is_saved(
    sample: Path, tmp_path: Path, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurt = bytearray(sample.read_bytes())
    hurt[-8 * 4096 :] = b"\xff" * 8 * 4096  # the last page may hold nothing
    sample.write_bytes(hurt)
    into = tmp_path / "saved.thidua"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(into), ""))

    def rescue(dialog: QDialog) -> None:
        assert isinstance(dialog, StartProblemDialog)
        dialog.save.click()

    names: list[str] = []

    def look(window: MainWindow) -> None:
        names.append(window.status.file.text())
        window.close()

    answer_next(rescue)
    ready.append(look)
    assert main(["--data", str(sample)]) == 0
    assert names == ["saved.thidua"]
    assert sample.read_bytes() == bytes(hurt), "the damaged file is never written"


@pytest.mark.usefixtures("qapp")
def test_the_file_used_last_is_opened_again(sample: Path, ready: Ready) -> None:
    names: list[str] = []

    def look(window: MainWindow) -> None:
        names.append(window.status.file.text())
        window.close()

    ready.append(look)
    assert main(["--data", str(sample)]) == 0
    assert main([]) == 0
    assert names == ["sample.thidua", "sample.thidua"]


def test_without_a_screen_one_sentence_says_so(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a screen")
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "thiduadesk", "--data", str(tmp_path / "x.thidua")],
        capture_output=True, text=True, check=False, timeout=60, env=environment,
    )  # fmt: skip
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
