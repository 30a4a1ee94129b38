"""The verbs of papers cited: each kept once, pointed to by rows as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data.queries import papers as queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import search_key
from thiduadesk.rules.citations import find_citations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.papers import Citation


def all_papers(store: Store) -> tuple[Paper, ...]:
    """The register of papers cited."""
    with store.read() as reader:
        return queries.all_papers(reader)


def same_paper(paper: Paper, cited: Citation) -> bool:
    """Whether a citation means the paper: number, symbol and, where both have one, the year."""
    if cited.number.lstrip("0") != paper.number.lstrip("0"):
        return False
    if search_key(cited.symbol) != search_key(paper.symbol):
        return False
    return not (cited.date and paper.date) or cited.date.year == paper.date.year


def known(papers: Iterable[Paper], cited: Citation) -> Paper | None:
    """The paper of the register that a citation means, None when it is a new one."""
    return next((paper for paper in papers if same_paper(paper, cited)), None)


def cited_in(text: str) -> tuple[Citation, ...]:
    """Numbered papers a text cites, each once."""
    seen: dict[tuple[str, str], Citation] = {}
    for cited in find_citations(text):
        if cited.number:
            seen.setdefault((cited.number, search_key(cited.symbol)), cited)
    return tuple(seen.values())


def paper_of(cited: Citation) -> Paper:
    """A new paper for the register from what a citation says of it."""
    return Paper(0, cited.kind, cited.number, cited.symbol, cited.issuer, cited.date)


def cite(store: Store, year: int, no: str, cited: Citation) -> int:
    """Make the paper of a citation evidence of a row, keeping it in the register if it is new.

    Raises:
        Refused: ``no_such_row``.
    """
    with store.change(Label("Evidence of {no}", {"no": no})) as writer:
        paper = known(queries.all_papers(writer), cited)
        paper_id = paper.id if paper else queries.save_paper(writer, paper_of(cited))
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
