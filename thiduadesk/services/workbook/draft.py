"""The records as they would be: rows are taken into a draft, and only a whole draft is kept.

A blank cell says nothing, so an import never empties a field; «x» columns say yes or no. New
records carry ids below zero until they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Person
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.people_in import heading
from thiduadesk.exchange.people_in import refusal
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.recognition import table

if TYPE_CHECKING:
    from thiduadesk.exchange.people_rows import Line
    from thiduadesk.exchange.people_rows import Row
    from thiduadesk.services.workbook.who import Who

R = TypeVar("R")
_SPANS = {
    "span": ("start", "end"),
    "achieved": ("achieved_from", "achieved_to"),
}


class Outcome(StrEnum):
    """What a row comes to."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """A column that a row changes; values as the domain has them, None for nothing."""

    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row that can be taken in.

    Attributes:
        sheet, row: where it stands in the file.
        name: whom or what it is about.
        changes: of a changed one.
    """

    sheet: SheetKind
    row: int
    outcome: Outcome
    name: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A new person who may be somebody already there («có thể trùng»).

    Attributes:
        row: of the sheet of people.
        name: as the file has it.
        person: who is there.
        near: the name is nearly the same, in the same unit and post; else name and birth date agree.
        merge: whether the row goes to him: as chosen, or as it is done where nobody chooses.
    """

    row: int
    name: str
    person: Person
    near: bool
    merge: bool


class Draft:
    """The records as they would be.

    Attributes:
        who: finds whom words mean.
        choices: what was chosen for likely duplicates, by row: whether to merge.
        yearly: codes of honours that are given once a year.
        nobody: words in the place of a name that name nobody («cá nhân»), without marks.
        rows, refused, findings, duplicates: what came of the rows so far.
    """

    def __init__(
        self,
        records: Mapping[type, Iterable[Any]],
        who: Who,
        yearly: frozenset[str],
        choices: Mapping[int, bool],
    ) -> None:
        self.who, self.choices, self.yearly = who, choices, yearly
        self.nobody = {search_key(word) for word in table("people")["collective_words"]}
        self._records = {kind: {one.id: one for one in all_} for kind, all_ in records.items()}
        self._touched: dict[tuple[type, int], None] = {}
        self._new = 0
        self.rows: list[StagedRow] = []
        self.refused: list[Finding] = []
        self.findings: list[Finding] = []
        self.duplicates: list[Duplicate] = []

    # --- records -------------------------------------------------------------------------------
    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, new ones too."""
        return list(self._records.get(kind, {}).values())

    def get(self, kind: type[R], number: int) -> R:
        """One record."""
        found: R = self._records[kind][number]
        return found

    def put(self, record: Any) -> Any:
        """A changed record, or a new one (id 0); with its id."""
        if record.id == 0:
            self._new -= 1
            record = replace(record, id=self._new)
        kind = type(record)
        self._records.setdefault(kind, {})[record.id] = record
        self._touched[kind, record.id] = None
        return record

    def to_keep(self) -> list[Any]:
        """Records to be written, those first that others name."""
        return [self._records[kind][number] for kind, number in self._touched]

    # --- outcomes ------------------------------------------------------------------------------
    def settle(
        self, line: Line, outcome: Outcome, name: str, changes: tuple[Change, ...] = ()
    ) -> None:
        """The row can be taken in."""
        self.rows.append(StagedRow(line.sheet, line.row, outcome, name, changes))

    def refuse(
        self, line: Line, code: str, column: str, quote: str | None = None, **about: str
    ) -> None:
        """The row cannot be taken in, because of a cell."""
        about = {"column": heading(line.sheet, column), **about} if column else about
        place = line.cells.get(column, "")
        self.refused.append(refusal(code, line.name, line.row, place, quote, **about))

    def note(self, line: Line, code: str, column: str, quote: str) -> None:
        """Something to know of a row that is taken in."""
        found = refusal(code, line.name, line.row, line.cells.get(column, ""), quote)
        self.findings.append(replace(found, severity=Severity.WARNING))


# --- rows and records --------------------------------------------------------------------------
def stated(record: R, values: Row) -> R:
    """``record`` with what a row says; columns that are no fields of it are passed over."""
    made: dict[str, Any] = {}
    for one in fields(record):  # type: ignore[arg-type]
        if one.name in _SPANS:
            held: Span = getattr(record, one.name)
            start, end = _SPANS[one.name]
            made[one.name] = Span(values.get(start, held.start), values.get(end, held.end))
        elif one.name in values:
            made[one.name] = values[one.name]
    return replace(record, **made)  # type: ignore[type-var]


def fits(shown: Row, values: Row) -> bool:
    """Whether everything the row says is so already."""
    return all(shown.get(column) == value for column, value in values.items())


def differences(shown: Row, values: Row) -> tuple[Change, ...]:
    """What the row says otherwise."""
    return tuple(
        Change(column, shown.get(column), value)
        for column, value in values.items()
        if shown.get(column) != value
    )


def reversed_span(values: Row, shown: Row) -> str:
    """The column of an end before its beginning, as the record would be; empty for none."""
    for start, end in _SPANS.values():
        first = values.get(start, shown.get(start))
        last = values.get(end, shown.get(end))
        if first and last and last < first:
            return end
    return ""
