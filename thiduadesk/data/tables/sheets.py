"""Score sheets, and what proves their rows."""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import UniqueConstraint

from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import points
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import Rule

sheet = Table(
    "sheet",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False, unique=True),
    words("title"),
    words("criteria_heading"),
    coded("total_claimed", Claimed),
    coded("notes", tuple[str, ...]),
    words("source"),
)
criterion = Table(
    "criterion",
    metadata,
    row_id(),
    refers("sheet_id", "sheet.id"),
    Column("position", Integer, nullable=False),
    Column("no", Words, nullable=False),
    Column("parent", Words),
    words("printed_no"),
    words("text"),
    Column("section", Boolean, nullable=False),
    points("max_points"),
    points("max_bonus"),
    points("max_penalty"),
    coded("rule", Rule),
    coded("grouping", Group),
    coded("claimed", Claimed),
    words("read_from"),
    UniqueConstraint("sheet_id", "no"),
)
score = Table(
    "score",
    metadata,
    row_id(),
    Column(
        "criterion_id",
        Integer,
        ForeignKey("criterion.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    points("points"),
    points("bonus"),
    points("penalty"),
    Column("provisional", Boolean, nullable=False),
    points("low"),
    points("high"),
    words("explanation"),
    coded("answer", Answer),
    Column("unread", Words),
)
evidence = Table(
    "evidence",
    metadata,
    row_id(),
    refers("criterion_id", "criterion.id"),
    refers("paper_id", "paper.id"),
    Column("position", Integer, nullable=False),
    UniqueConstraint("criterion_id", "paper_id"),
)
