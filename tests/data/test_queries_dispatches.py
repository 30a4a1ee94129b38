from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from tests.data import office_2022
from tests.data.office_2022 import BODY
from tests.data.office_2022 import DRAFT
from tests.data.office_2022 import FRAME
from thiduadesk.data.queries import dispatches
from thiduadesk.data.store import Store
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused

X = Label("x")
HEADING = Heading(Numbering.LOWER_LETTER, (Text("mới"),))
BLOCKS = (Paragraph((Text("đoạn mới"),)),)


def get(store: Store, number: int = 1) -> Dispatch:
    with store.read() as r:
        found = dispatches.get(r, number)
    assert found is not None
    return found


def shape(parts: tuple[Part, ...]) -> str:
    """Keys of a body, children in brackets: "1(2 3) 4"."""
    inner = (part.key + (f"({shape(part.children)})" if part.children else "") for part in parts)
    return " ".join(inner)


def test_the_list_shows_what_the_frame_says(filled: Store) -> None:
    with filled.change(X) as w:
        dispatches.add(
            w,
            dataclasses.replace(
                DRAFT, year=2017, frame=dataclasses.replace(FRAME, symbol="BC-VPUB")
            ),
        )
    with filled.read() as r:
        items = dispatches.items(r)
        assert [(one.id, one.year, one.symbol) for one in items] == [
            (1, 2022, ""),
            (2, 2017, "BC-VPUB"),
        ]
        assert items[0].subject == "Tổng kết công tác thi đua, khen thưởng năm 2022"
        assert [one.id for one in dispatches.items(r, 2017)] == [2]
        assert dispatches.get(r, 99) is None


def test_a_second_dispatch_has_parts_of_its_own(filled: Store) -> None:
    with filled.change(X) as w:
        number = dispatches.add(w, DRAFT)
        dispatches.delete_part(w, "1")
    assert shape(get(filled).body) == "4"
    assert shape(get(filled, number).body) == "5(6 7) 8"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda w: dispatches.add_part(w, 1, None, 0, HEADING), "5 1(2 3) 4"),
        (lambda w: dispatches.add_part(w, 1, None, 99, HEADING), "1(2 3) 4 5"),
        (lambda w: dispatches.add_part(w, 1, "1", 1, None, BLOCKS), "1(2 5 3) 4"),
        (lambda w: dispatches.add_part(w, 1, "4", 0, None), "1(2 3) 4(5)"),
        (lambda w: dispatches.move_part(w, "4", None, 0), "4 1(2 3)"),
        (lambda w: dispatches.move_part(w, "4", "1", 1), "1(2 4 3)"),
        (lambda w: dispatches.move_part(w, "1", "4", 0), "4(1(2 3))"),
        (lambda w: dispatches.move_part(w, "3", None, 1), "1(2) 3 4"),
        (lambda w: dispatches.move_part(w, "2", "1", 1), "1(3 2) 4"),
        (lambda w: dispatches.delete_part(w, "2"), "1(3) 4"),
        (lambda w: dispatches.delete_part(w, "1"), "4"),
    ],
)
def test_parts_come_move_and_go(
    filled: Store, act: Callable[[Writer], object], expected: str
) -> None:
    with filled.change(X) as w:
        act(w)
    assert shape(get(filled).body) == expected
    assert get(filled).changed != DRAFT.changed
    filled.undo()
    assert get(filled) == DRAFT


def test_heading_and_text_of_a_part_are_replaced_alone(filled: Store) -> None:
    with filled.change(X) as w:
        dispatches.set_heading(w, "1", HEADING)
        dispatches.set_blocks(w, "4", BLOCKS)
    first, last = get(filled).body
    assert first == dataclasses.replace(BODY[0], heading=HEADING)
    assert last == dataclasses.replace(BODY[1], blocks=BLOCKS)
    with filled.change(X) as w:
        dispatches.set_heading(w, "1", None)
    assert get(filled).body[0].heading is None


def test_writing_what_stands_there_already_is_no_change(filled: Store) -> None:
    with filled.change(X) as w:
        dispatches.set_frame(w, 1, FRAME)
        dispatches.set_state(w, 1, State.DRAFT)
        dispatches.set_heading(w, "1", BODY[0].heading)
        dispatches.set_heading(w, "3", None)
        dispatches.set_blocks(w, "1", BODY[0].blocks)
        dispatches.move_part(w, "2", "1", 0)
    assert w.changes.touched == {}


def test_the_day_of_the_change_is_noted(filled: Store) -> None:
    before = dt.datetime.now(dt.UTC)
    with filled.change(X) as w:
        dispatches.set_frame(w, 1, dataclasses.replace(FRAME, place="Đức Phổ"))
    changed = get(filled).changed
    assert changed is not None
    assert before <= changed <= dt.datetime.now(dt.UTC)
    assert get(filled).frame.place == "Đức Phổ"


def test_a_part_is_not_put_into_itself(filled: Store) -> None:
    for key, parent in (("1", "1"), ("1", "2")):
        with pytest.raises(Refused, match="part_into_itself"), filled.change(X) as w:
            dispatches.move_part(w, key, parent, 0)


def test_parts_do_not_wander_between_dispatches(filled: Store) -> None:
    with filled.change(X) as w:
        dispatches.add(w, DRAFT)
    with pytest.raises(Refused, match="part_missing"), filled.change(X) as w:
        dispatches.move_part(w, "1", "5", 0)
    with pytest.raises(Refused, match="part_missing"), filled.change(X) as w:
        dispatches.add_part(w, 2, "1", 0, None)


def test_what_is_not_there_is_refused(filled: Store) -> None:
    with pytest.raises(Refused, match="dispatch_missing"), filled.change(X) as w:
        dispatches.set_frame(w, 99, FRAME)
    for key in ("99", "appendix", ""):
        with pytest.raises(Refused, match="part_missing"), filled.change(X) as w:
            dispatches.set_blocks(w, key, BLOCKS)


def issue(store: Store) -> None:
    with store.change(X) as w:
        dispatches.freeze(w, 1, "12", office_2022.DAY, office_2022.ISSUED)


def test_an_issued_dispatch_has_number_date_and_its_paper(filled: Store) -> None:
    issue(filled)
    with filled.read() as r:
        (item,) = dispatches.items(r)
        assert (item.number, item.date, item.state) == ("12", office_2022.DAY, State.ISSUED)
        assert item.symbol == "BC-VP"
        assert dispatches.frozen(r, 1) == office_2022.ISSUED
    assert get(filled).body == BODY


@pytest.mark.parametrize(
    "act",
    [
        lambda w: dispatches.set_frame(w, 1, FRAME),
        lambda w: dispatches.set_state(w, 1, State.DRAFT),
        lambda w: dispatches.add_part(w, 1, None, 0, None),
        lambda w: dispatches.set_heading(w, "1", None),
        lambda w: dispatches.set_blocks(w, "2", ()),
        lambda w: dispatches.move_part(w, "4", None, 0),
        lambda w: dispatches.delete_part(w, "4"),
        lambda w: dispatches.freeze(w, 1, "13", office_2022.DAY, office_2022.ISSUED),
        lambda w: dispatches.delete(w, 1),
    ],
)
def test_an_issued_dispatch_never_changes(filled: Store, act: Callable[[Writer], object]) -> None:
    issue(filled)
    before = office_2022.rows(filled.path)
    with pytest.raises(Refused, match="dispatch_issued") as caught, filled.change(X) as w:
        act(w)
    assert caught.value.params == {"id": "1", "number": "12"}
    assert office_2022.rows(filled.path) == before


def test_only_freezing_issues(filled: Store) -> None:
    with pytest.raises(ValueError, match="issued"), filled.change(X) as w:
        dispatches.set_state(w, 1, State.ISSUED)
    with pytest.raises(ValueError, match="issued"), filled.change(X) as w:
        dispatches.add(w, dataclasses.replace(DRAFT, state=State.ISSUED))


def test_a_draft_goes_with_all_its_parts_and_comes_back(filled: Store) -> None:
    with filled.change(X) as w:
        dispatches.delete(w, 1)
    assert {table: len(ids) for table, ids in w.changes.touched.items()} == {
        "dispatch": 1,
        "dispatch_event": 1,
        "dispatch_part": 4,
        "dispatch_version": 1,
        "dossier_part": 1,
        "movement_review": 1,
        "trash": 1,
    }
    filled.undo()
    assert get(filled) == DRAFT
