"""Thinning of backups: seven days, eight weeks, two years of months.

It goes by the dates in the names and never by the clock alone: a clock that was set back makes
today's backups look old, and those of last week lie in the future.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from thiduadesk.data import backups
from thiduadesk.data import files
from thiduadesk.data.backups import BackupInfo

DAYS, WEEKS, MONTHS = 7, 8, 24
"""Of how many days, weeks and months that have backups the last one is kept; of the last day all."""
BEFORE_KEPT = dt.timedelta(days=366)
"""What was kept before a migration, import, restore or purge stays a year."""
_DRAFTS = (".*.draft", ".*.draft-*", ".*.draft.part", "*.part")
_A_DAY = 24 * 60 * 60


def thin(path: Path, now: dt.datetime, place: Path | None = None) -> list[Path]:
    """Take away the backups that are no longer needed; the files that went.

    A backup goes only where another, read through just now and found good, stands for its day, week
    or month; so the newest good one never goes. What is dated in the future is left alone.

    Raises:
        EnvironmentProblem: the folder cannot be read or written.
    """
    today = now.replace(tzinfo=None)
    past = [one for one in backups.found(path, place) if one.when <= today]
    ordinary = [one for one in past if not one.before]
    judged: dict[Path, bool] = {}

    def is_good(one: BackupInfo) -> bool:
        if one.path not in judged:
            judged[one.path] = bool(backups.looked_at(one).good)
        return judged[one.path]

    kept = _kept(ordinary, is_good)
    old = [one for one in past if one.before and one.when < today - BEFORE_KEPT]
    going = [*(one for one in ordinary if one.path not in kept), *old]
    names = {one.path for one in going}
    if going and not any(is_good(one) for one in past if one.path not in names):
        last_good = next(filter(is_good, going), None)
        going = [one for one in going if one is not last_good]
    for one in going:
        files.remove(one.path)
    _clear_drafts(path, place, today)
    return [one.path for one in going]


def _clear_drafts(path: Path, place: Path | None, today: dt.datetime) -> None:
    """Take away drafts that a crash left behind; none takes a day to make."""
    folder = backups.folder_of(path, place)
    for draft in (file for pattern in _DRAFTS for file in folder.glob(pattern)):
        with suppress(OSError):
            old = today.timestamp() - draft.stat().st_mtime > _A_DAY
            if old and backups.named(path, draft) is None:
                draft.unlink()


def _kept(ordinary: list[BackupInfo], is_good: Callable[[BackupInfo], bool]) -> set[Path]:
    """All of the last day, and of the last days, weeks and months that have any the newest good one.

    Where a bucket holds only one, nobody needs to read it; where it holds no good one, all stay.
    """
    kept = {one.path for one in ordinary if _day(one.when) == _day(ordinary[0].when)}
    for bucket_of, number in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        buckets: dict[tuple[int, ...], list[BackupInfo]] = {}
        for one in ordinary:  # newest first
            buckets.setdefault(bucket_of(one.when), []).append(one)
        for bucket in list(buckets.values())[:number]:
            best = bucket if len(bucket) == 1 else list(islice(filter(is_good, bucket), 1))
            kept |= {one.path for one in best or bucket}
    return kept


def _day(when: dt.datetime) -> tuple[int, ...]:
    return when.year, when.month, when.day


def _week(when: dt.datetime) -> tuple[int, ...]:
    return when.isocalendar()[:2]


def _month(when: dt.datetime) -> tuple[int, ...]:
    return when.year, when.month
