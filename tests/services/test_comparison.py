"""Two years side by side: rows are matched by their words, not by their numbers."""

from __future__ import annotations

from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.services import rubric
from thiduadesk.services.comparison import compared
from thiduadesk.services.comparison import partners


def _row(no: str, text: str, points: int | None, most: int = 20) -> Row:
    criterion = Criterion(
        no=no, printed_no=no, text=text, parent=None, max_points=Points(most * 100)
    )
    return Row(criterion, Score(points=None if points is None else Points(points * 100)))


def _view(year: int, *rows: Row) -> rubric.SheetView:
    return rubric.seen(Sheet(year=year, title="", rows=rows))


BEFORE = _view(2021, _row("1", "Cải cách hành chính", 15), _row("2", "Tiếp dân", 20))
NOW = _view(
    2022,
    _row("1", "Tiếp công dân", 10),
    _row("2", "CẢI CÁCH  hành chính", 20),
    _row("3", "Chuyển đổi số", None),
)


def test_a_criterion_is_found_where_it_moved_to() -> None:
    found = partners(NOW.sheet, BEFORE.sheet)
    assert {no: row.criterion.no for no, row in found.items()} == {"2": "1"}


def test_changes_new_rows_and_rows_that_are_no_more() -> None:
    moved, changed, new, gone = compared(NOW, BEFORE)
    assert moved.before is None
    assert changed.points_change == Points(500)
    assert changed.differs
    assert new.before is None
    assert gone.now is None
    assert gone.row.criterion.text == "Tiếp dân"


def test_equal_words_are_matched_in_their_order() -> None:
    twice = _view(2021, _row("1", "Báo cáo", 5), _row("2", "Báo cáo", 7))
    again = _view(2022, _row("a", "Báo cáo", 6), _row("b", "Báo cáo", 7))
    first, second = compared(again, twice)
    assert first.points_change == Points(100)
    assert not second.differs


def test_another_maximum_is_a_difference() -> None:
    (pair,) = compared(
        _view(2022, _row("1", "Báo cáo", 5, most=30)), _view(2021, _row("1", "Báo cáo", 5))
    )
    assert pair.rule_changed
    assert pair.differs
    assert pair.points_change == Points(0)
