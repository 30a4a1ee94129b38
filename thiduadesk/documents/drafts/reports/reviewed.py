"""The sections of a review of one movement over several years («sơ kết, tổng kết chuyên đề»).

Sections are ``launching``, ``propaganda``, ``results``, ``examples``, ``impact``, ``checking``,
``honours``, ``directions`` and ``proposals``. An entry of the log belongs under the one that its own
heading names (``recognition/reports.toml``), else under that of its topic.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any

from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import movements
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.drafting import MOVEMENTS
from thiduadesk.documents.drafts.reports.drafting import Drafting
from thiduadesk.documents.drafts.reports.gathered import FORWARD
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic

_RESULTS = "results"
_PROPOSALS = "proposals"
_BY_TOPIC = {
    Topic.STEERING: "launching",
    Topic.ISSUED: "launching",
    Topic.LAUNCHING: "launching",
    Topic.EXAMPLES: "propaganda",
    Topic.DIRECTIONS: "directions",
    Topic.MEASURES: "directions",
    Topic.ASSESSMENT: "",
}


def law() -> str:
    """The article that says what a review has to assess."""
    return str(wording.words()["review"]["law"])


def section(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
    """One section of the review; of a review of no movement what waits for one."""
    movement = drafting.known.review
    if movement is None:
        yield from drafting.waiting(hook)
        return
    log = drafting.known.log(movement.id)
    own = tuple(one for one in log if _section_of(one) == about)
    match about:
        case "launching":
            yield from _launching(drafting, movement, log, own)
        case "results":
            yield from _results(drafting, movement, own)
        case "examples":
            found = drafting.known.models_of(movement.id)
            yield from entries.models(drafting.known, found, movement)
            yield from entries.several(drafting.known, own)
            if not (found or own):
                yield from drafting.waiting(hook, "heading_empty")
        case "honours":
            drafting.ask_for_decisions(
                honoured.granted(drafting.known, drafting.known.honours_of(movement))
            )
            made: tuple[Block, ...] = tuple(movements.honours(drafting.known, movement))
            yield from made or tuple(drafting.waiting(hook, "honours_missing"))
        case _:
            yield from drafting.entries(hook, own, "heading_empty")


def _launching(
    drafting: Drafting, movement: Movement, log: Sequence[Activity], own: Sequence[Activity]
) -> Iterator[Block]:
    """The papers it rests on, who takes part, how it was led."""
    known = drafting.known
    done = tuple(one for one in log if one.topic not in FORWARD)
    yield from movements.launching(known, movement, done)
    says = wording.words()["movement"]["says"]
    for key, text in (("theme", movement.theme), ("scope", movement.scope)):
        if text:
            bare = text.rstrip(wording.words()["ends"])
            given = wording.lowered(bare) if key == "scope" else bare
            runs = wording.said(says[key], **{key: given})
            yield Paragraph(runs, source=f"movement.{movement.id}.{key}")
    yield from entries.paragraphs(known, own)
    drafting.questions += [
        one
        for one in movements.questions(known, movement)
        if not one.code.startswith("activity_missing")
    ]


def _results(drafting: Drafting, movement: Movement, log: Sequence[Activity]) -> Iterator[Block]:
    """What was done year by year, what was given, targets and figures as tables."""
    known = drafting.known
    social = tuple(entries.social(known, known.social_of(movement.id), movement))
    where, title = str(movement.id), movement.title
    if not (log or social):
        source = f"movement.{movement.id}.results"
        drafting.ask("activity_missing_years", source, MOVEMENTS, where, title)
        yield movements.idle(known, movement)
    yield from entries.by_year(known, log, f"movement.{movement.id}")
    yield from social
    yield from entries.targets(movement)
    if any(one.reached is None for one in movement.targets):
        drafting.ask("targets_open", f"targets.{movement.id}", MOVEMENTS, where, title, law())
    yield from entries.figures_by_year(log, movement)


def _section_of(one: Activity) -> str:
    named = wording.kind_of(one.heading, "review") if one.heading else ""
    if one.topic in FORWARD:
        return named if named == _PROPOSALS else _BY_TOPIC[one.topic]
    if named:
        return "launching" if named == "steering" else named
    return _BY_TOPIC.get(one.topic, _RESULTS)
