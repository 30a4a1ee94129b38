"""What the computer does to us: full disks, places taken away, rights taken away."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import content
from tests.disks import fill_up
from thiduadesk.data import backups
from thiduadesk.data import files
from thiduadesk.data import migrate
from thiduadesk.data import rescue
from thiduadesk.data import restore
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data.backups import Reason
from thiduadesk.data.queries import office
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="faults as Linux has them")
ROOT = os.name == "posix" and os.geteuid() == 0
NOW = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001
NOBODY = 65534


def change(store: Store, value: str) -> None:
    with store.change(Label("x")) as w:
        office.put_setting(w, "k", value)


def value(path: Path) -> str | None:
    with Store.open(path) as store, store.read() as r:
        return office.setting(r, "k")


# --- taken away under us -----------------------------------------------------------------------
def test_a_removed_file_takes_no_more_changes_and_what_was_changed_is_recovered(
    filled: Store,
) -> None:
    change(filled, "acknowledged")
    filled.path.unlink()
    with pytest.raises(EnvironmentProblem) as caught:
        change(filled, "never")
    assert caught.value.fault is Fault.MISSING
    assert caught.value.params["path"] == str(filled.path)
    with pytest.raises(EnvironmentProblem):
        filled.undo()
    filled.close()
    assert not filled.path.exists()
    recovered = filled.path.with_name("Thi đua-recovered.tdkt")
    assert value(recovered) == "acknowledged"
    assert safety.verify(recovered).ok


def test_a_renamed_file_keeps_what_was_acknowledged(filled: Store) -> None:
    change(filled, "acknowledged")
    elsewhere = filled.path.rename(filled.path.with_name("khác.tdkt"))
    with pytest.raises(EnvironmentProblem):
        change(filled, "never")
    filled.close()
    assert value(filled.path.with_name("Thi đua-recovered.tdkt")) == "acknowledged"
    assert safety.verify(elsewhere).ok  # without what the log beside the old name holds
    elsewhere.rename(filled.path)
    assert value(filled.path) == "acknowledged"


def test_a_replaced_file_is_not_written_to(filled: Store, templates: tuple[bytes, bytes]) -> None:
    change(filled, "acknowledged")
    other = filled.path.with_name("other")
    other.write_bytes(templates[0])
    other.replace(filled.path)
    with pytest.raises(EnvironmentProblem) as caught:
        change(filled, "never")
    assert caught.value.fault is Fault.FAILED
    filled.close()
    assert filled.path.read_bytes() == templates[0]
    assert value(filled.path.with_name("Thi đua-recovered.tdkt")) == "acknowledged"


def test_a_folder_that_is_gone_is_said(filled: Store, tmp_path: Path) -> None:
    change(filled, "x")
    filled.path.parent.rename(tmp_path / "moved")
    with pytest.raises(EnvironmentProblem):
        change(filled, "never")
    filled.close()


# --- rights ------------------------------------------------------------------------------------
@contextmanager
def nobody(*folders: Path) -> Iterator[None]:
    """Somebody without rights, to whom everything in these folders belongs."""
    if not ROOT:
        pytest.skip("only root can become nobody")
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for above in folder.parents:
            if above.owner() == "root" and len(above.parts) > 2:
                above.chmod(above.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_rights_taken_away_while_open_are_named_and_lose_nothing(filled: Store) -> None:
    change(filled, "acknowledged")
    filled.close()
    folder = filled.path.parent
    with nobody(folder):
        store = Store.open(filled.path)
        store.close()
        filled.path.chmod(0o400)
        with pytest.raises(EnvironmentProblem) as caught, Store.open(filled.path) as again:
            change(again, "never")
        assert caught.value.fault in {Fault.READ_ONLY, Fault.NO_PERMISSION}
        filled.path.chmod(0o000)
        with pytest.raises(EnvironmentProblem) as caught:
            Store.open(filled.path)
        assert caught.value.fault is Fault.NO_PERMISSION
        filled.path.chmod(0o600)
    assert value(filled.path) == "acknowledged"


def test_a_folder_that_may_only_be_read_lets_nothing_be_made_in_it(filled: Store) -> None:
    made = backups.make(filled.path, Reason.HAND, NOW)
    filled.close()
    before = filled.path.read_bytes()
    folder = filled.path.parent
    with nobody(folder):
        folder.chmod(0o500)
        made.path.parent.chmod(0o500)
        for act in (
            lambda: backups.make(filled.path, Reason.HAND, NOW),
            lambda: restore.restore(filled.path, made.path, NOW),
            lambda: rescue.rescue(filled.path, folder / "new.tdkt"),
            lambda: safety.copy_verified(filled.path, folder / "copy.tdkt"),
        ):
            with pytest.raises(EnvironmentProblem) as caught:
                act()
            assert caught.value.fault in {Fault.READ_ONLY, Fault.NO_PERMISSION}
        folder.chmod(0o700)
        made.path.parent.chmod(0o700)
    assert filled.path.read_bytes() == before
    assert len(list(folder.iterdir())) == 2


# --- a full disk -------------------------------------------------------------------------------
def test_a_full_disk_stops_everything_whole(
    small_disk: Path,
    templates: tuple[bytes, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = small_disk / "x.tdkt"
    path.write_bytes(templates[1])
    outside = tmp_path / "outside.tdkt"
    outside.write_bytes(templates[0])
    filler = fill_up(small_disk)
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    with pytest.raises(EnvironmentProblem) as caught:
        migrate.upgrade(path)
    assert caught.value.fault is Fault.DISK_FULL
    monkeypatch.undo()
    for act in (
        lambda: backups.make(path, Reason.HAND, NOW),
        lambda: restore.restore(path, outside, NOW),
        lambda: rescue.rescue(outside, small_disk / "new.tdkt"),
        lambda: safety.copy_verified(outside, small_disk / "copy.tdkt"),
        lambda: files.copy_bytes(outside, filler.with_name("part")),
    ):
        (small_disk / "part").touch()
        with pytest.raises(EnvironmentProblem) as caught:
            act()
        (small_disk / "part").unlink()
        assert caught.value.fault is Fault.DISK_FULL, act
    assert path.read_bytes() == templates[1]
    left = {one.name for one in small_disk.rglob("*") if one.is_file()}
    assert left == {"x.tdkt", "filler"}
    filler.unlink()
    with Store.open(path) as store:
        assert content(store) == office_2022.CONTENT


def test_a_disk_that_fills_up_between_two_changes_keeps_the_first(
    small_disk: Path, templates: tuple[bytes, bytes]
) -> None:
    path = small_disk / "x.tdkt"
    path.write_bytes(templates[1])
    with Store.open(path) as store:
        change(store, "acknowledged")
        filler = fill_up(small_disk)
        with pytest.raises(EnvironmentProblem) as caught:
            change(store, "x" * 2_000_000)
        assert caught.value.fault is Fault.DISK_FULL
    assert safety.verify(path).ok
    filler.unlink()
    assert value(path) == "acknowledged"
