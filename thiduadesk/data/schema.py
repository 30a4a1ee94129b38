"""The schema as a whole: its number, the marks in the file's header, a new file's tables."""

from __future__ import annotations

from sqlalchemy import Connection

from thiduadesk.data import journal
from thiduadesk.data import stamp
from thiduadesk.data.tables import metadata

APPLICATION_ID = 0x54444B54
"""«TDKT» in the header of every data file: bytes 68 to 71."""

SCHEMA = 3
"""Number of the newest revision in ``migrations/versions``; ``user_version`` of the file."""


def revision(schema: int) -> str:
    """Alembic's name of a schema: "0001"."""
    return f"{schema:04d}"


def build(connection: Connection) -> None:
    """Make every table and trigger of the newest schema in an empty file, and mark it ours."""
    metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA),))
    journal.install(connection)
    stamp.renew(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
