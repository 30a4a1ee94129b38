"""Deadlines as a calendar file (.ics, RFC 5545), for the calendars of phones and mail programs.

Whole days with reminders in the morning; an entry keeps its id, so that the file read in again
changes entries and makes none twice. Folding, escaping and line ends are the library's work.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Alarm
    from icalendar import Event

_PRODUCT = "-//ThiDuaDesk//Calendar//VI"
_MORNING = dt.timedelta(hours=8)
"""Reminders ring at this hour, by the clock of the device."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to be kept in mind.

    Attributes:
        id: the same for the same deadline whenever it is written.
        text: what else is to be said, in lines.
        told: days on whose morning it is told, none after ``day``.
    """

    id: uuid.UUID
    title: str
    day: dt.date
    text: str = ""
    told: tuple[dt.date, ...] = ()


def calendar(entries: Iterable[Entry], name: str, now: dt.datetime) -> bytes:
    """The file; the same entries, name and moment give the same bytes.

    Args:
        entries: in the order they are to stand.
        name: of the calendar.
        now: the moment of writing, with its zone.
    """
    from icalendar import Calendar  # heavy

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    stamp = now.astimezone(dt.UTC).replace(microsecond=0)
    for entry in entries:
        made.add_component(_event(entry, stamp))
    return bytes(made.to_ical())


def _event(entry: Entry, stamp: dt.datetime) -> Event:
    from icalendar import Event  # heavy

    event = Event()
    event.add("uid", str(entry.id))
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _DAY)
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    for day in dict.fromkeys(entry.told):
        event.add_component(_alarm(entry, day))
    return event


def _alarm(entry: Entry, day: dt.date) -> Alarm:
    from icalendar import Alarm  # heavy

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", (day - entry.day) + _MORNING)
    return alarm
