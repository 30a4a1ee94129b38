"""A real store with the sample, and the real window over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.small_page import SmallPage
from thiduadesk.data.store import Store
from thiduadesk.i18n import qt
from thiduadesk.i18n import set_language
from thiduadesk.services import rubric
from thiduadesk.services import sample
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.window import MainWindow

TODAY = dt.datetime(2022, 12, 7, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _same_start(request: pytest.FixtureRequest) -> Iterator[None]:
    """Vietnamese (Qt's own words too), light and 100 %, whatever the test before chose."""
    set_language("vi")
    if "qtbot" not in request.fixturenames:
        yield
        set_language("vi")
        return
    application = request.getfixturevalue("qapp")
    theme.active().set_scheme(Scheme.LIGHT)
    theme.active().set_scale(100)
    translator = qt.install(application)
    yield
    application.removeTranslator(translator)
    set_language("vi")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file with the sample of 2022, made once; for copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.thidua"
    with Store.create(path) as store:
        sample.fill(store)
    return path


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A data file of its own with the sample of 2022."""
    path = tmp_path / "sample.thidua"
    path.write_bytes(sample_file.read_bytes())
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def window(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[MainWindow]:
    """The window with the overview and a small page that stands for the score sheet."""
    runner = Runner()
    made = MainWindow(store, runner, memory, lambda: rubric.years(store), TODAY.date())
    qtbot.addWidget(made)
    made.add_page(OverviewPage(store, runner, made.feedback, lambda: TODAY, lambda: None))
    made.add_page(SmallPage())
    made.resize(1366, 768)
    made.show()
    made.open_first()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.settled)
    qtbot.waitUntil(lambda: not runner.jobs)
    yield made
    runner.wait(5)
    made.close()
