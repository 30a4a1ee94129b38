"""How the year stands, as values: lines of a table with a number, a chip and a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import State
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.rounds import NominationState
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.format import points_text
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.ui.models.table import Chip

if TYPE_CHECKING:
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.findings import Finding
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.ui.pages.overview.shown import Shown

SCORING = "scoring"
DISPATCHES = "dispatches"
OVERVIEW = "overview"
YEAR = "year"
"""Place of this page: the calendar of the year."""
GUIDANCE = "guidance"
"""Place of this page: the guidance letters; «guidance.3» is one of them."""
_NAMED = 4
"""So many rows are named before «…»."""
_FRESH_DAYS = 7
"""Days after which a copy of the data is called old."""

STATES = {
    ItemState.OVERDUE: (N_("overdue"), "danger"),
    ItemState.TODAY: (N_("today"), "danger"),
    ItemState.SOON: (N_("soon"), "amber"),
    ItemState.LATER: (N_("later"), "neutral"),
    ItemState.DONE: (N_("done"), "green"),
    ItemState.LATE_DONE: (N_("done late"), "amber"),
    ItemState.DROPPED: (N_("does not apply"), "neutral"),
    ItemState.PAST: (N_("gone by"), "neutral"),
}
"""States of deadlines in words, and the tones of their chips."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page and a place in it, or an action of the window to be done."""

    page: str
    where: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: words, a number, a chip, a link."""

    key: str
    words: str
    number: str
    chip: Chip | None
    target: Target


# --- words ---------------------------------------------------------------------------------------
def named(names: Iterable[str]) -> str:
    """Some names with dots between them: «I.5 · II.5 · III.5 …»."""
    every = list(names)
    text = " · ".join(every[:_NAMED])
    return f"{text} …" if len(every) > _NAMED else text


def first_line(text: str) -> str:
    """The criterion itself, without the conditions on the lines below it."""
    return " ".join(text.strip().partition("\n")[0].split()).rstrip(":")


def left_text(item: Item) -> str:
    """«còn 6 ngày làm việc», «trễ 2 ngày làm việc»; empty for what is done or dropped."""
    if not item.open:
        return ""
    if item.state is ItemState.TODAY:
        return _("today")
    n = abs(item.left)
    if item.state is ItemState.OVERDUE:
        return ngettext("{n} working day late", "{n} working days late", n).format(n=n)
    return ngettext("{n} working day left", "{n} working days left", n).format(n=n)


def due_chip(item: Item) -> Chip:
    """When a deadline or a step is due, in the tone of its urgency."""
    match item.state:
        case ItemState.OVERDUE:
            return Chip(left_text(item), "danger")
        case ItemState.TODAY:
            return Chip(_("today"), "danger")
        case ItemState.SOON:
            return Chip(_("by {day}").format(day=f"{item.day:%d/%m}"), "amber")
        case ItemState.LATER:
            return Chip(_("by {day}").format(day=f"{item.day:%d/%m}"))
        case _:
            words, tone = STATES[item.state]
            return Chip(_(words), tone)


def place_of(item: Item) -> Target:
    """Where the work of a deadline is done; the calendar where it has no place."""
    return Target(item.due.page, item.due.where) if item.due.page else Target(OVERVIEW, YEAR)


def state_word(state: State) -> str:
    """The way of a dispatch in words."""
    match state:
        case State.DRAFT:
            return _("draft")
        case State.FOR_SIGNATURE:
            return _("with the signer")
        case State.ISSUED:
            return _("issued")


def errors(view: SheetView) -> tuple[Finding, ...]:
    """Findings that stop a signature."""
    return tuple(one for one in view.findings if one.severity is Severity.ERROR)


def rows_with(view: SheetView, code: str) -> tuple[str, ...]:
    """Rows of which a check says ``code``."""
    return tuple(one.where for one in view.findings if one.code == code)


# --- the state of the year -------------------------------------------------------------------------
def state_lines(shown: Shown) -> tuple[Line, ...]:
    """The year as a table: the sheet, its proof, the report, movements, dossiers, papers."""
    lines = [_sheet_line(shown.view)]
    if shown.view is not None:
        lines += _sheet_details(shown.view)
    lines.append(_report_line(shown))
    lines += [_letters_line(shown), _movements_line(shown)]
    if shown.dossiers:
        lines.append(_dossiers_line(shown))
    lines.append(_papers_line(shown.items))
    return tuple(lines)


def waiting_lines(shown: Shown) -> tuple[Line, ...]:
    """What she waits for, and from whom: signers, those who owe a step, those who decide."""
    lines = [
        Line(
            f"sign-{one.id}",
            one.subject,
            _since(one, shown.today),
            Chip(_("the signer")),
            Target(DISPATCHES, str(one.id)),
        )
        for one in shown.items
        if one.state is State.FOR_SIGNATURE
    ]
    for item in (*shown.plan.steps, *shown.plan.items):
        if item.open and item.waits_for and item.state is not ItemState.LATER:
            day = f"{item.day:%d/%m}"
            lines.append(Line(item.key, item.title, day, Chip(item.waits_for), place_of(item)))
    submitted = shown.nominations(NominationState.SUBMITTED)
    if submitted:
        n = len(submitted)
        words = ngettext("{n} dossier submitted", "{n} dossiers submitted", n).format(n=n)
        target = Target("rounds", str(submitted[0].round_id))
        lines.append(Line("submitted", words, "", Chip(_("decision")), target))
    return tuple(lines)


def copy_line(last: dt.datetime | None, now: dt.datetime) -> Line:
    """When the data were last copied to another place; a link to copy them now."""
    target = Target("", action="file.backup")
    words = _("Copy of the data")
    if last is None:
        return Line("copy", words, "", Chip(_("no copy yet"), "amber"), target)
    days = (now.date() - last.date()).days
    if days > _FRESH_DAYS:
        chip = Chip(ngettext("{n} day old", "{n} days old", days).format(n=days), "amber")
    else:
        chip = Chip(_("fresh"), "green")
    return Line("copy", words, date_text(last.date()), chip, target)


def totals_text(view: SheetView) -> str:
    """The sums of the sheet in one sentence."""
    totals = view.totals
    sums = _("Total: {points} of {most}, bonus {bonus} of {most_bonus}").format(
        points=points_text(totals.points),
        most=points_text(totals.max_points),
        bonus=points_text(totals.bonus),
        most_bonus=points_text(totals.max_bonus),
    )
    if totals.high == totals.low:
        return sums
    return _("{sums} (up to {high} when provisional rows turn out best)").format(
        sums=sums, high=points_text(totals.high)
    )


# --- its lines ---------------------------------------------------------------------------------------
def _sheet_line(view: SheetView | None) -> Line:
    words = _("Score sheet")
    if view is None:
        return Line("sheet", words, "–", Chip(_("no rubric yet"), "amber"), Target(SCORING))
    wrong = errors(view)
    n = len(wrong)
    chip = (
        Chip(ngettext("{n} error", "{n} errors", n).format(n=n), "danger")
        if wrong
        else Chip(_("no errors"), "green")
    )
    totals = view.totals
    number = _("{answered}/{all} rows").format(answered=totals.answered, all=totals.leaves)
    return Line("sheet", words, number, chip, Target(SCORING, wrong[0].where if wrong else ""))


def _sheet_details(view: SheetView) -> list[Line]:
    """Rows without evidence and provisional ones, where there are any."""
    lines = []
    for code, words, chip in (
        ("full_marks_without_evidence", _("Without evidence"), _("evidence")),
        ("row_provisional", _("Provisional"), _("provisional")),
    ):
        rows = rows_with(view, code)
        if rows:
            number = ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows))
            lines.append(Line(code, words, number, Chip(chip, "amber"), Target(SCORING, rows[0])))
    return lines


def _report_line(shown: Shown) -> Line:
    words, item = _("Year report"), shown.report
    if item is None:
        return Line("report", words, "–", Chip(_("not drafted"), "amber"), Target(DISPATCHES))
    target = Target(DISPATCHES, str(item.id))
    if item.state is State.ISSUED:
        number = f"{item.number}/{item.symbol}" if item.symbol else str(item.number)
        chip = Chip(date_text(item.date) if item.date else state_word(item.state), "green")
        return Line("report", words, number, chip, target)
    blanks = shown.blanks.get(item.id, 0)
    return Line("report", words, state_word(item.state), _blank_chip(blanks), target)


def _blank_chip(n: int) -> Chip:
    if not n:
        return Chip(_("complete"), "green")
    return Chip(ngettext("{n} blank", "{n} blanks", n).format(n=n), "amber")


def _letters_line(shown: Shown) -> Line:
    words, letters = _("Guidance letter"), shown.plan.letters
    if not letters:
        return Line(GUIDANCE, words, "–", Chip(_("not arrived")), Target(OVERVIEW, GUIDANCE))
    gaps = sum(len(one.gaps) for one in letters)
    every = sum(len(one.asked) for one in letters)
    number = _("{n}/{all} answered").format(n=every - gaps, all=every)
    chip = (
        Chip(ngettext("{n} gap", "{n} gaps", gaps).format(n=gaps), "amber")
        if gaps
        else Chip(_("complete"), "green")
    )
    first = next((one for one in letters if one.gaps), letters[0])
    return Line(GUIDANCE, words, number, chip, Target(OVERVIEW, f"{GUIDANCE}.{first.guidance.id}"))


def _movements_line(shown: Shown) -> Line:
    words, every = _("Movements"), shown.movements
    if not every:
        return Line("movements", words, "–", Chip(_("none entered")), Target("movements"))
    silent = [one for one in every if one.beat.too_long]
    number = _("{n} running").format(n=len(every))
    if not silent:
        return Line("movements", words, number, Chip(_("all alive"), "green"), Target("movements"))
    worst = max(silent, key=lambda one: one.beat.silent)
    chip = Chip(
        _("{n} silent for {months} months").format(n=len(silent), months=worst.beat.silent), "amber"
    )
    target = Target("movements", str(worst.movement.id))
    return Line("movements", words, number, chip, target)


def _dossiers_line(shown: Shown) -> Line:
    every = [one for one in shown.dossiers if one.parts]
    open_ones = [one for one in every if one.missing]
    number = _("{n}/{all} complete").format(n=len(every) - len(open_ones), all=len(every))
    chip = Chip(_("complete"), "green")
    first = shown.dossiers[0]
    if open_ones:
        first = open_ones[0]
        part = first.missing[0]
        chip = Chip(_("lacks {part}").format(part=part.name or part.code), "amber")
    target = Target("rounds", str(first.nomination.round_id))
    return Line("dossiers", _("Dossiers"), number, chip, target)


def _papers_line(items: Iterable[DispatchItem]) -> Line:
    every = list(items)
    drafts = sum(one.state is State.DRAFT for one in every)
    issued = sum(one.state is State.ISSUED for one in every)
    number = ngettext("{n} draft", "{n} drafts", drafts).format(n=drafts)
    chip = Chip(_("{n} issued").format(n=issued), "green" if issued else "neutral")
    return Line("papers", _("Dispatches"), number, chip, Target(DISPATCHES))


def _since(item: DispatchItem, today: dt.date) -> str:
    if item.since is None:
        return ""
    n = (today - item.since).days
    return ngettext("{n} day", "{n} days", n).format(n=n)
