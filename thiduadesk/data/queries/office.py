"""The office and all about it that changes with time; a ``day`` asks for what held on that day."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Unit
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import person_sort_key
from thiduadesk.domain.text import sort_key

_NAMES = Records(tables.office_names, OfficeNames)
_SIGNATORIES = Records(tables.signatory, Signatory)
_ORGANISATIONS = Records(tables.organisation, Organisation)
_UNITS = Records(tables.unit, Unit)
_HEAD_COUNTS = Records(tables.head_count, HeadCount)
_LISTS = Records(tables.distribution_list, DistributionList)
_BLOCS = Records(tables.bloc_year, BlocYear)
_ROLES = tuple(SignatoryRole)


# --- names -------------------------------------------------------------------------------------
def names_on(r: Reader, day: dt.date) -> OfficeNames | None:
    """How the office was called on ``day``; of several versions the one that began last.

    A day that no version covers gets the last version before it, else the first one ever: a
    paper older than the records still carries a letterhead.
    """
    held = max(_NAMES.all(r, day=day), key=_began, default=None)
    if held is not None:
        return held
    versions = all_names(r)
    before = [one for one in versions if one.span.start is None or one.span.start <= day]
    return before[-1] if before else next(iter(versions), None)


def all_names(r: Reader) -> tuple[OfficeNames, ...]:
    """Every version of the names, oldest first."""
    return tuple(sorted(_NAMES.all(r), key=_began))


def _began(names: OfficeNames) -> tuple[dt.date, int]:
    return names.span.start or dt.date.min, names.id


def save_names(w: Writer, names: OfficeNames) -> int:
    """Insert (id 0) or replace a version of the names; its id."""
    return _NAMES.save(w, names)


def delete_names(w: Writer, names_id: int) -> None:
    """Take a version of the names away."""
    _NAMES.delete(w, names_id)


# --- signatories -------------------------------------------------------------------------------
def signatories(r: Reader, day: dt.date | None = None) -> tuple[Signatory, ...]:
    """Who may sign: head, deputies, others; each by rank, then in the order of name lists."""

    def order(one: Signatory) -> tuple[object, ...]:
        unranked = one.rank == 0
        return _ROLES.index(one.role), unranked, one.rank, person_sort_key(one.name), one.id

    return tuple(sorted(_SIGNATORIES.all(r, day=day), key=order))


def save_signatory(w: Writer, signatory: Signatory) -> int:
    """Insert (id 0) or replace; the id."""
    return _SIGNATORIES.save(w, signatory)


def delete_signatory(w: Writer, signatory_id: int) -> None:
    """Take a signatory away."""
    _SIGNATORIES.delete(w, signatory_id)


# --- organisations and units -------------------------------------------------------------------
def organisations(r: Reader, day: dt.date | None = None) -> tuple[Organisation, ...]:
    """Party bodies and mass organisations, by name."""
    return tuple(sorted(_ORGANISATIONS.all(r, day=day), key=lambda one: sort_key(one.name)))


def save_organisation(w: Writer, organisation: Organisation) -> int:
    """Insert (id 0) or replace; the id."""
    return _ORGANISATIONS.save(w, organisation)


def delete_organisation(w: Writer, organisation_id: int) -> None:
    """Take an organisation away."""
    _ORGANISATIONS.delete(w, organisation_id)


def units(r: Reader, day: dt.date | None = None) -> tuple[Unit, ...]:
    """Units of the office, by name."""
    return tuple(sorted(_UNITS.all(r, day=day), key=lambda one: sort_key(one.name)))


def save_unit(w: Writer, unit: Unit) -> int:
    """Insert (id 0) or replace; the id.

    Raises:
        Refused: ``unit_under_itself``, ``record_missing`` also for a superior that is not there.
    """
    above = {one.id: one.superior_id for one in _UNITS.all(w)}
    superior = unit.superior_id
    if superior is not None and superior not in above:
        raise Refused("record_missing", table=tables.unit.name, id=str(superior))
    while superior is not None:
        if superior == unit.id:
            raise Refused("unit_under_itself", name=unit.name)
        superior = above[superior]
    return _UNITS.save(w, unit)


def delete_unit(w: Writer, unit_id: int) -> None:
    """Take a unit away; units below it then stand by themselves."""
    _UNITS.delete(w, unit_id)


# --- people by number --------------------------------------------------------------------------
def head_counts(r: Reader, day: dt.date | None = None) -> tuple[HeadCount, ...]:
    """The latest count of each kind of employment on or before ``day``; None: every count."""
    found = sorted(_HEAD_COUNTS.all(r), key=lambda one: (one.day, one.id))
    if day is not None:
        found = list({one.kind: one for one in found if one.day <= day}.values())
    return tuple(sorted(found, key=lambda one: one.id))


def save_head_count(w: Writer, count: HeadCount) -> int:
    """Insert (id 0) or replace; the id."""
    if count.number < 0:
        raise Refused("head_count_negative", kind=count.kind, number=str(count.number))
    return _HEAD_COUNTS.save(w, count)


def delete_head_count(w: Writer, count_id: int) -> None:
    """Take a count away."""
    _HEAD_COUNTS.delete(w, count_id)


# --- distribution lists ------------------------------------------------------------------------
def distribution_lists(r: Reader) -> tuple[DistributionList, ...]:
    """Ready lists of recipients, by name."""
    return tuple(sorted(_LISTS.all(r), key=lambda one: sort_key(one.name)))


def save_distribution_list(w: Writer, ready: DistributionList) -> int:
    """Insert (id 0) or replace; the id."""
    return _LISTS.save(w, ready)


def delete_distribution_list(w: Writer, list_id: int) -> None:
    """Take a list away."""
    _LISTS.delete(w, list_id)


# --- the bloc ----------------------------------------------------------------------------------
def bloc_years(r: Reader) -> tuple[BlocYear, ...]:
    """The blocs the office belonged to, by year."""
    return tuple(sorted(_BLOCS.all(r), key=lambda one: one.year))


def bloc_of(r: Reader, year: int) -> BlocYear | None:
    """The bloc of ``year``."""
    return next(iter(_BLOCS.all(r, tables.bloc_year.c.year == year)), None)


def save_bloc(w: Writer, bloc: BlocYear) -> int:
    """Insert (id 0) or replace; the id.

    Raises:
        Refused: ``bloc_year_taken``, another record already holds the bloc of that year.
    """
    there = bloc_of(w, bloc.year)
    if there is not None and there.id != bloc.id:
        raise Refused("bloc_year_taken", year=str(bloc.year), name=there.name)
    return _BLOCS.save(w, bloc)


def delete_bloc(w: Writer, bloc_id: int) -> None:
    """Take the bloc of a year away."""
    _BLOCS.delete(w, bloc_id)


# --- settings ----------------------------------------------------------------------------------
def setting(r: Reader, key: str) -> str | None:
    """A setting that belongs to the data, not to the machine."""
    columns = tables.setting.c
    value: str | None = r.value(select(columns.value).where(columns.key == key))
    return value


def put_setting(w: Writer, key: str, value: str | None) -> None:
    """Keep ``value`` under ``key``; None forgets it."""
    here = tables.setting.c.key == key
    if value is None:
        w.run(delete(tables.setting).where(here))
    elif not w.run(update(tables.setting).where(here).values(value=value)):
        w.add(tables.setting, {"key": key, "value": value})
