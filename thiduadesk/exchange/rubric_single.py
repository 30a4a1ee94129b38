"""Rubrics with one column of numbers for everything: sections of bonus and of deductions in it.

«IV. ĐIỂM THƯỞNG … 50», «C. ĐIỂM TRỪ … -5», «TỔNG ĐIỂM (I + II - III)»: what the rows below are is
said by the words of their section, and a total line holds all of it in one number.
"""

from __future__ import annotations

import dataclasses

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.recognition import patterns
from thiduadesk.exchange.rubric_columns import Header
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.rules.scoring import RowTotals
from thiduadesk.rules.scoring import Totals
from thiduadesk.rules.scoring import compute

_OTHERS = {Meaning.MAX_BONUS, Meaning.MAX_PENALTY, Meaning.BONUS, Meaning.PENALTY}


def is_single(header: Header) -> bool:
    """Whether points, bonuses and deductions share one column."""
    return not header.meanings & _OTHERS


def column_named(text: str) -> Column:
    """The column that a title gives to the rows below: «Điểm thưởng», «Các nội dung bị trừ điểm»."""
    if patterns("rubric", "rows", "only_rewards").begin(text):
        return Column.BONUS
    if patterns("rubric", "rows", "only_deducts").begin(text):
        return Column.PENALTY
    return Column.POINTS


def settled(sheet: Sheet) -> Sheet:
    """The sheet with claims that hold points, bonus and deductions together taken apart.

    Only where they agree with the rows; a claim that agrees with nothing stays as printed.
    """
    totals = compute(sheet)
    rows = tuple(_settled_row(row, totals.rows[row.criterion.no]) for row in sheet.rows)
    return dataclasses.replace(sheet, rows=rows, total_claimed=_apart(sheet.total_claimed, totals))


def _settled_row(row: Row, totals: RowTotals) -> Row:
    claimed = _apart(row.criterion.claimed, totals)
    return dataclasses.replace(row, criterion=dataclasses.replace(row.criterion, claimed=claimed))


def _apart(claimed: Claimed, totals: RowTotals | Totals) -> Claimed:
    points = _part(claimed.points, totals.points, totals.bonus, totals.penalty)
    most = _part(claimed.max_points, totals.max_points, totals.max_bonus, totals.max_penalty)
    return dataclasses.replace(claimed, points=points, max_points=most)


def _part(
    claim: Points | None, points: Points | None, bonus: Points | None, penalty: Points | None
) -> Points | None:
    """The share of points in a claim of the whole; the claim itself where it fits no whole."""
    base, more, less = points or Points(0), bonus or Points(0), penalty or Points(0)
    return base if claim in (base + more, base - less, base + more - less) else claim
