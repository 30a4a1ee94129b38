"""Proving a data file sound, and copying it so that the copy is proven too.

A copy made by the file system of a database with a write-ahead log is no backup: what the log holds
is missing. Copies here go through SQLite's backup, are opened again, checked and compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import opening
from thiduadesk.data import schema
from thiduadesk.data import stamp
from thiduadesk.data.faults import looking_through
from thiduadesk.data.faults import translated
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What is known of a data file after it was read through.

    Attributes:
        ok: nothing is wrong with it.
        schema: number of its schema.
        problems: findings ``data_damaged``, one for each complaint of SQLite.
        counts: number of rows of each table; empty where a damaged file cannot be counted.
        kept: ``kept_file_missing`` and ``kept_file_damaged`` of the files kept beside it, where they
            were looked at.
    """

    ok: bool
    schema: int
    problems: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[Finding, ...] = ()


def verify(path: Path) -> VerifyReport:
    """Read the whole file: every page, index and reference. Writes nothing.

    Raises:
        EnvironmentProblem: missing, not readable, not ours, or newer than this program.
    """
    number = opening.schema_of(path)
    try:
        with looking_through(path), closing(engines.looking(path)) as connection:
            complaints = opening.damage(connection)
            if opening.revision_of(connection) != schema.revision(number):
                complaints.append("alembic_version")
            counts = row_counts(connection) if not complaints else {}
    except EnvironmentProblem as problem:
        if problem.fault is not Fault.CORRUPT:
            raise
        complaints, counts = [problem.params.get("detail", "")], {}
    problems = tuple(_finding(path, complaint) for complaint in complaints)
    return VerifyReport(not problems, number, problems, counts)


def damaged(path: Path, detail: str) -> VerifyReport:
    """The report of a file of which nothing can be read."""
    return VerifyReport(ok=False, schema=0, problems=(_finding(path, detail),))


def _finding(path: Path, complaint: str) -> Finding:
    params = {"path": str(path), "detail": complaint}
    return Finding("data_damaged", Severity.ERROR, path.name, found=complaint, params=params)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Number of rows of each table the file holds."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def copy_verified(path: Path, to: Path) -> VerifyReport:
    """Copy a data file, also while it is open; ``to`` appears only when the copy is proven.

    The copy is one single file, without a write-ahead log, readable by its owner only; what stood
    at ``to`` is replaced.

    Raises:
        Refused: ``copy_onto_itself``.
        EnvironmentProblem: the source is damaged, the target's folder read-only, the disk full.
    """
    opening.schema_of(path)
    if to.exists() and to.samefile(path):
        raise Refused("copy_onto_itself", path=str(to))
    with files.appearing(to) as draft:
        counts = _copy(path, draft, to)
        report = verify(draft)  # opened anew: every row is compared by the seal
        if not report.ok or report.counts != counts:
            detail = report.problems[0].found or "" if report.problems else "counts"
            raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail=detail)
    return report


def _copy(path: Path, draft: Path, to: Path) -> dict[str, int]:
    with looking_through(path), closing(engines.looking(path)) as original:
        original.execute("BEGIN")  # count, seal and copy one and the same state
        counts = row_counts(original)
        seal = stamp.read(original).seal or stamp.digest(original)
        with translated(to), closing(engines.raw(draft)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").close()
            stamp.write_seal(copy, seal)
    return counts


def merge_log(path: Path) -> None:
    """Leave no write-ahead log of the old file behind: it would be taken for one of the new."""
    with translated(path), closing(engines.raw(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
