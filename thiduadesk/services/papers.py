"""The verbs of papers cited («văn bản viện dẫn»): each kept once, pointed to by everything else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers as queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.data.queries.papers import Asked
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import Amendment
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import tidy
from thiduadesk.rules import citations
from thiduadesk.rules import same_paper
from thiduadesk.rules import subjects_cited
from thiduadesk.rules.same_paper import known
from thiduadesk.services.paperfiles import attach
from thiduadesk.services.paperfiles import attach_by_name
from thiduadesk.services.paperfiles import attached
from thiduadesk.services.paperfiles import copy_to_open
from thiduadesk.services.paperfiles import detach
from thiduadesk.services.paperfiles import file_names
from thiduadesk.services.paperuses import used
from thiduadesk.services.paperuses import used_by_paper

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer

__all__ = [
    "Asked",
    "attach",
    "attach_by_name",
    "attached",
    "copy_to_open",
    "detach",
    "file_names",
    "known",
    "used",
    "used_by_paper",
]


# --- reading -----------------------------------------------------------------------------------
def all_papers(store: Store) -> tuple[Paper, ...]:
    """The register of papers cited, by date."""
    with store.read() as reader:
        return queries.all_papers(reader)


def get(store: Store, paper_id: int) -> Paper:
    """One paper.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.read() as reader:
        return queries.paper(reader, paper_id)


def find(store: Store, words: str, limit: int = 20) -> tuple[Paper, ...]:
    """Papers in which every word occurs, written with marks or without: «898», «van hoa cong so».

    The paper of the very number comes first, then the newest.
    """
    with store.read() as reader:
        return queries.papers_of(reader, queries.first(reader, find_key(words), limit))


class Listing:
    """The register in the order it is listed, searched while one types.

    The order is read once, since sorting ten thousand papers takes longer than finding some of
    them; ``renew`` after the papers changed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._order: tuple[int, ...] = ()
        self.renew()

    def renew(self) -> None:
        """Read the order anew."""
        with self._store.read() as reader:
            self._order = queries.order(reader)

    def ids(self, asked: Asked, only: Container[int] | None = None) -> tuple[int, ...]:
        """Ids of the papers that fulfil what is asked, those of a number typed first.

        Args:
            asked: what is looked for.
            only: among these alone; None among all.
        """
        if asked == Asked():
            return self._order if only is None else tuple(filter(only.__contains__, self._order))
        with self._store.read() as reader:
            found = {one for one in queries.matching(reader, asked) if only is None or one in only}
            exact = [one for one in queries.numbered(reader, asked.words) if one in found]
        found.difference_update(exact)
        return (*exact, *(one for one in self._order if one in found))


def some(store: Store, ids: Iterable[int]) -> tuple[Paper, ...]:
    """These papers, as far as they are there, in this order."""
    with store.read() as reader:
        return queries.papers_of(reader, ids)


def count(store: Store) -> int:
    """How many papers the register holds."""
    with store.read() as reader:
        return queries.count(reader)


@dataclass(frozen=True, slots=True)
class Occurring:
    """What occurs in the register, to choose from.

    Attributes:
        kinds, issuers: the most frequent first.
        years: of the papers, the newest first.
    """

    kinds: tuple[str, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...]


def occurring(store: Store) -> Occurring:
    """What occurs in the register; reads all of it."""
    with store.read() as reader:
        return Occurring(
            queries.frequent(reader, "kind"),
            queries.frequent(reader, "issuer"),
            queries.years(reader),
        )


# --- citations ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that a text cites, to be taken into the register.

    Attributes:
        cited: how the text cites it first; date and issuer also where it is cited again.
        subject: what it is about, where the text says so.
        paper: the same one in the register, None when it is new.
    """

    cited: Citation
    subject: str = ""
    paper: Paper | None = None


def offers(store: Store, text: str) -> tuple[Offer, ...]:
    """Every paper a text cites, each once, laws without number too; known ones marked."""
    with store.read() as reader:
        return tuple(replace(one, paper=find_known(reader, one.cited)) for one in _offered(text))


def cited_in(text: str) -> tuple[Citation, ...]:
    """Numbered papers a text cites, each once."""
    return tuple(one.cited for one in _offered(text) if one.cited.number)


def _offered(text: str) -> list[Offer]:
    """Each paper once: a later mention brings what the first did not say."""
    found: dict[str, list[Offer]] = {}
    order: list[tuple[str, int]] = []
    pairs = zip(citations.find_citations(text), subjects_cited.subjects(text), strict=True)
    for cited, subject in pairs:
        key = same_paper.key(cited)
        alike = found.setdefault(key, [])
        at = next((at for at, one in enumerate(alike) if same_paper.are_one(one.cited, cited)), -1)
        if at < 0:
            order.append((key, len(alike)))
            alike.append(Offer(cited, subject))
            continue
        first = alike[at].cited
        whole = replace(first, date=first.date or cited.date, issuer=first.issuer or cited.issuer)
        alike[at] = Offer(whole, alike[at].subject or subject)
    return [found[key][at] for key, at in order]


def find_known(reader: Reader, cited: Citation) -> Paper | None:
    """The paper of the register that a citation means, inside a transaction."""
    return known(queries.of_number(reader, cited.number, cited.symbol), cited)


def paper_of(cited: Citation, subject: str = "") -> Paper:
    """A new paper for the register from what a citation says of it."""
    if not cited.number:
        subject = same_paper.undated(cited.text)[len(cited.kind) :].strip()
    return Paper(
        0, cited.kind, cited.number, cited.symbol, cited.issuer, cited.date, one_line(subject)
    )


def take_in(
    writer: Writer, cited: Citation, subject: str = "", direction: Direction | None = None
) -> int:
    """The id of the paper a citation means; a new one is added, a known one takes what it lacks.

    Args:
        writer: of the change that cites it.
        cited: the citation.
        subject: what the paper is about, where it is known.
        direction: None lets the symbol tell: the office's own are outgoing.
    """
    paper = find_known(writer, cited)
    fresh = paper_of(cited, subject)
    if paper is None:
        came = direction or _direction(writer, fresh)
        return queries.save_paper(writer, replace(fresh, direction=came))
    whole = filled(paper, fresh)
    if whole != paper:
        queries.save_paper(writer, whole)
    return paper.id


def filled(paper: Paper, other: Paper) -> Paper:
    """The paper with what it lacks from another record of it; what it says stays."""
    lacking = ("kind", "number", "symbol", "issuer", "date", "subject", "file", "note")
    return replace(
        paper, **{name: getattr(other, name) for name in lacking if not getattr(paper, name)}
    )


def take_in_all(store: Store, offered: Iterable[Offer]) -> tuple[int, ...]:
    """Take papers that a text cites into the register; their ids."""
    with store.change(Label("Take in papers cited")) as writer:
        return tuple(take_in(writer, one.cited, one.subject) for one in offered)


def _direction(reader: Reader, paper: Paper) -> Direction:
    """Whether its symbol is the office's own: «KH-VP» of an office whose symbol is «VP»."""
    names = office.names_on(reader, paper.date or dt.datetime.now(dt.UTC).date())
    own = search_key(names.symbol) if names is not None else ""
    ends = search_key(paper.symbol).replace("/", "-").split("-")
    ours = bool(own) and own in ends[1:] and names is not None
    if not ours or names is None:
        return Direction.INCOMING
    called = (names.name, names.short_name)
    own_name = any(same_paper.one_issuer(paper.issuer, name) for name in called)
    return Direction.OUTGOING if own_name else Direction.INCOMING


# --- writing -----------------------------------------------------------------------------------
def save(store: Store, paper: Paper) -> int:
    """Keep a paper, new (id 0) or changed; its id.

    A whole citation typed as its number («898/QĐ-UBND ngày 08/7/2022») is taken apart.

    Raises:
        Refused: ``paper_nameless``, it has neither number nor subject; ``record_missing``.
    """
    paper = _taken_apart(paper)
    tidied = replace(
        paper,
        kind=one_line(paper.kind),
        number="".join(paper.number.split()),
        symbol="".join(paper.symbol.split()),
        issuer=one_line(paper.issuer),
        subject=one_line(paper.subject),
        note=tidy(paper.note),
    )
    if not (tidied.number or tidied.subject):
        raise Refused("paper_nameless")
    with store.change(Label("Paper {name}", {"name": short_name(tidied)})) as writer:
        return queries.save_paper(writer, tidied)


def _taken_apart(paper: Paper) -> Paper:
    """The paper with number, symbol and what else a citation typed as its number says."""
    typed = [one for one in citations.find_citations(paper.number) if one.number]
    if paper.symbol or len(typed) != 1:
        return paper
    said = paper_of(typed[0])
    return filled(replace(paper, number=said.number, symbol=said.symbol), said)


def remove(store: Store, paper_id: int) -> None:
    """Take a paper out of the register; the trash keeps it with all that pointed to it.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.change(Label("Delete a paper cited")) as writer:
        queries.delete_paper(writer, paper_id)


def merge(store: Store, kept_id: int, other_id: int) -> None:
    """Two records are one paper: the first stays, with all that pointed to the second.

    What the first does not say is taken from the second, its file too.

    Raises:
        Refused: ``paper_missing``; ``paper_itself`` for one record given twice.
    """
    if kept_id == other_id:
        raise Refused("paper_itself")
    with store.change(Label("Make two papers one")) as writer:
        kept = queries.paper(writer, kept_id)
        whole = filled(kept, queries.take_over(writer, kept_id, other_id))
        if whole != kept:
            queries.save_paper(writer, whole)


def short_name(paper: Paper) -> str:
    """How a paper is called in a line: «898/QĐ-UBND», of a law its name."""
    return full_number(paper.number, paper.symbol) or same_paper.name(paper)


# --- papers that amend others ------------------------------------------------------------------
def amends(store: Store, paper_id: int) -> tuple[tuple[Paper, ...], tuple[Paper, ...]]:
    """The papers that a paper amends or replaces («sửa đổi, thay thế»), and those that amend it."""
    with store.read() as reader:
        pairs = queries.amendments(reader)
        older = [one.amends_id for one in pairs if one.paper_id == paper_id]
        newer = [one.paper_id for one in pairs if one.amends_id == paper_id]
        return queries.papers_of(reader, older), queries.papers_of(reader, newer)


def set_amends(store: Store, paper_id: int, older_id: int, *, on: bool) -> None:
    """Say that a paper amends or replaces an older one, or no longer.

    Raises:
        Refused: ``paper_missing``; ``paper_itself``.
    """
    if paper_id == older_id:
        raise Refused("paper_itself")
    with store.change(Label("Amendment of a paper")) as writer:
        queries.paper(writer, paper_id)
        queries.paper(writer, older_id)
        there = [
            one
            for one in queries.amendments(writer)
            if (one.paper_id, one.amends_id) == (paper_id, older_id)
        ]
        if on and not there:
            queries.save_amendment(writer, Amendment(0, paper_id, older_id))
        for one in () if on else there:
            queries.delete_amendment(writer, one.id)


# --- evidence of rows --------------------------------------------------------------------------
def cite(store: Store, year: int, no: str, cited: Citation) -> int:
    """Make the paper of a citation evidence of a row, keeping it in the register if it is new.

    Raises:
        Refused: ``no_such_row``.
    """
    with store.change(Label("Evidence of {no}", {"no": no})) as writer:
        paper_id = take_in(writer, cited)
        before = _evidence(writer, year, no)
        if paper_id not in before:
            queries.set_evidence(writer, year, no, (*before, paper_id))
    return paper_id


def uncite(store: Store, year: int, no: str, paper_id: int) -> None:
    """Take a paper away from a row's evidence; the register keeps it."""
    with store.change(Label("Evidence of {no}", {"no": no})) as writer:
        before = _evidence(writer, year, no)
        queries.set_evidence(writer, year, no, tuple(at for at in before if at != paper_id))


def _evidence(writer: Writer, year: int, no: str) -> tuple[int, ...]:
    sheet = rubric_queries.sheet(writer, year)
    row = sheet.row(no) if sheet else None
    if row is None:
        raise Refused("no_such_row", no=no, year=str(year))
    return row.score.evidence
