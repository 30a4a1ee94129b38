"""The verbs of data safety: open with its checks, back up, restore, rescue, verify.

For the window (all of these may run on a worker thread; times are local, ``now`` is the caller's)::

    opened = safety.open_file(path, now, told)     every check in order; told(Stage) after each that
                                                   passed; opened.store, opened.backup (what was
                                                   backed up on the way, or failed to be)
    safety.look(path) -> Looked                    the same checks as values, nothing is opened or
                                                   written: passed stages, and the problem or None
    safety.backup_if_due(store, now, places)       call every minute or so: None while nothing is due,
                                                   else an Outcome
    safety.backup_at_close(store, now, places)     before store.close(); None without changes
    safety.backup_before(store, Reason.BEFORE_IMPORT, now, places)     likewise BEFORE_PURGE
    safety.backups(path, places, check=False)      list of BackupInfo, newest first; check=True reads
                                                   each through: counts and good (some 0.1 s each)
    safety.newest_good(path, places)               BackupInfo or None
    safety.backup(store, to, password=None)        a copy at a place the clerk names; bytes
    safety.restore(path, source, now, password)    RestoreReport; close the store and give up its
                                                   DataLock first, open the file again afterwards;
                                                   report.before is what undoes it
    safety.rescue(damaged, into)                   RescueReport: kept, lost, doubtful, per table
    safety.verify(path, password=None)             VerifyReport

An ``Outcome`` holds what was made and what failed; a failed one is a banner that stays until an
outcome of the same place succeeds. ``Places`` says where else backups go (a stick, a network folder)
and under which password there. Both are settings of the machine and not of the data: another PC has
another stick. Keep them in the program's state folder, readable by the owner only; beside the data
file, which is not encrypted itself, encrypting would only pretend.

``Refused``: ``password_needed`` (ask for it), ``password_wrong`` (ask again), ``password_empty``,
``copy_onto_itself``, ``file_is_folder``, ``data_file_exists``. Everything else the disk does is an
``EnvironmentProblem`` with its path; LOCKED names pid and host of the other window.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data import backups as made
from thiduadesk.data import encryption
from thiduadesk.data import keptcopies
from thiduadesk.data import opening
from thiduadesk.data import rescue as rescuing
from thiduadesk.data import restore as restoring
from thiduadesk.data import safety
from thiduadesk.data import thinning
from thiduadesk.data.backups import BackupInfo
from thiduadesk.data.backups import Reason
from thiduadesk.data.opening import Stage
from thiduadesk.data.queries import info
from thiduadesk.data.rescue import RescueReport
from thiduadesk.data.restore import RestoreReport
from thiduadesk.data.safety import VerifyReport
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "BackupInfo",
    "Looked",
    "Opened",
    "Outcome",
    "Places",
    "Reason",
    "RescueReport",
    "RestoreReport",
    "Stage",
    "VerifyReport",
]

EVERY = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Places:
    """Where backups go besides the folder beside the data file.

    Attributes:
        second: a folder elsewhere that exists, e.g. on a stick; None for no second place.
        password: backups there are under it; None leaves them plain.
    """

    second: Path | None = None
    password: str | None = None


NOWHERE_ELSE = Places()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a backup: also of several places.

    Attributes:
        made: what was made and proven.
        failed: what went wrong, a damaged kept file too; ``params["path"]`` says where.
    """

    made: tuple[BackupInfo, ...] = ()
    failed: tuple[EnvironmentProblem | Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a file before it is opened.

    Attributes:
        passed: the checks it passed, in their order.
        problem: what the next check found; None when all passed.
    """

    passed: tuple[Stage, ...]
    problem: EnvironmentProblem | None


@dataclass(frozen=True, slots=True)
class Opened:
    """An open data file.

    Attributes:
        store: the data.
        backup: of what a crash had left without one; None where nothing was due.
    """

    store: Store
    backup: Outcome | None


# --- opening -----------------------------------------------------------------------------------
def open_file(
    path: Path,
    now: dt.datetime,
    told: Callable[[Stage], object] = lambda _stage: None,
    places: Places = NOWHERE_ELSE,
) -> Opened:
    """Open a data file by all its checks; the caller holds its ``DataLock``.

    A damaged file is never opened for writing. A backup that fails does not keep the clerk from
    her work; it is in the result.

    Raises:
        EnvironmentProblem: missing, not ours, newer than the program (``version`` wrote it),
            damaged, read-only, or the migration failed; the file is as it was.
    """
    told(Stage.UNLOCKED)
    opening.check(path, told)
    outcome = _backed_up(path, Reason.OPEN, now, places)
    told(Stage.BACKED_UP)
    already = {Stage.EXISTS, Stage.OURS, Stage.NOT_NEWER, Stage.SOUND, Stage.REFERENCES}
    store = Store.open(path, lambda stage: None if stage in already else told(stage))
    return Opened(store, outcome)


def look(path: Path) -> Looked:
    """How far opening would get; reads only, takes no lock."""
    passed: list[Stage] = []
    try:
        opening.check(path, passed.append)
    except EnvironmentProblem as problem:
        return Looked(tuple(passed), problem)
    return Looked(tuple(passed), None)


# --- backups by themselves ---------------------------------------------------------------------
def backup_if_due(
    store: Store, now: dt.datetime, places: Places = NOWHERE_ELSE, every: dt.timedelta = EVERY
) -> Outcome | None:
    """Back up what has changed, if the last backup is older than ``every``; never raises for it."""
    try:
        last = [one.when for one in made.found(store.path) if one.when <= now.replace(tzinfo=None)]
    except EnvironmentProblem as problem:
        return Outcome(failed=(problem,))
    if last and now.replace(tzinfo=None) - last[0] < every:
        return None
    return _backed_up(store.path, Reason.TIMER, now, places)


def backup_at_close(
    store: Store, now: dt.datetime, places: Places = NOWHERE_ELSE
) -> Outcome | None:
    """Back up what has changed since the last backup; None where nothing has."""
    return _backed_up(store.path, Reason.CLOSE, now, places)


def backup_before(
    store: Store, reason: Reason, now: dt.datetime, places: Places = NOWHERE_ELSE
) -> Outcome:
    """Back up before something great happens; kept for a year. See ``Outcome.failed`` first."""
    return _made(store.path, reason, now, places)


def _backed_up(path: Path, reason: Reason, now: dt.datetime, places: Places) -> Outcome | None:
    try:
        known = made.found(path)
        mark = made.mark_of(path)
        fresh = next((one for one in known if one.mark == mark), None)
        if fresh is None:
            return _made(path, reason, now, places)
        if places.second is None:
            return None
        if any(one.mark == mark for one in made.found(path, places.second)):
            return None
    except EnvironmentProblem as problem:
        return Outcome(failed=(problem,))
    return _along(fresh, path, now, places, Outcome())


def _made(path: Path, reason: Reason, now: dt.datetime, places: Places) -> Outcome:
    try:
        first = made.make(path, reason, now)
        thinning.thin(path, now)
    except EnvironmentProblem as problem:
        return Outcome(failed=(problem,))
    return _along(first, path, now, places, Outcome((first,)))


def _along(
    first: BackupInfo, path: Path, now: dt.datetime, places: Places, done: Outcome
) -> Outcome:
    if places.second is None:
        return done
    failed: list[EnvironmentProblem | Refused] = [*done.failed]
    try:
        try:
            keptcopies.take_along(path, made.files_folder(path, places.second), places.password)
        except Refused as damaged:  # a scan: the records go there all the same
            failed.append(damaged)
        second = made.take_along(first, path, places.second, places.password)
        thinning.thin(path, now, places.second)
    except EnvironmentProblem as problem:
        return Outcome(done.made, (*failed, problem))
    return Outcome((*done.made, second), tuple(failed))


# --- looking, restoring ------------------------------------------------------------------------
def backups(path: Path, places: Places = NOWHERE_ELSE, *, check: bool = False) -> list[BackupInfo]:
    """Backups of a data file at all places, newest first.

    Args:
        path: the data file; it need not be there any more.
        places: a second place that is not there is passed over.
        check: read each through, for ``counts`` and ``good``.

    Raises:
        EnvironmentProblem: the folder beside the data file cannot be read.
    """
    found = made.found(path)
    if places.second is not None and places.second.is_dir():
        found = sorted(
            (*found, *made.found(path, places.second)), key=lambda one: one.when, reverse=True
        )
    return [made.looked_at(one) for one in found] if check else found


def newest_good(path: Path, places: Places = NOWHERE_ELSE) -> BackupInfo | None:
    """The newest backup that is whole, with its counts; None where there is none."""
    looked = (made.looked_at(one) for one in backups(path, places))
    return next((one for one in looked if one.good), None)


def restore(
    path: Path, source: Path, now: dt.datetime, password: str | None = None
) -> RestoreReport:
    """Put a backup in the place of the data file; what stands there is backed up first.

    Raises:
        Refused, EnvironmentProblem: as ``data.restore``; the data file is as it was.
    """
    return restoring.restore(path, source, now, password)


def rescue(damaged: Path, into: Path) -> RescueReport:
    """Read what can be read of a damaged file into a new one; the damaged one stays as it is.

    Raises:
        Refused, EnvironmentProblem: as ``data.rescue``.
    """
    return rescuing.rescue(damaged, into)


# --- by hand -----------------------------------------------------------------------------------
def backup(store: Store, to: Path, password: str | None = None) -> int:
    """A verified copy of the data file, under ``password`` if one is given; its size in bytes.

    The files kept beside it go along, into ``<name of the copy>-files``.

    Raises:
        Refused: ``file_is_folder``, ``copy_onto_itself``, ``password_empty``; or
            ``kept_file_damaged`` when all else is copied.
        EnvironmentProblem: the copy cannot be made; what stood at ``to`` is untouched.
    """
    if to.is_dir():
        raise Refused("file_is_folder", path=str(to))
    if password is None:
        safety.copy_verified(store.path, to)
    elif to.exists() and to.samefile(store.path):
        raise Refused("copy_onto_itself", path=str(to))
    else:
        made.copy_under_password(store.path, to, password)
    keptcopies.take_along(store.path, keptcopies.folder_beside(to), password)
    return to.stat().st_size


def backup_now(path: Path, now: dt.datetime, password: str | None = None) -> BackupInfo:
    """A backup in its folder, asked for by hand, also where nothing has changed.

    Raises:
        Refused: ``password_empty``.
        EnvironmentProblem: it cannot be made.
    """
    info = made.make(path, Reason.HAND, now, password)
    thinning.thin(path, now)
    return info


def counts(store: Store) -> dict[str, int]:
    """Rows of each kind of record."""
    with store.read() as reader:
        return info.counts(reader)


def verify(path: Path, password: str | None = None) -> VerifyReport:
    """Whether a data file or a backup is sound, and the files kept beside it; reads only.

    Raises:
        Refused: ``password_needed``, ``password_wrong`` for one under a password.
        EnvironmentProblem: missing, not readable, not ours, or newer than this program.
    """
    beside = keptcopies.folder_beside(path)
    if not path.is_file() or not encryption.is_encrypted(path):
        return _with_kept(safety.verify(path), path, beside)
    with tempfile.TemporaryDirectory(prefix="thiduadesk-") as folder:  # never plain on a stick
        plain = Path(folder) / path.name
        plain.touch(mode=0o600)
        try:
            encryption.decrypt(path, plain, password or "")
        except EnvironmentProblem as problem:
            if problem.fault is not Fault.CORRUPT:
                raise
            return safety.damaged(path, problem.params.get("detail", ""))
        return _with_kept(safety.verify(plain), plain, beside)


def _with_kept(report: VerifyReport, plain: Path, folder: Path) -> VerifyReport:
    return replace(report, kept=keptcopies.faults(plain, folder)) if report.ok else report
