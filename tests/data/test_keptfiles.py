from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from thiduadesk.data import keptfiles
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused

SCAN = b"%PDF-1.7 a scan \x00\xff"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Thi đua.thidua"


def test_a_file_is_kept_once_under_the_hash_of_its_bytes(path: Path) -> None:
    name = keptfiles.keep(path, SCAN)
    kept = path.with_name("Thi đua-files") / name
    assert name == hashlib.sha256(SCAN).hexdigest()
    assert kept.read_bytes() == keptfiles.read(path, name) == SCAN
    before = kept.stat()
    assert keptfiles.keep(path, SCAN) == name
    assert kept.stat() == before  # not written again
    assert [one.name for one in kept.parent.iterdir()] == [name]


@pytest.mark.skipif(os.name != "posix", reason="rights are those of the folder's owner there")
def test_only_the_owner_reads_them(path: Path) -> None:
    kept = keptfiles.path_of(path, keptfiles.keep(path, SCAN))
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_damaged_file_is_not_given_out_and_can_be_mended(path: Path) -> None:
    name = keptfiles.keep(path, SCAN)
    kept = keptfiles.path_of(path, name)
    kept.write_bytes(SCAN[:-1])
    with pytest.raises(Refused) as refused:
        keptfiles.read(path, name)
    assert refused.value.code == "kept_file_damaged"
    keptfiles.keep(path, SCAN)
    assert keptfiles.read(path, name) == SCAN
    assert kept.with_name(f"{name}-damaged").read_bytes() == SCAN[:-1]


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", ""])
def test_what_is_not_there_is_refused(path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        keptfiles.read(path, name)
    assert refused.value.code == "kept_file_missing"


def test_what_a_crash_left_half_written_is_in_nobodys_way(path: Path) -> None:
    name = hashlib.sha256(SCAN).hexdigest()
    folder = keptfiles.folder(path)
    folder.mkdir()
    (folder / f"{name}.part").write_bytes(SCAN[:3])
    with pytest.raises(Refused):
        keptfiles.read(path, name)
    assert keptfiles.keep(path, SCAN) == name
    assert [one.name for one in folder.iterdir()] == [name]


def test_a_file_in_the_place_of_the_folder_is_a_fault_of_the_environment(path: Path) -> None:
    keptfiles.folder(path).write_bytes(b"")
    with pytest.raises(EnvironmentProblem) as problem:
        keptfiles.keep(path, SCAN)
    assert isinstance(problem.value.fault, Fault)
