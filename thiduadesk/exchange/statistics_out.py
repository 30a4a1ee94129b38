"""The statistics of honours as a workbook: our own table and the ministry's forms, a sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol
from typing import cast

from openpyxl import Workbook

from thiduadesk import resources
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_page import Page
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_look import PrintForm

_OWN = ("total", "collectives", "households", "persons", "managers", "direct", "women")
_AWARDS = (
    "total", "collectives", "households", "heads", "leaders", "direct", "merit", "movement", "sudden",
)  # fmt: skip


class Count(Protocol):
    """How often an honour was given, see ``services.statistics.Counted``."""

    @property
    def honour(self) -> str:
        """Code of the catalogue."""


class Movement(Protocol):
    """A movement of the year, see ``services.statistics.Movement``."""

    @property
    def name(self) -> str:
        """As honours and rounds name it."""

    @property
    def rounds(self) -> int:
        """Rounds held for it."""

    @property
    def thematic(self) -> bool:
        """Whether it has rounds of its own."""


def statistics_book(
    year: int,
    office: str,
    counts: Sequence[Count],
    movements: Sequence[Movement],
    form: PrintForm,
) -> bytes:
    """The workbook; the same statistics give the same bytes.

    Args:
        year: of the honours.
        office: who reports.
        counts: one for each honour that was given.
        movements: of the year.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    said = resources.toml("wording/statistics.toml")
    book = Workbook()
    set_font(book, form)
    page = Page(cast("Worksheet", book.active), said["own_sheet"], form)
    page.heading(said["own_title"].format(year=year), said["office"].format(office=office))
    lines = [[str(no), _name(one), *_numbers(one, _OWN)] for no, one in enumerate(counts, 1)]
    page.table(said["own_columns"], lines, said["total"], first=2)
    for code, wanted in said["forms"].items():
        page = Page(book.create_sheet(code), code, form)
        page.heading(wanted["title"].format(year=year), said["office"].format(office=office))
        _form(page, said, wanted, counts, movements)
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
        own = [one for one in counts if known[one.honour].level == wanted["level"]]
        lines = [[_name(one), *_numbers(one, _AWARDS)] for one in own]
        page.table(said["awards"]["columns"], lines, said["total"], first=1)
    elif "rows" in wanted:
        page.table(wanted["columns"], [[name, ""] for name in wanted["rows"]], "", first=1)
        page.note(said["unknown"])
    else:
        lines = [
            [one.name, one.rounds, int(one.thematic), int(not one.thematic)] for one in movements
        ]
        page.table(wanted["columns"], lines, wanted["total"], first=1)


def _name(one: Count) -> str:
    return catalogue()[one.honour].name


def _numbers(one: Count, columns: Sequence[str]) -> list[int]:
    def number(column: str) -> int:
        if column == "managers":
            return number("heads") + number("leaders")
        return int(getattr(one, column))

    return [number(column) for column in columns]
