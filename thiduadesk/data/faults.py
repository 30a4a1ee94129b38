"""The one mapping of SQLite's error codes to faults the clerk can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from thiduadesk.data.codec import Unreadable
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

_FAULT_OF_CODE = {
    sqlite3.SQLITE_FULL: Fault.DISK_FULL,
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Fault.CORRUPT,
    sqlite3.SQLITE_NOTADB: Fault.CORRUPT,
    sqlite3.SQLITE_PERM: Fault.NO_PERMISSION,
    sqlite3.SQLITE_IOERR: Fault.FAILED,
}
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary code."""


def from_sqlite_error(error: sqlite3.Error, path: Path) -> EnvironmentProblem | None:
    """The fault behind ``error``; None when it is a mistake of ours and no fault at all."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    fault = _FAULT_OF_CODE.get(code)
    if "could not decode" in str(error).lower():
        fault = Fault.CORRUPT  # the driver's own words for text that is no UTF-8
    if code == sqlite3.SQLITE_CANTOPEN:
        fault = Fault.NO_PERMISSION if path.exists() else Fault.MISSING
    if fault is None:
        return None
    return EnvironmentProblem(fault, path=str(path), detail=str(error))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite, and unreadable cells, into ``EnvironmentProblem``; others pass."""
    try:
        yield
    except (Unreadable, UnicodeDecodeError) as error:
        raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail=str(error)) from error
    except DBAPIError as error:
        original = error.orig
        problem = from_sqlite_error(original, path) if isinstance(original, sqlite3.Error) else None
        if problem is None:
            raise
        raise problem from error
    except sqlite3.Error as error:
        problem = from_sqlite_error(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def looking_through(path: Path) -> Iterator[None]:
    """As ``translated``, for a file that may be damaged anywhere, its table of tables included.

    What fails there is the file's fault: our own statements are the same for every file.
    """
    try:
        with translated(path):
            yield
    except (sqlite3.Error, ValueError, OverflowError, MemoryError) as error:
        raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail=str(error)) from error
