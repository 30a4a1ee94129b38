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
``review.<kind>``          of the movement under review: ``launching``,
                           ``propaganda``, ``results``, ``examples``, ``impact``,
                           ``checking``, ``honours``, ``proposals``; ``directions``
                           as items
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
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from typing import Any

from thiduadesk.documents.drafts import compact
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import facts
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import movements
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import FORWARD
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import Question
from thiduadesk.documents.drafts.reports.gathered import collective
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key

_SUPERIOR = (Launcher.NATION, Launcher.PROVINCE)
_ASKED = {
    "office": "office_missing",
    "staff": "staff_missing",
    "units": "units_missing",
    "leaders": "units_missing",
    "organisations": "organisations_missing",
    "score": "score_missing",
    "bloc": "bloc_missing",
}
_SCORING = "scoring"
_SETTINGS = "settings"
_LAW = "TT 01/2024/TT-BNV, Điều 3 khoản 3"  # vi: an article is cited as the law writes it
_RESULTS = "results"


@dataclass
class Drafting:
    """A report under way: what is known, and the questions met so far.

    Attributes:
        section: title of the part that is being written, for questions about it.
    """

    known: Gathered
    questions: list[Question] = field(default_factory=list)
    section: str = ""

    # --- doors -----------------------------------------------------------------------------------
    def blocks(self, hook: Mapping[str, Any]) -> tuple[Block, ...]:
        """The blocks of a hook.

        Raises:
            KeyError: no hook has this name.
        """
        name, _dot, about = str(hook["draft"]).partition(".")
        make = _BLOCKS[name]
        return tuple(make(self, hook, about))

    def parts(self, hook: Mapping[str, Any]) -> tuple[Part, ...]:
        """The parts of a hook; none where there is nothing to say.

        Raises:
            KeyError: no hook has this name.
        """
        name, _dot, about = str(hook["draft"]).partition(".")
        return tuple(_PARTS[name](self, hook, about))

    # --- standing records ------------------------------------------------------------------------
    def records(self, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """A paragraph of the template that says standing facts; the missing ones are asked for."""
        runs = compact.runs(hook["p"])
        source = str(hook["source"])
        missing = [run.key for run in runs if isinstance(run, Field) and not self._word(run.key)]
        for kind in dict.fromkeys(key.partition(".")[0] for key in missing):
            if kind in _ASKED:
                page = _SCORING if kind == "score" else _SETTINGS
                self.ask(_ASKED[kind], source, page)
        yield Paragraph(runs, source=source)

    def guidance(self, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """The opening, which cites what asks for the report."""
        letter = self.known.guidance[0][0].id if self.known.guidance else None
        review = self.known.review
        source = "guidance" if letter is None else f"guidance.{letter}"
        if review is not None:
            source = f"movement.{review.id}.asked"
        if not facts.guiding(self.known):
            if review is None:
                self.ask("guidance_missing", source, "overview", str(letter or ""))
            else:
                self.ask("review_not_asked", source, movements.PAGE, str(review.id), review.title)
        yield Paragraph(compact.runs(hook["p"]), source=source)

    # --- the log ---------------------------------------------------------------------------------
    def topic(self, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
        """Entries of a topic that belong to no movement; under a heading of their own elsewhere."""
        log = self.known.log(None, Topic(about))
        if hook.get("unheaded"):
            log = tuple(one for one in log if not one.heading)
        yield from self._entries(hook, log)

    def assessment(self, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
        """What assesses the whole time, by what its heading says: results, limits, lessons."""
        log = self.known.log(self.known.reviewed, Topic.ASSESSMENT)
        found = [
            one for one in log if (wording.kind_of(one.heading, "assessment") or _RESULTS) == about
        ]
        self._law = _LAW if self.known.reviewed is not None else ""
        yield from self._entries(hook, found, code=f"{about}_missing")
        self._law = ""

    def bloc(self, hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """What was done in movements that the bloc launched."""
        log = [
            one
            for movement in self.known.running((Launcher.BLOC,))
            for one in self.known.log(movement.id)
            if one.topic not in FORWARD
        ]
        yield from self._entries(hook, log)

    def _entries(
        self, hook: Mapping[str, Any], log: Sequence[Activity], code: str = "section_empty"
    ) -> Iterator[Block]:
        name = str(hook["draft"])
        if not log:
            yield from self._waiting(hook, code)
        elif hook.get("list"):
            yield entries.items(self.known, log, name)
        elif hook.get("prose"):
            yield from entries.paragraphs(self.known, log)
        else:
            yield from entries.several(self.known, log, named=True)

    def _waiting(self, hook: Mapping[str, Any], code: str) -> Iterator[Block]:
        """What stands there until something is entered, and a question.

        A silent hook has none, nor has one whose section another one fills («unless»).
        """
        name = str(hook["draft"])
        if hook.get("silent") or any(map(self._says, hook.get("unless", ()))):
            return
        review = self.known.review
        where, about = (str(review.id), review.title) if review else ("", "")
        self.ask(code, name, movements.PAGE, where, self.section or about, self._law)
        waiting = [compact.block(one) for one in hook.get("else", [PLACEHOLDER])]
        for count, block in enumerate(waiting):
            source = f"{name}.{count + 1}" if count else name
            yield (
                replace(block, source=source) if isinstance(block, Paragraph | ListBlock) else block
            )

    def _says(self, name: str) -> bool:
        """Whether another hook has something to say."""
        trial, hook = Drafting(self.known), {"draft": name, "silent": True}
        parts = name.partition(".")[0] in _PARTS
        return bool(trial.parts(hook) if parts else trial.blocks(hook))

    # --- honours and registrations ---------------------------------------------------------------
    def honours(self, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
        """Honours of the time as a list, with their sum before it."""
        known = self.known
        all_of_them = about == "all"
        told = () if all_of_them else known.running(tuple(Launcher))
        found = known.received if all_of_them else known.honours_beside(told)
        yield from self._granted(hook, found, about)

    def _granted(
        self, hook: Mapping[str, Any], found: Sequence[HonourHeld], about: str
    ) -> Iterator[Block]:
        groups = honoured.granted(self.known, found)
        for group in groups:
            if not group.first.number:
                name = words(honoured.sentence(self.known, group))
                self.ask("decision_missing", group.key, "people", about=_unfielded(name))
        source = f"honours.{about}"
        if not groups:
            if about == "all":
                yield from self._waiting(hook, "honours_missing")
            return
        said = wording.words()["honours"]
        elsewhere = len(found) < len(self.known.received)
        line = said[("beside" if elsewhere else "all") + entries.span(self.known)]
        sums = [
            wording.said(said[f"sum_{kind}"], **{kind: (Field(f"{source}.{kind}", PLACEHOLDER),)})
            for kind in ("collectives", "persons")
            if any(_is(kind, one) for one in found)
        ]
        yield Paragraph(
            wording.said(line, sum=wording.listed(sums), since=str(self.known.first_year)),
            source=f"{source}.sum",
        )
        made = [
            wording.ended(wording.capital(honoured.sentence(self.known, one)), end=end)
            for one, end in zip(groups, wording.item_ends(len(groups)), strict=True)
        ]
        yield ListBlock(tuple(made), source=source)

    def registered(self, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """How many registered for the year."""
        kinds = {collective(one) for one in self.known.registrations}
        if not kinds:
            return
        key = "both" if len(kinds) > 1 else "collectives" if True in kinds else "persons"
        filling = {
            kind: (Field(f"registered.{kind}", PLACEHOLDER),) for kind in ("collectives", "persons")
        }
        yield Paragraph(
            wording.said(wording.words()["registered"][key], **filling), source="registered"
        )

    # --- of no movement --------------------------------------------------------------------------
    def models(self, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """Models of no movement."""
        yield from entries.models(self.known, self.known.models_of(None), None)

    def social(self, _hook: Mapping[str, Any], _about: str) -> Iterator[Block]:
        """Social work of no movement."""
        yield from entries.social(self.known, self.known.social_of(None), None)

    # --- the movement under review ---------------------------------------------------------------
    def review(self, hook: Mapping[str, Any], about: str) -> Iterator[Block]:
        """One section of the review of a movement."""
        movement = self.known.review
        if movement is None:
            yield from self._waiting(hook, "section_empty")
            return
        log = self.known.log(movement.id)
        own = tuple(one for one in log if _review_kind(one) == about)
        match about:
            case "launching":
                every = tuple(one for one in log if one.topic not in FORWARD)
                yield from movements.launching(self.known, movement, every)
                yield from self._scope(movement)
                yield from entries.paragraphs(self.known, own)
                self.questions += [
                    one
                    for one in movements.questions(self.known, movement)
                    if not one.code.startswith("activity_missing")
                ]
            case "results":
                yield from self._reviewed(movement, own)
            case "examples":
                found = self.known.models_of(movement.id)
                yield from entries.models(self.known, found, movement)
                yield from entries.several(self.known, own)
                if not (found or own):
                    yield from self._waiting(hook, "heading_empty")
            case "honours":
                yield from self._honours_of(hook, movement)
            case _:
                yield from self._entries(hook, own, "heading_empty")

    def _reviewed(self, movement: Movement, log: Sequence[Activity]) -> Iterator[Block]:
        social = tuple(entries.social(self.known, self.known.social_of(movement.id), movement))
        if not (log or social):
            code = "activity_missing_years"
            source = f"movement.{movement.id}.results"
            self.ask(code, source, movements.PAGE, str(movement.id), movement.title)
            yield movements.idle(self.known, movement)
        yield from entries.by_year(self.known, log, f"movement.{movement.id}")
        yield from social
        yield from entries.targets(movement)
        if any(one.reached is None for one in movement.targets):
            source = f"targets.{movement.id}"
            self.ask("targets_open", source, movements.PAGE, str(movement.id), movement.title, _LAW)
        yield from entries.figures_by_year(log, movement)

    def _scope(self, movement: Movement) -> Iterator[Block]:
        says = wording.words()["movement"]["says"]
        for key, text in (("theme", movement.theme), ("scope", movement.scope)):
            if text:
                bare = text.rstrip(wording.words()["ends"])
                given = wording.lowered(bare) if key == "scope" else bare
                runs = wording.said(says[key], **{key: given})
                yield Paragraph(runs, source=f"movement.{movement.id}.{key}")

    def _honours_of(self, hook: Mapping[str, Any], movement: Movement) -> Iterator[Block]:
        found = self.known.honours_of(movement)
        for group in honoured.granted(self.known, found):
            if not group.first.number:
                said = _unfielded(words(honoured.sentence(self.known, group)))
                self.ask("decision_missing", group.key, "people", about=said)
        made: tuple[Block, ...] = tuple(movements.honours(self.known, movement))
        yield from made or tuple(self._waiting(hook, "honours_missing"))

    # --- parts -----------------------------------------------------------------------------------
    def movements(self, hook: Mapping[str, Any], about: str) -> Iterator[Part]:
        """One part for each movement of these levels."""
        others = tuple(one for one in Launcher if one not in _SUPERIOR)
        for movement in self.known.running(_SUPERIOR if about == "superior" else others):
            heading = compact.heading(hook)
            if heading is not None:
                heading = _about(heading, movement)
            made = tuple(movements.blocks(self.known, movement))
            self.questions += movements.questions(self.known, movement)
            yield Part("", heading, made)

    def headings(self, hook: Mapping[str, Any], about: str) -> Iterator[Part]:
        """One part for each heading that entries of a topic stand under."""
        log = self.known.log(None, Topic(about))
        titles = dict.fromkeys(one.heading for one in log if one.heading)
        for title in titles:
            heading = compact.heading({**hook, "title": [*_title(hook, title)]})
            own = [one for one in log if one.heading == title]
            source = f"heading.{about}.{zlib.crc32(find_key(title).encode()):08x}"
            made = tuple(entries.several(self.known, own, named=True))
            yield Part("", heading and replace(heading, source=source), made)

    # --- questions -------------------------------------------------------------------------------
    _law = ""

    def ask(
        self, code: str, source: str, page: str, where: str = "", about: str = "", law: str = ""
    ) -> None:
        """Keep a question, once."""
        asked = Question(code, source, page, where, about or self.section, law)
        if asked not in self.questions:
            self.questions.append(asked)

    def _word(self, key: str) -> str:
        return self.known.words.get(key, "")


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


def _review_kind(one: Activity) -> str:
    """Under which section of a review an entry belongs: by its heading, else by its topic."""
    by_topic = {
        Topic.STEERING: "launching",
        Topic.ISSUED: "launching",
        Topic.LAUNCHING: "launching",
        Topic.EXAMPLES: "propaganda",
        Topic.DIRECTIONS: "directions",
        Topic.MEASURES: "directions",
        Topic.ASSESSMENT: "",
    }
    kind = wording.kind_of(one.heading, "review") if one.heading else ""
    if one.topic in FORWARD:
        return kind if kind == "proposals" else by_topic[one.topic]
    return {"steering": "launching"}.get(kind, kind) or by_topic.get(one.topic, _RESULTS)


def _is(kind: str, one: HonourHeld) -> bool:
    return collective(one) == (kind == "collectives")


def _unfielded(text: str) -> str:
    """Words for a question: fields not filled yet are left out."""
    return " ".join(text.replace(PLACEHOLDER, "").split())


_BLOCKS: Mapping[str, Callable[..., Iterator[Block]]] = {
    name: partial(getattr(Drafting, name))
    for name in (
        "records", "guidance", "topic", "assessment", "bloc", "honours", "registered", "models",
        "social", "review",
    )
}  # fmt: skip
_PARTS: Mapping[str, Callable[..., Iterator[Part]]] = {
    "movements": Drafting.movements,
    "headings": Drafting.headings,
}
