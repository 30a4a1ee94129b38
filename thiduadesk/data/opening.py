"""What is looked at before a data file is opened; everything here only reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from thiduadesk.data import engines
from thiduadesk.data import schema
from thiduadesk.data import stamp
from thiduadesk.data.faults import looking_through
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import from_os_error


class Stage(StrEnum):
    """The checks on the way to an open file, in their order; a start screen shows them."""

    UNLOCKED = "unlocked"
    EXISTS = "exists"
    OURS = "ours"
    NOT_NEWER = "not_newer"
    SOUND = "sound"
    REFERENCES = "references"
    BACKED_UP = "backed_up"
    MIGRATED = "migrated"
    READY = "ready"


Told = Callable[[Stage], object]

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def schema_of(path: Path, told: Told | None = None) -> int:
    """Number of the file's schema, read from the first bytes without SQLite.

    Both marks are written when the file is made or migrated, before it gets its name, so they never
    wait in a write-ahead log.

    Raises:
        EnvironmentProblem: missing, not readable, not ours, or newer than this program; then
            ``version`` is the program that wrote it, where it says so.
    """
    tell = told or (lambda _stage: None)
    try:
        if path.is_dir():
            raise EnvironmentProblem(Fault.NOT_OURS, path=str(path))
        with path.open("rb") as file:
            tell(Stage.EXISTS)
            head = file.read(_HEADER_BYTES)
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    whole = len(head) == _HEADER_BYTES and head.startswith(_MAGIC)
    if not whole or int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise EnvironmentProblem(Fault.NOT_OURS, path=str(path))
    tell(Stage.OURS)
    number = int.from_bytes(head[60:64], "big")
    if number > schema.SCHEMA:
        version = _program_of(path) or str(number)
        raise EnvironmentProblem(Fault.NEWER, path=str(path), version=version, schema=str(number))
    tell(Stage.NOT_NEWER)
    return number


def _program_of(path: Path) -> str:
    with (
        suppress(EnvironmentProblem),
        looking_through(path),
        closing(engines.looking(path)) as connection,
    ):
        return stamp.read(connection).program
    return ""


def check(path: Path, told: Told | None = None) -> int:
    """Schema number of a sound data file.

    Raises:
        EnvironmentProblem: as ``schema_of``, and when the file is damaged.
    """
    tell = told or (lambda _stage: None)
    number = schema_of(path, told)
    with looking_through(path), closing(engines.looking(path)) as connection:
        connection.execute("BEGIN")  # seal and rows of one and the same state
        _first(path, pages(connection))
        if revision_of(connection) != schema.revision(number):
            _first(path, ["alembic_version"])
        _first(path, [f"seal: {name}" for name in stamp.broken(connection)])
        tell(Stage.SOUND)
        _first(path, references(connection))
        tell(Stage.REFERENCES)
    return number


def _first(path: Path, complaints: list[str]) -> None:
    for complaint in complaints:
        raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail=complaint)


def damage(connection: sqlite3.Connection) -> list[str]:
    """Everything that is wrong with the file; reads all of it."""
    connection.execute("BEGIN")
    complaints = pages(connection)
    if not complaints:
        complaints = [f"seal: {name}" for name in stamp.broken(connection)]
    return [*complaints, *references(connection)]


def pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLite complains of: pages, rows, and indexes that disagree with their table.

    ``quick_check`` would leave the last out, and a query by such an index would silently miss rows.
    """
    return [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]


def references(connection: sqlite3.Connection) -> list[str]:
    """Rows that refer to a row that is not there."""
    found = connection.execute("PRAGMA foreign_key_check")
    return [f"{table} {row} -> {parent}" for table, row, parent, _ in found]


def revision_of(connection: sqlite3.Connection) -> str:
    """Alembic's revision that the file stands at; empty where it says none."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
            raise
        return ""
    return str(row[0]) if row else ""
