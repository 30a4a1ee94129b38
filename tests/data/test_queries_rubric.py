from __future__ import annotations

import dataclasses

import pytest

from tests.data.office_2022 import SHEET
from tests.data.office_2022 import P
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet

X = Label("x")


def sheet(store: Store, year: int = 2022) -> Sheet:
    with store.read() as r:
        found = rubric.sheet(r, year)
    assert found is not None
    return found


def test_a_new_sheet_leaves_nothing_of_the_old_one_and_other_years_alone(filled: Store) -> None:
    next_year = dataclasses.replace(SHEET, year=2023)
    short = dataclasses.replace(SHEET, title="MỚI", rows=SHEET.rows[-1:], notes=())
    with filled.change(X) as w:
        rubric.put_sheet(w, next_year)
        rubric.put_sheet(w, short)
    assert sheet(filled) == short
    assert sheet(filled, 2023) == next_year
    with filled.read() as r:
        assert rubric.years(r) == (2022, 2023)
        assert rubric.sheet(r, 2024) is None
    filled.undo()
    assert sheet(filled) == SHEET


def test_a_score_replaces_the_whole_answer_of_its_row_only(filled: Store) -> None:
    new = Score(
        P("12,25"), P("1"), P("0,5"), True, P("10"), P("14"), "vì", unread="x", evidence=(2, 3)
    )
    with filled.change(X) as w:
        rubric.set_score(w, 2022, "I.1", new)
    rows = list(SHEET.rows)
    rows[1] = dataclasses.replace(rows[1], score=new)
    assert sheet(filled) == dataclasses.replace(SHEET, rows=tuple(rows))


def test_a_criterion_changes_its_rule_and_keeps_place_and_score(filled: Store) -> None:
    rule = LadderRule((Level("Đạt", P("7,5")),))
    new = Criterion("I.1", "I", "1", "Chữ mới", max_points=P("7,5"), rule=rule)
    with filled.change(X) as w:
        rubric.set_criterion(w, 2022, "I.1", new)
    rows = list(SHEET.rows)
    rows[1] = dataclasses.replace(rows[1], criterion=new)
    assert sheet(filled) == dataclasses.replace(SHEET, rows=tuple(rows))


def test_a_renumbered_parent_takes_its_rows_along(filled: Store) -> None:
    with filled.change(X) as w:
        rubric.set_criterion(
            w, 2022, "I", dataclasses.replace(SHEET.rows[0].criterion, no="III", printed_no="III")
        )
    found = sheet(filled)
    assert [row.criterion.no for row in found.children("III")] == ["I.1", "I.2", "I.3", "I.4"]
    assert found.children("I") == ()


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ({"no": "I.2"}, "criterion_repeated"),
        ({"parent": "IX"}, "criterion_parent_missing"),
        ({"parent": "I.1"}, "criterion_parent_missing"),
    ],
)
def test_a_criterion_that_breaks_the_tree_is_refused(
    filled: Store, new: dict[str, str], code: str
) -> None:
    broken = dataclasses.replace(SHEET.rows[1].criterion, **new)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=code), filled.change(X) as w:
        rubric.set_criterion(w, 2022, "I.1", broken)
    assert sheet(filled) == SHEET


def test_a_sheet_with_one_number_twice_is_refused(filled: Store) -> None:
    twice = dataclasses.replace(SHEET, rows=(*SHEET.rows, Row(Criterion("I.1", "I", "1", "lại"))))
    with pytest.raises(Refused, match="criterion_repeated") as caught, filled.change(X) as w:
        rubric.put_sheet(w, twice)
    assert caught.value.params == {"year": "2022", "no": "I.1"}
    assert sheet(filled) == SHEET


def test_a_sheet_or_row_that_is_not_there_is_refused(filled: Store) -> None:
    with pytest.raises(Refused, match="sheet_missing"), filled.change(X) as w:
        rubric.set_score(w, 1999, "I.1", Score())
    with pytest.raises(Refused, match="sheet_missing"), filled.change(X) as w:
        rubric.delete_sheet(w, 1999)
    with pytest.raises(Refused, match="criterion_missing") as caught, filled.change(X) as w:
        rubric.set_score(w, 2022, "I.99", Score())
    assert caught.value.params == {"year": "2022", "no": "I.99"}


def test_evidence_keeps_its_order_and_names_each_paper_once(filled: Store) -> None:
    with filled.change(X) as w:
        papers.set_evidence(w, 2022, "I.2", [2, 3, 2, 1])
    assert sheet(filled).rows[2].score.evidence == (2, 3, 1)
    with pytest.raises(Refused, match="paper_missing"), filled.change(X) as w:
        papers.set_evidence(w, 2022, "I.2", [99])
    with filled.change(X) as w:
        papers.set_evidence(w, 2022, "I.2", [])
    assert sheet(filled).rows[2].score.evidence == ()
