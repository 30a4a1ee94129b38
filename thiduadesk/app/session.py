"""The open sequence: the lock, the checks, the store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def writing(path: Path) -> Iterator[Store]:
    """The store of ``path`` under the single-instance lock.

    Raises:
        EnvironmentProblem: locked by another process (named), missing, not ours, newer than the
            program, damaged …; the file is untouched.
    """
    with DataLock(path):
        store = Store.open(path)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """The store for commands that only read; works beside an open window."""
    store = Store.open(path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def creating(path: Path) -> Iterator[Store]:
    """A new data file; it must not exist yet, and goes away when filling it fails.

    Raises:
        Refused: ``data_exists``.
    """
    with DataLock(path):
        store = Store.create(path)
        try:
            yield store
        except BaseException:
            store.close()
            path.unlink(missing_ok=True)
            raise
        store.close()
