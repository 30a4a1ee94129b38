"""Award money over all rounds of a year: of the titles of one period only the highest is paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services import round_office
from tests.services.round_office import RECEIVED
from tests.services.round_office import YEAR
from tests.services.round_office import person
from thiduadesk.data.queries import rounds as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.services import awards
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.services import roundway

DAY = dt.date(YEAR, 12, 27)
LDTT, CSTDCS = 710_000, 2_340_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as opened:
        round_office.fill(opened)
        yield opened


def _round(store: Store, name: str) -> int:
    return rounds.save(store, Round(0, name, RoundKind.YEAR_END, YEAR, RECEIVED))


def _decided(store: Store, round_id: int, number: int, honour: str) -> None:
    rounds.nominate(store, round_id, [(person(number), honour)])
    (one,) = (one for one in rounds.nominations(store, round_id) if one.honour == honour)
    with store.change(Label("the council has voted")) as writer:
        queries.save(writer, replace(one, state=NominationState.REVIEWED))
    roundway.decide(store, [one.id], f"{round_id}/QĐ-VP", DAY, "Chánh Văn phòng")


def _money(store: Store, round_id: int) -> list[tuple[str, int, str, int]]:
    return [
        (one.nomination.honour, one.money.amount, one.money.instead, one.money.before)
        for one in awards.lines(store, round_id, DAY)
    ]


def test_a_higher_title_of_another_round_is_paid_instead(store: Store) -> None:
    first, second = _round(store, "Đợt 1"), _round(store, "Đợt 2")
    _decided(store, first, 1, "CSTDCS")
    rounds.nominate(store, second, [(person(1), "LDTT"), (person(2), "LDTT")])
    assert _money(store, second) == [("LDTT", 0, "CSTDCS", 0), ("LDTT", LDTT, "", 0)]
    assert _money(store, first) == [("CSTDCS", CSTDCS, "", 0)]


def test_what_a_lower_title_was_paid_with_is_taken_off(store: Store) -> None:
    first, second = _round(store, "Đợt 1"), _round(store, "Đợt 2")
    _decided(store, first, 1, "LDTT")
    assert awards.pay(store, first, DAY, "Đợt 1") == LDTT
    _decided(store, second, 1, "CSTDCS")
    assert _money(store, second) == [("CSTDCS", CSTDCS - LDTT, "", LDTT)]
    assert awards.pay(store, second, DAY, "Đợt 2") == CSTDCS - LDTT
    assert _money(store, first) == [("LDTT", LDTT, "", 0)]  # as it was paid
    assert awards.fund(store, YEAR).spent == CSTDCS


def test_a_title_the_province_granted_is_paid_by_the_province(store: Store) -> None:
    made = _round(store, "Cuối năm")
    rounds.nominate(store, made, [(person(1), "CSTDCS"), (person(2), "CSTDCS")])
    personnel.save(store, HonourHeld(0, person(1), "CSTDT", YEAR, "5/QĐ-UBND", DAY))
    personnel.save(store, HonourHeld(0, person(2), "CSTDT", YEAR - 1, "5/QĐ-UBND", DAY))
    personnel.save(store, HonourHeld(0, person(2), "BK_T", YEAR, "5/QĐ-UBND", DAY))
    assert _money(store, made) == [("CSTDCS", 0, "CSTDT", 0), ("CSTDCS", CSTDCS, "", 0)]
