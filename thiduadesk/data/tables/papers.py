"""The register of papers cited, and what points to them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import UniqueConstraint
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import PaperRole

paper = Table(
    "paper",
    metadata,
    row_id(),
    words("kind"),
    words("number"),
    words("symbol"),
    words("issuer"),
    Column("date", Day),
    words("subject"),
    Column("direction", Choice(Direction), nullable=False, server_default=Direction.INCOMING.value),
    words("file"),
    words("note"),
    Column("same", Words, nullable=False, server_default="", index=True),
    words("search"),
)
"""``same`` is ``number_key`` of number and symbol, ``search`` every word that finds the paper."""

amendment = Table(
    "amendment",
    metadata,
    row_id(),
    refers("paper_id", "paper.id"),
    refers("amends_id", "paper.id"),
    UniqueConstraint("paper_id", "amends_id"),
)

OWNERS = tuple(f"{kind}_id" for kind in OwnerKind)
"""Columns of ``paper_link``, of which one says what points to the paper."""

paper_link = Table(
    "paper_link",
    metadata,
    row_id(),
    refers("paper_id", "paper.id"),
    *(refers(f"{kind}_id", f"{kind}.id", optional=True) for kind in OwnerKind),
    Column("role", Choice(PaperRole), nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    CheckConstraint(" + ".join(f"({one} IS NOT NULL)" for one in OWNERS) + " = 1", name="owner"),
)
