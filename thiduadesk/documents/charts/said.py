"""The numbers of a chart in words."""

from __future__ import annotations

from thiduadesk.documents.charts.shapes import Letters
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import shares

UNKNOWN = "\N{EN DASH}"


def value_words(chart: Chart, value: float | None, letters: Letters) -> str:
    """A number as it stands beside its bar."""
    if value is None:
        return UNKNOWN
    sign = "%" if chart.scale is Scale.PERCENT else ""
    return letters.number(value) + sign


def end_words(chart: Chart, at: int, letters: Letters) -> str:
    """What stands at the end of an item's bar: what is said, its sum, or its first value."""
    item = chart.items[at]
    if item.said:
        return item.said
    if chart.piled:
        return letters.number(chart.total(at))
    return value_words(chart, chart.series[0].values[at] if chart.series else None, letters)


def part_words(chart: Chart, at: int, letters: Letters) -> tuple[str, ...]:
    """Each series of an item with its number, and its share where shares are drawn."""
    values = chart.values(at)
    parts = shares(values) if chart.scale is Scale.SHARES else ()
    said = []
    for place, (one, value) in enumerate(zip(chart.series, values, strict=True)):
        share = f" ({parts[place]}%)" if parts else ""
        said.append(f"{one.name} {value_words(chart, value, letters)}{share}".strip())
    return tuple(said)


def told(chart: Chart, at: int, letters: Letters) -> str:
    """An item in one line, for a tool tip and for those who hear the screen."""
    item = chart.items[at]
    if len(chart.series) == 1:
        said = end_words(chart, at, letters)
    else:
        said = ", ".join(part_words(chart, at, letters))
        said = f"{item.said}; {said}" if item.said else said
    note = f". {item.note}" if item.note else ""
    return f"{item.name}: {said}{note}"
