"""Recognises how a criterion is scored from its own words («cách tính điểm»)."""

from __future__ import annotations

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import Rule


def rule_of(text: str, max_points: Points | None, max_bonus: Points | None, max_penalty: Points | None) -> Rule:
    """The rule a criterion states, ``DirectRule`` when it states none."""
    return DirectRule()


def group_of(text: str) -> Group:
    """What a parent or section says about its children."""
    return Group()
