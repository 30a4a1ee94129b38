"""The rubric («bảng tiêu chí») as issued, the score sheet («bảng chấm điểm») as filled."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from thiduadesk.domain.points import Points

SheetId = NewType("SheetId", int)
CriterionId = NewType("CriterionId", int)


class Column(StrEnum):
    """Which of a row's three numbers a rule speaks of."""

    POINTS = "points"
    BONUS = "bonus"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a ladder («mức»): its name and what it is worth."""

    name: str
    points: Points


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation scored by its own ladder («tổ chức đoàn thể»)."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class DirectRule:
    """Points typed freely up to the maximum («chấm trực tiếp»)."""


@dataclass(frozen=True, slots=True)
class LadderRule:
    """One level is chosen («chọn mức»)."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class BodiesRule:
    """Sum over organisations, each with its ladder («cộng theo đoàn thể»).

    Attributes:
        mean_for_absent: a body that does not exist gets the mean of those that do
            («trung bình cộng số điểm của các tổ chức hiện có»).
    """

    bodies: tuple[Body, ...]
    mean_for_absent: bool = False


@dataclass(frozen=True, slots=True)
class OccurrenceRule:
    """So many points each time («mỗi … cộng 2 điểm, tối đa 10»).

    Attributes:
        each: points of one occurrence, positive; ``column`` says whether they add or deduct.
        cap: most that may come together, None when the text names no cap.
        column: POINTS, BONUS or PENALTY.
        unit: the words of what is counted, for the screen.
    """

    each: Points
    cap: Points | None = None
    column: Column = Column.POINTS
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PercentageRule:
    """Full points at a share, less for what is missing («giảm 1% trừ 0,5 điểm»).

    Attributes:
        full_at: per cent at which the row earns its maximum.
        step: per cent of one deduction step.
        minus: points lost for each full or begun step missing.
        floor: least the row can earn.
    """

    full_at: Decimal = Decimal(100)
    step: Decimal = Decimal(1)
    minus: Points = field(default_factory=Points)
    floor: Points = field(default_factory=Points)


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """The row only deducts («điểm trừ»); ``cap`` is the most it may take."""

    cap: Points | None = None


Rule = DirectRule | LadderRule | BodiesRule | OccurrenceRule | PercentageRule | PenaltyRule


@dataclass(frozen=True, slots=True)
class Group:
    """What a parent or section says about its children («chỉ tính một mục», caps).

    Attributes:
        at_most_one: only one child may score.
        cap_points: most points the children may add to together, beside their own maxima.
        cap_bonus: the same of bonus.
        cap_penalty: the same of penalty.
    """

    at_most_one: bool = False
    cap_points: Points | None = None
    cap_bonus: Points | None = None
    cap_penalty: Points | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """Numbers a file prints on a header or total line («số ghi trong bảng»).

    Kept and compared, never printed: printed lines are always computed.
    """

    max_points: Points | None = None
    max_bonus: Points | None = None
    max_penalty: Points | None = None
    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the rubric as issued («tiêu chí», or a section «nội dung»).

    Attributes:
        no: unique in the sheet: «I.2.3» where numbers restart in sections, else as printed.
        parent: ``no`` of the parent row, None for a section (or a top row without sections).
        printed_no: the number as the paper prints it («2.3», «1», «»).
        text: the criterion, lines kept.
        section: a section line («Nội dung 1: …»); has no points of its own.
        max_points: of a leaf; None on parents and sections (their sums are computed).
        max_bonus: the row's own bonus; a parent may have one beside its children's points.
        max_penalty: most that may be deducted here.
        rule: how the row is scored; leaves only.
        group: what the row says about its children.
        claimed: what the file prints on this line when the line is a header.
        where: sheet and cell, or table and row, it was read from.
    """

    no: str
    parent: str | None
    printed_no: str
    text: str
    section: bool = False
    max_points: Points | None = None
    max_bonus: Points | None = None
    max_penalty: Points | None = None
    rule: Rule = field(default_factory=DirectRule)
    group: Group = field(default_factory=Group)
    claimed: Claimed = field(default_factory=Claimed)
    where: str = ""


@dataclass(frozen=True, slots=True)
class BodyScore:
    """What one body got: ``exists`` false means it is dissolved or was never founded."""

    name: str
    exists: bool = True
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How the clerk came to the number, where the rule asks: level, bodies, count, per cent."""

    level: str | None = None
    bodies: tuple[BodyScore, ...] = ()
    count: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The office's own score of one row («tự chấm»).

    Attributes:
        points, bonus, penalty: None is unanswered; penalty is positive.
        provisional: «tạm tính», may still change.
        low, high: typed range of a provisional row; None means: as given, to the best level.
        explanation: «giải trình», plain text, lines kept.
        answer: how the number came about.
        unread: text found where points should stand that could not be read.
        evidence: ids of the papers cited («minh chứng»).
        activities: ids of the activities that prove it with their figures.
    """

    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None
    provisional: bool = False
    low: Points | None = None
    high: Points | None = None
    explanation: str = ""
    answer: Answer = field(default_factory=Answer)
    unread: str | None = None
    evidence: tuple[int, ...] = ()
    activities: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion with its score."""

    criterion: Criterion
    score: Score = field(default_factory=Score)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A score sheet («bảng chấm điểm»): rows in printed order, and what its last line claims.

    Attributes:
        year: the year scored.
        title: heading as printed, e.g. «BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022».
        criteria_heading: heading of the criterion column as issued.
        total_claimed: numbers of the line «TỔNG CỘNG» as read.
        notes: lines printed below the table as issued.
        source: name of the file it was read from.
    """

    year: int
    title: str
    rows: tuple[Row, ...]
    criteria_heading: str = ""
    total_claimed: Claimed = field(default_factory=Claimed)
    notes: tuple[str, ...] = ()
    source: str = ""

    def children(self, no: str | None) -> tuple[Row, ...]:
        """Rows right below ``no`` in printed order."""
        return tuple(row for row in self.rows if row.criterion.parent == no)

    def row(self, no: str) -> Row | None:
        """The row named ``no``, or None."""
        return next((row for row in self.rows if row.criterion.no == no), None)

    @property
    def parents(self) -> frozenset[str]:
        """Every ``no`` that has children."""
        return frozenset(row.criterion.parent for row in self.rows if row.criterion.parent)

    @property
    def leaves(self) -> tuple[Row, ...]:
        """Rows that carry their own points (28 in the 2022 rubric)."""
        parents = self.parents
        return tuple(
            row
            for row in self.rows
            if not row.criterion.section and row.criterion.no not in parents
        )

    @property
    def criteria(self) -> tuple[Row, ...]:
        """Numbered rows without sections (31 in the 2022 rubric)."""
        return tuple(row for row in self.rows if not row.criterion.section)

    @property
    def deducts(self) -> bool:
        """Whether the rubric can deduct points («điểm trừ»), so that the sheet needs the columns."""
        return any(
            row.criterion.max_penalty is not None
            or row.score.penalty is not None
            or isinstance(row.criterion.rule, PenaltyRule)
            or (
                isinstance(row.criterion.rule, OccurrenceRule)
                and row.criterion.rule.column is Column.PENALTY
            )
            for row in self.rows
        )
