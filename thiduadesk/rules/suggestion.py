"""The one value that would make a claimed sum true: a hint for the clerk, never a correction."""

from __future__ import annotations

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.faults import TOTAL
from thiduadesk.rules.scoring import limit_of
from thiduadesk.rules.scoring import number_in


def one_value(sheet: Sheet, header: str | None, column: Column, excess: Points) -> Finding | None:
    """The only row whose number, changed within its limits, would take ``excess`` off the sum.

    A row already above its maximum goes before all others. None when no row or several fit.

    Args:
        sheet: the sheet as typed.
        header: look below this line only; None looks everywhere.
        column: which numbers are summed.
        excess: computed sum less claimed sum, may be negative.
    """
    fits: list[tuple[Row, Points, bool]] = []
    for row in sheet.rows:
        given, limit = number_in(row, column), limit_of(row, column)
        if given is None or limit is None or not _is_below(sheet, row, header):
            continue
        if ZERO <= given - excess <= limit:
            fits.append((row, given, given > limit))
    likely = [fit for fit in fits if fit[2]] or fits
    if len(likely) != 1:
        return None
    row, given, _ = likely[0]
    instead = given - excess
    return Finding(
        "one_value_would_agree",
        Severity.INFO,
        row.criterion.no,
        quote=given.printed(),
        found=str(given),
        expected=str(instead),
        params={
            "no": row.criterion.no,
            "column": column.value,
            "found": given.printed(),
            "expected": instead.printed(),
            "line": header or TOTAL,
        },
    )


def _is_below(sheet: Sheet, row: Row, header: str | None) -> bool:
    if header is None or row.criterion.no == header:
        return True
    above = None if row.criterion.parent is None else sheet.row(row.criterion.parent)
    return above is not None and _is_below(sheet, above, header)
