"""The verbs of the workbook of people: look at what it would change, take it in, write it out.

Single records are kept by ``services.personnel``.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.people_cells import HonourNames
from thiduadesk.exchange.people_rows import Book
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.recognition import table
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import safety
from thiduadesk.services.files import write_whole
from thiduadesk.services.workbook.draft import Change
from thiduadesk.services.workbook.draft import Draft
from thiduadesk.services.workbook.draft import Duplicate
from thiduadesk.services.workbook.draft import Outcome
from thiduadesk.services.workbook.draft import StagedRow
from thiduadesk.services.workbook.persons import take_people
from thiduadesk.services.workbook.records import SHEETS
from thiduadesk.services.workbook.records import take_initiatives
from thiduadesk.services.workbook.records import take_records
from thiduadesk.services.workbook.rows import all_rows
from thiduadesk.services.workbook.units import take_units
from thiduadesk.services.workbook.who import Who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer

__all__ = ["Change", "Duplicate", "Outcome", "SheetKind", "Staged", "StagedRow"]

_ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Staged:
    """What a workbook would change.

    Attributes:
        book: the file as it was read.
        rows: those that can be taken in, by sheet and row.
        refused: those that cannot, with ``sheet``, ``row`` and ``cell`` in their params.
        findings: what else is to know: sheets and columns not read, units that are made.
        duplicates: new people who may be somebody already there.
    """

    book: Book
    rows: tuple[StagedRow, ...]
    refused: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    duplicates: tuple[Duplicate, ...]

    def count(self, outcome: Outcome) -> int:
        """How many rows come to that."""
        return sum(one.outcome is outcome for one in self.rows)


# --- the way in --------------------------------------------------------------------------------
def is_workbook(path: Path) -> bool:
    """Whether a file looks like a workbook of people, by the names of its sheets."""
    from thiduadesk.exchange.people_in import holds_people

    return holds_people(path)


def stage(store: Store, path: Path, choices: Mapping[int, bool] | None = None) -> Staged:
    """Read a workbook and hold it against the records; nothing is written.

    Args:
        store, path: where and what.
        choices: what is already chosen for duplicates, by row of «Cá nhân»: whether to merge.

    Raises:
        Refused: it is no whole workbook, or holds no sheet of ours; names the file.
        EnvironmentProblem: it cannot be read.
    """
    from thiduadesk.exchange.people_in import read  # openpyxl is slow to import

    with store.read() as reader:
        records = _records(reader)
        names = office_queries.all_names(reader)
    book = read(path, _honours(records))
    return _staged(book, _draft(book, records, names, choices or {}))


def take_in(
    store: Store,
    staged: Staged,
    choices: Mapping[int, bool],
    now: dt.datetime,
    places: safety.Places = safety.NOWHERE_ELSE,
) -> Staged:
    """Keep what was staged, in one change, after a backup; what came of it.

    It is held against the records once more: they may have changed since it was staged.

    Raises:
        EnvironmentProblem: the backup could not be made, or the disk failed; nothing was kept.
    """
    outcome = safety.backup_before(store, safety.Reason.BEFORE_IMPORT, now, places)
    for problem in outcome.failed:
        raise problem
    with store.change(Label("Import people from {name}", {"name": staged.book.file})) as writer:
        records = _records(writer)
        draft = _draft(staged.book, records, office_queries.all_names(writer), choices)
        _keep(writer, draft)
    return _staged(staged.book, draft)


def export(store: Store, path: Path) -> int:
    """Write the workbook; the number of rows in it.

    Raises:
        Refused: ``output_kind`` for another ending than .xlsx, ``cell_text_too_long``.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    from thiduadesk.exchange.people_out import workbook  # openpyxl is slow to import

    if path.suffix.lower() != _ENDING:
        raise Refused("output_kind", file=path.name or str(path), kinds=_ENDING)
    with store.read() as reader:
        records = _records(reader)
        who = _who(records, office_queries.all_names(reader))
    rows = all_rows(records, who)
    write_whole(path, workbook(rows))
    return sum(len(one) for one in rows.values())


# --- inside ------------------------------------------------------------------------------------
def _records(r: Reader) -> dict[type, tuple[Any, ...]]:
    return {
        Unit: office_queries.units(r),
        Person: queries.people(r),
        PostHeld: queries.posts(r),
        Rating: queries.ratings(r),
        HonourHeld: queries.honours(r),
        Initiative: queries.initiatives(r),
        Discipline: queries.discipline(r),
        Absence: queries.absences(r),
        Registration: queries.registrations(r),
    }


def _honours(records: Mapping[type, tuple[Any, ...]]) -> HonourNames:
    used = {one.honour for kind in (HonourHeld, Registration) for one in records[kind]}
    return HonourNames(catalogue().values(), used)


def _who(records: Mapping[type, tuple[Any, ...]], names: tuple[OfficeNames, ...]) -> Who:
    who = Who(reversed(names), table("people")["leaders_unit"])
    for unit in records[Unit]:
        who.add_unit(unit)
    for person in records[Person]:
        who.add_person(person)
    for post in records[PostHeld]:
        who.add_post(post)
    return who


def _draft(
    book: Book,
    records: Mapping[type, tuple[Any, ...]],
    names: tuple[OfficeNames, ...],
    choices: Mapping[int, bool],
) -> Draft:
    yearly = frozenset(one.code for one in catalogue().values() if one.yearly)
    draft = Draft(records, _who(records, names), yearly, choices)
    draft.refused += [*book.refused, *(fault for line in book.lines for fault in line.faults)]
    draft.findings += book.findings
    lines = {
        kind: [line for line in book.lines if line.sheet is kind and not line.faults]
        for kind in SheetKind
    }
    take_units(draft, lines[SheetKind.UNITS])
    take_people(draft, lines[SheetKind.PEOPLE])
    take_initiatives(draft, lines[SheetKind.INITIATIVES])
    for kind in SHEETS:
        take_records(draft, kind, lines[kind])
    return draft


def _staged(book: Book, draft: Draft) -> Staged:
    order = list(SheetKind)
    rows = sorted(draft.rows, key=lambda one: (order.index(one.sheet), one.row))
    return Staged(
        book, tuple(rows), tuple(draft.refused), tuple(draft.findings), tuple(draft.duplicates)
    )


def _keep(w: Writer, draft: Draft) -> None:
    """Write the draft's records; those that name new ones get their ids."""
    ids: dict[tuple[type, int], int] = {}

    def known(kind: type, number: int) -> int:
        return ids[kind, number] if number < 0 else number

    for record in sorted(draft.to_keep(), key=lambda one: _ORDER.index(type(one))):
        kept = replace(record, id=max(record.id, 0))
        match record:
            case Unit():
                ids[Unit, record.id] = office_queries.save_unit(w, replace(kept, superior_id=None))
                continue
            case Person():
                ids[Person, record.id] = queries.save(w, kept)
                continue
            case PostHeld():
                unit = None if record.unit_id is None else known(Unit, record.unit_id)
                person = known(Person, record.person_id)
                kept = replace(kept, person_id=person, unit_id=unit)
            case Absence():
                kept = replace(kept, person_id=known(Person, record.person_id))
            case Initiative():
                authors = tuple(
                    replace(one, person_id=known(Person, one.person_id)) for one in record.authors
                )
                kept = replace(kept, authors=authors)
            case _:
                kept = replace(kept, subject=_known_subject(record.subject, known))
        queries.save(w, kept)
    for unit in draft.to_keep():
        if isinstance(unit, Unit) and unit.superior_id is not None:
            above, own = known(Unit, unit.superior_id), known(Unit, unit.id)
            office_queries.save_unit(w, replace(unit, id=own, superior_id=above))


def _known_subject(subject: Subject, known: Any) -> Subject:
    kinds = {SubjectKind.PERSON: Person, SubjectKind.UNIT: Unit}
    kind = kinds.get(subject.kind)
    return subject if kind is None else replace(subject, id=known(kind, subject.id))


_ORDER = (
    Unit, Person, PostHeld, Rating, HonourHeld, Initiative, Discipline, Absence, Registration,
)  # fmt: skip
"""Records that others name come first."""
