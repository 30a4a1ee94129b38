"""What comes next, ranked by rule: the first three are the things to do today.

The rule, most pressing first: what is late; faults that make papers come back; what came back; what
is due within days; what is still open on the way to the next deadline; what others are asked for;
last, what custom alone calls late, since a rule nobody confirmed is no duty. Of one rank what is due
first comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import State
from thiduadesk.domain.rounds import NominationState
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.rules.calendar import STEP
from thiduadesk.rules.calendar import ItemState
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.state import DISPATCHES
from thiduadesk.ui.pages.overview.state import GUIDANCE
from thiduadesk.ui.pages.overview.state import OVERVIEW
from thiduadesk.ui.pages.overview.state import SCORING
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.pages.overview.state import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.rules.calendar import Item
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.ui.pages.overview.shown import Shown

_FAR = 999
_PRESSING = 2
"""Working days before it that a step nothing else speaks of is a task by itself."""
_GATHERED = 2
"""More drafts with blanks than these are one task."""


class Rank(IntEnum):
    """How pressing a task is, the most pressing first."""

    LATE = 0
    FAULT = 1
    RETURNED = 2
    DUE = 3
    OPEN = 4
    ASKED = 5
    CUSTOM = 6


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a chip that says how pressing it is, what, why, and where."""

    chip: Chip
    title: str
    detail: str
    target: Target
    rank: Rank = Rank.OPEN
    left: int = _FAR


def tasks(shown: Shown) -> tuple[Task, ...]:
    """Everything that waits, the most pressing first."""
    steps = {one.key.rpartition(STEP)[2]: one for one in shown.plan.steps if one.open}
    found = [
        *_deadlines(shown),
        *_of_sheet(shown, steps),
        *_returned(shown),
        *_of_papers(shown, steps),
        *_gaps(shown),
        *_silent(shown),
        *_steps(shown, steps),
    ]
    return tuple(sorted(found, key=lambda one: (one.rank, one.left)))


def task_lines(rest: Sequence[Task]) -> tuple[Line, ...]:
    """The tasks that found no room among the cards."""
    return tuple(Line(one.title, one.title, "", one.chip, one.target) for one in rest)


# --- deadlines -------------------------------------------------------------------------------------
def _deadlines(shown: Shown) -> Iterator[Task]:
    """What is late or due soon, but for the one the steps lead to: they speak of it."""
    towards = shown.plan.next
    for item in shown.plan.items:
        leads = towards is not None and item.key == towards.key and item.year == towards.year
        if not item.open or item.state is ItemState.LATER or leads:
            continue
        late = item.state is ItemState.OVERDUE
        rank = Rank.LATE if late else Rank.DUE
        if not item.certain:
            rank = Rank.CUSTOM
        yield Task(
            state.due_chip(item),
            item.title,
            _("By custom; confirm the day or drop it: {source}").format(source=item.source)
            if not item.certain
            else item.source or state.left_text(item),
            state.place_of(item) if item.certain else Target(OVERVIEW, f"{state.YEAR}.{item.key}"),
            rank,
            item.left,
        )


def _steps(shown: Shown, steps: dict[str, Item]) -> Iterator[Task]:
    """Steps that only she can tell of: meetings, others' answers, sending."""
    if shown.plan.next is None:
        return
    told = {"scores", "others", "evidence", "draft"}
    for key, step in steps.items():
        if key in told or step.left > _PRESSING:
            continue
        detail = _("On the way to {day}: {title}").format(
            day=f"{shown.plan.next.day:%d/%m}", title=shown.plan.next.title
        )
        yield Task(
            state.due_chip(step), step.title, detail, state.place_of(step), Rank.DUE, step.left
        )


# --- the score sheet -------------------------------------------------------------------------------
def _of_sheet(shown: Shown, steps: dict[str, Item]) -> Iterator[Task]:
    if shown.view is None:
        yield Task(
            Chip(_("first step"), "amber"),
            _("Import the rubric of {year}").format(year=shown.year),
            _("The Excel or Word file of the bloc; its scores come along if it has them."),
            Target(SCORING),
        )
        return
    yield from _faults(shown.view)
    for code, step, tone in (
        ("row_unanswered", "scores", "amber"),
        ("full_marks_without_evidence", "evidence", "amber"),
        ("row_provisional", "others", "neutral"),
    ):
        rows = state.rows_with(shown.view, code)
        if rows:
            word, title = _counted(code, len(rows))
            rank = Rank.ASKED if code == "row_provisional" else Rank.OPEN
            yield _towards(
                steps.get(step),
                Task(Chip(word, tone), title, state.named(rows), Target(SCORING, rows[0]), rank),
            )


def _towards(step: Item | None, task: Task) -> Task:
    """The task with the day of the step it belongs to."""
    if step is None:
        return task
    rank = Rank.DUE if step.left <= _PRESSING else task.rank
    return Task(state.due_chip(step), task.title, task.detail, task.target, rank, step.left)


def _faults(view: SheetView) -> list[Task]:
    wrong = [one for one in state.errors(view) if one.code != "row_unanswered"]
    found = [
        Task(
            Chip(_("error"), "danger"),
            _("Mend row {where}").format(where=one.where)
            if one.where
            else _("Mend the score sheet"),
            finding_text(one),
            Target(SCORING, one.where),
            Rank.FAULT,
            0,
        )
        for one in wrong
    ]
    if len(found) > 2:
        rest = len(found) - 1
        title = ngettext("Mend {n} more row", "Mend {n} more rows", rest).format(n=rest)
        names = state.named(one.where for one in wrong[1:])
        found = [found[0], Task(found[0].chip, title, names, found[1].target, Rank.FAULT, 1)]
    return found


def _counted(code: str, n: int) -> tuple[str, str]:
    match code:
        case "row_unanswered":
            return _("not scored"), ngettext("Score {n} row", "Score {n} rows", n).format(n=n)
        case "full_marks_without_evidence":
            return _("evidence"), ngettext(
                "Add evidence to {n} row", "Add evidence to {n} rows", n
            ).format(n=n)
        case _:
            return _("provisional"), ngettext(
                "Settle {n} provisional row", "Settle {n} provisional rows", n
            ).format(n=n)


# --- papers and dossiers -----------------------------------------------------------------------------
def _returned(shown: Shown) -> Iterator[Task]:
    """Papers and dossiers that came back."""
    for item in shown.items:
        if item.state is State.DRAFT and item.since is not None:
            day = _("Came back on {day}. Mend it and send it for signature again.")
            yield Task(
                Chip(_("returned"), "danger"),
                item.subject,
                day.format(day=f"{item.since:%d/%m}"),
                Target(DISPATCHES, str(item.id)),
                Rank.RETURNED,
            )
    back = shown.nominations(NominationState.RETURNED)
    if back:
        n = len(back)
        title = ngettext("Mend {n} returned dossier", "Mend {n} returned dossiers", n).format(n=n)
        reason = next((one.reason for one in back if one.reason), "")
        target = Target("rounds", str(back[0].round_id))
        yield Task(Chip(_("returned"), "danger"), title, reason, target, Rank.RETURNED)


def _of_papers(shown: Shown, steps: dict[str, Item]) -> Iterator[Task]:
    report = shown.report
    if report is not None and report.state is State.DRAFT and report.since is None:
        task = _draft(report, shown.blanks.get(report.id, 0))
        yield _towards(steps.get("draft") or steps.get("sign"), task)
    elif report is None and shown.view is not None:
        yield _towards(
            steps.get("draft"),
            Task(
                Chip(_("next"), "neutral"),
                _("Draft the report of {year}").format(year=shown.year),
                _("The parts are laid out, figures come from the score sheet."),
                Target(DISPATCHES),
            ),
        )
    for item in shown.items:
        if item.state is State.FOR_SIGNATURE:
            yield Task(
                Chip(_("with the signer"), "neutral"),
                _("Issue “{subject}”").format(subject=item.subject),
                _("Give it number and date when it comes back signed."),
                Target(DISPATCHES, str(item.id)),
                Rank.ASKED,
            )
    yield from _other_drafts(shown)


def _other_drafts(shown: Shown) -> Iterator[Task]:
    """Drafts beside the report of the year; many of them with blanks are one task."""
    report = shown.report
    drafts = [
        one
        for one in shown.items
        if one.state is State.DRAFT and one.since is None and one is not report
    ]
    blank = [one for one in drafts if shown.blanks.get(one.id, 0)]
    if len(blank) > _GATHERED:
        n = sum(shown.blanks[one.id] for one in blank)
        title = ngettext(
            "Fill the blanks of {n} draft", "Fill the blanks of {n} drafts", len(blank)
        ).format(n=len(blank))
        detail = ngettext("{n} blank “…” to fill", "{n} blanks “…” to fill", n).format(n=n)
        target = Target(DISPATCHES, str(blank[0].id))
        yield Task(Chip(_("draft"), "amber"), title, detail, target, Rank.ASKED)
        drafts = [one for one in drafts if one not in blank]
    if len(drafts) > _GATHERED:
        n = len(drafts)
        title = ngettext("Send {n} draft for signature", "Send {n} drafts for signature", n)
        yield Task(
            Chip(_("draft"), "neutral"),
            title.format(n=n),
            _("Complete. Check it and print it for signature."),
            Target(DISPATCHES, str(drafts[0].id)),
            Rank.CUSTOM,
        )
        return
    for one in drafts:
        yield _draft(one, shown.blanks.get(one.id, 0))


def _draft(item: DispatchItem, blanks: int) -> Task:
    target = Target(DISPATCHES, str(item.id))
    if blanks:
        detail = ngettext("{n} blank “…” to fill", "{n} blanks “…” to fill", blanks)
        return Task(Chip(_("draft"), "amber"), item.subject, detail.format(n=blanks), target)
    detail = _("Complete. Check it and print it for signature.")
    return Task(Chip(_("draft"), "neutral"), item.subject, detail, target)


# --- others ------------------------------------------------------------------------------------------
def _gaps(shown: Shown) -> Iterator[Task]:
    """What a guidance letter asks and nothing answers."""
    for letter in shown.plan.letters:
        n = len(letter.gaps)
        if n:
            title = ngettext(
                "Answer {n} item of the guidance letter",
                "Answer {n} items of the guidance letter",
                n,
            ).format(n=n)
            target = Target(OVERVIEW, f"{GUIDANCE}.{letter.guidance.id}")
            detail = letter.gaps[0].ask.text
            yield Task(Chip(_("asked"), "amber"), title, detail, target, Rank.OPEN)


def _silent(shown: Shown) -> Iterator[Task]:
    """Movements launched and forgotten."""
    for one in shown.movements:
        if one.beat.too_long:
            yield Task(
                Chip(_("silent for {n} months").format(n=one.beat.silent), "amber"),
                one.movement.title,
                _("Write down what was done for the movement."),
                Target("movements", str(one.movement.id)),
                Rank.ASKED,
                -one.beat.silent,
            )
