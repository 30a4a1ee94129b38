"""The papers of a round («văn bản của đợt»), drafted from the records and bound to their nominations.

Papers are drafts among the others; which nominations one is about is kept as a part of each of
their dossiers. What the head of the office grants himself needs a decision, not a submission.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as queries
from thiduadesk.documents.drafts import template
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Signature
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import DossierPart
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import two_digits
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import achievements
from thiduadesk.services import authority
from thiduadesk.services import awards
from thiduadesk.services import cases
from thiduadesk.services import councils
from thiduadesk.services import initiativepapers
from thiduadesk.services import personnel
from thiduadesk.services import records
from thiduadesk.services import rounds
from thiduadesk.services.achievements import History
from thiduadesk.services.cases import Case
from thiduadesk.services.initiativepapers import CONFIRMATION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.people import HonourHeld
    from thiduadesk.domain.people import Initiative
    from thiduadesk.domain.people import Rating

SHARED = (
    "minutes.council",
    "minutes.tally",
    "submission",
    "list.proposal",
    "list.excerpt",
    "decision.award",
)
"""Papers of a whole round, in the order they go out."""
_PERSON, _COLLECTIVE = "achievement.person", "achievement.collective"
_PARTS: Mapping[str, tuple[str, ...]] = {
    "minutes.council": ("minutes_title", "minutes_award"),
    "minutes.tally": ("tally",),
    "submission": ("submission",),
    "list.proposal": ("proposal_list",),
    "list.excerpt": ("list",),
    "decision.award": ("decision",),
    _PERSON: ("report",),
    _COLLECTIVE: ("report",),
    CONFIRMATION: ("initiative", "initiative_or_rating"),
}
"""What each kind of paper is in a dossier; of several the one the law pack asks for."""


def draft(
    store: Store,
    round_id: int,
    today: dt.date,
    kinds: Sequence[str] = (*SHARED, _PERSON, _COLLECTIVE, CONFIRMATION),
    *,
    again: bool = False,
) -> tuple[int, ...]:
    """Draft the papers of a round from its data, each bound to its nominations.

    A paper that is drafted already stays as the clerk wrote it.

    Args:
        store: the data.
        round_id: of the round.
        today: day of the papers.
        kinds: which papers.
        again: draft anew what is not issued; the drafts before go into the trash.

    Returns:
        Ids of the new dispatches.

    Raises:
        Refused: ``record_missing``, ``round_empty``.
    """
    with store.change(Label("Draft the papers of the round")) as writer:
        made = _Drafting(writer, round_id, today)
        if not made.case.meeting.ballots:
            raise Refused("round_empty", name=made.case.meeting.round.name)
        for kind in kinds:
            for about in made.groups(kind):
                made.paper(kind, about, again=again)
        return tuple(made.ids)


class _Drafting:
    """The papers of one round in one transaction."""

    def __init__(self, writer: Writer, round_id: int, today: dt.date) -> None:
        self.ids: list[int] = []
        self.case = case_of(writer, round_id, today)
        self._writer = writer
        self._today = today
        self._pack = rounds.pack_in(writer, self.case.meeting.round).pack
        self._legal = authority.is_legal_person(writer)
        self._held = queries.parts(writer)
        kept = self.case.meeting.round
        known = records.Records(writer)
        self._facts = known.facts(kept.year, today)
        self._rows = known.rows(kept.year, today)
        self._lists = office_queries.distribution_lists(writer)

    def groups(self, kind: str) -> list[list[Nomination]]:
        """The nominations that each paper of a kind is about."""
        voted = [one.nomination for one in self.case.meeting.ballots]
        going = [one for one in voted if one.state is not NominationState.RETURNED]
        own = [one for one in going if authority.granted_here(one, legal=self._legal)]
        up = [one for one in going if one not in own]
        match kind:
            case "minutes.council":
                found = [voted]
            case "minutes.tally":
                found = [[one for one in voted if one.yes is not None]]
            case "submission":
                found = [up]
            case "decision.award":
                found = [own]
            case "list.proposal" | "list.excerpt":
                found = [up or own]
            case "confirmation.initiatives":
                return [[one] for one in going if self._confirmable(one)]
            case _:
                person = kind == _PERSON
                wanted = SubjectKind.PERSON
                return [
                    [one]
                    for one in going
                    if (one.subject.kind is wanted) == person and self._part(kind, one) is not None
                ]
        return [one for one in found if one]

    def paper(self, kind: str, about: list[Nomination], *, again: bool) -> None:
        """Draft one paper and bind it, unless it is there."""
        codes = set(_PARTS[kind])
        ids = {one.id for one in about}
        bound = [
            part
            for part in self._held
            if part.nomination_id in ids and part.part in codes and part.dispatch_id is not None
        ]
        old = {part.dispatch_id for part in bound if part.dispatch_id is not None}
        heads = [dispatch_queries.head(self._writer, number) for number in sorted(old)]
        issued = any(one is not None and one.state is State.ISSUED for one in heads)
        if old and (issued or not again):
            return
        for part in bound:
            queries.remove(self._writer, part)
        for number in sorted(old):
            dispatch_queries.delete(self._writer, number)
        made = dispatch_queries.add(self._writer, self._drafted(kind, about))
        self.ids.append(made)
        for one in about:
            code = self._part(kind, one) or _PARTS[kind][0]
            queries.save(self._writer, DossierPart(0, one.id, code, dispatch_id=made))

    def _part(self, kind: str, one: Nomination) -> str | None:
        """What the paper is in this dossier by the law pack; None where it asks for no such part."""
        terms = self._pack.terms.get((one.honour, Honoured.of(one.subject)))
        asked = {part.code for part in terms.parts} if terms else set()
        return next((code for code in _PARTS[kind] if code in asked), None)

    def _confirmable(self, one: Nomination) -> bool:
        """Whether the office may confirm the person's initiatives for this dossier.

        How far an initiative reaches beyond the base is for the province or ministry to say, which
        titles above the base ask for; a scan that is there is enough.
        """
        code = self._part(CONFIRMATION, one)
        known = catalogue().get(one.honour)
        if code is None or known is None:
            return False
        above = known.kind is HonourKind.TITLE and known.level is not Level.BASE
        scanned = any(
            part.nomination_id == one.id and part.part == code and part.dispatch_id is None
            for part in self._held
        )
        return not above and not scanned and bool(self._recognised(one.subject))

    def _recognised(self, subject: Subject) -> list[Initiative]:
        """The subject's recognised initiatives of late, oldest first."""
        last = self.case.meeting.round.year
        return sorted(
            (
                one
                for one in self.case.history(subject).initiatives
                if one.state is InitiativeState.RECOGNISED
                and last - achievements.LOOK_BACK < one.year <= last
            ),
            key=lambda one: (one.year, one.id),
        )

    def _drafted(self, kind: str, about: list[Nomination]) -> Dispatch:
        kept = self.case.meeting.round
        facts: dict[str, str] = dict(self._facts)
        rows: dict[str, Rows] = dict(self._rows)
        fixed: Mapping[str, str] = {}
        if kind in {_PERSON, _COLLECTIVE}:
            entry, history = self.case.entry(about[0].subject), self.case.history(about[0].subject)
            facts |= achievements.words(entry, about[0])
            rows |= achievements.rows(history, about[0], kept.year)
            fixed = self._of_unit(about[0].subject)
            facts |= fixed
        elif kind == CONFIRMATION:
            ideas = self._recognised(about[0].subject)
            entries = {one.subject: one for one in self.case.entries}
            facts |= initiativepapers.words(ideas, entries, about[0].subject)
            rows |= initiativepapers.rows(ideas, entries)
        else:
            facts |= cases.words(self.case, about)
            rows |= cases.rows(self.case, about)
        made = template.draft(
            kind,
            year=kept.year,
            day=self._today,
            facts=facts,
            rows=rows,
            lists=self._lists,
            fixed=fixed.keys(),
        )
        signs = self._head_of(about[0].subject) if fixed else None
        return replace(made, frame=replace(made.frame, signature=signs)) if signs else made

    def _head_of(self, subject: Subject) -> Signature:
        """Who signs for a unit: its head, whose post is said in fewer words than a deputy's."""
        leads = (
            one
            for one in self.case.entries
            if one.leader and one.present and one.unit_id == subject.id
        )
        head = min(leads, key=lambda one: len(one.post), default=None)
        if head is None or not head.post:
            return Signature((PLACEHOLDER,), PLACEHOLDER)
        return Signature((head.post.upper(),), head.name)

    def _of_unit(self, subject: Subject) -> dict[str, str]:
        """What a report about a unit says otherwise than one about the office."""
        if subject.kind is not SubjectKind.UNIT:
            return {}
        name = self.case.entry(subject).name
        people = [
            one
            for one in self.case.entries
            if one.subject.kind is SubjectKind.PERSON and one.present and one.unit_id == subject.id
        ]
        unknown = ("units.list", "staff.detail", "organisations.list", "office.functions")
        return {
            "office.name": name,
            "office.short_name": name,
            "staff.total": two_digits(len(people)) if people else PLACEHOLDER,
            **dict.fromkeys(unknown, PLACEHOLDER),
        }


def case_of(reader: Reader, round_id: int, day: dt.date) -> Case:
    """A round with everything its papers say of it."""
    meeting = councils.meeting_in(reader, round_id)
    return Case(
        meeting,
        personnel.entries_in(reader, day),
        _histories(reader),
        {one.nomination.id: one.money.amount for one in awards.lines_in(reader, round_id, day)},
    )


def _histories(reader: Reader) -> dict[Subject, History]:
    """What is known of everybody, in one reading of each table."""
    ratings: dict[Subject, list[Rating]] = {}
    honours: dict[Subject, list[HonourHeld]] = {}
    ideas: dict[Subject, list[Initiative]] = {}
    for rated in people_queries.ratings(reader):
        ratings.setdefault(rated.subject, []).append(rated)
    for held in people_queries.honours(reader):
        honours.setdefault(held.subject, []).append(held)
    for idea in people_queries.initiatives(reader):
        for author in idea.authors:
            ideas.setdefault(Subject(SubjectKind.PERSON, author.person_id), []).append(idea)
    return {
        one: History(
            tuple(ratings.get(one, ())), tuple(honours.get(one, ())), tuple(ideas.get(one, ()))
        )
        for one in ratings.keys() | honours.keys() | ideas.keys()
    }
