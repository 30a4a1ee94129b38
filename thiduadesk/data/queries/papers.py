"""The register of papers cited («văn bản viện dẫn») and what points to them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column
from sqlalchemy import ColumnElement
from sqlalchemy import RowMapping
from sqlalchemy import Select
from sqlalchemy import delete
from sqlalchemy import func
from sqlalchemy import or_
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries import trash
from thiduadesk.data.queries.records import Records
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.papers import Amendment
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperLink
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import RowOfYear
from thiduadesk.domain.papers import WholePaper
from thiduadesk.domain.papers import full_number
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
_PAPER = tables.paper.c
_NEWEST = (tables.paper.c.date.desc(), tables.paper.c.id.desc())
_LINK = tables.paper_link.c


@dataclass(frozen=True, slots=True)
class Asked:
    """What papers are looked for.

    Attributes:
        words: a ``find_key``; every word of it occurs.
        kind, direction, year: of these, empty or None for any.
        no_file: those without a file.
    """

    words: str = ""
    kind: str = ""
    direction: Direction | None = None
    year: int | None = None
    no_file: bool = False


def all_papers(r: Reader) -> tuple[Paper, ...]:
    """Every paper, by date (undated ones last)."""
    return tuple(sorted(_PAPERS.all(r), key=lambda one: (one.date or dt.date.max, one.id)))


def paper(r: Reader, paper_id: int) -> Paper:
    """One paper.

    Raises:
        Refused: ``paper_missing``.
    """
    found = _PAPERS.all(r, _PAPER.id == paper_id)
    if not found:
        raise Refused("paper_missing", id=str(paper_id))
    return found[0]


def papers_of(r: Reader, ids: Iterable[int]) -> tuple[Paper, ...]:
    """Those papers that are there, in the order of ``ids``."""
    wanted = tuple(ids)
    found = {one.id: one for one in _PAPERS.all(r, _PAPER.id.in_(wanted))}
    return tuple(found[one] for one in wanted if one in found)


def of_number(r: Reader, number: str, symbol: str) -> tuple[Paper, ...]:
    """Papers of a number and symbol, however written, of any issuer and year."""
    return tuple(_PAPERS.all(r, _PAPER.same == number_key(number, symbol)))


def within(r: Reader, key: str) -> tuple[Paper, ...]:
    """Papers whose number and symbol stand somewhere in ``key``, both without any other sign."""
    held = func.instr(key, _PAPER.same) > 0
    return tuple(_PAPERS.all(r, _PAPER.same != "", held))


def of_series(r: Reader, symbol: str, year: int) -> tuple[Paper, ...]:
    """Papers of a year whose number ends with a symbol, however written."""
    ends = _PAPER.same.endswith(number_key("", symbol), autoescape=True)
    days = _PAPER.date.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return tuple(_PAPERS.all(r, days, ends))


def count(r: Reader) -> int:
    """How many papers there are."""
    return int(r.value(select(func.count()).select_from(tables.paper)))


def years(r: Reader) -> tuple[int, ...]:
    """The years of the papers, the newest first."""
    year = func.substr(_PAPER.date, 1, 4)
    found = r.column(select(year).where(_PAPER.date.is_not(None)).distinct())
    return tuple(sorted((int(one) for one in found), reverse=True))


def frequent(r: Reader, field: str, limit: int = 200) -> tuple[str, ...]:
    """The words of a field that occur, the most frequent first."""
    column = _PAPER[field]
    chosen = select(column).where(column != "").group_by(column)
    return tuple(r.column(chosen.order_by(func.count().desc(), column).limit(limit)))


def order(r: Reader) -> tuple[int, ...]:
    """Ids of all papers as they are listed: the newest first, undated ones last."""
    return _ids(r, select(_PAPER.id).order_by(*_NEWEST))


def matching(r: Reader, asked: Asked) -> tuple[int, ...]:
    """Ids of the papers that fulfil everything asked for, in no order: that would take longer."""
    return _ids(r, select(_PAPER.id).where(*_conditions(asked)))


def numbered(r: Reader, words: str) -> tuple[int, ...]:
    """Ids of the papers whose very number is among the words of a ``find_key``, the newest first."""
    own = [
        _PAPER.same.between(number, f"{number}\uffff") & (func.ltrim(_PAPER.number, "0") == number)
        for word in words.split()
        if word.isdigit() and (number := word.lstrip("0"))
    ]
    return _ids(r, select(_PAPER.id).where(or_(*own)).order_by(*_NEWEST)) if own else ()


def first(r: Reader, words: str, limit: int) -> tuple[int, ...]:
    """Ids of the papers in which every word occurs: those of a number typed, then the newest."""
    exact = numbered(r, words)
    every = select(_PAPER.id).where(*_conditions(Asked(words))).order_by(*_NEWEST)
    of_number = _ids(r, every.where(_PAPER.id.in_(exact))) if exact else ()
    return tuple(dict.fromkeys((*of_number, *_ids(r, every, limit))))[:limit]


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    # the longest word is the rarest: what it leaves is little for the others
    words = sorted(asked.words.split(), key=len, reverse=True)
    conditions: list[ColumnElement[bool]] = [func.instr(_PAPER.search, word) > 0 for word in words]
    if asked.kind:
        conditions.append(_PAPER.kind == asked.kind)
    if asked.direction is not None:
        conditions.append(_PAPER.direction == asked.direction)
    if asked.year is not None:
        days = dt.date(asked.year, 1, 1), dt.date(asked.year, 12, 31)
        conditions.append(_PAPER.date.between(*days))
    if asked.no_file:
        conditions.append(_PAPER.file == "")
    return conditions


def _ids(r: Reader, chosen: Select[Any], limit: int = -1) -> tuple[int, ...]:
    """The ids as one value instead of ten thousand rows; -1 takes all of them."""
    rows = chosen.limit(limit).subquery()  # a limit makes SQLite keep the order
    return tuple(json.loads(r.value(select(func.json_group_array(rows.c.id)))))


def save_paper(w: Writer, paper: Paper) -> int:
    """Insert (id 0) or replace; the id."""
    return _PAPERS.save(w, paper)


def delete_paper(w: Writer, paper_id: int) -> None:
    """Take a paper out of the register, into the trash with all that points to it.

    Raises:
        Refused: ``paper_missing``.
    """
    held = whole(w, paper_id)
    said = held.paper
    title = " ".join(part for part in (said.kind, full_number(said.number, said.symbol)) if part)
    trash.put(w, held, title if said.number else f"{said.kind} {said.subject}".strip())
    w.run(delete(tables.paper).where(_PAPER.id == paper_id))


def take_over(w: Writer, paper_id: int, other_id: int) -> Paper:
    """Let a paper stand for another that is the same: all that pointed to that points to it.

    Returns:
        The other, which is gone for good.

    Raises:
        Refused: ``paper_missing``.
    """
    other = whole(w, other_id)
    paper(w, paper_id)
    _point(w, other, paper_id)
    asked = tables.ask.c
    here = (asked.answer_kind == AnswerKind.PAPER) & (asked.answer == str(other_id))
    w.run(update(tables.ask).where(here).values(answer=str(paper_id)))
    w.run(delete(tables.paper).where(_PAPER.id == other_id))
    return other.paper


# --- a paper with all that points to it --------------------------------------------------------
def whole(r: Reader, paper_id: int) -> WholePaper:
    """A paper with all that points to it.

    Raises:
        Refused: ``paper_missing``.
    """
    at = tables.evidence.c.paper_id == paper_id
    joined = tables.evidence.join(tables.criterion).join(tables.sheet)
    rows = r.rows(
        select(tables.sheet.c.year, tables.criterion.c.no)
        .select_from(joined)
        .where(at)
        .order_by(tables.sheet.c.year, tables.criterion.c.position)
    )
    letters = select(tables.guidance.c.id).where(tables.guidance.c.paper_id == paper_id)
    return WholePaper(
        paper(r, paper_id),
        tuple(RowOfYear(cells["year"], cells["no"]) for cells in rows),
        links(r, paper_id=paper_id),
        tuple(one for one in amendments(r) if paper_id in (one.paper_id, one.amends_id)),
        tuple(r.column(letters)),
    )


def put_back(w: Writer, kept: WholePaper | Paper) -> int:
    """Insert a paper that was taken away, as a new one; what pointed to it and is gone is left out."""
    held = kept if isinstance(kept, WholePaper) else WholePaper(kept)
    number = _PAPERS.put_back(w, held.paper)
    _point(w, held, number)
    return number


def _point(w: Writer, kept: WholePaper, number: int) -> None:
    """Make all that pointed to ``kept`` point to the paper ``number``, as far as it is still there."""
    for row in kept.rows:
        with suppress(Refused):  # the sheet or its row is gone
            criterion = criteria.find(w, row.year, row.no)
            criteria.cite(w, criterion, (*_cited(w, criterion), number))
    for link in kept.links:
        owner = tables.metadata.tables[link.owner.kind.value].c.id
        here = w.value(select(owner).where(owner == link.owner.id)) is not None
        if here:
            own = [
                (one.paper_id, one.role)
                for one in links(w, link.owner)
                if one.paper_id != kept.paper.id
            ]
            set_links(
                w, link.owner, [*own[: link.position], (number, link.role), *own[link.position :]]
            )
    there = {(one.paper_id, one.amends_id) for one in amendments(w)}
    known = set(w.column(select(_PAPER.id)))
    for one in kept.amendments:
        pair = tuple(number if at == kept.paper.id else at for at in (one.paper_id, one.amends_id))
        if pair[0] != pair[1] and pair not in there and set(pair) <= known:
            save_amendment(w, Amendment(0, pair[0], pair[1]))
    letters = tables.guidance.c.id.in_(kept.guidance)
    w.run(update(tables.guidance).where(letters).values(paper_id=number))


def _cited(r: Reader, criterion: int) -> tuple[int, ...]:
    own = tables.evidence.c
    chosen = select(own.paper_id).where(own.criterion_id == criterion).order_by(own.position)
    return tuple(r.column(chosen))


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
