"""Every page and dialog by ear and by keyboard: names, the order of Tab, a focus that is seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QSpinBox
from PySide6.QtWidgets import QTabBar
from PySide6.QtWidgets import QTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from tests.ui.keys import press
from thiduadesk.data.store import Store
from thiduadesk.domain.points import Points
from thiduadesk.services import rubric
from thiduadesk.ui.dialogs.first_start import FirstStartDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.pages.movements.page import MovementsPage
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.pages.papers.page import PapersPage
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.pages.scoring.comparison import ComparisonDialog
from thiduadesk.ui.pages.scoring.import_dialog import ImportDialog
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.pages.scoring.rule_dialog import RuleDialog
from thiduadesk.ui.pages.settings.keeping import Keeping
from thiduadesk.ui.pages.settings.page import SettingsPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.shell.shortcuts import ShortcutsDialog
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.widgets import Button
from thiduadesk.ui.widgets import button
from thiduadesk.ui.window import MainWindow

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"
INPUTS = (
    QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit,
)  # fmt: skip
PAGES = ("overview", "scoring", "movements", "rounds", "people", "dispatches", "papers", "settings")


@pytest.fixture
def desk(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[MainWindow]:
    """The window with all its pages."""
    runner = Runner()
    window = MainWindow(store, runner, memory, lambda: rubric.years(store), TODAY.date())
    qtbot.addWidget(window)
    window.add_page(
        OverviewPage(store, InlineRunner(), window.feedback, lambda: TODAY, lambda: None)
    )
    window.add_page(ScoringPage(store, runner, window.feedback))
    window.add_page(MovementsPage(store, window.feedback, lambda: TODAY))
    window.add_page(RoundsPage(store, runner, window.feedback, lambda: TODAY))
    window.add_page(PeoplePage(store, runner, window.feedback, lambda: TODAY))
    window.add_page(DispatchesPage(store, runner, window.feedback))
    window.add_page(PapersPage(store, runner, window.feedback, lambda: TODAY))
    keeping = Keeping(
        second=str,
        password=str,
        put_second=str,
        put_password=str,
        back_up=lambda: None,
        empty_trash=lambda: None,
    )
    window.add_page(SettingsPage(store, window.feedback, keeping, lambda _code: None))
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield window
    runner.wait(5)
    window.close()


def _name(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def _nameless(root: QWidget) -> list[str]:
    """Inputs that Tab reaches and that have no name."""
    found = []
    for kind in INPUTS:
        for widget in root.findChildren(kind):
            reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            inner = widget.focusProxy() is not None or _is_part(widget)
            if reached and not inner and widget.isVisibleTo(root) and not _name(widget):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made it inside another input (the field of a spin box, a list of choices)."""
    parent = widget.parent()
    return isinstance(parent, (QSpinBox, QComboBox)) or widget.objectName().startswith("qt_")


def _chain(root: QWidget) -> list[QWidget]:
    """What Tab visits inside ``root``, in order."""
    found: list[QWidget] = []
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and _reached(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _reached(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return stops and widget.isVisible() and widget.isEnabled()


def _backward(root: QWidget) -> list[str]:
    """Steps of Tab that go up in the window without going to another column.

    Qt puts the bar of tabs behind what they show; Ctrl+Tab reaches them from everywhere.
    """
    chain = [widget for widget in _chain(root) if not isinstance(widget, QTabBar)]
    wrong = []
    for one, two in pairwise(chain):
        here = one.mapTo(root, QPoint(0, 0))
        there = two.mapTo(root, QPoint(0, 0))
        if there.y() + two.height() <= here.y() and there.x() <= here.x():
            wrong.append(
                f"{type(one).__name__} {_name(one)!r} -> {type(two).__name__} {_name(two)!r}"
            )
    return wrong


def _dialogs(store: Store, desk: MainWindow) -> dict[str, QDialog]:
    view = rubric.require(store, 2022)
    rows = tuple(
        replace(row, score=replace(row.score, points=Points(0)))
        if row.criterion.no == "II.1"
        else row
        for row in view.sheet.rows
    )
    before = rubric.seen(replace(view.sheet, year=2021, rows=rows))
    row = view.sheet.row("II.6")
    assert row is not None
    file = CASES / "rubric-self-scored.xlsx"
    return {
        "first start": FirstStartDialog(dt.date(2022, 12, 7), desk),
        "import": ImportDialog(store, InlineRunner(), desk.feedback, 2023, file, desk),
        "rule": RuleDialog(row.criterion, desk),
        "comparison": ComparisonDialog(view, before, desk),
        "shortcuts": ShortcutsDialog(desk.registry, desk),
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_input_of_a_page_says_its_name(desk: MainWindow, page: str) -> None:
    desk.open_page(page)
    QApplication.processEvents()
    assert desk.page is not None
    assert _nameless(desk.page) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_walks_a_page_downward(desk: MainWindow, page: str) -> None:
    desk.open_page(page)
    QApplication.processEvents()
    assert desk.page is not None
    assert len(_chain(desk.page)) >= 2
    assert _backward(desk.page) == []


def test_every_dialog_says_its_names_and_is_walked_downward(
    qtbot: QtBot, store: Store, desk: MainWindow
) -> None:
    for name, dialog in _dialogs(store, desk).items():
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        QApplication.processEvents()
        assert dialog.windowTitle(), name
        assert _nameless(dialog) == [], name
        assert _backward(dialog) == [], name
        dialog.close()


@pytest.mark.parametrize("page", PAGES)
def test_the_focus_is_seen_on_every_button_and_field(desk: MainWindow, page: str) -> None:
    """A focused button or field looks other than the same one without the focus."""
    desk.open_page(page)
    QApplication.processEvents()
    assert desk.page is not None
    unseen = []
    for widget in _chain(desk.page):
        if isinstance(widget, (QAbstractButton, QComboBox, QLineEdit)):
            widget.clearFocus()
            before = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if widget.hasFocus() and widget.grab().toImage() == before:
                unseen.append(_name(widget))
    assert unseen == []


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    """And not another one that is the default of its dialog."""
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    for name in ("one", "two"):
        layout.addWidget(button(name, partial(pressed.append, name)))
    first, second = dialog.findChildren(Button)
    first.setDefault(True)
    dialog.show()
    second.setFocus()
    press(second, Qt.Key.Key_Return)
    assert pressed == ["two"]
