"""What points to papers, with what the clerk calls it: rows, movements, nominations, letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import FromClause
from sqlalchemy import RowMapping
from sqlalchemy import Select
from sqlalchemy import Table
from sqlalchemy import func
from sqlalchemy import literal
from sqlalchemy import or_
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.domain.papers import Use
from thiduadesk.domain.papers import UseKind
from thiduadesk.domain.people import SubjectKind

_LINK = tables.paper_link.c


def uses(r: Reader, paper_id: int | None = None) -> Iterator[tuple[int, Use]]:
    """Records that point to one paper or to any: the paper's id, and the use of it."""
    for chosen, kind in _asked(paper_id):
        for cells in r.rows(chosen):
            yield cells["paper_id"], _use(kind, cells)


def _asked(paper_id: int | None) -> Iterator[tuple[Select[Any], UseKind]]:
    """What to ask for each kind of record; every answer has the same columns."""
    row, sheet = tables.criterion.c, tables.sheet.c
    evidence = tables.evidence.c
    yield (
        select(*_columns(evidence.paper_id, row.id, sheet.year, row.text, no=row.no))
        .select_from(tables.evidence.join(tables.criterion).join(tables.sheet))
        .where(*_of(evidence.paper_id, paper_id))
        .order_by(sheet.year.desc(), row.position),
        UseKind.ROW,
    )
    movement = tables.movement.c
    yield (
        _linked(
            tables.movement,
            paper_id,
            (_LINK.paper_id, movement.id, literal(None), movement.title),
            role=_LINK.role,
        ),
        UseKind.MOVEMENT,
    )
    for table, title, kind in (
        (tables.activity, tables.activity.c.text, UseKind.ACTIVITY),
        (tables.model, tables.model.c.name, UseKind.MODEL),
    ):
        one = table.c
        cells = (_LINK.paper_id, one.id, one.year, title)
        yield _linked(table, paper_id, cells, within=one.movement_id), kind
    nomination, held = tables.nomination.c, tables.review_round.c
    person = select(tables.person.c.name).where(tables.person.c.id == nomination.subject_id)
    unit = select(tables.unit.c.name).where(tables.unit.c.id == nomination.subject_id)
    is_person = nomination.subject_kind == SubjectKind.PERSON
    name = func.iif(is_person, person.scalar_subquery(), unit.scalar_subquery())
    yield (
        _linked(
            tables.nomination,
            paper_id,
            (_LINK.paper_id, nomination.id, held.year, func.coalesce(name, held.name)),
            tables.nomination.join(tables.review_round),
            within=held.id,
        ),
        UseKind.NOMINATION,
    )
    ask, letter = tables.ask.c, tables.guidance.c
    yield (
        _linked(
            tables.ask,
            paper_id,
            (_LINK.paper_id, ask.id, letter.year, ask.text),
            tables.ask.join(tables.guidance),
            within=letter.id,
        ),
        UseKind.ASK,
    )
    yield (
        select(*_columns(letter.paper_id, letter.id, letter.year, letter.title)).where(
            letter.paper_id.is_not(None), *_of(letter.paper_id, paper_id)
        ),
        UseKind.GUIDANCE,
    )


def _linked(
    table: Table,
    paper_id: int | None,
    cells: tuple[Any, Any, Any, Any],
    joined: FromClause | None = None,
    **more: Any,
) -> Select[Any]:
    owner = _LINK[f"{table.name}_id"]
    source = table if joined is None else joined
    return (
        select(*_columns(*cells, **more))
        .select_from(source.join(tables.paper_link, owner == table.c.id))
        .where(*_of(_LINK.paper_id, paper_id))
        .order_by(table.c.id)
    )


def _columns(
    paper: Any,
    number: Any,
    year: Any,
    title: Any,
    *,
    no: Any = "",
    role: Any = None,
    within: Any = None,
) -> tuple[Any, ...]:
    given = {"paper_id": paper, "id": number, "year": year, "title": title}
    given |= {"no": literal("") if isinstance(no, str) else no}
    given |= {name: literal(None) if one is None else one for name, one in
              (("role", role), ("within", within))}  # fmt: skip
    return tuple(column.label(name) for name, column in given.items())


def _of(column: Any, paper_id: int | None) -> tuple[Any, ...]:
    return () if paper_id is None else (column == paper_id,)


def _use(kind: UseKind, cells: RowMapping) -> Use:
    names = ("id", "year", "title", "no", "role", "within")
    return Use(kind, **{name: cells[name] for name in names})


# --- words of dispatches -----------------------------------------------------------------------
def dispatches_saying(r: Reader, word: str) -> tuple[int, ...]:
    """Dispatches in whose words ``word`` occurs as it is written; the newest first.

    Only tells where to look: a word of the columns' own may be meant.
    """
    dispatch, part = tables.dispatch.c, tables.dispatch_part.c
    of_parts = select(part.dispatch_id).where(
        or_(func.instr(part.blocks, word) > 0, func.instr(part.heading, word) > 0)
    )
    chosen = select(dispatch.id).where(
        or_(
            func.instr(dispatch.frozen, word) > 0,
            dispatch.frozen.is_(None)
            & or_(dispatch.id.in_(of_parts), func.instr(dispatch.frame, word) > 0),
        )
    )
    return tuple(r.column(chosen.order_by(dispatch.id.desc())))
