"""The page of movements in the real window over an office without any, beside people and papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from tests.ui.keys import CTRL
from tests.ui.keys import press
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.services import office
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.pages.movements.page import MovementsPage
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.widgets import ActionButton
from thiduadesk.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The names, units, signatories and bloc of the sample office; nothing was ever logged."""
    sample = samples.load()
    with Store.create(tmp_path / "office.thidua") as opened:
        kept: tuple[office.Record, ...] = (
            *sample.names, *sample.units, *sample.signatories, *sample.bloc_years,
        )  # fmt: skip
        for one in kept:
            office.save(opened, one)
        opened.forget_history()
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[MainWindow]:
    """The real window with the three pages, its jobs done at once."""
    runner = InlineRunner()
    made = MainWindow(store, runner, memory, lambda: (2022,), TODAY.date())
    qtbot.addWidget(made)
    pages: tuple[Page, ...] = (
        MovementsPage(store, made.feedback, lambda: TODAY),
        PeoplePage(store, runner, made.feedback, lambda: TODAY),
        DispatchesPage(store, runner, made.feedback),
    )
    for page in pages:
        made.add_page(page)
    made.resize(1366, 768)
    made.show()
    made.open_first()
    qtbot.waitExposed(made)
    yield made
    QApplication.processEvents()
    made.close()


@pytest.fixture
def page(window: MainWindow) -> MovementsPage:
    """The page of movements, shown."""
    shown = window.page
    assert isinstance(shown, MovementsPage)
    return shown


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small photograph."""
    path = tmp_path / "hoi-nghi.png"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    return path


def click(widget: QWidget) -> None:
    """Press and release the left button in the middle of a widget."""
    QTest.mouseClick(widget, LEFT)


def drop(widget: QWidget, *paths: Path, text: str = "", at: QPoint | None = None) -> None:
    """Drag files or words over a widget and let them go ``at`` a place of it, or in its middle."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    window = widget.window()
    place = QPointF(widget.mapTo(window, at or widget.rect().center()))
    plain, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, LEFT, plain)
    QApplication.sendEvent(window.windowHandle(), enter)
    QApplication.sendEvent(window.windowHandle(), QDropEvent(place, copy, data, LEFT, plain))


def press_button(page: QWidget, action: str) -> None:
    """Click the button of an action in the header of a page."""
    every = page.findChildren(ActionButton)
    click(next(one for one in every if one.defaultAction().objectName() == action))


def paste(widget: QWidget, text: str) -> None:
    """Ctrl+V of a text that another program copied."""
    QApplication.clipboard().setText(text)
    press(widget, Qt.Key.Key_V, CTRL)


def agree(dialog: QDialog) -> None:
    """Click the button that goes on."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    role = QDialogButtonBox.ButtonRole.AcceptRole
    click(next(button for button in box.buttons() if box.buttonRole(button) is role))
