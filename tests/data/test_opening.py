from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import UNSEAL
from tests.data.office_2022 import content
from thiduadesk import __version__
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

FIXTURES = Path(__file__).parent.parent / "fixtures" / "db"


def refused(path: Path) -> EnvironmentProblem:
    """The problem that opening `path` meets; nothing in its folder may change."""
    before = snapshot(path.parent)
    with pytest.raises(EnvironmentProblem) as caught:
        Store.open(path)
    assert snapshot(path.parent) == before
    assert caught.value.params["path"] == str(path)
    return caught.value


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def closed(filled: Store) -> Path:
    filled.close()
    return filled.path


def change_bytes(path: Path, at: int, new: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(new)] = new
    path.write_bytes(bytes(data))


def test_a_missing_file_is_missing_and_not_made(path: Path) -> None:
    assert refused(path).fault is Fault.MISSING
    with pytest.raises(EnvironmentProblem) as caught:
        Store.create(path.parent / "no folder" / "x.tdkt")
    assert caught.value.fault is Fault.MISSING


@pytest.mark.parametrize(
    "words",
    [b"", b"SQLite format 3\0", "Kính gửi: Sở Nội vụ\n".encode() * 20],
    ids=["empty", "cut", "text"],
)
def test_a_file_that_is_no_database_is_not_ours(path: Path, words: bytes) -> None:
    path.write_bytes(words)
    assert refused(path).fault is Fault.NOT_OURS


def test_a_folder_is_not_ours(path: Path) -> None:
    path.mkdir()
    assert refused(path).fault is Fault.NOT_OURS


def test_the_database_of_another_program_is_not_ours(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(
            "PRAGMA journal_mode = WAL; CREATE TABLE paper (id); PRAGMA user_version = 1"
        )
    assert refused(path).fault is Fault.NOT_OURS


def test_a_newer_file_is_refused_with_its_version(closed: Path) -> None:
    change_bytes(closed, 60, (999).to_bytes(4, "big"))
    problem = refused(closed)
    assert problem.fault is Fault.NEWER
    assert (problem.params["version"], problem.params["schema"]) == (__version__, "999")


def test_a_file_cut_short_is_damaged(closed: Path) -> None:
    data = closed.read_bytes()
    closed.write_bytes(data[: len(data) // 2])
    assert refused(closed).fault is Fault.CORRUPT


def test_every_damaged_page_is_found(closed: Path) -> None:
    whole = closed.read_bytes()
    size = 4096
    for start in range(size, len(whole), size):
        change_bytes(closed, start, b"\xff" * 64)
        assert refused(closed).fault is Fault.CORRUPT, start
        closed.write_bytes(whole)


def test_a_reference_to_nothing_is_damage(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("DELETE FROM paper WHERE id = 1")
        connection.execute(UNSEAL)
        connection.commit()
    problem = refused(closed)
    assert (problem.fault, problem.params["detail"]) == (Fault.CORRUPT, "evidence 2 -> paper")


def test_a_file_whose_two_versions_differ_is_damaged(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0007'")
        connection.commit()
    assert refused(closed).fault is Fault.CORRUPT


def test_a_cell_that_cannot_be_read_is_damage(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute('UPDATE dispatch_part SET blocks = \'[{"is":"Picture"}]\'')
        connection.execute(UNSEAL)
        connection.commit()
    with Store.open(closed) as store:
        with pytest.raises(EnvironmentProblem) as caught:
            content(store)
        assert caught.value.fault is Fault.CORRUPT


def test_a_log_left_by_a_crash_is_read(store: Store, tmp_path: Path) -> None:
    office_2022.fill(store)
    crashed = tmp_path / "crashed.tdkt"
    for ending in ("", "-wal"):  # as the file lies on the disk in the middle of work
        source = store.path.with_name(store.path.name + ending)
        crashed.with_name(crashed.name + ending).write_bytes(source.read_bytes())
    with Store.open(crashed) as again:
        assert content(again) == office_2022.CONTENT


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("*.sqlite")), ids=lambda one: one.stem)
def test_a_file_of_every_schema_there_ever_was_opens_with_its_content(
    path: Path, fixture: Path
) -> None:
    path.write_bytes(fixture.read_bytes())
    with Store.open(path) as store:
        assert content(store) == office_2022.content_of_schema(int(fixture.stem))
    report = safety.verify(path)
    assert (report.ok, report.schema) == (True, schema.SCHEMA)


def test_every_schema_before_the_newest_has_a_file_that_shows_it() -> None:
    kept = {fixture.stem for fixture in FIXTURES.glob("*.sqlite")}
    assert kept >= {schema.revision(number) for number in range(1, schema.SCHEMA)}


# --- folders that cannot be written ------------------------------------------------------------
@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Root may write everywhere: be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with a data file, to be read only; outside tmp_path, which nobody may enter."""
    with tempfile.TemporaryDirectory(prefix="thiduadesk-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Store.create(folder / "x.tdkt") as store:
            office_2022.fill(store)
        (folder / "x.tdkt").chmod(0o644)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def make(folder: Path) -> None:
    Store.create(folder / "new.tdkt")


def use(folder: Path) -> None:
    Store.open(folder / "x.tdkt")


@pytest.mark.skipif(os.name != "posix", reason="Windows folders have no read-only bit")
@pytest.mark.parametrize("act", [make, use])
def test_a_read_only_folder_is_named(locked_folder: Path, act: Callable[[Path], None]) -> None:
    before = snapshot(locked_folder)
    with nobody(), pytest.raises(EnvironmentProblem) as caught:
        act(locked_folder)
    assert caught.value.fault in {Fault.NO_PERMISSION, Fault.READ_ONLY}
    assert snapshot(locked_folder) == before
