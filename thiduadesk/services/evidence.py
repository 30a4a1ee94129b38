"""Evidence («minh chứng»): what proves rows and supports nominations, and the book of a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data import keptfiles
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.data.queries import trash
from thiduadesk.documents import layout
from thiduadesk.documents.composers import evidencebook
from thiduadesk.domain.evidence import Book
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import WholeActivity
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import WholePaper
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import finds
from thiduadesk.rules import evidence as rules
from thiduadesk.rules.movements import figures
from thiduadesk.services import dispatches
from thiduadesk.services import exports
from thiduadesk.services import papers
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.documents.composers.plaintable import PlainTable
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.papers import Citation
    from thiduadesk.domain.rubric import Score
    from thiduadesk.domain.rubric import Sheet

_ENDINGS = (".xlsx", ".docx", ".pdf")


# --- what may prove ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Backing:
    """What a nomination rests on: papers and activities, in order."""

    papers: tuple[Paper, ...] = ()
    activities: tuple[Activity, ...] = ()


def find(store: Store, year: int, words: str, limit: int = 12) -> tuple[Paper | Activity, ...]:
    """Papers and activities in which every word occurs, with marks or without.

    Papers of the register come first, those of the very number before the others; then the
    activities of the year.
    """
    found: tuple[Paper | Activity, ...] = papers.find(store, words, limit)
    key = find_key(words)
    logged = [one for one in activities(store, year) if finds(key, said(one))]
    return (*found[: limit - min(len(logged), limit // 2)], *logged)[:limit]


def activities(store: Store, year: int) -> tuple[Activity, ...]:
    """The log of a year, by day."""
    with store.read() as reader:
        return movement_queries.activities(reader, year=year)


def said(activity: Activity) -> str:
    """An activity in words, its numbers in their places, its heading before it."""
    return " ".join(part for part in (activity.heading, figures.plain(activity)) if part)


# --- rows of the sheet -------------------------------------------------------------------------
def set_paper(store: Store, year: int, no: str, paper_id: int, *, on: bool) -> None:
    """A paper of the register is evidence of a row, or no longer.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``, ``paper_missing``.
    """
    with store.change(Label("Evidence of {no}", {"no": no})) as writer:
        wanted = _with(_score(writer, year, no).evidence, paper_id, on=on)
        criteria.cite(writer, criteria.find(writer, year, no), wanted)


def set_activity(store: Store, year: int, no: str, activity_id: int, *, on: bool) -> None:
    """An activity with its figures proves a row, or no longer.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``.
    """
    with store.change(Label("Evidence of {no}", {"no": no})) as writer:
        wanted = _with(_score(writer, year, no).activities, activity_id, on=on)
        criteria.prove(writer, criteria.find(writer, year, no), wanted)


def _score(reader: Reader, year: int, no: str) -> Score:
    sheet = rubric_queries.sheet(reader, year)
    if sheet is None:
        raise Refused("sheet_missing", year=str(year))
    row = sheet.row(no)
    if row is None:
        raise Refused("criterion_missing", year=str(year), no=no)
    return row.score


def _with(ids: tuple[int, ...], number: int, *, on: bool) -> tuple[int, ...]:
    others = tuple(one for one in ids if one != number)
    return (*others, number) if on and number not in ids else ids if on else others


# --- nominations -------------------------------------------------------------------------------
def of_nomination(store: Store, nomination_id: int) -> Backing:
    """The papers and activities that a nomination rests on."""
    with store.read() as reader:
        return backing(reader, nomination_id)


def backing(reader: Reader, nomination_id: int) -> Backing:
    """The same inside a transaction."""
    links = paper_queries.links(reader, Owner(OwnerKind.NOMINATION, nomination_id))
    by_id = {one.id: one for one in movement_queries.activities(reader)}
    own = [
        one.activity_id
        for one in movement_queries.activity_links(reader)
        if one.nomination_id == nomination_id
    ]
    return Backing(
        paper_queries.papers_of(reader, [one.paper_id for one in links]),
        tuple(by_id[one] for one in own if one in by_id),
    )


def set_nomination_paper(store: Store, nomination_id: int, paper_id: int, *, on: bool) -> None:
    """A paper supports a nomination, or no longer.

    Raises:
        Refused: ``paper_missing``, ``record_missing``.
    """
    owner = Owner(OwnerKind.NOMINATION, nomination_id)
    with store.change(Label("Papers of the nomination")) as writer:
        paper_queries.paper(writer, paper_id)
        links = paper_queries.links(writer, owner)
        kept = [(one.paper_id, one.role) for one in links if one.paper_id != paper_id]
        if on:
            kept.append((paper_id, PaperRole.CITED))
        paper_queries.set_links(writer, owner, kept)


def set_nomination_activity(
    store: Store, nomination_id: int, activity_id: int, *, on: bool
) -> None:
    """An activity supports a nomination, or no longer."""
    with store.change(Label("Activities of the nomination")) as writer:
        links = [
            one for one in movement_queries.activity_links(writer) if one.activity_id == activity_id
        ]
        rows = tuple(one.criterion_id for one in links if one.criterion_id is not None)
        held = tuple(one.nomination_id for one in links if one.nomination_id is not None)
        wanted = _with(held, nomination_id, on=on)
        movement_queries.set_activity_links(writer, activity_id, criteria=rows, nominations=wanted)


# --- the book of a year ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """The evidence book of a year and what is to say about it."""

    book: Book
    findings: tuple[Finding, ...]


def book(store: Store, year: int) -> EvidenceBook | None:
    """The evidence of every row in the order of the rubric; None where the year has no sheet."""
    with store.read() as reader:
        sheet = rubric_queries.sheet(reader, year)
        if sheet is None:
            return None
        given = _given(store, reader, sheet)
    made = rules.book(given)
    return EvidenceBook(made, rules.findings(given, made))


def require(store: Store, year: int) -> EvidenceBook:
    """As ``book``.

    Raises:
        Refused: ``no_sheet``.
    """
    found = book(store, year)
    if found is None:
        raise Refused("no_sheet", year=str(year))
    return found


def _given(store: Store, reader: Reader, sheet: Sheet) -> rules.Given:
    scores = {row.criterion.no: row.score for row in sheet.rows}
    linked = {one for score in scores.values() for one in score.evidence}
    proving = {one for score in scores.values() for one in score.activities}
    logged = {one.id: one for one in movement_queries.activities(reader) if one.id in proving}
    cited = {no: _cited(reader, score.explanation) for no, score in scores.items()}
    backed = {one: _papers_of_activity(reader, one) for one in logged}
    known = {one.id: one for one in paper_queries.papers_of(reader, linked)}
    every = [*known.values(), *(one for held in backed.values() for one in held)]
    every += [one for held in cited.values() for one in held if isinstance(one, Paper)]
    return rules.Given(
        sheet,
        known,
        logged,
        backed,
        cited,
        frozenset(one.file for one in every if one.file and not _is_there(store, one.file)),
        _thrown(reader, sheet),
    )


def _cited(reader: Reader, explanation: str) -> tuple[Paper | Citation, ...]:
    """What the words cite, each as the register has it."""
    return tuple(papers.find_known(reader, one) or one for one in papers.cited_in(explanation))


def _papers_of_activity(reader: Reader, activity_id: int) -> tuple[Paper, ...]:
    links = paper_queries.links(reader, Owner(OwnerKind.ACTIVITY, activity_id))
    return paper_queries.papers_of(reader, [one.paper_id for one in links])


def _is_there(store: Store, sha256: str) -> bool:
    try:
        return keptfiles.path_of(store.path, sha256).is_file()
    except Refused:
        return False


def _thrown(reader: Reader, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Papers and activities in the trash that were evidence of rows of the sheet, with the row."""
    found = [
        (row.no, rules.called(whole.paper))
        for whole in trash.things(reader, WholePaper)
        for row in whole.rows
        if row.year == sheet.year
    ]
    alone = trash.things(reader, WholeActivity)
    together = trash.things(reader, WholeMovement)
    logs = [
        *(((one.activity,), one.proves) for one in alone),
        *((one.activities, one.proves) for one in together),
    ]
    rows = criteria.numbers(reader, sheet.year)
    for logged, proves in logs:
        names = {one.id: said(one) for one in logged}
        found += [
            (rows[link.criterion_id], names[link.activity_id])
            for link in proves
            if link.criterion_id in rows and link.activity_id in names
        ]
    return tuple(found)


# --- printing ----------------------------------------------------------------------------------
def document(store: Store, year: int) -> Document:
    """The book as a paper by itself, on landscape pages.

    Raises:
        Refused: ``no_sheet``.
    """
    made = require(store, year).book
    profile = layout.profile_for(dt.date(year, 12, 31)).id
    return evidencebook.compose(made, office_of(store, year), profile)


def save(store: Store, year: int, path: Path) -> int:
    """Write the book as the name's ending says; pages, 0 for a workbook.

    Raises:
        Refused: ``no_sheet``, or ``output_kind`` for another ending.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise Refused("output_kind", file=path.name or str(path), kinds=", ".join(_ENDINGS))
    if ending != ".xlsx":
        return dispatches.save(document(store, year), path)
    made = require(store, year).book
    table = evidencebook.table(made, office_of(store, year))
    name = resources.toml("wording/evidence.toml")["sheet_name"]
    write_whole(path, workbook(table, name, dt.date(year, 12, 31)))
    return 0


def workbook(table: PlainTable, name: str, day: dt.date) -> bytes:
    """A table as a workbook.

    Args:
        table: what it says.
        name: of the worksheet.
        day: whose form of papers it prints in.
    """
    from thiduadesk.exchange.table_out import table_book  # openpyxl is slow to import

    columns = [(one.title, one.share, one.align.value) for one in table.columns]
    lines = [(one.cells, one.strong) for one in table.lines]
    below = (*table.below, *table.notes)
    return table_book(name, (table.title, *below), columns, lines, exports.print_form(day))


def office_of(store: Store, year: int) -> str:
    """The name of the office as it prints under titles."""
    with store.read() as reader:
        names = office_queries.names_on(reader, dt.date(year, 12, 31))
    return (names.short_name or names.name) if names else ""
