"""The verbs of the statistics («thống kê khen thưởng»): count, print, save with the ministry's forms.

``counting`` says what is counted and counts it, ``staff`` who does the work, ``statisticcharts``
draws it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.documents import layout
from thiduadesk.documents.composers import statisticsheet
from thiduadesk.domain.problems import Refused
from thiduadesk.services import counting
from thiduadesk.services import exports
from thiduadesk.services.counting import Figures
from thiduadesk.services.counting import YearCount
from thiduadesk.services.files import write_whole
from thiduadesk.services.staff import Staff
from thiduadesk.services.staff import staff_in
from thiduadesk.services.statisticcharts import Charts
from thiduadesk.services.statisticcharts import ChartWords
from thiduadesk.services.statisticcharts import charts

if TYPE_CHECKING:
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.documents.pdf import RenderedPdf
    from thiduadesk.domain.document import Document

__all__ = [
    "Figures",
    "Staff",
    "YearCount",
    "document",
    "figures",
    "honoured_years",
    "printed",
    "save",
    "staff",
]


def figures(store: Store, last: int, first: int | None = None) -> Figures:
    """The statistics of a year, or of the years from ``first`` to ``last``."""
    with store.read() as reader:
        return counting.figures_in(reader, first or last, last)


def honoured_years(store: Store) -> tuple[int, ...]:
    """The years honours are kept of, in order."""
    with store.read() as reader:
        return tuple(sorted({one.year for one in people_queries.honours(reader)}))


def staff(store: Store, year: int) -> Staff:
    """Who does this work on the last day of a year, by units and posts that say so."""
    with store.read() as reader:
        return staff_in(reader, year)


def document(store: Store, last: int, first: int | None = None) -> tuple[Document, Charts]:
    """The statistics as a paper by itself, with the charts that print behind its table."""
    with store.read() as reader:
        found, office = counting.figures_in(reader, first or last, last), _office(reader, last)
    profile = layout.profile_for(dt.date(last, 12, 31)).id
    words = ChartWords(**resources.toml("wording/statistics.toml")["charts"])
    return statisticsheet.compose(found, office, profile), charts(found, words)


def printed(store: Store, last: int, first: int | None = None) -> RenderedPdf:
    """The pages of the statistics.

    Raises:
        EnvironmentProblem: a character that the print font lacks; names it.
    """
    from thiduadesk.documents import pdf
    from thiduadesk.documents.typesetting import fonts

    paper, drawn = document(store, last, first)
    return pdf.render(paper, layout.load(paper.profile), fonts.FontSet.best(), drawn)


def save(store: Store, last: int, path: Path, first: int | None = None) -> None:
    """Write the statistics as ``.xlsx``, with the ministry's forms of the last year, or ``.pdf``.

    Raises:
        Refused: ``output_kind`` for another ending.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    ending = path.suffix.lower()
    if ending == ".pdf":
        write_whole(path, printed(store, last, first).data)
        return
    if ending != ".xlsx":
        raise Refused("output_kind", file=path.name, kinds=".xlsx, .pdf")
    from thiduadesk.exchange.statistics_out import statistics_book  # openpyxl is slow to import

    with store.read() as reader:
        found, office = counting.figures_in(reader, first or last, last), _office(reader, last)
        of_year = found if found.first == last else counting.figures_in(reader, last, last)
        working = staff_in(reader, last)
    words = ChartWords(**resources.toml("wording/statistics.toml")["charts"])
    form = exports.print_form(dt.date(last, 12, 31))
    write_whole(path, statistics_book(office, found, of_year, working, charts(found, words), form))


# --- inside ------------------------------------------------------------------------------------
def _office(reader: Reader, year: int) -> str:
    names = office_queries.names_on(reader, dt.date(year, 12, 31))
    return names.name if names else ""
