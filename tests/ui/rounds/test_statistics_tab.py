"""The statistics of the year in the window: charts, the years they are of, the list behind a bar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from thiduadesk.data.store import Store
from thiduadesk.services import personnel
from thiduadesk.services import rubric
from thiduadesk.ui.charts import ChartView
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.window import MainWindow


@pytest.fixture
def page(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[RoundsPage]:
    runner = InlineRunner()
    window = MainWindow(store, runner, memory, lambda: rubric.years(store), TODAY.date())
    qtbot.addWidget(window)
    made = RoundsPage(store, runner, window.feedback, lambda: TODAY)
    window.add_page(made)
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    made.tabs.setCurrentWidget(made.statistics)
    yield made
    QApplication.processEvents()
    window.close()


def _click(qtbot: QtBot, view: ChartView, key: str) -> None:
    assert view.drawing is not None
    target = next(one for one in view.drawing.targets if one.key == key)
    at = QPoint(int(target.x + target.width / 2) + 6, int(target.y + target.height / 2) + 6)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)


def test_bar_of_an_honour_opens_the_list_behind_it(
    qtbot: QtBot, store: Store, page: RoundsPage
) -> None:
    held = [one for one in personnel.honours(store) if one.year == 2022 and one.honour == "BK_T"]
    _click(qtbot, page.statistics.views[1], "BK_T")
    assert page.tabs.currentWidget() is page.results
    assert page.results.model.rowCount() == len(held) > 0
    page.tabs.setCurrentWidget(page.statistics)
    _click(qtbot, page.statistics.views[0], "2019")
    assert page.results.year.currentData() == 2019
    assert page.results.honour.currentData() is None


def test_an_earlier_first_year_counts_all_years_between(store: Store, page: RoundsPage) -> None:
    tab = page.statistics
    one_year = tab.count.text()
    tab.first.setCurrentIndex(tab.first.findData(2019))
    tab.first.activated.emit(tab.first.currentIndex())
    held = [one for one in personnel.honours(store) if 2019 <= one.year <= 2022]
    assert tab.count.text().startswith(f"{len(held)} ")
    assert tab.count.text() != one_year
    assert all("2019" in one.accessibleName() for one in tab.views[1:])


def test_statistics_are_saved_with_the_years_chosen(page: RoundsPage, tmp_path: Path) -> None:
    tab = page.statistics
    tab.first.setCurrentIndex(tab.first.findData(2016))
    for name in ("a.xlsx", "a.pdf"):
        tab.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 5_000
