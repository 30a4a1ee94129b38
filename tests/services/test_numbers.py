"""The number register: whatever is done in whatever order, a number stands for one paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import numbers
from thiduadesk.services import office
from thiduadesk.services import trash
from thiduadesk.services import way

DAY = dt.date(2022, 12, 5)
SYMBOL = "SNV"


def _found(path: Path) -> Store:
    store = Store.create(path)
    founding = office.Founding("Sở Nội vụ", "UBND tỉnh X", "SNV", "X", "Giám đốc", "Nguyễn Văn A")
    office.found(store, founding)
    store.forget_history()
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with _found(tmp_path / "a.thidua") as opened:
        yield opened


def _issue(store: Store, number: str, day: dt.date) -> int:
    made = dispatches.new(store, "letter", day.year, day)
    dispatches.issue(store, made, number, day)
    return made


def _used(number: str, day: dt.date | None = None, symbol: str = SYMBOL) -> UsedNumber:
    return UsedNumber(0, 2022, number, symbol, day, "Văn bản soạn ở nơi khác")


def test_papers_and_numbers_entered_stand_in_one_register(store: Store) -> None:
    paper = _issue(store, "9", dt.date(2022, 12, 9))
    numbers.save(store, _used("7", dt.date(2022, 12, 1)))
    numbers.save(store, _used("110"))
    _issue(store, "9", dt.date(2023, 1, 5))  # another year begins anew
    found = numbers.register(store, 2022)
    assert [(one.number, one.dispatch_id) for one in found] == [
        ("07", None),
        ("09", paper),
        ("110", None),
    ]
    assert numbers.years(store) == (2023, 2022)
    last = numbers.last_known(store, 2022, SYMBOL)
    assert last is not None
    assert last.number == "110"
    assert numbers.last_known(store, 2022, "BC-SNV") is None


def test_a_number_is_given_once_whoever_used_it(store: Store) -> None:
    numbers.save(store, _used("07"))
    with pytest.raises(Refused, match="number_taken"):
        _issue(store, "7", DAY)
    with pytest.raises(Refused, match="number_taken"):
        numbers.save(store, _used("7"))
    numbers.save(store, _used("7", symbol="BC-SNV"))  # another series
    _issue(store, "8", DAY)
    with pytest.raises(Refused, match="number_taken"):
        numbers.save(store, _used("8"))


def test_a_number_thrown_away_does_not_come_back_onto_a_paper(store: Store) -> None:
    numbers.delete(store, numbers.save(store, _used("7")))
    _issue(store, "7", DAY)
    with pytest.raises(Refused, match="number_taken"):
        trash.restore(store, trash.items(store)[0].id)


@pytest.mark.parametrize(
    ("number", "code"), [("", "number_form"), ("0", "number_form"), ("5a", "number_form")]
)
def test_what_is_no_number_is_refused(store: Store, number: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        numbers.save(store, _used(number))
    assert refused.value.code == code


def test_a_day_of_another_year_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="number_year"):
        numbers.save(store, _used("5", dt.date(2023, 1, 1)))


def test_numbers_that_run_against_their_days_are_warned_of(store: Store) -> None:
    _issue(store, "5", dt.date(2022, 3, 10))
    _issue(store, "20", dt.date(2022, 6, 1))
    assert numbers.findings(numbers.register(store, 2022)) == ()
    (late,) = numbers.looked_at(store, "12", SYMBOL, dt.date(2022, 6, 20))
    assert (late.code, late.where, late.params["other"]) == (
        "number_out_of_order",
        "20/SNV",
        "12/SNV",
    )
    (early,) = numbers.looked_at(store, "12", SYMBOL, dt.date(2022, 3, 1))
    assert (early.where, early.params["other"]) == ("12/SNV", "05/SNV")
    assert numbers.looked_at(store, "12", SYMBOL, dt.date(2022, 3, 10)) == ()
    assert numbers.looked_at(store, "12", "BC-SNV", dt.date(2022, 12, 1)) == ()
    _issue(store, "12", dt.date(2022, 6, 20))  # a warning forbids nothing
    assert [one.where for one in numbers.findings(numbers.register(store, 2022))] == ["20/SNV"]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["issue", "enter", "delete", "cancel", "lift", "undo", "redo", "restore"]),
        st.integers(1, 4),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(_STEPS)
def test_no_history_repeats_or_frees_a_number_that_was_issued(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, _found(Path(folder) / "a.thidua") as store:
        issued: set[str] = set()
        papers: list[int] = []
        for step, number in steps:
            with suppress(Refused):
                _step(store, step, number, papers)
            register = numbers.register(store, 2022)
            used = [(one.value, one.symbol) for one in register]
            assert len(used) == len(set(used))
            issued |= {one.number for one in register if one.dispatch_id is not None}
            assert issued <= {one.number for one in register}


def _step(store: Store, step: str, number: int, papers: list[int]) -> None:
    match step:
        case "issue":
            papers.append(_issue(store, str(number), DAY))
        case "enter":
            numbers.save(store, _used(str(number)))
        case "delete":
            entered = [one.id for one in numbers.register(store, 2022) if one.id]
            for one in entered[:1]:
                numbers.delete(store, one)
        case "cancel" if papers:
            way.cancel(store, papers[number % len(papers)], "nhầm")
        case "lift" if papers:
            way.restore(store, papers[number % len(papers)])
        case "undo":
            store.undo()
        case "redo":
            store.redo()
        case "restore":
            for item in trash.items(store)[:1]:
                trash.restore(store, item.id)
        case _:
            pass
