"""The office's own scores («tự chấm») from the cells of a rubric's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import tidy
from thiduadesk.exchange.recognition import phrases
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_rows import Line
from thiduadesk.exchange.rubric_values import CellPoints
from thiduadesk.exchange.rubric_values import read_points
from thiduadesk.rules.answers import own_column

_SENTENCES = re.compile(r"[\n.;]+")


def score_of_header(line: Line, criterion: Criterion) -> Score:
    """A header's own bonus and penalty; its points are the sum of its rows."""
    own_bonus, own_penalty = criterion.max_bonus is not None, criterion.max_penalty is not None
    bonus = read_points(line.cells[Meaning.BONUS]) if own_bonus else CellPoints()
    penalty = read_points(line.cells[Meaning.PENALTY]) if own_penalty else CellPoints()
    explanation = tidy("\n".join(line.explanation))
    return Score(
        bonus=bonus.points,
        penalty=positive(penalty.points),
        explanation=explanation,
        unread=bonus.unread or penalty.unread,
    )


def score_of_leaf(line: Line, criterion: Criterion) -> Score:
    """The self-score of a row; what cannot be read stays in ``unread``."""
    points = read_points(line.cells[Meaning.POINTS])
    bonus = read_points(line.cells[Meaning.BONUS])
    penalty = read_points(line.cells[Meaning.PENALTY])
    explanation = tidy("\n".join(line.explanation))
    said = phrases("rubric", "values", "provisional").in_(explanation)
    own, more, less = points.points, bonus.points, positive(penalty.points)
    if own is not None and less is None and _only_deducts(criterion, own):
        own, less = None, positive(own)
    elif own is not None and more is None and _only_rewards(criterion):
        own, more = None, own
    if more is not None and less is None and more < Points(0):
        less, more = -more, None
    return Score(
        points=own,
        bonus=more,
        penalty=less,
        provisional=said or points.provisional or bonus.provisional,
        explanation=explanation,
        answer=_answer(criterion, points.parts, explanation),
        unread=points.unread or bonus.unread or penalty.unread,
    )


def positive(points: Points | None) -> Points | None:
    """A deduction without its sign: people type it either way."""
    if points is not None and points < Points(0):
        return -points
    return points


def _only_deducts(criterion: Criterion, points: Points) -> bool:
    return own_column(criterion) is Column.PENALTY or points < Points(0)


def _only_rewards(criterion: Criterion) -> bool:
    return own_column(criterion) is Column.BONUS


def _answer(criterion: Criterion, parts: Sequence[Points], explanation: str) -> Answer:
    """Points of the bodies, where the cell gives one for each («60 / 20 / 20 / 20»)."""
    rule = criterion.rule
    if not isinstance(rule, BodiesRule) or len(parts) != len(rule.bodies):
        return Answer()
    return Answer(
        bodies=tuple(
            BodyScore(body.name, exists=not _is_absent(body.name, explanation), points=points)
            for body, points in zip(rule.bodies, parts, strict=True)
        )
    )


def _is_absent(body: str, explanation: str) -> bool:
    """Whether a sentence of the explanation says that the body is dissolved, or never was."""
    absent = phrases("rubric", "values", "absent_body")
    return any(
        search_key(body) in search_key(sentence) and absent.in_(sentence)
        for sentence in _SENTENCES.split(explanation)
    )
