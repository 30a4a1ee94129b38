"""Making files appear whole: synced to the disk before they get their name."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
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
    with scratch(target.with_name(f"{target.name}.part")) as draft:
        yield draft
        take_place(draft, target)


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """A new empty file at ``path``, readable by its owner only, that goes away with the block.

    One left there by a crash is taken away first.

    Raises:
        EnvironmentProblem: the folder or the disk refuses.
    """
    try:
        with _os_errors(path):
            _discard(path)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield path
    finally:
        with suppress(OSError):  # it is in nobody's way, and the next one takes it away
            _discard(path)


def take_place(draft: Path, target: Path) -> None:
    """Sync ``draft`` to the disk and give it the name ``target``.

    Raises:
        EnvironmentProblem: the disk refuses, or another program has ``target`` open.
    """
    with _os_errors(target):
        _sync(draft)
        if side_file(target) is not None:
            raise EnvironmentProblem(Fault.FILE_OPEN_ELSEWHERE, path=str(target))
        draft.replace(target)
        _sync_folder(target.parent)


def copy_bytes(source: Path, to: Path) -> None:
    """Write into the existing file ``to`` what ``source`` holds.

    Raises:
        EnvironmentProblem: one cannot be read or written.
    """
    with _os_errors(to), source.open("rb") as old, to.open("r+b") as new:
        shutil.copyfileobj(old, new)
        new.truncate()
        os.fsync(new.fileno())


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes.

    Raises:
        EnvironmentProblem: one cannot be read.
    """
    return sha256_of(one) == sha256_of(other)


def sha256_of(path: Path) -> str:
    """Hash of the bytes of a file, in hex.

    Raises:
        EnvironmentProblem: it cannot be read.
    """
    with _os_errors(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(path: Path) -> None:
    """Take a closed file away; it may be gone already.

    Raises:
        EnvironmentProblem: the folder refuses.
    """
    with _os_errors(path):
        path.unlink(missing_ok=True)


def side_file(path: Path) -> Path | None:
    """A write-ahead log or journal beside ``path``: it is open somewhere or was left by a crash."""
    beside = (path.with_name(path.name + ending) for ending in _SIDE_FILES)
    return next((file for file in beside if file.exists()), None)


def discard_log(path: Path) -> None:
    """Take away a log left beside ``path``: it would be taken for one of the file to come.

    Raises:
        EnvironmentProblem: the folder refuses.
    """
    with _os_errors(path):
        for ending in _SIDE_FILES:
            path.with_name(path.name + ending).unlink(missing_ok=True)


def with_log(path: Path) -> list[Path]:
    """The file and what lies beside it that belongs to it."""
    beside = [path.with_name(path.name + ending) for ending in ("", *_SIDE_FILES)]
    return [file for file in beside if file.exists()]


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
