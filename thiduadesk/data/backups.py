"""Backups («bản sao lưu»): made by themselves, proven, thinned by the calendar, found again.

They lie in ``<name>-backups`` beside the data file, and in a folder of that name at a second place if
one is set. All that a list must show stands in the name: data file, local date and time, version of
the program, schema, why it was made, and the mark of its content (see ``stamp``)::

    thi-dua-20221130-163000-v0.1.0-s1-close-3f9a2c1b.thidua
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from thiduadesk import __version__
from thiduadesk.data import encryption
from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import safety
from thiduadesk.data import stamp
from thiduadesk.data.faults import looking_through
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import from_os_error

ENCRYPTED = ".enc"
"""Follows the ending of a data file under a password."""


class Reason(StrEnum):
    """Why a backup was made."""

    TIMER = "timer"
    CLOSE = "close"
    OPEN = "open"
    HAND = "hand"
    BEFORE_MIGRATE = "before-migrate"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_PURGE = "before-purge"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup, as its name and its first bytes tell.

    Attributes:
        path: where it lies.
        when: local time of its making, without zone.
        reason: why.
        schema: number of its schema.
        program: version of the program that made it.
        mark: of its content.
        size: bytes.
        encrypted: under a password.
        counts: rows of each table; empty where not looked at.
        good: read through and found whole; None where not looked at.
    """

    path: Path
    when: dt.datetime
    reason: Reason
    schema: int
    program: str
    mark: str
    size: int
    encrypted: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    good: bool | None = None

    @property
    def before(self) -> bool:
        """Made before something great happened."""
        return self.reason.startswith("before-")


_NAME = re.compile(
    r"-(?P<when>\d{8}-\d{6})-v(?P<program>[^-]+)-s(?P<schema>\d+)"
    r"-(?P<reason>[a-z]+(?:-[a-z]+)?)-(?P<mark>[0-9a-f]*)(?:-\d+)?\.[^.]+(?P<encrypted>\.enc)?"
)
_NUMBERS = count(1)
_WHEN = "%Y%m%d-%H%M%S"


# --- where they lie ----------------------------------------------------------------------------
def folder_of(path: Path, place: Path | None = None) -> Path:
    """The folder of the backups of a data file, beside it or at another place."""
    return (place or path.parent) / f"{path.stem}-backups"


def files_folder(path: Path, place: Path) -> Path:
    """The folder of the kept files of a data file at another place."""
    return place / f"{path.stem}-files"


def found(path: Path, place: Path | None = None) -> list[BackupInfo]:
    """Backups of a data file, newest first, as their names tell.

    Raises:
        EnvironmentProblem: the folder cannot be read; a missing one is empty.
    """
    folder = folder_of(path, place)
    try:
        infos = [info for file in folder.iterdir() if (info := named(path, file))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    return sorted(infos, key=lambda one: (one.when, one.path.name), reverse=True)


def named(path: Path, file: Path) -> BackupInfo | None:
    """What the name of ``file`` says, if it is that of a backup of ``path``."""
    if not file.name.startswith(path.stem):
        return None
    parts = _NAME.fullmatch(file.name[len(path.stem) :])
    if parts is None:
        return None
    try:
        return BackupInfo(
            file,
            dt.datetime.strptime(parts["when"], _WHEN),  # noqa: DTZ007  # local, as people read it
            Reason(parts["reason"]),
            int(parts["schema"]),
            parts["program"],
            parts["mark"],
            file.stat().st_size,
            parts["encrypted"] is not None,
        )
    except (ValueError, OSError):
        return None  # named like one, but none of ours, or just taken away


def looked_at(info: BackupInfo) -> BackupInfo:
    """The same with ``good`` and ``counts``: reads the whole backup.

    One under a password is good when it is whole; only opening it proves more.
    """
    try:
        if info.encrypted:
            counts = dict(encryption.check(info.path).about["counts"])
            return replace(info, good=True, counts=counts)
        report = safety.verify(info.path)
    except (EnvironmentProblem, KeyError, TypeError, ValueError):  # damaged, or not ours
        return replace(info, good=False)
    return replace(info, good=report.ok, counts=report.counts)


def mark_of(path: Path) -> str:
    """The mark of what a data file holds now; it may be open.

    Raises:
        EnvironmentProblem: it cannot be read.
    """
    with looking_through(path), closing(engines.looking(path)) as connection:
        return stamp.read(connection).mark


# --- making ------------------------------------------------------------------------------------
def make(path: Path, reason: Reason, now: dt.datetime, password: str | None = None) -> BackupInfo:
    """A proven backup of a data file, which may be open, beside it.

    Raises:
        Refused: ``password_empty``.
        EnvironmentProblem: the data file is damaged, its folder read-only or the disk full.
    """
    folder = made_folder(path)
    when = now.replace(tzinfo=None, microsecond=0)
    with files.scratch(_draft(folder)) as draft:
        report = safety.copy_verified(path, draft)
        mark = mark_of(draft)
        words = f"{when:{_WHEN}}-v{__version__}-s{report.schema}-{reason.value}-{mark}"
        target = _free(folder, f"{path.stem}-{words}", _ending(path, password))
        if password is None:
            files.take_place(draft, target)
        else:
            encrypted_copy(draft, target, password, dict(report.counts))
    return _proven(path, target, report.counts)


def take_along(
    info: BackupInfo, path: Path, place: Path, password: str | None = None
) -> BackupInfo:
    """The same backup once more at a second place, there under ``password`` if one is given.

    It is copied as bytes: SQLite itself is not let loose on a stick or a network folder.

    Raises:
        Refused: ``password_empty``.
        EnvironmentProblem: the place is missing (a stick not plugged in), read-only or full.
    """
    folder = made_folder(path, place)
    name = info.path.name
    if password is None or info.encrypted:
        target = folder / name
        with files.appearing(target) as draft:
            files.copy_bytes(info.path, draft)
            if not files.same(info.path, draft):
                raise EnvironmentProblem(Fault.FAILED, path=str(target), detail="read back")
    else:
        target = folder / (name + ENCRYPTED)
        encrypted_copy(info.path, target, password, dict(info.counts))
    return _proven(path, target, info.counts)


def copy_under_password(path: Path, to: Path, password: str) -> None:
    """A proven copy of a data file, which may be open, under ``password`` at ``to``.

    Raises:
        Refused: ``password_empty``.
        EnvironmentProblem: it cannot be made; what stood at ``to`` is untouched.
    """
    with files.scratch(_draft(made_folder(path))) as plain:  # plain only beside the data file
        report = safety.copy_verified(path, plain)
        encrypted_copy(plain, to, password, report.counts)


def encrypted_copy(plain: Path, to: Path, password: str, counts: Mapping[str, int]) -> None:
    """``plain`` under ``password`` at ``to``: read back and compared before it gets its name.

    The counts of its rows can be seen without the password.
    """
    with files.appearing(to) as draft:
        encryption.encrypt(plain, draft, password, {"counts": dict(counts)})
        with files.scratch(_draft(plain.parent)) as again:
            encryption.decrypt(draft, again, password)
            if not files.same(again, plain):
                raise EnvironmentProblem(Fault.FAILED, path=str(to), detail="read back")


def made_folder(path: Path, place: Path | None = None) -> Path:
    """The folder of the backups, readable by its owner only; made when missing.

    Raises:
        EnvironmentProblem: the place is missing or refuses.
    """
    folder = folder_of(path, place)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    return folder


def _draft(folder: Path) -> Path:
    """A name nobody else has: the window and a scheduled command may make a backup at once."""
    return folder / f".{os.getpid()}-{next(_NUMBERS)}.draft"


def _proven(path: Path, target: Path, counts: Mapping[str, int]) -> BackupInfo:
    info = named(path, target)
    if info is None:
        raise EnvironmentProblem(Fault.MISSING, path=str(target))  # taken away at once
    return replace(info, good=True, counts=counts)


def _ending(path: Path, password: str | None) -> str:
    ending = path.suffix or ".thidua"
    return ending if password is None else ending + ENCRYPTED


def _free(folder: Path, stem: str, ending: str) -> Path:
    """A name that nobody has: two backups may fall into one second."""
    target, number = folder / (stem + ending), 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{ending}"
    return target
