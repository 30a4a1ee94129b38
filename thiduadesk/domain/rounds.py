"""Rounds of review («đợt bình xét»): nominations, the council, ballots, and money that follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Subject


class RoundKind(StrEnum):
    """Why honours are reviewed («loại hình»)."""

    YEAR_END = "year_end"
    THEMATIC = "thematic"
    """By movement («phong trào, chuyên đề»)"""
    EXTRAORDINARY = "extraordinary"
    """«Đột xuất»"""


class RoundState(StrEnum):
    """The way of a round."""

    COLLECTING = "collecting"
    MEETING = "meeting"
    FROZEN = "frozen"
    """The council has voted; its minutes stand."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of review.

    Attributes:
        year: year of achievement.
        received: day the dossiers reach the authority; chooses the law pack.
        council_id: the council that votes, None while none is chosen.
        met: day of the meeting.
        place, chair, secretary: as the minutes print them.
        movement: of a thematic round.
    """

    id: int
    name: str
    kind: RoundKind
    year: int
    received: dt.date
    state: RoundState = RoundState.COLLECTING
    council_id: int | None = None
    met: dt.date | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    movement: str = ""


class NominationState(StrEnum):
    """The way of a nomination («đề nghị → xét → trình → quyết định | trả lại»)."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Nomination:
    """A subject proposed for an honour in a round.

    Attributes:
        proposed_by: the unit that proposed it, in words.
        achievement: what it is honoured for, in a few words; reports and lists print it.
        achieved: period of the achievement.
        initiative_id: the initiative it rests on, None for none.
        override: written reason for going on against a verdict of «no», empty for none.
        reason: of a return.
        yes, no, invalid: ballots; None until they are counted.
        number, date: of the decision that grants it.
    """

    id: int
    round_id: int
    subject: Subject
    honour: str
    state: NominationState = NominationState.PROPOSED
    proposed_by: str = ""
    achievement: str = ""
    achieved: Span = field(default_factory=Span)
    initiative_id: int | None = None
    override: str = ""
    reason: str = ""
    yes: int | None = None
    no: int | None = None
    invalid: int | None = None
    number: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """A member of a council; ``role`` as the decision says it: «Chủ tịch», «Ủy viên Thư ký»."""

    name: str
    post: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """A council by its decision («Hội đồng Thi đua - Khen thưởng, Hội đồng sáng kiến»)."""

    id: int
    name: str
    members: tuple[CouncilMember, ...] = ()
    number: str = ""
    date: dt.date | None = None
    span: Span = field(default_factory=Span)


class Presence(StrEnum):
    """How a member took part in a meeting."""

    PRESENT = "present"
    WRITTEN = "written"
    """Absent with a written opinion, which counts."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A member at the meeting of a round."""

    round_id: int
    name: str
    presence: Presence = Presence.PRESENT


@dataclass(frozen=True, slots=True)
class FundEntry:
    """Money into or out of the award fund («quỹ khen thưởng») in dong; out is negative."""

    id: int
    year: int
    day: dt.date
    amount: int
    note: str = ""
    nomination_id: int | None = None


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part of a dossier that is there: the law pack's code of the part, and the kept file or paper.

    Attributes:
        day: when it was done, of parts that are steps: opinions asked, made public.
    """

    id: int
    nomination_id: int
    part: str
    file: str = ""
    dispatch_id: int | None = None
    note: str = ""
    day: dt.date | None = None
