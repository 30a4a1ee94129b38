"""Backups by themselves, in the real window: a failure stays on the screen until it is mended."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from thiduadesk.__main__ import main
from thiduadesk.app import desk
from thiduadesk.app import paths
from thiduadesk.app.keeper import SECOND
from thiduadesk.app.keeper import Keeper
from thiduadesk.services import rubric
from thiduadesk.services import safety
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.window import MainWindow


@pytest.fixture
def opened() -> Iterator[list[Callable[[MainWindow], object]]]:
    yield desk.when_ready
    desk.when_ready.clear()


@pytest.mark.usefixtures("qapp")
def test_a_backup_that_failed_is_said_until_the_stick_is_back_and_it_is_made(
    tmp_path: Path, opened: list[Callable[[MainWindow], object]], qtbot: QtBot
) -> None:
    data, stick = tmp_path / "sample.thidua", tmp_path / "stick"
    assert main(["--data", str(data), "sample"]) == 0
    Memory(paths.state_folder() / "window.ini").put(SECOND, str(stick))
    raised: list[BaseException] = []

    def work(window: MainWindow) -> None:
        try:
            keeper = window.findChild(Keeper)
            assert keeper is not None
            store = keeper._store
            rubric.score(store, ScoreCommand(2022, "II.3", explanation="đã làm"))
            keeper.look()
            qtbot.waitUntil(lambda: bool(window.banners.texts))
            assert str(stick) in window.banners.texts[0]
            keeper.look()
            qtbot.wait(200)
            assert window.banners.texts, "it stays"
            stick.mkdir()
            (again, *_others) = window.banners.findChildren(QPushButton)
            again.click()
            qtbot.waitUntil(lambda: not window.banners.texts)
            assert len(list((stick / "sample-backups").iterdir())) == 1
        except BaseException as problem:  # noqa: BLE001  # raised again when the window is gone
            raised.append(problem)
        window.close()

    opened.append(work)
    assert main(["--data", str(data)]) == 0
    for problem in raised:
        raise problem
    marks = [one.mark for one in safety.backups(data, safety.Places(stick))]
    assert marks.count(marks[0]) == 2, "the newest lies at both places"
