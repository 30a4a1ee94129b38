"""An initiative goes its way step by step, counts once recognised, and is used once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data.queries import people as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import dispatches
from thiduadesk.services import initiativepapers
from thiduadesk.services import initiatives
from thiduadesk.services.personnel import Entry

PAPER = initiatives.Recognition(
    " 15/QĐ-VP ", dt.date(2022, 12, 20), "Chánh Văn phòng", Scope.PROVINCE
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as made:
        with made.change(Label("Test")) as w:
            person = queries.save(w, Person(0, "CC01", "Nguyễn Văn An", sex=Sex.MALE))
            queries.save(w, Initiative(0, "Số hóa hồ sơ", 2022, authors=(Author(person, 100),)))
        yield made


def held(store: Store) -> Initiative:
    (one,) = initiatives.of_person(store, 1)
    return one


def test_it_is_voted_recognised_and_used_once(store: Store) -> None:
    assert initiatives.free(store, 1, 2022) == ()
    initiatives.vote(store, held(store).id, "03/BB-HĐSK ngày 15/12/2022")
    assert held(store).state is InitiativeState.VOTED
    initiatives.recognise(store, held(store).id, PAPER)
    made = held(store)
    assert (made.number, made.scope, made.minutes) == (
        "15/QĐ-VP",
        Scope.PROVINCE,
        "03/BB-HĐSK ngày 15/12/2022",
    )
    assert initiatives.free(store, 1, 2022) == (made,)
    assert initiatives.free(store, 1, 2021) == ()
    with store.change(Label("Test")) as w:
        initiatives.use(w, made.id, 7)
        initiatives.use(w, made.id, 7)
    assert held(store).used_for == (7,)
    assert initiatives.free(store, 1, 2022) == ()
    with pytest.raises(Refused, match="initiative_used"):
        initiatives.take_back(store, made.id)


def test_steps_are_taken_back_one_by_one_and_undone(store: Store) -> None:
    number = held(store).id
    initiatives.refuse(store, number)
    with pytest.raises(Refused, match="initiative_state"):
        initiatives.recognise(store, number, PAPER)
    initiatives.take_back(store, number)
    initiatives.recognise(store, number, PAPER)
    initiatives.take_back(store, number)
    assert (held(store).state, held(store).number) == (InitiativeState.VOTED, "")
    store.undo()
    assert held(store).state is InitiativeState.RECOGNISED


def test_a_step_without_its_paper_is_refused(store: Store) -> None:
    number = held(store).id
    with pytest.raises(Refused, match="minutes_missing"):
        initiatives.vote(store, number, "  ")
    nameless = initiatives.Recognition("", dt.date(2022, 12, 20), "", Scope.BASE)
    with pytest.raises(Refused, match="initiative_paper_missing"):
        initiatives.recognise(store, number, nameless)
    with pytest.raises(Refused, match="record_missing"):
        initiatives.refuse(store, 99)
    assert held(store).state is InitiativeState.APPLIED


# --- authors as a list says them ----------------------------------------------------------------
def entry(number: int, name: str, code: str = "") -> Entry:
    return Entry(Subject(SubjectKind.PERSON, number), name, code)


STAFF = (
    entry(1, "Nguyễn Văn An", "CB01"),
    entry(2, "Trần Thị Bình"),
    entry(3, "Nguyễn Văn An", "CB03"),
    Entry(Subject(SubjectKind.UNIT, 9), "Trần Thị Bình"),
)


def test_authors_are_told_apart_by_code_else_by_name() -> None:
    lines = ("Nguyễn Văn An (cb03) | 60 %", "", "  tran thi binh |40")
    assert initiatives.authors(STAFF, lines) == (Author(3, 60), Author(2, 40))
    assert initiatives.authors(STAFF, ["CB01"]) == (Author(1),)


def test_an_author_written_out_is_read_as_the_same_one() -> None:
    for one, share in ((STAFF[0], 30), (STAFF[1], None), (STAFF[2], 0)):
        line = initiatives.author_line(one, share)
        assert initiatives.authors(STAFF, [line]) == (Author(one.subject.id, share),)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["Lê Văn Không"], "subject_unknown"),
        (["Nguyễn Văn An"], "author_namesakes"),
        (["CB01 | 50", "Nguyễn Văn An (CB01) | 50"], "author_twice"),
        (["CB01 | nửa"], "number_not_whole"),
        (["CB01 | 60", "CB03 | 41"], "shares_above_all"),
    ],
)
def test_a_list_of_authors_that_cannot_be_is_refused(lines: list[str], code: str) -> None:
    with pytest.raises(Refused, match=code) as refused:
        initiatives.authors(STAFF, lines)
    assert code not in refusal_text(refused.value)


def test_a_decision_recognises_what_one_meeting_voted_on(store: Store) -> None:
    with store.change(Label("Test")) as w:
        second = queries.save(w, Person(0, "CC02", "Lê Thị Bình"))
        shares = (Author(1, 60), Author(second, 40))
        queries.save(w, Initiative(0, "Lịch họp chung", 2022, authors=shares))
        late = queries.save(w, Initiative(0, "Mã vạch hồ sơ", 2022, authors=(Author(1),)))
    first, other, third = (one.id for one in initiatives.of_person(store, 1))
    kind, today = initiativepapers.DECISION, dt.date(2022, 12, 18)
    with pytest.raises(Refused, match="initiative_state"):
        initiativepapers.draft(store, kind, first, today)
    for number in (first, other):
        initiatives.vote(store, number, "03/BB-HĐSK ngày 15/12/2022")
    initiatives.vote(store, late, "04/BB-HĐSK ngày 17/12/2022")
    made = dispatches.get(store, initiativepapers.draft(store, kind, first, today))
    said = str(made)
    assert (made.kind, made.frame.about_day) == (kind, today)
    assert "Công nhận 02 sáng kiến năm" in said
    assert "Hội đồng sáng kiến 03/BB-HĐSK ngày 15/12/2022" in said
    assert "Nghị định số 13/2012/NĐ-CP" in said
    assert "Nguyễn Văn An (60%)" in said
    assert "Lê Thị Bình (40%)" in said
    assert "Mã vạch hồ sơ" not in said, "another meeting voted on it"
    assert third == late


def test_a_confirmation_says_which_paper_recognised_it(store: Store) -> None:
    number, kind = held(store).id, initiativepapers.CONFIRMATION
    initiatives.vote(store, number, "03/BB-HĐSK ngày 15/12/2022")
    with pytest.raises(Refused, match="initiative_state"):
        initiativepapers.draft(store, kind, number, PAPER.date)
    initiatives.recognise(store, number, PAPER)
    made = str(dispatches.get(store, initiativepapers.draft(store, kind, number, PAPER.date)))
    assert "Số 15/QĐ-VP ngày 20/12/2022 của Chánh Văn phòng" in made
    assert "Bộ, tỉnh" in made
    assert "xác nhận ông Nguyễn Văn An là tác giả của 01 sáng kiến" in made
