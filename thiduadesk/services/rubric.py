"""The verbs of the score sheet: read a rubric, keep it, score a row, prove, export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import search_key
from thiduadesk.rules import answers
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import Totals
from thiduadesk.rules.scoring import compute

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.rubric import Criterion
    from thiduadesk.domain.rubric import Row
    from thiduadesk.exchange.rubric_in import Choices
    from thiduadesk.exchange.rubric_in import RubricReading


@dataclass(frozen=True, slots=True)
class SheetView:
    """A score sheet with everything computed from it, and what its rows point to, by id."""

    sheet: Sheet
    totals: Totals
    findings: tuple[Finding, ...]
    papers: Mapping[int, Paper] = field(default_factory=dict)
    activities: Mapping[int, Activity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScoreCommand:
    """What to change in one row; None leaves a value as it is.

    Attributes:
        year, no: the row.
        points: may be typed on leaves only; a parent's points are the sum of its children.
        clear_points: empties the points of the row (unanswered again).
        answer: how the number came about; sets the numbers that follow from it.
    """

    year: int
    no: str
    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None
    provisional: bool | None = None
    explanation: str | None = None
    low: Points | None = None
    high: Points | None = None
    answer: Answer | None = None
    clear_points: bool = False
    clear_bonus: bool = False
    clear_penalty: bool = False


def seen(
    sheet: Sheet,
    papers: Mapping[int, Paper] | None = None,
    activities: Mapping[int, Activity] | None = None,
) -> SheetView:
    """Totals and proof of a sheet, wherever it comes from, with what its rows are proven by."""
    return SheetView(sheet, compute(sheet), prove(sheet), papers or {}, activities or {})


def view(store: Store, year: int) -> SheetView | None:
    """The sheet of ``year`` with totals and findings, None where there is none."""
    with store.read() as reader:
        sheet = rubric_queries.sheet(reader, year)
        if sheet is None:
            return None
        linked = {one for row in sheet.rows for one in row.score.evidence}
        proving = {one for row in sheet.rows for one in row.score.activities}
        papers = {one.id: one for one in paper_queries.papers_of(reader, linked)}
        logged = movement_queries.activities(reader) if proving else ()
        activities = {one.id: one for one in logged if one.id in proving}
    return seen(sheet, papers, activities)


def require(store: Store, year: int) -> SheetView:
    """As ``view``.

    Raises:
        Refused: ``no_sheet``, the year has no rubric yet.
    """
    found = view(store, year)
    if found is None:
        raise Refused("no_sheet", year=str(year))
    return found


def years(store: Store) -> tuple[int, ...]:
    """Years that have a sheet, ascending."""
    with store.read() as reader:
        return rubric_queries.years(reader)


def read_file(path: Path, year: int, choices: Choices | None = None) -> RubricReading:
    """What a rubric file says, as guesses to look at; saves nothing.

    Raises:
        Refused: the file cannot be understood; names the cell.
        EnvironmentProblem: the file cannot be read.
    """
    from thiduadesk.exchange.rubric_in import read_rubric

    return read_rubric(path, year, choices)


def put(store: Store, sheet: Sheet, *, replace_old: bool = False) -> SheetView:
    """Keep a sheet as the sheet of its year, in one change; one that it replaces goes to the trash.

    Raises:
        Refused: ``sheet_exists`` when the year has one and ``replace_old`` is false.
    """
    with store.read() as reader:
        old = rubric_queries.sheet(reader, sheet.year)
    if old is not None:
        if not replace_old:
            raise Refused("sheet_exists", year=str(sheet.year))
        sheet = carried(old, sheet)
    with store.change(Label("Import the sheet of {year}", {"year": str(sheet.year)})) as writer:
        if old is not None:
            rubric_queries.delete_sheet(writer, sheet.year)
        rubric_queries.put_sheet(writer, sheet)
    return require(store, sheet.year)


def carried(old: Sheet, fresh: Sheet) -> Sheet:
    """The fresh sheet with the old scores of rows that stand under the same number and words.

    Only when the fresh one brings no scores of its own: a corrected blank rubric must not cost
    the clerk what she has scored.
    """
    if any(row.score != Score() for row in fresh.rows):
        return fresh
    kept = {(row.criterion.no, search_key(row.criterion.text)): row.score for row in old.rows}
    rows = tuple(
        replace(row, score=kept.get((row.criterion.no, search_key(row.criterion.text)), row.score))
        for row in fresh.rows
    )
    return replace(fresh, rows=rows)


def changed_score(row: Row, command: ScoreCommand, *, parent: bool) -> Score:
    """The row's score after ``command``; pure, so the screen can show it before it is kept.

    Raises:
        Refused: ``points_on_section`` or ``points_on_parent``.
    """
    criterion = row.criterion
    if criterion.section:
        raise Refused("points_on_section", no=criterion.no)
    sets_points = command.points is not None or command.clear_points or command.answer is not None
    if parent and sets_points:
        raise Refused("points_on_parent", no=criterion.no)
    score = _other_numbers(_points_changed(criterion, row.score, command), command)
    if command.provisional is False:
        score = replace(score, low=None, high=None)
    if command.explanation is not None:
        score = replace(score, explanation=nfc(command.explanation))
    return score


def _points_changed(criterion: Criterion, score: Score, command: ScoreCommand) -> Score:
    """Points typed, emptied, or following from an answer."""
    if command.answer is not None:
        score = _answered(criterion, score, command.answer)
    if command.points is not None:
        score = replace(score, points=command.points, unread=None)
        return score if command.answer is not None else _matched(criterion, score)
    if command.clear_points:
        return replace(score, points=None, unread=None, answer=Answer())
    return score


def _other_numbers(score: Score, command: ScoreCommand) -> Score:
    """Bonus, penalty and the range of a provisional row."""
    for name in ("bonus", "penalty", "provisional", "low", "high"):
        value = getattr(command, name)
        if value is not None:
            score = replace(score, **{name: value})
    if command.clear_bonus:
        score = replace(score, bonus=None)
    return replace(score, penalty=None) if command.clear_penalty else score


def _answered(criterion: Criterion, score: Score, answer: Answer) -> Score:
    """The score that follows from an answer; numbers the answer says nothing of stay."""
    earned = answers.points_of(criterion, answer)
    return replace(
        score,
        answer=answer,
        unread=None,
        points=score.points if earned.points is None else earned.points,
        bonus=score.bonus if earned.bonus is None else earned.bonus,
        penalty=score.penalty if earned.penalty is None else earned.penalty,
    )


def _matched(criterion: Criterion, score: Score) -> Score:
    """Points typed by hand: the answer keeps to them, a ladder's level is found by its points."""
    if not isinstance(criterion.rule, LadderRule):
        same = answers.points_of(criterion, score.answer).points == score.points
        return score if same else replace(score, answer=Answer())
    names = [level.name for level in criterion.rule.levels if level.points == score.points]
    return replace(score, answer=Answer(level=names[0] if len(names) == 1 else None))


def with_score(sheet: Sheet, no: str, score: Score) -> Sheet:
    """The sheet with one row's score exchanged."""
    rows = tuple(replace(row, score=score) if row.criterion.no == no else row for row in sheet.rows)
    return replace(sheet, rows=rows)


def score(store: Store, command: ScoreCommand) -> SheetView:
    """Score one row and keep it; returns the sheet as it then stands.

    Raises:
        Refused: ``no_sheet``, ``no_such_row``, ``points_on_parent``, ``points_on_section``.
    """
    found = require(store, command.year)
    before = found.sheet
    row = before.row(command.no)
    if row is None:
        raise Refused("no_such_row", no=command.no, year=str(command.year))
    after = changed_score(row, command, parent=command.no in before.parents)
    keep_score(store, command.year, command.no, after)
    return seen(with_score(before, command.no, after), found.papers, found.activities)


def keep_score(store: Store, year: int, no: str, after: Score, *, going_on: bool = False) -> None:
    """Write one row's score as a change of its own.

    Args:
        store, year, no, after: where, and what it then holds.
        going_on: with the same typing as the last time, to be undone with it.
    """
    with store.change(Label("Score {no}", {"no": no}), merge=going_on) as writer:
        rubric_queries.set_score(writer, year, no, after)


def change_criterion(store: Store, year: int, no: str, criterion: Criterion) -> None:
    """Change what the rubric says of a row: its rule, maxima or group limits."""
    with store.change(Label("Change the rule of {no}", {"no": no})) as writer:
        rubric_queries.set_criterion(writer, year, no, criterion)


def delete(store: Store, year: int) -> None:
    """Take the sheet of a year away (undo brings it back)."""
    with store.change(Label("Delete the score sheet of {year}", {"year": str(year)})) as writer:
        rubric_queries.delete_sheet(writer, year)
