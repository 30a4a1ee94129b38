"""Two years' score sheets side by side, row by row («so với năm trước»)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.rubric import Row
from thiduadesk.domain.text import search_key
from thiduadesk.rules.scoring import RowTotals

if TYPE_CHECKING:
    from thiduadesk.domain.points import Points
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.services.rubric import SheetView


@dataclass(frozen=True, slots=True)
class Pair:
    """One criterion in both years.

    Attributes:
        row: the criterion as it stands this year, as it stood when this year has it no more.
        now, before: its numbers; None where the year does not have the criterion.
    """

    row: Row
    now: RowTotals | None
    before: RowTotals | None

    @property
    def points_change(self) -> Points | None:
        """Points more (or less) than the year before; None unless both years have a number."""
        if self.now is None or self.before is None:
            return None
        return _change(self.now.points, self.before.points)

    @property
    def bonus_change(self) -> Points | None:
        """The same for the bonus."""
        if self.now is None or self.before is None:
            return None
        return _change(self.now.bonus, self.before.bonus)

    @property
    def rule_changed(self) -> bool:
        """Whether the most that can be had is another."""
        if self.now is None or self.before is None:
            return False
        most = (self.now.max_points, self.now.max_bonus)
        return most != (self.before.max_points, self.before.max_bonus)

    @property
    def differs(self) -> bool:
        """Whether there is anything to see."""
        if self.now is None or self.before is None or self.rule_changed:
            return True
        numbers = (self.now.points, self.now.bonus)
        return numbers != (self.before.points, self.before.bonus)


def partners(sheet: Sheet, before: Sheet) -> dict[str, Row]:
    """For each row's ``no`` the row of the year before with the same words, wherever it stood.

    Words that stand more than once are matched in their order.
    """
    waiting: dict[str, list[Row]] = defaultdict(list)
    for row in before.rows:
        waiting[search_key(row.criterion.text)].append(row)
    found = {}
    for row in sheet.rows:
        same = waiting[search_key(row.criterion.text)]
        if same:
            found[row.criterion.no] = same.pop(0)
    return found


def compared(view: SheetView, before: SheetView) -> tuple[Pair, ...]:
    """This year's rows in their order, then those that only the year before had."""
    old_rows = partners(view.sheet, before.sheet)
    used = {row.criterion.no for row in old_rows.values()}
    pairs = []
    for row in view.sheet.rows:
        no = row.criterion.no
        old = old_rows.get(no)
        numbers = None if old is None else before.totals.rows[old.criterion.no]
        pairs.append(Pair(row, view.totals.rows[no], numbers))
    gone = [row for row in before.sheet.rows if row.criterion.no not in used]
    return (*pairs, *(Pair(row, None, before.totals.rows[row.criterion.no]) for row in gone))


def _change(now: Points | None, before: Points | None) -> Points | None:
    return None if now is None or before is None else now - before
