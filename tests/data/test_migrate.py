from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from tests.data import office_2022
from tests.data.office_2022 import content
from tests.data.office_2022 import rows
from thiduadesk.data import backups
from thiduadesk.data import engines
from thiduadesk.data import journal
from thiduadesk.data import migrate
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

NEXT = f"""
import sqlalchemy as sa
from alembic import op
revision = "{schema.revision(schema.SCHEMA + 1)}"
down_revision = "{schema.revision(schema.SCHEMA)}"

def upgrade():
    op.add_column("paper", sa.Column("shelf", sa.Text()))
    op.execute("UPDATE paper SET shelf = 'A'")
    with op.batch_alter_table("sheet") as batch:  # a table made anew, with rows that refer to it
        batch.alter_column("title", new_column_name="heading")
"""  # noqa: S608
FAILING = f"""
from alembic import op
revision = "{schema.revision(schema.SCHEMA + 2)}"
down_revision = "{schema.revision(schema.SCHEMA + 1)}"

def upgrade():
    op.execute("DELETE FROM setting")
    op.execute("INSERT INTO paper (no_such_column) VALUES (1)")
"""  # noqa: S608
LOSING = FAILING.replace('op.execute("INSERT INTO paper (no_such_column) VALUES (1)")', "")


@pytest.fixture
def old(filled: Store) -> Path:
    """A closed file of the newest schema, which the program of a later day finds old."""
    filled.close()
    return filled.path


def with_revisions(monkeypatch: pytest.MonkeyPatch, folder: Path, *revisions: str) -> None:
    """Make the program one of a later day, whose schema went on by `revisions`."""
    scripts = folder / "migrations 100%"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    newest = schema.SCHEMA
    for number, text in enumerate(revisions, newest + 1):
        (scripts / "versions" / f"{schema.revision(number)}_next.py").write_text(text)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "SCHEMA", newest + len(revisions))


def lines(statement: str) -> list[str]:
    """The parts of a statement; a column added later stands on the line of the one before it."""
    parted = re.sub(r", (?=\w+ (TEXT|INTEGER|BOOLEAN)\b)", "\n", statement)
    return sorted(line.strip().rstrip(",") for line in parted.splitlines())


def test_upgrading_from_nothing_gives_what_the_metadata_say(store: Store, tmp_path: Path) -> None:
    store.close()
    upgraded = tmp_path / "upgraded.tdkt"
    sqlite3.connect(upgraded).close()
    engine = engines.migrator(upgraded)
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        journal.install(connection)
    engine.dispose()

    def described(path: Path) -> dict[tuple[str, str], list[str]]:
        with closing(sqlite3.connect(path)) as file:
            found = file.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return {(kind, name): lines(re.sub(r"[ \t]+", " ", sql)) for kind, name, sql in found}

    made, grown = described(store.path), described(upgraded)
    made.pop(("table", "alembic_version"))
    grown.pop(("table", "alembic_version"))
    assert grown == made


def test_a_new_file_stands_at_the_newest_revision(store: Store) -> None:
    newest = max((migrate.SCRIPTS / "versions").glob("*.py")).name
    assert newest.startswith(schema.revision(schema.SCHEMA))
    assert safety.verify(store.path).ok


def test_an_older_file_is_upgraded_with_all_it_holds(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, today = rows(old), schema.SCHEMA
    with_revisions(monkeypatch, tmp_path, NEXT)
    kept = migrate.upgrade(old)
    after = rows(old)
    assert [row[:-1] for row in after.pop("paper")] == before.pop("paper")
    assert after == before
    assert safety.verify(old).schema == today + 1
    assert office_2022.foreign_keys_hold(old)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT DISTINCT shelf FROM paper").fetchall() == [("A",)]
        assert connection.execute("SELECT count(*) FROM undo_step").fetchone() == (0,)
    assert sorted(old.parent.iterdir()) == sorted([old, kept.parent])
    assert [one.path for one in backups.found(old)] == [kept]
    assert backups.found(old)[0].reason is backups.Reason.BEFORE_MIGRATE
    monkeypatch.undo()
    with Store.open(kept) as store:
        assert content(store) == office_2022.CONTENT


def test_a_log_not_merged_is_not_lost(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_2022.fill(store)
    crashed = tmp_path / "crashed.tdkt"
    for ending in ("", "-wal"):
        source = store.path.with_name(store.path.name + ending)
        crashed.with_name(crashed.name + ending).write_bytes(source.read_bytes())
    with_revisions(monkeypatch, tmp_path, NEXT)
    migrate.upgrade(crashed)
    assert rows(crashed)["score"] == rows(store.path)["score"]
    assert len(rows(crashed)["dispatch_part"]) == 4


@pytest.mark.parametrize("last", [FAILING, LOSING], ids=["fails", "loses rows"])
def test_a_failing_upgrade_leaves_the_old_file_byte_for_byte(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    before = old.read_bytes()
    with_revisions(monkeypatch, tmp_path, NEXT, last)
    with pytest.raises(Exception, match=r"no_such_column|failed"):
        migrate.upgrade(old)
    assert old.read_bytes() == before
    assert sorted(old.parent.iterdir()) == sorted([old, backups.folder_of(old)])
    monkeypatch.undo()
    with Store.open(old) as store:
        assert content(store) == office_2022.CONTENT


def test_a_file_that_is_open_elsewhere_is_not_replaced(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_revisions(monkeypatch, tmp_path, NEXT)
    with filled.read(), pytest.raises(EnvironmentProblem) as caught:
        migrate.upgrade(filled.path)
    assert caught.value.fault is Fault.FILE_OPEN_ELSEWHERE
    assert content(filled) == office_2022.CONTENT
