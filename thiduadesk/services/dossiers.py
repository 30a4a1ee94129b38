"""Dossiers of a round («hồ sơ đề nghị»): which parts each needs and has.

A part is a paper of ours (``services.dossierpapers`` drafts them), a file the clerk attached, or the
day on which a step was done. What the head of the office grants himself needs no submission.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import PartNeeded
from thiduadesk.domain.lawpacks import Terms
from thiduadesk.domain.rounds import DossierPart
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.text import one_line
from thiduadesk.rules import opinions
from thiduadesk.rules import workdays
from thiduadesk.rules.honours import packs
from thiduadesk.services import authority
from thiduadesk.services import honours
from thiduadesk.services import rounds
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from thiduadesk.data.store import Store
    from thiduadesk.domain.lawpacks import LawPack


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of a dossier and whether it is there.

    Attributes:
        needed: as the law pack names it; papers of our own beyond those have its code only.
        there: the papers, files and days noted that are it; empty while it is missing.
    """

    needed: PartNeeded
    there: tuple[DossierPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of a nomination.

    Attributes:
        terms: what the law pack says of the honour; None where it does not know it.
        own: the head of the office grants it himself.
        deadline: last day to submit, None where the law names none or nothing is submitted.
        findings: steps that were done too late for the meeting.
    """

    nomination: Nomination
    terms: Terms | None
    own: bool
    parts: tuple[PartState, ...] = ()
    deadline: dt.date | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def missing(self) -> tuple[PartNeeded, ...]:
        """Parts that are not there yet."""
        return tuple(one.needed for one in self.parts if not one.there and not one.needed.optional)

    @property
    def sets(self) -> int | None:
        """Copies to hand in, None where unknown."""
        return self.terms.sets if self.terms else None


# --- what is there -----------------------------------------------------------------------------
def dossiers(store: Store, round_id: int) -> tuple[Dossier, ...]:
    """The dossier of each nomination of a round with what it needs and has.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        kept = rounds.get_in(reader, round_id)
        pack = rounds.pack_in(reader, kept).pack
        legal = authority.is_legal_person(reader)
        held: dict[int, list[DossierPart]] = {}
        for part in queries.parts(reader):
            held.setdefault(part.nomination_id, []).append(part)
        facts = honours.all_facts(reader, kept.received)
        made = []
        for one in queries.nominations(reader, round_id):
            found = _dossier(one, pack, held.get(one.id, ()), legal=legal)
            about = facts.get(one.subject)
            if found.terms is not None and about is not None and not found.own:
                last = packs.deadline(found.terms, about, kept.year)
                found = replace(found, deadline=last)
            if kept.met is not None:
                found = replace(found, findings=_late(found, kept.met))
            made.append(found)
        return tuple(made)


def _dossier(
    nomination: Nomination, pack: LawPack, held: Iterable[DossierPart], *, legal: bool
) -> Dossier:
    terms = pack.terms.get((nomination.honour, Honoured.of(nomination.subject)))
    own = authority.granted_here(nomination, legal=legal)
    there: dict[str, list[DossierPart]] = {}
    for part in held:
        if part.dispatch_id is not None or part.file or part.day is not None:
            there.setdefault(part.part, []).append(part)
    needed = [
        one for one in (terms.parts if terms else ()) if not (own and one.code == "submission")
    ]
    if own:
        needed.append(PartNeeded("decision", ""))
    else:
        honoured = Honoured.of(nomination.subject)
        needed += opinions.steps(pack.id, nomination.honour, honoured)
    known = {one.code for one in needed}
    needed += [PartNeeded(code, "") for code in there if code not in known]
    states = tuple(PartState(one, tuple(there.get(one.code, ()))) for one in needed)
    return Dossier(nomination, terms, own, states)


def _late(dossier: Dossier, met: dt.date) -> tuple[Finding, ...]:
    """The steps of a dossier that came too late for the meeting."""
    days = workdays.load()
    found = (
        opinions.late(part.needed, held.day, met, days)
        for part in dossier.parts
        for held in part.there
        if held.day is not None
    )
    return tuple(one for one in found if one is not None)


def attach(store: Store, nomination_id: int, part: str, path: Path, note: str = "") -> int:
    """Keep a file beside the data file as a part of a dossier; the id of the part.

    Raises:
        Refused: ``scan_kind`` for another kind than a scan, ``scan_too_large``.
        EnvironmentProblem: it cannot be read, or the copy not be written.
    """
    content = way.scan_bytes(path)
    sha256 = keptfiles.keep(store.path, content)
    with store.change(Label("Add to the dossier")) as writer:
        kept_rows.add(writer, sha256, path.name, len(content))
        made = DossierPart(0, nomination_id, part, sha256, note=note)
        return queries.save(writer, made)


def note(
    store: Store, round_id: int, code: str, day: dt.date, words: str, ids: Iterable[int] = ()
) -> int:
    """Note that a step was done: an opinion asked for, a name made public; for how many.

    Args:
        store: the data.
        round_id: of the round.
        code: of the step.
        day: on which it was done.
        words: number of the answer, the paper it stood in and so on.
        ids: of the nominations; none for everyone of the round whose dossier asks for it.

    Raises:
        Refused: ``record_missing``.
    """
    wanted = set(ids)
    asking = [
        one.nomination.id
        for one in dossiers(store, round_id)
        if any(part.needed.code == code for part in one.parts)
        and (not wanted or one.nomination.id in wanted)
    ]
    with store.change(Label("Note a step of the dossier")) as writer:
        for number in asking:
            noted = next(
                (
                    one
                    for one in queries.parts(writer, number)
                    if one.part == code and one.day is not None
                ),
                DossierPart(0, number, code),
            )
            queries.save(writer, replace(noted, day=day, note=one_line(words)))
    return len(asking)


def take_out(store: Store, part: DossierPart) -> None:
    """Take a part out of a dossier; the paper or file itself stays."""
    with store.change(Label("Take out of the dossier")) as writer:
        queries.remove(writer, part)
