"""What the records know about the time a report is about, and what they do not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache

from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Registration
from thiduadesk.domain.text import parse_date
from thiduadesk.rules.movements.naming import meant

_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")

Cited = tuple[PaperRole, Paper]

FORWARD = frozenset({Topic.ASSESSMENT, Topic.DIRECTIONS, Topic.MEASURES})
"""What looks back on the whole time or ahead: a half-year has its own, and so has a review."""
ABOVE = (PaperRole.LAUNCH, PaperRole.IMPLEMENT)
"""What papers of superiors are to a movement."""
_HALF = 6
"""Last month of the first half-year."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something a report should say and the records do not («câu hỏi»).

    Attributes:
        code: which question, e.g. ``plan_missing``; its sentence is made by i18n.
        source: key of the paragraph that waits for the answer, or of the record it is about.
        page: of the window, where the answer is entered.
        where: what to open there: the id of a movement, else empty.
        about: what it asks about, in words: the title of a movement or of a section.
        law: the article that asks for it, empty for none.
    """

    code: str
    source: str
    page: str
    where: str = ""
    about: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class HonourWords:
    """How sentences say an honour.

    Attributes:
        name: «danh hiệu “Lao động tiên tiến”», «Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh».
        verb: «công nhận», «tặng», «tặng thưởng»: a key of the wording.
        order: the highest first.
    """

    name: str
    verb: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of the years ``since`` to ``year``, up to ``last``.

    Attributes:
        half: only the first half of the year counts.
        last: the last day whose honours have been received; what is decided later is not known yet.
        words: standing facts by key (``documents.drafts.facts``).
        logged: first year in which anything is logged of a movement, by its id.
        activities, models, social: of these years, in the order of the log.
        papers: what each record points to, in its order.
        honours: of these years, with the words for each code.
        guidance: letters of the year with their papers.
        reviewed: id of the movement that a review is about, None for other reports.
    """

    year: int
    last: dt.date
    since: int = 0
    half: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    movements: Sequence[Movement] = ()
    logged: Mapping[int, int] = field(default_factory=dict)
    activities: Sequence[Activity] = ()
    models: Sequence[GoodModel] = ()
    social: Sequence[SocialWork] = ()
    papers: Mapping[Owner, Sequence[Cited]] = field(default_factory=dict)
    honours: Sequence[HonourHeld] = ()
    honour_words: Mapping[str, HonourWords] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    registrations: Sequence[Registration] = ()
    guidance: Sequence[tuple[Guidance, Paper | None]] = ()
    reviews: Sequence[MovementReview] = ()
    reviewed: int | None = None

    # --- time ------------------------------------------------------------------------------------
    @property
    def first_year(self) -> int:
        """The first year that counts."""
        return self.since or self.year

    def covers(self, day: dt.date | None, year: int) -> bool:
        """Whether something of ``day``, of the work year ``year``, belongs to the report."""
        if not self.first_year <= year <= self.year:
            return False
        return not (self.half and day is not None and day.month > _HALF and day.year >= self.year)

    def counts(self, one: Activity) -> bool:
        """Whether an activity belongs to the report.

        What assesses or looks ahead belongs to the half-year where its day lies in it, else to the
        year. What goes on all year belongs to a half-year only where it says nothing of later.
        """
        if one.topic in FORWARD and self.reviewed is None:
            early = one.day is not None and one.day.month <= _HALF
            return one.year == self.year and early == self.half
        return self.covers(one.day, one.year) and not self.undated(one)

    def undated(self, one: Activity) -> bool:
        """Whether only its day would tell if an entry belongs to the half-year.

        It has none, and figures that may be the whole year's, or it names a later day or paper.
        """
        if not self.half or one.day is not None or one.until is not None:
            return False
        papers = self.cited(OwnerKind.ACTIVITY, one.id)
        days = (*(parse_date(text) for text in _DAY.findall(one.text)), *(p.date for p in papers))
        return bool(one.figures) or any(day is not None and day > self.last for day in days)

    # --- of movements ----------------------------------------------------------------------------
    @property
    def review(self) -> Movement | None:
        """The movement that a review is about."""
        return next((one for one in self.movements if one.id == self.reviewed), None)

    def running(self, launchers: Sequence[Launcher]) -> tuple[Movement, ...]:
        """Movements of these levels that ran in the time, or of which something is logged."""
        return tuple(
            one for one in self.movements if one.launcher in launchers and self._alive(one)
        )

    def _alive(self, movement: Movement) -> bool:
        first, last = dt.date(self.first_year, 1, 1), self.last
        start = movement.launched or movement.span.start
        if start is None and movement.id in self.logged:
            start = dt.date(self.logged[movement.id], 1, 1)
        runs = (start is None or start <= last) and (
            movement.span.end is None or movement.span.end >= first
        )
        return runs or any(one.movement_id == movement.id for one in self.activities)

    def log(self, movement_id: int | None, *topics: Topic) -> tuple[Activity, ...]:
        """Activities of a movement (None: of none), of some topics or all; by year and day."""
        found = [
            one
            for one in self.activities
            if one.movement_id == movement_id and self.counts(one)
            if not topics or one.topic in topics
        ]
        return tuple(sorted(found, key=_place))

    def models_of(self, movement_id: int | None) -> tuple[GoodModel, ...]:
        """Models of a movement, or of none."""
        return tuple(
            one
            for one in self.models
            if one.movement_id == movement_id and self.covers(one.since, one.year)
        )

    def social_of(self, movement_id: int | None) -> tuple[SocialWork, ...]:
        """Social work of a movement, or of none."""
        return tuple(
            one
            for one in self.social
            if one.movement_id == movement_id and self.covers(one.day, one.year)
            if not (self.half and one.day is None and one.amount)
        )

    def honours_of(self, movement: Movement) -> tuple[HonourHeld, ...]:
        """Honours received in the time that came of a movement."""
        return tuple(one for one in self.received if self._came_of(one) == movement.id)

    def honours_beside(self, movements: Sequence[Movement]) -> tuple[HonourHeld, ...]:
        """Honours received in the time that came of none of these movements."""
        told = {one.id for one in movements}
        return tuple(one for one in self.received if self._came_of(one) not in told)

    @property
    def received(self) -> tuple[HonourHeld, ...]:
        """Honours decided in the time; undated ones by their year."""
        return tuple(one for one in self.honours if self._received(one))

    def _received(self, one: HonourHeld) -> bool:
        if one.date is None:
            return not self.half and self.first_year <= one.year <= self.year
        if one.date > self.last:
            return False
        inside = self.first_year <= one.date.year <= self.year
        return (inside or self.first_year <= one.year <= self.year) and self.covers(
            one.date, min(one.date.year, self.year)
        )

    def _came_of(self, one: HonourHeld) -> int | None:
        if not one.movement:
            return None
        return _meant(one.movement, tuple(self.movements), one.date or dt.date(one.year, 12, 31))

    # --- papers ----------------------------------------------------------------------------------
    def cited(self, kind: OwnerKind, number: int, *roles: PaperRole) -> tuple[Paper, ...]:
        """Papers a record points to, in some roles or all."""
        held = self.papers.get(Owner(kind, number), ())
        return tuple(paper for role, paper in held if not roles or role in roles)

    def basis(self, one: Activity) -> tuple[Paper, ...]:
        """Papers that the movement of an entry rests on."""
        if one.movement_id is None:
            return ()
        return self.cited(OwnerKind.MOVEMENT, one.movement_id, *ABOVE, PaperRole.PLAN)


@lru_cache(maxsize=1024)
def _meant(title: str, movements: tuple[Movement, ...], day: dt.date) -> int | None:
    """The movement that words mean; the same words are asked for again with every keystroke."""
    found = meant(title, movements, day)
    return found.id if found else None


def collective(one: HonourHeld | Registration) -> bool:
    """Whether it is a collective's."""
    return Honoured.of(one.subject) is Honoured.COLLECTIVE


def _place(one: Activity) -> tuple[int, dt.date, int, int]:
    """As the log has them: by day, what goes on all year last."""
    return one.year, one.day or dt.date.max, one.position, one.id
