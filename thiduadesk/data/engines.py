"""The two engines over one file: a single writer, and readers whom SQLite itself forbids to write."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0
"""How long to wait for another program that holds the file (a backup, a virus scanner)."""


def raw(path: Path) -> sqlite3.Connection:
    """A plain connection; statements commit by themselves unless BEGIN is said."""
    return _connect(path, "mode=rw")


def looking(path: Path) -> sqlite3.Connection:
    """A plain connection that leaves the file and its folder as they are.

    A closed file has no write-ahead log; it is read as one that cannot change, since SQLite would
    otherwise make a log beside it and leave it there.
    """
    closed = not path.with_name(path.name + "-wal").exists()
    return _connect(path, "immutable=1" if closed else "mode=ro")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def writer(path: Path) -> Engine:
    """The engine of the one writer: each transaction is a ``BEGIN IMMEDIATE``."""
    pragmas = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
    return _engine(path, size=1, begin="BEGIN IMMEDIATE", pragmas=pragmas)


def readers(path: Path) -> Engine:
    """The engine of up to four readers, each transaction a consistent picture of the file."""
    return _engine(path, size=4, begin="BEGIN", pragmas=("foreign_keys = ON", "query_only = ON"))


def migrator(path: Path) -> Engine:
    """The engine of a migration, on a copy that nobody else knows.

    References are checked afterwards: with them on, making a table anew would delete what refers
    to its rows, and they cannot be switched off inside the transaction.
    """
    return _engine(path, size=1, begin="BEGIN IMMEDIATE", pragmas=("foreign_keys = OFF",))


def _engine(path: Path, *, size: int, begin: str, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: raw(path), poolclass=QueuePool, pool_size=size, max_overflow=0
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        for pragma in (*pragmas, "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver's own transactions are off (isolation_level None): they begin too late for reads
        # and commit before DDL.
        connection.exec_driver_sql(begin)

    return engine
