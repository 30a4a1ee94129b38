"""What the file keeps for itself: files given, the trash, the journal of undo, its stamp."""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import text

from thiduadesk.data.columns import Moment
from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import words

kept_file = Table(
    "kept_file",
    metadata,
    row_id(),
    Column("sha256", Words, nullable=False, unique=True),
    words("name"),
    Column("bytes", Integer, nullable=False),
    Column("added", Moment, nullable=False),
)
trash = Table(
    "trash",
    metadata,
    row_id(),
    words("kind"),
    words("title"),
    Column("at", Moment, nullable=False),
    words("content"),
)
undo_step = Table(
    "undo_step",
    metadata,
    row_id(),
    Column("state", Words, nullable=False),
    Column("barrier", Boolean, nullable=False, server_default=text("0")),
    words("msgid"),
    coded("params", dict[str, str]),
    Column("at", Moment, nullable=False),
    CheckConstraint("state IN ('open', 'done', 'undone')", name="state"),
    sqlite_autoincrement=True,
)
undo_row = Table(
    "undo_row",
    metadata,
    row_id(),
    refers("step_id", "undo_step.id"),
    words("table_name"),
    Column("row_id", Integer, nullable=False),
    words("sql"),
    words("changed"),
)
stamp = Table("stamp", metadata, row_id(), words("program"), words("mark"), words("seal"))
