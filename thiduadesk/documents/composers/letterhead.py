"""The frame of a dispatch from the office's records: letterhead, signer, list («thể thức»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Signature
from thiduadesk.domain.office import SignatoryRole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.office import DistributionList
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Signatory


def dispatch_day(dispatch: Dispatch) -> dt.date:
    """The day whose names and signers hold: the paper's own date, before issue the planned one."""
    return dispatch.date or dispatch.frame.about_day


def symbol_of(dispatch: Dispatch, names: OfficeNames | None) -> str:
    """The symbol («ký hiệu»): type and office, «BC-VP»; an official letter has no type, «VP».

    A symbol typed in the frame stands as typed («VP-HCQT» of a letter names the drafting unit).
    """
    if dispatch.frame.symbol:
        return dispatch.frame.symbol
    office = names.symbol if names else ""
    return "-".join(filter(None, (dispatch.frame.type_symbol, office)))


def compose(dispatch: Dispatch, names: OfficeNames | None) -> Letterhead:
    """The letterhead of a dispatch; blank number and day until it is issued.

    Before issue the month printed is the month of ``about_day``: the clerk knows when the paper
    will go out, the day is written by hand after signing.
    """
    frame = dispatch.frame
    day = dispatch_day(dispatch)
    return Letterhead(
        superior=_lines(frame.superior or (names.superior_head if names else "")),
        issuer=_lines(frame.issuer or (names.issuer_head if names else "")),
        symbol=symbol_of(dispatch, names),
        place=frame.place or (names.place if names else ""),
        year=day.year,
        number=dispatch.number,
        date=dispatch.date,
        month=day.month,
        about="" if frame.type_name else " ".join(frame.subject),
    )


def signature(dispatch: Dispatch, signatories: Iterable[Signatory]) -> Signature:
    """The signer of the frame, else the head of the office on the day («người đứng đầu»).

    Without either the name stays empty, for the last look to find.
    """
    if dispatch.frame.signature is not None:
        return dispatch.frame.signature
    day = dispatch_day(dispatch)
    for person in signatories:
        if person.role is SignatoryRole.HEAD and person.span.holds(day):
            return signature_of(person)
    return Signature((), "")


def signature_of(person: Signatory) -> Signature:
    """The block of a signatory: his authority as kept, else his post in capitals."""
    return Signature(_lines(person.authority or person.post.upper()), person.name)


def distribution_of(ready: DistributionList, *, as_above: bool = False) -> Distribution:
    """A ready distribution list («Nơi nhận») with its filing line."""
    units = tuple(filter(None, (unit.strip() for unit in ready.filing_units.split(","))))
    filing = Filing(units, ready.copies, ready.drafter) if units else None
    return Distribution(ready.recipients, filing, as_above=as_above)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
