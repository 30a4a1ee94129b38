from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.services import looking


def test_copies_for_other_programs_go_with_the_program_and_after_a_crash_the_day_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    crashed, running = (tmp_path / f"thiduadesk-opened-{name}" for name in ("old", "new"))
    for folder in (crashed, running):
        folder.mkdir()
        (folder / "bản ký.pdf").write_bytes(b"%PDF")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(crashed, (two_days_ago, two_days_ago))
    with Store.create(tmp_path / "x.thidua") as store:
        sha256 = keptfiles.keep(store.path, b"%PDF signed")
        with store.change(Label("x")) as w:
            kept_rows.add(w, sha256, "bản ký 12.pdf", 11)
        copy = looking.copy_to_open(store, sha256)
        assert (copy.name, copy.read_bytes()) == ("bản ký 12.pdf", b"%PDF signed")
        if os.name == "posix":
            assert copy.parent.stat().st_mode & 0o777 == 0o700
        looking.clear()
        assert [copy.exists(), crashed.exists(), running.exists()] == [False, False, True]
        assert keptfiles.read(store.path, sha256) == b"%PDF signed"
