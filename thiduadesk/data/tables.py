"""The tables of the data file (SQLAlchemy Core; why not the ORM: docs/decisions/0002-core-not-orm.md).

Every table has an integer ``id``: the journal of undo and ``Changes.touched`` speak of rows by it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean
from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import MetaData
from sqlalchemy import Table
from sqlalchemy import UniqueConstraint
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Coded
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Hundredths
from thiduadesk.data.columns import Moment
from thiduadesk.data.columns import Words
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import CouncilMember
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rounds import RoundState
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import Rule

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _words(name: str) -> Column[Any]:
    return Column(name, Words, nullable=False, server_default="")


def _coded(name: str, kind: Any) -> Column[Any]:
    return Column(name, Coded(kind), nullable=False)


def _points(name: str) -> Column[Any]:
    return Column(name, Hundredths)


def _refers(
    name: str, target: str, *, optional: bool = False, gone: str = "CASCADE"
) -> Column[int]:
    key = ForeignKey(target, ondelete=gone)
    return Column(name, Integer, key, nullable=optional, index=True)


def _span() -> tuple[Any, ...]:
    """Days between which a record holds; both included, empty is open."""
    in_order = "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"
    return (
        Column("valid_from", Day),
        Column("valid_to", Day),
        CheckConstraint(in_order, name="span"),
    )


# --- the office --------------------------------------------------------------------------------
office_names = Table(
    "office_names",
    metadata,
    _id(),
    _words("name"),
    _words("short_name"),
    _words("superior"),
    _words("superior_head"),
    _words("issuer_head"),
    _words("symbol"),
    _words("list_symbol"),
    _words("place"),
    _words("address"),
    _words("telephone"),
    _words("fax"),
    _words("email"),
    _words("website"),
    _words("functions"),
    *_span(),
)
signatory = Table(
    "signatory",
    metadata,
    _id(),
    _words("name"),
    _words("post"),
    Column("role", Choice(SignatoryRole), nullable=False),
    _words("authority"),
    *_span(),
    Column("acting", Boolean, nullable=False, server_default=text("0")),
    Column("power", Choice(Power), nullable=False, server_default=Power.OWN.value),
    _words("for_post"),
    _words("mandate"),
    Column("rank", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("role IN ('head', 'deputy', 'other')", name="role"),
)
organisation = Table("organisation", metadata, _id(), _words("kind"), _words("name"), *_span())
unit = Table(
    "unit",
    metadata,
    _id(),
    _words("name"),
    _words("abbreviation"),
    _words("kind"),
    _refers("superior_id", "unit.id", optional=True, gone="SET NULL"),
    *_span(),
)
head_count = Table(
    "head_count",
    metadata,
    _id(),
    Column("day", Day, nullable=False),
    _words("kind"),
    Column("number", Integer, nullable=False),
    _words("note"),
    CheckConstraint("number >= 0", name="number"),
)
distribution_list = Table(
    "distribution_list",
    metadata,
    _id(),
    _words("name"),
    _coded("recipients", tuple[Recipient, ...]),
    _words("filing_units"),
    Column("copies", Integer),
    _words("drafter"),
)
bloc_year = Table(
    "bloc_year",
    metadata,
    _id(),
    Column("year", Integer, nullable=False, unique=True),
    _words("name"),
    _words("own_role"),
    _coded("members", tuple[BlocMember, ...]),
)
setting = Table(
    "setting",
    metadata,
    _id(),
    Column("key", Words, nullable=False, unique=True),
    _words("value"),
)

# --- the score sheet ---------------------------------------------------------------------------
sheet = Table(
    "sheet",
    metadata,
    _id(),
    Column("year", Integer, nullable=False, unique=True),
    _words("title"),
    _words("criteria_heading"),
    _coded("total_claimed", Claimed),
    _coded("notes", tuple[str, ...]),
    _words("source"),
)
criterion = Table(
    "criterion",
    metadata,
    _id(),
    _refers("sheet_id", "sheet.id"),
    Column("position", Integer, nullable=False),
    Column("no", Words, nullable=False),
    Column("parent", Words),
    _words("printed_no"),
    _words("text"),
    Column("section", Boolean, nullable=False),
    _points("max_points"),
    _points("max_bonus"),
    _points("max_penalty"),
    _coded("rule", Rule),
    _coded("grouping", Group),
    _coded("claimed", Claimed),
    _words("read_from"),
    UniqueConstraint("sheet_id", "no"),
)
score = Table(
    "score",
    metadata,
    _id(),
    Column(
        "criterion_id",
        Integer,
        ForeignKey("criterion.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    _points("points"),
    _points("bonus"),
    _points("penalty"),
    Column("provisional", Boolean, nullable=False),
    _points("low"),
    _points("high"),
    _words("explanation"),
    _coded("answer", Answer),
    Column("unread", Words),
)

# --- papers cited ------------------------------------------------------------------------------
paper = Table(
    "paper",
    metadata,
    _id(),
    _words("kind"),
    _words("number"),
    _words("symbol"),
    _words("issuer"),
    Column("date", Day),
    _words("subject"),
)
evidence = Table(
    "evidence",
    metadata,
    _id(),
    _refers("criterion_id", "criterion.id"),
    _refers("paper_id", "paper.id"),
    Column("position", Integer, nullable=False),
    UniqueConstraint("criterion_id", "paper_id"),
)

# --- dispatches --------------------------------------------------------------------------------
dispatch = Table(
    "dispatch",
    metadata,
    _id(),
    _words("kind"),
    Column("year", Integer, nullable=False),
    _words("profile"),
    Column("state", Choice(State), nullable=False),
    _coded("frame", Frame),
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
    _id(),
    _refers("dispatch_id", "dispatch.id"),
    _refers("parent_id", "dispatch_part.id", optional=True),
    Column("position", Integer, nullable=False),
    Column("heading", Coded(Heading)),
    _coded("blocks", tuple[Block, ...]),
)

dispatch_event = Table(
    "dispatch_event",
    metadata,
    _id(),
    _refers("dispatch_id", "dispatch.id"),
    Column("kind", Choice(EventKind), nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Day, nullable=False),
    _words("who"),
    _words("means"),
    _words("reason"),
    _words("note"),
    _words("file"),
)
dispatch_version = Table(
    "dispatch_version",
    metadata,
    _id(),
    _refers("dispatch_id", "dispatch.id"),
    Column("at", Moment, nullable=False),
    _words("why"),
    _coded("frame", Frame),
    _coded("body", tuple[Part, ...]),
)
own_template = Table(
    "own_template",
    metadata,
    _id(),
    Column("name", Words, nullable=False, unique=True),
    _words("kind"),
    _coded("frame", Frame),
    _coded("body", tuple[Part, ...]),
)
used_number = Table(
    "used_number",
    metadata,
    _id(),
    Column("year", Integer, nullable=False),
    Column("number", Words, nullable=False),
    Column("symbol", Words, nullable=False),
    Column("date", Day),
    _words("subject"),
    Column("cancelled", Boolean, nullable=False, server_default=text("0")),
    _words("note"),
    UniqueConstraint("year", "number", "symbol"),
)


# --- people, honours, rounds of review -------------------------------------------------------------
def _subject() -> tuple[Column[Any], ...]:
    """Whom a record is about; ``subject_id`` is 0 for the office itself."""
    return (
        Column("subject_kind", Choice(SubjectKind), nullable=False),
        Column("subject_id", Integer, nullable=False),
    )


person = Table(
    "person",
    metadata,
    _id(),
    _words("code"),
    _words("name"),
    Column("sex", Choice(Sex), nullable=False),
    Column("birth", Day),
    Column("party_member", Boolean, nullable=False, server_default=text("0")),
    *_span(),
)
post_held = Table(
    "post_held",
    metadata,
    _id(),
    _refers("person_id", "person.id"),
    _words("post"),
    _refers("unit_id", "unit.id", optional=True, gone="SET NULL"),
    Column("employment", Choice(Employment), nullable=False),
    Column("leader", Boolean, nullable=False, server_default=text("0")),
    *_span(),
)
rating = Table(
    "rating",
    metadata,
    _id(),
    *_subject(),
    Column("year", Integer, nullable=False),
    Column("level", Choice(RatingLevel), nullable=False),
    _words("note"),
    UniqueConstraint("subject_kind", "subject_id", "year"),
)
absence = Table(
    "absence",
    metadata,
    _id(),
    _refers("person_id", "person.id"),
    Column("kind", Choice(AbsenceKind), nullable=False),
    _words("note"),
    _words("opinion"),
    *_span(),
)
discipline = Table(
    "discipline",
    metadata,
    _id(),
    *_subject(),
    Column("kind", Choice(DisciplineKind), nullable=False),
    _words("note"),
    *_span(),
)
initiative = Table(
    "initiative",
    metadata,
    _id(),
    _words("title"),
    Column("year", Integer, nullable=False),
    Column("scope", Choice(Scope), nullable=False),
    Column("state", Choice(InitiativeState), nullable=False),
    _coded("authors", tuple[Author, ...]),
    Column("research", Boolean, nullable=False, server_default=text("0")),
    _words("number"),
    Column("date", Day),
    _words("decider"),
    _words("minutes"),
    Column("first_used", Day),
    _coded("used_for", tuple[int, ...]),
)
honour_held = Table(
    "honour_held",
    metadata,
    _id(),
    *_subject(),
    Column("honour", Words, nullable=False),
    Column("year", Integer, nullable=False),
    _words("number"),
    Column("date", Day),
    _words("decider"),
    Column("achieved_from", Day),
    Column("achieved_to", Day),
    _words("reason"),
    _words("movement"),
)
registration = Table(
    "registration",
    metadata,
    _id(),
    *_subject(),
    Column("year", Integer, nullable=False),
    Column("honour", Words, nullable=False),
    UniqueConstraint("subject_kind", "subject_id", "year", "honour"),
)
council = Table(
    "council",
    metadata,
    _id(),
    _words("name"),
    _coded("members", tuple[CouncilMember, ...]),
    _words("number"),
    Column("date", Day),
    *_span(),
)
review_round = Table(
    "review_round",
    metadata,
    _id(),
    _words("name"),
    Column("kind", Choice(RoundKind), nullable=False),
    Column("year", Integer, nullable=False),
    Column("received", Day, nullable=False),
    Column("state", Choice(RoundState), nullable=False),
    _refers("council_id", "council.id", optional=True, gone="SET NULL"),
    Column("met", Day),
    _words("place"),
    _words("chair"),
    _words("secretary"),
    _words("movement"),
)
attendance = Table(
    "attendance",
    metadata,
    _id(),
    _refers("round_id", "review_round.id"),
    _words("name"),
    Column("presence", Choice(Presence), nullable=False),
    UniqueConstraint("round_id", "name"),
)
nomination = Table(
    "nomination",
    metadata,
    _id(),
    _refers("round_id", "review_round.id"),
    *_subject(),
    Column("honour", Words, nullable=False),
    Column("state", Choice(NominationState), nullable=False),
    _words("proposed_by"),
    _words("achievement"),
    Column("achieved_from", Day),
    Column("achieved_to", Day),
    _refers("initiative_id", "initiative.id", optional=True, gone="SET NULL"),
    _words("override"),
    _words("reason"),
    Column("yes", Integer),
    Column("no", Integer),
    Column("invalid", Integer),
    _words("number"),
    Column("date", Day),
    UniqueConstraint("round_id", "subject_kind", "subject_id", "honour"),
)
dossier_part = Table(
    "dossier_part",
    metadata,
    _id(),
    _refers("nomination_id", "nomination.id"),
    _words("part"),
    _words("file"),
    _refers("dispatch_id", "dispatch.id", optional=True, gone="SET NULL"),
    _words("note"),
)
fund_entry = Table(
    "fund_entry",
    metadata,
    _id(),
    Column("year", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("amount", Integer, nullable=False),
    _words("note"),
    _refers("nomination_id", "nomination.id", optional=True, gone="SET NULL"),
)
overlay = Table(
    "overlay",
    metadata,
    _id(),
    Column("key", Words, nullable=False),
    _words("value"),
    _words("source"),
    *_span(),
)
"""Values that a province sets where the law leaves them to it, each with its source."""

# --- files the clerk gave to keep (data/keptfiles.py) --------------------------------------------
kept_file = Table(
    "kept_file",
    metadata,
    _id(),
    Column("sha256", Words, nullable=False, unique=True),
    _words("name"),
    Column("bytes", Integer, nullable=False),
    Column("added", Moment, nullable=False),
)

# --- thrown away, kept until the clerk empties the trash ----------------------------------------
trash = Table(
    "trash",
    metadata,
    _id(),
    _words("kind"),
    _words("title"),
    Column("at", Moment, nullable=False),
    _words("content"),
)

# --- the journal of undo (data/journal.py) -----------------------------------------------------
undo_step = Table(
    "undo_step",
    metadata,
    _id(),
    Column("state", Words, nullable=False),
    Column("barrier", Boolean, nullable=False, server_default=text("0")),
    _words("msgid"),
    _coded("params", dict[str, str]),
    Column("at", Moment, nullable=False),
    CheckConstraint("state IN ('open', 'done', 'undone')", name="state"),
    sqlite_autoincrement=True,
)
undo_row = Table(
    "undo_row",
    metadata,
    _id(),
    _refers("step_id", "undo_step.id"),
    _words("table_name"),
    Column("row_id", Integer, nullable=False),
    _words("sql"),
    _words("changed"),
)

# --- the file itself (data/stamp.py) ------------------------------------------------------------
stamp = Table("stamp", metadata, _id(), _words("program"), _words("mark"), _words("seal"))

_ABOUT_THE_FILE = {undo_step, undo_row, stamp}
journalled = tuple(table for table in metadata.sorted_tables if table not in _ABOUT_THE_FILE)
"""Tables whose every row change can be undone; the content of the data file."""
