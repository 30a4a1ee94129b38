"""The verbs of the office's own records: names, people who sign, organisations, units, lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import one_line

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

Record = OfficeNames | Signatory | Organisation | Unit | HeadCount | DistributionList | BlocYear


@dataclass(frozen=True, slots=True)
class Founding:
    """What is asked of an office at the first start; only the name is needed.

    Attributes:
        symbol: abbreviation in symbols, «VP» of «BC-VP».
        head_post, head_name: who signs, both or none.
    """

    name: str
    superior: str = ""
    symbol: str = ""
    place: str = ""
    head_post: str = ""
    head_name: str = ""


def found(store: Store, founding: Founding) -> None:
    """The first records of an office in an empty file; its letterhead is its name in capitals.

    Raises:
        Refused: ``office_name_missing``.
    """
    called, above = one_line(founding.name), one_line(founding.superior)
    if not called:
        raise Refused("office_name_missing")
    symbol = one_line(founding.symbol)
    names = OfficeNames(
        id=0,
        name=called,
        short_name=called,
        superior=above,
        superior_head=above.upper(),
        issuer_head=called.upper(),
        symbol=symbol,
        list_symbol=symbol,
        place=one_line(founding.place),
    )
    head, post = one_line(founding.head_name), one_line(founding.head_post)
    with store.change(Label("Change the office")) as writer:
        queries.save_names(writer, names)
        if head and post:
            queries.save_signatory(writer, Signatory(0, head, post))


def names_on(store: Store, day: dt.date) -> OfficeNames | None:
    """How the office is called on ``day``."""
    with store.read() as reader:
        return queries.names_on(reader, day)


def all_names(store: Store) -> tuple[OfficeNames, ...]:
    """Every dated version of the office's names, newest first."""
    with store.read() as reader:
        return queries.all_names(reader)


def next_names(store: Store, day: dt.date) -> OfficeNames:
    """A version of the names to begin on ``day``: those of today, to change what changes."""
    with store.read() as reader:
        held = queries.names_on(reader, day)
    return replace(held or OfficeNames(0, ""), id=0, span=Span(start=day))


def renamed(names: OfficeNames, name: str) -> OfficeNames:
    """``names`` with another official name; what was made from the old one follows it."""
    follows_short = names.short_name in ("", names.name)
    follows_head = names.issuer_head in ("", names.name.upper())
    return replace(
        names,
        name=name,
        short_name=name if follows_short else names.short_name,
        issuer_head=name.upper() if follows_head else names.issuer_head,
    )


def signatories(store: Store, day: dt.date | None = None) -> tuple[Signatory, ...]:
    """Who may sign on ``day``, or everybody ever."""
    with store.read() as reader:
        return queries.signatories(reader, day)


def organisations(store: Store, day: dt.date | None = None) -> tuple[Organisation, ...]:
    """Party body and mass organisations on ``day``, or all ever."""
    with store.read() as reader:
        return queries.organisations(reader, day)


def units(store: Store, day: dt.date | None = None) -> tuple[Unit, ...]:
    """Units on ``day``, or all ever."""
    with store.read() as reader:
        return queries.units(reader, day)


def head_counts(store: Store, day: dt.date | None = None) -> tuple[HeadCount, ...]:
    """Head counts as last counted by ``day``, or all ever."""
    with store.read() as reader:
        return queries.head_counts(reader, day)


def distribution_lists(store: Store) -> tuple[DistributionList, ...]:
    """Ready distribution lists."""
    with store.read() as reader:
        return queries.distribution_lists(reader)


def bloc_years(store: Store) -> tuple[BlocYear, ...]:
    """The bloc of every year kept."""
    with store.read() as reader:
        return queries.bloc_years(reader)


def save(store: Store, record: Record, *, going_on: bool = False) -> int:
    """Keep a record of the office (id 0 is a new one); returns its id.

    Args:
        store, record: where and what.
        going_on: with the same typing as the last time, to be undone with it.
    """
    with store.change(_label(record), merge=going_on) as writer:
        match record:
            case OfficeNames():
                return queries.save_names(writer, record)
            case Signatory():
                return queries.save_signatory(writer, record)
            case Organisation():
                return queries.save_organisation(writer, record)
            case Unit():
                return queries.save_unit(writer, record)
            case HeadCount():
                return queries.save_head_count(writer, record)
            case DistributionList():
                return queries.save_distribution_list(writer, record)
            case BlocYear():
                return queries.save_bloc(writer, record)


def delete(store: Store, record: Record) -> None:
    """Take a record away (undo brings it back)."""
    with store.change(Label("Delete a record of the office")) as writer:
        match record:
            case OfficeNames():
                queries.delete_names(writer, record.id)
            case Signatory():
                queries.delete_signatory(writer, record.id)
            case Organisation():
                queries.delete_organisation(writer, record.id)
            case Unit():
                queries.delete_unit(writer, record.id)
            case HeadCount():
                queries.delete_head_count(writer, record.id)
            case DistributionList():
                queries.delete_distribution_list(writer, record.id)
            case BlocYear():
                queries.delete_bloc(writer, record.id)


def setting(store: Store, key: str, default: str = "") -> str:
    """A setting that belongs to the data, e.g. the work year."""
    with store.read() as reader:
        found = queries.setting(reader, key)
    return default if found is None else found


def put_setting(store: Store, key: str, value: str) -> None:
    """Keep a setting of the data."""
    with store.change(Label("Change a setting")) as writer:
        queries.put_setting(writer, key, value)


def _label(record: Record) -> Label:
    match record:
        case OfficeNames():
            return Label("Change the office")
        case Signatory():
            return Label("Change signatory {name}", {"name": record.name})
        case Organisation():
            return Label("Change organisation {name}", {"name": record.name})
        case Unit():
            return Label("Change unit {name}", {"name": record.name})
        case HeadCount():
            return Label("Change the head count")
        case DistributionList():
            return Label("Change distribution list {name}", {"name": record.name})
        case BlocYear():
            return Label("Change the bloc of {year}", {"year": str(record.year)})
