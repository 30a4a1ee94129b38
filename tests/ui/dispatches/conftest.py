"""The page of dispatches over a real store with the sample office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from thiduadesk.data.store import Store
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.tasks.runner import Runner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner(qapp)
    yield made
    made.close()
    assert made.wait(5)
    QApplication.processEvents()
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def page(store: Store, runner: Runner, qtbot: QtBot) -> Iterator[DispatchesPage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    banners = BannerArea(window)
    made = DispatchesPage(store, runner, Feedback(window, banners))
    registry = ActionRegistry(parent=window)
    registry.add(made.page_actions(), made.id)
    registry.set_page(made.id)
    made.use_actions(registry)
    made.actions_changed.connect(registry.refresh)
    window.setCentralWidget(made)
    window.resize(1366, 768)
    made.set_year(2022)
    made.refresh(None)
    store.changed.connect(made.refresh)
    window.show()
    yield made
    made.editor.close_dispatch()
    store.changed.disconnect(made.refresh)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=10_000)
