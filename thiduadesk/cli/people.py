"""The commands about people and their honours."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.cli import shapes
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import parse_date
from thiduadesk.services import honours
from thiduadesk.services import people

if TYPE_CHECKING:
    from thiduadesk.cli.commands import Call
    from thiduadesk.services.honours import Answer
    from thiduadesk.services.people import Staged

_DONE = 0


def take_in(call: Call) -> tuple[Any, int]:
    """``people import``: the good rows are kept, the others listed; ``--dry-run`` keeps nothing."""
    file = Path(call.asked.file)
    if call.asked.dry_run:
        with call.doors.reading(call.data) as store:
            return _taken(people.stage(store, file)), _DONE
    with call.doors.writing(call.data) as store:
        staged = people.stage(store, file)
        if not any(row.outcome is not people.Outcome.UNCHANGED for row in staged.rows):
            return _taken(staged), _DONE
        now = dt.datetime.now().astimezone()
        return _taken(people.take_in(store, staged, {}, now)), _DONE


def export(call: Call) -> tuple[Any, int]:
    """``people export``; as many rows as an import would find unchanged."""
    with call.doors.reading(call.data) as store:
        rows = people.export(store, Path(call.asked.file))
    same = {"added": 0, "changed": 0, "unchanged": rows, "refused": []}
    return {"file": call.asked.file, **same}, _DONE


def eligible(call: Call) -> tuple[Any, int]:
    """``honours eligible``."""
    asked = call.asked
    on = dt.date(asked.year, 12, 31) if asked.on is None else parse_date(asked.on)
    if on is None:
        raise Refused("date_not_understood", quote=asked.on, where="--on")
    with call.doors.reading(call.data) as store:
        found = honours.eligible(store, asked.year, on, asked.honour, asked.subject)
    return [_answer(one) for one in found], _DONE


def _answer(one: Answer) -> dict[str, Any]:
    found = one.eligibility
    return {
        "code": one.code,
        "subject": one.name,
        "kind": Honoured.of(found.subject).value,
        "honour": found.honour,
        "verdict": found.verdict.value,
        "findings": shapes.findings(found.findings),
        "earliest": found.earliest,
        "pack": found.pack,
    }


def _taken(staged: Staged) -> dict[str, Any]:
    return {
        **{outcome.value: staged.count(outcome) for outcome in people.Outcome},
        "refused": shapes.placed(staged.refused),
        "findings": shapes.placed(staged.findings),
        "duplicates": [
            {
                "row": one.row,
                "name": one.name,
                "code": one.person.code,
                "why": "near" if one.near else "same",
                "merged": one.merge,
            }
            for one in staged.duplicates
        ],
    }
