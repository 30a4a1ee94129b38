"""Proposals of the units on a form in Excel: handed out, read back, looked at, taken over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import short_date
from thiduadesk.exchange.people_cells import HonourNames
from thiduadesk.exchange.proposals_in import Proposed
from thiduadesk.exchange.proposals_in import read_proposals
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import exports
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.exchange.proposals_in import Proposals
    from thiduadesk.services.personnel import Entry


@dataclass(frozen=True, slots=True)
class Staged:
    """A line of a form, matched with the records; refused lines have no subject or no honour.

    Attributes:
        there: it stands in the round already.
        findings: why it is refused, or what should be looked at.
    """

    line: Proposed
    subject: Subject | None = None
    honour: str = ""
    there: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken over."""
        return any(one.severity is Severity.ERROR for one in self.findings)


@dataclass(frozen=True, slots=True)
class StagedForm:
    """A form that was read and is not kept yet."""

    file: str
    unit: str
    lines: tuple[Staged, ...]

    @property
    def fresh(self) -> tuple[Staged, ...]:
        """What would be taken over."""
        return tuple(one for one in self.lines if not one.refused and not one.there)


def form(store: Store, round_id: int, unit: Subject, path: Path) -> None:
    """Write the form of one unit, or of the office for its leaders and the whole of it.

    Raises:
        Refused: ``record_missing``.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    from thiduadesk.exchange.proposals_out import Candidate  # openpyxl is slow to import
    from thiduadesk.exchange.proposals_out import proposal_form

    kept = rounds.get(store, round_id)
    every = personnel.entries(store, _day(kept.year))
    own = next((one for one in every if one.subject == unit), None)
    candidates = [
        Candidate(
            one.name,
            one.code if one.subject.kind is SubjectKind.PERSON else "",
            one.birth,
            one.post,
        )
        for one in every
        if one.present and _of_unit(one, unit)
    ]
    pack = rounds.pack_of(store, kept).pack
    codes = {code for code, _honoured in pack.terms}
    names = [one.name for one in catalogue().values() if one.code in codes]
    printed = exports.print_form(_day(kept.year))
    data = proposal_form(own.name if own else "", kept.year, candidates, names, printed)
    write_whole(path, data)


def read(store: Store, round_id: int, path: Path) -> StagedForm:
    """Read a form that came back and hold it against the records; nothing is kept.

    Raises:
        Refused: ``proposals_no_header``, ``record_missing``, what is no such file.
        EnvironmentProblem: the file cannot be read.
    """
    given = read_proposals(path)
    with store.read() as reader:
        return staged(reader, round_id, given)


def staged(reader: Reader, round_id: int, given: Proposals) -> StagedForm:
    """A form held against the records of a transaction."""
    kept = rounds.get_in(reader, round_id)
    every = personnel.entries_in(reader, _day(kept.year))
    names = HonourNames(catalogue().values())
    seen = rounds.standing(reader, round_id)
    made = []
    for line in given.lines:
        one = _matched(line, every, names, given.unit)
        if one.subject is not None and one.honour:
            key = (one.subject, one.honour)
            one = Staged(line, one.subject, one.honour, key in seen, one.findings)
            seen.add(key)
        made.append(one)
    return StagedForm(given.file, given.unit, tuple(made))


def take(store: Store, round_id: int, form: StagedForm, lines: Sequence[Staged]) -> tuple[int, ...]:
    """Take the chosen lines of a form over into the round; ids of the nominations.

    Raises:
        Refused: ``round_frozen``, ``record_missing``, ``honour_unknown``.
    """
    with store.change(Label("Take over {file}", {"file": form.file})) as writer:
        kept = rounds.open_in(writer, round_id)
        return tuple(
            rounds.propose(writer, kept, (one.subject, one.honour), form.unit, one.line.achievement)
            for one in lines
            if one.subject is not None and not one.refused and not one.there
        )


# --- matching ----------------------------------------------------------------------------------
def _matched(line: Proposed, every: Iterable[Entry], names: HonourNames, unit: str) -> Staged:
    found: list[Finding] = []
    honour = names.code(line.honour) or ""
    if not honour:
        found.append(_error("proposal_honour_unknown", line, line.honour))
    who = _same(line, every, unit)
    if not who:
        found.append(_error("proposal_subject_unknown", line, line.name))
    elif len(who) > 1:
        found.append(_error("proposal_subject_several", line, line.name))
    subject = who[0].subject if len(who) == 1 else None
    if honour and subject is not None:
        honoured = catalogue()[honour].honoured
        if Honoured.of(subject) not in honoured:
            found.append(_error("proposal_honour_of_others", line, line.honour))
        born = who[0].birth
        if line.birth and born and line.birth != born:
            found.append(
                Finding(
                    "proposal_birth_differs",
                    Severity.WARNING,
                    line.where,
                    line.name,
                    found=short_date(line.birth),
                    expected=short_date(born),
                )
            )
    return Staged(line, subject, honour, findings=tuple(found))


def _same(line: Proposed, every: Iterable[Entry], unit: str) -> list[Entry]:
    """By code; else by name, and of namesakes by day of birth, then by the unit that proposes."""
    if line.code:
        by_code = [one for one in every if one.code and one.code == line.code]
        if by_code:
            return by_code
    key = find_key(line.name)
    found = [one for one in every if find_key(one.name) == key]
    for narrower in (
        [one for one in found if one.name == line.name],
        [one for one in found if line.birth is not None and one.birth == line.birth],
        [one for one in found if unit and find_key(one.unit) == find_key(unit)],
        [one for one in found if one.present],
    ):
        if len(found) > 1 and narrower:
            found = narrower
    return found


def _error(code: str, line: Proposed, quote: str) -> Finding:
    return Finding(code, Severity.ERROR, line.where, quote)


def _of_unit(one: Entry, unit: Subject) -> bool:
    """Whether somebody stands on the form of a unit: its people and itself; leaders on the office's."""
    if unit == OFFICE:
        return one.subject.collective or one.unit_id is None
    return one.subject == unit or (
        one.subject.kind is SubjectKind.PERSON and one.unit_id == unit.id
    )


def _day(year: int) -> dt.date:
    return dt.date(year, 12, 31)
