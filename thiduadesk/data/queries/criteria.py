"""Finding one row of a score sheet, and what proves it: papers and activities."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import CriterionId
from thiduadesk.domain.rubric import SheetId


def sheet_id(r: Reader, year: int) -> SheetId:
    """Id of the sheet of ``year``.

    Raises:
        Refused: ``sheet_missing``.
    """
    number = r.value(select(tables.sheet.c.id).where(tables.sheet.c.year == year))
    if number is None:
        raise Refused("sheet_missing", year=str(year))
    return SheetId(number)


def find(r: Reader, year: int, no: str) -> CriterionId:
    """Id of row ``no`` in the sheet of ``year``.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``.
    """
    columns = tables.criterion.c
    here = (columns.sheet_id == sheet_id(r, year), columns.no == no)
    number = r.value(select(columns.id).where(*here))
    if number is None:
        raise Refused("criterion_missing", year=str(year), no=no)
    return CriterionId(number)


def numbers(r: Reader, year: int) -> dict[int | None, str]:
    """Id → ``no`` of every row in the sheet of ``year``."""
    columns = tables.criterion.c
    chosen = select(columns.id, columns.no).join_from(tables.criterion, tables.sheet)
    return {cells["id"]: cells["no"] for cells in r.rows(chosen.where(tables.sheet.c.year == year))}


def cite(w: Writer, criterion: CriterionId, papers: tuple[int, ...]) -> None:
    """Make ``papers`` the evidence of the row, each once, in this order.

    Raises:
        Refused: ``paper_missing``.
    """
    columns = tables.evidence.c
    wanted = tuple(dict.fromkeys(papers))
    own = columns.criterion_id == criterion
    cited = select(columns.paper_id).where(own).order_by(columns.position)
    if tuple(w.column(cited)) == wanted:
        return
    known = set(w.column(select(tables.paper.c.id).where(tables.paper.c.id.in_(wanted))))
    for paper in wanted:
        if paper not in known:
            raise Refused("paper_missing", id=str(paper))
    w.run(delete(tables.evidence).where(own))
    rows = [
        {"criterion_id": criterion, "paper_id": paper, "position": position}
        for position, paper in enumerate(wanted)
    ]
    w.add_all(tables.evidence, rows)


def prove(w: Writer, criterion: CriterionId, activities: tuple[int, ...]) -> None:
    """Let ``activities`` prove the row with their figures, in this order; gone ones are left out."""
    columns = tables.activity_link.c
    activity = tables.activity.c.id
    there = set(w.column(select(activity).where(activity.in_(activities))))
    wanted = [one for one in dict.fromkeys(activities) if one in there]
    own = columns.criterion_id == criterion
    linked = select(columns.activity_id).where(own).order_by(columns.position, columns.id)
    if list(w.column(linked)) == wanted:
        return
    w.run(delete(tables.activity_link).where(own))
    rows = [
        {"criterion_id": criterion, "activity_id": one, "position": position}
        for position, one in enumerate(wanted)
    ]
    w.add_all(tables.activity_link, rows)
