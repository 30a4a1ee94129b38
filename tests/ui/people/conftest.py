"""The page of people over an office with three persons of placeholder names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.services import office
from thiduadesk.services import personnel
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.window import MainWindow

NAMES = ("Trần Thị Ánh", "Nguyễn Văn An", "Lê Thị Bình")  # vi: names of the test


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The names, units and bloc of the sample office without its people."""
    sample = samples.load()
    with Store.create(tmp_path / "office.thidua") as opened:
        kept: tuple[office.Record, ...] = (*sample.names, *sample.units, *sample.bloc_years)
        for one in kept:
            office.save(opened, one)
        opened.forget_history()
        yield opened


@pytest.fixture
def staff(store: Store) -> Store:
    """Three persons in two units."""
    units = office.units(store)
    for at, name in enumerate(NAMES):
        person = Person(0, f"NV{at}", name, birth=dt.date(1980, 1, 1 + at))
        post = PostHeld(0, 0, "Chuyên viên", units[at % 2].id, Employment.CIVIL)
        personnel.hire(store, person, post)
    left = Person(0, "", "Đỗ Hữu Cũ", span=Span(end=dt.date(2020, 1, 1)))
    personnel.save(store, left)
    return store


@pytest.fixture
def page(qtbot: QtBot, staff: Store, memory: Memory) -> Iterator[PeoplePage]:
    """The page in the real window, its jobs done at once."""
    window = MainWindow(staff, InlineRunner(), memory, lambda: (2022,), TODAY.date())
    qtbot.addWidget(window)
    made = PeoplePage(staff, InlineRunner(), window.feedback, lambda: TODAY)
    window.add_page(made)
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield made
    window.close()
