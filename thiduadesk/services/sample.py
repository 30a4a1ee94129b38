"""The sample office («dữ liệu mẫu»): a whole year of one real office to look at and to try."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.documents import samples
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.labels import Label
from thiduadesk.services import dispatches

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.documents.samples import Sample
    from thiduadesk.domain.dispatch import Dispatch


def fill(store: Store) -> None:
    """Put the sample office into an empty data file; its one change is the start of undo."""
    sample = samples.load()
    with store.change(Label("Sample data")) as writer:
        _office(writer, sample)
        for sheet in sample.sheets:
            rubric_queries.put_sheet(writer, sheet)
        for dispatch in sample.dispatches:
            _dispatch(writer, dispatch)
        years = [sheet.year for sheet in sample.sheets]
        if years:
            office_queries.put_setting(writer, "work_year", str(max(years)))
        writer.end_undo_here()


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


def _dispatch(writer: Writer, dispatch: Dispatch) -> None:
    """Keep a dispatch; one with number and date is frozen as its own day printed it."""
    made = dispatch_queries.add(writer, replace(dispatch, state=State.DRAFT))
    if dispatch.state is State.ISSUED and dispatch.number and dispatch.date:
        document = dispatches.composed(writer, dispatch)
        dispatch_queries.freeze(writer, made, dispatch.number, dispatch.date, document)
