from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data import office_2022
from thiduadesk.data.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Dữ liệu thi đua #1 100%"  # as a clerk may name it
    folder.mkdir()
    return folder / "Thi đua.tdkt"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path) as store:
        yield store


@pytest.fixture
def filled(store: Store) -> Store:
    office_2022.fill(store)
    return store
