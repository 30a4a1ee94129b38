"""kill -9 at random moments: what was acknowledged is there, nothing is half there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.test_migrate import SECOND
from thiduadesk.data import migrate
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data.lock import DataLock
from thiduadesk.data.queries import info
from thiduadesk.data.queries import office
from thiduadesk.data.store import Store

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name != "posix", reason="kills by signal"),
]
ROOT = Path(__file__).parent.parent.parent

WRITES = """
import sys
from pathlib import Path
from thiduadesk.data.lock import DataLock
from thiduadesk.data.queries import office, papers
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import Paper

path = Path(sys.argv[1])
with DataLock(path), Store.open(path) as store:
    with store.read() as r:
        number = int(office.setting(r, "count") or 0)
    while True:
        number += 1
        with store.change(Label("x")) as w:
            papers.save_paper(w, Paper(0, "x" * 5000, str(number), "QD"))
            office.put_setting(w, "count", str(number))
            papers.save_paper(w, Paper(0, "y" * 5000, str(number), "KH"))
        if number % 3 == 0:
            store.undo()
            store.redo()
        print(number, flush=True)
"""
MIGRATES = """
import sys
from pathlib import Path
from thiduadesk.data import migrate, schema

migrate.SCRIPTS = Path(sys.argv[2])
schema.SCHEMA = 2
print("go", flush=True)
migrate.upgrade(Path(sys.argv[1]))
"""


def start(program: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill(process: subprocess.Popen[str]) -> str:
    """Kill, and everything the process had printed."""
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return said


def test_changes_acknowledged_before_a_kill_are_there_and_none_is_halved(path: Path) -> None:
    Store.create(path).close()
    chance = random.Random(2022)  # noqa: S311
    acknowledged = 0
    for _ in range(5):
        process = start(WRITES, path)
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline())
        time.sleep(chance.uniform(0, 0.08))
        acknowledged = int(kill(process).split("\n")[-2:][0] or acknowledged)
        with DataLock(path), Store.open(path) as store, store.read() as r:
            number = int(office.setting(r, "count") or 0)
            assert number - acknowledged in {0, 1}, "only the last may be unheard of"
            assert info.counts(r)["paper"] == 2 * number
        assert safety.verify(path).ok


def test_a_kill_while_migrating_leaves_the_old_file_or_the_new(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    content = office_2022.rows(filled.path)["score"]
    old = filled.path.read_bytes()
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_next.py").write_text(SECOND)
    monkeypatch.setattr(schema, "SCHEMA", 2)
    seen = set()
    for delay in (0.0, 0.04, 0.08, 1.5):
        filled.path.write_bytes(old)
        process = start(MIGRATES, filled.path, scripts)
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(delay)
        kill(process)
        report = safety.verify(filled.path)
        assert report.ok
        assert report.schema == 2 or filled.path.read_bytes() == old
        assert office_2022.rows(filled.path)["score"] == content
        seen.add(report.schema)
    assert seen == {1, 2}
