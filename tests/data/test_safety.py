from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import content
from thiduadesk.data import safety
from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused


def test_a_copy_of_an_open_file_holds_what_the_log_holds(filled: Store, tmp_path: Path) -> None:
    copy = tmp_path / "Bản sao.tdkt"
    report = safety.copy_verified(filled.path, copy)
    assert report.ok
    assert report.counts["score"] == 6
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    with Store.open(copy) as again:
        assert content(again) == office_2022.CONTENT
        assert again.undo_label == filled.undo_label


def test_a_copy_of_a_damaged_file_is_refused_and_the_last_copy_stays(
    filled: Store, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.tdkt"
    safety.copy_verified(filled.path, copy)
    good = copy.read_bytes()
    filled.close()
    data = bytearray(filled.path.read_bytes())
    data[8192 : 8192 + 64] = b"\xff" * 64
    filled.path.write_bytes(data)
    with pytest.raises(EnvironmentProblem) as caught:
        safety.copy_verified(filled.path, copy)
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.params["path"] == str(filled.path)
    assert copy.read_bytes() == good
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [copy]


def test_a_file_is_not_copied_onto_itself(filled: Store) -> None:
    with pytest.raises(Refused, match="copy_onto_itself"):
        safety.copy_verified(filled.path, filled.path)


def test_a_copy_does_not_replace_a_file_that_is_open(filled: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.tdkt"
    with Store.create(other) as store:
        with store.read(), pytest.raises(EnvironmentProblem) as caught:
            safety.copy_verified(filled.path, other)
        assert caught.value.fault is Fault.FILE_OPEN_ELSEWHERE
        assert not any(office_2022.rows(other).values())


def test_verify_tells_damage_as_findings_and_writes_nothing(filled: Store) -> None:
    assert safety.verify(filled.path).ok  # also while it is open
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("DELETE FROM paper WHERE id = 1")
        connection.execute(office_2022.UNSEAL)
        connection.commit()
    before = filled.path.read_bytes()
    report = safety.verify(filled.path)
    assert not report.ok
    assert {one.code for one in report.problems} == {"data_damaged"}
    assert {one.found for one in report.problems} == {
        "amendment 1 -> paper",
        "evidence 2 -> paper",
        "guidance 1 -> paper",
        "paper_link 1 -> paper",
    }
    assert list(filled.path.parent.iterdir()) == [filled.path]
    assert filled.path.read_bytes() == before


def test_verify_finds_an_index_that_disagrees_with_its_table(filled: Store) -> None:
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.executescript(
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_evidence_paper_id ON evidence (position)'"
            " WHERE name = 'ix_evidence_paper_id'"
        )
    assert not safety.verify(filled.path).ok


# --- the lock ----------------------------------------------------------------------------------
def test_the_second_one_is_told_who_holds_the_file(path: Path) -> None:
    with DataLock(path):
        with pytest.raises(EnvironmentProblem) as caught:
            DataLock(path)
        assert caught.value.fault is Fault.LOCKED
        assert caught.value.params["pid"] == str(os.getpid())
        assert set(caught.value.params) == {"path", "pid", "host", "since"}
    with DataLock(path):
        pass
    assert list(path.parent.iterdir()) == []


def test_a_lock_file_left_by_a_crash_locks_nobody_out(path: Path) -> None:
    left = path.with_name(path.name + ".lock")
    left.write_text('{"pid": "1"}')
    with DataLock(path):
        pass


def test_release_may_be_called_twice(path: Path) -> None:
    lock = DataLock(path)
    lock.release()
    lock.release()
    with DataLock(path):
        pass


def test_a_lock_in_a_missing_folder_is_a_fault_of_the_environment(path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        DataLock(path.parent / "none" / "x.tdkt")
    assert caught.value.fault is Fault.MISSING
