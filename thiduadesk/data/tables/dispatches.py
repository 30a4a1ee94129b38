"""Dispatches: drafts, issued papers, their way, own templates, numbers used."""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import UniqueConstraint
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Coded
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Moment
from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Part

dispatch = Table(
    "dispatch",
    metadata,
    row_id(),
    words("kind"),
    Column("year", Integer, nullable=False),
    words("profile"),
    Column("state", Choice(State), nullable=False),
    coded("frame", Frame),
    Column("number", Words),
    Column("date", Day),
    Column("changed", Moment),
    Column("frozen", Coded(Document)),
    CheckConstraint("state IN ('draft', 'for_signature', 'issued')", name="state"),
    CheckConstraint("(state = 'issued') = (frozen IS NOT NULL)", name="issued"),
)
dispatch_part = Table(
    "dispatch_part",
    metadata,
    row_id(),
    refers("dispatch_id", "dispatch.id"),
    refers("parent_id", "dispatch_part.id", optional=True),
    Column("position", Integer, nullable=False),
    Column("heading", Coded(Heading)),
    coded("blocks", tuple[Block, ...]),
)

dispatch_event = Table(
    "dispatch_event",
    metadata,
    row_id(),
    refers("dispatch_id", "dispatch.id"),
    Column("kind", Choice(EventKind), nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Day, nullable=False),
    words("who"),
    words("means"),
    words("reason"),
    words("note"),
    words("file"),
)
dispatch_version = Table(
    "dispatch_version",
    metadata,
    row_id(),
    refers("dispatch_id", "dispatch.id"),
    Column("at", Moment, nullable=False),
    words("why"),
    coded("frame", Frame),
    coded("body", tuple[Part, ...]),
)
own_template = Table(
    "own_template",
    metadata,
    row_id(),
    Column("name", Words, nullable=False, unique=True),
    words("kind"),
    coded("frame", Frame),
    coded("body", tuple[Part, ...]),
)
used_number = Table(
    "used_number",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False),
    Column("number", Words, nullable=False),
    Column("symbol", Words, nullable=False),
    Column("date", Day),
    words("subject"),
    Column("cancelled", Boolean, nullable=False, server_default=text("0")),
    words("note"),
    UniqueConstraint("year", "number", "symbol"),
)
