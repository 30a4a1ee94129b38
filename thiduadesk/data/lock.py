"""One program at a time writes a data file: a lock beside it that names its holder.

The operating system frees the lock when its holder dies, so a crash never locks anybody out.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import from_os_error

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows keeps others from reading locked bytes: lock one far behind the words."""

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class DataLock:
    """The right to write ``path``, until ``release`` or for the length of a ``with`` block.

    Attributes:
        left_behind: the holder before never gave the lock back: it was killed, or the power failed.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock at once.

        Raises:
            EnvironmentProblem: LOCKED with ``path``, ``pid``, ``host`` and ``since`` of the holder
                (empty where it cannot be read), or the folder is missing or read-only.
        """
        self._file = path.with_name(path.name + ".lock")
        try:
            handle = _take(self._file)
            if handle is None:
                holder = _holder(self._file)
                raise EnvironmentProblem(Fault.LOCKED, path=str(path), **holder)
        except OSError as error:
            raise from_os_error(error, str(path)) from error
        self._handle: int | None = handle
        self.left_behind = any(_holder(self._file).values())
        with contextlib.suppress(OSError):  # on a full disk the lock holds without a name
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, _own_words())

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform != "win32":
            self._file.unlink(missing_ok=True)  # while still held: see _take
        _unlock(handle)
        os.close(handle)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # somebody else was quicker to open it
                self._file.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _take(file: Path) -> int | None:
    """A locked handle of ``file``; None when somebody else holds it."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try_lock(handle):
            os.close(handle)
            return None
        if _still_there(handle, file):
            return handle
        os.close(handle)  # its last holder took the file away between our opening and locking it


def _still_there(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False


def _own_words() -> bytes:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    words = {"pid": str(os.getpid()), "host": platform.node(), "since": now}
    return json.dumps(words).encode()


def _holder(file: Path) -> dict[str, str]:
    words = {"pid": "", "host": "", "since": ""}
    with contextlib.suppress(OSError, ValueError, AttributeError):
        found = json.loads(file.read_text(encoding="utf-8"))
        words |= {key: str(found.get(key, "")) for key in words}
    return words
