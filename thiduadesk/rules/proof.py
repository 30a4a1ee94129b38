"""Proof of a score sheet («soát điểm»): every sum, cap and gap, as findings; changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.faults import TOTAL
from thiduadesk.rules.faults import not_sum
from thiduadesk.rules.faults import of_row
from thiduadesk.rules.faults import unread_score
from thiduadesk.rules.proof_answers import mismatches
from thiduadesk.rules.scoring import Totals
from thiduadesk.rules.scoring import compute
from thiduadesk.rules.scoring import is_answered
from thiduadesk.rules.scoring import limit_of
from thiduadesk.rules.suggestion import one_value


def prove(sheet: Sheet) -> tuple[Finding, ...]:
    """Check the sheet line by line in printed order, the total line last."""
    proof = _Proof(sheet, compute(sheet))
    findings: list[Finding] = []
    for row in sheet.rows:
        is_leaf = row.criterion.no in proof.leaves
        findings += proof.of_leaf(row) if is_leaf else proof.of_header(row)
        findings += proof.of_bonus_and_penalty(row)
        findings += proof.of_number(row)
    findings += proof.of_total()
    return tuple(findings)


@dataclass(frozen=True)
class _Proof:
    sheet: Sheet
    totals: Totals

    @cached_property
    def leaves(self) -> frozenset[str]:
        return frozenset(row.criterion.no for row in self.sheet.leaves)

    @cached_property
    def repeated(self) -> frozenset[tuple[str | None, str]]:
        """Printed numbers that stand twice among brothers."""
        count = Counter(
            (row.criterion.parent, row.criterion.printed_no.strip(" ().:/"))
            for row in self.sheet.rows
            if row.criterion.printed_no
        )
        return frozenset(key for key, times in count.items() if times > 1)

    # ── one row ──

    def of_leaf(self, row: Row) -> Iterator[Finding]:
        """Points of a row against its maximum, its rule and its evidence."""
        criterion, score = row.criterion, row.score
        points, limit = score.points, criterion.max_points
        if score.unread is not None:
            yield unread_score(row)
        if not is_answered(row):
            yield Finding(
                "row_unanswered", Severity.ERROR, criterion.no, params={"no": criterion.no}
            )
        if points is not None and limit is not None and points > limit:
            yield of_row(row, "score_above_max", points, limit)
        if points is not None and points < ZERO:
            yield of_row(row, "points_negative", points, ZERO)
        yield from mismatches(row)
        if score.provisional:
            yield self._provisional(row)
        elif points is not None and points and points == limit and not _has_evidence(row):
            yield of_row(row, "full_marks_without_evidence", points, None, Severity.WARNING)

    def of_bonus_and_penalty(self, row: Row) -> Iterator[Finding]:
        """Bonus and penalty of any row, headers too, against what the rubric allows."""
        score = row.score
        bonus_limit = limit_of(row, Column.BONUS)
        if score.bonus is not None and bonus_limit is not None and score.bonus > bonus_limit:
            yield of_row(row, "bonus_above_max", score.bonus, bonus_limit)
        cap = limit_of(row, Column.PENALTY)
        if score.penalty is not None and cap is not None and score.penalty > cap:
            yield of_row(row, "penalty_above_cap", score.penalty, cap)
        for number in (score.bonus, score.penalty):
            if number is not None and number < ZERO:
                yield of_row(row, "points_negative", number, ZERO)

    def of_number(self, row: Row) -> Iterator[Finding]:
        """A number that stands twice among brothers."""
        criterion = row.criterion
        if (criterion.parent, criterion.printed_no.strip(" ().:/")) in self.repeated:
            yield Finding(
                "number_repeated",
                Severity.ERROR,
                criterion.no,
                quote=criterion.printed_no,
                found=criterion.printed_no,
                params={"no": criterion.no, "number": criterion.printed_no},
            )

    def _provisional(self, row: Row) -> Finding:
        line = self.totals.rows[row.criterion.no]
        given = row.score.points
        return Finding(
            "row_provisional",
            Severity.WARNING,
            row.criterion.no,
            quote=None if given is None else given.printed(),
            found=None if given is None else str(given),
            expected=f"{line.low}\u2013{line.high}",
            params={
                "no": row.criterion.no,
                "found": given.printed() if given is not None else "",
                "low": line.low.printed(),
                "high": line.high.printed(),
            },
        )

    # ── headers and the total ──

    def of_header(self, row: Row) -> Iterator[Finding]:
        """A section or parent: what it claims, and what it says about its children."""
        no, claimed, line = (
            row.criterion.no,
            row.criterion.claimed,
            self.totals.rows[row.criterion.no],
        )
        if row.score.unread is not None:
            yield unread_score(row)
        checks = (
            ("max_header_not_sum", Column.POINTS, claimed.max_points, line.max_points),
            ("max_header_not_sum", Column.BONUS, claimed.max_bonus, line.max_bonus),
            ("max_header_not_sum", Column.PENALTY, claimed.max_penalty, line.max_penalty),
            ("score_header_not_sum", Column.POINTS, claimed.points, line.points or ZERO),
            ("bonus_header_not_sum", Column.BONUS, claimed.bonus, line.bonus or ZERO),
            ("penalty_header_not_sum", Column.PENALTY, claimed.penalty, line.penalty or ZERO),
        )
        for code, column, claim, computed in checks:
            if claim is not None and claim != computed:
                yield not_sum(code, no, column, claim, computed)
                if code != "max_header_not_sum" and not self._total_agrees(column):
                    yield from self._hint(no, column, computed - claim)
        yield from self._group(row)

    def of_total(self) -> Iterator[Finding]:
        """The line «TỔNG CỘNG» against the sum of all rows."""
        claimed, totals = self.sheet.total_claimed, self.totals
        checks = (
            ("max_points", Column.POINTS, claimed.max_points, totals.max_points),
            ("max_bonus", Column.BONUS, claimed.max_bonus, totals.max_bonus),
            ("max_penalty", Column.PENALTY, claimed.max_penalty, totals.max_penalty),
            ("points", Column.POINTS, claimed.points, totals.points),
            ("bonus", Column.BONUS, claimed.bonus, totals.bonus),
            ("penalty", Column.PENALTY, claimed.penalty, totals.penalty),
        )
        for name, column, claim, computed in checks:
            if claim is not None and claim != computed:
                yield not_sum("total_not_sum", TOTAL, column, claim, computed, name)
                if not name.startswith("max_"):
                    yield from self._hint(None, column, computed - claim)

    def _hint(self, header: str | None, column: Column, excess: Points) -> Iterator[Finding]:
        hint = one_value(self.sheet, header, column, excess)
        if hint is not None:
            yield hint

    def _total_agrees(self, column: Column) -> bool:
        """The total line adds up as typed: then the section line is wrong, and no row."""
        claimed = self.sheet.total_claimed
        pairs = {
            Column.POINTS: (claimed.points, self.totals.points),
            Column.BONUS: (claimed.bonus, self.totals.bonus),
            Column.PENALTY: (claimed.penalty, self.totals.penalty),
        }
        claim, computed = pairs[column]
        return claim == computed

    def _group(self, row: Row) -> Iterator[Finding]:
        no, group = row.criterion.no, row.criterion.group
        children = [self.totals.rows[child.criterion.no] for child in self.sheet.children(no)]
        if group.at_most_one:
            scored = [child for child in children if child.points or child.bonus or child.penalty]
            if len(scored) > 1:
                yield Finding(
                    "only_one_may_score",
                    Severity.ERROR,
                    no,
                    found=str(len(scored)),
                    expected="1",
                    params={"no": no, "found": str(len(scored))},
                )
        sums = (
            (Column.POINTS, group.cap_points, [child.points for child in children]),
            (Column.BONUS, group.cap_bonus, [child.bonus for child in children]),
            (Column.PENALTY, group.cap_penalty, [child.penalty for child in children]),
        )
        for column, cap, numbers in sums:
            reached = Points.total(numbers)
            if cap is not None and reached > cap:
                finding = of_row(row, "cap_exceeded", reached, cap)
                yield Finding(
                    finding.code,
                    finding.severity,
                    finding.where,
                    finding.quote,
                    finding.found,
                    finding.expected,
                    params={**finding.params, "column": column.value},
                )


def _has_evidence(row: Row) -> bool:
    """A paper or an activity is linked, or the explanation cites a paper by its number."""
    cited = any(citation.number for citation in find_citations(row.score.explanation))
    return cited or bool(row.score.evidence or row.score.activities)
