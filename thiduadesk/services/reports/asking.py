"""What a report should say and the records do not: each a question with a link («còn thiếu»)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.documents.tree import following
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.services.reports import drafting

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Block


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a report should say and the records do not.

    Attributes:
        code: which question, ``plan_missing``; its sentence is that of ``finding()``.
        source: of the paragraph that waits for the answer.
        page: of the window, where it is answered; ``where`` opens there, «movements», «3».
        about: in words: the title of a movement, of a section, an honour.
        year: the work year of the report.
        law: the article that asks for it, empty for none.
    """

    code: str
    source: str
    page: str
    where: str
    about: str
    year: int
    law: str = ""

    def finding(self) -> Finding:
        """As a warning ``data_missing``, for the last look and the command line."""
        values = {self.code: self.about, "year": str(self.year)}
        link = {"source": self.source, "page": self.page, "open": self.where}
        return Finding(
            "data_missing",
            Severity.WARNING,
            where=self.about,
            law=self.law or None,
            params={**values, **{key: text for key, text in link.items() if text}},
        )


def gaps(store: Store, dispatch_id: int) -> tuple[Gap, ...]:
    """The questions of a kept report, in reading order; none of another kind of paper.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    with store.read() as reader:
        dispatch = queries.get(reader, dispatch_id)
        if dispatch is None:
            raise Refused("no_such_dispatch", id=str(dispatch_id))
        return gaps_in(reader, dispatch)


def gaps_of(store: Store, dispatch: Dispatch) -> tuple[Gap, ...]:
    """The same of a report that is not kept."""
    with store.read() as reader:
        return gaps_in(reader, dispatch)


def gaps_in(reader: Reader, dispatch: Dispatch) -> tuple[Gap, ...]:
    """The same inside a transaction.

    A question whose paragraph the clerk wrote herself is answered; one about a paragraph or part
    that she took out is asked no more. A paper that does not follow the records asks nothing.
    """
    there = set(following.sources(dispatch.body))
    if not there:
        return ()
    said = drafting.said(reader, dispatch)
    absent = set(following.sources(said.fresh)) - there
    blocks = following.blocks(dispatch.body)
    paper = next(iter(dispatch.frame.subject), "")
    return tuple(
        Gap(one.code, one.source, one.page, one.where, one.about or paper, dispatch.year, one.law)
        for one in said.outline.questions
        if one.source not in absent and not _answered(blocks.get(one.source))
    )


def findings(asked: Iterable[Gap]) -> tuple[Finding, ...]:
    """Gaps as findings."""
    return tuple(one.finding() for one in asked)


def _answered(block: Block | None) -> bool:
    """Whether the clerk wrote a paragraph herself that waited for an answer."""
    if block is None or not following.drafted(block) or not block.own:
        return False
    return not any(placeholder_spans(words(runs)) for runs in following.spoken(block))
