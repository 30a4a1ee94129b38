"""The evidence book made from a score sheet and what proves it, and what is to say about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.evidence import Book
from thiduadesk.domain.evidence import BookRow
from thiduadesk.domain.evidence import Entry
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.domain.text import short_date
from thiduadesk.rules import same_paper
from thiduadesk.rules.proof import prove

WITHOUT = "full_marks_without_evidence"


@dataclass(frozen=True)
class Given:
    """What the records say.

    Attributes:
        sheet: the score sheet of the year.
        papers: of the register, by id: those the rows point to.
        activities: by id: those the rows point to.
        backed: id of an activity → the papers it points to.
        cited: ``no`` of a row → what its explanation cites: a paper of the register, or the
            citation where the register has none.
        lost: hashes of files that should lie beside the data and do not.
        thrown: rows (``no``) and what lies in the trash and was their evidence, in words.
    """

    sheet: Sheet
    papers: Mapping[int, Paper] = field(default_factory=dict)
    activities: Mapping[int, Activity] = field(default_factory=dict)
    backed: Mapping[int, tuple[Paper, ...]] = field(default_factory=dict)
    cited: Mapping[str, tuple[Paper | Citation, ...]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    thrown: tuple[tuple[str, str], ...] = ()


# --- the book ----------------------------------------------------------------------------------
def book(given: Given) -> Book:
    """The evidence of every row in the order of the rubric: linked first, then cited in words."""
    entries: dict[object, Entry] = {}
    rows: list[BookRow] = []
    leaves = {row.criterion.no for row in given.sheet.leaves}
    for row in given.sheet.rows:
        numbers = []
        for key, fresh in _of_row(given, row):
            known = entries.get(key, replace(fresh, number=len(entries) + 1))
            if row.criterion.no not in known.rows:
                known = replace(known, rows=(*known.rows, row.criterion.no))
                numbers.append(known.number)
            entries[key] = known
        if row.criterion.section or row.criterion.no in leaves or numbers:
            rows.append(BookRow(row, tuple(numbers)))
    sheet = given.sheet
    return Book(sheet.year, sheet.title, tuple(rows), tuple(entries.values()))


def _of_row(given: Given, row: Row) -> Iterator[tuple[object, Entry]]:
    for number in row.score.evidence:
        if number in given.papers:
            yield ("paper", number), Entry(0, paper=given.papers[number])
    for number in row.score.activities:
        if number in given.activities:
            backed = given.backed.get(number, ())
            entry = Entry(0, activity=given.activities[number], papers=backed)
            yield ("activity", number), entry
    for one in given.cited.get(row.criterion.no, ()):
        if isinstance(one, Paper):
            yield ("paper", one.id), Entry(0, paper=one)
        else:
            year = one.date.year if one.date else None
            yield ("cited", same_paper.key(one), year), Entry(0, cited=one)


def called(paper: Paper) -> str:
    """A paper in a sentence: «898/QĐ-UBND», of a law its name."""
    return full_number(paper.number, paper.symbol) or same_paper.name(paper)


# --- what is to say about it -------------------------------------------------------------------
def findings(given: Given, made: Book) -> tuple[Finding, ...]:
    """What is missing or doubtful, in the order of the rubric; changes nothing."""
    found = [one for one in prove(given.sheet) if one.code == WITHOUT]
    found += [_finding("evidence_gone", Severity.WARNING, (no,), name) for no, name in given.thrown]
    for entry in made.entries:
        if entry.paper is not None:
            found += _of_paper(given, entry, entry.paper)
        elif entry.cited is not None:
            name = full_number(entry.cited.number, entry.cited.symbol)
            found.append(_finding("evidence_not_registered", Severity.INFO, entry.rows, name))
    order = {row.criterion.no: place for place, row in enumerate(given.sheet.rows)}
    return tuple(sorted(found, key=lambda one: order.get(one.where, len(order))))


def _of_paper(given: Given, entry: Entry, paper: Paper) -> Iterator[Finding]:
    name, rows = called(paper), entry.rows
    themes = _themes(given.sheet, rows)
    if len(themes) > 1:
        yield _finding(
            "evidence_repeated", Severity.WARNING, rows, name, others=", ".join(rows[1:])
        )
    if not paper.file:
        yield _finding("evidence_without_file", Severity.INFO, rows, name)
    elif paper.file in given.lost:
        yield _finding("evidence_file_gone", Severity.WARNING, rows, name)
    if paper.date is not None:
        yield from _of_day(given.sheet.year, paper, paper.date, rows, name)


def _of_day(
    year: int, paper: Paper, day: dt.date, rows: tuple[str, ...], name: str
) -> Iterator[Finding]:
    said = {"day": short_date(day), "year": str(year)}
    if day.year > year:
        yield _finding("evidence_after_year", Severity.WARNING, rows, name, **said)
    elif day < _begins(year):
        # what a superior or the law laid down before may hold for years
        own = paper.direction is not Direction.INCOMING
        severity = Severity.WARNING if own else Severity.INFO
        yield _finding("evidence_before_year", severity, rows, name, **said)


def _begins(year: int) -> dt.date:
    """From when papers may be of a work year: plans of a year are made before it begins."""
    data: dict[str, Any] = resources.toml("recognition/evidence.toml")
    return dt.date(year - 1, data["plans_from_month"], 1)


def _themes(sheet: Sheet, rows: tuple[str, ...]) -> frozenset[str]:
    """The headings that rows stand under: sections, or the topmost rows that have others below."""
    parent = {row.criterion.no: row.criterion.parent for row in sheet.rows}
    found = set()
    for no in rows:
        top = no
        while (above := parent.get(top)) is not None:
            top = above
        if top in sheet.parents:
            found.add(top)
    return frozenset(found)


def _finding(
    code: str, severity: Severity, rows: tuple[str, ...], name: str, **params: str
) -> Finding:
    no = rows[0]
    return Finding(code, severity, no, quote=name, params={"no": no, "name": name, **params})
