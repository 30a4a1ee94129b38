from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import content
from thiduadesk.data import encryption
from thiduadesk.data.lock import DataLock
from thiduadesk.data.queries import office
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.services import safety
from thiduadesk.services.safety import Places
from thiduadesk.services.safety import Reason
from thiduadesk.services.safety import Stage

NOW = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001
MINUTE = dt.timedelta(minutes=1)
WORD = "Công đoàn".encode()
WRONG = "Công đoãn".encode()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "Dữ liệu"
    folder.mkdir()
    with Store.create(folder / "Thi đua.thidua") as made:
        office_2022.fill(made)
        yield made


@pytest.fixture
def path(store: Store) -> Path:
    """The data file, closed."""
    store.close()
    return store.path


def change(store: Store, value: str) -> None:
    with store.change(Label("x")) as w:
        office.put_setting(w, "k", value)


def value(path: Path) -> str | None:
    with Store.open(path) as store, store.read() as r:
        return office.setting(r, "k")


def hurt(path: Path) -> bytes:
    """Change a letter, so that only the seal tells."""
    whole = path.read_bytes()
    assert WORD in whole
    path.write_bytes(whole.replace(WORD, WRONG))
    return path.read_bytes()


# --- by themselves -----------------------------------------------------------------------------
def faults(outcome: safety.Outcome) -> list[Fault]:
    return [one.fault for one in outcome.failed if isinstance(one, EnvironmentProblem)]


def test_backups_are_made_every_half_hour_with_changes_and_at_close(store: Store) -> None:
    def due(minutes: float) -> int:
        outcome = safety.backup_if_due(store, NOW + minutes * MINUTE)
        return len(outcome.made) if outcome else 0

    assert [due(0), due(1), due(31)] == [1, 0, 0]
    change(store, "1")
    assert [due(29), due(31), due(32), due(62)] == [0, 1, 0, 0]
    assert safety.backup_at_close(store, NOW + 63 * MINUTE) is None
    change(store, "2")
    outcome = safety.backup_at_close(store, NOW + 64 * MINUTE)
    assert outcome is not None
    assert [one.reason for one in outcome.made] == [Reason.CLOSE]
    assert safety.backup_at_close(store, NOW + 65 * MINUTE) is None


def test_a_clock_set_back_still_backs_up_every_half_hour(store: Store) -> None:
    safety.backup_if_due(store, NOW)
    past = NOW - dt.timedelta(days=700)
    made = 0
    for minutes in range(0, 61, 10):
        change(store, str(minutes))
        made += safety.backup_if_due(store, past + minutes * MINUTE) is not None
    assert made == 3
    assert len(safety.backups(store.path)) == 4
    newest = safety.newest_good(store.path)
    assert newest is not None
    assert newest.when == NOW


def test_the_second_place_catches_up_when_the_stick_is_back(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    places = Places(stick, "mật khẩu")
    outcome = safety.backup_if_due(store, NOW, places)
    assert outcome is not None
    assert [one.path.parent.parent for one in outcome.made] == [store.path.parent]
    assert faults(outcome) == [Fault.MISSING]
    assert str(stick) in outcome.failed[0].params["path"]
    stick.mkdir()
    late = safety.backup_if_due(store, NOW + 31 * MINUTE, places)
    assert late is not None
    assert late.failed == ()
    (made,) = late.made
    assert made.encrypted
    assert made.path.is_relative_to(stick)
    assert safety.backup_if_due(store, NOW + 70 * MINUTE, places) is None
    assert len(safety.backups(store.path, places)) == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="becomes nobody")
def test_a_place_that_refuses_is_a_value_and_not_an_exception(store: Store) -> None:
    folder = store.path.parent
    safety.backup_if_due(store, NOW)
    (folder / "Thi đua-backups").chmod(0o500)
    change(store, "1")
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o755)
    os.chown(folder, 65534, 65534)
    for file in folder.iterdir():
        os.chown(file, 65534, 65534)
    os.seteuid(65534)
    try:
        outcome = safety.backup_at_close(store, NOW + 40 * MINUTE)
    finally:
        os.seteuid(0)
    assert outcome is not None
    assert faults(outcome) == [Fault.NO_PERMISSION]


# --- opening -----------------------------------------------------------------------------------
def test_opening_passes_every_stage_in_order_and_backs_up_what_a_crash_left(path: Path) -> None:
    seen: list[Stage] = []
    opened = safety.open_file(path, NOW, seen.append)
    assert seen == list(Stage)
    assert opened.backup is not None
    assert [one.reason for one in opened.backup.made] == [Reason.OPEN]
    opened.store.close()
    again = safety.open_file(path, NOW)
    assert again.backup is None
    again.store.close()


def test_a_damaged_file_is_not_opened_and_the_screen_knows_how_far_it_got(path: Path) -> None:
    safety.open_file(path, NOW).store.close()
    damaged = hurt(path)
    looked = safety.look(path)
    assert looked.passed == (Stage.EXISTS, Stage.OURS, Stage.NOT_NEWER)
    assert looked.problem is not None
    assert looked.problem.fault is Fault.CORRUPT
    with pytest.raises(EnvironmentProblem):
        safety.open_file(path, NOW)
    assert path.read_bytes() == damaged
    newest = safety.newest_good(path)
    assert newest is not None
    assert newest.counts["organisation"] == 3


def test_a_missing_file_passes_nothing(tmp_path: Path) -> None:
    looked = safety.look(tmp_path / "none.thidua")
    assert looked.passed == ()
    assert looked.problem is not None
    assert looked.problem.fault is Fault.MISSING


# --- restoring ---------------------------------------------------------------------------------
def test_restoring_keeps_what_stood_there_and_is_undone_by_it(store: Store) -> None:
    safety.backup_if_due(store, NOW)
    (old,) = safety.backups(store.path)
    change(store, "new")
    store.close()
    report = safety.restore(store.path, old.path, NOW + MINUTE)
    assert value(store.path) is None
    with Store.open(store.path) as again:
        assert content(again) == office_2022.CONTENT
    assert report.counts["criterion"] == 6
    assert report.before is not None
    back = safety.restore(store.path, report.before, NOW + 2 * MINUTE)
    assert value(store.path) == "new"
    assert back.before is not None
    names = {one.path for one in safety.backups(store.path, check=True) if one.good}
    assert names == {old.path, report.before, back.before}
    left = {one.name for one in store.path.parent.iterdir()}
    assert left == {"Thi đua.thidua", "Thi đua-backups"}


def test_restoring_is_refused_while_another_has_the_file(store: Store) -> None:
    safety.backup_if_due(store, NOW)
    (old,) = safety.backups(store.path)
    change(store, "new")
    with DataLock(store.path), pytest.raises(EnvironmentProblem) as caught:
        safety.restore(store.path, old.path, NOW)
    assert caught.value.fault is Fault.LOCKED
    assert caught.value.params["pid"] == str(os.getpid())
    with store.read(), pytest.raises(EnvironmentProblem) as caught:  # opened without the lock
        safety.restore(store.path, old.path, NOW)
    assert caught.value.fault is Fault.FILE_OPEN_ELSEWHERE
    store.close()
    assert value(store.path) == "new"


def test_a_damaged_backup_restores_nothing(store: Store) -> None:
    safety.backup_if_due(store, NOW)
    (old,) = safety.backups(store.path)
    change(store, "new")
    store.close()
    hurt(old.path)
    before = store.path.read_bytes()
    with pytest.raises(EnvironmentProblem) as caught:
        safety.restore(store.path, old.path, NOW)
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.params["path"] == str(old.path)
    assert store.path.read_bytes() == before
    assert len(safety.backups(store.path)) == 1


def test_a_damaged_file_is_set_aside_byte_for_byte(path: Path) -> None:
    safety.open_file(path, NOW).store.close()
    newest = safety.newest_good(path)
    assert newest is not None
    damaged = hurt(path)
    report = safety.restore(path, newest.path, NOW)
    assert report.before is None
    assert report.aside is not None
    assert report.aside.read_bytes() == damaged
    with Store.open(path) as again:
        assert content(again) == office_2022.CONTENT


def test_the_password_of_a_backup_is_asked_for(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.thidua.enc"
    assert safety.backup(store, copy, "mật khẩu") == copy.stat().st_size
    change(store, "new")
    store.close()
    before = store.path.read_bytes()
    for password, code in ((None, "password_needed"), ("mat khau", "password_wrong")):
        with pytest.raises(Refused, match=code):
            safety.restore(store.path, copy, NOW, password)
        with pytest.raises(Refused, match=code):
            safety.verify(copy, password)
    assert store.path.read_bytes() == before
    assert safety.verify(copy, "mật khẩu").counts["criterion"] == 6
    safety.restore(store.path, copy, NOW, "mật khẩu")
    assert value(store.path) is None
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [copy.name]


def test_a_file_that_is_gone_is_restored_too(path: Path) -> None:
    safety.open_file(path, NOW).store.close()
    path.unlink()
    newest = safety.newest_good(path)
    assert newest is not None
    report = safety.restore(path, newest.path, NOW)
    assert (report.before, report.aside) == (None, None)
    with Store.open(path) as again:
        assert content(again) == office_2022.CONTENT


# --- rescuing ----------------------------------------------------------------------------------
def test_of_a_whole_file_everything_is_rescued(path: Path, tmp_path: Path) -> None:
    report = safety.rescue(path, tmp_path / "new.thidua")
    assert report.lost == 0
    assert report.doubtful == ()
    with Store.open(report.path) as again:
        assert content(again) == office_2022.CONTENT
        assert again.undo_label is None
    with pytest.raises(Refused, match="data_file_exists"):
        safety.rescue(path, report.path)


def test_a_changed_letter_is_rescued_and_its_table_named(path: Path, tmp_path: Path) -> None:
    damaged = hurt(path)
    report = safety.rescue(path, tmp_path / "new.thidua")
    assert report.lost == 0
    assert "organisation" in report.doubtful
    assert "paper" not in report.doubtful
    assert path.read_bytes() == damaged


def test_cells_that_say_nothing_are_emptied_or_their_row_is_lost(
    path: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE dispatch_part SET heading = '{' WHERE id = 2")
        connection.execute("UPDATE dispatch_part SET blocks = substr(blocks, 1, 60) WHERE id = 1")
        connection.execute("UPDATE paper SET subject = CAST(x'41ff42' AS TEXT) WHERE id = 1")
        connection.execute(
            "UPDATE signatory SET acting = 'x', power = 'zz', rank = 'q' WHERE id = 3"
        )
    report = safety.rescue(path, tmp_path / "new.thidua")
    parts = report.tables["dispatch_part"]
    assert (parts.kept, parts.cut, parts.lost) == (2, 2, 0)
    assert report.tables["paper"].cut == report.tables["signatory"].cut == 1
    with Store.open(report.path) as again:
        kept = content(again)
    assert "A\N{REPLACEMENT CHARACTER}B" in repr(kept["papers"])
    assert "PHƯƠNG HƯỚNG" in repr(kept["dispatches"])
    assert "Đã làm" in repr(kept["dispatches"]), "the words of a text that is cut short"


def test_a_lost_row_of_a_dispatch_or_sheet_does_not_take_what_hangs_on_it(
    path: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE dispatch SET year = 'x', frame = '{'")
        connection.execute("UPDATE sheet SET year = 'x'")
    report = safety.rescue(path, tmp_path / "new.thidua")
    for name in ("dispatch", "sheet"):
        assert (report.tables[name].cut, report.tables[name].lost) == (1, 0)
    assert all(not table.lost for table in report.tables.values())
    with Store.open(report.path) as again:
        kept = content(again)
    assert isinstance(kept["dispatches"], tuple)
    assert kept["dispatches"][0].body == office_2022.BODY
    assert isinstance(kept["sheets"], tuple)
    assert kept["sheets"][0].rows == office_2022.SHEET.rows


def test_what_no_file_can_be_made_of_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.thidua").write_bytes(b"x" * 9000)
    report = safety.rescue(tmp_path / "x.thidua", tmp_path / "new.thidua")
    assert report.kept == 0
    with pytest.raises(EnvironmentProblem) as caught:
        safety.rescue(tmp_path / "none.thidua", tmp_path / "new 2.thidua")
    assert caught.value.fault is Fault.MISSING
    assert not (tmp_path / "new 2.thidua").exists()
