"""All checks of a round: who may be proposed, how many, by how many votes, and what came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.domain.honours import QuotaState
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import PackChoice
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.rules import reviewing
from thiduadesk.rules.honours.assess import assess
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.catalogue import higher
from thiduadesk.rules.honours.quotas import Balance
from thiduadesk.rules.honours.quotas import quota
from thiduadesk.rules.honours.quotas import quota_of
from thiduadesk.services import councils
from thiduadesk.services import earlier
from thiduadesk.services import honours
from thiduadesk.services import personnel
from thiduadesk.services import rounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.honours import SubjectFacts
    from thiduadesk.domain.people import Subject
    from thiduadesk.rules.honours.overlay import Overlay
    from thiduadesk.services.personnel import Entry

_ROUTES = {
    RoundKind.YEAR_END: Route.MERIT,
    RoundKind.THEMATIC: Route.MOVEMENT,
    RoundKind.EXTRAORDINARY: Route.SUDDEN,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A nomination with everything that was found about it.

    Attributes:
        eligibility: None where the law pack does not give the honour on this route.
        findings: conditions that are not met first, then repetitions, earlier returns, ballots,
            and names that earlier papers write otherwise.
    """

    nomination: Nomination
    eligibility: Eligibility | None
    findings: tuple[Finding, ...] = ()

    @property
    def held_up(self) -> Finding | None:
        """Why it may not go on without a written reason («override»); None where nothing stops it."""
        if self.nomination.override:
            return None
        return next((one for one in self.findings if one.severity is Severity.ERROR), None)

    @property
    def blocked(self) -> bool:
        """Whether it may not go on without a written reason."""
        return self.held_up is not None


@dataclass(frozen=True, slots=True)
class Review:
    """A round, checked.

    Attributes:
        pack: the law it falls under, and why.
        quotas: those that there are, by honour.
        balance: leaders and direct workers among the persons; ``women`` of them.
        findings: about the round as a whole.
    """

    round: Round
    pack: PackChoice
    nominations: tuple[Checked, ...]
    quotas: Mapping[str, QuotaState]
    balance: Balance
    women: int
    findings: tuple[Finding, ...] = ()


def review(store: Store, round_id: int) -> Review:
    """Check all nominations of a round; nothing changes.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        return review_in(reader, round_id)


def review_in(reader: Reader, round_id: int) -> Review:
    """The same inside a transaction."""
    return _Reviewing(reader, round_id).whole()


def _counted_here(of: str) -> bool:
    """Whether the office has all that a quota is a share of: leaders of blocs are the province's."""
    known = catalogue().get(of)
    return known is not None and known.level is Level.BASE


class _Reviewing:
    """One round under one reading of the records."""

    def __init__(self, reader: Reader, round_id: int) -> None:
        self._reader = reader
        self.meeting = councils.meeting_in(reader, round_id)
        self.round = self.meeting.round
        self.choice = rounds.pack_in(reader, self.round)
        self._overlay: Overlay = rounds.overlay_in(reader, self.round)
        self._every = queries.nominations(reader)
        self._own = [one for one in self._every if one.round_id == round_id]
        day = self.round.received
        self._facts = honours.all_facts(reader, day)
        self._entries = {one.subject: one for one in personnel.entries_in(reader, day)}

    def whole(self) -> Review:
        """The round, checked."""
        going = [one for one in self._own if one.state is not NominationState.RETURNED]
        quotas = self._quotas(going)
        people = {one.subject for one in going if one.subject.kind is SubjectKind.PERSON}
        entries = [self._entries[one] for one in people if one in self._entries]
        leaders = sum(one.leader for one in entries)
        return Review(
            self.round,
            self.choice,
            self._checked(going),
            quotas,
            Balance(leaders, len(entries) - leaders),
            sum(one.sex is Sex.FEMALE for one in entries),
            tuple(self._about_round(quotas, going)),
        )

    # --- one nomination ------------------------------------------------------------------------
    def _checked(self, going: Sequence[Nomination]) -> tuple[Checked, ...]:
        found: dict[int, list[Finding]] = {one.id: [] for one in self._own}
        eligible = {one.id: self._eligibility(one) for one in self._own}
        for one in self._own:
            found[one.id] += self._conditions(one, eligible[one.id])
        commendations = frozenset(
            code for code, one in catalogue().items() if one.kind is HonourKind.COMMENDATION
        )
        for one, finding in (
            *reviewing.repeated(going),
            *reviewing.one_achievement(going, commendations),
        ):
            found[one.id].append(finding)
        for ballot in self.meeting.ballots:
            found[ballot.nomination.id] += ballot.findings
        for one in self._own:
            found[one.id] += reviewing.returned_before(one, self._every)
        for subject, findings in self._named_before(going).items():
            for one in going:
                if one.subject == subject:
                    found[one.id] += findings
        return tuple(Checked(one, eligible[one.id], tuple(found[one.id])) for one in self._own)

    def _eligibility(self, one: Nomination) -> Eligibility | None:
        facts = self._facts.get(one.subject)
        if facts is None:
            return None
        return assess(
            self._with_round(facts, one),
            one.honour,
            self.round.year,
            self.choice.pack,
            self._overlay,
            day=self.round.received,
            route=_ROUTES[self.round.kind],
        )

    def _with_round(self, facts: SubjectFacts, one: Nomination) -> SubjectFacts:
        """The facts without what this very nomination has become once it is decided."""
        if one.state is not NominationState.DECIDED:
            return facts
        held = tuple(held for held in facts.honours if not _is_of(held, one))
        return replace(facts, honours=held)

    def _conditions(self, one: Nomination, found: Eligibility | None) -> list[Finding]:
        """What is not met; with a written reason to go on all the same, to be looked at."""
        if one.subject not in self._facts:
            return [Finding("nomination_subject_gone", Severity.ERROR, one.honour)]
        if found is None:
            return [
                Finding(
                    "nomination_honour_not_given",
                    Severity.ERROR,
                    one.honour,
                    params={"pack": self.choice.pack.name},
                )
            ]
        unmet = [finding for finding in found.findings if finding.severity is not Severity.INFO]
        if one.override and found.verdict is Verdict.NO:
            unmet.append(
                Finding("nomination_overridden", Severity.WARNING, one.honour, one.override)
            )
        return unmet

    def _named_before(self, going: Sequence[Nomination]) -> Mapping[Subject, list[Finding]]:
        people: list[Entry] = [
            self._entries[one]
            for one in dict.fromkeys(one.subject for one in going)
            if one.kind is SubjectKind.PERSON and one in self._entries
        ]
        return earlier.differences(self._reader, people)

    # --- the round -----------------------------------------------------------------------------
    def _quotas(self, going: Sequence[Nomination]) -> dict[str, QuotaState]:
        found: dict[str, QuotaState] = {}
        for code in dict.fromkeys(one.honour for one in going):
            honoured = Honoured.of(next(one.subject for one in going if one.honour == code))
            of = quota_of(code, honoured, self.choice.pack)
            if of is None or not _counted_here(of):
                continue
            given = sum(one.honour == code for one in going)
            base = self._base(of, going)
            state = quota(code, honoured, base, given, self.choice.pack, self._overlay)
            if state is not None:
                found[code] = state
        return found

    def _base(self, of: str, going: Sequence[Nomination]) -> int:
        """How many a quota is a share of: holders of a title for the year, and who gets it here."""
        year = self.round.year
        codes = {of, *higher(of)}
        held = {
            subject
            for subject, facts in self._facts.items()
            if any(one.honour in codes and one.year == year for one in facts.honours)
        }
        return len(held | {one.subject for one in going if one.honour in codes})

    def _about_round(
        self, quotas: Mapping[str, QuotaState], going: Sequence[Nomination]
    ) -> list[Finding]:
        found = []
        if self.meeting.council is None:
            found.append(Finding("round_no_council", Severity.WARNING, self.round.name))
        for code, state in quotas.items():
            if state.exceeded:
                found.append(
                    Finding(
                        "round_quota_exceeded",
                        Severity.ERROR if state.certain else Severity.WARNING,
                        code,
                        found=str(state.given),
                        expected=str(state.most),
                        law=state.source or None,
                        params={"percent": str(state.percent), "base": str(state.base)},
                    )
                )
                found += self._women_first(code, going)
        return found

    def _women_first(self, code: str, going: Sequence[Nomination]) -> list[Finding]:
        """Of several of equal merit women go first (Nghị định 152/2025/NĐ-CP, Điều 4 khoản 6).

        Whether merits are equal is the council's to say: it is reminded where it has to leave
        somebody out and has women and men before it.
        """
        entries = [self._entries.get(one.subject) for one in going if one.honour == code]
        sexes = [one.sex for one in entries if one is not None]
        women = sexes.count(Sex.FEMALE)
        if not women or Sex.MALE not in sexes:
            return []
        return [
            Finding(
                "round_women_first",
                Severity.WARNING,
                code,
                found=str(women),
                expected=str(len(sexes)),
            )
        ]


def _is_of(held: HonourHeld, one: Nomination) -> bool:
    same = (held.honour, held.number, held.date) == (one.honour, one.number, one.date)
    return same and held.subject == one.subject
