"""The page of rounds in the real window, and answers to its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from thiduadesk.data.store import Store
from thiduadesk.services import rubric
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[MainWindow]:
    """The real window with the two pages, its jobs done at once."""
    runner = InlineRunner()
    made = MainWindow(store, runner, memory, lambda: rubric.years(store), TODAY.date())
    qtbot.addWidget(made)
    made.add_page(RoundsPage(store, runner, made.feedback, lambda: TODAY))
    made.add_page(PeoplePage(store, runner, made.feedback, lambda: TODAY))
    made.resize(1366, 768)
    made.show()
    made.open_first()
    qtbot.waitExposed(made)
    yield made
    QApplication.processEvents()
    made.close()


@pytest.fixture
def page(window: MainWindow) -> RoundsPage:
    """The page of rounds, shown."""
    assert window.open_page("rounds")
    shown = window.page
    assert isinstance(shown, RoundsPage)
    return shown


def agree(dialog: QDialog) -> None:
    """Press the button that goes on."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    role = QDialogButtonBox.ButtonRole.AcceptRole
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()


def fill(*values: str | None) -> Callable[[QDialog], None]:
    """An answer to a step dialog: words for each field, None leaves it as it is."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        for field, words in zip(dialog.fields, values, strict=False):
            if words is None:
                continue
            if isinstance(field, TextField):
                field.area.setPlainText(words)
            else:
                assert isinstance(field, (LineField, DateField))
                field.line.setText(words)
        agree(dialog)

    return answer


def told(run: Callable[[], object]) -> str:
    """Do something that is refused; the sentence of the box that says so, closed again."""
    said: list[str] = []

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.reject()

    answer_next(close, QMessageBox)
    run()
    assert said, "nothing was refused"
    return said[0]
