"""The clerk's year («lịch năm»): deadlines by rules, what she changed of them, steps counted back.

Pure: the rules are data with their source, everything else comes as values. A rule is a proposal;
a stored ``Deadline`` of its key moves it, drops it, or says the day it was met.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.domain.calendar import Deadline
from thiduadesk.rules import workdays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from thiduadesk.rules.workdays import WorkingDays

STEP = "/"
"""Between the key of a deadline and that of a step counted back from it."""
OWN = "own"
"""First word of the key of a deadline that is the clerk's own."""


# --- the rules -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Rule:
    """A deadline of every year («thời hạn hằng năm»).

    Attributes:
        month, day: of the work year, ``years`` later; ``day`` 0 is the last of the month.
        anchor, offset: another day it is counted from where that is known, in working days.
        met_by: the fact that meets it by itself, empty for none.
        plan: the steps counted back from it, empty for none.
        page: where the work is done.
        source: who sets it; ``certain`` is false for custom and for another province's day.
    """

    key: str
    title: str
    month: int
    day: int
    source: str
    years: int = 0
    anchor: str = ""
    offset: int = 0
    met_by: str = ""
    plan: str = ""
    page: str = ""
    waits_for: str = ""
    certain: bool = True

    def of(self, year: int) -> dt.date:
        """Its day for a work year, anchors aside."""
        year += self.years
        last = calendar.monthrange(year, self.month)[1]
        return dt.date(year, self.month, min(self.day, last) if self.day else last)


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to a deadline, ``before`` working days before it («việc phải xong»)."""

    key: str
    title: str
    before: int
    met_by: str = ""
    waits_for: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, and what their words mean.

    Attributes:
        plans: the steps by the name of their plan.
        soon, ahead, past: working days before it that a deadline is near, that one which somebody
            set is planned for rather than one of custom, and after it that a bare rule is over.
    """

    rules: tuple[Rule, ...]
    plans: Mapping[str, tuple[Step, ...]]
    soon: int
    ahead: int
    past: int


@cache
def load() -> Rules:
    """The rules of ``resources/calendar/rules.toml``."""
    return made(resources.toml("calendar/rules.toml"))


def made(table: Mapping[str, Any]) -> Rules:
    """Rules of a table of that shape."""
    plans = {name: tuple(Step(**one) for one in steps) for name, steps in table["plan"].items()}
    window = table["window"]
    return Rules(tuple(map(_rule, table["rule"])), plans, **window)


def _rule(entry: Mapping[str, Any]) -> Rule:
    month, _dash, day = entry["day"].partition("-")
    rest = {key: value for key, value in entry.items() if key != "day"}
    return Rule(month=int(month), day=0 if day == "last" else int(day), **rest)


# --- what is there -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that other records set: a guidance letter, the review of a movement, a dossier.

    Attributes:
        done: the day it was met; ``met`` without a day where none is known.
        page, where: what a click opens.
    """

    key: str
    title: str
    day: dt.date
    source: str = ""
    waits_for: str = ""
    plan: str = ""
    done: dt.date | None = None
    met: bool = False
    certain: bool = True
    page: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that rules are counted from («mốc»), who set it, and what a click on it opens."""

    day: dt.date
    source: str = ""
    page: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a year's plan is made from.

    Attributes:
        stored: what the clerk made, moved, dropped or met, of this year.
        dues: deadlines other records set.
        anchors: days that rules may be counted from, by name.
        met: facts that hold, by name, with the day they came true where that is known.
    """

    year: int
    today: dt.date
    stored: tuple[Deadline, ...] = ()
    dues: tuple[Due, ...] = ()
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    met: Mapping[str, dt.date | None] = field(default_factory=dict)


class ItemState(StrEnum):
    """How a deadline stands."""

    OVERDUE = "overdue"
    """«Quá hạn»"""
    TODAY = "today"
    """«Hôm nay»: no working day is left after this one."""
    SOON = "soon"
    """«Sắp đến hạn»"""
    LATER = "later"
    """«Còn lâu»"""
    DONE = "done"
    """«Xong»"""
    LATE_DONE = "late_done"
    """«Xong, trễ hạn»"""
    DROPPED = "dropped"
    """«Không áp dụng»"""
    PAST = "past"
    """«Đã qua»: so long ago that a rule nobody touched is no duty any more."""


OPEN = frozenset({ItemState.OVERDUE, ItemState.TODAY, ItemState.SOON, ItemState.LATER})
"""States of what is still to be done."""


@dataclass(frozen=True, slots=True)
class Item:
    """A deadline of the year as it stands.

    Attributes:
        left: working days to it, below 0 since it passed.
        due: what the rule or the record says, before the clerk changed it.
        stored: what is kept of it; None for a bare rule.
    """

    key: str
    year: int
    title: str
    day: dt.date
    state: ItemState
    left: int
    due: Due
    source: str = ""
    certain: bool = True
    waits_for: str = ""
    done: dt.date | None = None
    stored: Deadline | None = None

    @property
    def usual(self) -> dt.date | None:
        """The day of the rule where the clerk moved it, else None."""
        return self.due.day if self.due.day != self.day else None

    @property
    def own(self) -> bool:
        """Whether the clerk made it herself."""
        return self.stored is not None and not self.stored.key

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN

    @property
    def alarming(self) -> bool:
        """Whether it is late or due today."""
        return self.state in {ItemState.OVERDUE, ItemState.TODAY}


# --- the plan of a year --------------------------------------------------------------------------
def year_plan(
    given: Given, rules: Rules | None = None, days: WorkingDays | None = None
) -> tuple[Item, ...]:
    """Every deadline of a work year with its state, by day."""
    rules, days = rules or load(), days or workdays.load()
    by_key = {one.key: one for one in given.stored if one.key}
    dues = [*(_due(rule, given, days) for rule in rules.rules), *given.dues]
    items = [_item(due, by_key.get(due.key), given, rules, days) for due in dues]
    items += [_item(_own(one), one, given, rules, days) for one in given.stored if not one.key]
    return tuple(sorted(items, key=lambda one: (one.day, one.key)))


def _due(rule: Rule, given: Given, days: WorkingDays) -> Due:
    due = Due(
        rule.key,
        rule.title,
        rule.of(given.year),
        rule.source,
        rule.waits_for,
        rule.plan,
        done=given.met.get(rule.met_by),
        met=rule.met_by in given.met,
        certain=rule.certain,
        page=rule.page,
    )
    anchor = given.anchors.get(rule.anchor)
    if anchor is None:
        return due
    if rule.offset:
        return replace(due, day=days.moved(anchor.day, rule.offset))
    return replace(due, day=anchor.day, source=anchor.source or due.source, certain=True)


def _own(kept: Deadline) -> Due:
    return Due(f"{OWN}.{kept.id}", kept.title, kept.day, kept.source, plan="paper")


def _item(due: Due, kept: Deadline | None, given: Given, rules: Rules, days: WorkingDays) -> Item:
    day, done, met = due.day, due.done, due.met or due.done is not None
    waits_for, dropped = due.waits_for, False
    if kept is not None:
        day, dropped = kept.day, kept.dropped
        waits_for = kept.waits_for or waits_for
        if kept.done is not None:
            done, met = kept.done, True
    left = days.left(given.today, day)
    if dropped:
        state = ItemState.DROPPED
    elif met:
        state = ItemState.LATE_DONE if done is not None and done > day else ItemState.DONE
    else:
        state = _open_state(day, left, given.today, rules)
    return Item(
        due.key,
        given.year,
        (kept.title if kept is not None else "") or due.title,
        day,
        state,
        left,
        due,
        (kept.source if kept is not None else "") or due.source,
        due.certain or day != due.day,
        waits_for,
        done,
        kept,
    )


def _open_state(day: dt.date, left: int, today: dt.date, rules: Rules) -> ItemState:
    if day < today:
        return ItemState.PAST if -left > rules.past else ItemState.OVERDUE
    if not left:
        return ItemState.TODAY
    return ItemState.SOON if left <= rules.soon else ItemState.LATER


# --- counted back --------------------------------------------------------------------------------
def back_plan(
    item: Item,
    given: Given,
    *,
    start: dt.date | None = None,
    rules: Rules | None = None,
    days: WorkingDays | None = None,
) -> tuple[Item, ...]:
    """The steps to a deadline, counted back from it in working days («kế hoạch lùi»).

    Args:
        start: day from which there is time (the guidance letter's); where fewer working days lie
            between than the steps want, they are pushed together in proportion. None has no limit.
        item, given, rules, days: the deadline, and what everything is made from.
    """
    rules, days = rules or load(), days or workdays.load()
    steps = rules.plans.get(item.due.plan, ())
    by_key = {one.key: one for one in given.stored}
    longest = max((step.before for step in steps), default=0)
    room = longest if start is None else min(longest, max(days.left(start, item.day), 0))
    made = []
    for step in steps:
        key = f"{item.key}{STEP}{step.key}"
        before = step.before * room // longest if longest else 0
        # what is due on a day of rest is sent on the last working day before it
        due = Due(
            key,
            step.title,
            days.moved(item.day, -before),
            waits_for=step.waits_for,
            met=step.met_by in given.met,
            page=step.page,
        )
        made.append(_item(due, by_key.get(key), given, rules, days))
    return tuple(sorted(made, key=lambda one: one.day))


def next_deadline(items: Iterable[Item], rules: Rules | None = None) -> Item | None:
    """The deadline to work towards: what somebody set comes before custom, then the nearest.

    Of several on one day that with the most steps. Late ones come last: they are to be met or
    dropped, not planned for.
    """
    rules = rules or load()
    plans, ahead = rules.plans, rules.ahead
    planned = [one for one in items if one.open and one.due.plan in plans]
    return min(
        planned,
        key=lambda one: (
            one.state is ItemState.OVERDUE,
            not one.certain or one.left > ahead,
            abs(one.left),
            -len(plans[one.due.plan]),
            one.key,
        ),
        default=None,
    )
