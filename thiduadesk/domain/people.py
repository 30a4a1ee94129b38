"""People, collectives and what is known of them by year («hồ sơ cá nhân, tập thể»).

Every record says of whom by a ``Subject``; the office itself is one. Spans are days, both included.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from thiduadesk.domain.office import Span


class SubjectKind(StrEnum):
    """Who an honour, a rating or a registration is about."""

    PERSON = "person"
    UNIT = "unit"
    OFFICE = "office"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A person, a household, a unit or the office («đối tượng»); ``id`` of its record, 0 of none."""

    kind: SubjectKind
    id: int = 0

    @property
    def collective(self) -> bool:
        """Whether it is a unit or the office («tập thể»)."""
        return self.kind in {SubjectKind.UNIT, SubjectKind.OFFICE}


OFFICE = Subject(SubjectKind.OFFICE)


class Sex(StrEnum):
    """As the record has it; unknown is empty."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""


class Employment(StrEnum):
    """Kind of employment («loại»)."""

    OFFICIAL = "official"
    """«Cán bộ»"""
    CIVIL = "civil"
    """«Công chức»"""
    PUBLIC = "public"
    """«Viên chức»"""
    CONTRACT = "contract"
    """«Hợp đồng»"""
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person («cá nhân»).

    Attributes:
        code: the office's own («Mã»), unique where it is not empty.
        span: from the first to the last day in the office.
    """

    id: int
    code: str
    name: str
    sex: Sex = Sex.UNKNOWN
    birth: dt.date | None = None
    party_member: bool = False
    span: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class Household:
    """A household («hộ gia đình») that was honoured or may be, which has no post and no unit.

    Attributes:
        name: after its head: «Hộ ông Nguyễn Văn An».
    """

    id: int
    name: str
    address: str = ""
    span: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post of a person in a span («chức vụ qua các thời kỳ»).

    Attributes:
        unit_id: None for the leaders of the office, who belong to no unit.
        leader: leads or manages («lãnh đạo, quản lý»), else works directly.
    """

    id: int
    person_id: int
    post: str
    unit_id: int | None = None
    employment: Employment = Employment.OTHER
    leader: bool = False
    span: Span = field(default_factory=Span)


class RatingLevel(StrEnum):
    """Yearly rating («mức độ hoàn thành nhiệm vụ»), as the workbook writes it."""

    EXCELLENT = "HTXS"
    GOOD = "HTT"
    DONE = "HT"
    FAILED = "KHT"


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating of a subject in a year; one a year."""

    id: int
    subject: Subject
    year: int
    level: RatingLevel
    note: str = ""


class AbsenceKind(StrEnum):
    """Why somebody was not at work, or where he came from («nghỉ, học, chuyển»)."""

    MATERNITY = "maternity"
    STUDY = "study"
    SICK = "sick"
    INJURED = "injured"
    """Hurt while saving people or property, or in fighting; the treatment counts as work."""
    RECRUITED = "recruited"
    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    SECONDED = "seconded"
    RETIRED = "retired"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Absence:
    """A stretch of time that counts otherwise; words of the clerk in ``note``.

    Attributes:
        opinion: the old unit's written opinion of somebody who moved («nhận xét»), or what a
            course of study was passed with («kết quả khá»); empty where there is none.
    """

    id: int
    person_id: int
    kind: AbsenceKind
    span: Span
    note: str = ""
    opinion: str = ""


class DisciplineKind(StrEnum):
    """Forms of discipline, lightest first, and what stands before one."""

    PENDING = "pending"
    """«Đang xem xét kỷ luật, điều tra, thanh tra, xác minh đơn thư»"""
    REPRIMAND = "reprimand"
    """«Khiển trách»"""
    WARNING = "warning"
    """«Cảnh cáo»"""
    PAY = "pay"
    """«Hạ bậc lương»"""
    DEMOTION = "demotion"
    """«Giáng chức»"""
    REMOVAL = "removal"
    """«Cách chức»"""
    DISMISSAL = "dismissal"
    """«Buộc thôi việc»"""


@dataclass(frozen=True, slots=True)
class Discipline:
    """Discipline of a subject («kỷ luật»); an open end still runs."""

    id: int
    subject: Subject
    kind: DisciplineKind
    span: Span
    note: str = ""


class Scope(StrEnum):
    """How far an initiative reaches («phạm vi»), narrowest first."""

    BASE = "base"
    """«Cơ sở»"""
    PROVINCE = "province"
    """«Bộ, tỉnh»"""
    NATION = "nation"
    """«Toàn quốc»"""


@dataclass(frozen=True, slots=True)
class Author:
    """An author of an initiative; ``share`` in per cent, None where it is not given."""

    person_id: int
    share: int | None = None


class InitiativeState(StrEnum):
    """The way of an initiative: «nộp đơn → Hội đồng xét → công nhận | không công nhận»."""

    APPLIED = "applied"
    VOTED = "voted"
    RECOGNISED = "recognised"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative, topic or project («sáng kiến, đề tài»).

    Attributes:
        year: the year it counts for.
        research: an accepted topic or project instead of an initiative («đề tài, đề án»).
        number, date, decider: decision or confirmation of recognition.
        minutes: number and day of the initiative council's minutes.
        first_used: day of first use.
        used_for: ids of the honours it was already used for.
    """

    id: int
    title: str
    year: int
    scope: Scope = Scope.BASE
    state: InitiativeState = InitiativeState.APPLIED
    authors: tuple[Author, ...] = ()
    research: bool = False
    number: str = ""
    date: dt.date | None = None
    decider: str = ""
    minutes: str = ""
    first_used: dt.date | None = None
    used_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HonourHeld:
    """An honour received («đã được khen thưởng»).

    Attributes:
        honour: code of the catalogue, «CSTDCS».
        year: the year it honours, of a yearly title; else the year of the decision.
        number, date, decider: of the decision.
        achieved: the period whose achievement it honours; the next period begins behind its end.
        movement: the movement it came of, in words; empty for merit («công trạng»).
    """

    id: int
    subject: Subject
    honour: str
    year: int
    number: str = ""
    date: dt.date | None = None
    decider: str = ""
    achieved: Span = field(default_factory=Span)
    reason: str = ""
    movement: str = ""


@dataclass(frozen=True, slots=True)
class Registration:
    """Who aims at which honour in a year («đăng ký thi đua»)."""

    id: int
    subject: Subject
    year: int
    honour: str


@dataclass(frozen=True, slots=True)
class WholePerson:
    """A person with all that is known of him, to be thrown away and put back as one."""

    person: Person
    posts: tuple[PostHeld, ...] = ()
    absences: tuple[Absence, ...] = ()
    ratings: tuple[Rating, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    honours: tuple[HonourHeld, ...] = ()
    registrations: tuple[Registration, ...] = ()

    @property
    def known(self) -> tuple[Rating | Discipline | HonourHeld | Registration, ...]:
        """What is known of him as a subject, by year or day."""
        return (*self.ratings, *self.discipline, *self.honours, *self.registrations)
