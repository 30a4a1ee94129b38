"""The frame of a dispatch from the office's records: letterhead, signers, list («thể thức»)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.documents.layout import types
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Signature
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.text import find_key
from thiduadesk.rules import signing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import DistributionList
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Signatory

_WORDS = "wording/frame.toml"
_RECORDS = "VT"
"""The records office («văn thư») in a filing line, which drafts nothing."""


def dispatch_day(dispatch: Dispatch) -> dt.date:
    """The day whose names and signers hold: the paper's own date, before issue the planned one."""
    return dispatch.date or dispatch.frame.about_day


def symbol_of(dispatch: Dispatch, names: OfficeNames | None) -> str:
    """The symbol («ký hiệu»): type and office, «BC-VP»; of a letter office and unit, «VP-HCQT».

    The unit is the first of the filing line behind the records office. A symbol typed in the
    frame stands as typed; a type without abbreviation (a pledge, a list) has none.
    """
    frame = dispatch.frame
    if frame.symbol or (frame.type_name and not frame.type_symbol):
        return frame.symbol
    filing = frame.distribution.filing if frame.distribution else None
    units = [unit for unit in (filing.units if filing else ()) if unit != _RECORDS]
    office = names.symbol if names else ""
    return types.symbol(frame.type_symbol, office, units[0] if units and office else "")


def compose(dispatch: Dispatch, names: OfficeNames | None) -> Letterhead:
    """The letterhead of a dispatch; blank number and day until it is issued.

    Before issue the month printed is the month of ``about_day``: the clerk knows when the paper
    will go out, the day is written by hand after signing. Minutes have no line of place and day
    unless the frame names a place. A paper of a type without abbreviation (a pledge, a list) has
    no number unless one is given or a symbol typed.
    """
    frame = dispatch.frame
    day = dispatch_day(dispatch)
    kind = types.type_named(frame.type_name, dispatch.profile)
    place = names.place if names and (kind is None or kind.dated) else ""
    letter = not frame.type_name
    return Letterhead(
        superior=_lines(frame.superior or (names.superior_head if names else "")),
        issuer=_lines(frame.issuer or (names.issuer_head if names else "")),
        symbol=symbol_of(dispatch, names),
        place=frame.place or place,
        year=day.year,
        number=dispatch.number,
        date=dispatch.date,
        month=day.month,
        about=" ".join(frame.subject) if letter else "",
        numbered=letter or bool(frame.type_symbol or frame.symbol or dispatch.number),
    )


# --- who decides and who signs -----------------------------------------------------------------
def decision(dispatch: Dispatch, names: OfficeNames | None) -> Decision | None:
    """Who decides and «QUYẾT ĐỊNH:»; what the frame leaves empty comes from office and type."""
    given = dispatch.frame.decision
    if given is None:
        return None
    words = resources.toml(_WORDS)["decision"]
    own = words.get(dispatch.frame.type_symbol, words["default"])
    return Decision(given.authority or _lines(names.name if names else ""), given.word or own)


def issuer_words(dispatch: Dispatch, names: OfficeNames | None, bloc: BlocYear | None) -> str:
    """Who issues a paper, in running words: «Văn phòng UBND tỉnh».

    The one who decides where he was typed in ordinary letters («Chánh Văn phòng UBND tỉnh»);
    another issuer typed into the letterhead, as the bloc is written where it is that; else the
    office.
    """
    frame = dispatch.frame
    decider = " ".join(frame.decision.authority) if frame.decision else ""
    if decider and not decider.isupper():
        return decider
    typed = " ".join(_lines(frame.issuer))
    if typed and (names is None or find_key(typed) != find_key(names.issuer_head)):
        same = bloc is not None and find_key(bloc.name) == find_key(typed)
        return bloc.name if bloc is not None and same else typed
    return names.short_name or names.name if names else ""


def signatures(
    dispatch: Dispatch, signatories: Sequence[Signatory], names: OfficeNames | None
) -> tuple[Signature, ...]:
    """The signer, or two of minutes: secretary at the left, chair at the right (form 1.9)."""
    second = dispatch.frame.second_signature
    first = signature(dispatch, signatories, names)
    return (first,) if second is None else (second, first)


def signature(
    dispatch: Dispatch, signatories: Sequence[Signatory], names: OfficeNames | None
) -> Signature:
    """The signer of the frame, else the head of the office on the day («người đứng đầu»).

    Without either the name stays empty, for the last look to find.
    """
    if dispatch.frame.signature is not None:
        return dispatch.frame.signature
    day = dispatch_day(dispatch)
    for person in signatories:
        if person.role is SignatoryRole.HEAD and person.span.holds(day):
            issuer = signing.issuer_of(names.name if names else "")
            return signing.proposals((person,), day, issuer)[0].signature
    return Signature((), "")


def signature_of(person: Signatory) -> Signature:
    """The block of a signatory: his authority as kept, else his post in capitals."""
    return Signature(_lines(person.authority or person.post.upper()), person.name)


# --- the list, the address ---------------------------------------------------------------------
def distribution_of(ready: DistributionList, *, as_above: bool = False) -> Distribution:
    """A ready distribution list («Nơi nhận») with its filing line."""
    units = tuple(filter(None, (unit.strip() for unit in ready.filing_units.split(","))))
    filing = Filing(units, ready.copies, ready.drafter) if units else None
    return Distribution(ready.recipients, filing, as_above=as_above)


def distribution(
    dispatch: Dispatch, names: OfficeNames | None, bloc: BlocYear | None
) -> Distribution | None:
    """The list of the frame, the bloc's members in brackets where a recipient asks for them.

    The office itself is left out of its own list, as offices do. A filing line without units
    does not print: the last look then finds it missing.
    """
    given = dispatch.frame.distribution
    if given is not None and given.filing is not None and not given.filing.units:
        given = replace(given, filing=None)
    if given is None or bloc is None:
        return given
    words = resources.toml(_WORDS)
    own = {names.name, names.short_name} if names else set()
    others = [one for one in bloc.members if not own & {one.name, one.short_name}]
    members = words["members_between"].join(one.short_name or one.name for one in others)
    return replace(
        given,
        recipients=tuple(
            replace(one, name=words["members"].format(name=one.name, members=members))
            if one.with_members and members
            else one
            for one in given.recipients
        ),
    )


def address(dispatch: Dispatch, names: OfficeNames | None) -> tuple[str, ...]:
    """Box 13: how the office is reached, where the frame asks for it; what is not kept is left out."""
    if not dispatch.frame.address or names is None:
        return ()
    words = resources.toml(_WORDS)
    lines = (
        words["address_between"].join(
            one["text"].format(value=getattr(names, one["key"]))
            for one in line
            if getattr(names, one["key"])
        )
        for line in words["address"]
    )
    return tuple(filter(None, lines))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
