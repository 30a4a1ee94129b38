"""Scans kept beside the data file: no backup, copy, restore or rescue loses them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from thiduadesk.data import encryption
from thiduadesk.data import keptcopies
from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.services import safety

NOW = dt.datetime(2026, 11, 21, 16, 30, 5)  # noqa: DTZ001
SCANS = {"quyết định 12.pdf": b"%PDF-1.7 signed", "ảnh.jpg": bytes(range(256)) * 500}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


@pytest.fixture
def office(store: Store) -> Store:
    """A data file with two scans."""
    for name, content in SCANS.items():
        keep(store, name, content)
    return store


def keep(store: Store, name: str, content: bytes) -> Path:
    sha256 = keptfiles.keep(store.path, content)
    with store.change(Label("x")) as w:
        kept_rows.add(w, sha256, name, len(content))
    return keptfiles.path_of(store.path, sha256)


def read_all(data_file: Path) -> dict[str, bytes]:
    return {
        name: keptfiles.read(data_file, sha256)
        for sha256, name in keptcopies.needed(data_file).items()
    }


def lose_everything(store: Store) -> None:
    """The disk of the PC is gone."""
    store.close()
    for file in sorted(store.path.parent.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


@pytest.mark.parametrize("password", [None, "khen thưởng"], ids=["plain", "password"])
def test_from_the_second_place_everything_comes_back_on_an_empty_disk(
    office: Store, tmp_path: Path, password: str | None
) -> None:
    places = safety.Places(tmp_path, password)
    safety.backup_before(office, safety.Reason.HAND, NOW, places)
    folder = tmp_path / f"{office.path.stem}-files"
    assert len(list(folder.iterdir())) == 2
    if password is not None:
        assert not any(SCANS["ảnh.jpg"][:64] in file.read_bytes() for file in folder.iterdir())
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    lose_everything(office)
    (backup,) = safety.backups(office.path, places)
    report = safety.restore(office.path, backup.path, NOW, password)
    assert report.missing == ()
    assert read_all(office.path) == SCANS
    assert safety.verify(office.path).kept == ()


def test_only_new_files_are_copied_to_the_second_place(office: Store, tmp_path: Path) -> None:
    places = safety.Places(tmp_path)
    safety.backup_before(office, safety.Reason.HAND, NOW, places)
    folder = tmp_path / f"{office.path.stem}-files"
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    keep(office, "mới.pdf", b"%PDF new")
    safety.backup_before(office, safety.Reason.HAND, NOW + dt.timedelta(seconds=1), places)
    after = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(after) == 3
    assert before.items() <= after.items()


def test_a_damaged_scan_is_said_and_keeps_neither_records_nor_good_copies_from_being_kept(
    office: Store, tmp_path: Path
) -> None:
    places = safety.Places(tmp_path)
    safety.backup_before(office, safety.Reason.HAND, NOW, places)
    broken = keep(office, "hỏng.pdf", b"%PDF soon broken")
    broken.write_bytes(b"%PDF soon brokeN")
    good = keptfiles.path_of(office.path, next(iter(keptcopies.needed(office.path))))
    good.write_bytes(b"")  # its good copy lies at the second place
    (found, other) = safety.verify(office.path).kept
    assert {found.code, other.code} == {"kept_file_damaged"}
    assert {found.quote, other.quote} == {"quyết định 12.pdf", "hỏng.pdf"}
    later = NOW + dt.timedelta(seconds=1)
    outcome = safety.backup_before(office, safety.Reason.HAND, later, places)
    assert len(outcome.made) == 2
    (failed,) = outcome.failed
    assert isinstance(failed, Refused)
    office.close()
    newest = next(one for one in safety.backups(office.path, places) if tmp_path in one.path.parents
                  and one.path.parent.parent == tmp_path)  # fmt: skip
    report = safety.restore(office.path, newest.path, later)
    assert report.missing == ("hỏng.pdf",), "the other one came back from the second place"
    assert keptfiles.read(office.path, good.name) == SCANS["quyết định 12.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="a file that fails to be read is made of /proc")
def test_a_scan_on_a_bad_sector_holds_up_neither_backup_nor_restore(
    office: Store, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    places = safety.Places(second)
    assert not safety.backup_before(office, safety.Reason.BEFORE_PURGE, NOW, places).failed
    keep(office, "mới.pdf", b"%PDF new")
    bad = keptfiles.path_of(office.path, next(iter(keptcopies.needed(office.path))))
    bad.unlink()
    bad.symlink_to("/proc/self/mem")  # a plain file whose first byte cannot be read
    later = NOW + dt.timedelta(hours=1)
    outcome = safety.backup_before(office, safety.Reason.BEFORE_PURGE, later, places)
    assert [one.code for one in outcome.failed if isinstance(one, Refused)] == ["kept_file_damaged"]
    (there,) = [one for one in outcome.made if second in one.path.parents]
    office.close()
    report = safety.restore(office.path, there.path, later)
    assert report.missing == ()
    assert read_all(office.path) == SCANS | {"mới.pdf": b"%PDF new"}


@pytest.mark.parametrize("password", [None, "khen thưởng"], ids=["plain", "password"])
def test_a_copy_by_hand_is_whole_by_itself(
    office: Store, tmp_path: Path, password: str | None
) -> None:
    ending = ".thidua" if password is None else ".thidua.enc"
    copy = tmp_path / "mang đi" / f"thi-dua{ending}"
    copy.parent.mkdir()
    safety.backup(office, copy, password)
    assert safety.verify(copy, password).kept == ()
    elsewhere = tmp_path / "máy khác" / "thi-dua.thidua"
    elsewhere.parent.mkdir()
    assert safety.restore(elsewhere, copy, NOW, password).missing == ()
    assert read_all(elsewhere) == SCANS


def test_a_missing_scan_is_found_by_verifying_and_the_rescue_takes_the_others(
    office: Store, tmp_path: Path
) -> None:
    gone, name = next(iter(keptcopies.needed(office.path).items()))
    keptfiles.path_of(office.path, gone).unlink()
    (found,) = safety.verify(office.path).kept
    assert (found.code, found.quote) == ("kept_file_missing", name)
    office.close()
    rescued = tmp_path / "cứu.thidua"
    report = safety.rescue(office.path, rescued)
    assert report.missing == (name,)
    left = {sha256 for sha256 in keptcopies.needed(rescued) if sha256 != gone}
    assert [keptfiles.read(rescued, sha256) for sha256 in left] == [SCANS["ảnh.jpg"]]
