"""Putting a backup in the place of the data file; what stood there is kept first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thiduadesk.data import backups
from thiduadesk.data import encryption
from thiduadesk.data import files
from thiduadesk.data import keptcopies
from thiduadesk.data import safety
from thiduadesk.data.lock import DataLock
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused

_UNREADABLE = {Fault.CORRUPT, Fault.NOT_OURS, Fault.NEWER}


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did.

    Attributes:
        path: the data file, as it is now.
        source: the backup it came from; untouched.
        before: backup of what stood there; restoring it undoes this restore. None where nothing
            stood there, or nothing that can be read.
        aside: where an unreadable file was copied to, byte for byte; None where there was none.
        counts: rows of each table now.
        size: bytes now.
        missing: names of kept files that lie neither beside the data file nor beside the backup.
    """

    path: Path
    source: Path
    before: Path | None
    aside: Path | None
    counts: Mapping[str, int]
    size: int
    missing: tuple[str, ...] = ()


def restore(
    path: Path, source: Path, now: dt.datetime, password: str | None = None
) -> RestoreReport:
    """Make the data file what ``source`` holds, by a rename at the end.

    Raises:
        Refused: ``copy_onto_itself``, ``password_needed``, ``password_wrong``.
        EnvironmentProblem: LOCKED by another window (named) or by our own that is still open; the
            backup is missing, damaged, newer than the program or not ours; the disk is full …
            The data file is as it was.
    """
    if path.exists() and source.exists() and path.samefile(source):
        raise Refused("copy_onto_itself", path=str(source))
    with DataLock(path), files.scratch(path.with_name(f".{path.name}.restored")) as plain:
        unpack(source, plain, password)
        report = safety.verify(plain)
        if not report.ok:
            detail = report.problems[0].found or ""
            raise EnvironmentProblem(Fault.CORRUPT, path=str(source), detail=detail)
        before, aside = _keep(path, now)
        files.take_place(plain, path)
        missing = keptcopies.bring_back(path, source, password)
    return RestoreReport(path, source, before, aside, report.counts, path.stat().st_size, missing)


def unpack(source: Path, plain: Path, password: str | None) -> None:
    """A verified plain copy of a backup, under a password or not, at ``plain``.

    Raises:
        Refused: ``password_needed``, ``password_wrong``.
        EnvironmentProblem: the backup is missing, damaged, newer than the program or not ours.
    """
    if encryption.is_encrypted(source):
        encryption.decrypt(source, plain, password or "")
    else:
        safety.copy_verified(source, plain)


def _keep(path: Path, now: dt.datetime) -> tuple[Path | None, Path | None]:
    """Keep what stands at ``path``: as a backup, or byte for byte where it cannot be read."""
    if not path.exists():
        files.discard_log(path)
        return None, None
    try:
        before = backups.make(path, backups.Reason.BEFORE_RESTORE, now)
        safety.merge_log(path)
    except EnvironmentProblem as problem:
        if problem.fault not in _UNREADABLE or problem.params.get("path") != str(path):
            raise
        return None, _set_aside(path, now)
    return before.path, None


def _set_aside(path: Path, now: dt.datetime) -> Path:
    folder = backups.made_folder(path)
    aside = folder / f"{path.stem}-{now:%Y%m%d-%H%M%S}-damaged{path.suffix}"
    for file in files.with_log(path):
        with files.appearing(folder / (aside.name + file.name[len(path.name) :])) as draft:
            files.copy_bytes(file, draft)
    files.discard_log(path)
    return aside
