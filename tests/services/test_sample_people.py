"""The people of the sample office are those its papers count, and hold what its papers tell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import SubjectKind
from thiduadesk.services import honours
from thiduadesk.services import sample

DAY = dt.date(2022, 12, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("sample") / "a.thidua"
    with Store.create(path) as made:
        sample.fill(made)
        yield made


def test_the_people_are_those_counted(store: Store) -> None:
    with store.read() as r:
        posts = queries.posts(r, day=DAY)
        counted = [one.number for one in office_queries.head_counts(r, DAY)]
        assert len(queries.people(r, DAY)) == sum(counted) == 89
        assert len(office_queries.units(r, DAY)) == 8
    kinds = Counter(one.employment for one in posts)
    civil = kinds[Employment.OFFICIAL] + kinds[Employment.CIVIL]
    assert [civil, kinds[Employment.CONTRACT], kinds[Employment.PUBLIC]] == counted == [60, 14, 15]


def test_awards_are_those_of_its_papers(store: Store) -> None:
    with store.read() as r:
        held = queries.honours(r)
    early = [one for one in held if "2016 - 2017" in one.reason]
    got = Counter((one.honour, one.subject.kind) for one in early)
    assert got == {
        ("CO_CP", SubjectKind.OFFICE): 1,
        ("HCLD2", SubjectKind.PERSON): 2,
        ("TTLDXS", SubjectKind.UNIT): 5,
        ("BK_T", SubjectKind.UNIT): 2,
        ("BK_T", SubjectKind.PERSON): 8,
    }
    by_898 = [one for one in held if one.number == "898/QĐ-UBND"]
    assert {one.date for one in by_898} == {dt.date(2022, 7, 8)}
    assert [one.subject.kind for one in by_898] == [SubjectKind.OFFICE, SubjectKind.PERSON]
    own = [one for one in held if one.subject == OFFICE and one.year == 2022]
    assert Counter(one.honour for one in own) == {"BK_T": 3, "GK": 2}


def test_the_rules_tell_its_people_apart(store: Store) -> None:
    found = {
        (one.code, one.eligibility.honour): one.eligibility
        for one in honours.eligible(store, 2022, dt.date(2022, 12, 31))
    }
    assert found["CC13", "CSTDCS"].verdict is Verdict.YES
    assert found["HD06", "LDTT"].verdict is Verdict.NO
    recruited = found["CC55", "LDTT"]
    assert recruited.verdict is Verdict.NO
    assert recruited.earliest == 2023


def test_collectives_are_counted_from_their_members(store: Store) -> None:
    with store.read() as r:
        facts = honours.all_facts(r, DAY)
        units = {one.abbreviation: one.id for one in office_queries.units(r)}
    office = facts[OFFICE].years[2022]
    assert (office.members, office.disciplined) == (89, 0)
    assert office.with_ldtt is None
    center = next(
        one for subject, one in facts.items() if subject.id == units["TTCB và TH"] and one.years
        and subject.kind is SubjectKind.UNIT
    )  # fmt: skip
    year = center.years[2021]
    with store.read() as r:
        there = [one for one in queries.people(r, dt.date(2021, 12, 31)) if one.code[:2] == "VC"]
    assert year.members == len(there)
    assert 0 < (year.with_cstdcs or 0) < (year.with_ldtt or 0) <= len(there)
