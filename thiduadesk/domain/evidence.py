"""The evidence book («sổ minh chứng»): what proves each row of a score sheet, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.rubric import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that proves rows: a paper, an activity, or a paper only cited in words.

    Attributes:
        number: running, from 1, in the order of the rubric.
        paper, activity, cited: one of the three; ``cited`` stands in no register.
        papers: of an activity, the papers that it points to.
        rows: ``no`` of every row it proves, in the order of the rubric.
    """

    number: int
    paper: Paper | None = None
    activity: Activity | None = None
    cited: Citation | None = None
    papers: tuple[Paper, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of the rubric with the numbers of its entries, in order."""

    row: Row
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The evidence of a year.

    Attributes:
        year: of the sheet.
        title: of the sheet, as printed.
        rows: sections, criteria that carry points and those that have evidence, in order.
        entries: numbered 1 to n; one thing is one entry however many rows it proves.
    """

    year: int
    title: str = ""
    rows: tuple[BookRow, ...] = ()
    entries: tuple[Entry, ...] = ()

    def entry(self, number: int) -> Entry:
        """The entry with this number."""
        return self.entries[number - 1]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Every paper of the register, each once, in the order of the entries."""
        every = (
            paper
            for entry in self.entries
            for paper in ((entry.paper,) if entry.paper else entry.papers)
        )
        return tuple({paper.id: paper for paper in every}.values())
