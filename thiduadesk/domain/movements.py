"""Movements («phong trào thi đua») and what a year of them brings: activities, models, reviews.

What is entered here once is what reports, the evidence book and the statistics are made of.
Spans are days, both included.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import PaperLink


class Launcher(StrEnum):
    """Who launched a movement («cấp phát động»), the highest first; Luật TĐKT 2022, Điều 18."""

    NATION = "nation"
    """«Chủ tịch nước, Thủ tướng Chính phủ»"""
    PROVINCE = "province"
    """«Chủ tịch UBND tỉnh»"""
    SECTOR = "sector"
    """«Bộ, ngành»"""
    BLOC = "bloc"
    """«Khối thi đua»"""
    UNION = "union"
    """«Công đoàn, đoàn thể»"""
    OFFICE = "office"
    """«Cơ quan»"""


class MovementKind(StrEnum):
    """Forms of movements («hình thức tổ chức»); Luật TĐKT 2022, Điều 16 khoản 1."""

    REGULAR = "regular"
    """«Thường xuyên»: year by year."""
    THEMATIC = "thematic"
    """«Theo chuyên đề» (in the law of 2003 «theo đợt»)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the year with what it counts («số liệu»).

    Attributes:
        name: what is counted: «nhiệm vụ được giao».
        value: exact; 12400 of «hơn 12.400 văn bản».
        unit: «nhiệm vụ», «tin, bài», «%», «đồng».
        about: the word before a rounded number: «hơn», «gần», «trên»; empty for an exact one.
        parts: what it is made up of; they add up to ``value`` unless ``about`` says otherwise.
    """

    name: str
    value: Decimal
    unit: str = ""
    about: str = ""
    parts: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A target of a movement («chỉ tiêu»); ``reached`` is None while nobody has said."""

    text: str
    value: Decimal | None = None
    unit: str = ""
    reached: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement the office launched or takes part in.

    Attributes:
        title: without quotation marks: «Cả nước chung sức xây dựng nông thôn mới».
        theme: «chủ đề, khẩu hiệu».
        launched_by: by whom, in words, where the level alone does not say.
        launched: the day.
        span: its period («giai đoạn»); an open end still runs.
        scope: who takes part, in words.
        units, persons: ids of those of the office who take part; empty is everybody.
        silent_after: months without activity after which it is told; None takes the usual ones.
    """

    id: int
    title: str
    theme: str = ""
    launcher: Launcher = Launcher.OFFICE
    launched_by: str = ""
    kind: MovementKind = MovementKind.THEMATIC
    launched: dt.date | None = None
    span: Span = field(default_factory=Span)
    scope: str = ""
    units: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()
    targets: tuple[Target, ...] = ()
    silent_after: int | None = None
    note: str = ""


class Topic(StrEnum):
    """Under which heading of a report an activity belongs when it is of no movement."""

    MOVEMENT = "movement"
    """Of a movement."""
    CONDITIONS = "conditions"
    """«Thuận lợi, khó khăn»"""
    STEERING = "steering"
    """«Tổ chức, thực hiện các văn bản của Trung ương và của tỉnh»"""
    ISSUED = "issued"
    """«Ban hành các văn bản để chỉ đạo, hướng dẫn»"""
    LAUNCHING = "launching"
    """«Phát động phong trào thi đua»"""
    TASKS = "tasks"
    """«Thực hiện chỉ tiêu, nhiệm vụ phát triển kinh tế - xã hội»"""
    LOCAL = "local"
    """«Phong trào thi đua do địa phương, đơn vị phát động»"""
    EXAMPLES = "examples"
    """«Tuyên truyền, nhân rộng điển hình tiên tiến»"""
    ASSESSMENT = "assessment"
    """«Đánh giá chung»: results, limits and their causes, lessons."""
    DIRECTIONS = "directions"
    """«Phương hướng, nhiệm vụ» of the next year."""
    MEASURES = "measures"
    """«Biện pháp, giải pháp»"""


@dataclass(frozen=True, slots=True)
class Activity:
    """One entry of the log («nhật ký hoạt động»).

    Attributes:
        movement_id: None for what belongs to no movement; ``topic`` then says where it goes.
        year: the work year it counts for.
        day, until: when; both None for what goes on through the year.
        heading: a heading of its own under the topic: «Xây dựng Chương trình công tác».
        text: a whole sentence or more, as a report may say it; without the office's name it still
            reads. Numbers of ``figures`` that stand in it as ``{0}``, ``{1}``, parts as ``{0.1}``,
            are data fields of the report.
        place: where it was.
        unit_id: the unit that did it.
        people: ids of people who took part.
        pictures: hashes of kept files.
        position: order among those of the same day and topic.
    """

    id: int
    year: int
    text: str
    movement_id: int | None = None
    topic: Topic = Topic.MOVEMENT
    heading: str = ""
    day: dt.date | None = None
    until: dt.date | None = None
    figures: tuple[Figure, ...] = ()
    place: str = ""
    unit_id: int | None = None
    people: tuple[int, ...] = ()
    pictures: tuple[str, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class ActivityLink:
    """An activity, with its figures, proves a row of the sheet or supports a nomination.

    Attributes:
        criterion_id, nomination_id: one of the two.
    """

    id: int
    activity_id: int
    criterion_id: int | None = None
    nomination_id: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class GoodModel:
    """A model or good practice («mô hình, cách làm hay, sáng tạo») of a unit.

    Attributes:
        unit_id: None where ``unit`` names one in words, or it is the whole office's.
        since: first day of use.
        until: None while it is in use.
    """

    id: int
    year: int
    name: str
    movement_id: int | None = None
    unit_id: int | None = None
    text: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SocialWork:
    """Social work («an sinh xã hội, từ thiện»): what was given to whom.

    Attributes:
        amount: in dong; None where nothing is counted in money.
    """

    id: int
    year: int
    text: str
    movement_id: int | None = None
    day: dt.date | None = None
    amount: int | None = None
    receiver: str = ""


class ReviewKind(StrEnum):
    """Reviews of a movement («sơ kết, tổng kết»)."""

    INTERIM = "interim"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class MovementReview:
    """A review that is planned or was held.

    Attributes:
        due: by when; None where the rule's own day holds (``rules.movements``).
        done: the day it was held.
        dispatch_id: the report of it.
    """

    id: int
    movement_id: int
    kind: ReviewKind
    year: int
    due: dt.date | None = None
    done: dt.date | None = None
    dispatch_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WholeMovement:
    """A movement with all that is kept of it, to be thrown away and put back as one.

    Attributes:
        links: papers that it and its entries point to.
        proves: rows and nominations that its activities prove.
    """

    movement: Movement
    activities: tuple[Activity, ...] = ()
    models: tuple[GoodModel, ...] = ()
    social: tuple[SocialWork, ...] = ()
    reviews: tuple[MovementReview, ...] = ()
    links: tuple[PaperLink, ...] = ()
    proves: tuple[ActivityLink, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeActivity:
    """An activity with its papers and what it proves, to be thrown away and put back as one."""

    activity: Activity
    links: tuple[PaperLink, ...] = ()
    proves: tuple[ActivityLink, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeModel:
    """A model with its papers, to be thrown away and put back as one."""

    model: GoodModel
    links: tuple[PaperLink, ...] = ()
