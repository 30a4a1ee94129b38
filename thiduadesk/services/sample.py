"""The sample office («dữ liệu mẫu»): a whole year of one real office to look at and to try."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.labels import Label
from thiduadesk.services import dispatches
from thiduadesk.services import papers
from thiduadesk.services import records
from thiduadesk.services import sample_movements
from thiduadesk.services import sample_people
from thiduadesk.services import way

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.documents.drafts.samples import Sample
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.rubric import Sheet


def fill(store: Store) -> None:
    """Put the sample office into an empty data file; the history of undo begins after it."""
    sample = samples.load()
    with store.change(Label("Sample data")) as writer:
        _office(writer, sample)
        sample_people.fill(writer, samples.FOLDER)
        sample_movements.fill_papers(writer, samples.FOLDER)
        for sheet in sample.sheets:
            rubric_queries.put_sheet(writer, sheet)
        for dispatch in sample.dispatches:
            _dispatch(writer, dispatch)
        year = max(sheet.year for sheet in sample.sheets)
        office_queries.put_setting(writer, "work_year", str(year))
        for sheet in sample.sheets:
            _evidence(writer, sheet)
        sample_movements.fill(writer, samples.FOLDER)
    store.forget_history()


def _office(writer: Writer, sample: Sample) -> None:
    for names in sample.names:
        office_queries.save_names(writer, names)
    for signatory in sample.signatories:
        office_queries.save_signatory(writer, signatory)
    for organisation in sample.organisations:
        office_queries.save_organisation(writer, organisation)
    for unit in sample.units:
        office_queries.save_unit(writer, unit)
    for count in sample.head_counts:
        office_queries.save_head_count(writer, count)
    for ready in sample.distribution_lists:
        office_queries.save_distribution_list(writer, ready)
    for bloc in sample.bloc_years:
        office_queries.save_bloc(writer, bloc)


def _evidence(writer: Writer, sheet: Sheet) -> None:
    """Papers that the explanations cite become evidence of their rows, each kept once."""
    for row in sheet.rows:
        cited = papers.cited_in(row.score.explanation)
        found = [papers.take_in(writer, one) for one in cited]
        if found:
            paper_queries.set_evidence(writer, sheet.year, row.criterion.no, dict.fromkeys(found))


def _dispatch(writer: Writer, dispatch: Dispatch) -> None:
    """Keep a dispatch, filled from the records; one with number and date is frozen as printed."""
    day = dispatch.date or dispatch.frame.about_day
    known = records.facts(writer, dispatch.year, day)
    rows = records.rows(writer, dispatch.year, day)
    whole = replace(dispatch, body=filled(dispatch.body, known, rows))
    made = dispatch_queries.add(writer, replace(whole, state=State.DRAFT))
    if whole.state is State.ISSUED and whole.number and whole.date:
        document = dispatches.composed(writer, whole)
        dispatch_queries.freeze(writer, made, whole.number, whole.date, document)
        way.record(writer, made, EventKind.ISSUED, whole.date)
