"""The register of papers cited («văn bản viện dẫn») and what points to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column
from sqlalchemy import RowMapping
from sqlalchemy import delete
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.papers import Amendment
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperLink
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key


def _keys(paper: Paper) -> dict[str, str]:
    """What a paper is looked up by: number and symbol, and every word of it."""
    day = paper.date.isoformat() if paper.date else ""
    said = (paper.kind, paper.number, paper.symbol, paper.issuer, day, paper.subject)
    return {
        "same": number_key(paper.number, paper.symbol),
        "search": find_key(" ".join(said)),
    }


_PAPERS = Records(tables.paper, Paper, _keys)
_AMENDMENTS = Records(tables.amendment, Amendment)
_LINK = tables.paper_link.c


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


# --- papers that amend others ------------------------------------------------------------------
def amendments(r: Reader) -> tuple[Amendment, ...]:
    """Which paper amends or replaces which."""
    return tuple(_AMENDMENTS.all(r))


def save_amendment(w: Writer, amendment: Amendment) -> int:
    """Insert (id 0) or replace; the id."""
    return _AMENDMENTS.save(w, amendment)


def delete_amendment(w: Writer, amendment_id: int) -> None:
    """A paper amends another no longer."""
    w.run(delete(tables.amendment).where(tables.amendment.c.id == amendment_id))


# --- what points to papers ---------------------------------------------------------------------
def links(
    r: Reader, owner: Owner | None = None, paper_id: int | None = None
) -> tuple[PaperLink, ...]:
    """What points to papers: of one record, to one paper, or everything; by position."""
    chosen = select(tables.paper_link).order_by(_LINK.position, _LINK.id)
    if owner is not None:
        chosen = chosen.where(_owner_column(owner.kind) == owner.id)
    if paper_id is not None:
        chosen = chosen.where(_LINK.paper_id == paper_id)
    return tuple(
        PaperLink(cells["id"], cells["paper_id"], _owner(cells), cells["role"], cells["position"])
        for cells in r.rows(chosen)
    )


def set_links(w: Writer, owner: Owner, papers: Iterable[tuple[int, PaperRole]]) -> None:
    """The papers a record points to and what they are to it, in this order.

    Raises:
        Refused: ``paper_missing``.
    """
    wanted = tuple(dict.fromkeys(papers))
    numbers = [number for number, _role in wanted]
    known = set(w.column(select(tables.paper.c.id).where(tables.paper.c.id.in_(numbers))))
    for number in numbers:
        if number not in known:
            raise Refused("paper_missing", id=str(number))
    column = _owner_column(owner.kind)
    w.run(delete(tables.paper_link).where(column == owner.id))
    rows = [
        {"paper_id": number, column.name: owner.id, "role": role, "position": position}
        for position, (number, role) in enumerate(wanted)
    ]
    w.add_all(tables.paper_link, rows)


def _owner_column(kind: OwnerKind) -> Column[Any]:
    return _LINK[f"{kind}_id"]


def _owner(cells: RowMapping) -> Owner:
    held = ((kind, cells[f"{kind}_id"]) for kind in OwnerKind)
    return next(Owner(kind, number) for kind, number in held if number is not None)
