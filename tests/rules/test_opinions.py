"""Opinions and publicity before a submission: which honour asks for them, and when it is too late."""

from __future__ import annotations

import datetime as dt

import pytest

from thiduadesk import resources
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.rules import opinions
from thiduadesk.rules import workdays
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.catalogue import catalogue

ND91, ND152 = "luat-2003-nd91", "luat-2022-nd152"
MET = dt.date(2025, 12, 16)
"""A Tuesday with no holiday in the four weeks before it."""


def codes(pack: str, honour: str, *, optional: bool = False) -> list[str]:
    found = opinions.steps(pack, honour, Honoured.PERSON)
    return [one.code for one in found if one.optional is optional]


@pytest.mark.parametrize(
    ("pack", "honour", "asked", "perhaps"),
    [
        (ND152, "LDTT", [], []),
        (ND152, "CSTDT", [], ["party_opinion_managed"]),
        (ND152, "CSTDTQ", ["publicity", "party_opinion"], []),
        (ND152, "HCLD3", ["publicity"], ["party_opinion_managed", "ministry_opinion"]),
        (ND152, "HCDL1", ["publicity", "party_opinion"], ["ministry_opinion"]),
        (ND91, "CSTDTQ", ["publicity"], []),
        ("luat-2022-nd98", "CSTDTQ", [], ["publicity"]),
    ],
)
def test_an_honour_asks_for_the_steps_of_its_law(
    pack: str, honour: str, asked: list[str], perhaps: list[str]
) -> None:
    assert codes(pack, honour) == asked
    assert codes(pack, honour, optional=True) == perhaps


def test_who_is_managed_by_the_party_committee_is_a_person() -> None:
    found = opinions.steps(ND152, "BK_TTG", Honoured.COLLECTIVE)
    assert [one.code for one in found] == ["ministry_opinion"]


def test_every_step_names_honours_and_packs_that_there_are_and_its_article() -> None:
    known = {one.id for one in packs.load()}
    for step in resources.toml("honours/steps.toml")["step"]:
        assert step["law"].keys() <= known
        for law in step["law"].values():
            assert set(law["honours"]) <= catalogue().keys()
            assert law["article"]


@pytest.mark.parametrize(
    ("done", "too_late"), [(dt.date(2025, 12, 2), False), (dt.date(2025, 12, 3), True)]
)
def test_publicity_ends_ten_working_days_before_the_meeting(done: dt.date, too_late: bool) -> None:
    step = next(one for one in opinions.steps(ND152, "HCLD3", Honoured.PERSON) if one.workdays)
    found = opinions.late(step, done, MET, workdays.load())
    assert (found is not None) is too_late
    if found is not None:
        assert (found.expected, found.law) == ("02/12/2025", "NĐ 152/2025 Điều 44 khoản 2")


def test_a_step_without_a_term_is_never_too_late() -> None:
    step = next(one for one in opinions.steps(ND152, "HCDL1", Honoured.PERSON) if not one.workdays)
    assert opinions.late(step, MET, MET, workdays.load()) is None
