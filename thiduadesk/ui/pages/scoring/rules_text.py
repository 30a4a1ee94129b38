"""The rule of a row in words, for the pane beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.i18n import _

if TYPE_CHECKING:
    from thiduadesk.domain.rubric import Criterion
    from thiduadesk.domain.rubric import Group
    from thiduadesk.domain.rubric import Row
    from thiduadesk.domain.rubric import Rule


def kind_name(rule: Rule) -> str:
    """The kind of a rule as the clerk reads it."""
    match rule:
        case DirectRule():
            return _("Points typed directly")
        case LadderRule():
            return _("Choose a level")
        case BodiesRule():
            return _("Sum over organisations")
        case OccurrenceRule():
            return _("Points each time")
        case PercentageRule():
            return _("By per cent")
        case PenaltyRule():
            return _("Penalty")


def rule_line(criterion: Criterion) -> str:
    """One line: the kind, its parameters, the maxima."""
    parts = [kind_name(criterion.rule)]
    match criterion.rule:
        case BodiesRule(mean_for_absent=True):
            parts.append(_("an organisation that does not exist gets the mean of the others"))
        case OccurrenceRule(each=each, cap=cap, column=column):
            sign = "−" if column is Column.PENALTY else "+"
            parts.append(f"{sign}{each.printed()}")
            if cap is not None:
                parts.append(_("at most {points}").format(points=cap.printed()))
        case PercentageRule(full_at=full_at, step=step, minus=minus):
            parts.append(
                _("full at {full} %, −{minus} for each {step} % missing").format(
                    full=full_at.normalize(), minus=minus.printed(), step=step.normalize()
                )
            )
        case _:
            pass
    if criterion.max_points is not None:
        parts.append(_("maximum {points}").format(points=criterion.max_points.printed()))
    if criterion.max_bonus is not None:
        parts.append(_("bonus up to {points}").format(points=criterion.max_bonus.printed()))
    if criterion.max_penalty is not None:
        parts.append(_("penalty up to {points}").format(points=criterion.max_penalty.printed()))
    return " · ".join(parts)


def group_line(group: Group) -> str:
    """What a parent says about its children, empty when it says nothing."""
    parts = []
    if group.at_most_one:
        parts.append(_("only one of these rows may score"))
    for cap, words in (
        (group.cap_points, _("together at most {points} points")),
        (group.cap_bonus, _("bonus together at most {points}")),
        (group.cap_penalty, _("penalty together at most {points}")),
    ):
        if cap is not None:
            parts.append(words.format(points=cap.printed()))
    return " · ".join(parts)


def last_year_line(row: Row | None, year: int) -> str:
    """Last year's score of the same row, «năm 2021: 20 + 1», empty when there is none."""
    if row is None or row.score.points is None:
        return ""
    text = row.score.points.printed()
    if row.score.bonus is not None:
        text += f" + {row.score.bonus.printed()}"
    return _("year {year}: {score}").format(year=year, score=text)
