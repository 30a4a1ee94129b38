"""The verbs of data safety that every screen needs: what is in the file, is it sound, a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data import safety
from thiduadesk.data.queries import info

if TYPE_CHECKING:
    from pathlib import Path

    from thiduadesk.data.safety import VerifyReport
    from thiduadesk.data.store import Store


def counts(store: Store) -> dict[str, int]:
    """Rows of each kind of record."""
    with store.read() as reader:
        return info.counts(reader)


def verify(path: Path) -> VerifyReport:
    """Whether the data file is sound; reads only."""
    return safety.verify(path)


def backup(store: Store, to: Path) -> int:
    """A verified copy of the data file; returns its size in bytes."""
    safety.copy_verified(store.path, to)
    return to.stat().st_size
