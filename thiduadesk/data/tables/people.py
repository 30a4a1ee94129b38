"""People, units as subjects, honours, rounds of review."""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import UniqueConstraint
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import span
from thiduadesk.data.tables.columns import subject
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.rounds import CouncilMember
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rounds import RoundState

person = Table(
    "person",
    metadata,
    row_id(),
    words("code"),
    words("name"),
    Column("sex", Choice(Sex), nullable=False),
    Column("birth", Day),
    Column("party_member", Boolean, nullable=False, server_default=text("0")),
    *span(),
)
household = Table(
    "household",
    metadata,
    row_id(),
    words("name"),
    words("address"),
    *span(),
    sqlite_autoincrement=True,
)
post_held = Table(
    "post_held",
    metadata,
    row_id(),
    refers("person_id", "person.id"),
    words("post"),
    refers("unit_id", "unit.id", optional=True, gone="SET NULL"),
    Column("employment", Choice(Employment), nullable=False),
    Column("leader", Boolean, nullable=False, server_default=text("0")),
    *span(),
)
rating = Table(
    "rating",
    metadata,
    row_id(),
    *subject(),
    Column("year", Integer, nullable=False),
    Column("level", Choice(RatingLevel), nullable=False),
    words("note"),
    UniqueConstraint("subject_kind", "subject_id", "year"),
)
absence = Table(
    "absence",
    metadata,
    row_id(),
    refers("person_id", "person.id"),
    Column("kind", Choice(AbsenceKind), nullable=False),
    words("note"),
    words("opinion"),
    *span(),
)
discipline = Table(
    "discipline",
    metadata,
    row_id(),
    *subject(),
    Column("kind", Choice(DisciplineKind), nullable=False),
    words("note"),
    *span(),
)
initiative = Table(
    "initiative",
    metadata,
    row_id(),
    words("title"),
    Column("year", Integer, nullable=False),
    Column("scope", Choice(Scope), nullable=False),
    Column("state", Choice(InitiativeState), nullable=False),
    coded("authors", tuple[Author, ...]),
    Column("research", Boolean, nullable=False, server_default=text("0")),
    words("number"),
    Column("date", Day),
    words("decider"),
    words("minutes"),
    Column("first_used", Day),
    coded("used_for", tuple[int, ...]),
)
honour_held = Table(
    "honour_held",
    metadata,
    row_id(),
    *subject(),
    Column("honour", Words, nullable=False),
    Column("year", Integer, nullable=False),
    words("number"),
    Column("date", Day),
    words("decider"),
    Column("achieved_from", Day),
    Column("achieved_to", Day),
    words("reason"),
    words("movement"),
)
registration = Table(
    "registration",
    metadata,
    row_id(),
    *subject(),
    Column("year", Integer, nullable=False),
    Column("honour", Words, nullable=False),
    UniqueConstraint("subject_kind", "subject_id", "year", "honour"),
)
council = Table(
    "council",
    metadata,
    row_id(),
    words("name"),
    coded("members", tuple[CouncilMember, ...]),
    words("number"),
    Column("date", Day),
    *span(),
)
review_round = Table(
    "review_round",
    metadata,
    row_id(),
    words("name"),
    Column("kind", Choice(RoundKind), nullable=False),
    Column("year", Integer, nullable=False),
    Column("received", Day, nullable=False),
    Column("state", Choice(RoundState), nullable=False),
    refers("council_id", "council.id", optional=True, gone="SET NULL"),
    Column("met", Day),
    words("place"),
    words("chair"),
    words("secretary"),
    words("movement"),
)
attendance = Table(
    "attendance",
    metadata,
    row_id(),
    refers("round_id", "review_round.id"),
    words("name"),
    Column("presence", Choice(Presence), nullable=False),
    UniqueConstraint("round_id", "name"),
)
nomination = Table(
    "nomination",
    metadata,
    row_id(),
    refers("round_id", "review_round.id"),
    *subject(),
    Column("honour", Words, nullable=False),
    Column("state", Choice(NominationState), nullable=False),
    words("proposed_by"),
    words("achievement"),
    Column("achieved_from", Day),
    Column("achieved_to", Day),
    refers("initiative_id", "initiative.id", optional=True, gone="SET NULL"),
    words("override"),
    words("reason"),
    Column("yes", Integer),
    Column("no", Integer),
    Column("invalid", Integer),
    words("number"),
    Column("date", Day),
    UniqueConstraint("round_id", "subject_kind", "subject_id", "honour"),
)
dossier_part = Table(
    "dossier_part",
    metadata,
    row_id(),
    refers("nomination_id", "nomination.id"),
    words("part"),
    words("file"),
    refers("dispatch_id", "dispatch.id", optional=True, gone="SET NULL"),
    Column("day", Day),
    words("note"),
)
fund_entry = Table(
    "fund_entry",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    words("note"),
    refers("nomination_id", "nomination.id", optional=True, gone="SET NULL"),
)
overlay = Table(
    "overlay",
    metadata,
    row_id(),
    Column("key", Words, nullable=False),
    words("value"),
    words("source"),
    *span(),
)
"""Values that a province sets where the law leaves them to it, each with its source."""
