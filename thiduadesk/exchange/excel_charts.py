"""Charts on a worksheet: their numbers as a table, and a chart of the spreadsheet over these cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart
from openpyxl.chart import Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series_factory import SeriesFactory

from thiduadesk import resources
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_page import Page

_BESIDE = 2
"""Empty columns between the numbers and their chart."""
_WIDTH_CM, _LEAST_CM, _AROUND_CM = 20, 7, 3
"""Lying bars take a centimetre each, and what is around them."""
_ROW_CM = 0.55
_A_PAGE = 2
"""Charts printed on one page."""


def put_charts(page: Page, sheet: Worksheet, charts: Sequence[Chart], head: str) -> None:
    """Each chart with its numbers, one below the other.

    Args:
        page: fills ``sheet``.
        head: above the names of the items.
    """
    across = max((len(one.series) for one in charts), default=0) + 1
    for place, chart in enumerate(charts):
        if place and place % _A_PAGE == 0:
            page.turn()
        first = page.block(
            chart.title,
            [head, *(one.name for one in chart.series)],
            [[one.name, *_numbers(chart, at)] for at, one in enumerate(chart.items)],
            across,
        )
        drawn = _drawn(chart, sheet, first)
        anchor = sheet.cell(first - 1, across + _BESIDE)
        sheet.add_chart(drawn, anchor.coordinate)
        page.skip_to(first + int(drawn.height / _ROW_CM) + 1)
    page.finish()


def _numbers(chart: Chart, at: int) -> list[object]:
    return ["" if value is None else round(value) for value in chart.values(at)]


def _drawn(chart: Chart, sheet: Worksheet, first: int) -> BarChart:
    """A bar chart over the cells below row ``first``, the head of the table."""
    made = BarChart()
    lying = chart.shape is Shape.BARS
    made.type = "bar" if lying else "col"
    made.style = 10
    made.legend = made.legend if len(chart.series) > 1 else None
    last = first + len(chart.items)
    colours = resources.toml("layouts/charts.toml")["colours"]
    for place, one in enumerate(chart.series, 2):
        cells = Reference(sheet, min_col=place, min_row=first, max_row=last)
        series = SeriesFactory(cells, title_from_data=True)
        series.graphicalProperties.solidFill = colours[one.tone.value].lstrip("#").upper()
        made.series.append(series)
    made.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    if chart.scale is Scale.SHARES:
        made.grouping, made.overlap = "percentStacked", 100
    elif chart.stacked:
        made.grouping, made.overlap = "stacked", 100
    made.gapWidth = 60
    made.y_axis.majorGridlines = None
    made.dataLabels = DataLabelList()
    made.dataLabels.showVal = not chart.piled  # dark figures on a dark part are not read
    for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(made.dataLabels, name, False)
    made.x_axis.delete = made.y_axis.delete = False
    if lying:
        made.x_axis.scaling.orientation = "maxMin"  # the first item stands on top
    if chart.scale is Scale.PERCENT:
        made.y_axis.scaling.min, made.y_axis.scaling.max = 0, 100
    made.width = _WIDTH_CM
    bars = len(chart.items) * (1 if chart.piled else len(chart.series))
    made.height = max(_LEAST_CM, _AROUND_CM + bars) if lying else _LEAST_CM
    return made
