"""The register of papers cited («văn bản viện dẫn») and the rows of a sheet they prove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from thiduadesk.data import tables
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.papers import Paper

_PAPERS = Records(tables.paper, Paper)


def all_papers(r: Reader) -> tuple[Paper, ...]:
    """Every paper, by date (undated ones last)."""
    return tuple(sorted(_PAPERS.all(r), key=lambda one: (one.date or dt.date.max, one.id)))


def save_paper(w: Writer, paper: Paper) -> int:
    """Insert (id 0) or replace; the id."""
    return _PAPERS.save(w, paper)


def delete_paper(w: Writer, paper_id: int) -> None:
    """Take a paper out of the register and out of every row that cites it."""
    _PAPERS.delete(w, paper_id)


def set_evidence(w: Writer, year: int, no: str, paper_ids: Iterable[int]) -> None:
    """The papers that row ``no`` of the sheet of ``year`` cites («minh chứng»), in this order.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``, ``paper_missing``.
    """
    criteria.cite(w, criteria.find(w, year, no), tuple(paper_ids))
