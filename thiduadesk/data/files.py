"""Making files appear whole: synced to the disk before they get their name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import from_os_error

_SIDE_FILES = ("-wal", "-shm", "-journal")


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """A new empty file beside ``target``, readable by its owner only, that takes its place at the end.

    When the block fails, the new file goes away and ``target`` is as it was.

    Raises:
        EnvironmentProblem: the folder or the disk refuses, or another program has ``target`` open.
    """
    draft = target.with_name(f"{target.name}.part")  # one left by a crash is taken away here
    try:
        with _os_errors(target):
            _discard(draft)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield draft
        with _os_errors(target):
            _sync(draft)
            if side_file(target) is not None:
                raise EnvironmentProblem(Fault.FILE_OPEN_ELSEWHERE, path=str(target))
            draft.replace(target)
            _sync_folder(target.parent)
    finally:
        _discard(draft)


def side_file(path: Path) -> Path | None:
    """A write-ahead log or journal beside ``path``: it is open somewhere or was left by a crash."""
    beside = (path.with_name(path.name + ending) for ending in _SIDE_FILES)
    return next((file for file in beside if file.exists()), None)


def _discard(path: Path) -> None:
    for ending in ("", *_SIDE_FILES):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle of a folder to sync
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _os_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_os_error(error, str(path)) from error
