"""People and what is known of them, kept, thrown away as one and put back."""

from __future__ import annotations

import datetime as dt

import pytest

from thiduadesk.data.queries import people
from thiduadesk.data.queries import rounds
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Attendance
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import CouncilMember
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.services import trash

DAY = dt.date(2022, 12, 20)
YEAR = Span(dt.date(2022, 1, 1), dt.date(2022, 12, 31))


def _somebody(store: Store, code: str = "CC01", name: str = "Nguyễn Văn An") -> Subject:
    with store.change(Label("Test")) as w:
        number = people.save(w, Person(0, code, name, span=Span(dt.date(2010, 3, 1))))
        subject = Subject(SubjectKind.PERSON, number)
        people.save(w, PostHeld(0, number, "Chuyên viên", span=Span(dt.date(2010, 3, 1))))
        people.save(w, Absence(0, number, AbsenceKind.MATERNITY, YEAR))
        people.save(w, Rating(0, subject, 2022, RatingLevel.GOOD))
        people.save(w, HonourHeld(0, subject, "LDTT", 2021, "05/QĐ-VP", DAY, achieved=YEAR))
        people.save(w, Registration(0, subject, 2022, "CSTDCS"))
    return subject


def test_everything_comes_back_as_it_was_kept(store: Store) -> None:
    subject = _somebody(store)
    made = Initiative(0, "Số hóa hồ sơ", 2022, authors=(Author(subject.id, 60),), used_for=(7,))
    with store.change(Label("Test")) as w:
        people.save(w, made)
        people.save(w, Rating(0, OFFICE, 2022, RatingLevel.EXCELLENT))
    with store.read() as r:
        whole = people.whole(r, subject.id)
        (kept,) = people.initiatives(r, 2022)
        assert people.ratings(r, OFFICE)[0].level is RatingLevel.EXCELLENT
    assert whole is not None
    assert whole.person.code == "CC01"
    assert whole.honours[0].achieved == YEAR
    assert [len(part) for part in (whole.posts, whole.absences, whole.ratings)] == [1, 1, 1]
    assert (kept.authors, kept.used_for) == (made.authors, made.used_for)


def test_a_person_thrown_away_comes_back_whole(store: Store) -> None:
    subject = _somebody(store)
    with store.read() as r:
        before = people.whole(r, subject.id)
    with store.change(Label("Test")) as w:
        people.remove_person(w, subject.id)
    with store.read() as r:
        assert people.people(r) == ()
        assert not (people.ratings(r))
        assert not (people.honours(r))
        assert not (people.registrations(r))
    (item,) = trash.items(store)
    trash.restore(store, item.id)
    with store.read() as r:
        (again,) = people.people(r)
        after = people.whole(r, again.id)
    assert before is not None
    assert after is not None
    assert [len(after.known), len(after.posts), len(after.absences)] == [3, 1, 1]
    assert after.person.name == before.person.name


def test_a_record_of_a_person_who_is_gone_is_not_put_back(store: Store) -> None:
    subject = _somebody(store)
    with store.change(Label("Test")) as w:
        people.remove(w, people.ratings(w, subject)[0])
        people.remove_person(w, subject.id)
    rating = next(one for one in trash.items(store) if one.kind == "Rating")
    with pytest.raises(Refused, match="record_missing"):
        trash.restore(store, rating.id)


def test_a_code_names_one_person(store: Store) -> None:
    _somebody(store)
    with pytest.raises(Refused, match="person_code_taken"):
        _somebody(store, name="Trần Thị Bình")


def test_names_stand_in_the_vietnamese_order_of_given_names(store: Store) -> None:
    for code, name in (("1", "Lê Văn Đức"), ("2", "Trần Thị Dung"), ("3", "Phạm Anh")):
        _somebody(store, code, name)
    with store.read() as r:
        assert [one.name for one in people.people(r)] == ["Phạm Anh", "Trần Thị Dung", "Lê Văn Đức"]


def test_a_round_keeps_its_nominations_and_who_came(store: Store) -> None:
    subject = _somebody(store)
    with store.change(Label("Test")) as w:
        council = rounds.save(w, Council(0, "Hội đồng", (CouncilMember("Lê A", role="Chủ tịch"),)))
        number = rounds.save(
            w, Round(0, "Cuối năm", RoundKind.YEAR_END, 2022, DAY, council_id=council)
        )
        rounds.save(w, Nomination(0, number, subject, "CSTDCS", achieved=YEAR, yes=7))
        rounds.set_attendance(w, number, [Attendance(number, "Lê A", Presence.WRITTEN)])
    with store.read() as r:
        (kept,) = rounds.rounds(r, 2022)
        (nomination,) = rounds.nominations(r, number)
        assert kept.council_id == council
        assert (nomination.subject, nomination.achieved, nomination.yes) == (subject, YEAR, 7)
        assert rounds.attendance(r, number) == (Attendance(number, "Lê A", Presence.WRITTEN),)
        assert rounds.councils(r)[0].members[0].role == "Chủ tịch"
    assert store.undo() is not None
    with store.read() as r:
        assert not (rounds.rounds(r))
        assert not (rounds.nominations(r))
