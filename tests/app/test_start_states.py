"""What the start says: who has the file, who wrote it, what a sudden end left."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel

from tests.ui.answers import answer_next
from thiduadesk.__main__ import main
from thiduadesk.app import desk
from thiduadesk.data.schema import SCHEMA
from thiduadesk.i18n import _
from thiduadesk.i18n import set_language
from thiduadesk.ui.dialogs.start_problem import StartProblemDialog
from thiduadesk.ui.window import MainWindow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    data = tmp_path / "sample.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    set_language("vi")
    return data


@pytest.fixture
def banners() -> Iterator[list[tuple[str, ...]]]:
    """What the banners say in each window that opens; the window closes at once."""
    seen: list[tuple[str, ...]] = []

    def look(window: MainWindow) -> None:
        seen.append(window.banners.texts)
        window.close()

    desk.when_ready.append(look)
    yield seen
    desk.when_ready.clear()


def labels(dialog: QDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.text()]


def read(told: list[str], then: Callable[[StartProblemDialog], object]) -> None:
    """Keep the words of the dialog that opens next, and answer it."""

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, StartProblemDialog)
        told.extend(labels(dialog))
        then(dialog)

    answer_next(look)


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_second_window_says_who_has_the_file_and_after_a_kill_what_was_kept(
    sample: Path, banners: list[tuple[str, ...]]
) -> None:
    first = subprocess.Popen(
        [sys.executable, "-m", "thiduadesk", "--data", str(sample)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    lock = sample.with_name(f"{sample.name}.lock")
    limit = time.monotonic() + 30
    while not (lock.exists() and lock.read_bytes()) and time.monotonic() < limit:
        time.sleep(0.05)
    told: list[str] = []

    def take_over(dialog: StartProblemDialog) -> None:
        first.kill()
        first.wait()
        dialog.again.click()

    read(told, take_over)
    assert main(["--data", str(sample)]) == 0
    assert any(str(first.pid) in words and str(sample) in words for words in told), told
    assert _("No other window has it open") in told
    assert _("The file is there") not in told, "nothing is said of a file that another one has"
    assert banners == [
        (_("The program did not close properly last time. The data file is whole."),)
    ]
    words = ["--data", str(sample), "rubric", "score", "--year", "2022", "II.3", "7"]
    assert main(words) == 0
    lock.write_text('{"pid": "1", "host": "may", "since": "2022-11-30T08:00:00+00:00"}')
    assert main(["--data", str(sample)]) == 0
    assert main(["--data", str(sample)]) == 0
    ((after_kill,), after_close) = banners[1:]
    assert "II.3" in after_kill
    assert after_close == ()


@pytest.mark.usefixtures("qapp")
def test_a_file_of_a_newer_program_names_its_version(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute("UPDATE stamp SET program = '9.4.1'")
        connection.execute(f"PRAGMA user_version = {SCHEMA + 5}")
        connection.commit()
    before = sample.read_bytes()
    told: list[str] = []
    read(told, lambda dialog: dialog.reject())
    assert main(["--data", str(sample)]) == 3
    assert any("9.4.1" in words for words in told), told
    assert sample.read_bytes() == before
