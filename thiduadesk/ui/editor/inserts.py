"""What can be put into the text from the records: papers cited, data fields, lists, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.documents.tree.fields import Rows
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.rules import citations
from thiduadesk.rules import same_paper
from thiduadesk.services import records
from thiduadesk.services import reports

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Dispatch

FACTS = {
    "year": N_("Work year"),
    "previous_year": N_("The year before"),
    "next_year": N_("The year after"),
    "office.name": N_("Name of the office"),
    "office.short_name": N_("Short name of the office"),
    "office.superior": N_("Superior body"),
    "office.functions": N_("Functions of the office"),
    "staff.total": N_("Number of people"),
    "staff.detail": N_("People by kind"),
    "office.head": N_("Head of the office"),
    "office.head_title": N_("Post of the head, with the office"),
    "units.count": N_("Number of units"),
    "units.list": N_("Units of the office"),
    "organisations.list": N_("Organisations"),
    "bloc.name": N_("Bloc"),
    "bloc.head": N_("Head of the bloc"),
    "bloc.deputy": N_("Deputy head of the bloc"),
    "bloc.count": N_("Number of members of the bloc"),
    "bloc.list": N_("Members of the bloc"),
    "score.points": N_("Self score: points"),
    "score.bonus": N_("Self score: bonus"),
    "score.max_points": N_("Most points"),
    "score.max_bonus": N_("Most bonus"),
    "score.low": N_("Least score"),
    "score.high": N_("Highest score"),
    "law.act": N_("Law of emulation and commendation, its year"),
    "law.decree": N_("Decree on that law"),
}
"""Data fields in words, by the keys of ``documents.drafts.facts``."""

ROWS = {
    "bloc.names": N_("List: members of the bloc"),
    "units.names": N_("List: units of the office"),
    "organisations.names": N_("List: organisations"),
    "leaders.names": N_("List: people who may sign"),
    "issued.names": N_("List: papers issued in the year"),
    "bloc.rows": N_("Table: members of the bloc"),
    "bloc.members": N_("Table: members of the bloc and their roles"),
    "units.rows": N_("Table: units of the office"),
    "leaders.rows": N_("Table: people who may sign"),
    "staff.rows": N_("Table: people by kind"),
    "issued.rows": N_("Table: papers issued in the year"),
}
"""Lists and tables in words, by the keys of ``documents.drafts.facts.rows_of``."""

UNKNOWN = Label("From the records")
_HOME = {"issued": "dispatches"}
"""Pages where standing lists and tables are kept, where it is not the office's own settings."""

_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Records:
    """What the records say: words by key, lines by key."""

    facts: Mapping[str, str]
    rows: Mapping[str, Rows]


def records_of(store: Store, dispatch: Dispatch | None) -> Records:
    """What the records say on the day of a paper; nothing while none is open."""
    if dispatch is None:
        return Records({}, {})
    day = dispatch.date or dispatch.frame.about_day
    with store.read() as reader:
        return Records(
            records.facts(reader, dispatch.year, day), records.rows(reader, dispatch.year, day)
        )


def origin_of(store: Store, source: str) -> reports.Origin:
    """What a source is: of a standing list or table by its name, else as reports know it."""
    if source in ROWS:
        return reports.Origin(Label(ROWS[source]), _HOME.get(source.partition(".")[0], "settings"))
    return reports.origin(store, source)


def paper_words(paper: Paper) -> str:
    """A paper as it is cited: kind, number and symbol, day; a law without number by its name."""
    said = citations.words()
    number = full_number(paper.number, paper.symbol)
    parts = [paper.kind, said.number_word, number] if number else [same_paper.name(paper)]
    if paper.date is not None:
        parts += [said.day, short_date(paper.date)]
    return " ".join(part for part in parts if part)


def paper_line(paper: Paper) -> str:
    """A paper in a menu: as cited, and the beginning of its subject."""
    subject = _cut(paper.subject)
    words = paper_words(paper)
    return f"{words} \N{MIDDLE DOT} {subject}" if subject else words


def fields(known: Mapping[str, str]) -> tuple[tuple[str, Field], ...]:
    """Data fields that have words now, with the line of a menu for each."""
    return tuple(
        (f"{_(FACTS[key])}: {_cut(text)}", Field(key, text))
        for key, text in known.items()
        if key in FACTS and text
    )


def blocks(known: Mapping[str, Rows]) -> tuple[tuple[str, ListBlock | Table], ...]:
    """Lists and tables that have lines now, with the line of a menu for each."""
    return tuple(
        (_(title), _table(key, known[key]) if key in _columns() else _list(key, known[key]))
        for key, title in ROWS.items()
        if known.get(key)
    )


def _list(key: str, lines: Rows) -> ListBlock:
    return ListBlock(tuple((Text(line[0]),) for line in lines), source=key)


def _table(key: str, lines: Rows) -> Table:
    columns = _columns()[key]
    head = tuple(Cell(((Text(title, bold=True),),), Align.CENTER) for title, _share in columns)
    rows = tuple(TableRow(tuple(_cell(at, text) for at, text in enumerate(row))) for row in lines)
    shares = tuple(float(share) for _title, share in columns)
    return Table(shares, (TableRow(head, cut=False),), rows, source=key)


def _cell(column: int, text: str) -> Cell:
    return Cell(((Text(text),),) if text else (), Align.LEFT if column else Align.CENTER)


def _columns() -> Mapping[str, list[tuple[str, float]]]:
    columns: Mapping[str, list[tuple[str, float]]] = resources.toml("wording/datatables.toml")[
        "columns"
    ]
    return columns


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
