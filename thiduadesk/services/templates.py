"""The verbs of the clerk's own templates («mẫu của tôi»)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import templates as queries
from thiduadesk.documents.drafts import own
from thiduadesk.documents.drafts.own import Offer
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import one_line
from thiduadesk.services import dispatches
from thiduadesk.services import records

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from thiduadesk.data.store import Store

__all__ = ["Offer", "OwnTemplate"]


def all_of(store: Store) -> tuple[OwnTemplate, ...]:
    """Every own template, by name."""
    with store.read() as reader:
        return queries.all_templates(reader)


def offers(store: Store, dispatch_id: int) -> tuple[Offer, ...]:
    """Words of a draft that could follow the records from now on.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    dispatch = dispatches.get(store, dispatch_id)
    return own.offers(dispatch, _facts(store, dispatch.year, dispatch.frame.about_day))


def save(store: Store, dispatch_id: int, name: str, keys: Collection[str]) -> int:
    """Make a template of a draft, the facts ``keys`` as fields; its id.

    Raises:
        Refused: ``no_such_dispatch``, ``template_name_missing``, ``template_name_taken``.
    """
    dispatch = dispatches.get(store, dispatch_id)
    facts = _facts(store, dispatch.year, dispatch.frame.about_day)
    made = own.made_from(dispatch, _name(name), facts, keys)
    with store.change(Label("Own template: {name}", {"name": made.name})) as writer:
        return queries.save(writer, made)


def rename(store: Store, template_id: int, name: str) -> None:
    """Give a template another name.

    Raises:
        Refused: ``record_missing``, ``template_name_missing``, ``template_name_taken``.
    """
    with store.change(Label("Rename an own template")) as writer:
        template = queries.get(writer, template_id)
        if template is None:
            raise _missing(template_id)
        queries.save(writer, replace(template, name=_name(name)))


def delete(store: Store, template_id: int) -> None:
    """Take a template away, into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete an own template")) as writer:
        queries.delete(writer, template_id)


def new(store: Store, template_id: int, year: int, today: dt.date) -> int:
    """Draft a paper of ``year`` from an own template and keep it; its id.

    Raises:
        Refused: ``record_missing``.
    """
    day = dispatches.work_day(year, today)
    with store.read() as reader:
        template = queries.get(reader, template_id)
        if template is None:
            raise _missing(template_id)
        made = own.drafted(
            template,
            year,
            day,
            facts=records.facts(reader, year, day),
            rows=records.rows(reader, year, day),
            signers={one.name for one in office_queries.signatories(reader, day)},
        )
    with store.change(Label("New dispatch: {type}", {"type": template.name})) as writer:
        return dispatch_queries.add(writer, made)


def _facts(store: Store, year: int, day: dt.date) -> dict[str, str]:
    with store.read() as reader:
        return records.facts(reader, year, day)


def _name(typed: str) -> str:
    name = one_line(typed)
    if not name:
        raise Refused("template_name_missing")
    return name


def _missing(template_id: int) -> Refused:
    return Refused("record_missing", table="own_template", id=str(template_id))
