"""Arithmetic of a score sheet («cộng điểm»): what every line and the whole sheet add up to.

Sums are of what was typed. Caps and "only one of these" are limits that `proof` checks; they
change no sum. Only *maxima* obey them, because a maximum is what can be earned by the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.answers import best
from thiduadesk.rules.answers import own_column


@dataclass(frozen=True, slots=True)
class RowTotals:
    """What one line adds up to: a row's own numbers, a header's sums.

    Attributes:
        points, bonus, penalty: None while nothing below was answered; penalty is positive.
        low, high: range of ``points`` while rows are provisional («tạm tính»), else both equal.
        max_points, max_bonus, max_penalty: most that the rules allow.
        answered: every leaf at or below this line has its number.
    """

    points: Points | None
    bonus: Points | None
    penalty: Points | None
    low: Points
    high: Points
    max_points: Points
    max_bonus: Points
    max_penalty: Points
    answered: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole sheet («tổng cộng») and each of its lines.

    Attributes:
        rows: totals of each line by its ``no``.
        points, bonus, penalty: sums of what was typed, 0 of nothing.
        low, high: range of ``points`` over the provisional rows.
        answered, leaves, provisional: counts of rows that carry their own points.
    """

    rows: Mapping[str, RowTotals]
    points: Points
    bonus: Points
    penalty: Points
    low: Points
    high: Points
    max_points: Points
    max_bonus: Points
    max_penalty: Points
    answered: int
    leaves: int
    provisional: int


def compute(sheet: Sheet) -> Totals:
    """Add the sheet up: every line, bottom to top, and the total line."""
    below: dict[str | None, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        below[row.criterion.parent].append(row)
    rows: dict[str, RowTotals] = {}

    def add_up(row: Row) -> RowTotals:
        children = [add_up(child) for child in below.get(row.criterion.no, ())]
        totals = _header(row, children) if children or row.criterion.section else _leaf(row)
        rows[row.criterion.no] = totals
        return totals

    top = [add_up(row) for row in below[None]]
    leaves = sheet.leaves
    return Totals(
        rows=rows,
        points=Points.total(line.points for line in top),
        bonus=Points.total(line.bonus for line in top),
        penalty=Points.total(line.penalty for line in top),
        low=Points.total(line.low for line in top),
        high=Points.total(line.high for line in top),
        max_points=Points.total(line.max_points for line in top),
        max_bonus=Points.total(line.max_bonus for line in top),
        max_penalty=Points.total(line.max_penalty for line in top),
        answered=sum(is_answered(row) for row in leaves),
        leaves=len(leaves),
        provisional=sum(row.score.provisional for row in leaves),
    )


def is_answered(row: Row) -> bool:
    """Whether a leaf has its number; silence answers a row that only rewards or deducts."""
    return row.score.points is not None or own_column(row.criterion) is not Column.POINTS


def penalty_limit(criterion: Criterion) -> Points | None:
    """Most that the row may deduct, None when the rubric names no limit."""
    match criterion.rule:
        case PenaltyRule(cap=cap) if cap is not None:
            return cap
        case OccurrenceRule(cap=cap, column=Column.PENALTY) if cap is not None:
            return cap
        case _:
            return criterion.max_penalty


def number_in(row: Row, column: Column) -> Points | None:
    """What the office typed in this column."""
    match column:
        case Column.POINTS:
            return row.score.points
        case Column.BONUS:
            return row.score.bonus
        case Column.PENALTY:
            return row.score.penalty


def limit_of(row: Row, column: Column) -> Points | None:
    """Most that may stand in this column, None when the rubric sets no limit.

    A row without a bonus of its own may have none, unless it counts occasions without a cap.
    """
    criterion = row.criterion
    match column, criterion.rule:
        case Column.POINTS, _:
            return criterion.max_points
        case Column.BONUS, OccurrenceRule(column=Column.BONUS, cap=cap):
            return criterion.max_bonus if cap is None else cap
        case Column.BONUS, _:
            return criterion.max_bonus or ZERO
        case Column.PENALTY, _:
            return penalty_limit(criterion)


def _leaf(row: Row) -> RowTotals:
    criterion, score = row.criterion, row.score
    low, high = _range(row)
    return RowTotals(
        points=score.points,
        bonus=score.bonus,
        penalty=score.penalty,
        low=low,
        high=high,
        max_points=criterion.max_points or ZERO,
        max_bonus=criterion.max_bonus or ZERO,
        max_penalty=penalty_limit(criterion) or ZERO,
        answered=is_answered(row),
    )


def _range(row: Row) -> tuple[Points, Points]:
    given = row.score.points or ZERO
    if not row.score.provisional:
        return given, given
    low = given if row.score.low is None else row.score.low
    high = max(given, best(row.criterion)) if row.score.high is None else row.score.high
    return low, high


def _header(row: Row, children: Sequence[RowTotals]) -> RowTotals:
    criterion, score, group = row.criterion, row.score, row.criterion.group

    def most(column: Callable[[RowTotals], Points], cap: Points | None) -> Points:
        maxima = [column(child) for child in children]
        reached = max(maxima, default=ZERO) if group.at_most_one else Points.total(maxima)
        return reached if cap is None else min(reached, cap)

    return RowTotals(
        points=_sum([child.points for child in children]),
        bonus=_sum([score.bonus, *(child.bonus for child in children)]),
        penalty=_sum([score.penalty, *(child.penalty for child in children)]),
        low=Points.total(child.low for child in children),
        high=Points.total(child.high for child in children),
        max_points=most(lambda child: child.max_points, group.cap_points),
        max_bonus=(criterion.max_bonus or ZERO)
        + most(lambda child: child.max_bonus, group.cap_bonus),
        max_penalty=(criterion.max_penalty or ZERO)
        + most(lambda child: child.max_penalty, group.cap_penalty),
        answered=all(child.answered for child in children),
    )


def _sum(numbers: Sequence[Points | None]) -> Points | None:
    return Points.total(numbers) if any(number is not None for number in numbers) else None
