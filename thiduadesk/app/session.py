"""The open sequence: the lock, the checks, the store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from thiduadesk.data import files
from thiduadesk.data import opening
from thiduadesk.data import schema
from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused

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
    """The store for commands that only read; works beside an open window.

    Only the file of an older program needs the lock: it is brought to the newest schema first, and
    what another command writes meanwhile would be lost with the old file.

    Raises:
        EnvironmentProblem: as ``writing``; LOCKED for an older file only.
    """
    if opening.schema_of(path) < schema.SCHEMA:
        with writing(path):
            pass
    store = Store.open(path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def creating(path: Path) -> Iterator[Store]:
    """A new data file; it must not exist yet, and appears only when it is filled.

    Raises:
        Refused: ``data_file_exists``.
        EnvironmentProblem: the folder is missing, read-only or full.
    """
    if not path.parent.is_dir():
        raise EnvironmentProblem(Fault.MISSING, path=str(path.parent))
    with DataLock(path):
        if path.exists():
            raise Refused("data_file_exists", path=str(path))
        with files.scratch(path.with_name(f"{path.name}.new")) as draft:
            draft.unlink()
            store = Store.create(draft)
            try:
                yield store
            finally:
                store.close()
            files.take_place(draft, path)
