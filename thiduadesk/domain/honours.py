"""Honours, and who may be proposed («danh hiệu, hình thức khen thưởng; xét điều kiện»).

The catalogue says which honours there are, a law pack (``domain/lawpacks``) what each asks;
``SubjectFacts`` are what the records know of one subject, an ``Eligibility`` is the answer.
Years are years of achievement, shares per cent, money dong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject


# --- the catalogue -----------------------------------------------------------------------------
class HonourKind(StrEnum):
    """Title or commendation; the law gives them different dossiers."""

    TITLE = "title"
    """«Danh hiệu thi đua»"""
    COMMENDATION = "commendation"
    """«Hình thức khen thưởng»"""


class Level(StrEnum):
    """Who grants it, from below: the office or commune, ministry and province, the State."""

    BASE = "base"
    PROVINCE = "province"
    NATION = "nation"


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour of the catalogue.

    Attributes:
        code: as the command line and the workbook write it, «CSTDCS».
        name: as the law writes it, «Chiến sĩ thi đua cơ sở».
        short: as lists write it, «CSTĐCS».
        honoured: whom it may be given to.
        rank: among honours of the same kind and honoured; the highest of one period is paid.
        yearly: granted for a year, and at most once for it.
        state: a commendation of the State for merit; its years are not counted again.
        aliases: other names it goes by in files and older laws.
    """

    code: str
    name: str
    short: str
    kind: HonourKind
    honoured: frozenset[Honoured]
    level: Level
    rank: int
    yearly: bool = False
    state: bool = False
    aliases: tuple[str, ...] = ()


# --- what is known of a subject ----------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CollectiveYear:
    """A collective in a year, counted from its members; None is not known.

    Attributes:
        members: who counted in the year.
        with_ldtt, with_cstdcs: members holding these titles for the year; None as long as none
            of the year is decided.
        completed: members rated at least «Hoàn thành nhiệm vụ».
        disciplined: members disciplined from «cảnh cáo» up.
        leads_bloc: whether it led its bloc («dẫn đầu cụm, khối thi đua»).
    """

    members: int | None = None
    with_ldtt: int | None = None
    with_cstdcs: int | None = None
    completed: int | None = None
    disciplined: int | None = None
    leads_bloc: bool | None = None


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """Everything the rules may know of one subject; facts only, nothing judged.

    Attributes:
        code: the office's own («Mã»), empty for none.
        span: in the office (a person), in existence (a unit).
        initiatives: those the subject is an author of.
        registrations: years and honour codes.
        registered_years: years in which the office kept registrations at all.
        years: of a collective.
    """

    subject: Subject
    name: str
    code: str = ""
    sex: Sex = Sex.UNKNOWN
    span: Span = field(default_factory=Span)
    ratings: Mapping[int, RatingLevel] = field(default_factory=dict)
    honours: tuple[HonourHeld, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    absences: tuple[Absence, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    posts: tuple[PostHeld, ...] = ()
    registrations: frozenset[tuple[int, str]] = frozenset()
    registered_years: frozenset[int] = frozenset()
    years: Mapping[int, CollectiveYear] = field(default_factory=dict)

    @property
    def honoured(self) -> Honoured:
        """As what it is honoured."""
        return Honoured.of(self.subject)


# --- the answer --------------------------------------------------------------------------------
class Verdict(StrEnum):
    """Whether a subject may be proposed, or somebody has to look («đủ, chưa đủ, cần xem»)."""

    YES = "yes"
    NO = "no"
    WARN = "warn"


_SEVERITY = {
    Verdict.YES: Severity.INFO,
    Verdict.NO: Severity.ERROR,
    Verdict.WARN: Severity.WARNING,
}


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """A condition held against the facts.

    Attributes:
        code: of the finding: «honour_rating»; of a met one «honour_rating_met».
        facts: the facts that met it, or what there is instead: years, levels, papers.
        missing: what is missing, empty if met: years, numbers.
        since: the award or day that is counted from, empty for none.
        earliest: first year, this one or later, in which it can be met if all goes well; None for
            never or unknown.
        options: of alternatives, the results of each.
    """

    condition: Condition
    verdict: Verdict
    code: str
    facts: str = ""
    missing: str = ""
    since: str = ""
    earliest: int | None = None
    options: tuple[tuple[ConditionResult, ...], ...] = ()

    def finding(self, honour: str) -> Finding:
        """As a finding about ``honour``, for the screen and the command line."""
        asked = self.condition
        values = {
            "condition": asked.id,
            "count": str(asked.count),
            "percent": str(asked.percent),
            "months": str(asked.months),
            "level": str(asked.level or ""),
            "words": asked.words,
            "since": self.since,
            "earliest": str(self.earliest or ""),
        }
        return Finding(
            self.code,
            _SEVERITY[self.verdict],
            honour,
            found=self.facts or None,
            expected=self.missing or None,
            law=asked.article or None,
            params={key: value for key, value in values.items() if value},
        )


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a subject may be proposed for an honour in a year («đủ điều kiện»).

    Attributes:
        earliest: the first year, this one or later, in which all conditions can be met if all goes
            well; None if none within sight.
        pack: id of the law pack.
        results: every condition, in the order of the law; those of its alternatives within.
    """

    subject: Subject
    honour: str
    year: int
    verdict: Verdict
    pack: str
    results: tuple[ConditionResult, ...] = ()
    earliest: int | None = None
    route: Route = Route.MERIT

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One for each condition, those not met first; what each alternative lacks behind it."""
        order = {Verdict.NO: 0, Verdict.WARN: 1, Verdict.YES: 2}
        ranked = sorted(self.results, key=lambda one: order[one.verdict])
        return tuple(finding for one in ranked for finding in self._told(one))

    def _told(self, result: ConditionResult) -> Iterator[Finding]:
        yield result.finding(self.honour)
        if result.verdict is Verdict.YES:
            return
        for option in result.options:
            for one in option:
                if one.verdict is not Verdict.YES:
                    yield replace(one.finding(self.honour), severity=Severity.INFO)


@dataclass(frozen=True, slots=True)
class VoteNeeded:
    """Votes an honour needs («9 thành viên, 90 % → cần đủ 9 phiếu»).

    Attributes:
        percent: of all members; None where nobody set a threshold.
        needed: votes, None without a threshold.
        source: article of the law, or the paper of the province.
    """

    members: int
    percent: int | None
    needed: int | None
    source: str


@dataclass(frozen=True, slots=True)
class QuotaState:
    """A quota with its arithmetic («tối đa 15 % × 40 = 6»).

    Attributes:
        base: how many it is a share of.
        most: how many may be given, rounded down.
    """

    percent: int
    base: int
    most: int
    given: int
    source: str
    certain: bool = True

    @property
    def exceeded(self) -> bool:
        """Whether more are given than may be."""
        return self.given > self.most


@dataclass(frozen=True, slots=True)
class Award:
    """An honour to be paid («một khoản thưởng»).

    Attributes:
        achieved: period of achievement; titles of the same period are paid once, the highest.
    """

    subject: Subject
    honour: str
    decided: dt.date
    achieved: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class AwardMoney:
    """What an award is paid with, and the arithmetic.

    Attributes:
        base: base salary on the day of the decision.
        amount: dong; 0 where a higher title of the period is paid instead.
        instead: code of that title, empty for none.
        before: dong paid for a lower title of the period before, already taken off.
    """

    award: Award
    coefficient: Decimal
    base: int
    amount: int
    article: str
    certain: bool = True
    instead: str = ""
    before: int = 0
