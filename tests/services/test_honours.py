"""Who may be proposed, asked of a data file: long service, households, quotas not counted here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from thiduadesk.data.queries import rounds as rounds_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import ConditionKind
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Household
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.services import awards
from thiduadesk.services import honours
from thiduadesk.services import office
from thiduadesk.services import people
from thiduadesk.services import personnel
from thiduadesk.services import review
from thiduadesk.services import rounds
from thiduadesk.services import roundway
from thiduadesk.services import statistics

DAY = dt.date(2025, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A head of a department who has led it for ten years, with the posts before."""
    with Store.create(tmp_path / "a.thidua") as opened:
        person = personnel.save(opened, Person(0, "CC01", "Trần Văn An"))
        for post, first, last in (
            ("Phó Giám đốc Sở Nội vụ", 2008, 2015),
            ("Giám đốc Sở Nội vụ", 2016, 2025),
        ):
            span = Span(dt.date(first, 1, 1), dt.date(last, 12, 31))
            personnel.save(opened, PostHeld(0, person, post, leader=True, span=span))
        yield opened


def _answers(store: Store) -> dict[str, tuple[Verdict, Route]]:
    found = (one.eligibility for one in honours.eligible(store, 2025, DAY))
    return {one.honour: (one.verdict, one.route) for one in found}


def test_a_share_of_all_blocs_of_the_province_is_not_counted_here(store: Store) -> None:
    """An office knows its own flag only; «20 % of those leading» is the province's arithmetic."""
    made = rounds.save(store, Round(0, "Cờ", RoundKind.YEAR_END, 2025, DAY))
    rounds.nominate(store, made, [(OFFICE, "CO_CP"), (OFFICE, "CO_T")])
    found = review.review(store, made)
    assert found.quotas == {}
    assert "round_quota_exceeded" not in [one.code for one in found.findings]


@pytest.mark.parametrize(
    ("own", "other", "verdict"),
    [(1, 2, Verdict.YES), (2, None, Verdict.NO), (None, 1, Verdict.NO), (None, None, Verdict.WARN)],
)
def test_the_flag_turns_on_the_place_in_the_roster_of_the_bloc(
    store: Store, own: int | None, other: int | None, verdict: Verdict
) -> None:
    office.save(store, OfficeNames(0, "Sở Nội vụ tỉnh An Bình", "Sở Nội vụ"))
    members = (BlocMember("Sở nội vụ", place=own), BlocMember("Sở Y tế", place=other))
    office.save(store, BlocYear(0, 2025, "Khối 3", members=members))
    (flag,) = honours.eligible(store, 2025, DAY, "CO_T", "Sở Nội vụ tỉnh An Bình")
    results = flag.eligibility.results
    (led,) = (one for one in results if one.condition.kind is ConditionKind.LEADS_BLOC)
    assert led.verdict is verdict
    assert flag.eligibility.verdict is verdict


def test_a_household_is_entered_judged_and_honoured(store: Store, tmp_path: Path) -> None:
    number = personnel.save(store, Household(0, "Hộ ông Lê Văn Ba", "Tổ 5, phường An Phú"))
    household = Subject(SubjectKind.HOUSEHOLD, number)
    found = {
        one.eligibility.honour: one.eligibility.verdict
        for one in honours.eligible(store, 2025, DAY, subject="Hộ ông Lê Văn Ba")
    }
    assert {code: found[code] for code in ("GDVH", "GK", "BK_T")} == dict.fromkeys(
        ("GDVH", "GK", "BK_T"), Verdict.WARN
    )
    made = rounds.save(store, Round(0, "Hiến đất", RoundKind.EXTRAORDINARY, 2025, DAY))
    (kept,) = rounds.nominate(store, made, [(household, "GK")], achievement="Hiến đất làm đường")
    with store.change(Label("the council has voted")) as writer:
        (one,) = rounds_queries.nominations(writer, made)
        rounds_queries.save(writer, replace(one, state=NominationState.REVIEWED))
    (paid,) = awards.lines(store, made, DAY)
    assert paid.money.amount == 1_060_000  # 0,3 × 1,5 × 2.340.000, rounded up
    roundway.decide(store, [kept], "9/QĐ-VP", DAY, "Chánh Văn phòng")
    record = personnel.record(store, household, DAY)
    assert record is not None
    assert [(one.honour, one.number) for one in record.honours] == [("GK", "9/QĐ-VP")]
    (counted,) = statistics.figures(store, 2025).counts
    assert (counted.households, counted.persons, counted.collectives) == (1, 0, 0)
    book = tmp_path / "a.xlsx"  # which knows persons and collectives only
    people.export(store, book)
    staged = people.stage(store, book)
    assert (staged.refused, staged.count(people.Outcome.ADDED)) == ((), 0)


def test_long_service_counts_once_retirement_is_entered(store: Store) -> None:
    assert _answers(store)["HCLD2"] == (Verdict.NO, Route.MERIT)
    notice = Absence(0, 1, AbsenceKind.RETIRED, Span(dt.date(2026, 2, 1)))
    personnel.save(store, notice)
    found = _answers(store)
    assert found["HCLD3"] == (Verdict.YES, Route.SERVICE)
    assert found["HCLD2"] == (Verdict.YES, Route.SERVICE)
    assert found["HCLD1"] == (Verdict.NO, Route.MERIT)  # fifteen years
    assert found["BK_TTG"][1] is Route.MERIT
