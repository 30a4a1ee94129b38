"""Words of the screen for what movements keep as codes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import full_number
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.rules.movements.pulse import State
from thiduadesk.ui.models.table import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.movements import Activity
    from thiduadesk.domain.office import Span
    from thiduadesk.domain.papers import Paper
    from thiduadesk.rules.movements.pulse import Heartbeat
    from thiduadesk.rules.movements.reviews import ReviewDue

DOT = " \N{MIDDLE DOT} "
LAUNCHER = {
    Launcher.NATION: N_("Prime Minister"),
    Launcher.PROVINCE: N_("Province"),
    Launcher.SECTOR: N_("Sector"),
    Launcher.BLOC: N_("Bloc"),
    Launcher.UNION: N_("Trade union, associations"),
    Launcher.OFFICE: N_("Our office"),
}
KIND = {MovementKind.REGULAR: N_("Year by year"), MovementKind.THEMATIC: N_("On a theme")}
STATE = {
    State.NOT_BEGUN: N_("Not begun"),
    State.RUNNING: N_("Running"),
    State.OVER: N_("Over"),
}
TOPIC = {
    Topic.CONDITIONS: N_("Conditions: what helped, what hindered"),
    Topic.STEERING: N_("Papers of superiors carried out"),
    Topic.ISSUED: N_("Papers issued to steer and guide"),
    Topic.LAUNCHING: N_("Launching of movements"),
    Topic.TASKS: N_("Targets and tasks of the year"),
    Topic.LOCAL: N_("Movements of our own"),
    Topic.EXAMPLES: N_("Good examples made known"),
    Topic.ASSESSMENT: N_("Assessment: results, limits, lessons"),
    Topic.DIRECTIONS: N_("Directions for the next year"),
    Topic.MEASURES: N_("Measures"),
}
"""Headings of the report for what belongs to no movement, in its order."""
SAID = {Topic.MOVEMENT: N_("Results of the movement"), **TOPIC}
"""Every heading in words."""
OF_MOVEMENT = {
    one: SAID[one]
    for one in (
        Topic.MOVEMENT,
        Topic.LAUNCHING,
        Topic.EXAMPLES,
        Topic.ASSESSMENT,
        Topic.DIRECTIONS,
    )
}
"""Headings of a review of a movement, for the entries of its log."""
ROLE = {
    PaperRole.LAUNCH: N_("Launches it"),
    PaperRole.IMPLEMENT: N_("Has it carried out"),
    PaperRole.PLAN: N_("Plan of our office"),
    PaperRole.REVIEW: N_("Review"),
    PaperRole.CITED: N_("Cited"),
}
REVIEW = {ReviewKind.INTERIM: N_("Interim review"), ReviewKind.FINAL: N_("Final review")}


def period(span: Span) -> str:
    """«2021 – 2025» of whole years, else both days; empty where neither is known."""
    start, end = span.start, span.end
    if start is None and end is None:
        return ""
    whole = (start is None or (start.month, start.day) == (1, 1)) and (
        end is None or (end.month, end.day) == (12, 31)
    )
    said = [_end(one, whole) if one is not None else "…" for one in (start, end)]
    return said[0] if whole and said[0] == said[1] else " \N{EN DASH} ".join(said)


def _end(day: dt.date, whole: bool) -> str:
    return str(day.year) if whole else date_text(day)


def days(activity: Activity) -> str:
    """«12/05/2022», «12/05 – 20/05/2022», «cả năm» of an entry without a day."""
    if activity.day is None:
        return _("all year")
    if activity.until is None or activity.until == activity.day:
        return date_text(activity.day)
    same = activity.day.year == activity.until.year
    first = f"{activity.day:%d/%m}" if same else date_text(activity.day)
    return f"{first} \N{EN DASH} {date_text(activity.until)}"


def paper(one: Paper) -> str:
    """«Quyết định số 733/QĐ-TTg ngày 14/06/2019», a law by its name."""
    number = full_number(one.number, one.symbol)
    said = _("{kind} {number}").format(kind=one.kind, number=number) if number else one.subject
    day = _("of {day}").format(day=date_text(one.date)) if one.date else ""
    return " ".join(part for part in (said.strip(), day) if part)


def silence(beat: Heartbeat) -> Chip | None:
    """«im lặng 8 tháng», where it is told."""
    if not beat.too_long or beat.state is not State.RUNNING:
        return None
    words = ngettext("silent for {count} month", "silent for {count} months", beat.silent)
    return Chip(words.format(count=beat.silent), "amber")


def review(reviews: Sequence[ReviewDue], day: dt.date, ahead: int = 400) -> Chip | None:
    """The next review that is not held: late in red, due within ``ahead`` days in grey."""
    for one in reviews:
        if one.done is not None or one.due is None:
            continue
        words = _("{review} due {day}").format(review=_(REVIEW[one.kind]), day=date_text(one.due))
        if one.due < day:
            return Chip(words, "danger")
        if (one.due - day).days <= ahead:
            return Chip(words, "neutral")
    return None
