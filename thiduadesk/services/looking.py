"""Copies of kept files for other programs to show; none outlives the program for long."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

_PREFIX = "thiduadesk-opened-"
_DAY = 24 * 3600
_LONGEST_NAME = 200
"""Bytes of a file name that every file system takes."""
_made: list[Path] = []


def copy_to_open(store: Store, sha256: str) -> Path:
    """A copy of a kept file under its own name, in a folder only its owner may enter.

    Raises:
        Refused: ``kept_file_missing``, ``kept_file_damaged``.
        EnvironmentProblem: the temporary folder cannot be written.
    """
    from thiduadesk.services import way  # the window clears at its end without it

    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    _made.append(folder)
    name = Path(way.kept_name(store, sha256)).name
    short = len(name.encode()) < _LONGEST_NAME
    path = folder / (name if short else f"{sha256[:12]}{Path(name).suffix}")
    way.copy_kept(store, sha256, path)
    return path


def clear() -> None:
    """Take the copies away: those of this program, and those that a sudden end left a day ago.

    What another program still holds open stays until the next time.
    """
    ours = {*_made}
    _made.clear()
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                if folder in ours or time.time() - folder.stat().st_mtime > _DAY:
                    shutil.rmtree(folder)
