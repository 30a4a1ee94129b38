"""Passwords of backups and copies in the window: a wrong one is said at once and harms nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.__main__ import main
from thiduadesk.app import desk
from thiduadesk.data import encryption
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import safety
from thiduadesk.ui.dialogs.password import NewPasswordDialog
from thiduadesk.ui.dialogs.restore import RestoreDialog
from thiduadesk.ui.dialogs.start_problem import StartProblemDialog
from thiduadesk.ui.window import MainWindow

NOW = dt.datetime(2022, 12, 7, 8, 0)  # noqa: DTZ001  local time
GOOD, WRONG = "khen thưởng", "khen thuong"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    data = tmp_path / "sample.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    return data


@pytest.fixture
def opened() -> Iterator[Callable[[Callable[[MainWindow], object]], None]]:
    """Do something in the first window that opens; every window then closes."""
    yield desk.when_ready.append
    desk.when_ready.clear()


@pytest.mark.usefixtures("qapp")
def test_a_wrong_password_of_a_backup_is_said_in_the_list_and_a_right_one_goes_back(
    sample: Path, opened: Callable[[Callable[[MainWindow], object]], None], qtbot: QtBot
) -> None:
    safety.backup_now(sample, NOW, GOOD)
    windows: list[bytes] = []
    said: list[str] = []

    def go_back(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        for password in ("", WRONG):
            dialog.secret.setText(password)
            dialog.take.click()
            qtbot.waitUntil(dialog.take.isEnabled)
            said.append(dialog.fault.text())
            assert dialog.chosen is None
            assert sample.read_bytes() == windows[0]
        dialog.secret.setText(GOOD)
        dialog.take.click()

    def look(window: MainWindow) -> None:
        windows.append(sample.read_bytes())
        if len(windows) == 1:
            answer_next(go_back)
            window.registry.run("file.restore")
        else:
            window.close()

    opened(look)
    assert main(["--data", str(sample)]) == 0
    assert len(windows) == 2, "the right password opened the backup"
    name = safety.backups(sample)[-1].path.name
    assert [name in words for words in said] == [True, True]
    assert said[0] != said[1]


@pytest.mark.usefixtures("qapp")
def test_a_copy_under_a_password_is_asked_for_twice_and_opens_with_it(
    sample: Path,
    tmp_path: Path,
    opened: Callable[[Callable[[MainWindow], object]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = tmp_path / "mang-di.thidua.enc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(copy), ""))
    faults: list[str] = []

    def name_it(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPasswordDialog)
        for first, again in (("", ""), (GOOD, WRONG), (GOOD, GOOD)):
            dialog.first.setText(first)
            dialog.again.setText(again)
            dialog.take.click()
            faults.append(dialog.fault.text())

    def save(window: MainWindow) -> None:
        answer_next(name_it)
        window.registry.run("file.backup")
        window.close()

    opened(save)
    assert main(["--data", str(sample)]) == 0
    assert len(set(faults)) == 2, faults
    assert safety.verify(copy, GOOD).ok
    with pytest.raises(Refused, match="password_wrong"):
        safety.verify(copy, WRONG)


@pytest.mark.usefixtures("qapp")
def test_a_damaged_file_goes_back_to_a_backup_under_a_password(
    sample: Path,
    opened: Callable[[Callable[[MainWindow], object]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    safety.backup_now(sample, NOW, GOOD)
    hurt = bytearray(sample.read_bytes())
    hurt[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    sample.write_bytes(hurt)
    typed = iter((WRONG, GOOD))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (next(typed), True))
    said: list[str] = []

    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, StartProblemDialog)
        dialog.back.click()
        said.append(dialog.fault.text())
        assert sample.read_bytes() == bytes(hurt)
        dialog.back.click()

    years: list[int] = []

    def look(window: MainWindow) -> None:
        years.append(window.year)
        window.close()

    opened(look)
    answer_next(restore)
    assert main(["--data", str(sample)]) == 0
    wrong = Refused("password_wrong", path=str(safety.backups(sample)[-1].path))
    assert said == [refusal_text(wrong)]
    assert years == [2022]
