"""Opinions and publicity that an honour asks for before it is submitted («ý kiến, công khai»), as data.

The steps stand in ``resources/honours/steps.toml``, each with its article in each law pack.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import PartNeeded
from thiduadesk.domain.text import short_date

if TYPE_CHECKING:
    from thiduadesk.rules.workdays import WorkingDays


@cache
def steps(pack_id: str, honour: str, honoured: Honoured) -> tuple[PartNeeded, ...]:
    """The steps of an honour under a law pack, as parts of its dossier; none where it knows none."""
    found = []
    for step in resources.toml("honours/steps.toml")["step"]:
        law: dict[str, Any] = step["law"].get(pack_id, {})
        asked = honoured.value in step.get("honoured", (honoured.value,))
        if not asked or honour not in law.get("honours", ()):
            continue
        found.append(
            PartNeeded(
                step["code"],
                step["name"],
                article=law["article"],
                optional=law.get("optional", False),
                dated=True,
                workdays=step.get("workdays", 0),
            )
        )
    return tuple(found)


def late(step: PartNeeded, done: dt.date, met: dt.date, days: WorkingDays) -> Finding | None:
    """A step that was done too few working days before the council met; a matter to look at.

    Args:
        step: with its ``workdays``.
        done: when it was done.
        met: day of the meeting.
        days: which days are worked.
    """
    if not step.workdays:
        return None
    last = days.moved(met, -step.workdays)
    if done <= last:
        return None
    return Finding(
        "step_late",
        Severity.WARNING,
        step.name,
        found=short_date(done),
        expected=short_date(last),
        law=step.article or None,
        params={"workdays": str(step.workdays)},
    )
