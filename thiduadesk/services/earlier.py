"""Names, days of birth and posts held against those in papers issued before.

A name misspelt in a decision stays wrong for years; the tables of issued decisions and lists say
how the same person was written then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import parse_date
from thiduadesk.domain.text import short_date
from thiduadesk.exchange import recognition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from thiduadesk.data.store import Reader
    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import TableRow
    from thiduadesk.domain.people import Subject
    from thiduadesk.services.personnel import Entry

_KINDS = frozenset({"decision.award", "list.proposal", "list.excerpt", "submission"})


def differences(reader: Reader, people: Iterable[Entry]) -> dict[Subject, list[Finding]]:
    """How issued papers write these people otherwise than their records, newest paper first.

    A name counts as the same person's when it is the same without marks and, where both are
    known, the day of birth is the same; one of each kind is told for a person.
    """
    wanted: dict[str, list[Entry]] = {}
    for one in people:
        wanted.setdefault(find_key(one.name), []).append(one)
    found: dict[Subject, dict[str, Finding]] = {}
    if not wanted:
        return {}
    items = [
        one for one in queries.items(reader) if one.state is State.ISSUED and one.kind in _KINDS
    ]
    for item in sorted(items, key=lambda one: (str(one.date), one.id), reverse=True):
        document = queries.frozen(reader, item.id)
        if document is None:
            continue
        paper = f"{item.number}/{item.symbol}"
        for row in _people(document):
            for one in wanted.get(find_key(row["name"]), ()):
                for finding in _held_against(one, row, paper):
                    found.setdefault(one.subject, {}).setdefault(finding.code, finding)
    return {subject: list(told.values()) for subject, told in found.items()}


def _held_against(one: Entry, row: Mapping[str, str], paper: str) -> Iterator[Finding]:
    birth = parse_date(row.get("birth", ""))
    other_day = birth is not None and one.birth is not None and birth != one.birth
    if one.name != row["name"]:
        if not other_day:
            yield _finding(
                "nomination_name_differs", Severity.WARNING, one.name, row["name"], paper
            )
        return
    if other_day and birth is not None and one.birth is not None:
        days = short_date(one.birth), short_date(birth)
        yield _finding("nomination_birth_differs", Severity.WARNING, *days, paper)
    post = row.get("post", "")
    if post and one.post and find_key(one.post) not in find_key(post):
        yield _finding("nomination_post_differs", Severity.INFO, one.post, post, paper)


def _finding(code: str, severity: Severity, found: str, expected: str, paper: str) -> Finding:
    return Finding(
        code, severity, found, found, found=found, expected=expected, params={"paper": paper}
    )


def _people(document: Document) -> Iterator[dict[str, str]]:
    """Rows of tables that have a column of names, by what their columns are."""
    for block in _blocks(document):
        columns = _columns(block.head[-1]) if isinstance(block, Table) and block.head else {}
        if isinstance(block, Table) and "name" in columns:
            for row in block.rows:
                said = {key: _text(row, at) for key, at in columns.items()}
                if said["name"]:
                    yield said


def _blocks(document: Document) -> Iterator[Block]:
    for appendix in document.appendices:
        yield from appendix.blocks
    bodies = [document.body, *(appendix.parts for appendix in document.appendices)]
    for body in bodies:
        for part in walk(body):
            yield from part.blocks


def _columns(head: TableRow) -> dict[str, int]:
    asked = recognition.table("proposals")["earlier"]
    keys = {find_key(name): key for key, names in asked.items() for name in names}
    found: dict[str, int] = {}
    for at in range(len(head.cells)):
        key = keys.get(find_key(_text(head, at)))
        if key is not None:
            found.setdefault(key, at)
    return found


def _text(row: TableRow, at: int) -> str:
    if at >= len(row.cells):
        return ""
    return one_line(" ".join(words(line) for line in row.cells[at].paragraphs))
