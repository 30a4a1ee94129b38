"""The verbs of a dispatch: draft, edit part by part, print, send for signature, issue."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import parts
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.documents import layout
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import paper
from thiduadesk.documents.drafts import template
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import placeholders as blanks
from thiduadesk.documents.tree.fields import sources
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.services import numbers
from thiduadesk.services import records
from thiduadesk.services import reports
from thiduadesk.services import versions
from thiduadesk.services import way
from thiduadesk.services.files import write_whole
from thiduadesk.services.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.documents.pdf import RenderedPdf
    from thiduadesk.documents.tree.placeholders import Placeholder
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.dispatch import Frame
    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Heading


def items(store: Store, year: int | None = None) -> tuple[DispatchItem, ...]:
    """The list of dispatches, of one work year or of all, with their way so far.

    A draft has the symbol it would be issued with.
    """
    with store.read() as reader:
        known = Records(reader)
        found = [_with_symbol(item, reader, known) for item in queries.items(reader, year)]
        since, void = way.since(reader), way.void(reader)
    return tuple(
        replace(item, since=since.get((item.id, item.state), item.date), void=item.id in void)
        for item in found
    )


def _with_symbol(item: DispatchItem, reader: Reader, known: Records) -> DispatchItem:
    dispatch = None if item.symbol else queries.head(reader, item.id)
    if dispatch is None:
        return item
    names = known.names(dispatch.frame.about_day)
    return replace(item, symbol=letterhead.symbol_of(dispatch, names))


def get(store: Store, dispatch_id: int) -> Dispatch:
    """A dispatch with its parts.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    with store.read() as reader:
        found = queries.get(reader, dispatch_id)
    if found is None:
        raise Refused("no_such_dispatch", id=str(dispatch_id))
    return found


def kinds() -> tuple[str, ...]:
    """Codes of the kinds that can be drafted, e.g. ``report.year``."""
    return template.kinds()


def kind_groups() -> Mapping[str, tuple[str, ...]]:
    """The same by the group they are offered in, e.g. ``reports``."""
    return template.groups()


def work_day(year: int, today: dt.date) -> dt.date:
    """The day whose names hold in a draft of ``year``: today within it, else its last day."""
    return today if today.year == year else dt.date(year, 12, 31)


def drafted(
    store: Store,
    kind: str,
    year: int,
    today: dt.date,
    movement: int | None = None,
    since: int | None = None,
) -> Dispatch:
    """A dispatch made anew from its template and the records; not kept (id 0).

    Args:
        store: the data file.
        kind: one of ``kinds()``.
        year: the work year, the last one of a review.
        today: whose names hold within the year.
        movement: id of the movement that a review («report.movement») is about.
        since: first year of a review; None takes that of the movement.

    Raises:
        Refused: ``no_such_kind``; ``record_missing`` for a movement that is not there.
    """
    with store.read() as reader:
        return drafted_from(reader, kind, year, work_day(year, today), movement, since)


def drafted_from(
    reader: Reader,
    kind: str,
    year: int,
    day: dt.date,
    movement: int | None = None,
    since: int | None = None,
) -> Dispatch:
    """The same inside a transaction; ``day`` is the day whose names hold."""
    if kind not in template.kinds():
        raise Refused("no_such_kind", kind=kind, kinds=", ".join(template.kinds()))
    if kind in reports.KINDS:
        return reports.drafted(reader, kind, year, day, movement, since)
    return template.draft(
        kind,
        year=year,
        day=day,
        facts=records.facts(reader, year, day),
        rows=records.rows(reader, year, day),
        lists=office_queries.distribution_lists(reader),
        has_sheet=year in rubric_queries.years(reader),
    )


def new(
    store: Store,
    kind: str,
    year: int,
    today: dt.date,
    movement: int | None = None,
    since: int | None = None,
) -> int:
    """Draft a dispatch of ``kind`` for ``year`` and keep it; returns its id. See ``drafted``."""
    made = drafted(store, kind, year, today, movement, since)
    named = made.frame.type_name
    label = (
        Label("New dispatch: {type}", {"type": named}) if named else Label("New official letter")
    )
    with store.change(label) as writer:
        return queries.add(writer, made)


def composed(reader: Reader, dispatch: Dispatch, known: Records | None = None) -> Document:
    """The document of a dispatch from what the records say on its day.

    Args:
        reader: of the transaction.
        dispatch: the draft, or the dispatch as it is issued.
        known: the records of the same transaction, where several dispatches are composed.
    """
    known = known or Records(reader)
    day = dispatch.date or dispatch.frame.about_day
    facts = known.facts(dispatch.year, day)
    if following.follows(dispatch.body):
        if dispatch.state is State.DRAFT:
            dispatch, facts = reports.followed(reader, dispatch, known)
        else:  # the words as the signer got them
            facts = {**following.asked(dispatch.body), **facts}
    wanted = {plan.year for plan in dispatch.frame.appendices if plan.source == "scoresheet"}
    sheets = {year: sheet for year in sorted(wanted) if (sheet := known.sheet(year)) is not None}
    return paper.compose(
        dispatch,
        names=known.names(day),
        signatories=known.signatories(day),
        sheets=sheets,
        facts=facts,
        rows=known.rows(dispatch.year, day) if sources(dispatch.body) else {},
        bloc=known.bloc(day.year) or known.bloc(dispatch.year),
    )


def compose(store: Store, dispatch_id: int) -> Document:
    """The document as it prints: composed from the draft, or the frozen one once issued."""
    with store.read() as reader:
        dispatch = queries.get(reader, dispatch_id)
        if dispatch is None:
            raise Refused("no_such_dispatch", id=str(dispatch_id))
        frozen = queries.frozen(reader, dispatch_id) if dispatch.state is State.ISSUED else None
        return frozen if frozen is not None else composed(reader, dispatch)


def compose_unsaved(store: Store, dispatch: Dispatch) -> Document:
    """The document of a dispatch that is not kept."""
    with store.read() as reader:
        return composed(reader, dispatch)


def render_pdf(document: Document) -> RenderedPdf:
    """The pages of a document, as they print.

    Raises:
        EnvironmentProblem: a character that the print font lacks; names it.
    """
    from thiduadesk.documents import pdf
    from thiduadesk.documents.typesetting import fonts

    return pdf.render(document, layout.load(document.profile), fonts.FontSet.best())


def render_docx(document: Document) -> bytes:
    """The same document for Word."""
    from thiduadesk.documents import word

    return word.render(document, layout.load(document.profile))


def save(document: Document, path: Path) -> int:
    """Write a document as ``.pdf`` or ``.docx`` by the name's ending; returns the page count.

    Raises:
        Refused: ``output_kind`` for another ending.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    ending = path.suffix.lower()
    if ending not in {".pdf", ".docx"}:
        raise Refused("output_kind", file=path.name, kinds=".pdf, .docx")
    rendered = render_pdf(document)
    write_whole(path, rendered.data if ending == ".pdf" else render_docx(document))
    return rendered.pages


def printed_pdf(store: Store, dispatch_id: int) -> RenderedPdf:
    """The pages of a paper: those kept when it was issued, byte for byte, else made now.

    An issued paper whose kept pages are lost is made again from the words frozen with it.
    """
    kept = way.issued_pages(store, dispatch_id)
    return render_pdf(compose(store, dispatch_id)) if kept is None else kept


def save_printed(store: Store, dispatch_id: int, path: Path) -> int:
    """``save`` of a kept dispatch, an issued one with the very pages of its issue; pages."""
    if path.suffix.lower() != ".pdf":
        return save(compose(store, dispatch_id), path)
    pdf = printed_pdf(store, dispatch_id)
    write_whole(path, pdf.data)
    return pdf.pages


def write_printed(store: Store, dispatch_id: int, path: Path) -> None:
    """``save_printed`` where nobody asks for the pages: for Word none are laid out."""
    if path.suffix.lower() == ".docx":
        write_whole(path, render_docx(compose(store, dispatch_id)))
    else:
        save_printed(store, dispatch_id, path)


def set_frame(store: Store, dispatch_id: int, frame: Frame, *, going_on: bool = False) -> None:
    """Change what stands around the body; ``going_on``: with the same typing as the last time."""
    label = Label("Change the frame of the dispatch")
    with versions.editing(store, dispatch_id, label, merge=going_on) as writer:
        queries.set_frame(writer, dispatch_id, frame)


def set_heading(store: Store, key: str, heading: Heading | None, *, going_on: bool = False) -> None:
    """Change number style, number or title of a part; ``going_on`` as in ``set_frame``."""
    with versions.editing_part(store, key, Label("Change a heading"), merge=going_on) as writer:
        parts.set_heading(writer, key, heading)


def set_blocks(store: Store, key: str, blocks: Sequence[Block], *, going_on: bool = False) -> None:
    """Change the text of a part; ``going_on`` as in ``set_frame``."""
    label = Label("Edit the text of a part")
    with versions.editing_part(store, key, label, merge=going_on) as writer:
        parts.set_blocks(writer, key, tuple(blocks))


def add_part(
    store: Store, dispatch_id: int, parent: str | None, position: int, heading: Heading | None
) -> str:
    """Add an empty part under ``parent`` (None: top) at ``position`` from 0; returns its key."""
    with versions.editing(store, dispatch_id, Label("Add a part")) as writer:
        return parts.add_part(writer, dispatch_id, parent, position, heading)


def move_part(store: Store, key: str, parent: str | None, position: int) -> None:
    """Move a part with everything below it."""
    with versions.editing_part(store, key, Label("Move a part")) as writer:
        parts.move_part(writer, key, parent, position)


def delete_part(store: Store, key: str) -> None:
    """Take a part and everything below it away."""
    with versions.editing_part(store, key, Label("Delete a part")) as writer:
        parts.delete_part(writer, key)


def mark_for_signature(store: Store, dispatch_id: int, day: dt.date | None = None) -> None:
    """See ``services.way.send_for_signature``."""
    way.send_for_signature(store, dispatch_id, day)


def back_to_draft(store: Store, dispatch_id: int) -> None:
    """The clerk fetched the paper back from the signer herself."""
    way.take_back(store, dispatch_id)


def issue(store: Store, dispatch_id: int, number: str, date: dt.date) -> Dispatch:
    """Give number and date and freeze the paper as printed, its pages too («ban hành»).

    Numbers under ten get the leading zero of NĐ 30/2020, P1.II.3. Ends undo: an issued paper is
    cancelled («hủy») or replaced by another one.

    Raises:
        Refused: ``number_form``, ``number_taken``, ``dispatch_issued`` or ``no_such_dispatch``.
        EnvironmentProblem: a character that the print font lacks; the pages cannot be kept.
    """
    printed = numbers.printed(number)
    dispatch = get(store, dispatch_id)
    if dispatch.state is State.ISSUED:
        raise Refused("dispatch_issued", number=dispatch.number or "")
    with store.change(Label("Issue number {number}", {"number": printed})) as writer:
        if dispatch.state is State.DRAFT:
            reports.settle(writer, dispatch_id)
            dispatch = queries.get(writer, dispatch_id) or dispatch
        numbered = replace(dispatch, number=printed, date=date, state=State.ISSUED)
        numbered = replace(numbered, profile=layout.profile_for(date).id)
        document = composed(writer, numbered)
        symbol = document.letterhead.symbol if document.letterhead else ""
        subject = " ".join(dispatch.frame.subject)
        used = UsedNumber(0, date.year, printed, symbol, date, subject, dispatch_id)
        numbers.refuse_if_taken(writer, used)
        pages = way.keep_pages(store, writer, document, render_pdf(document).data)
        versions.keep(writer, dispatch_id, EventKind.ISSUED)
        way.record(writer, dispatch_id, EventKind.ISSUED, date, file=pages)
        queries.freeze(writer, dispatch_id, printed, date, document)
    return get(store, dispatch_id)


def delete(store: Store, dispatch_id: int) -> None:
    """Take a draft away (undo brings it back).

    Raises:
        Refused: ``dispatch_issued``; an issued paper stays.
    """
    with store.change(Label("Delete a dispatch")) as writer:
        queries.delete(writer, dispatch_id)


def current_draft(
    store: Store, kind: str, year: int, movement: int | None = None
) -> Dispatch | None:
    """The newest saved dispatch of ``kind`` and ``year``, None where there is none.

    Args:
        store: the data file.
        kind: the composer's code.
        year: the work year.
        movement: only reviews of this movement; None takes any.
    """
    ids = sorted((item.id for item in items(store, year) if item.kind == kind), reverse=True)
    kept = (get(store, number) for number in ids)
    return next((one for one in kept if movement in {None, one.frame.movement}), None)


def blank_counts(store: Store, wanted: Iterable[int]) -> dict[int, int]:
    """How many «…» still wait to be filled in each of these drafts, by id."""
    with store.read() as reader:
        known = Records(reader)
        found = ((number, queries.get(reader, number)) for number in wanted)
        return {
            number: len(placeholders(composed(reader, dispatch, known)))
            for number, dispatch in found
            if dispatch is not None
        }


def placeholders(document: Document) -> tuple[Placeholder, ...]:
    """Every «…» that still waits to be filled, with its place."""
    return blanks.placeholders(document)


def findings(document: Document) -> tuple[Finding, ...]:
    """What a draft still lacks: placeholders, a signer; number and day stay blank until issued."""
    found = [
        Finding(
            "placeholder_left", Severity.WARNING, where=blank.place or blank.key, quote=blank.words
        )
        for blank in placeholders(document)
    ]
    head = document.letterhead
    if head is not None and head.numbered and head.number is None:
        found.append(Finding("number_blank", Severity.INFO, where=head.symbol))
    if head is not None and head.place and head.date is None:
        found.append(Finding("date_blank", Severity.INFO, where=head.symbol))
    if document.signatures and not all(signer.name for signer in document.signatures):
        found.append(Finding("signer_missing", Severity.ERROR, where=head.symbol if head else ""))
    return tuple(found)
