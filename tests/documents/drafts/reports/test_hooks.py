"""Any records at all become a report: every hook, whatever was typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from thiduadesk.documents.drafts import template
from thiduadesk.documents.drafts.reports import Gathered
from thiduadesk.documents.drafts.reports import facts
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import walk
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Target
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind

KINDS = ("report.year", "report.halfyear", "report.movement", "report.bloc")
DAY = dt.date(2022, 12, 15)

texts = st.text(alphabet="aB .;:,«»“”…0\n/-", max_size=12)
days = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2023, 1, 31))
numbers = st.integers(1, 4)
papers = st.builds(Paper, numbers, texts, texts, texts, texts, days, texts)
spans = st.builds(Span, days, days)
figures = st.builds(Figure, texts, st.decimals(-9, 99999, places=1).map(Decimal), texts, texts)
subjects = st.just(OFFICE) | st.builds(
    Subject, st.sampled_from([SubjectKind.PERSON, SubjectKind.UNIT]), numbers
)
movements = st.lists(
    st.builds(
        Movement,
        numbers,
        texts,
        texts,
        st.sampled_from(Launcher),
        texts,
        launched=days,
        span=spans,
        scope=texts,
        targets=st.lists(st.builds(Target, texts), max_size=2).map(tuple),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)
activities = st.lists(
    st.builds(
        Activity,
        st.integers(1, 99),
        st.integers(2020, 2022),
        texts | st.just("Có {0} việc"),
        st.none() | numbers,
        st.sampled_from(Topic),
        texts | st.sampled_from(["Kiểm tra", "Nguyên nhân", "Kiến nghị"]),
        days,
        figures=st.lists(figures, max_size=2).map(tuple),
        unit_id=st.none() | numbers,
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@st.composite
def records(draw: st.DrawFn) -> Gathered:
    links = {
        Owner(kind, draw(numbers)): ((draw(st.sampled_from(PaperRole)), draw(papers)),)
        for kind in (OwnerKind.MOVEMENT, OwnerKind.ACTIVITY, OwnerKind.MODEL)
    }
    return Gathered(
        2022,
        DAY,
        since=draw(st.sampled_from([0, 2020])),
        half=draw(st.booleans()),
        words={"office.short_name": "Văn phòng"},
        movements=draw(movements),
        activities=draw(activities),
        models=draw(st.lists(st.builds(GoodModel, numbers, st.just(2022), texts, st.none() | numbers, text=texts), max_size=2, unique_by=lambda one: one.id)),
        social=draw(st.lists(st.builds(SocialWork, numbers, st.just(2022), texts, st.none() | numbers, days, st.none() | st.integers(0, 10**9)), max_size=3, unique_by=lambda one: one.id)),
        papers=links,
        honours=draw(st.lists(st.builds(HonourHeld, numbers, subjects, st.sampled_from(["BK_T", "LDTT"]), st.just(2022), texts, days, texts, reason=texts, movement=texts), max_size=4)),
        units={1: "Phòng A", 2: ""},
        reviewed=draw(st.none() | numbers),
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(records())
def test_any_records_become_a_report_in_which_each_source_stands_once(
    kind: str, known: Gathered
) -> None:
    known_words = {"year": "2022", **known.words, **facts.words_of(known)}
    made = template.draft(kind, year=2022, day=DAY, facts=known_words, gathered=known)
    found = following.sources(made.body)
    assert len(found) == len(set(found))
    again = template.draft(kind, year=2022, day=DAY, facts=known_words, gathered=known)
    assert made == again
    refilled = following.refilled(made.body, following.blocks(made.body))
    assert refilled == made.body
    for piece in walk.parts(made.body):
        for run in piece.runs:
            if isinstance(run, Field) and run.key.startswith(("figure.", "honours.", "social.")):
                assert run.text == known_words.get(run.key, "«…»")
        assert "{" not in words(piece.runs)
