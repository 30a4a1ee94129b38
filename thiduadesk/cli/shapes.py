"""The JSON shapes of the command line's contract, and the same for eyes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import place_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.findings import Finding
    from thiduadesk.domain.papers import Citation
    from thiduadesk.domain.papers import Paper
    from thiduadesk.domain.papers import Use
    from thiduadesk.domain.points import Points
    from thiduadesk.domain.rubric import Row
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.services.safety import RestoreReport


def _text(points: Points | None) -> str | None:
    return None if points is None else str(points)


def paper(one: Paper) -> dict[str, Any]:
    """A paper of the register."""
    return {
        "id": one.id,
        "kind": one.kind,
        "number": one.number,
        "symbol": one.symbol,
        "date": one.date.isoformat() if one.date else None,
        "issuer": one.issuer,
        "subject": one.subject,
    }


def registered(one: Paper, file: str | None, used: Iterable[Use]) -> dict[str, Any]:
    """``paper list``: a paper with the name of its file and where it is used."""
    return paper(one) | {
        "direction": one.direction.value,
        "file": file,
        "used": [
            {
                "kind": use.kind.value,
                "id": use.id,
                "year": use.year,
                "where": use.no or None,
                "title": use.title,
            }
            for use in used
        ],
    }


def findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as objects, with the sentence in the language asked for."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "where": place_text(finding),
            "quote": finding.quote,
            "message": finding_text(finding),
            "found": finding.found,
            "expected": finding.expected,
            "law": finding.law,
        }
        for finding in found
    ]


def placed(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings in a workbook, with sheet, row and cell."""
    return [
        {
            **findings((one,))[0],
            "sheet": one.params["sheet"],
            "row": int(one.params["row"]) if "row" in one.params else None,
            "cell": one.params.get("cell") or None,
        }
        for one in found
    ]


def unique(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same fault said once: reading and proving a file may both notice it."""
    seen: dict[tuple[str, str, str | None], Finding] = {}
    for finding in found:
        seen.setdefault((finding.code, finding.where, finding.quote), finding)
    return tuple(seen.values())


def row(view: SheetView, entry: Row) -> dict[str, Any]:
    """One row of the score sheet: a header shows the sums of what is below it, null where nothing is."""
    no = entry.criterion.no
    sums = view.totals.rows[no]
    header = entry.criterion.section or no in view.sheet.parents
    score = entry.score
    return {
        "no": no,
        "parent": entry.criterion.parent,
        "text": entry.criterion.text,
        "max": _text(sums.max_points if header else entry.criterion.max_points),
        "max_bonus": _text((sums.max_bonus or None) if header else entry.criterion.max_bonus),
        "max_penalty": _text((sums.max_penalty or None) if header else entry.criterion.max_penalty),
        "score": _text(sums.points),
        "bonus": _text(sums.bonus if header else score.bonus),
        "penalty": _text(sums.penalty),
        "provisional": score.provisional,
        "explanation": score.explanation,
        "evidence": [paper(view.papers[at]) for at in score.evidence if at in view.papers],
    }


def sheet(view: SheetView) -> dict[str, Any]:
    """``rubric show``."""
    totals = view.totals
    return {
        "max": str(totals.max_points),
        "max_bonus": str(totals.max_bonus),
        "score": str(totals.points),
        "bonus": str(totals.bonus),
        "score_low": str(totals.low),
        "score_high": str(totals.high),
        "rows": [row(view, entry) for entry in view.sheet.rows],
    }


def imported(view: SheetView, found: tuple[Finding, ...]) -> dict[str, Any]:
    """``rubric import``."""
    totals = view.totals
    return {
        "criteria": len(view.sheet.criteria),
        "leaves": len(view.sheet.leaves),
        "max": str(totals.max_points),
        "max_bonus": str(totals.max_bonus),
        "score": str(totals.points),
        "bonus": str(totals.bonus),
        "findings": findings(found),
    }


def scored(view: SheetView, no: str) -> dict[str, Any]:
    """``rubric score``: the row, the new totals, and what is to say of the row and above it."""
    entry = view.sheet.row(no)
    assert entry is not None  # noqa: S101  (the service has just written it)
    near = {no, "total"}
    above = entry.criterion.parent
    while above is not None:
        near.add(above)
        parent = view.sheet.row(above)
        above = parent.criterion.parent if parent else None
    return {
        "row": row(view, entry),
        "score": str(view.totals.points),
        "bonus": str(view.totals.bonus),
        "findings": findings(finding for finding in view.findings if finding.where in near),
    }


def proved(view: SheetView, found: tuple[Finding, ...]) -> dict[str, Any]:
    """``rubric proof``."""
    return {
        "score": str(view.totals.points),
        "bonus": str(view.totals.bonus),
        "findings": findings(found),
    }


def citation(found: Citation) -> dict[str, Any]:
    """``paper cite``: one citation; start and end count code points of the NFC text."""
    return {
        "kind": found.kind,
        "number": found.number,
        "symbol": found.symbol,
        "date": found.date.isoformat() if found.date else None,
        "issuer": found.issuer,
        "text": found.text,
        "start": found.start,
        "end": found.end,
    }


def item(entry: DispatchItem) -> dict[str, Any]:
    """One line of ``dispatch list``."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "type": entry.type_name,
        "year": entry.year,
        "number": entry.number,
        "symbol": entry.symbol,
        "date": entry.date.isoformat() if entry.date else None,
        "subject": entry.subject,
        "state": entry.state.value,
    }


def restored(report: RestoreReport, named: str) -> dict[str, Any]:
    """``restore``: ``before`` is the backup that undoes it."""
    return {
        "file": named,
        "bytes": report.size,
        "ok": True,
        "from": str(report.source),
        "before": str(report.before) if report.before else None,
        "aside": str(report.aside) if report.aside else None,
        "counts": dict(report.counts),
        "missing": list(report.missing),
    }


def readable(answer: Any) -> str:
    """The answer for eyes: one line per value, findings as sentences."""
    if isinstance(answer, dict):
        return "\n".join(f"{name}: {_value(value)}" for name, value in answer.items())
    if isinstance(answer, list):
        return "\n".join(_value(value) for value in answer)
    return str(answer)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "".join(f"\n  - {_value(entry)}" for entry in value)
    if isinstance(value, dict) and "message" in value:
        return f"[{value['severity']}] {value['where']}: {value['message']}"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)
