"""The papers of initiatives («công nhận, xác nhận sáng kiến»), drafted from what was entered.

The decision recognises what one meeting of the initiative council voted on; the confirmation says for
a dossier which initiatives of a person are recognised, by which paper and how far they reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.documents.drafts import template
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import short_date
from thiduadesk.domain.text import two_digits
from thiduadesk.services import dispatches
from thiduadesk.services import personnel
from thiduadesk.services import records

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.people import Initiative
    from thiduadesk.services.personnel import Entry

DECISION = "decision.initiatives"
CONFIRMATION = "confirmation.initiatives"
_READY = {DECISION: {InitiativeState.VOTED, InitiativeState.RECOGNISED},
          CONFIRMATION: {InitiativeState.RECOGNISED}}  # fmt: skip
"""The states of an initiative in which each paper can be drafted."""


def may_draft(kind: str, one: Initiative) -> bool:
    """Whether there is something to decide or confirm: the vote came before, nothing refused it."""
    return one.state in _READY[kind]


def draft(store: Store, kind: str, initiative_id: int, today: dt.date) -> int:
    """Draft the paper of an initiative and keep it among the dispatches; its id.

    A decision is about all initiatives of the year that the same meeting voted on, or that the same
    paper recognises already; a confirmation about this one.

    Args:
        store: the data.
        kind: ``DECISION`` or ``CONFIRMATION``.
        initiative_id: of the chosen one.
        today: day of the paper within the year of the initiative, else the year's last.

    Raises:
        Refused: ``record_missing``; ``initiative_state`` before the vote or after a refusal.
    """
    with store.change(Label("Draft the paper of an initiative")) as writer:
        every = queries.initiatives(writer)
        chosen = next((one for one in every if one.id == initiative_id), None)
        if chosen is None:
            raise Refused("record_missing", table="initiative", id=str(initiative_id))
        if not may_draft(kind, chosen):
            raise Refused("initiative_state", name=chosen.title)
        about = [one for one in every if _together(one, chosen)] if kind == DECISION else [chosen]
        day = dispatches.work_day(chosen.year, today)
        entries = {one.subject: one for one in personnel.entries_in(writer, day)}
        known = records.Records(writer)
        made = template.draft(
            kind,
            year=chosen.year,
            day=day,
            facts={**known.facts(chosen.year, day), **words(about, entries)},
            rows={**known.rows(chosen.year, day), **rows(about, entries)},
            lists=office_queries.distribution_lists(writer),
        )
        return dispatch_queries.add(writer, made)


def words(
    about: Sequence[Initiative], entries: Mapping[Subject, Entry], only: Subject | None = None
) -> dict[str, str]:
    """Words of the initiatives for a paper about them; one that is not known is left out.

    Args:
        about: the initiatives.
        entries: who the authors are.
        only: of the authors this one, whose dossier the paper is for; None for all.
    """
    people = dict.fromkeys(author.person_id for one in about for author in one.authors)
    if only is not None:
        people = {only.id: None}
    minutes = dict.fromkeys(one.minutes for one in about if one.minutes)
    found = {
        "count": two_digits(len(about)) if about else "",
        "authors": "; ".join(filter(None, (_called(entries, number) for number in people))),
        "minutes": "; ".join(minutes),
    }
    return {f"initiatives.{key}": text for key, text in found.items() if text}


def rows(about: Iterable[Initiative], entries: Mapping[Subject, Entry]) -> dict[str, Rows]:
    """Lines of the initiatives: number, title, authors with shares, reach or recognition."""
    said = _said()
    listed, recognised = [], []
    for count, one in enumerate(about, 1):
        authors = "\n".join(
            _who(entries, each.person_id)
            + (said["share"].format(share=each.share) if each.share is not None else "")
            for each in one.authors
        )
        scope = str(said["scope"][one.scope])
        listed.append((str(count), one.title, authors, scope))
        recognised.append((str(count), one.title, authors, f"{_recognition(one)}\n{scope}".strip()))
    return {"initiatives.rows": tuple(listed), "initiatives.recognised": tuple(recognised)}


def _together(one: Initiative, chosen: Initiative) -> bool:
    """Whether one paper recognises both: the same that did, else the same meeting that voted."""
    if (one.year, one.state, one.scope) != (chosen.year, chosen.state, chosen.scope):
        return False
    if chosen.number:
        return (one.number, one.date, one.decider) == (chosen.number, chosen.date, chosen.decider)
    return not one.number and one.minutes == chosen.minutes


def _who(entries: Mapping[Subject, Entry], number: int) -> str:
    entry = entries.get(Subject(SubjectKind.PERSON, number))
    if entry is None:
        return ""
    return ", ".join(part for part in (entry.name, entry.unit or entry.post) if part)


def _called(entries: Mapping[Subject, Entry], number: int) -> str:
    """«bà Nguyễn Thị An, Phòng Tổng hợp»."""
    entry = entries.get(Subject(SubjectKind.PERSON, number))
    called = "" if entry is None else _said()["called"].get(entry.sex, "")
    who = _who(entries, number)
    return str(called).format(name=who) if called else who


def _recognition(one: Initiative) -> str:
    """«Số 15/QĐ-VP ngày 20/12/2022 của Chánh Văn phòng»."""
    said = _said()
    given = {"number": one.number, "decider": one.decider}
    given["day"] = short_date(one.date) if one.date else ""
    order = ("number", "day", "decider")
    return " ".join(said[key].format_map(given) for key in order if given[key])


def _said() -> dict[str, Any]:
    return dict(resources.toml("wording/initiatives.toml"))
