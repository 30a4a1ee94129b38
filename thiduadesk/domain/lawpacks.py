"""Law packs: what each honour asks under a law, who decides, what it costs («gói luật»).

A pack is data (``resources/honours/packs``); ``rules/honours`` reads it and holds facts against it.
Years are years of achievement, shares per cent, money dong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind


# --- whom and why ------------------------------------------------------------------------------
class Honoured(StrEnum):
    """Whom an honour is given to («đối tượng»); conditions and money differ by it."""

    PERSON = "person"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"

    @staticmethod
    def of(subject: Subject) -> Honoured:
        """As what a subject is honoured: units and the office are collectives."""
        if subject.collective:
            return Honoured.COLLECTIVE
        return Honoured.PERSON if subject.kind is SubjectKind.PERSON else Honoured.HOUSEHOLD


class Route(StrEnum):
    """Why an honour is given («loại hình khen thưởng»); each has its own conditions."""

    MERIT = "merit"
    """«Công trạng»: yearly titles and what rests on years of work."""
    MOVEMENT = "movement"
    """«Phong trào thi đua, chuyên đề»"""
    SUDDEN = "sudden"
    """«Đột xuất»"""
    SERVICE = "service"
    """«Quá trình cống hiến»: long service in leading posts."""


# --- conditions --------------------------------------------------------------------------------
class ConditionKind(StrEnum):
    """What can be asked of the facts; ``rules/honours`` knows how to look each one up.

    «In that time» is the stretch of years a ``since_award`` or ``rated_years`` before it found.
    """

    # of any year
    PRESENT = "present"
    """In the office, or in existence, in the year."""
    NOT_FROZEN = "not_frozen"
    """Nothing pending against the subject on the day, and no discipline running."""
    NOT_YET = "not_yet"
    """The yearly title is not held for the year already."""
    REGISTERED = "registered"
    """Registered for the title, or a higher one, in the year."""
    ONE_ACHIEVEMENT = "one_achievement"
    """No other commendation was given for the same ``count`` years («một thành tích»)."""
    RATING = "rating"
    """Rated at least ``level`` in the year."""
    RECRUITED = "recruited"
    """At work for at least ``months`` of the year («mới tuyển dụng»)."""
    NO_DISCIPLINE = "no_discipline"
    """No discipline from ``discipline`` up in the year."""
    STUDY = "study"
    """A course of a year or more is passed well, where ``good`` or the overlay asks for it."""
    TRANSFER = "transfer"
    """The old unit's opinion of who came after ``months`` months of the year."""
    TITLE_OF_YEAR = "title_of_year"
    """One of ``honours`` for the year, held or due in the same round."""
    # of several years
    TITLES_IN_ROW = "titles_in_row"
    """``count`` times ``honours`` in a row up to the year."""
    FRESH = "fresh"
    """The last ``count`` years were not honoured with ``honours`` before."""
    RATED_YEARS = "rated_years"
    """At least ``count`` years in a row up to the year rated at least ``level``."""
    SINCE_AWARD = "since_award"
    """One of ``honours`` held, and since then ``count`` years in a row of ``level``."""
    AWARD_HELD = "award_held"
    """One of ``honours`` held; the step below, where what must follow it is not certain."""
    AWARD_OF_MERIT = "award_of_merit"
    """The one of ``honours`` held came of merit, not of a movement or a single deed."""
    UP_TO_DATE = "up_to_date"
    """The year ended at most ``months`` before the dossier is received; else its report goes on."""
    AFTER_DISCIPLINE = "after_discipline"
    """The last ``count`` years lie behind the end of any discipline."""
    YEARS_WITHIN = "years_within"
    """In that time ``count`` years rated at least ``level``."""
    HONOURS_WITHIN = "honours_within"
    """In that time ``count`` times one of ``honours``."""
    INITIATIVES_WITHIN = "initiatives_within"
    """In that time ``count`` initiatives of at least ``scope``."""
    INITIATIVE = "initiative"
    """A recognised initiative of at least ``scope`` in the last ``within`` years."""
    USED_ONCE = "used_once"
    """``count`` of those initiatives were used for no other honour."""
    # of long service («quá trình cống hiến»)
    SERVICE = "service"
    """Leading posts of a rank held long enough: ``posts`` say how many years at which."""
    POSTS_CLEAN = "posts_clean"
    """Never disciplined while in such a post."""
    RETIRING = "retiring"
    """A notice or decision of retirement is entered."""
    # of collectives
    MEMBERS = "members"
    """Share of members who are ``of``, at least (or ``above``) ``percent``."""
    MEMBER_WITH = "member_with"
    """At least ``count`` members with ``of``."""
    MEMBERS_UNDISCIPLINED = "members_undisciplined"
    """No member disciplined from «cảnh cáo» up."""
    LEADS_BLOC = "leads_bloc"
    """Leads its bloc of the year («dẫn đầu cụm, khối»)."""
    EXISTS = "exists"
    """Has existed for ``count`` years."""
    # of no record
    JUDGED = "judged"
    """A standard the council judges by its vote; never decides here. ``words`` say which."""
    BY_HAND = "by_hand"
    """A ground no record shows: somebody has to look. ``words`` say which."""
    ANY_OF = "any_of"
    """One of ``options``, each a list of conditions."""


class PostRank(StrEnum):
    """Ranks of leading posts and their equivalents (NĐ 152/2025 Điều 10), the highest first."""

    MINISTER = "minister"
    """«Bộ trưởng và tương đương»"""
    DEPUTY_MINISTER = "deputy_minister"
    """«Thứ trưởng»; Chủ tịch UBND, HĐND tỉnh"""
    DIRECTOR_GENERAL = "director_general"
    """«Tổng cục trưởng»"""
    DEPUTY_DIRECTOR_GENERAL = "deputy_director_general"
    """«Phó Tổng cục trưởng»; Phó Chủ tịch UBND tỉnh"""
    DIRECTOR = "director"
    """«Vụ trưởng»; Giám đốc sở"""
    DEPUTY_DIRECTOR = "deputy_director"
    """«Phó Vụ trưởng»; Phó Giám đốc sở"""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an honour, as data; which fields count depends on ``kind``.

    Attributes:
        id: unique in its pack, «CSTDT.person.merit.2».
        article: where the law asks it, in words of the law.
        source: key of the fact sheet the value was taken from.
        certain: False for what is known from memory only: it warns and never blocks.
        as_rated: titles that stand for a year rated ``level``.
        rest: what the other years of that time must be rated at least.
        anywhere: the years in a row may lie anywhere in that time, else they end in the year.
        before: the years may have begun before the award, which then is a matter of dispute.
        within: look at so many years up to the year; 0 is «in that time».
        above: strictly more than ``percent``.
        spacing: at most so many years from one title of a row to the next.
        late: the row may have ended so many years before the year.
        grace: or so many years before it, which is to be looked at.
        good: a long course must be passed with a good result.
        posts: years needed at each rank of posts, any of which is enough; 0 is any time.
        words: of what is judged; of the honours or members otherwise, for sentences.
        parameter: key of the overlay that may set the value.
    """

    id: str
    kind: ConditionKind
    article: str
    source: str
    certain: bool = True
    level: RatingLevel | None = None
    count: int = 1
    honours: tuple[str, ...] = ()
    as_rated: tuple[str, ...] = ()
    rest: RatingLevel | None = None
    anywhere: bool = False
    before: bool = False
    scope: Scope | None = None
    within: int = 1
    months: int = 0
    percent: int = 0
    above: bool = False
    of: str = ""
    discipline: DisciplineKind | None = None
    spacing: int = 1
    late: int = 0
    grace: int = 0
    good: bool = False
    posts: tuple[tuple[PostRank, int], ...] = ()
    words: str = ""
    parameter: str = ""
    options: tuple[tuple[Condition, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PartNeeded:
    """A part of a dossier («thành phần hồ sơ»).

    Attributes:
        code: «submission», «report», «minutes», «tally», «initiative», … .
        name: as the law writes it.
        form: number of its form in the decree, empty where there is none.
        article: where a step is asked for.
        optional: asked for only of some; a dossier without it is not incomplete.
        dated: a step done on a day («ý kiến, công khai») rather than a paper.
        workdays: a step comes at least so many working days before the council meets.
    """

    code: str
    name: str
    form: str = ""
    article: str = ""
    optional: bool = False
    dated: bool = False
    workdays: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """The council's threshold («tỷ lệ phiếu») in per cent of all members.

    Attributes:
        percent: None where the law names none.
        parameter: key of the overlay that may set it.
    """

    percent: int | None
    article: str
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Last day to submit («thời hạn trình»): ``day``/``month`` of the year ``years`` later.

    Attributes:
        after: code of the title whose year of decision is counted from; empty is the year itself.
        school_day, school_month: of bodies that are assessed by school years; 0 as the others.
    """

    day: int
    month: int
    years: int
    article: str
    certain: bool = True
    after: str = ""
    school_day: int = 0
    school_month: int = 0


@dataclass(frozen=True, slots=True)
class Quota:
    """The most that may be given, ``percent`` of a number, rounded down («tỷ lệ tối đa»).

    Attributes:
        percent: None where the law names none and the overlay may.
        of: what is counted: code of a title, or «bloc_leaders».
        parameter: key of the overlay that may set a share.
    """

    percent: int | None
    of: str
    article: str
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pack says of one honour for persons, collectives or households.

    Attributes:
        decider: who decides, in words of the law («Chủ tịch Ủy ban nhân dân tỉnh»).
        coefficient: of the base salary; None where the law gives no money or it is not known.
        coefficient_commune: where a commune grants it, if that differs.
        coefficient_most: the coefficient is the most that may be given.
        coefficient_certain: False where it is known from memory only.
        conditions: by route; a route that is absent does not lead to this honour.
        sets: copies of the dossier, None where unknown.
        certificate: False for «Lao động tiên tiến», which has a decision only.
    """

    honour: str
    honoured: Honoured
    decider: str
    conditions: Mapping[Route, tuple[Condition, ...]]
    coefficient: Decimal | None = None
    coefficient_commune: Decimal | None = None
    coefficient_most: bool = False
    coefficient_certain: bool = True
    vote: Vote | None = None
    quota: Quota | None = None
    deadline: Deadline | None = None
    parts: tuple[PartNeeded, ...] = ()
    sets: int | None = None
    sets_article: str = ""
    sets_certain: bool = True
    certificate: bool = True


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A pack goes on for what the province has not ruled yet, to ``to`` at the latest."""

    pack: str
    to: dt.date
    article: str


@dataclass(frozen=True, slots=True)
class LawPack:
    """The law in force for dossiers received in a span («gói luật»).

    Attributes:
        id: «luat-2022-nd152».
        name: of the pack, in words.
        law, decree: as papers cite them.
        span: days on which received dossiers fall under it.
        entry: by what it came into force, in words of the law.
        carried: the pack before it, where that goes on for a while («điều khoản chuyển tiếp»).
        lapses: day on which its decree lapses at the latest, and the article that says so.
        money_article: where the money stands.
        rounding: award money is rounded up to full so many dong.
        notes: what is not known for certain of this pack, in words; shown with every answer.
    """

    id: str
    name: str
    law: str
    decree: str
    span: Span
    terms: Mapping[tuple[str, Honoured], Terms]
    entry: str = ""
    carried: CarriedOn | None = None
    lapses: dt.date | None = None
    lapse_article: str = ""
    money_article: str = ""
    rounding: int = 10_000
    rounding_certain: bool = True
    notes: tuple[str, ...] = ()


class PackReason(StrEnum):
    """Why a pack was chosen; the screen makes a sentence of it."""

    BY_DAY = "honour_pack_by_day"
    """The dossier was received while it is in force."""
    TOO_OLD = "honour_pack_too_old"
    """Received before the oldest law we know; the oldest is taken, as a look into the past."""
    CARRIED_ON = "honour_pack_carried_on"
    """The province had not issued its rules: the decree before goes on («NĐ 98/2023»)."""
    LAPSED = "honour_pack_lapsed"
    """Its decree has lapsed and no later one is known."""


@dataclass(frozen=True, slots=True)
class PackChoice:
    """The pack for a dossier, and why («vì sao áp dụng»).

    Attributes:
        article: of the rule that chose it.
        others: packs that may apply as well (more favourable, transitional), to be looked at.
    """

    pack: LawPack
    why: PackReason
    article: str
    others: tuple[LawPack, ...] = ()


@dataclass(frozen=True, slots=True)
class OverlayValue:
    """A value the province or ministry sets («tham số của địa phương»), with where it stands."""

    id: int
    key: str
    value: str
    source: str = ""
    span: Span = field(default_factory=Span)
