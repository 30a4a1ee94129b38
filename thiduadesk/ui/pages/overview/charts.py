"""The charts of the overview as values: each section against its maximum, honours year by year."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Item
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Series
from thiduadesk.domain.charts import Shape
from thiduadesk.domain.charts import Tone
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.i18n import _
from thiduadesk.i18n.format import points_text
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview.state import SCORING
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.pages.overview.state import first_line
from thiduadesk.ui.pages.overview.state import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.rubric import Row
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.services.statistics import YearCount

_MOST_YEARS = 10
_NAME = 72
"""Letters of a section's name at most; criteria are sentences."""


def sections(view: SheetView, before: SheetView | None) -> Chart:
    """Each section in per cent of its own maximum, points lost named, beside the year before."""
    rows = view.sheet.children(None)
    year = view.sheet.year
    series = [Series(str(year), tuple(_share(view, row.criterion.no) for row in rows))]
    if before is not None:
        old = tuple(_share(before, row.criterion.no) for row in rows)
        series.append(Series(str(year - 1), old, Tone.ACCENT_LIGHT))
    items = tuple(_item(row, view) for row in rows)
    return Chart(_("Self score by section"), items, tuple(series), scale=Scale.PERCENT)


def honours(years: Sequence[YearCount]) -> Chart:
    """Honours received year by year, of persons and of collectives."""
    shown = years[-_MOST_YEARS:]
    items = tuple(Item(str(one.year), str(one.year)) for one in shown)
    series = (
        Series(_("Persons"), tuple(one.persons for one in shown)),
        Series(
            _("Collectives"),
            tuple(one.collectives + one.households for one in shown),
            Tone.ACCENT_LIGHT,
        ),
    )
    return Chart(_("Honours by year"), items, series, Shape.COLUMNS, stacked=True)


def lost_rows(view: SheetView) -> tuple[Line, ...]:
    """Rows answered below their maximum, the dearest first."""
    lines = []
    for row in view.sheet.leaves:
        loss = _loss(row, view)
        if loss.hundredths > 0:
            chip = Chip(_("provisional"), "amber") if row.score.provisional else None
            number = _("−{points}").format(points=points_text(loss))
            no = row.criterion.no
            words = f"{no}  {first_line(row.criterion.text)}"
            lines.append((loss, Line(no, words, number, chip, Target(SCORING, no))))
    lines.sort(key=lambda pair: -pair[0].hundredths)
    return tuple(line for _loss_of, line in lines)


def _item(row: Row, view: SheetView) -> Item:
    no = row.criterion.no
    line = view.totals.rows[no]
    got = line.points if line.points is not None else ZERO
    said = f"{points_text(got)} / {points_text(line.max_points)}"
    name = shorten(first_line(row.criterion.text), _NAME, placeholder=" …")
    return Item(no, name, said, _lost_words(row, view))


def _share(view: SheetView, no: str) -> float | None:
    line = view.totals.rows.get(no)
    if line is None or line.points is None or not line.max_points:
        return None
    share = line.points.hundredths / line.max_points.hundredths
    return 100 * max(0.0, min(share, 1.0))


def _lost_words(row: Row, view: SheetView) -> str:
    """«mất 5 điểm: II.6 (tạm tính)»."""
    losing = [leaf for leaf in _leaves_below(row, view) if _loss(leaf, view).hundredths > 0]
    total = Points.total(_loss(leaf, view) for leaf in losing)
    if not total:
        return ""
    names = [
        _("{no} (provisional)").format(no=leaf.criterion.no)
        if leaf.score.provisional
        else leaf.criterion.no
        for leaf in losing
    ]
    return _("lost {points}: {rows}").format(points=points_text(total), rows=named(names))


def _leaves_below(row: Row, view: SheetView) -> list[Row]:
    parent_of = {one.criterion.no: one.criterion.parent for one in view.sheet.rows}

    def under(no: str | None) -> bool:
        while no is not None and no != row.criterion.no:
            no = parent_of.get(no)
        return no is not None

    return [leaf for leaf in view.sheet.leaves if under(leaf.criterion.no)]


def _loss(row: Row, view: SheetView) -> Points:
    """Points an answered row lacks to its maximum."""
    line = view.totals.rows[row.criterion.no]
    return ZERO if line.points is None else line.max_points - line.points
