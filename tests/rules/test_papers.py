"""What contradicts itself in the register: each kind of it, and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import Amendment
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import Use
from thiduadesk.domain.papers import UseKind
from thiduadesk.rules import papers as rules
from thiduadesk.rules.papers import longest_in_order

TODAY = dt.date(2022, 12, 7)
_ids = iter(range(1, 10_000))


def paper(number: str, day: str | None, issuer: str = "", symbol: str = "QĐ-VP") -> Paper:  # vi
    date = dt.date.fromisoformat(day) if day else None
    return Paper(next(_ids), "Quyết định", number, symbol, issuer, date)  # vi: a kind


def found(*papers: Paper, amendments: tuple[Amendment, ...] = ()) -> list[tuple[str, int]]:
    """Codes with the id of their paper, as the rules tell them."""
    told = rules.findings(papers, amendments, {}, TODAY)
    return [(one.code, int(one.params["paper"])) for one in told]


def test_two_dates_of_a_year_are_an_error_of_both_rows() -> None:
    one, other = paper("111", "2022-10-19"), paper("0111", "2022-10-18", "Văn phòng")  # vi: a name
    assert found(one, other) == [("paper_two_dates", one.id), ("paper_two_dates", other.id)]
    (first, _second) = rules.findings((one, other), (), {}, TODAY)
    assert first.severity is Severity.ERROR
    assert (first.found, first.expected) == ("19/10/2022", "18/10/2022")
    assert first.params["other"] == str(other.id)


def test_numbers_begin_anew_each_year_and_in_each_body() -> None:
    assert found(paper("111", "2021-08-31"), paper("111", "2022-10-19")) == []
    assert (
        found(paper("5", "2022-03-04", "UBND tỉnh"), paper("5", "2022-05-04", "Sở Nội vụ")) == []
    )  # vi


def test_one_row_too_many_is_a_warning() -> None:
    one, other = paper("15", "2022-03-04"), paper("15", None)
    assert found(one, other) == [
        ("paper_repeated", one.id),
        ("paper_repeated", other.id),
        ("paper_undated", other.id),
    ]


def test_only_the_number_out_of_order_is_told() -> None:
    series = [paper(str(at), f"2022-0{at}-01") for at in range(1, 8)]
    wrong = paper("8", "2022-01-15")
    assert found(*series, wrong) == [("paper_out_of_order", wrong.id)]
    others = [paper(str(at), f"2022-0{8 - at}-01", symbol="KH-VP") for at in (1, 2)]
    assert len(found(*others)) == 1


def test_dates_are_held_against_today_the_number_and_the_dispatch() -> None:
    late = paper("9", "2023-01-02")
    law = Paper(next(_ids), "", "91/2017", "NĐ-CP", "", dt.date(2018, 7, 31))  # vi: a decree
    assert found(late, law) == [("paper_in_future", late.id), ("paper_year_differs", law.id)]
    cited = paper("7", "2022-03-04")
    report = Use(
        UseKind.DISPATCH, 4, 2022, "A report", day=dt.date(2022, 3, 1), cited=(dt.date(2022, 3, 3),)
    )
    told = rules.findings((cited,), (), {cited.id: (report,)}, TODAY)
    assert [(one.code, one.expected) for one in told] == [
        ("paper_after_dispatch", "01/3/2022"),
        ("paper_cited_otherwise", "03/3/2022"),
    ]


def test_what_is_amended_is_older() -> None:
    newer, older = paper("3", "2022-03-04", symbol="NQ-HĐND"), paper("9", "2022-05-04")  # vi
    assert found(newer, older, amendments=(Amendment(1, newer.id, older.id),)) == [
        ("paper_before_amended", newer.id)
    ]
    assert found(newer, older, amendments=(Amendment(1, older.id, newer.id),)) == []


@given(st.lists(st.dates(dt.date(2022, 1, 1), dt.date(2022, 1, 12)), max_size=9))
def test_the_longest_run_in_order_is_the_longest(days: list[dt.date]) -> None:
    kept = sorted(longest_in_order(days))
    run = [days[place] for place in kept]
    assert run == sorted(run)

    def longest(at: int, last: dt.date) -> int:
        if at == len(days):
            return 0
        without = longest(at + 1, last)
        return max(without, 1 + longest(at + 1, days[at])) if days[at] >= last else without

    assert len(run) == longest(0, dt.date.min)


@pytest.mark.parametrize("number", ["12/2022", "04a", ""])
def test_numbers_that_are_none_are_in_no_order(number: str) -> None:
    assert found(paper(number, "2022-01-01"), paper("1", "2022-05-05")) == []
