"""The clerk's year («lịch năm»): deadlines from rules and records, moved, met and dropped by her.

``rules.calendar`` says what the year looks like; here are the facts it is made from and the verbs.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import calendar as queries
from thiduadesk.data.queries import office
from thiduadesk.domain.calendar import Deadline
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import one_line
from thiduadesk.exchange import ics_out
from thiduadesk.exchange.ics_out import Entry
from thiduadesk.rules import calendar as rules
from thiduadesk.rules import workdays
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.services import calendarfacts as facts
from thiduadesk.services import guidance
from thiduadesk.services.files import write_whole
from thiduadesk.services.guidance import Letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.rules.calendar import Given

_TOLD_BEFORE = 3
"""Working days before a deadline at which the calendar of other programs tells of it."""


@dataclass(frozen=True, slots=True)
class Year:
    """The plan of a work year.

    Attributes:
        items: by day; what is still open of the year before comes with it.
        next: the deadline to work towards, None where nothing is planned.
        steps: those counted back from it.
        unsure: years among these days whose holidays are not known for certain.
        letters: the guidance letters of the year.
    """

    year: int
    today: dt.date
    items: tuple[Item, ...]
    next: Item | None
    steps: tuple[Item, ...]
    unsure: tuple[int, ...]
    letters: tuple[Letter, ...]

    @property
    def late(self) -> tuple[Item, ...]:
        """What is overdue and neither met nor dropped."""
        return tuple(one for one in self.items if one.state is ItemState.OVERDUE)


# --- reading -----------------------------------------------------------------------------------
def year(store: Store, work_year: int, today: dt.date) -> Year:
    """The deadlines of a work year, and the way to the next of them."""
    letters = guidance.letters(store, work_year)
    given = facts.given(store, work_year, today, letters)
    items = rules.year_plan(given)
    before = _left_from(store, work_year - 1, today)
    every = tuple(sorted((*before, *items), key=lambda one: (one.day, one.key)))
    towards = rules.next_deadline(items)
    steps: tuple[Item, ...] = ()
    if towards is not None:
        steps = _steps(store, towards, given, letters)
    elif (towards := rules.next_deadline(before)) is not None:
        steps = steps_to(store, towards, today)
    days = [one.day for one in every if one.open]
    unsure = workdays.load().unsure((today, *days)) if days else ()
    return Year(work_year, today, every, towards, steps, unsure, letters)


def steps_to(store: Store, item: Item, today: dt.date) -> tuple[Item, ...]:
    """The steps counted back from a deadline («kế hoạch lùi»), those met by the records ticked."""
    letters = guidance.letters(store, item.year)
    return _steps(store, item, facts.given(store, item.year, today, letters), letters)


# --- changing ----------------------------------------------------------------------------------
def add(
    store: Store, work_year: int, title: str, day: dt.date, *, source: str = "", waits_for: str = ""
) -> int:
    """A deadline of the clerk's own; its id.

    Raises:
        Refused: ``deadline_untitled``.
    """
    said = _titled(title)
    made = Deadline(0, work_year, said, day, source=one_line(source), waits_for=one_line(waits_for))
    with store.change(Label("Add the deadline {title}", {"title": said})) as writer:
        return queries.save(writer, made)


def change(store: Store, item: Item, changed: Deadline) -> None:
    """Keep another day, title, source or note of a deadline (``kept`` of it, changed).

    Raises:
        Refused: ``deadline_untitled``, ``record_missing``.
    """
    said = _titled(changed.title)
    with store.change(Label("Change the deadline {title}", {"title": said})) as writer:
        _save(writer, item, replace(changed, title=said))


def move(store: Store, item: Item, day: dt.date) -> None:
    """Put a deadline on another day.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Move the deadline {title}", {"title": item.title})) as writer:
        _save(writer, item, replace(kept(item), day=day))


def tick(store: Store, item: Item, done: dt.date | None) -> None:
    """A deadline or a step was met on a day, or (None) was not.

    Raises:
        Refused: ``record_missing``.
    """
    about = {"title": item.title}
    label = Label("Tick {title}", about) if done else Label("Untick {title}", about)
    with store.change(label) as writer:
        _save(writer, item, replace(kept(item), done=done))


def drop(store: Store, item: Item, *, dropped: bool = True) -> None:
    """The rule does not hold in this office, or holds again; an own deadline is taken away.

    Raises:
        Refused: ``record_missing``.
    """
    about = {"title": item.title}
    label = Label("Drop the deadline {title}", about)
    if not dropped:
        label = Label("Take up the deadline {title}", about)
    with store.change(label) as writer:
        if dropped and item.own:
            queries.remove(writer, kept(item))
        else:
            _save(writer, item, replace(kept(item), dropped=dropped))


def reset(store: Store, item: Item) -> None:
    """The rule holds as it stands: what was kept of it is forgotten."""
    if item.stored is not None and item.stored.key:
        with store.change(Label("Reset the deadline {title}", {"title": item.title})) as writer:
            queries.remove(writer, item.stored)


def kept(item: Item) -> Deadline:
    """What is kept of a deadline, or would be."""
    return item.stored or Deadline(
        0, item.year, item.title, item.day, item.key, item.due.source, item.due.waits_for
    )


# --- out ---------------------------------------------------------------------------------------
def write_ics(store: Store, work_year: int, path: Path, now: dt.datetime) -> int:
    """Write what is still open, with the steps to the next deadline, as a calendar file (.ics).

    Args:
        store, work_year: of what.
        path: where; whole or not at all.
        now: the moment of writing, with its zone; the same moment gives the same bytes.

    Returns:
        How many entries it holds.

    Raises:
        Refused, EnvironmentProblem: as ``files.write_whole``.
    """
    made = year(store, work_year, now.date())
    with store.read() as reader:
        names = office.names_on(reader, now.date())
    words: Mapping[str, str] = resources.toml(facts.RULES)["words"]
    name = words["calendar"].format(year=work_year)
    owner = names.name if names is not None else ""
    entries = [_entry(one, owner, words) for one in made.items if one.open]
    if made.next is not None:
        day = f"{made.next.day:%d/%m/%Y}"
        towards = words["towards"].format(day=day, title=made.next.title)
        steps = [one for one in made.steps if one.open and one.day != made.next.day]
        entries += [_entry(one, owner, words, towards) for one in steps]
    write_whole(path, ics_out.calendar(entries, name, now))
    return len(entries)


# --- inside ------------------------------------------------------------------------------------
def _titled(title: str) -> str:
    said = one_line(title)
    if not said:
        raise Refused("deadline_untitled")
    return said


def _save(writer: Writer, item: Item, changed: Deadline) -> None:
    """Keep what differs from the rule; what says the same again is forgotten."""
    due = item.due
    bare = Deadline(changed.id, item.year, due.title, due.day, item.key, due.source, due.waits_for)
    if item.own or changed != bare:
        queries.save(writer, changed)
    elif changed.id:
        queries.remove(writer, changed)


def _steps(store: Store, item: Item, given: Given, letters: Sequence[Letter]) -> tuple[Item, ...]:
    """The steps to a deadline; where the guidance letter set it, none lies before the letter came."""
    known = replace(given, met={**given.met, **facts.progress(store, given.year, given.today)})
    letter = facts.year_end(letters)
    came = None
    if letter is not None and letter.paper is not None and item.day == letter.guidance.deadline:
        came = letter.paper.date
    return rules.back_plan(item, known, start=came)


def _left_from(store: Store, work_year: int, today: dt.date) -> tuple[Item, ...]:
    """What is open of a year the program was used in."""
    if not facts.used(store, work_year):
        return ()
    given = facts.given(store, work_year, today, guidance.letters(store, work_year))
    return tuple(one for one in rules.year_plan(given) if one.open)


def _entry(item: Item, owner: str, words: Mapping[str, str], towards: str = "") -> Entry:
    """A deadline for the calendar of other programs; its id stays the same from year to year."""
    said = words["source" if item.certain else "uncertain"].format(source=item.source)
    lines = [
        towards,
        said if item.source else "",
        words["waits_for"].format(who=item.waits_for) if item.waits_for else "",
    ]
    early = workdays.load().moved(item.day, -_TOLD_BEFORE)
    return Entry(
        uuid.uuid5(uuid.NAMESPACE_OID, f"thiduadesk|{owner}|{item.year}|{item.key}"),
        item.title,
        item.day,
        "\n".join(line for line in lines if line),
        (item.day,) if towards else (early, item.day),
    )
