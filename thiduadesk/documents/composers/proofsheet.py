"""The proof of a score sheet on paper («phiếu soát điểm»): totals, and every finding with its row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.domain.findings import Finding
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.rules.scoring import Totals

KIND = "proofsheet"

_COLUMNS = ("place", "severity", "message", "found", "expected")


def compose(
    sheet: Sheet,
    totals: Totals,
    findings: Sequence[tuple[Finding, str]],
    office: str,
    profile: str,
    day: dt.date | None = None,
) -> Document:
    """The proof sheet, to print and lay beside the score sheet.

    Args:
        sheet: the sheet that was proven.
        totals: its computed sums.
        findings: what was found, each with its sentence for people.
        office: name printed under the title, may be empty.
        profile: id of the layout profile.
        day: the day of the proof; None prints none.
    """
    words = resources.toml("wording/proofsheet.toml")
    summary = tuple(
        Paragraph((Text(line),), indent=False) for line in _summary(sheet, totals, findings, words)
    )
    table = (_table(findings, words),) if findings else ()
    content = Appendix(
        label="",
        title=_title(sheet, office, day, words),
        blocks=(*summary, *table),
        key=f"{KIND}-{sheet.year}",
    )
    return Document(KIND, profile, appendices=(content,))


def _title(
    sheet: Sheet, office: str, day: dt.date | None, words: dict[str, Any]
) -> tuple[TitleLine, ...]:
    lines = [TitleLine((Text(words["title"], bold=True),), capital=True)]
    lines.append(TitleLine((Text(sheet.title, bold=True),)))
    if office:
        lines.append(TitleLine((Text(words["office"].format(office=office)),)))
    if day is not None:
        lines.append(TitleLine((Text(words["day"].format(day=short_date(day)), italic=True),)))
    return tuple(lines)


def _summary(
    sheet: Sheet, totals: Totals, findings: Sequence[tuple[Finding, str]], words: dict[str, Any]
) -> Iterable[str]:
    yield words["counts"].format(
        leaves=totals.leaves, answered=totals.answered, provisional=totals.provisional
    )
    yield words["points"].format(value=totals.points.printed(), max=totals.max_points.printed())
    yield words["bonus"].format(value=totals.bonus.printed(), max=totals.max_bonus.printed())
    if sheet.deducts:
        yield words["penalty"].format(value=totals.penalty.printed())
    if totals.provisional:
        yield words["range"].format(low=totals.low.printed(), high=totals.high.printed())
    if findings:
        counts = {
            severity.value: sum(finding.severity is severity for finding, _ in findings)
            for severity in Severity
        }
        yield words["found"].format(**counts)
    else:
        yield words["nothing"]


def _table(findings: Sequence[tuple[Finding, str]], words: dict[str, Any]) -> Table:
    head = TableRow(
        tuple(_cell(words["head"][name], Align.CENTER, bold=True) for name in _COLUMNS), cut=False
    )
    return Table(
        widths=tuple(words["widths"][name] for name in _COLUMNS),
        head=(head,),
        rows=tuple(_row(finding, message, words) for finding, message in findings),
    )


def _row(finding: Finding, message: str, words: dict[str, Any]) -> TableRow:
    grave = finding.severity is Severity.ERROR
    return TableRow(
        (
            _cell(finding.where, Align.CENTER),
            _cell(words["severity"][finding.severity.value], Align.CENTER, bold=grave),
            _cell(message, Align.LEFT),
            _cell(finding.found or "", Align.CENTER),
            _cell(finding.expected or "", Align.CENTER),
        ),
        cut=False,
    )


def _cell(text: str, align: Align, *, bold: bool = False) -> Cell:
    return Cell(tuple((Text(line, bold=bold),) for line in text.split("\n") if line), align)
