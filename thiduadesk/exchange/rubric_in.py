"""Reads a rubric («bảng tiêu chí») or a filled score sheet from a bloc's Excel or Word file."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Sheet
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line
from thiduadesk.exchange.grid import Table
from thiduadesk.exchange.grid import Workbook
from thiduadesk.exchange.recognition import phrases
from thiduadesk.exchange.recognition import table as recognition
from thiduadesk.exchange.rubric_columns import MAXIMA
from thiduadesk.exchange.rubric_columns import ColumnGuess
from thiduadesk.exchange.rubric_columns import Header
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_columns import find_header
from thiduadesk.exchange.rubric_rows import gather
from thiduadesk.exchange.rubric_sheet import SheetMaker
from thiduadesk.exchange.rubric_single import is_single
from thiduadesk.exchange.rubric_single import settled
from thiduadesk.exchange.tables_in import read_tables


@dataclass(frozen=True, slots=True)
class Choices:
    """What the clerk decided in the preview; None and absent mean "as guessed".

    Attributes:
        table: name of the sheet, or of the first Word table («Bảng 2»).
        header_row: number of the first header row, as in the file.
        columns: column (from 1) → meaning.
    """

    table: str | None = None
    header_row: int | None = None
    columns: Mapping[int, Meaning] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guesses:
    """How the file was understood; every field can be changed through ``Choices``.

    Attributes:
        table: the sheet or table that was read.
        tables: all of them, for choosing.
        header_first, header_last: rows of the header, as numbered in the file.
        columns: what each column was taken for.
    """

    table: str
    tables: tuple[str, ...]
    header_first: int
    header_last: int
    columns: tuple[ColumnGuess, ...]


@dataclass(frozen=True, slots=True)
class RubricReading:
    """A rubric as understood, to be shown before anything is saved.

    Attributes:
        guesses: what the reading rests on.
        sheet: the rubric, with scores where the file has them.
        findings: what could not be read, left out or was mended; ``rules.proof`` says the rest.
    """

    guesses: Guesses
    sheet: Sheet
    findings: tuple[Finding, ...]


def read_rubric(path: Path, year: int, choices: Choices | None = None) -> RubricReading:
    """Read the rubric of ``year`` from an .xlsx or .docx file.

    Raises:
        Refused: ``rubric_no_header``, ``rubric_no_such_table``, ``rubric_no_rows``,
            ``rubric_maximum_unreadable``, ``rubric_formula_error``,
            ``rubric_formula_not_calculated``, and the codes of ``read_tables``.
        EnvironmentProblem: the file is missing, locked, or may not be read.
    """
    choices = choices or Choices()
    workbook = read_tables(path)
    tables = _tables_with_header(workbook, choices, year)
    first, header = tables[0]
    single = is_single(header)
    maker = SheetMaker(gather(tables), workbook.file, single=single)
    rows = maker.rows()
    if rows and not header.meanings & set(MAXIMA) and not maker.has_maxima:
        raise _no_header(workbook, (first,))  # neither a column nor the words tell any maximum
    if not rows:
        raise Refused("rubric_no_rows", file=workbook.file, sheet=first.name)
    sheet = Sheet(
        year=year,
        title=_title(first, header),
        rows=rows,
        criteria_heading=_criteria_heading(header),
        total_claimed=maker.total_claimed(),
        notes=tuple(maker.lines.notes),
        source=workbook.file,
    )
    guesses = Guesses(
        table=first.name,
        tables=tuple(table.name for table in workbook.tables),
        header_first=header.first_row,
        header_last=header.last_row,
        columns=header.columns,
    )
    unknown = tuple(_unknown_columns(header, first.name))
    sheet = settled(sheet) if single else sheet
    return RubricReading(guesses, sheet, (*unknown, *maker.findings))


def _tables_with_header(
    workbook: Workbook, choices: Choices, year: int
) -> list[tuple[Table, Header]]:
    """The table that looks most like a rubric, and those that run on from it."""
    wanted = workbook.tables
    if choices.table is not None:
        wanted = tuple(table for table in wanted if table.name == nfc(choices.table))
        if not wanted:
            names = ", ".join(table.name for table in workbook.tables)
            raise Refused(
                "rubric_no_such_table", file=workbook.file, sheet=choices.table, sheets=names
            )
    found = [
        (table, header)
        for table in wanted
        if (header := find_header(table, choices.header_row, choices.columns, year)) is not None
    ]
    if not found:
        raise _no_header(workbook, wanted)
    visible = [pair for pair in found if not pair[0].hidden] or found
    best = max(visible, key=lambda pair: (len(pair[1].meanings), len(pair[0].rows)))
    if not workbook.continues:
        return [best]
    best = next(pair for pair in visible if pair[1].meanings == best[1].meanings)
    return _continued(workbook, best, {table.name: header for table, header in found})


def _no_header(workbook: Workbook, tables: Iterable[Table]) -> Refused:
    return Refused(
        "rubric_no_header",
        file=workbook.file,
        sheets=", ".join(table.name for table in tables),
        looked_for=", ".join(recognition("rubric")["columns"]["looked_for"]),
    )


def _continued(
    workbook: Workbook, first: tuple[Table, Header], headers: Mapping[str, Header]
) -> list[tuple[Table, Header]]:
    """Tables of a Word document after the first that go on with its columns."""
    table, header = first
    out, width = [first], len(header.columns)
    for later in workbook.tables[workbook.tables.index(table) + 1 :]:
        own = headers.get(later.name)
        if own is not None and own.meanings == header.meanings:
            out.append((later, own))
        elif own is None and later.rows and len(later.rows[0]) == width:
            out.append((later, Header(0, 0, header.columns)))
        else:
            break
    return out


def _title(table: Table, header: Header) -> str:
    """The line above the table that names it, else the first line there."""
    above = [
        cell.text
        for cells in table.rows
        if cells[0].row < header.first_row
        for cell in cells
        if cell.text
    ]
    lines = [one_line(text) for text in (*table.before, *above)]
    naming = phrases("rubric", "rows", "title")
    return next((line for line in lines if naming.start(line)), lines[0] if lines else "")


def _criteria_heading(header: Header) -> str:
    columns = header.columns_of(Meaning.TEXT)
    return next((guess.heading for guess in header.columns if guess.column in columns), "")


def _unknown_columns(header: Header, name: str) -> list[Finding]:
    return [
        Finding(
            "column_not_recognised",
            Severity.INFO,
            where=name,
            quote=guess.heading,
            params={"sheet": name, "heading": guess.heading},
        )
        for guess in header.columns
        if not guess.recognised and guess.heading and guess.meaning is Meaning.IGNORED
    ]
