"""Bringing an older data file to the newest schema without ever touching it in place.

A verified copy is upgraded in one transaction, verified and then takes the name of the old file; a
backup of the old file is made first. At any moment a crash leaves either the old file or the
new one, whole. Imported only when a file is older: Alembic takes 0.4 s to load.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from alembic import command
from alembic.config import Config

from thiduadesk.data import backups
from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import journal
from thiduadesk.data import opening
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data import stamp
from thiduadesk.data.faults import translated
from thiduadesk.data.tables import journalled
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(path: Path) -> Path:
    """Bring the data file to the newest schema; returns the backup of the old file.

    Nobody else may have the file open (see ``data/lock.py``). The history of undo starts anew:
    its statements name columns of the old schema.

    Raises:
        EnvironmentProblem: damaged, open elsewhere, the disk full; the old file is as it was.
    """
    opening.check(path)
    now = dt.datetime.now().astimezone()
    kept = backups.make(path, backups.Reason.BEFORE_MIGRATE, now).path
    with files.appearing(path) as draft:
        before = safety.copy_verified(path, draft)
        _upgrade(draft)
        after = safety.verify(draft)
        if not after.ok or _content(before) != _content(after):
            detail = after.problems[0].found or "" if after.problems else "counts"
            raise EnvironmentProblem(Fault.FAILED, path=str(path), detail=detail)
        safety.merge_log(path)
    return kept


def _upgrade(draft: Path) -> None:
    """All revisions in one transaction: one failing takes every other back."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    engine = engines.migrator(draft)
    try:
        with translated(draft), engine.begin() as connection:
            journal.uninstall(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, schema.revision(schema.SCHEMA))
            journal.install(connection)
            stamp.renew(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.SCHEMA}")
    finally:
        engine.dispose()


def _content(report: safety.VerifyReport) -> dict[str, int]:
    """Rows of each table of content, whose number no revision so far may change."""
    names = {table.name for table in journalled}
    return {name: count for name, count in report.counts.items() if name in names and count}
