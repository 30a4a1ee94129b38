"""Proof of single rows against their rule: levels, bodies, counts, shares («cách tính điểm»)."""

from __future__ import annotations

from collections.abc import Iterator

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.rules.answers import body_of
from thiduadesk.rules.answers import own_column
from thiduadesk.rules.answers import points_of
from thiduadesk.rules.answers import settled_bodies
from thiduadesk.rules.faults import of_row
from thiduadesk.rules.faults import off_ladder
from thiduadesk.rules.scoring import number_in


def mismatches(row: Row) -> Iterator[Finding]:
    """The number typed against the number that follows from the answer, or from the ladder."""
    criterion, score = row.criterion, row.score
    earned = points_of(criterion, score.answer)
    for typed, due in (
        (score.points, earned.points),
        (score.bonus, earned.bonus),
        (score.penalty, earned.penalty),
    ):
        if typed is not None and due is not None and typed != due:
            yield of_row(row, "level_points_mismatch", typed, due)
    match criterion.rule:
        case LadderRule(levels=levels) if score.answer.level is None:
            typed = number_in(row, own_column(criterion))
            steps = sorted({level.points for level in levels}, reverse=True)
            if typed is not None and typed not in steps:
                yield off_ladder(row, typed, steps)
        case BodiesRule():
            yield from _of_bodies(row, criterion.rule)
        case PenaltyRule() if score.points:
            yield of_row(row, "score_above_max", score.points, ZERO)
        case _:
            pass


def _of_bodies(row: Row, rule: BodiesRule) -> Iterator[Finding]:
    settled = {score.name: score for score in settled_bodies(rule, row.score.answer)}
    for given in row.score.answer.bodies:
        body = body_of(rule, given.name)
        if body is None or given.points is None:
            continue
        if given.exists:
            steps = sorted({level.points for level in body.levels}, reverse=True)
            if steps and given.points not in steps:
                yield off_ladder(row, given.points, steps, body.name)
        elif given.name in settled and given.points != settled[given.name].points:
            due = settled[given.name].points or ZERO
            yield of_row(row, "level_points_mismatch", given.points, due)
    for name, score in settled.items():
        if not score.exists and rule.mean_for_absent and score.points is not None:
            yield Finding(
                "mean_rule_applied",
                Severity.INFO,
                row.criterion.no,
                quote=name,
                found=str(score.points),
                params={"no": row.criterion.no, "body": name, "found": score.points.printed()},
            )
