"""Undo of random histories: back step by step to every state there was, and forth again.

Steps are real changes of the room's queries: single edits, cascades, whole sheets, bulk updates.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import update

from tests.data import office_2022
from thiduadesk.data import tables
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import events
from thiduadesk.data.queries import movements
from thiduadesk.data.queries import numbers
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.queries import templates
from thiduadesk.data.queries import trash
from thiduadesk.data.queries import versions
from thiduadesk.data.store import Store
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Unit
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import WholePaper
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Score

AT = dt.datetime(2022, 12, 1, 8, tzinfo=dt.UTC)
Step = tuple[str, int, int, str]
Act = Callable[[Writer, int, int, str], object]


def one_of(items: Any, number: int) -> Any:
    """An item chosen by any number; refuses, as a click on nothing would, when there is none."""
    if not items:
        raise Refused("nothing_there")
    return items[number % len(items)]


def a_row(w: Writer, a: int, b: int) -> tuple[int, str]:
    year = one_of(rubric.years(w), a)
    sheet = rubric.sheet(w, year)
    assert sheet is not None
    return year, one_of(sheet.rows, b).criterion.no


def a_part(w: Writer, a: int) -> str:
    return str(one_of(w.column(tables.dispatch_part.select().order_by("id")), a))


def a_dispatch(w: Writer, a: int) -> int:
    return int(one_of(dispatches.items(w), a).id)


def rename_row(w: Writer, a: int, b: int, text: str) -> None:
    year, no = a_row(w, a, b)
    sheet = rubric.sheet(w, year)
    assert sheet is not None
    row = sheet.row(no)
    assert row is not None
    new = dataclasses.replace(row.criterion, no=f"{no}x{b}", text=text, max_points=Points(a))
    rubric.set_criterion(w, year, no, new)


def cut_sheet(w: Writer, a: int, b: int, text: str) -> None:
    rows = office_2022.SHEET.rows[: 1 + b % 6]
    known = {paper.id for paper in papers.all_papers(w)}
    kept = tuple(
        dataclasses.replace(row, score=dataclasses.replace(row.score, evidence=tuple(known)))
        for row in rows
    )
    rubric.put_sheet(
        w, dataclasses.replace(office_2022.SHEET, year=2020 + a % 3, title=text, rows=kept)
    )


def a_movement(w: Writer, a: int) -> int:
    return int(one_of(movements.movements(w), a).id)


def log(w: Writer, a: int, b: int, text: str) -> None:
    figure = Figure(text, Decimal(a) / 8, parts=(Figure("", Decimal(b)),))
    movement = a_movement(w, a) if a % 3 else None
    made = movements.save(w, Activity(0, 2022, f"{{0}} {text}", movement, figures=(figure,)))
    paper = one_of(papers.all_papers(w), b).id
    papers.set_links(w, Owner(OwnerKind.ACTIVITY, made), [(paper, PaperRole.CITED)])


def merge_papers(w: Writer, a: int, b: int, _text: str) -> None:
    known = papers.all_papers(w)
    kept, other = one_of(known, a), one_of(known, b)
    if kept.id != other.id:
        papers.take_over(w, kept.id, other.id)


def paper_back(w: Writer, a: int, _b: int, _text: str) -> None:
    kept = [one for one in trash.items(w) if one.kind == WholePaper.__name__]
    thing = trash.take(w, one_of(kept, a).id)
    assert isinstance(thing, WholePaper)
    papers.put_back(w, thing)


def movement_back(w: Writer, a: int, _b: int, _text: str) -> None:
    kept = [one for one in trash.items(w) if one.kind == WholeMovement.__name__]
    thing = trash.take(w, one_of(kept, a).id)
    assert isinstance(thing, WholeMovement)
    movements.put_back(w, thing)


def heading(text: str) -> Heading:
    return Heading(Numbering.ARABIC, (Text(text, bold=True),))


ACTS: dict[str, Act] = {
    "setting": lambda w, a, _b, text: office.put_setting(w, f"k{a % 3}", text or None),
    "organisation": lambda w, _a, _b, text: office.save_organisation(w, Organisation(0, "", text)),
    "unit": lambda w, a, _b, text: office.save_unit(
        w, Unit(0, text, superior_id=one_of(office.units(w), a).id)
    ),
    "move unit": lambda w, a, b, text: office.save_unit(
        w,
        Unit(one_of(office.units(w), a).id, text, superior_id=one_of(office.units(w), b).id),
    ),
    "delete unit": lambda w, a, _b, _t: office.delete_unit(w, one_of(office.units(w), a).id),
    "sheet": cut_sheet,
    "delete sheet": lambda w, a, _b, _t: rubric.delete_sheet(w, one_of(rubric.years(w), a)),
    "score": lambda w, a, b, text: rubric.set_score(
        w, *a_row(w, a, b), Score(Points(a), explanation=text)
    ),
    "criterion": rename_row,
    "bulk": lambda w, a, _b, text: w.run(
        update(tables.score).values(points=Points(a), explanation=text)
    ),
    "paper": lambda w, a, _b, text: papers.save_paper(
        w, Paper(0, text, str(a), "QĐ", date=dt.date(2022, 1, 1 + a % 28))
    ),
    "evidence": lambda w, a, b, _t: papers.set_evidence(
        w, *a_row(w, a, b), [one_of(papers.all_papers(w), a).id, one_of(papers.all_papers(w), b).id]
    ),
    "delete paper": lambda w, a, _b, _t: papers.delete_paper(w, one_of(papers.all_papers(w), a).id),
    "merge papers": merge_papers,
    "paper back": paper_back,
    "movement": lambda w, a, _b, text: movements.save_movement(
        w, Movement(a_movement(w, a) if a % 2 else 0, text, units=(a,))
    ),
    "movement papers": lambda w, a, b, _t: papers.set_links(
        w,
        Owner(OwnerKind.MOVEMENT, a_movement(w, a)),
        [(one_of(papers.all_papers(w), b).id, list(PaperRole)[b % 5])],
    ),
    "log": log,
    "model": lambda w, a, _b, text: movements.save(w, GoodModel(0, 2022, text, a_movement(w, a))),
    "review": lambda w, a, b, _t: movements.save(
        w, MovementReview(0, a_movement(w, a), list(ReviewKind)[b % 2], 2022)
    ),
    "delete activity": lambda w, a, _b, _t: movements.remove(w, one_of(movements.activities(w), a)),
    "delete movement": lambda w, a, _b, _t: movements.remove_movement(w, a_movement(w, a)),
    "movement back": movement_back,
    "dispatch": lambda w, _a, _b, _t: dispatches.add(w, office_2022.DRAFT),
    "delete dispatch": lambda w, a, _b, _t: dispatches.delete(w, a_dispatch(w, a)),
    "frame": lambda w, a, _b, text: dispatches.set_frame(
        w, a_dispatch(w, a), dataclasses.replace(office_2022.FRAME, place=text)
    ),
    "state": lambda w, a, b, _t: dispatches.set_state(w, a_dispatch(w, a), list(State)[b % 2]),
    "part": lambda w, a, b, text: dispatches.add_part(
        w, a_dispatch(w, a), None, b, heading(text), ()
    ),
    "heading": lambda w, a, _b, text: dispatches.set_heading(w, a_part(w, a), heading(text)),
    "blocks": lambda w, a, _b, text: dispatches.set_blocks(
        w, a_part(w, a), (Paragraph((Text(text),)),)
    ),
    "move part": lambda w, a, b, _t: dispatches.move_part(w, a_part(w, a), a_part(w, b), b % 4),
    "raise part": lambda w, a, b, _t: dispatches.move_part(w, a_part(w, a), None, b % 4),
    "event": lambda w, a, b, text: events.add(
        w, Event(0, a_dispatch(w, a), list(EventKind)[b % 7], AT, AT.date(), note=text)
    ),
    "version": lambda w, a, _b, text: versions.keep(
        w, dataclasses.replace(office_2022.DRAFT, id=a_dispatch(w, a)), AT, text
    ),
    "template": lambda w, a, _b, text: templates.save(
        w, OwnTemplate(0, f"{a} {text}", "", office_2022.FRAME, office_2022.BODY)
    ),
    "number": lambda w, a, b, text: numbers.save(
        w, UsedNumber(0, 2020 + a % 3, str(b), "BC-VP", None, text)
    ),
    "delete part": lambda w, a, _b, _t: dispatches.delete_part(w, a_part(w, a)),
}
WORDS = st.sampled_from(["", "Quyết định", "it's", 'a "b" \\ \n c', "😀 %s {x} ?"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "undo", "redo", "bulk and more"]),
        st.integers(0, 40),
        st.integers(0, 40),
        WORDS,
    ),
    min_size=1,
    max_size=14,
)


@pytest.fixture(scope="module")
def template() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.tdkt")
        with Store.create(path) as store:
            office_2022.fill(store)
            while store.undo():
                pass
            while store.redo():
                pass
        yield path.read_bytes()


@contextmanager
def opened(template: bytes) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.tdkt")
        path.write_bytes(template)
        with Store.open(path) as store:
            yield store


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_undo_leads_back_through_every_state_and_redo_forth(
    template: bytes, steps: list[Step]
) -> None:
    with opened(template) as store:
        states = [office_2022.rows(store.path)]
        here = 0  # steps of this history done; states[here] must be what the file holds
        for name, a, b, text in steps:
            if name == "undo":
                here -= bool(here and store.undo())
            elif name == "redo":
                here += bool(store.redo())
            elif take(store, name, a, b, text):
                here += 1
                del states[here:]
                states.append(office_2022.rows(store.path))
            assert office_2022.rows(store.path) == states[here]
        there = len(states) - 1
        while here < there:
            assert store.redo()
            here += 1
        for state in reversed(states[:-1]):
            assert store.undo()
            assert office_2022.rows(store.path) == state
        for state in states[1:]:
            assert store.redo()
            assert office_2022.rows(store.path) == state
        assert store.redo() is None
        assert office_2022.foreign_keys_hold(store.path)


def take(store: Store, name: str, a: int, b: int, text: str) -> bool:
    """One step; whether it left anything to undo."""
    try:
        with store.change(Label(name)) as w:
            if name == "bulk and more":
                for act in ("bulk", "delete paper", "move part", "sheet", "delete unit"):
                    ACTS[act](w, a, b, text)
            else:
                ACTS[name](w, a, b, text)
    except Refused:
        return False
    return bool(w.changes.touched)


TYPING = st.lists(
    st.tuples(
        st.sampled_from(["setting", "score", "blocks", "heading", "frame", "unit", "undo", "redo"]),
        st.integers(0, 1),
        st.just(1),
        st.sampled_from(["", "a", "ab", "it's"]),
    ),
    min_size=2,
    max_size=24,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=TYPING)
def test_typing_that_became_one_step_is_undone_and_redone_as_one(
    template: bytes, steps: list[Step]
) -> None:
    with opened(template) as store:
        states = [(0, office_2022.rows(store.path))]
        here = 0
        for name, a, b, text in steps:
            if name == "undo":
                here -= bool(here and store.undo())
            elif name == "redo":
                here += bool(store.redo())
            else:
                with store.change(Label(name), merge=True) as w:
                    ACTS[name](w, a, b, text)
                if w.changes.touched and w.changes.step != states[here][0]:
                    here += 1
                    del states[here:]
                    states.append((0, {}))
                if w.changes.touched:
                    states[here] = (w.changes.step, office_2022.rows(store.path))
            assert office_2022.rows(store.path) == states[here][1]
        while here < len(states) - 1:
            assert store.redo()
            here += 1
        for _step, state in reversed(states[:-1]):
            assert store.undo()
            assert office_2022.rows(store.path) == state
        for _step, state in states[1:]:
            assert store.redo()
            assert office_2022.rows(store.path) == state
