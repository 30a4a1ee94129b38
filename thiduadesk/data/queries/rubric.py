"""The score sheet of a year: the rubric as issued and the scores given."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy import delete
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries import trash
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import CriterionId
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet

_CRITERION = {
    "no": "no",
    "parent": "parent",
    "printed_no": "printed_no",
    "text": "text",
    "section": "section",
    "max_points": "max_points",
    "max_bonus": "max_bonus",
    "max_penalty": "max_penalty",
    "rule": "rule",
    "group": "grouping",
    "claimed": "claimed",
    "where": "read_from",
}
"""Field of a criterion to its column; GROUP and WHERE are words of SQL."""
_SCORE = (
    "points",
    "bonus",
    "penalty",
    "provisional",
    "low",
    "high",
    "explanation",
    "answer",
    "unread",
)
_SHEET = ("year", "title", "criteria_heading", "total_claimed", "notes", "source")


# --- reading -----------------------------------------------------------------------------------
def years(r: Reader) -> tuple[int, ...]:
    """Years that have a sheet, oldest first."""
    return tuple(r.column(select(tables.sheet.c.year).order_by(tables.sheet.c.year)))


def sheet(r: Reader, year: int) -> Sheet | None:
    """The whole sheet of ``year``, rows in printed order."""
    head = r.row(select(tables.sheet).where(tables.sheet.c.year == year))
    if head is None:
        return None
    columns = tables.criterion.c
    rows = r.rows(
        select(
            columns.id,
            *(columns[name] for name in _CRITERION.values()),
            *(tables.score.c[name] for name in _SCORE),
        )
        .join_from(tables.criterion, tables.score)
        .where(columns.sheet_id == head["id"])
        .order_by(columns.position)
    )
    evidence, activities = _evidence(r, head["id"]), _activities(r, head["id"])
    return Sheet(
        rows=tuple(
            Row(_criterion(cells), _score(cells, evidence[cells["id"]], activities[cells["id"]]))
            for cells in rows
        ),
        **{name: head[name] for name in _SHEET},
    )


def _criterion(cells: RowMapping) -> Criterion:
    return Criterion(**{field: cells[column] for field, column in _CRITERION.items()})


def _score(cells: RowMapping, evidence: list[int], activities: list[int]) -> Score:
    values = {name: cells[name] for name in _SCORE}
    return Score(evidence=tuple(evidence), activities=tuple(activities), **values)


def _evidence(r: Reader, sheet_id: int) -> defaultdict[int, list[int]]:
    cited, rows = tables.evidence.c, tables.criterion.c
    found = r.rows(
        select(cited.criterion_id, cited.paper_id)
        .join_from(tables.evidence, tables.criterion)
        .where(rows.sheet_id == sheet_id)
        .order_by(cited.position)
    )
    out: defaultdict[int, list[int]] = defaultdict(list)
    for row in found:
        out[row["criterion_id"]].append(row["paper_id"])
    return out


def _activities(r: Reader, sheet_id: int) -> defaultdict[int, list[int]]:
    link, rows = tables.activity_link.c, tables.criterion.c
    found = r.rows(
        select(link.criterion_id, link.activity_id)
        .join_from(tables.activity_link, tables.criterion)
        .where(rows.sheet_id == sheet_id)
        .order_by(link.position, link.id)
    )
    out: defaultdict[int, list[int]] = defaultdict(list)
    for row in found:
        out[row["criterion_id"]].append(row["activity_id"])
    return out


# --- writing -----------------------------------------------------------------------------------
def put_sheet(w: Writer, new: Sheet) -> None:
    """Make ``new`` the sheet of its year; nothing of an old one stays (undo brings it back).

    Raises:
        Refused: ``criterion_repeated`` for one number twice, ``criterion_parent_missing``,
            ``paper_missing``. Activities that are gone are left out.
    """
    _check_numbers(new)
    w.run(delete(tables.sheet).where(tables.sheet.c.year == new.year))
    sheet_id = w.add(tables.sheet, {name: getattr(new, name) for name in _SHEET})
    for position, row in enumerate(new.rows):
        place = {"sheet_id": sheet_id, "position": position}
        criterion_id = w.add(tables.criterion, place | _criterion_cells(row.criterion))
        w.add(tables.score, {"criterion_id": criterion_id} | _score_cells(row.score))
        if row.score.evidence:
            criteria.cite(w, CriterionId(criterion_id), row.score.evidence)
        if row.score.activities:
            criteria.prove(w, CriterionId(criterion_id), row.score.activities)


def _check_numbers(new: Sheet) -> None:
    seen: set[str] = set()
    for row in new.rows:
        if row.criterion.no in seen:
            raise Refused("criterion_repeated", year=str(new.year), no=row.criterion.no)
        seen.add(row.criterion.no)
    for row in new.rows:
        _check_parent(row.criterion, new.year, seen)


def _check_parent(criterion: Criterion, year: int, known: set[str]) -> None:
    if criterion.parent is not None and criterion.parent not in known - {criterion.no}:
        raise Refused(
            "criterion_parent_missing", year=str(year), no=criterion.no, parent=criterion.parent
        )


def set_score(w: Writer, year: int, no: str, score: Score) -> None:
    """Score row ``no``, with the papers it cites.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``, ``paper_missing``.
    """
    criterion_id = criteria.find(w, year, no)
    own = tables.score.c.criterion_id == criterion_id
    w.run(update(tables.score).where(own).values(_score_cells(score)))
    criteria.cite(w, criterion_id, score.evidence)


def set_criterion(w: Writer, year: int, no: str, criterion: Criterion) -> None:
    """Replace row ``no`` of the rubric as issued; its place and its score stay as they are.

    A new ``no`` is carried to the rows below it. The score is not judged here: what no longer
    fits the new maximum or rule is for the proof to find.

    Raises:
        Refused: ``sheet_missing``, ``criterion_missing``, ``criterion_repeated``,
            ``criterion_parent_missing``.
    """
    criterion_id = criteria.find(w, year, no)
    columns = tables.criterion.c
    here = columns.sheet_id == criteria.sheet_id(w, year)
    known = set(w.column(select(columns.no).where(here))) - {no}
    if criterion.no in known:
        raise Refused("criterion_repeated", year=str(year), no=criterion.no)
    _check_parent(criterion, year, known)
    w.run(
        update(tables.criterion)
        .where(columns.id == criterion_id)
        .values(_criterion_cells(criterion))
    )
    w.run(update(tables.criterion).where(here, columns.parent == no).values(parent=criterion.no))


def delete_sheet(w: Writer, year: int) -> None:
    """Take the sheet of ``year`` away with its scores, into the trash.

    Raises:
        Refused: ``sheet_missing``.
    """
    number = criteria.sheet_id(w, year)
    old = sheet(w, year)
    if old is not None:
        trash.put(w, old, old.title or str(year))
    w.run(delete(tables.sheet).where(tables.sheet.c.id == number))


def _criterion_cells(criterion: Criterion) -> dict[str, Any]:
    return {column: getattr(criterion, field) for field, column in _CRITERION.items()}


def _score_cells(score: Score) -> dict[str, Any]:
    return {name: getattr(score, name) for name in _SCORE}
