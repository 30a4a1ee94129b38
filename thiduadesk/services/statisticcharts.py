"""The charts of the statistics of honours, in whatever words the screen or the paper has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import TypeAlias
from typing import TypeVar

from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Item
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Series
from thiduadesk.domain.charts import Shape
from thiduadesk.domain.charts import Tone
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.domain.honours import Honour
    from thiduadesk.services.counting import Counted
    from thiduadesk.services.counting import Figures

Charts: TypeAlias = tuple[Chart, ...]
Group = TypeVar("Group", bound=StrEnum)

_MOST_YEARS = 15
"""The chart of years shows the last so many."""


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Titles and names of the charts; ``{first}`` and ``{last}`` stand for the years."""

    by_year: str
    by_honour: str
    by_kind: str
    by_level: str
    by_post: str
    women: str
    aims: str
    bloc: str
    count: str
    persons: str
    collectives: str
    households: str
    titles: str
    commendations: str
    base: str
    province: str
    nation: str
    managers: str
    direct: str
    women_share: str
    reached: str
    registered: str
    one_year: str
    many_years: str


def charts(figures: Figures, words: ChartWords) -> Charts:
    """Those that have something to show: by year, honour, level, post, women, registrations."""
    return tuple(one for one in _charts(figures, words) if one.items)


def _charts(figures: Figures, words: ChartWords) -> Iterator[Chart]:
    span = words.one_year if figures.first == figures.last else words.many_years
    when = span.format(first=figures.first, last=figures.last)
    yield _by_year(figures, words)
    yield Chart(
        words.by_honour.format(when=when),
        tuple(_item(one.honour) for one in figures.counts),
        (Series(words.count, tuple(one.total for one in figures.counts)),),
    )
    kinds = {HonourKind.TITLE: words.titles, HonourKind.COMMENDATION: words.commendations}
    title = words.by_kind.format(when=when)
    yield _grouped(title, figures.counts, words, kinds, lambda one: one.kind)
    levels = {Level.BASE: words.base, Level.PROVINCE: words.province, Level.NATION: words.nation}
    title = words.by_level.format(when=when)
    yield _grouped(title, figures.counts, words, levels, lambda one: one.level)
    own = [one for one in figures.counts if one.heads + one.leaders + one.direct]
    yield Chart(
        words.by_post.format(when=when),
        tuple(_item(one.honour) for one in own),
        (
            Series(words.managers, tuple(one.heads + one.leaders for one in own)),
            Series(words.direct, tuple(one.direct for one in own), Tone.ACCENT_LIGHT),
        ),
        scale=Scale.SHARES,
    )
    of_persons = [one for one in figures.counts if one.persons]
    yield Chart(
        words.women.format(when=when),
        tuple(
            _item(one.honour, f"{one.women}/{one.persons} ({100 * one.women / one.persons:.0f}%)")
            for one in of_persons
        ),
        (Series(words.women_share, tuple(100 * one.women / one.persons for one in of_persons)),),
        scale=Scale.PERCENT,
    )
    yield Chart(
        words.aims.format(when=when),
        tuple(_item(one.honour, f"{one.reached}/{one.registered}") for one in figures.aims),
        (
            Series(words.reached, tuple(one.reached for one in figures.aims)),
            Series(
                words.registered, tuple(one.registered for one in figures.aims), Tone.ACCENT_LIGHT
            ),
        ),
    )
    yield _of_bloc(figures, words)


def _of_bloc(figures: Figures, words: ChartWords) -> Chart:
    bloc = figures.bloc
    aims = bloc.aims if bloc is not None else ()
    return Chart(
        words.bloc.format(bloc=bloc.name if bloc is not None else "", year=figures.last),
        tuple(_item(code, f"{count}/{bloc.size}" if bloc else "") for code, count in aims),
        (Series(words.registered, tuple(count for _code, count in aims)),),
    )


def _by_year(figures: Figures, words: ChartWords) -> Chart:
    years = figures.years[-_MOST_YEARS:]
    series = [
        Series(words.persons, tuple(one.persons for one in years)),
        Series(words.collectives, tuple(one.collectives for one in years), Tone.ACCENT_LIGHT),
    ]
    if any(one.households for one in years):
        households = tuple(one.households for one in years)
        series.append(Series(words.households, households, Tone.GREEN))
    items = tuple(Item(str(one.year), str(one.year)) for one in years)
    return Chart(words.by_year, items, tuple(series), Shape.COLUMNS, stacked=True)


def _grouped(
    title: str,
    counts: Sequence[Counted],
    words: ChartWords,
    names: Mapping[Group, str],
    group: Callable[[Honour], Group],
) -> Chart:
    """Honours summed by what they are, persons and collectives end to end."""
    known = catalogue()
    summed: dict[Group, list[Counted]] = {}
    for one in counts:
        if one.honour in known:
            summed.setdefault(group(known[one.honour]), []).append(one)
    there = [key for key in names if key in summed]

    def sums(kind: str) -> tuple[float, ...]:
        return tuple(sum(getattr(one, kind) for one in summed[key]) for key in there)

    series = [
        Series(words.persons, sums("persons")),
        Series(words.collectives, sums("collectives"), Tone.ACCENT_LIGHT),
    ]
    if any(sums("households")):
        series.append(Series(words.households, sums("households"), Tone.GREEN))
    items = tuple(Item(key.value, names[key]) for key in there)
    return Chart(title, items, tuple(series), stacked=True)


def _item(code: str, said: str = "") -> Item:
    known = catalogue()
    return Item(code, known[code].name if code in known else code, said)
