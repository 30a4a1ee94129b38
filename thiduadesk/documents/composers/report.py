"""A dispatch from its draft and the records («báo cáo», and «công văn» by the same way)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from thiduadesk.domain.dispatch import AppendixPlan
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Appendix
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
) -> Document:
    """The whole paper of a dispatch, as it prints.

    Args:
        dispatch: the draft, or the issued dispatch with its number and date.
        names: how the office is called on the paper's day; None leaves the head blank.
        signatories: people who may sign; the head on the paper's day signs unless the frame
            names another.
        sheets: score sheets with their totals by year, for the planned appendices.
        facts: the records' words by key; given, they replace the text of every field.
    """
    frame = dispatch.frame
    return Document(
        kind=dispatch.kind,
        profile=dispatch.profile,
        letterhead=letterhead.compose(dispatch, names),
        title=Title(frame.type_name, frame.subject) if frame.type_name else None,
        body=dispatch.body if facts is None else filled(dispatch.body, facts),
        signatures=(letterhead.signature(dispatch, signatories),),
        distribution=frame.distribution,
        addressees=Addressees(frame.addressees) if frame.addressees else None,
        legal_bases=frame.legal_bases,
        appendices=tuple(_appendix(plan, dispatch, names, sheets) for plan in frame.appendices),
        issued=dispatch.state is State.ISSUED,
    )


def _appendix(
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
