"""The guidance letter of the year («văn bản hướng dẫn»): what it asks, by when, where each is answered.

A letter is taken in from its text; its items may be changed one by one. An answer names a row, a
paper, a movement …; where that is gone, the item is a gap again.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import calendar as queries
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import parts
from thiduadesk.data.queries import rounds as round_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.calendar import Ask
from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.labels import Label
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import one_line
from thiduadesk.rules import guidance as rules
from thiduadesk.rules.guidance import Wanted
from thiduadesk.rules.printed_names import in_sentences
from thiduadesk.services import papers
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.document import Document

_DOT = " \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it was read from its text, before it is kept.

    Attributes:
        paper: number, symbol, issuer and date of the letter; None where the text has no number.
        subject: what it is about.
        wanted: what it asks, by when.
    """

    year: int
    paper: Citation | None
    subject: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Target:
    """What answers an item, in words, and what a click on it opens (empty: nothing)."""

    words: str
    page: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that could answer an item: its kind, how ``Ask.answer`` names it, its words."""

    kind: AnswerKind
    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An item with what answers it.

    Attributes:
        target: None while nothing answers it, also where what did is gone.
    """

    ask: Ask
    target: Target | None

    @property
    def gone(self) -> bool:
        """Whether it was answered by something that is there no more."""
        return self.ask.answer_kind is not None and self.target is None


@dataclass(frozen=True, slots=True)
class Letter:
    """A guidance letter with its paper and its items in order."""

    guidance: Guidance
    paper: Paper | None
    asked: tuple[Asked, ...]

    @property
    def gaps(self) -> tuple[Asked, ...]:
        """What it asks and nothing answers."""
        return tuple(one for one in self.asked if one.target is None)


# --- reading -----------------------------------------------------------------------------------
def letters(store: Store, year: int) -> tuple[Letter, ...]:
    """The guidance letters of a work year with their items."""
    with store.read() as reader:
        return letters_in(reader, year)


def letters_in(reader: Reader, year: int) -> tuple[Letter, ...]:
    """The same inside a transaction."""
    kept = queries.guidance(reader, year)
    if not kept:
        return ()
    targets = _Targets(reader, year)
    return tuple(
        Letter(
            one,
            _paper(reader, one.paper_id),
            tuple(Asked(ask, targets.of(ask)) for ask in queries.asks(reader, one.id)),
        )
        for one in kept
    )


def offers(store: Store, year: int) -> tuple[Offer, ...]:
    """Everything of a work year that could answer an item, by kind."""
    with store.read() as reader:
        return tuple(_Targets(reader, year).all())


def read(text: str, year: int) -> Draft:
    """What a pasted letter, or a few lines of one, asks.

    Raises:
        Refused: ``file_empty``, ``paper_too_long``.
    """
    from thiduadesk.exchange.paper_in import read_text  # heavy

    return _draft(read_text(text)[0], year)


def read_file(path: Path, year: int) -> Draft:
    """The same from a file (.docx, .txt).

    Raises:
        Refused, EnvironmentProblem: as ``exchange.paper_in.read_paper``.
    """
    from thiduadesk.exchange.paper_in import read_paper  # heavy

    return _draft(read_paper(path)[0], year)


# --- letters -----------------------------------------------------------------------------------
def take(store: Store, draft: Draft) -> int:
    """Keep a letter that was read, with its items; its paper goes to the register. Its id."""
    wanted = draft.wanted
    title = draft.subject or (
        papers.short_name(papers.paper_of(draft.paper)) if draft.paper else ""
    )
    with store.change(Label("Take in the guidance letter {title}", {"title": title})) as writer:
        paper_id = None
        if draft.paper is not None:
            paper_id = papers.take_in(writer, draft.paper, draft.subject, Direction.INCOMING)
        made = Guidance(
            0, draft.year, title, paper_id, wanted.deadline, wanted.receiver, wanted.quote
        )
        number = queries.save(writer, made)
        for position, one in enumerate(wanted.asked):
            queries.save(writer, Ask(0, number, one.text, position, one.deadline))
    return number


def save(store: Store, kept: Guidance, *, going_on: bool = False) -> int:
    """Keep a letter, new (id 0) or changed: its deadline moves the plan counted back from it.

    Raises:
        Refused: ``record_missing``.
    """
    label = Label("Change the guidance letter {title}", {"title": kept.title})
    with store.change(label, merge=going_on) as writer:
        return queries.save(writer, kept)


def remove(store: Store, guidance_id: int) -> None:
    """Take a letter away with what it asks; undo brings it back.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete the guidance letter")) as writer:
        found = [one for one in queries.guidance(writer) if one.id == guidance_id]
        if not found:
            raise Refused("record_missing", table="guidance", id=str(guidance_id))
        queries.remove(writer, found[0])


# --- items -------------------------------------------------------------------------------------
def add_ask(store: Store, guidance_id: int, text: str) -> int:
    """One more item at the end of a letter; its id.

    Raises:
        Refused: ``ask_empty``.
    """
    with store.change(Label("Add an item of the guidance letter")) as writer:
        last = max((one.position for one in queries.asks(writer, guidance_id)), default=-1)
        return queries.save(writer, Ask(0, guidance_id, _said(text), last + 1))


def save_ask(store: Store, ask: Ask) -> None:
    """Change the words or the day of an item.

    Raises:
        Refused: ``ask_empty``, ``record_missing``.
    """
    with store.change(Label("Change an item of the guidance letter")) as writer:
        queries.save(writer, replace(ask, text=_said(ask.text)))


def remove_ask(store: Store, ask: Ask) -> None:
    """Take an item away; undo brings it back."""
    with store.change(Label("Delete an item of the guidance letter")) as writer:
        queries.remove(writer, ask)


def answer(store: Store, ask: Ask, kind: AnswerKind, named: str) -> None:
    """Say what answers an item.

    Args:
        store, ask: where, and which.
        kind, named: what it is, and how ``Ask.answer`` names it: its id, its ``no``, the words.

    Raises:
        Refused: ``answer_empty``; ``answer_missing`` for what is not there, ``record_missing``.
    """
    said = one_line(named)
    if not said:
        raise Refused("answer_empty")
    with store.change(Label("Answer an item of the guidance letter")) as writer:
        answered = replace(ask, answer_kind=kind, answer=said)
        if _targets_for(writer, ask).of(answered) is None:
            raise Refused("answer_missing")
        queries.save(writer, answered)


def unanswer(store: Store, ask: Ask) -> None:
    """Nothing answers the item any more."""
    with store.change(Label("Answer an item of the guidance letter")) as writer:
        queries.save(writer, replace(ask, answer_kind=None, answer=""))


# --- inside ------------------------------------------------------------------------------------
def _said(text: str) -> str:
    said = one_line(text)
    if not said:
        raise Refused("ask_empty")
    return said


def _draft(document: Document, year: int) -> Draft:
    head, title = document.letterhead, document.title
    cited = None
    subject = " ".join(title.subject) if title is not None else ""
    if head is not None:
        subject = subject or head.about.partition(" ")[2]
        if head.number:
            kind = title.type_name.capitalize() if title is not None else ""
            issuer = in_sentences(" ".join(head.issuer))
            cited = Citation(kind, head.number, head.symbol, head.date, issuer, "", 0, 0)
    subject = one_line(subject)
    said_in = head.date.year if head is not None and head.date is not None else year
    return Draft(year, cited, subject[:1].upper() + subject[1:], rules.wanted(document, said_in))


def _targets_for(writer: Writer, ask: Ask) -> _Targets:
    years = {one.id: one.year for one in queries.guidance(writer)}
    if ask.guidance_id not in years:
        raise Refused("record_missing", table="guidance", id=str(ask.guidance_id))
    return _Targets(writer, years[ask.guidance_id])


class _Targets:
    """What there is to answer with in a work year; each kind is asked for once."""

    def __init__(self, reader: Reader, year: int) -> None:
        self._reader, self._year = reader, year
        self._known: dict[AnswerKind, dict[str, Target]] = {}

    def of(self, ask: Ask) -> Target | None:
        """What answers an item, None for nothing and for what is gone."""
        match ask.answer_kind:
            case None:
                return None
            case AnswerKind.WORDS:
                return Target(ask.answer)
            case AnswerKind.PAPER:
                paper = _paper(self._reader, int(ask.answer) if ask.answer.isdecimal() else None)
                return _cited(paper) if paper is not None else None
            case kind:
                return self._of_kind(kind).get(ask.answer)

    def all(self) -> Iterator[Offer]:
        """Everything, by kind; of papers those of the year."""
        for kind in AnswerKind:
            for name, target in self._of_kind(kind).items():
                yield Offer(kind, name, target.words)

    def _of_kind(self, kind: AnswerKind) -> dict[str, Target]:
        if kind not in self._known:
            self._known[kind] = dict(self._asked(kind))
        return self._known[kind]

    def _asked(self, kind: AnswerKind) -> Iterator[tuple[str, Target]]:
        match kind:
            case AnswerKind.ROW:
                return self._rows()
            case AnswerKind.DISPATCH:
                return ((str(one.id), _drafted(one)) for one in self._dispatches())
            case AnswerKind.PART:
                return self._parts()
            case AnswerKind.MOVEMENT:
                every = movement_queries.movements(self._reader)
                return ((str(one.id), Target(one.title, "movements", str(one.id))) for one in every)
            case AnswerKind.ROUND:
                held = round_queries.rounds(self._reader, self._year)
                return ((str(one.id), Target(one.name, "rounds", str(one.id))) for one in held)
            case AnswerKind.PAPER:
                cited = paper_queries.all_papers(self._reader)
                return ((str(one.id), _cited(one)) for one in cited if self._is_of_year(one))
            case AnswerKind.WORDS:
                return iter(())

    def _is_of_year(self, paper: Paper) -> bool:
        return paper.date is not None and paper.date.year == self._year

    def _rows(self) -> Iterator[tuple[str, Target]]:
        sheet = rubric_queries.sheet(self._reader, self._year)
        for row in sheet.rows if sheet is not None else ():
            no = row.criterion.no
            text = one_line(row.criterion.text.partition("\n")[0])
            yield no, Target(f"{no}{_DOT}{text}", "scoring", no)

    def _dispatches(self) -> Sequence[DispatchItem]:
        """Papers of the year that hold; one that was cancelled answers nothing."""
        void = way.void(self._reader)
        every = dispatch_queries.items(self._reader, self._year)
        return [one for one in every if one.id not in void]

    def _parts(self) -> Iterator[tuple[str, Target]]:
        for one in self._dispatches():
            body = parts.tree(self._reader, one.id)
            numbers = number_parts(body)
            for part in walk(body):
                if part.heading is not None and part.heading.titled:
                    title = one_line(words(part.heading.runs))
                    said = " ".join(filter(None, (numbers.get(part.key, ""), title)))
                    where = f"{one.id}#{part.key}"
                    yield part.key, Target(f"{said}{_DOT}{_called(one)}", "dispatches", where)


def _paper(reader: Reader, paper_id: int | None) -> Paper | None:
    found = paper_queries.papers_of(reader, [paper_id]) if paper_id is not None else ()
    return found[0] if found else None


def _drafted(one: DispatchItem) -> Target:
    return Target(_called(one), "dispatches", str(one.id))


def _cited(paper: Paper) -> Target:
    said = _DOT.join(filter(None, (papers.short_name(paper), paper.subject)))
    return Target(said, "papers", str(paper.id))


def _called(one: DispatchItem) -> str:
    return ": ".join(filter(None, (one.type_name.capitalize(), one.subject)))
