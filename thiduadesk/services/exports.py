"""Printing a score sheet by itself: as PDF, for Word, as a workbook with live sums; its proof."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import office as office_queries
from thiduadesk.documents import layout
from thiduadesk.documents.composers import proofsheet
from thiduadesk.documents.composers import scoresheet
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import rubric
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.findings import Finding
    from thiduadesk.exchange.excel_look import PrintForm

    Words = Callable[[Finding], str]

_ENDINGS = (".xlsx", ".docx", ".pdf")


def score_sheet(store: Store, year: int, path: Path) -> int:
    """Write the sheet of ``year`` as the name's ending says; pages, 0 for a workbook.

    Raises:
        Refused: ``no_sheet``, or ``output_kind`` for another ending.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise Refused("output_kind", file=path.name or str(path), kinds=", ".join(_ENDINGS))
    if ending == ".xlsx":
        write_whole(path, workbook(store, year))
        return 0
    return dispatches.save(score_sheet_document(store, year), path)


def score_sheet_document(store: Store, year: int) -> Document:
    """The sheet as a paper by itself."""
    view = rubric.require(store, year)
    profile = layout.profile_for(dt.date(year, 12, 31)).id
    return scoresheet.compose(view.sheet, view.totals, _office(store, year), profile)


def proof_document(store: Store, year: int, today: dt.date, words: Words) -> Document:
    """The one-page proof of the sheet of ``year``.

    Args:
        store: the data.
        year: the year of the sheet.
        today: day of the proof, printed.
        words: makes the sentence of a finding, in the language of the screen.
    """
    view = rubric.require(store, year)
    found = tuple((finding, words(finding)) for finding in view.findings)
    profile = layout.profile_for(today).id
    office = _office(store, year)
    return proofsheet.compose(view.sheet, view.totals, found, office, profile, today)


def workbook(store: Store, year: int) -> bytes:
    """The sheet as a workbook with live sums."""
    from thiduadesk.exchange.excel_out import score_sheet_xlsx  # openpyxl is slow to import

    view = rubric.require(store, year)
    words = resources.toml("wording/scoresheet.toml")
    office = _office(store, year)
    return score_sheet_xlsx(
        view.sheet,
        view.totals,
        unit_line=words["office"].format(office=office) if office else "",
        issued_line="",
        words=words,
        form=print_form(dt.date(year, 12, 31)),
    )


def print_form(day: dt.date) -> PrintForm:
    """How a workbook of ``day`` prints."""
    from thiduadesk.exchange.excel_look import PrintForm

    profile = layout.profile_for(day)
    styles, margins = profile.styles, profile.landscape
    return PrintForm(
        font=layout.FONT,
        title=styles.appendix_title.size,
        line=styles.appendix_line.size,
        table=styles.table.size,
        number=profile.page_number.style.size,
        shade=profile.table.shade,
        left=margins.left,
        right=margins.right,
        top=margins.top,
        bottom=margins.bottom,
    )


def _office(store: Store, year: int) -> str:
    with store.read() as reader:
        names = office_queries.names_on(reader, dt.date(year, 12, 31))
    return (names.short_name or names.name) if names else ""
