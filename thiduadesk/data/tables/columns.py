"""The metadata, and columns that many tables have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy import Column
from sqlalchemy import ForeignKey
from sqlalchemy import Integer
from sqlalchemy import MetaData

from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Coded
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Hundredths
from thiduadesk.data.columns import Words
from thiduadesk.domain.people import SubjectKind

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[int]:
    """The ``id`` that every table has."""
    return Column("id", Integer, primary_key=True)


def words(name: str) -> Column[Any]:
    """Text, empty unless given."""
    return Column(name, Words, nullable=False, server_default="")


def coded(name: str, kind: Any) -> Column[Any]:
    """A value of ``kind`` as JSON (data/codec.py)."""
    return Column(name, Coded(kind), nullable=False)


def points(name: str) -> Column[Any]:
    """Points in hundredths, or none."""
    return Column(name, Hundredths)


def refers(name: str, target: str, *, optional: bool = False, gone: str = "CASCADE") -> Column[int]:
    """A row of another table, which takes this one along when it goes."""
    key = ForeignKey(target, ondelete=gone)
    return Column(name, Integer, key, nullable=optional, index=True)


def span() -> tuple[Any, ...]:
    """Days between which a record holds; both included, empty is open."""
    in_order = "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to"
    return (
        Column("valid_from", Day),
        Column("valid_to", Day),
        CheckConstraint(in_order, name="span"),
    )


def subject() -> tuple[Column[Any], ...]:
    """Whom a record is about; ``subject_id`` is 0 for the office itself."""
    return (
        Column("subject_kind", Choice(SubjectKind), nullable=False),
        Column("subject_id", Integer, nullable=False),
    )
