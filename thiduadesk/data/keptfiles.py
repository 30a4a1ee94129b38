"""Files the clerk gave to keep, beside the data file: scans of signed papers, pages as issued.

They lie in ``<name>-files``, for their owner only, each named by the hash of its bytes. A file is
written whole before a row speaks of it and is never written again; what is read is held against
its name. Undo takes rows back, not files: redo may want them.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from thiduadesk.data import files
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error

_OWNER_ONLY = 0o700
_HASH = re.compile(r"[0-9a-f]{64}")


def folder(data_file: Path) -> Path:
    """Where the files of ``data_file`` lie."""
    return data_file.with_name(f"{data_file.stem}-files")


def path_of(data_file: Path, sha256: str) -> Path:
    """Where one file lies, or would.

    Raises:
        Refused: ``kept_file_missing``; this is no hash (the data file was changed by others).
    """
    if not _HASH.fullmatch(sha256):
        raise Refused("kept_file_missing", path=str(folder(data_file)))
    return folder(data_file) / sha256


def keep(data_file: Path, content: bytes) -> str:
    """Keep ``content``; its hash. What is there already is left alone.

    A copy whose bytes are no longer its own, or cannot be read, is put aside, and a good one takes
    its place.

    Raises:
        EnvironmentProblem: the folder or the disk refuses; nothing half-written stays.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    target = path_of(data_file, sha256)
    try:
        target.parent.mkdir(mode=_OWNER_ONLY, exist_ok=True)
        if target.exists():
            if _holds(target, content):
                return sha256
            target.replace(target.with_name(f"{sha256}-damaged"))
        with files.appearing(target) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise from_os_error(error, str(target)) from error
    return sha256


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def read(data_file: Path, sha256: str) -> bytes:
    """The bytes of a file that was kept.

    Raises:
        Refused: ``kept_file_missing``, ``kept_file_damaged``.
        EnvironmentProblem: it cannot be read.
    """
    path = path_of(data_file, sha256)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("kept_file_missing", path=str(path)) from error
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Refused("kept_file_damaged", path=str(path))
    return content
