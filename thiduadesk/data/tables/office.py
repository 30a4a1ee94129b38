"""The office and all about it that changes with time."""

from __future__ import annotations

from sqlalchemy import Boolean
from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy import text

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Words
from thiduadesk.data.tables.columns import coded
from thiduadesk.data.tables.columns import metadata
from thiduadesk.data.tables.columns import refers
from thiduadesk.data.tables.columns import row_id
from thiduadesk.data.tables.columns import span
from thiduadesk.data.tables.columns import words
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import SignatoryRole

office_names = Table(
    "office_names",
    metadata,
    row_id(),
    words("name"),
    words("short_name"),
    words("superior"),
    words("superior_head"),
    words("issuer_head"),
    words("symbol"),
    words("list_symbol"),
    words("place"),
    words("address"),
    words("telephone"),
    words("fax"),
    words("email"),
    words("website"),
    words("functions"),
    *span(),
)
signatory = Table(
    "signatory",
    metadata,
    row_id(),
    words("name"),
    words("post"),
    Column("role", Choice(SignatoryRole), nullable=False),
    words("authority"),
    *span(),
    Column("acting", Boolean, nullable=False, server_default=text("0")),
    Column("power", Choice(Power), nullable=False, server_default=Power.OWN.value),
    words("for_post"),
    words("mandate"),
    Column("rank", Integer, nullable=False, server_default=text("0")),
    CheckConstraint("role IN ('head', 'deputy', 'other')", name="role"),
)
organisation = Table("organisation", metadata, row_id(), words("kind"), words("name"), *span())
unit = Table(
    "unit",
    metadata,
    row_id(),
    words("name"),
    words("abbreviation"),
    words("kind"),
    refers("superior_id", "unit.id", optional=True, gone="SET NULL"),
    *span(),
)
head_count = Table(
    "head_count",
    metadata,
    row_id(),
    Column("day", Day, nullable=False),
    words("kind"),
    Column("number", Integer, nullable=False),
    words("note"),
    CheckConstraint("number >= 0", name="number"),
)
distribution_list = Table(
    "distribution_list",
    metadata,
    row_id(),
    words("name"),
    coded("recipients", tuple[Recipient, ...]),
    words("filing_units"),
    Column("copies", Integer),
    words("drafter"),
)
bloc_year = Table(
    "bloc_year",
    metadata,
    row_id(),
    Column("year", Integer, nullable=False, unique=True),
    words("name"),
    words("own_role"),
    coded("members", tuple[BlocMember, ...]),
)
setting = Table(
    "setting",
    metadata,
    row_id(),
    Column("key", Words, nullable=False, unique=True),
    words("value"),
)
