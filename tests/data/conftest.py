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


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """An empty and a filled data file, closed; made once, since making takes most of a test."""
    path = tmp_path_factory.mktemp("templates") / "x.tdkt"
    Store.create(path).close()
    empty = path.read_bytes()
    with Store.open(path) as store:
        office_2022.fill(store)
    return empty, path.read_bytes()


def opened(path: Path, template: bytes) -> Iterator[Store]:
    path.touch(mode=0o600)
    path.write_bytes(template)
    with Store.open(path) as store:
        yield store


@pytest.fixture
def store(path: Path, templates: tuple[bytes, bytes]) -> Iterator[Store]:
    """A new data file."""
    yield from opened(path, templates[0])


@pytest.fixture
def filled(path: Path, templates: tuple[bytes, bytes]) -> Iterator[Store]:
    """The office of 2022; its history has three steps."""
    yield from opened(path, templates[1])
