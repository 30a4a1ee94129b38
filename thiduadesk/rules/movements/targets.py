"""Targets of movements («chỉ tiêu»): which were reached, which were missed, which nobody has said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Target
from thiduadesk.rules.movements.figures import with_unit
from thiduadesk.rules.movements.pulse import Heartbeat
from thiduadesk.rules.movements.pulse import State


class Reached(StrEnum):
    """What became of a target."""

    YES = "yes"
    NO = "no"
    """Missed, or not yet."""
    UNSAID = "unsaid"
    WORDS = "words"
    """A target without a number: nothing to compare."""


@dataclass(frozen=True, slots=True)
class TargetState:
    """A target with what became of it."""

    target: Target
    reached: Reached


def targets(movement: Movement) -> tuple[TargetState, ...]:
    """The targets of a movement with what became of each, in their order."""
    return tuple(TargetState(one, _reached(one)) for one in movement.targets)


def findings(movement: Movement, beat: Heartbeat) -> tuple[Finding, ...]:
    """Of a movement that is over: ``movement_target_missed``, ``movement_target_unsaid``."""
    if beat.state is not State.OVER:
        return ()
    codes = {Reached.NO: "movement_target_missed", Reached.UNSAID: "movement_target_unsaid"}
    return tuple(
        Finding(
            codes[one.reached],
            Severity.WARNING,
            movement.title,
            one.target.text,
            found=_said(one.target, reached=True),
            expected=_said(one.target, reached=False),
            params={"movement": str(movement.id)},
        )
        for one in targets(movement)
        if one.reached in codes
    )


def _reached(one: Target) -> Reached:
    if one.value is None:
        return Reached.WORDS
    if one.reached is None:
        return Reached.UNSAID
    return Reached.YES if one.reached >= one.value else Reached.NO


def _said(one: Target, *, reached: bool) -> str | None:
    value = one.reached if reached else one.value
    return None if value is None else with_unit(Figure("", value, one.unit))
