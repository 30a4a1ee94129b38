"""What is looked at before a data file is opened; everything here only reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from thiduadesk.data import engines
from thiduadesk.data import schema
from thiduadesk.data.faults import translated
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import from_os_error

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def schema_of(path: Path) -> int:
    """Number of the file's schema, read from the first bytes without SQLite.

    Both marks are written when the file is made or migrated, before it gets its name, so they never
    wait in a write-ahead log.

    Raises:
        EnvironmentProblem: missing, not readable, not ours, or newer than this program.
    """
    try:
        if path.is_dir():
            raise EnvironmentProblem(Fault.NOT_OURS, path=str(path))
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    whole = len(head) == _HEADER_BYTES and head.startswith(_MAGIC)
    if not whole or int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise EnvironmentProblem(Fault.NOT_OURS, path=str(path))
    number = int.from_bytes(head[60:64], "big")
    if number > schema.SCHEMA:
        raise EnvironmentProblem(Fault.NEWER, path=str(path), version=str(number))
    return number


def check(path: Path) -> int:
    """Schema number of a sound data file.

    Raises:
        EnvironmentProblem: as ``schema_of``, and when the file is damaged.
    """
    number = schema_of(path)
    with translated(path), closing(engines.looking(path)) as connection:
        for problem in damage(connection, "quick_check"):
            raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail=problem)
        if revision_of(connection) != schema.revision(number):
            raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail="alembic_version")
    return number


def damage(connection: sqlite3.Connection, pragma: str) -> list[str]:
    """What ``quick_check`` or ``integrity_check``, then ``foreign_key_check``, complain of."""
    lines = [line for (line,) in connection.execute(f"PRAGMA {pragma}") if line != "ok"]
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        lines.append(f"{table} {row} -> {parent}")
    return lines


def revision_of(connection: sqlite3.Connection) -> str:
    """Alembic's revision that the file stands at; empty where it says none."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return ""
    return str(row[0]) if row else ""
