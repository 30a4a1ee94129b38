"""Law packs: what each honour asks under a law, who decides, what it costs («gói luật»).

A pack is data (``resources/honours/packs``); ``rules/honours`` reads it and holds facts against it.
Years are years of achievement, shares per cent, money dong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import RatingLevel
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
    """What can be asked of the facts; ``rules/honours`` knows how to look each one up."""

    RATING = "rating"
    """Rated at least ``level`` in the year."""
    RATED_YEARS = "rated_years"
    """At least ``count`` years in a row up to the year rated at least ``level``."""
    SINCE_AWARD = "since_award"
    """``honours`` held, and ``count`` years in a row of work of ``level`` since."""
    YEARS_WITHIN = "years_within"
    """In that time ``count`` years rated at least ``level``."""
    HONOURS_WITHIN = "honours_within"
    """In that time ``count`` times one of ``honours``."""
    INITIATIVES_WITHIN = "initiatives_within"
    """In that time ``count`` initiatives of at least ``scope``."""
    TITLE_OF_YEAR = "title_of_year"
    """One of ``honours`` in the year itself."""
    TITLES_IN_ROW = "titles_in_row"
    """``count`` times ``honours`` in a row, the last in the year."""
    INITIATIVE = "initiative"
    """A recognised initiative of at least ``scope``, not used before."""
    RECRUITED = "recruited"
    """At work for at least ``months`` of the year («mới tuyển dụng»)."""
    STUDY = "study"
    """Long courses passed well enough."""
    TRANSFER = "transfer"
    """The old unit's opinion of who came from elsewhere after ``months`` months of the year."""
    NO_DISCIPLINE = "no_discipline"
    """No discipline from ``discipline`` up in the year."""
    NOT_FROZEN = "not_frozen"
    """Nothing pending against the subject on the day."""
    REGISTERED = "registered"
    """Registered for the honour in the year."""
    MEMBERS = "members"
    """Share of members with ``of``, at least or above ``percent``."""
    MEMBER_WITH = "member_with"
    """At least ``count`` members with ``of``."""
    MEMBERS_UNDISCIPLINED = "members_undisciplined"
    """No member disciplined from «cảnh cáo» up."""
    LEADS_BLOC = "leads_bloc"
    """Leads its bloc of the year («dẫn đầu cụm, khối»)."""
    NOT_YET = "not_yet"
    """Does not hold the honour for this year, or for good, already."""
    EXISTS = "exists"
    """Has existed for ``count`` years."""
    POST_YEARS = "post_years"
    """Long enough in leading posts, after the table of ``rung``."""
    JUDGED = "judged"
    """What no record shows and the council has to judge; ``words`` say what."""
    ANY_OF = "any_of"
    """One of ``options``, each a list of conditions."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an honour, as data; which fields count depends on ``kind``.

    Attributes:
        id: unique in its pack, «CSTDT.person.merit.2».
        article: where the law asks it, in words of the law.
        source: key of the fact sheet the value was taken from.
        certain: False for what is known from memory only: it warns and never blocks.
        above: strictly more than ``percent``.
        spacing: at most so many years from one title to the next of a row.
        late: the row may have ended so many years before the year.
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
    scope: str = ""
    months: int = 0
    percent: int = 0
    above: bool = False
    of: str = ""
    discipline: str = ""
    spacing: int = 1
    late: int = 0
    rung: str = ""
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
    """

    code: str
    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """The council's threshold («tỷ lệ phiếu») in per cent of all members; None: the law names none."""

    percent: int | None
    article: str
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Last day to submit: ``years`` after the year of achievement («thời hạn trình»)."""

    day: int
    month: int
    years: int
    article: str
    certain: bool = True
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """The most that may be given, ``percent`` of a number, rounded down («tỷ lệ tối đa»).

    Attributes:
        of: what is counted: honour code of those holding it («LDTT»), or «bloc_leaders».
    """

    percent: int
    of: str
    article: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pack says of one honour for persons, collectives or households.

    Attributes:
        decider: who decides, in words of the law («Chủ tịch Ủy ban nhân dân tỉnh»).
        coefficient: of the base salary; None where the law gives no money or we do not know.
        money_article: where the money stands.
        money_certain: False where the coefficient is known from memory only.
        conditions: by route; a route that is absent does not lead to this honour.
        sets: copies of the dossier, None where unknown.
        certificate: False for «Lao động tiên tiến», which has a decision only.
    """

    honour: str
    honoured: Honoured
    decider: str
    conditions: Mapping[Route, tuple[Condition, ...]]
    coefficient: Decimal | None = None
    money_article: str = ""
    money_certain: bool = True
    vote: Vote | None = None
    quota: Quota | None = None
    deadline: Deadline | None = None
    parts: tuple[PartNeeded, ...] = ()
    sets: int | None = None
    sets_certain: bool = True
    certificate: bool = True


@dataclass(frozen=True, slots=True)
class LawPack:
    """The law in force for dossiers received in a span («gói luật»).

    Attributes:
        id: «luat-2022-nd152».
        name: of the pack, in words.
        law, decree: as papers cite them.
        span: days on which received dossiers fall under it.
        rounding: award money is rounded up to full so many dong; 0 leaves it as computed.
        notes: what is not known for certain of this pack, in words; shown with every answer.
    """

    id: str
    name: str
    law: str
    decree: str
    span: Span
    terms: Mapping[tuple[str, Honoured], Terms]
    rounding: int = 10_000
    rounding_certain: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackChoice:
    """The pack for a dossier, and why («vì sao áp dụng»).

    Attributes:
        why: code for the sentence: «honour_pack_by_day», «honour_pack_carried_on» and so on.
        article: of the rule that chose it.
        others: packs that may apply as well (more favourable, transitional), to be looked at.
    """

    pack: LawPack
    why: str
    article: str
    others: tuple[LawPack, ...] = ()


@dataclass(frozen=True, slots=True)
class OverlayValue:
    """A value the province or ministry sets («tham số của địa phương»), with where it stands."""

    key: str
    value: str
    source: str = ""
    span: Span = field(default_factory=Span)
    id: int = 0
