"""The statistics of honours as a workbook: our own table and the ministry's forms, a sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import cast

from openpyxl import Workbook

from thiduadesk import resources
from thiduadesk.exchange.excel_charts import put_charts
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_page import Page
from thiduadesk.rules.honours import tallies
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.domain.charts import Chart
    from thiduadesk.exchange.excel_look import PrintForm
    from thiduadesk.rules.honours.tallies import Count

_AWARDS = (
    "total", "collectives", "households", "heads", "leaders", "direct", "merit", "movement", "sudden",
)  # fmt: skip


class Movement(Protocol):
    """A movement of the year, see ``services.counting.Movement``."""

    @property
    def name(self) -> str:
        """As honours and rounds name it."""

    @property
    def rounds(self) -> int:
        """Rounds held for it."""

    @property
    def thematic(self) -> bool:
        """Whether it has rounds of its own."""


class Counts(Protocol):
    """The statistics of some years, see ``services.counting.Figures``."""

    @property
    def first(self) -> int:
        """First year."""

    @property
    def last(self) -> int:
        """Last year."""

    @property
    def counts(self) -> Sequence[Count]:
        """One for each honour that was given."""

    @property
    def movements(self) -> Sequence[Movement]:
        """Movements honours were given for."""


class Staff(Protocol):
    """Who does this work, see ``services.staff.Staff``."""

    @property
    def people(self) -> int:
        """How many."""

    @property
    def bodies(self) -> int:
        """Units whose name says so."""


def statistics_book(
    office: str,
    counts: Counts,
    of_year: Counts,
    staff: Staff,
    charts: Sequence[Chart],
    form: PrintForm,
) -> bytes:
    """The workbook; the same statistics give the same bytes.

    Args:
        office: who reports.
        counts: of the years asked for: our own table.
        of_year: of the last of them: the ministry's forms.
        staff: who does this work at its end.
        charts: drawn on a sheet of their own.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    said = resources.toml("wording/statistics.toml")
    book = Workbook()
    set_font(book, form)
    below = said["office"].format(office=office)
    page = Page(cast("Worksheet", book.active), said["own_sheet"], form)
    page.heading(tallies.title(said, counts.first, counts.last), below)
    lines = [
        [str(no), tallies.name(one), *_numbers(one, tallies.OWN)]
        for no, one in enumerate(counts.counts, 1)
    ]
    page.table(said["own_columns"], lines, said["total"], first=2)
    if charts:
        sheet = book.create_sheet(said["chart_sheet"])
        put_charts(Page(sheet, said["chart_sheet"], form), sheet, charts, said["chart_item"])
    for code, wanted in said["forms"].items():
        page = Page(book.create_sheet(code), code, form)
        page.heading(wanted["title"].format(year=of_year.last), below)
        if "rows" in wanted:
            _staff_form(page, said, wanted, staff)
        else:
            _form(page, said, wanted, of_year.counts, of_year.movements)
        page.note(said["source"].format(form=wanted["form"]))
    return to_bytes(book, {})


def _form(
    page: Page,
    said: dict[str, Any],
    wanted: dict[str, Any],
    counts: Sequence[Count],
    movements: Sequence[Movement],
) -> None:
    if "level" in wanted:
        known = catalogue()
        own = [
            one
            for one in counts
            if one.honour in known and known[one.honour].level == wanted["level"]
        ]
        lines = [[tallies.name(one), *_numbers(one, _AWARDS)] for one in own]
        page.table(said["awards"]["columns"], lines, said["total"], first=1)
    else:
        lines = [
            [one.name, one.rounds, int(one.thematic), int(not one.thematic)] for one in movements
        ]
        page.table(wanted["columns"], lines, wanted["total"], first=1)


def _staff_form(page: Page, said: dict[str, Any], wanted: dict[str, Any], staff: Staff) -> None:
    """Blank where the records say nothing: then it is written by hand."""
    known = bool(staff.people or staff.bodies)
    lines = [
        [name, int(getattr(staff, key)) if known and key else ""] for name, key in wanted["rows"]
    ]
    page.table(wanted["columns"], lines, "", first=1)
    page.note(said["by_post" if known else "nobody"])


def _numbers(one: Count, columns: Sequence[str]) -> list[int]:
    return [tallies.number(one, column) for column in columns]
