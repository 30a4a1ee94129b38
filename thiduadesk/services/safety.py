"""The verbs of data safety that every screen needs: what is in the file, is it sound, a copy."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk.data import safety
from thiduadesk.data.queries import info
from thiduadesk.domain.problems import Refused

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


def copy_name(path: Path, now: dt.datetime) -> Path:
    """Where a copy goes when no place is named: beside the data file, named by the moment."""
    return path.with_name(f"{path.stem}-{now:%Y-%m-%d-%H%M%S}{path.suffix}")


def backup(store: Store, to: Path) -> int:
    """A verified copy of the data file; returns its size in bytes.

    Raises:
        Refused: ``file_is_folder``, ``copy_onto_itself``.
        EnvironmentProblem: the copy cannot be made; what stood at ``to`` is untouched.
    """
    if to.is_dir():
        raise Refused("file_is_folder", path=str(to))
    safety.copy_verified(store.path, to)
    return to.stat().st_size
