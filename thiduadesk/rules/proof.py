"""Proof of a score sheet («soát điểm»): every sum, cap and gap, as findings; changes nothing."""

from __future__ import annotations

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.rubric import Row


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
