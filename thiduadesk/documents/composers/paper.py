"""Any paper of the trade from its draft and the records («văn bản»): one way for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.documents import layout
from thiduadesk.documents.composers import attached
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.dispatch import AppendixPlan
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Appendix
    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Signatory
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.rules.scoring import Totals


def compose(
    dispatch: Dispatch,
    names: OfficeNames | None,
    signatories: Iterable[Signatory],
    sheets: Mapping[int, tuple[Sheet, Totals]],
    facts: Mapping[str, str] | None = None,
    bloc: BlocYear | None = None,
    rows: Mapping[str, Rows] | None = None,
) -> Document:
    """The whole paper of a dispatch, as it prints.

    Args:
        dispatch: the draft, or the issued dispatch with its number and date.
        names: how the office is called on the paper's day; None leaves the head blank.
        signatories: people who may sign; the head on the paper's day signs unless the frame
            names another.
        sheets: score sheets with their totals by year, for the planned appendices.
        facts: the records' words by key; given, they replace the text of every field.
        bloc: with its roster of the paper's day, for recipients that stand for its members.
        rows: the records' lines by key; given, they replace those of lists and tables from them.
    """
    frame = dispatch.frame
    head = letterhead.compose(dispatch, names)
    issuer = letterhead.issuer_words(dispatch, names, bloc)
    words = layout.load(dispatch.profile).words
    body, behind = attached.split(
        dispatch.body if facts is None else filled(dispatch.body, facts, rows),
        frame_words.attached_line(head, frame.type_name, issuer, words),
        head,
    )
    planned = tuple(_planned(plan, dispatch, names, sheets) for plan in frame.appendices)
    return Document(
        kind=dispatch.kind,
        profile=dispatch.profile,
        letterhead=head,
        title=Title(frame.type_name, frame.subject) if frame.type_name else None,
        body=body,
        signatures=letterhead.signatures(dispatch, tuple(signatories), names),
        distribution=letterhead.distribution(dispatch, names, bloc),
        addressees=Addressees(frame.addressees) if frame.addressees else None,
        legal_bases=frame.legal_bases,
        appendices=(*behind, *planned),
        address=letterhead.address(dispatch, names),
        urgency=frame.urgency,
        decision=letterhead.decision(dispatch, names),
        issued=dispatch.state is State.ISSUED,
    )


def _planned(
    plan: AppendixPlan,
    dispatch: Dispatch,
    names: OfficeNames | None,
    sheets: Mapping[int, tuple[Sheet, Totals]],
) -> Appendix:
    if plan.source != scoresheet.SOURCE:
        raise ValueError(plan.source)
    kept = sheets.get(plan.year)
    attached = scoresheet.Attached(
        type_name=dispatch.frame.type_name,
        symbol=letterhead.symbol_of(dispatch, names),
        day=letterhead.dispatch_day(dispatch),
        number=dispatch.number,
        issued=dispatch.date is not None,
    )
    office = names.short_name or names.name if names else ""
    if kept is None:
        return scoresheet.missing(plan.year, plan.label)
    sheet, totals = kept
    return scoresheet.appendix(sheet, totals, office, attached, plan.label)
