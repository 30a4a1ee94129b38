"""What each hook of a template becomes, one function for each («{"draft": "topic.tasks"}»).

=========================  ========================================================
blocks
=========================  ========================================================
``records``                the paragraph given as ``p``, its fields asked for
``guidance``               the same, about the letter that asks for the report
``topic.<topic>``          entries of the log of a topic; ``"list": true`` as items
                           of one list, ``"prose": true`` as paragraphs however many
``assessment.<kind>``      those that assess: ``results``, ``limits``, ``lessons``
``registered``             who registered for the year
``honours.all``            honours of the time by decision; ``honours.beside``
                           without those that came of a movement told before
``models``, ``social``     those of no movement
``bloc.activities``        what was done in the movements of the bloc
``review.<kind>``          of the movement under review, see ``reviewed``
=========================  ========================================================

=========================  ========================================================
parts
=========================  ========================================================
``movements.superior``     one for each movement of nation and province;
                           ``movements.local`` of all others
``headings.<topic>``       one for each heading under a topic
=========================  ========================================================
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from thiduadesk.documents.drafts import compact
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import facts
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import movements
from thiduadesk.documents.drafts.reports import reviewed
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.drafting import MOVEMENTS
from thiduadesk.documents.drafts.reports.drafting import Drafting
from thiduadesk.documents.drafts.reports.gathered import FORWARD
from thiduadesk.documents.drafts.reports.gathered import collective
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key

_SUPERIOR = (Launcher.NATION, Launcher.PROVINCE)
_ASKED = {
    "office": ("office_missing", "settings"),
    "staff": ("staff_missing", "settings"),
    "units": ("units_missing", "settings"),
    "leaders": ("units_missing", "settings"),
    "organisations": ("organisations_missing", "settings"),
    "bloc": ("bloc_missing", "settings"),
    "score": ("score_missing", "scoring"),
}
"""First words of standing facts: what is asked where one is missing, and the page to answer it."""
_RESULTS = "results"


# --- standing records --------------------------------------------------------------------------
def _records(drafting: Drafting, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    runs = compact.runs(hook["p"])
    source = str(hook["source"])
    known = drafting.known.words
    missing = [run.key for run in runs if isinstance(run, Field) and not known.get(run.key)]
    for kind in dict.fromkeys(key.partition(".")[0] for key in missing):
        if kind in _ASKED:
            code, page = _ASKED[kind]
            drafting.ask(code, source, page)
    yield Paragraph(runs, source=source)


def _guidance(drafting: Drafting, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    known = drafting.known
    letter = known.guidance[0][0].id if known.guidance else None
    source = "guidance" if letter is None else f"guidance.{letter}"
    if known.review is not None:
        source = f"movement.{known.review.id}.asked"
    if not facts.guiding(known):
        if known.review is None:
            drafting.ask("guidance_missing", source, "overview", str(letter or ""))
        else:
            where, title = str(known.review.id), known.review.title
            drafting.ask("review_not_asked", source, MOVEMENTS, where, title)
    yield Paragraph(compact.runs(hook["p"]), source=source)


# --- the log -----------------------------------------------------------------------------------
def _topic(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
    log = drafting.known.log(None, Topic(about))
    if hook.get("unheaded"):
        log = tuple(one for one in log if not one.heading)
    yield from drafting.entries(hook, log)


def _assessment(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
    known = drafting.known
    log = known.log(known.reviewed, Topic.ASSESSMENT)
    found = [
        one for one in log if (wording.kind_of(one.heading, "assessment") or _RESULTS) == about
    ]
    law = reviewed.law() if known.reviewed is not None else ""
    yield from drafting.entries(hook, found, f"{about}_missing", law)


def _bloc(drafting: Drafting, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    log = [
        one
        for movement in drafting.known.running((Launcher.BLOC,))
        for one in drafting.known.log(movement.id)
        if one.topic not in FORWARD
    ]
    yield from drafting.entries(hook, log)


# --- honours and registrations -----------------------------------------------------------------
def _honours(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
    known = drafting.known
    told = () if about == "all" else known.running(tuple(Launcher))
    found = known.received if about == "all" else known.honours_beside(told)
    groups = honoured.granted(known, found)
    drafting.ask_for_decisions(groups)
    if groups:
        yield from _granted(drafting, found, groups, f"honours.{about}")
    elif about == "all":
        yield from drafting.waiting(hook, "honours_missing")


def _granted(
    drafting: Drafting,
    found: Sequence[HonourHeld],
    groups: Sequence[honoured.Granted],
    source: str,
) -> Iterator[Block]:
    known = drafting.known
    said = wording.words()["honours"]
    line = said[("beside" if len(found) < len(known.received) else "all") + entries.span(known)]
    sums = [
        wording.said(said[f"sum_{kind}"], **{kind: (Field(f"{source}.{kind}", PLACEHOLDER),)})
        for kind, of_collectives in (("collectives", True), ("persons", False))
        if any(collective(one) is of_collectives for one in found)
    ]
    runs = wording.said(line, sum=wording.listed(sums), since=str(known.first_year))
    yield Paragraph(runs, source=f"{source}.sum")
    made = [
        wording.ended(wording.capital(honoured.sentence(known, one)), end=end)
        for one, end in zip(groups, wording.item_ends(len(groups)), strict=True)
    ]
    yield ListBlock(tuple(made), source=source)


def _registered(drafting: Drafting, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    kinds = {collective(one) for one in drafting.known.registrations}
    if not kinds:
        return
    key = "both" if len(kinds) > 1 else "collectives" if True in kinds else "persons"
    filling = {
        kind: (Field(f"registered.{kind}", PLACEHOLDER),) for kind in ("collectives", "persons")
    }
    runs = wording.said(wording.words()["registered"][key], **filling)
    yield Paragraph(runs, source="registered")


# --- of no movement ----------------------------------------------------------------------------
def _models(drafting: Drafting, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    yield from entries.models(drafting.known, drafting.known.models_of(None), None)


def _social(drafting: Drafting, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
    yield from entries.social(drafting.known, drafting.known.social_of(None), None)


# --- parts -------------------------------------------------------------------------------------
def _movements(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Part]:
    others = tuple(one for one in Launcher if one not in _SUPERIOR)
    for movement in drafting.known.running(_SUPERIOR if about == "superior" else others):
        heading = compact.heading(hook)
        made = tuple(movements.blocks(drafting.known, movement))
        drafting.questions += movements.questions(drafting.known, movement)
        yield Part("", heading and _about(heading, movement), made)


def _headings(drafting: Drafting, hook: Mapping[str, Any], about: str) -> Iterator[Part]:
    log = drafting.known.log(None, Topic(about))
    for title in dict.fromkeys(one.heading for one in log if one.heading):
        heading = compact.heading({**hook, "title": [*_title(hook, title)]})
        own = [one for one in log if one.heading == title]
        source = f"heading.{about}.{zlib.crc32(find_key(title).encode()):08x}"
        made = tuple(entries.several(drafting.known, own, named=True))
        yield Part("", heading and replace(heading, source=source), made)


def _about(heading: Heading, movement: Movement) -> Heading:
    """A heading whose fields «movement.…» are those of a movement."""
    key = f"movement.{movement.id}"
    runs: list[Inline] = []
    for run in heading.runs:
        if isinstance(run, Field) and run.key == "movement.period":
            if movements.period(movement):
                runs += [Text(" "), replace(run, key=f"{key}.period")]
        elif isinstance(run, Field):
            runs.append(replace(run, key=f"{key}{run.key.removeprefix('movement')}"))
        else:
            runs.append(run)
    return replace(heading, runs=tuple(runs), source=key)


def _title(hook: Mapping[str, Any], title: str) -> Iterable[Any]:
    """The title of a hook with the heading in the place of its field."""
    given = hook.get("title", [{"f": "heading"}])
    return (title if one == {"f": "heading"} else one for one in given)


BLOCKS: Mapping[str, Callable[[Drafting, Mapping[str, Any], str], Iterator[Block]]] = {
    "records": _records,
    "guidance": _guidance,
    "topic": _topic,
    "assessment": _assessment,
    "bloc": _bloc,
    "honours": _honours,
    "registered": _registered,
    "models": _models,
    "social": _social,
    "review": reviewed.section,
}
PARTS: Mapping[str, Callable[[Drafting, Mapping[str, Any], str], Iterator[Part]]] = {
    "movements": _movements,
    "headings": _headings,
}
