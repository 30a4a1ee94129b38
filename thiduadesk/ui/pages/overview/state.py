"""What the overview says, made from the sheet and the dispatches; no widget here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Row
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.format import points_text
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services.rubric import SheetView
from thiduadesk.ui.models.table import Chip

SCORING = "scoring"
DISPATCHES = "dispatches"
_NAMED = 4
"""So many rows are named before «…»."""

_FRESH_DAYS = 7
"""Days after which a copy of the data is called old."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page and a place in it, or an action of the window to be done."""

    page: str
    where: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One card of what comes next."""

    chip: Chip
    title: str
    detail: str
    target: Target


@dataclass(frozen=True, slots=True)
class Bar:
    """One section in per cent of its own maximum.

    Attributes:
        share, before: 0 to 1; ``before`` is last year's, None without one.
        lost: rows that cost points, named; empty for none.
    """

    title: str
    numbers: str
    share: float
    before: float | None
    lost: str
    target: Target


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: words, a number, a chip, a link."""

    key: str
    words: str
    number: str
    chip: Chip | None
    target: Target


def tasks(
    view: SheetView | None,
    items: Sequence[DispatchItem],
    blanks: Callable[[DispatchItem], int],
    year: int,
) -> tuple[Task, ...]:
    """Everything that waits, the most pressing first."""
    found: list[Task] = []
    if view is None:
        found.append(
            Task(
                Chip(_("first step"), "amber"),
                _("Import the rubric of {year}").format(year=year),
                _("The Excel or Word file of the bloc; its scores come along if it has them."),
                Target(SCORING),
            )
        )
    else:
        found += _sheet_tasks(view)
    found += _dispatch_tasks(items, blanks)
    if view is not None and not items:
        found.append(
            Task(
                Chip(_("next"), "neutral"),
                _("Draft the report of {year}").format(year=year),
                _("The parts are laid out, figures come from the score sheet."),
                Target(DISPATCHES),
            )
        )
    return tuple(found)


def bars(view: SheetView, before: SheetView | None) -> tuple[Bar, ...]:
    """A bar for each section (for each row where the rubric has no sections)."""
    return tuple(_bar(row, view, before) for row in view.sheet.children(None))


def lost_rows(view: SheetView) -> tuple[Line, ...]:
    """Rows answered below their maximum, the dearest first."""
    lines = []
    for row in view.sheet.leaves:
        loss = _loss(row, view)
        if loss.hundredths > 0:
            chip = Chip(_("provisional"), "amber") if row.score.provisional else None
            number = _("−{points}").format(points=points_text(loss))
            no = row.criterion.no
            words = f"{no}  {_first_line(row.criterion.text)}"
            lines.append((loss, Line(no, words, number, chip, Target(SCORING, no))))
    lines.sort(key=lambda pair: -pair[0].hundredths)
    return tuple(line for _loss_of, line in lines)


def task_lines(rest: Sequence[Task]) -> tuple[Line, ...]:
    """The tasks that found no room among the cards."""
    return tuple(Line(task.title, task.title, "", task.chip, task.target) for task in rest)


def state_lines(
    view: SheetView | None,
    items: Sequence[DispatchItem],
    blanks: Callable[[DispatchItem], int],
) -> tuple[Line, ...]:
    """The year as a table: the sheet, then each dispatch."""
    lines = [_sheet_line(view)]
    lines += [_dispatch_line(item, blanks(item)) for item in items]
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


def _sheet_tasks(view: SheetView) -> list[Task]:
    wrong = [one for one in errors(view) if one.code != "row_unanswered"]
    found = [
        Task(
            Chip(_("error"), "danger"),
            _("Mend row {where}").format(where=one.where)
            if one.where
            else _("Mend the score sheet"),
            finding_text(one),
            Target(SCORING, one.where),
        )
        for one in wrong
    ]
    if len(found) > 2:
        rest = len(found) - 1
        title = ngettext("Mend {n} more row", "Mend {n} more rows", rest).format(n=rest)
        found = [
            found[0],
            Task(found[0].chip, title, _named(one.where for one in wrong[1:]), found[1].target),
        ]
    for code, tone in (
        ("row_unanswered", "amber"),
        ("full_marks_without_evidence", "amber"),
        ("row_provisional", "neutral"),
    ):
        rows = [one.where for one in view.findings if one.code == code]
        if rows:
            word, title = _counted(code, len(rows))
            found.append(Task(Chip(word, tone), title, _named(rows), Target(SCORING, rows[0])))
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


def _dispatch_tasks(
    items: Sequence[DispatchItem], blanks: Callable[[DispatchItem], int]
) -> list[Task]:
    found = []
    for item in items:
        target = Target(DISPATCHES, str(item.id))
        n = blanks(item)
        if item.state is State.FOR_SIGNATURE:
            found.append(
                Task(
                    Chip(_("with the signer"), "neutral"),
                    _("Issue “{subject}”").format(subject=item.subject),
                    _("Give it number and date when it comes back signed."),
                    target,
                )
            )
        elif item.state is State.DRAFT and n:
            found.append(
                Task(
                    Chip(_("draft"), "amber"),
                    item.subject,
                    ngettext("{n} blank “…” to fill", "{n} blanks “…” to fill", n).format(n=n),
                    target,
                )
            )
        elif item.state is State.DRAFT:
            found.append(
                Task(
                    Chip(_("draft"), "neutral"),
                    item.subject,
                    _("Complete. Check it and print it for signature."),
                    target,
                )
            )
    return found


def _bar(row: Row, view: SheetView, before: SheetView | None) -> Bar:
    no = row.criterion.no
    line = view.totals.rows[no]
    got = line.points if line.points is not None else ZERO
    old = before.totals.rows.get(no) if before else None
    return Bar(
        title=_first_line(row.criterion.text),
        numbers=f"{points_text(got)} / {points_text(line.max_points)}",
        share=_share(got, line.max_points),
        before=_share(old.points, old.max_points) if old and old.points is not None else None,
        lost=_lost_words(row, view),
        target=Target(SCORING, no),
    )


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
    return _("lost {points}: {rows}").format(points=points_text(total), rows=_named(names))


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


def _share(points: Points, most: Points) -> float:
    return max(0.0, min(points.hundredths / most.hundredths, 1.0)) if most else 0.0


def _sheet_line(view: SheetView | None) -> Line:
    if view is None:
        return Line(
            "sheet", _("Score sheet"), "–", Chip(_("no rubric yet"), "amber"), Target(SCORING)
        )
    totals = view.totals
    wrong = len(errors(view))
    chip = (
        Chip(ngettext("{n} error", "{n} errors", wrong).format(n=wrong), "danger")
        if wrong
        else Chip(
            ngettext("{n} provisional", "{n} provisional", totals.provisional).format(
                n=totals.provisional
            ),
            "amber",
        )
        if totals.provisional
        else Chip(_("no errors"), "green")
    )
    number = _("{answered}/{all} rows").format(answered=totals.answered, all=totals.leaves)
    return Line("sheet", _("Score sheet"), number, chip, Target(SCORING))


def _dispatch_line(item: DispatchItem, n: int) -> Line:
    if item.state is State.ISSUED:
        number = f"{item.number}/{item.symbol}" if item.symbol else str(item.number)
        chip = Chip(date_text(item.date) if item.date else state_word(item.state), "green")
    else:
        number = state_word(item.state)
        chip = (
            Chip(ngettext("{n} blank", "{n} blanks", n).format(n=n), "amber")
            if n
            else Chip(_("complete"), "green")
        )
    words = item.type_name.capitalize() or _("Official letter")
    return Line(
        str(item.id), f"{words}: {item.subject}", number, chip, Target(DISPATCHES, str(item.id))
    )


def _first_line(text: str) -> str:
    """The criterion itself, without the conditions on the lines below it."""
    return " ".join(text.strip().partition("\n")[0].split()).rstrip(":")


def _named(names: Iterable[str]) -> str:
    """Some names with dots between them: «I.5 · II.5 · III.5 …»."""
    every = list(names)
    text = " · ".join(every[:_NAMED])
    return f"{text} …" if len(every) > _NAMED else text
