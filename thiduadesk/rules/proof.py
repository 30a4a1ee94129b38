"""Proof of a score sheet («soát điểm»): every sum, cap and gap, as findings; changes nothing.

``found`` and ``expected`` are exact canonical numbers ("10", "0.5"); ``params`` hold the same
values as printed ("0,5") for the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.answers import body_of
from thiduadesk.rules.answers import own_column
from thiduadesk.rules.answers import points_of
from thiduadesk.rules.answers import settled_bodies
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.scoring import Totals
from thiduadesk.rules.scoring import compute
from thiduadesk.rules.scoring import is_answered
from thiduadesk.rules.scoring import penalty_limit

TOTAL = "total"
"""``where`` of the total line."""


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
            yield _of_row(row, "score_above_max", points, limit)
        if points is not None and points < ZERO:
            yield _of_row(row, "points_negative", points, ZERO)
        yield from _mismatches(row)
        if score.provisional:
            yield self._provisional(row)
        elif points is not None and points and points == limit and not _has_evidence(row):
            yield _of_row(row, "full_marks_without_evidence", points, None, Severity.WARNING)

    def of_bonus_and_penalty(self, row: Row) -> Iterator[Finding]:
        """Bonus and penalty of any row, headers too, against what the rubric allows."""
        criterion, score = row.criterion, row.score
        bonus_limit = _bonus_limit(row)
        if score.bonus is not None and bonus_limit is not None and score.bonus > bonus_limit:
            yield _of_row(row, "bonus_above_max", score.bonus, bonus_limit)
        cap = penalty_limit(criterion)
        if score.penalty is not None and cap is not None and score.penalty > cap:
            yield _of_row(row, "penalty_above_cap", score.penalty, cap)
        for number in (score.bonus, score.penalty):
            if number is not None and number < ZERO:
                yield _of_row(row, "points_negative", number, ZERO)

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
                yield _not_sum(code, no, column, claim, computed)
                if code != "max_header_not_sum" and not self._total_agrees(column):
                    yield from self._one_value(no, column, computed - claim)
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
                yield _not_sum("total_not_sum", TOTAL, column, claim, computed, name)
                if not name.startswith("max_"):
                    yield from self._one_value(None, column, computed - claim)

    def _one_value(self, header: str | None, column: Column, excess: Points) -> Iterator[Finding]:
        """The one row whose number, changed within its limits, would make the claim true."""
        rows = [row for row in self.sheet.rows if self._is_below(row, header)]
        fits = []
        for row in rows:
            given, limit = _number_in(row.score, column), _limit_of(row, column)
            if given is None or limit is None:
                continue
            if ZERO <= given - excess <= limit:
                fits.append((row, given, given - excess, given > limit))
        faulty = [fit for fit in fits if fit[3]]
        likely = faulty or fits
        if len(likely) != 1:
            return
        row, given, instead, _ = likely[0]
        no = row.criterion.no
        yield Finding(
            "one_value_would_agree",
            Severity.INFO,
            no,
            quote=given.printed(),
            found=str(given),
            expected=str(instead),
            params={
                "no": no,
                "column": column.value,
                "found": given.printed(),
                "expected": instead.printed(),
                "line": header or TOTAL,
            },
        )

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

    def _is_below(self, row: Row, header: str | None) -> bool:
        if header is None or row.criterion.no == header:
            return True
        parent = row.criterion.parent
        above = None if parent is None else self.sheet.row(parent)
        return above is not None and self._is_below(above, header)

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
                finding = _of_row(row, "cap_exceeded", reached, cap)
                yield Finding(
                    finding.code,
                    finding.severity,
                    finding.where,
                    finding.quote,
                    finding.found,
                    finding.expected,
                    params={**finding.params, "column": column.value},
                )


def _of_row(
    row: Row,
    code: str,
    found: Points,
    expected: Points | None,
    severity: Severity = Severity.ERROR,
) -> Finding:
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


def _not_sum(
    code: str, where: str, column: Column, claim: Points, computed: Points, name: str | None = None
) -> Finding:
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


def _bonus_limit(row: Row) -> Points | None:
    """Most bonus of a row: none where the rubric gives none, free where it counts occasions."""
    criterion = row.criterion
    match criterion.rule:
        case OccurrenceRule(column=Column.BONUS, cap=cap):
            return criterion.max_bonus if cap is None else cap
        case _:
            return criterion.max_bonus or ZERO


def _number_in(score: Score, column: Column) -> Points | None:
    match column:
        case Column.POINTS:
            return score.points
        case Column.BONUS:
            return score.bonus
        case Column.PENALTY:
            return score.penalty


def _limit_of(row: Row, column: Column) -> Points | None:
    match column:
        case Column.POINTS:
            return row.criterion.max_points
        case Column.BONUS:
            return _bonus_limit(row)
        case Column.PENALTY:
            return penalty_limit(row.criterion)


def _has_evidence(row: Row) -> bool:
    """A paper is linked, or the explanation cites one by its number."""
    cited = any(citation.number for citation in find_citations(row.score.explanation))
    return cited or bool(row.score.evidence)


def _mismatches(row: Row) -> Iterator[Finding]:
    """The number typed against the number that follows from the answer, or from the ladder."""
    criterion, score = row.criterion, row.score
    earned = points_of(criterion, score.answer)
    for typed, due in (
        (score.points, earned.points),
        (score.bonus, earned.bonus),
        (score.penalty, earned.penalty),
    ):
        if typed is not None and due is not None and typed != due:
            yield _of_row(row, "level_points_mismatch", typed, due)
    match criterion.rule:
        case LadderRule(levels=levels) if score.answer.level is None:
            typed = _number_in(score, own_column(criterion))
            steps = sorted({level.points for level in levels}, reverse=True)
            if typed is not None and typed not in steps:
                yield _off_ladder(row, typed, steps)
        case BodiesRule():
            yield from _of_bodies(row, criterion.rule)
        case PenaltyRule() if score.points:
            yield _of_row(row, "score_above_max", score.points, ZERO)
        case _:
            pass


def _off_ladder(row: Row, points: Points, steps: list[Points], body: str = "") -> Finding:
    finding = _of_row(row, "level_points_mismatch", points, None)
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


def _of_bodies(row: Row, rule: BodiesRule) -> Iterator[Finding]:
    settled = {score.name: score for score in settled_bodies(rule, row.score.answer)}
    for given in row.score.answer.bodies:
        body = body_of(rule, given.name)
        if body is None or given.points is None:
            continue
        if given.exists:
            steps = sorted({level.points for level in body.levels}, reverse=True)
            if steps and given.points not in steps:
                yield _off_ladder(row, given.points, steps, body.name)
        elif given.name in settled and given.points != settled[given.name].points:
            due = settled[given.name].points or ZERO
            yield _of_row(row, "level_points_mismatch", given.points, due)
    for name, score in settled.items():
        if not score.exists and rule.mean_for_absent and score.points is not None:
            yield Finding(
                "mean_rule_applied",
                Severity.INFO,
                row.criterion.no,
                quote=name,
                found=str(score.points),
                params={"no": row.criterion.no, "body": name, "found": score.points.printed()},
            )
