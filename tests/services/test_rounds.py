"""A year-end round on the sample office: nominations, votes at the boundary, returns, decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services import round_office
from tests.services.round_office import YEAR
from tests.services.round_office import person
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as round_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.labels import Label
from thiduadesk.domain.lawpacks import OverlayValue
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import FundEntry
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import awards
from thiduadesk.services import councils
from thiduadesk.services import review
from thiduadesk.services import rounds
from thiduadesk.services import roundway


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as opened:
        round_office.fill(opened)
        yield opened


@pytest.fixture
def round_id(store: Store) -> int:
    made = round_office.year_end(store)
    rounds.from_registrations(store, made)
    return made


def of(store: Store, round_id: int, honour: str) -> list[Nomination]:
    return [one for one in rounds.nominations(store, round_id) if one.honour == honour]


def all_came(store: Store, round_id: int, *, away: int = 0, written: int = 0) -> None:
    held = councils.meeting(store, round_id)
    assert held.council is not None
    names = [one.name for one in held.council.members]
    how = [Presence.ABSENT] * away + [Presence.WRITTEN] * written
    how += [Presence.PRESENT] * (len(names) - len(how))
    councils.attend(store, round_id, dict(zip(names, how, strict=True)))


def voted(store: Store, round_id: int, yes: int = 9, no: int = 0) -> None:
    for one in of(store, round_id, "CSTDCS"):
        councils.count(store, one.id, yes, no)


# --- collecting --------------------------------------------------------------------------------
def test_whoever_registered_is_proposed_once(store: Store, round_id: int) -> None:
    assert len(of(store, round_id, "LDTT")) == 89
    assert len(of(store, round_id, "CSTDCS")) == 5
    assert rounds.from_registrations(store, round_id) == ()
    first = of(store, round_id, "CSTDCS")[0]
    assert first.initiative_id is not None, "his one unused initiative goes along"
    assert (first.achieved.start, first.achieved.end) == (
        dt.date(YEAR, 1, 1),
        dt.date(YEAR, 12, 31),
    )


def test_a_round_opened_and_one_changed_are_told_apart(store: Store, round_id: int) -> None:
    made = rounds.save(store, replace(rounds.get(store, round_id), id=0, name="Đợt hai"))
    assert store.last_change is not None
    assert store.last_change[1].msgid == "Open round {name}"
    rounds.save(store, replace(rounds.get(store, made), place="Hội trường"))
    assert store.last_change[1].msgid == "Change round {name}"


def test_the_day_received_chooses_the_law(store: Store, round_id: int) -> None:
    kept = rounds.get(store, round_id)
    assert rounds.pack_of(store, kept).pack.id == "luat-2022-nd98"
    later = replace(kept, received=dt.date(2026, 11, 1))
    assert rounds.pack_of(store, later).pack.id == "luat-2022-2026"


# --- votes -------------------------------------------------------------------------------------
@pytest.mark.parametrize(("members", "needed"), [(9, 8), (10, 8), (11, 9), (5, 4)])
def test_the_votes_needed_are_said_beforehand_against_all_members(
    store: Store, members: int, needed: int
) -> None:
    made = round_office.year_end(store)
    kept = replace(rounds.get(store, made), council_id=round_office.council(store, members))
    rounds.save(store, kept)
    rounds.nominate(store, made, [(person(1), "CSTDCS")])
    all_came(store, made, away=1)
    (ballot,) = councils.meeting(store, made).ballots
    assert (ballot.needed.members, ballot.needed.percent, ballot.needed.needed) == (
        members,
        80,
        needed,
    )


def test_nine_members_and_ninety_per_cent_need_all_nine(store: Store, round_id: int) -> None:
    rounds.nominate(store, round_id, [(person(1), "CSTDT")])
    ballot = next(
        one for one in councils.meeting(store, round_id).ballots if one.nomination.honour == "CSTDT"
    )
    assert (ballot.needed.percent, ballot.needed.needed) == (90, 9)


def test_a_province_that_sets_a_threshold_is_followed_where_the_law_names_none(
    store: Store,
) -> None:
    made = round_office.year_end(store, dt.date(2026, 3, 1))
    rounds.nominate(store, made, [(person(1), "CSTDCS")])
    assert councils.meeting(store, made).ballots[0].needed.needed is None
    with store.change(Label("province")) as writer:
        round_queries.save(writer, OverlayValue(0, "vote.CSTDCS", "70", "QĐ 86/2025/QĐ-UBND"))
    needed = councils.meeting(store, made).ballots[0].needed
    assert (needed.needed, needed.source) == (7, "QĐ 86/2025/QĐ-UBND")


def test_one_vote_short_is_sent_back_and_the_boundary_passes(store: Store, round_id: int) -> None:
    all_came(store, round_id, written=1)
    first, second, *others = of(store, round_id, "CSTDCS")
    councils.count(store, first.id, 8, 1)
    councils.count(store, second.id, 7, 2)
    for one in others:
        councils.count(store, one.id, 9)
    roundway.freeze(store, round_id)
    found = {one.id: one for one in of(store, round_id, "CSTDCS")}
    assert found[first.id].state is NominationState.REVIEWED
    assert found[second.id].state is NominationState.RETURNED
    assert "7/9" in found[second.id].reason
    assert "cần 8" in found[second.id].reason
    share = {
        one.nomination.id: one.outcome.share
        for one in councils.meeting(store, round_id).ballots
        if one.outcome
    }
    assert str(share[first.id]) == "88.89"


def test_more_ballots_than_voters_are_refused(store: Store, round_id: int) -> None:
    all_came(store, round_id, away=2)
    first = of(store, round_id, "CSTDCS")[0]
    councils.count(store, first.id, 5, 1, 1)
    with pytest.raises(Refused) as stopped:
        councils.count(store, first.id, 7, 1)
    assert stopped.value.code == "ballots_above_voters"
    # somebody leaves after the count: what was counted no longer adds up
    all_came(store, round_id, away=3)
    found = next(
        one for one in councils.meeting(store, round_id).ballots if one.nomination.id == first.id
    )
    assert next((one.code, one.found, one.expected) for one in found.findings) == (
        "ballots_above_voters",
        "7",
        "6",
    )


def test_frozen_votes_stay_until_they_are_opened_again(store: Store, round_id: int) -> None:
    all_came(store, round_id)
    with pytest.raises(Refused, match="ballots_missing"):
        roundway.freeze(store, round_id)
    voted(store, round_id)
    roundway.freeze(store, round_id)
    first = of(store, round_id, "CSTDCS")[0]
    with pytest.raises(Refused, match="round_frozen"):
        councils.count(store, first.id, 1)
    roundway.thaw(store, round_id)
    councils.count(store, first.id, 8, 1)


# --- checks ------------------------------------------------------------------------------------
def test_who_does_not_qualify_is_held_until_a_reason_is_written(
    store: Store, round_id: int
) -> None:
    rated(store, 30, RatingLevel.FAILED)
    held = {one.nomination.subject: one for one in review.review(store, round_id).nominations}
    stopped = held[person(30)]
    assert stopped.blocked
    assert not held[person(31)].blocked
    assert stopped.findings[0].law
    rounds.change(store, replace(stopped.nomination, override="Kết luận số 12 của Chánh Văn phòng"))
    again = {one.nomination.subject: one for one in review.review(store, round_id).nominations}
    assert not again[person(30)].blocked
    assert "nomination_overridden" in [one.code for one in again[person(30)].findings]


def rated(store: Store, number: int, level: RatingLevel) -> None:
    with store.change(Label("rating")) as writer:
        last = people_queries.ratings(writer, person(number))[-1]
        people_queries.save(writer, replace(last, level=level))


def test_an_error_holds_every_step_onward_up_until_a_reason_is_written(
    store: Store, round_id: int
) -> None:
    all_came(store, round_id)
    voted(store, round_id)
    (stopped,) = (one for one in of(store, round_id, "LDTT") if one.subject == person(30))
    rated(store, 30, RatingLevel.FAILED)
    with pytest.raises(Refused, match="nomination_held_up") as refused:
        roundway.freeze(store, round_id)
    said = refusal_text(refused.value)
    assert "Đặng Thanh Hà 30, Lao động tiên tiến" in said
    assert "Luật TĐKT 2022 Điều 24" in said
    assert {one.state for one in rounds.nominations(store, round_id)} == {NominationState.PROPOSED}
    with pytest.raises(Refused, match="nomination_held_up"):
        roundway.move(store, [stopped.id], NominationState.REVIEWED)

    rounds.change(store, replace(stopped, override="Kết luận số 12 của Chánh Văn phòng"))
    roundway.freeze(store, round_id)
    other = next(one for one in of(store, round_id, "LDTT") if one.subject == person(31))
    rated(store, 31, RatingLevel.FAILED)  # found out between the vote and the submission
    day = dt.date(2024, 12, 27)
    for both in ([stopped.id, other.id], [other.id]):
        with pytest.raises(Refused, match="nomination_held_up"):
            roundway.move(store, both, NominationState.SUBMITTED)
        with pytest.raises(Refused, match="nomination_held_up"):
            roundway.decide(store, both, "98/QĐ-VP", day, "Chánh Văn phòng")
    roundway.move(store, [stopped.id], NominationState.SUBMITTED)
    roundway.move(store, [other.id], NominationState.PROPOSED)  # a step back is free
    roundway.move(store, [other.id], NominationState.RETURNED, "Không hoàn thành nhiệm vụ")
    roundway.decide(store, [stopped.id], "98/QĐ-VP", day, "Chánh Văn phòng")


def test_who_is_held_up_and_withdrawn_or_sent_back_stops_nobody_else(
    store: Store, round_id: int
) -> None:
    all_came(store, round_id)
    voted(store, round_id)
    rated(store, 1, RatingLevel.FAILED)
    rated(store, 2, RatingLevel.FAILED)
    both = [
        one for one in rounds.nominations(store, round_id) if one.subject in {person(1), person(2)}
    ]
    assert len(both) == 4, "each for «CSTĐCS» too, which rests on «LĐTT»"
    with pytest.raises(Refused) as refused:
        roundway.freeze(store, round_id)
    assert refused.value.params["others"] == "3"
    rounds.withdraw(store, [one.id for one in both if one.subject == person(1)])
    back = [one.id for one in both if one.subject == person(2)]
    roundway.move(store, back, NominationState.RETURNED, "Không hoàn thành nhiệm vụ")
    roundway.freeze(store, round_id)


def test_what_is_only_to_be_looked_at_holds_nobody_up(store: Store) -> None:
    made = round_office.year_end(store)
    with store.change(Label("leave instead of a rating")) as writer:
        for rating in people_queries.ratings(writer, person(3)):
            people_queries.remove(writer, rating)
        leave = Span(dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31))
        people_queries.save(writer, Absence(0, 3, AbsenceKind.MATERNITY, leave))
    (number,) = rounds.nominate(store, made, [(person(3), "LDTT")])
    (checked,) = review.review(store, made).nominations
    assert checked.eligibility is not None
    assert checked.eligibility.verdict is Verdict.WARN
    roundway.move(store, [number], NominationState.REVIEWED)
    roundway.move(store, [number], NominationState.SUBMITTED)
    roundway.decide(store, [number], "98/QĐ-VP", dt.date(2024, 12, 27), "Chánh Văn phòng")


def test_a_return_is_a_check_of_the_next_round(store: Store, round_id: int) -> None:
    first = of(store, round_id, "CSTDCS")[0]
    with pytest.raises(Refused, match="return_reason_missing"):
        roundway.move(store, [first.id], NominationState.RETURNED)
    roundway.move(store, [first.id], NominationState.RETURNED, "Thiếu xác nhận sáng kiến")
    later = round_office.year_end(store)
    rounds.nominate(store, later, [(first.subject, "CSTDCS")])
    (checked,) = review.review(store, later).nominations
    told = [one for one in checked.findings if one.code == "nomination_returned_before"]
    assert [one.quote for one in told] == ["Thiếu xác nhận sáng kiến"]


def test_the_round_shows_leaders_workers_and_women(store: Store, round_id: int) -> None:
    found = review.review(store, round_id)
    assert (found.balance.leaders, found.balance.workers) == (8, 81)
    assert found.balance.workers_percent == 91
    assert found.women == 18


def test_a_quota_of_the_old_law_is_counted_and_exceeded(store: Store) -> None:
    made = round_office.year_end(store, dt.date(2022, 12, 10))
    rounds.nominate(store, made, [(person(number), "LDTT") for number in range(1, 41)])
    rounds.nominate(store, made, [(person(number), "CSTDCS") for number in range(1, 7)])
    state = review.review(store, made).quotas["CSTDCS"]
    assert (state.base, state.most, state.given, state.exceeded) == (40, 6, 6, False)
    assert "round_women_first" not in [one.code for one in review.review(store, made).findings]
    rounds.nominate(store, made, [(person(7), "CSTDCS")])
    found = review.review(store, made)
    assert found.quotas["CSTDCS"].exceeded
    assert "round_quota_exceeded" in [one.code for one in found.findings]
    (women,) = (one for one in found.findings if one.code == "round_women_first")
    assert (women.severity, women.found, women.expected) == (Severity.WARNING, "2", "7")


def test_the_same_twice_and_two_commendations_for_one_thing_are_told(store: Store) -> None:
    made = round_office.year_end(store)
    rounds.nominate(
        store, made, [(person(1), "GK"), (person(1), "BK_T")], achievement="Chuyển đổi số"
    )
    codes = [one.code for held in review.review(store, made).nominations for one in held.findings]
    assert codes.count("nomination_one_achievement") == 1


# --- decisions and money -----------------------------------------------------------------------
def test_a_decision_becomes_an_honour_and_uses_the_initiative_up(
    store: Store, round_id: int
) -> None:
    all_came(store, round_id)
    voted(store, round_id)
    roundway.freeze(store, round_id)
    first = of(store, round_id, "CSTDCS")[0]
    with pytest.raises(Refused, match="decision_missing"):
        roundway.move(store, [first.id], NominationState.DECIDED)
    day = dt.date(2024, 12, 27)
    (held,) = roundway.decide(store, [first.id], "98/QĐ-VP", day, "Chánh Văn phòng")
    with store.read() as reader:
        got = next(one for one in people_queries.honours(reader) if one.id == held)
        idea = next(
            one for one in people_queries.initiatives(reader) if one.id == first.initiative_id
        )
    assert (got.honour, got.year, got.number, got.date) == ("CSTDCS", YEAR, "98/QĐ-VP", day)
    assert got.achieved == first.achieved
    assert idea.used_for == (held,)
    with pytest.raises(Refused, match="nomination_step"):
        roundway.decide(store, [first.id], "99/QĐ-VP", day, "Chánh Văn phòng")
    # the decided one is not held against itself
    checked = next(
        one for one in review.review(store, round_id).nominations if one.nomination.id == first.id
    )
    assert not [one for one in checked.findings if one.severity is Severity.ERROR]
    store.undo()
    assert of(store, round_id, "CSTDCS")[0].state is NominationState.REVIEWED


def test_only_the_highest_title_of_a_period_is_paid_and_paid_once(
    store: Store, round_id: int
) -> None:
    day = dt.date(2024, 12, 27)
    paid = awards.lines(store, round_id, day)
    own = {one.nomination.honour: one for one in paid if one.nomination.subject == person(1)}
    assert own["CSTDCS"].money.amount == 2_340_000
    assert (own["LDTT"].money.amount, own["LDTT"].money.instead) == (0, "CSTDCS")
    # 5 × 2.340.000 + 84 × 710.000 + 1.880.000 for the collective
    assert sum(one.money.amount for one in paid) == 11_700_000 + 59_640_000 + 1_880_000

    all_came(store, round_id)
    voted(store, round_id)
    roundway.freeze(store, round_id)
    awards.keep(store, FundEntry(0, 2024, dt.date(2024, 1, 5), 100_000_000, "Dự toán năm 2024"))
    with pytest.raises(Refused, match="nothing_to_pay"):
        awards.pay(store, round_id, day, "Chi thưởng")
    everybody = [one.id for one in rounds.nominations(store, round_id)]
    roundway.decide(store, everybody, "98/QĐ-VP", day, "Chánh Văn phòng")
    assert awards.pay(store, round_id, day, "Chi thưởng") == 73_220_000
    held = awards.fund(store, 2024)
    assert (held.income, held.spent, held.balance) == (100_000_000, 73_220_000, 26_780_000)
    with pytest.raises(Refused, match="nothing_to_pay"):
        awards.pay(store, round_id, day, "Chi thưởng")
