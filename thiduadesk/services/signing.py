"""Who may sign a paper («thẩm quyền ký»): blocks proposed from the records of its day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as office_queries
from thiduadesk.documents.composers.letterhead import dispatch_day
from thiduadesk.rules import signing
from thiduadesk.services import dispatches

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.rules.signing import Issuer
    from thiduadesk.rules.signing import Proposal

_BLOC_ROLES = ("head", "deputy")


def proposals(store: Store, dispatch_id: int) -> tuple[Proposal, ...]:
    """The blocks that may stand under a dispatch: the office's, its council's, its bloc's.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    dispatch = dispatches.get(store, dispatch_id)
    return proposals_on(store, dispatch_day(dispatch), dispatch.year)


def proposals_on(store: Store, day: dt.date, year: int) -> tuple[Proposal, ...]:
    """The same for any paper of ``day``; the bloc of ``year`` if the office is its head or deputy."""
    with store.read() as reader:
        everybody = office_queries.signatories(reader)
        return tuple(
            made
            for issuer in _issuers(reader, day, year)
            for made in signing.proposals(everybody, day, issuer)
        )


def _issuers(reader: Reader, day: dt.date, year: int) -> Iterator[Issuer]:
    """On whose behalf papers of the office go out on a day."""
    names = office_queries.names_on(reader, day)
    office = (names.short_name or names.name) if names else ""
    yield replace(signing.issuer_of(names.name if names else ""), office=office)
    yield signing.Issuer(signing.IssuerKind.COUNCIL, office=office)
    bloc = office_queries.bloc_of(reader, day.year) or office_queries.bloc_of(reader, year)
    if bloc is not None and bloc.own_role in _BLOC_ROLES:
        yield signing.Issuer(signing.IssuerKind.BLOC, bloc.name, office, bloc.own_role == "deputy")
