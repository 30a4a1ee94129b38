"""The two engines over one file: a single writer, and readers whom SQLite itself forbids to write."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from typing import Literal

from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0
"""How long to wait for another program that holds the file (a backup, a virus scanner)."""

Mode = Literal["ro", "rw", "rwc"]


def raw(path: Path, mode: Mode = "rw") -> sqlite3.Connection:
    """A plain connection; statements commit by themselves unless BEGIN is said."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def writer(path: Path) -> Engine:
    """The engine of the one writer: each transaction is a ``BEGIN IMMEDIATE``."""
    pragmas = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")
    return _engine(path, size=1, begin="BEGIN IMMEDIATE", pragmas=pragmas)


def readers(path: Path) -> Engine:
    """The engine of up to four readers, each transaction a consistent picture of the file."""
    return _engine(path, size=4, begin="BEGIN", pragmas=("foreign_keys = ON", "query_only = ON"))


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
