from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import office_2022
from thiduadesk import __version__
from thiduadesk.data import safety
from thiduadesk.data import stamp
from thiduadesk.data.queries import office
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault


def stamped(path: Path) -> stamp.Stamp:
    with closing(sqlite3.connect(path)) as connection:
        return stamp.read(connection)


def change(store: Store, value: str) -> None:
    with store.change(Label("x")) as w:
        office.put_setting(w, "k", value)


def test_a_closed_file_is_sealed_and_a_change_takes_the_seal_off(filled: Store) -> None:
    filled.close()
    sealed = stamped(filled.path)
    assert sealed.seal
    assert sealed.program == __version__
    with Store.open(filled.path) as store:
        assert stamped(store.path) == sealed  # opening alone changes nothing
        change(store, "1")
        open_one = stamped(store.path)
        assert open_one.seal is None
        assert open_one.mark != sealed.mark
    assert stamped(filled.path).seal


def test_undo_and_redo_are_changes_too_and_each_mark_is_new(filled: Store) -> None:
    marks = [stamped(filled.path).mark]
    change(filled, "1")
    for act in (lambda: None, filled.undo, filled.redo):
        act()
        marks.append(stamped(filled.path).mark)
    assert len(set(marks)) == 4


def test_a_letter_that_became_another_is_found_where_sqlite_sees_nothing(filled: Store) -> None:
    filled.close()
    whole = filled.path.read_bytes()
    word = "Hoàn thành tốt".encode()
    assert word in whole
    filled.path.write_bytes(whole.replace(word, "Hoàn thành tết".encode()))
    with closing(sqlite3.connect(filled.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(EnvironmentProblem) as caught:
        Store.open(filled.path)
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.params["detail"].startswith("seal: ")
    report = safety.verify(filled.path)
    assert {one.found for one in report.problems} <= {
        "seal: criterion",
        "seal: score",
        "seal: undo_row",
    }


def test_a_file_closed_by_a_crash_opens_unsealed(store: Store, tmp_path: Path) -> None:
    office_2022.fill(store)
    crashed = tmp_path / "crashed.tdkt"
    for ending in ("", "-wal"):
        source = store.path.with_name(store.path.name + ending)
        crashed.with_name(crashed.name + ending).write_bytes(source.read_bytes())
    assert stamped(crashed).seal is None
    with Store.open(crashed) as again:
        change(again, "1")
    assert stamped(crashed).seal
    Store.open(crashed).close()


def test_the_digest_depends_on_nothing_but_the_rows() -> None:
    """A letter newer than this Python is no damage to the next one."""
    row = ("Hoàn thành tốt", "\U0001fae9", None, 1, "a \"b\" 'c'\n")
    assert stamp._digest_of([row]) == "488f283aedf5591ec195957a2fe27c12"
