from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Score
from thiduadesk.services import dispatches
from thiduadesk.services import rubric
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.services.rubric import SheetView
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.cards import Link
from thiduadesk.ui.pages.overview.cards import SectionBar
from thiduadesk.ui.pages.overview.cards import TaskCard
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.window import MainWindow

ITEM = DispatchItem(
    id=7,
    kind="report.year",
    type_name="BÁO CÁO",
    year=2022,
    number=None,
    symbol="",
    date=None,
    subject="Tổng kết năm 2022",
    state=State.DRAFT,
)


@pytest.fixture
def view(store: Store) -> SheetView:
    return rubric.require(store, 2022)


def _with_score(view: SheetView, no: str, **values: Any) -> SheetView:
    row = view.sheet.row(no)
    assert row is not None
    return rubric.seen(rubric.with_score(view.sheet, no, replace(row.score, **values)))


def _tasks(view: SheetView | None, *items: DispatchItem, blanks: int = 0) -> list[str]:
    return [task.title for task in state.tasks(view, items, lambda _item: blanks, 2022)]


def test_sample_waits_for_evidence_and_the_provisional_row(view: SheetView) -> None:
    evidence, provisional, report = state.tasks(view, (), lambda _item: 0, 2022)
    assert evidence.title.startswith("Bổ sung minh chứng cho ")
    assert provisional.title == "Chốt 1 dòng tạm tính"
    assert provisional.target == Target("scoring", "II.6")
    assert report.title == "Soạn báo cáo năm 2022"


def test_error_of_a_row_comes_first_and_leads_there(view: SheetView) -> None:
    wrong = _with_score(view, "II.3", bonus=Points.parse("10"))
    first = state.tasks(wrong, (), lambda _item: 0, 2022)[0]
    assert first.chip == Chip("lỗi", "danger")
    assert first.title == "Sửa dòng II.3"
    assert "10" in first.detail
    assert first.target == Target("scoring", "II.3")


def test_many_errors_are_gathered_behind_the_first(view: SheetView) -> None:
    wrong = view
    for no in ("II.1", "II.2", "II.3", "II.4"):
        wrong = _with_score(wrong, no, bonus=Points.parse("10"))
    titles = _tasks(wrong)
    assert titles[0] == "Sửa dòng II.1"
    assert titles[1] == "Sửa 3 dòng nữa"


def test_unanswered_rows_are_counted_and_named(view: SheetView) -> None:
    open_rows = view
    for no in ("II.1", "II.2"):
        open_rows = _with_score(open_rows, no, points=None)
    task = next(
        one
        for one in state.tasks(open_rows, (), lambda _item: 0, 2022)
        if one.chip.text == "chưa chấm"
    )
    assert task.title == "Chấm 2 dòng còn trống"
    assert task.detail == "II.1 · II.2"


def test_year_without_rubric_begins_with_it() -> None:
    assert _tasks(None) == ["Nhập bảng tiêu chí năm 2022"]


@pytest.mark.parametrize(
    ("item", "blanks", "detail"),
    [
        (ITEM, 3, "Còn 3 chỗ «…» cần điền"),
        (ITEM, 0, "Đã đủ. Soát lỗi rồi in để trình ký."),
        (replace(ITEM, state=State.FOR_SIGNATURE), 0, "Ghi số và ngày khi văn bản đã ký."),
    ],
)
def test_dispatch_says_its_next_step(item: DispatchItem, blanks: int, detail: str) -> None:
    task = state.tasks(None, (item,), lambda _item: blanks, 2022)[-1]
    assert task.detail == detail
    assert task.target == Target("dispatches", "7")


def test_issued_dispatch_is_no_task_but_a_line(view: SheetView) -> None:
    issued = replace(
        ITEM, state=State.ISSUED, number="1603", symbol="BC-VP", date=dt.date(2022, 12, 15)
    )
    assert issued.subject not in " ".join(_tasks(view, issued))
    line = state.state_lines(view, (issued,), lambda _item: 0)[-1]
    assert line.number == "1603/BC-VP"
    assert line.chip == Chip("15/12/2022", "green")


def test_bars_name_the_points_lost_and_compare_with_last_year(view: SheetView) -> None:
    before = _with_score(view, "III.1", points=Points.parse("0"))
    bars = state.bars(view, before)
    assert [bar.numbers for bar in bars] == ["650 / 650", "195 / 200", "100 / 100"]
    assert bars[1].lost == "mất 5 điểm: II.6 (tạm tính)"
    assert bars[1].share == pytest.approx(0.975)
    assert bars[2].before is not None
    assert bars[2].before < 1.0
    assert bars[0].lost == ""
    assert bars[0].target == Target("scoring", "I")


def test_rows_below_their_maximum_are_listed_dearest_first(view: SheetView) -> None:
    lower = _with_score(view, "II.1", points=Points.parse("10"))
    lines = state.lost_rows(lower)
    assert [line.key for line in lines] == ["II.1", "II.6"]
    assert lines[0].number == "−10"
    assert lines[1].chip == Chip("tạm tính", "amber")


def test_unanswered_row_is_not_counted_as_lost(view: SheetView) -> None:
    lines = state.lost_rows(_with_score(view, "II.1", points=None))
    assert [line.key for line in lines] == ["II.6"]
    assert Score().points is None


@pytest.mark.parametrize(
    ("provisional", "words", "tone"),
    [(True, "1 tạm tính", "amber"), (False, "không có lỗi", "green")],
)
def test_sheet_line_says_how_it_stands(
    view: SheetView, provisional: bool, words: str, tone: str
) -> None:
    shown = _with_score(view, "II.6", provisional=provisional)
    line = state.state_lines(shown, (), lambda _item: 0)[0]
    assert line.number == "28/28 dòng"
    assert line.chip == Chip(words, tone)


def test_page_shows_the_year_and_every_number_leads_somewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.page
    assert isinstance(page, OverviewPage)
    assert page.header.title.text().startswith("Chào buổi sáng, có ")
    assert page.header.subtitle.text() == "Thứ Tư, 07/12/2022"
    assert len(page.findChildren(TaskCard)) == 3
    bar = page.findChildren(SectionBar)[1]
    assert "mất 5 điểm" in bar.accessibleName()
    with qtbot.waitSignal(page.asked_for) as asked:
        bar.click()
    assert asked.args == ["scoring", "II"]
    links = [link for link in page.findChildren(Link) if link.isVisible()]
    assert all(link.accessibleName() and link.target.page for link in links)


def test_page_follows_a_change_of_the_sheet(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page = window.page
    assert page is not None
    rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("20"), provisional=False))

    def shown() -> list[str]:
        return [bar.accessibleName() for bar in page.findChildren(SectionBar) if bar.isVisible()]

    qtbot.waitUntil(lambda: any("200 / 200" in name for name in shown()))
    assert len(shown()) == 3


def test_empty_year_offers_the_first_step(window: MainWindow, qtbot: QtBot) -> None:
    window.set_year(2031)
    page = window.page
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(EmptyState)))
    assert not [card for card in page.findChildren(TaskCard) if card.isVisible()]


def test_blanks_are_those_of_the_saved_draft(store: Store) -> None:
    dispatches.new(store, "letter", 2022, TODAY.date())
    drafts = [one.id for one in dispatches.items(store, 2022) if one.state is State.DRAFT]
    counts = dispatches.blank_counts(store, drafts)
    assert counts == {
        number: len(dispatches.placeholders(dispatches.compose(store, number))) for number in drafts
    }
    assert any(counts.values())


@pytest.mark.parametrize(
    ("days", "tone"), [(None, "amber"), (0, "green"), (7, "green"), (8, "amber")]
)
def test_an_old_copy_of_the_data_is_told(days: int | None, tone: str) -> None:
    last = None if days is None else TODAY - dt.timedelta(days=days)
    line = state.copy_line(last, TODAY)
    assert line.chip is not None
    assert line.chip.tone == tone
    assert line.target.action == "file.backup"


def test_the_line_of_the_copy_asks_for_the_action(qtbot: QtBot, store: Store) -> None:
    page = OverviewPage(store, lambda: TODAY, lambda: None)
    qtbot.addWidget(page)
    page.set_year(2022)
    page.refresh(None)
    (link,) = [link for link in page.findChildren(Link) if link.target.action]
    with qtbot.waitSignal(page.action_asked) as asked:
        link.click()
    assert asked.args == ["file.backup"]
