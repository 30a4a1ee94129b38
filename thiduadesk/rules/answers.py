"""Points that follow from an answer («mức đạt», number of times, per cent) by the row's rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING
from decimal import Decimal

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Score


@dataclass(frozen=True, slots=True)
class Earned:
    """The three numbers an answer leads to; None where the answer says nothing of them."""

    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None


def points_of(criterion: Criterion, answer: Answer) -> Earned:
    """What the answer is worth; an unfinished answer, or a row scored directly, earns nothing."""
    match criterion.rule:
        case LadderRule(levels=levels):
            return _in(own_column(criterion), _level_points(levels, answer.level))
        case BodiesRule(bodies=bodies):
            scores = settled_bodies(criterion.rule, answer)
            complete = len(scores) == len(bodies) and bool(bodies)
            worth = Points.total(score.points for score in scores) if complete else None
            return _in(own_column(criterion), worth)
        case OccurrenceRule(column=column):
            return _in(column, _occurrences(criterion, criterion.rule, answer.count))
        case PercentageRule():
            return Earned(points=_percentage(criterion, criterion.rule, answer.percent))
        case DirectRule() | PenaltyRule():
            return Earned()


def own_column(criterion: Criterion) -> Column:
    """The column a leaf is scored in: points, unless it can only reward or only deduct."""
    match criterion.rule:
        case PenaltyRule():
            return Column.PENALTY
        case OccurrenceRule(column=column) if criterion.max_points is None:
            return column
        case _ if criterion.max_points is not None:
            return Column.POINTS
        case _ if criterion.max_bonus is not None:
            return Column.BONUS
        case _ if criterion.max_penalty is not None:
            return Column.PENALTY
        case _:
            return Column.POINTS


def settled_bodies(rule: BodiesRule, answer: Answer) -> tuple[BodyScore, ...]:
    """The answered bodies in the rule's order, an absent one with what the rule gives it.

    «được tính điểm bằng trung bình cộng số điểm của các tổ chức hiện có»: the mean of the bodies
    that exist; nothing where the rule does not say so. Bodies not answered yet are left out.
    """
    by_name = {score.name: score for score in answer.bodies}
    asked = [by_name[body.name] for body in rule.bodies if body.name in by_name]
    present = [score.points for score in asked if score.exists and score.points is not None]
    instead = Points.mean(present) if rule.mean_for_absent else ZERO
    return tuple(
        score if score.exists else BodyScore(score.name, exists=False, points=instead)
        for score in asked
        if not score.exists or score.points is not None
    )


def parts_of(criterion: Criterion, score: Score) -> tuple[Points, ...]:
    """Points of each body as the paper lists them under their sum; nothing while one is missing."""
    rule = criterion.rule
    if not isinstance(rule, BodiesRule) or score.points is None:
        return ()
    bodies = settled_bodies(rule, score.answer)
    parts = tuple(body.points for body in bodies if body.points is not None)
    return parts if len(parts) == len(rule.bodies) else ()


def best(criterion: Criterion) -> Points:
    """Most points the row's rule can give; a row without a maximum can give none."""
    limit = criterion.max_points
    match criterion.rule:
        case LadderRule(levels=levels) if levels:
            most = _top(levels)
        case BodiesRule(bodies=bodies) if bodies:
            most = Points.total(_top(body.levels) for body in bodies if body.levels)
        case OccurrenceRule(column=Column.POINTS, cap=cap) if cap is not None:
            most = cap
        case _:
            return limit or ZERO
    return most if limit is None else min(most, limit)


def body_of(rule: BodiesRule, name: str) -> Body | None:
    """The rule's body called ``name``."""
    return next((body for body in rule.bodies if body.name == name), None)


def _top(levels: Sequence[Level]) -> Points:
    return max(level.points for level in levels)


def _level_points(levels: Sequence[Level], name: str | None) -> Points | None:
    return next((level.points for level in levels if level.name == name), None)


def _in(column: Column, worth: Points | None) -> Earned:
    match column:
        case Column.POINTS:
            return Earned(points=worth)
        case Column.BONUS:
            return Earned(bonus=worth)
        case Column.PENALTY:
            return Earned(penalty=worth)


def _occurrences(criterion: Criterion, rule: OccurrenceRule, count: int | None) -> Points | None:
    if count is None:
        return None
    limits = {
        Column.POINTS: criterion.max_points,
        Column.BONUS: criterion.max_bonus,
        Column.PENALTY: criterion.max_penalty,
    }
    worth = rule.each.times(count)
    for limit in (rule.cap, limits[rule.column]):
        worth = worth if limit is None else min(worth, limit)
    return worth


def _percentage(
    criterion: Criterion, rule: PercentageRule, percent: Decimal | None
) -> Points | None:
    if percent is None or criterion.max_points is None or rule.step <= 0:
        return None
    missing = max(Decimal(0), rule.full_at - percent)
    steps = (missing / rule.step).to_integral_value(rounding=ROUND_CEILING)
    return max(rule.floor, criterion.max_points - rule.minus.times(steps))
