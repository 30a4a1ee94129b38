"""Many papers at once: in order, whole or not at all, what cannot be written named."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.problems import Cancelled
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.services import batch
from thiduadesk.services import dispatches

DAY = dt.date(2022, 12, 5)


@pytest.fixture
def store(store: Store) -> Store:
    for _paper in range(3):
        dispatches.new(store, "letter", 2022, DAY)
    return store


def _ignored(*_args: object) -> None:
    """Nobody asks how far it is."""


def _items(store: Store) -> list[DispatchItem]:
    return list(dispatches.items(store))


def test_a_paper_with_an_unknown_sign_is_left_out_and_named(store: Store, tmp_path: Path) -> None:
    odd = _items(store)[1]
    key = dispatches.get(store, odd.id).body[0].key
    dispatches.set_blocks(store, key, (Paragraph((Text("\N{MAHJONG TILE RED DRAGON}"),)),))
    saved = batch.save_all(store, _items(store), tmp_path, (".pdf",), _ignored)
    ((left, problem),) = saved.left_out
    assert left.id == odd.id
    assert problem.fault is Fault.MISSING_GLYPH
    assert [path.name[0] for path in saved.files] == ["1", "3"]
    for_word = batch.save_all(store, _items(store), tmp_path, (".docx",), _ignored)
    assert not for_word.left_out  # no page is laid out for Word, which has fonts of its own
    assert all(zipfile.is_zipfile(path) for path in for_word.files)
    assert len(for_word.files) == 3


def test_what_the_folder_refuses_stops_all_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pulled_out(done: int, _total: int, _text: str) -> None:
        if done == 2:
            folder.rename(tmp_path / "gone")

    with pytest.raises(EnvironmentProblem) as problem:
        batch.save_all(store, _items(store), folder, (".pdf",), pulled_out)
    assert problem.value.fault is Fault.MISSING


def test_cancelled_at_the_last_moment_nothing_stays(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def stop(done: int, total: int, _text: str) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        batch.save_all(store, _items(store), folder, (".pdf", ".docx"), stop)
    assert not list(folder.iterdir())


def test_names_count_as_wide_as_the_last_one(store: Store) -> None:
    item = _items(store)[0]
    assert batch.file_name(7, 120, item).startswith("007-")
    assert batch.file_name(7, 9, item).isascii()
