"""The evidence book on paper («sổ minh chứng»): what proves each row, in the rubric's order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.documents.composers import plaintable
from thiduadesk.documents.composers.plaintable import Column
from thiduadesk.documents.composers.plaintable import Line
from thiduadesk.documents.composers.plaintable import PlainTable
from thiduadesk.domain.document import Align
from thiduadesk.domain.points import Points
from thiduadesk.domain.text import short_date
from thiduadesk.rules import same_paper
from thiduadesk.rules.citations import named
from thiduadesk.rules.movements import figures

if TYPE_CHECKING:
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.evidence import Book
    from thiduadesk.domain.evidence import BookRow
    from thiduadesk.domain.evidence import Entry
    from thiduadesk.domain.movements import Activity
    from thiduadesk.domain.papers import Paper
    from thiduadesk.domain.rubric import Row

KIND = "evidencebook"
_DIGITS = 2


def compose(book: Book, office: str, profile: str) -> Document:
    """The book as a paper by itself.

    Args:
        book: the evidence of a year.
        office: name printed under the title, may be empty.
        profile: id of the layout profile.
    """
    return plaintable.compose(table(book, office), KIND, f"{KIND}-{book.year}", profile)


def table(book: Book, office: str) -> PlainTable:
    """The words of the book, for paper and for a workbook."""
    said = _said()
    below = [said["of_sheet"].format(sheet=book.title)] if book.title else []
    if office:
        below.append(said["office"].format(office=office))
    head, shares = said["head"], said["widths"]
    columns = (
        Column(head["code"], shares["code"], Align.CENTER),
        Column(head["what"], shares["what"]),
        Column(head["day"], shares["day"], Align.CENTER),
        Column(head["note"], shares["note"], Align.CENTER),
    )
    lines = [line for one in book.rows for line in _lines(book, one, said)]
    return PlainTable(said["title"].format(year=book.year), tuple(below), columns, tuple(lines))


def code(number: int) -> str:
    """How an entry is called: «MC 07»."""
    return str(_said()["code"].format(number=str(number).zfill(_DIGITS)))


def words(entry: Entry) -> str:
    """What an entry is, without its day: a paper as cited, an activity with its figures."""
    said = _said()
    if entry.activity is not None:
        return "\n".join(_of_activity(entry.activity, entry.papers, said))
    if entry.paper is not None:
        return paper_words(entry.paper)
    return entry.cited.text if entry.cited is not None else ""


def paper_words(paper: Paper) -> str:
    """«Quyết định số 898/QĐ-UBND của UBND tỉnh: Khen thưởng …», without its day."""
    name = name_of(paper)
    if not paper.number or not paper.subject:
        return name
    return str(_said()["about"].format(name=name, subject=paper.subject))


def name_of(paper: Paper) -> str:
    """«Quyết định số 898/QĐ-UBND của UBND tỉnh», of a law its name."""
    if not paper.number:
        return same_paper.name(paper)
    name = named(paper)
    return str(_said()["of"].format(name=name, issuer=paper.issuer)) if paper.issuer else name


def day(entry: Entry) -> str:
    """The day of an entry, empty where it has none."""
    held = entry.paper or entry.cited
    when = held.date if held is not None else entry.activity.day if entry.activity else None
    return short_date(when) if when else ""


# --- lines -------------------------------------------------------------------------------------
def _lines(book: Book, one: BookRow, said: dict[str, Any]) -> list[Line]:
    row = one.row
    head = _head(row, said)
    if row.criterion.section:
        return [head]
    if not one.entries:
        parent = row.score.points is None
        return [head] if parent else [head, Line(("", said["nothing"], "", ""))]
    return [head, *(_entry(book.entry(number), row, said) for number in one.entries)]


def _head(row: Row, said: dict[str, Any]) -> Line:
    lines = [line for line in row.criterion.text.split("\n") if line.strip()]
    text = " ".join((lines or [""])[0].split())
    shade = row.criterion.section
    return Line((row.criterion.printed_no, text, _points(row, said)), strong=True, shade=shade)


def _points(row: Row, said: dict[str, Any]) -> str:
    points, most, bonus = row.score.points, row.criterion.max_points, row.score.bonus
    parts = []
    if points is not None:
        of = said["points"].format(points=points.printed(), max=most.printed() if most else "")
        parts.append(of.rstrip("/"))
    if bonus is not None and bonus != Points():
        parts.append(said["bonus"].format(bonus=bonus.printed()))
    return ", ".join(parts)


def _entry(entry: Entry, row: Row, said: dict[str, Any]) -> Line:
    no = row.criterion.no
    if no != entry.rows[0]:
        short = named(entry.paper) if entry.paper and entry.paper.number else words(entry)
        note = said["before"].format(row=entry.rows[0])
        return Line((code(entry.number), short.split("\n")[0], day(entry), note))
    return Line((code(entry.number), words(entry), day(entry), _note(entry, said)))


def _note(entry: Entry, said: dict[str, Any]) -> str:
    notes = []
    if entry.paper is not None:
        notes.append(said["filed"] if entry.paper.file else said["unfiled"])
    elif entry.cited is not None:
        notes.append(said["not_registered"])
    if len(entry.rows) > 1:
        notes.append(said["also"].format(rows=", ".join(entry.rows[1:])))
    return "\n".join(notes)


def _of_activity(activity: Activity, papers: tuple[Paper, ...], said: dict[str, Any]) -> list[str]:
    text = figures.plain(activity)
    out = [f"{activity.heading}: {text}" if activity.heading else text]
    if activity.figures:
        counted = (
            said["figure"].format(name=one.name, value=figures.with_unit(one))
            for one in activity.figures
        )
        out.append(said["figures"].format(figures="; ".join(counted)))
    if papers:
        out.append(said["backed"].format(papers="; ".join(map(named, papers))))
    return out


def _said() -> dict[str, Any]:
    return resources.toml("wording/evidence.toml")
