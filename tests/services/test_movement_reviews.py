"""A review drafted from the log: what was chosen is what its report calls itself, in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data.store import Store
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import movementreviews
from thiduadesk.services import movements

DAY = dt.date(2022, 12, 10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as made:
        yield made


@pytest.fixture
def movement(store: Store) -> int:
    """One that runs on: left to itself its report is an interim one."""
    span = Span(dt.date(2020, 1, 1), dt.date(2025, 12, 31))
    made = Movement(0, "Dân vận khéo", launcher=Launcher.PROVINCE, launched=span.start, span=span)
    return movements.save(store, made)


@pytest.mark.parametrize(
    ("kind", "word"), [(ReviewKind.FINAL, "Tổng kết"), (ReviewKind.INTERIM, "Sơ kết")]
)
def test_the_report_is_called_what_was_chosen(
    store: Store, movement: int, kind: ReviewKind, word: str
) -> None:
    number = movementreviews.draft(store, movement, kind, 2020, 2022, DAY)
    title = dispatches.compose(store, number).title
    assert title is not None
    assert title.subject[0] == f"{word} 03 năm thực hiện Phong trào thi đua"
    (held,) = movements.get(store, movement, DAY).whole.reviews
    assert (held.kind, held.year, held.dispatch_id) == (kind, 2022, number)

    store.undo()
    assert movements.get(store, movement, DAY).whole.reviews == ()
    assert dispatches.items(store, 2022) == ()


def test_a_review_that_was_planned_is_the_one_reported(store: Store, movement: int) -> None:
    movements.keep(
        store, MovementReview(0, movement, ReviewKind.INTERIM, 2023, dt.date(2023, 6, 30))
    )
    number = movementreviews.draft(store, movement, ReviewKind.INTERIM, 2020, 2022, DAY)
    (held,) = movements.get(store, movement, DAY).whole.reviews
    assert (held.due, held.year, held.dispatch_id) == (dt.date(2023, 6, 30), 2022, number)


def test_a_review_whose_report_is_issued_was_held(store: Store, movement: int) -> None:
    number = movementreviews.draft(store, movement, ReviewKind.INTERIM, 2020, 2022, DAY)
    late = dt.date(2024, 1, 1)
    assert any(one.code == "movement_review_late" for one in movements.findings(store, late))
    dispatches.issue(store, number, "55", DAY)
    (done,) = [one.done for one in movements.get(store, movement, late).reviews if one.done]
    assert done == DAY
    assert not any(one.code == "movement_review_late" for one in movements.findings(store, late))


def test_years_in_the_wrong_order_draft_nothing(store: Store, movement: int) -> None:
    with pytest.raises(Refused, match="span_reversed"):
        movementreviews.draft(store, movement, ReviewKind.INTERIM, 2022, 2020, DAY)
    assert dispatches.items(store) == ()
