"""Findings of a score sheet as they are made: exact numbers found and expected, words as params.

``found`` and ``expected`` are canonical ("10", "0.5"); ``params`` hold the same values as printed
("0,5") for the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Row

TOTAL = "total"
"""``where`` of the total line."""


def unread_score(row: Row) -> Finding:
    """A self-score that could not be read: the row stays unanswered."""
    unread = row.score.unread or ""
    return Finding(
        "value_not_understood",
        Severity.ERROR,
        where=row.criterion.no,
        quote=unread,
        found=unread,
        params={"no": row.criterion.no, "cell": row.criterion.where, "value": unread},
    )


def of_row(
    row: Row,
    code: str,
    found: Points,
    expected: Points | None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A number of a row, and the limit it breaks where there is one."""
    params = {"no": row.criterion.no, "found": found.printed()}
    if expected is not None:
        params["expected"] = expected.printed()
    return Finding(
        code,
        severity,
        row.criterion.no,
        quote=found.printed(),
        found=str(found),
        expected=None if expected is None else str(expected),
        params=params,
    )


def not_sum(
    code: str, where: str, column: Column, claim: Points, computed: Points, name: str | None = None
) -> Finding:
    """A claimed sum beside the computed one; ``name`` tells maxima from scores on the total line."""
    return Finding(
        code,
        Severity.ERROR,
        where,
        quote=claim.printed(),
        found=str(claim),
        expected=str(computed),
        params={
            "no": where,
            "column": name or column.value,
            "found": claim.printed(),
            "expected": computed.printed(),
        },
    )


def off_ladder(row: Row, points: Points, steps: Sequence[Points], body: str = "") -> Finding:
    """A number that is none of the steps of the row's ladder, or of one body's."""
    finding = of_row(row, "level_points_mismatch", points, None)
    allowed = " / ".join(step.printed() for step in steps)
    return Finding(
        finding.code,
        finding.severity,
        finding.where,
        quote=finding.quote,
        found=finding.found,
        expected=" / ".join(str(step) for step in steps),
        params={**finding.params, "expected": allowed, "body": body},
    )
