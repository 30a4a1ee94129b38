"""What a year's plan is made from («dữ kiện của lịch»): deadlines other records set, facts that meet them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data.queries import calendar as queries
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import events
from thiduadesk.data.queries import rounds as round_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.rounds import NominationState
from thiduadesk.rules.calendar import Anchor
from thiduadesk.rules.calendar import Due
from thiduadesk.rules.calendar import Given
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import dispatches
from thiduadesk.services import dossiers
from thiduadesk.services import movements
from thiduadesk.services import rubric
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.services.guidance import Letter

RULES = "calendar/rules.toml"
_YEAR_END = 10
"""A letter whose deadline lies in this month or later asks for the report of the year."""
_REPORT = "report.year"
_GOING = frozenset({NominationState.PROPOSED, NominationState.REVIEWED, NominationState.SUBMITTED})


def used(store: Store, work_year: int) -> bool:
    """Whether the program was used in a year: its rubric, a paper or a deadline is there."""
    with store.read() as reader:
        return bool(
            rubric_queries.sheet(reader, work_year) is not None
            or dispatch_queries.items(reader, work_year)
            or queries.deadlines(reader, work_year)
        )


def given(store: Store, work_year: int, today: dt.date, letters: Sequence[Letter]) -> Given:
    """Everything the plan of a year is made from, but for the facts that tick steps."""
    with store.read() as reader:
        stored = queries.deadlines(reader, work_year)
        met = dict(_met(reader, work_year, letters))
    letter = year_end(letters)
    anchors = {}
    if letter is not None and letter.guidance.deadline is not None:
        held = letter.guidance
        anchors["guidance"] = Anchor(letter.guidance.deadline, held.title)
    dues = (
        *_letters_due(letters, letter),
        *_reviews_due(store, work_year, today),
        *_dossiers_due(store, work_year),
    )
    return Given(work_year, today, stored, dues, anchors, met)


def year_end(letters: Sequence[Letter]) -> Letter | None:
    """The letter that asks for the report of the year: the latest deadline at its end."""
    dated = [
        (one.guidance.deadline, at)
        for at, one in enumerate(letters)
        if one.guidance.deadline is not None
        and (one.guidance.deadline.month >= _YEAR_END
             or one.guidance.deadline.year > one.guidance.year)
    ]  # fmt: skip
    return letters[max(dated)[1]] if dated else None


def _met(
    reader: Reader, work_year: int, letters: Sequence[Letter]
) -> Iterator[tuple[str, dt.date | None]]:
    """Facts that meet rules by themselves."""
    void = way.void(reader)
    first: dict[str, dt.date] = {}
    for one in dispatch_queries.items(reader, work_year):
        if one.state is State.ISSUED and one.date is not None and one.id not in void:
            first[one.kind] = min(one.date, first.get(one.kind, one.date))
    for kind, day in first.items():
        yield f"dispatch.{kind}", day
    if letters:
        yield "guidance", letters[0].paper.date if letters[0].paper is not None else None
    if rubric_queries.sheet(reader, work_year) is not None:
        yield "sheet", None


def progress(store: Store, work_year: int, today: dt.date) -> dict[str, dt.date | None]:
    """Facts that tick steps: of the score sheet, the report and the council."""
    view = rubric.view(store, work_year)
    codes = {one.code for one in view.findings} if view is not None else set()
    drafts = [one for one in dispatches.items(store, work_year) if one.kind == _REPORT]
    with store.read() as reader:
        sent = set(events.last(reader, (EventKind.SENT,)))
        held = [one.met for one in round_queries.rounds(reader, work_year) if one.met is not None]
    scored = view is not None and view.totals.answered == view.totals.leaves > 0
    facts = {
        "rows.scored": scored,
        "rows.settled": scored and "row_provisional" not in codes,
        "rows.proven": scored and "full_marks_without_evidence" not in codes,
        "report.whole": any(one.state is not State.DRAFT for one in drafts)
        or _one_whole(store, drafts),
        "report.signing": any(one.state is not State.DRAFT for one in drafts),
        "report.sent": any(one.id in sent for one in drafts),
        "council.met": any(day <= today for day in held),
    }
    return {name: None for name, holds in facts.items() if holds}


def _one_whole(store: Store, drafts: Sequence[DispatchItem]) -> bool:
    """Whether a draft has no «…» left."""
    return 0 in dispatches.blank_counts(store, [one.id for one in drafts]).values()


# --- deadlines that other records set ------------------------------------------------------------
def _letters_due(letters: Sequence[Letter], year_end: Letter | None) -> Iterator[Due]:
    """Letters other than that of the year's end, and items with a day of their own."""
    for one in letters:
        held = one.guidance
        if one is not year_end and held.deadline is not None:
            yield Due(
                f"guidance.{held.id}", held.title, held.deadline, held.title, plan="paper",
                page="overview", where=f"guidance.{held.id}",
            )  # fmt: skip
        for asked in one.asked:
            if asked.ask.deadline is not None:
                yield Due(
                    f"ask.{asked.ask.id}", asked.ask.text, asked.ask.deadline, held.title,
                    met=asked.target is not None, page="overview", where=f"guidance.{held.id}",
                )  # fmt: skip


def _reviews_due(store: Store, work_year: int, today: dt.date) -> Iterator[Due]:
    """Reviews of movements that fall into the year."""
    words = resources.toml(RULES)["words"]
    for item in movements.all_movements(store, today):
        for at, one in enumerate(item.reviews):
            if one.due is None or one.due.year != work_year:
                continue
            # a review that is kept has its row, one that only the law asks for its place
            name = f"r{one.review.id}" if one.review is not None else f"{one.kind}.{at}"
            yield Due(
                f"review.{item.movement.id}.{name}",
                words[one.kind.value].format(title=item.movement.title),
                one.due,
                one.law,
                plan="paper",
                done=one.done,
                page="movements",
                where=str(item.movement.id),
            )


def _dossiers_due(store: Store, work_year: int) -> Iterator[Due]:
    """Last days to submit the dossiers of the year's rounds, by honour."""
    words, known = resources.toml(RULES)["words"], catalogue()
    with store.read() as reader:
        held = {
            one.id: round_queries.nominations(reader, one.id)
            for one in round_queries.rounds(reader, work_year)
        }
    for round_id, nominations in held.items():
        if not any(one.state in _GOING for one in nominations):
            continue
        last: dict[tuple[str, dt.date], str] = {}
        for one in dossiers.dossiers(store, round_id):
            if one.deadline is not None and one.nomination.state in _GOING:
                article = one.terms.deadline.article if one.terms and one.terms.deadline else ""
                last[one.nomination.honour, one.deadline] = article
        for (honour, day), article in last.items():
            name = known[honour].name if honour in known else honour
            yield Due(
                f"dossier.{round_id}.{honour}",
                words["dossier"].format(honour=name),
                day,
                article,
                plan="dossiers",
                page="rounds",
                where=str(round_id),
            )
