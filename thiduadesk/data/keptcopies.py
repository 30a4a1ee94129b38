"""Kept files go where the data file goes: to a second place, along with a copy, back with a restore.

A backup beside the data file needs no copies, since a kept file is never altered nor taken away.
Elsewhere the files lie in ``<name>-files`` beside the backups or the copy, each under its hash, or
as ``<hash>.enc`` under the password of the backup; what is there already is not copied again.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from contextlib import suppress
from pathlib import Path

from thiduadesk.data import encryption
from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import keptfiles
from thiduadesk.data.faults import looking_through
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error

_ENCRYPTED = ".enc"
_BACKUPS = "-backups"
_HASH = re.compile(r"[0-9a-f]{64}")


def folder_beside(file: Path) -> Path:
    """Where the kept files of a data file, a copy or a backup of one lie."""
    plain = file.with_name(file.name.removesuffix(_ENCRYPTED))
    if file.parent.name.endswith(_BACKUPS):
        return keptfiles.folder(file.parent.with_name(file.parent.name.removesuffix(_BACKUPS)))
    return keptfiles.folder(plain)


def needed(data_file: Path) -> dict[str, str]:
    """Names of the files that a plain data file speaks of, by their hash.

    Raises:
        EnvironmentProblem: it cannot be read.
    """
    with looking_through(data_file), closing(engines.looking(data_file)) as connection:
        try:
            rows = connection.execute("SELECT sha256, name FROM kept_file ORDER BY id").fetchall()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
                raise
            return {}  # no such table: an older file
    return {str(sha256): str(name) for sha256, name in rows}


def faults(data_file: Path, folder: Path) -> tuple[Finding, ...]:
    """Kept files that are missing in ``folder`` or no longer what they were; reads all of them."""
    found = []
    for sha256, name in needed(data_file).items():
        state = _state(folder, sha256)
        if state:
            path = str(folder / sha256)
            params = {"path": path, "name": name}
            found.append(Finding(state, Severity.ERROR, data_file.name, quote=name, params=params))
    return tuple(found)


def _state(folder: Path, sha256: str) -> str:
    """The code of what is wrong with one file, empty where nothing is."""
    if not _HASH.fullmatch(sha256) or not (folder / sha256).is_file():
        return "" if (folder / (sha256 + _ENCRYPTED)).is_file() else "kept_file_missing"
    return "" if _is_whole(folder / sha256, sha256) else "kept_file_damaged"


def _is_whole(path: Path, sha256: str) -> bool:
    """Whether it can be read, and is what its name says."""
    try:
        return files.sha256_of(path) == sha256
    except EnvironmentProblem:  # a bad sector, or another program keeps it to itself
        return False


def take_along(data_file: Path, folder: Path, password: str | None = None) -> int:
    """Copy what lies beside the data file and is not yet in ``folder``; how many files.

    Raises:
        Refused: ``kept_file_damaged``, one here that is not whole or cannot be read; the others
            are copied.
        EnvironmentProblem: the place refuses.
    """
    mine = [
        path for path in _all(keptfiles.folder(data_file)) if not _there(path, folder, password)
    ]
    if not mine:
        return 0
    _make(folder)
    damaged = None
    for path in mine:
        if not _is_whole(path, path.name):
            damaged = path
        elif password is None:
            with files.appearing(folder / path.name) as draft:
                files.copy_bytes(path, draft)
        else:
            with files.appearing(folder / (path.name + _ENCRYPTED)) as draft:
                encryption.encrypt(path, draft, password, {})
    if damaged is not None:
        raise Refused("kept_file_damaged", path=str(damaged))
    return len(mine)


def _there(path: Path, folder: Path, password: str | None) -> bool:
    """Whether ``folder`` has it; a plain copy of another length was cut short by somebody."""
    if password is not None:
        return (folder / (path.name + _ENCRYPTED)).is_file()
    copy = folder / path.name
    return copy.is_file() and copy.stat().st_size == path.stat().st_size


def _all(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    yield from (path for path in found if _HASH.fullmatch(path.name) and path.is_file())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, str(folder)) from error


def bring_back(data_file: Path, source: Path, password: str | None = None) -> tuple[str, ...]:
    """Fetch what ``data_file`` speaks of and lacks from beside ``source``; names still missing.

    Args:
        data_file: just restored or rescued, closed.
        source: the backup, copy or damaged file it came from.
        password: of that backup.
    """
    own, other = keptfiles.folder(data_file), folder_beside(source)
    missing = []
    for sha256, name in needed(data_file).items():
        if _HASH.fullmatch(sha256) and _is_there(own / sha256, sha256):
            continue
        content = _content(other, sha256, password) if _HASH.fullmatch(sha256) else None
        if content is None or not _kept(data_file, content):
            missing.append(name)
    return tuple(missing)


def _kept(data_file: Path, content: bytes) -> bool:
    """Whether the folder beside the data file took it: the data itself are back in any case."""
    try:
        keptfiles.keep(data_file, content)
    except EnvironmentProblem:
        return False
    return True


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and _is_whole(path, sha256)


def _content(folder: Path, sha256: str, password: str | None) -> bytes | None:
    """The bytes of a file of ``folder``, plain or under the password; None where it has none."""
    plain, locked = folder / sha256, folder / (sha256 + _ENCRYPTED)
    with suppress(OSError, EnvironmentProblem, Refused):
        if _is_there(plain, sha256):
            return plain.read_bytes()
        if password is not None and locked.is_file():
            with tempfile.TemporaryDirectory(prefix="thiduadesk-") as place:
                opened = Path(place) / sha256
                opened.touch(mode=0o600)
                encryption.decrypt(locked, opened, password)
                if _is_there(opened, sha256):
                    return opened.read_bytes()
    return None
