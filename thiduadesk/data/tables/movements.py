"""Movements, their log, deadlines and guidance letters.

Reports, answers and honours speak of some of them by id in their words, so that the id of a deleted
one is never given again (``sqlite_autoincrement``).
"""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Day
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import span
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import Target
from thiduadesk.domain.movements import Topic

movement = Table(
    "movement",
    metadata,
    row_id(),
    words("title"),
    words("theme"),
    Column("launcher", Choice(Launcher), nullable=False),
    words("launched_by"),
    Column("kind", Choice(MovementKind), nullable=False),
    Column("launched", Day),
    words("scope"),
    coded("units", tuple[int, ...]),
    coded("persons", tuple[int, ...]),
    coded("targets", tuple[Target, ...]),
    Column("silent_after", Integer),
    words("note"),
    *span(),
    sqlite_autoincrement=True,
)
activity = Table(
    "activity",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False, index=True),
    words("text"),
    refers("movement_id", "movement.id", optional=True),
    Column("topic", Choice(Topic), nullable=False),
    words("heading"),
    Column("day", Day),
    Column("until", Day),
    coded("figures", tuple[Figure, ...]),
    words("place"),
    refers("unit_id", "unit.id", optional=True, gone="SET NULL"),
    coded("people", tuple[int, ...]),
    coded("pictures", tuple[str, ...]),
    Column("position", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("day IS NULL OR until IS NULL OR day <= until", name="days"),
    sqlite_autoincrement=True,
)
activity_link = Table(
    "activity_link",
    metadata,
    row_id(),
    refers("activity_id", "activity.id"),
    refers("criterion_id", "criterion.id", optional=True),
    refers("nomination_id", "nomination.id", optional=True),
    Column("position", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("(criterion_id IS NULL) <> (nomination_id IS NULL)", name="owner"),
)
model = Table(
    "model",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False),
    words("name"),
    refers("movement_id", "movement.id", optional=True),
    refers("unit_id", "unit.id", optional=True, gone="SET NULL"),
    words("text"),
    Column("since", Day),
    Column("until", Day),
    sqlite_autoincrement=True,
)
social_work = Table(
    "social_work",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False),
    words("text"),
    refers("movement_id", "movement.id", optional=True),
    Column("day", Day),
    Column("amount", Integer),
    words("receiver"),
    sqlite_autoincrement=True,
)
movement_review = Table(
    "movement_review",
    metadata,
    row_id(),
    refers("movement_id", "movement.id"),
    Column("kind", Choice(ReviewKind), nullable=False),
    Column("year", Integer, nullable=False),
    Column("due", Day),
    Column("done", Day),
    refers("dispatch_id", "dispatch.id", optional=True, gone="SET NULL"),
    words("note"),
)
guidance = Table(
    "guidance",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False),
    words("title"),
    refers("paper_id", "paper.id", optional=True, gone="SET NULL"),
    Column("deadline", Day),
    words("receiver"),
    words("note"),
    sqlite_autoincrement=True,
)
ask = Table(
    "ask",
    metadata,
    row_id(),
    refers("guidance_id", "guidance.id"),
    words("text"),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Column("deadline", Day),
    Column("answer_kind", Choice(AnswerKind)),
    words("answer"),
)
deadline = Table(
    "deadline",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False, index=True),
    words("title"),
    Column("day", Day, nullable=False),
    words("key"),
    words("source"),
    words("waits_for"),
    Column("done", Day),
    Column("dropped", Boolean, nullable=False, server_default=text("0")),
    refers("guidance_id", "guidance.id", optional=True, gone="SET NULL"),
    words("note"),
)
