"""The overview: tasks ranked by rule, the state of the year, charts; every figure leads somewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from thiduadesk.data.store import Store
from thiduadesk.domain.calendar import Ask
from thiduadesk.domain.calendar import Deadline
from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Score
from thiduadesk.rules.calendar import Anchor
from thiduadesk.rules.calendar import Given
from thiduadesk.rules.calendar import back_plan
from thiduadesk.rules.calendar import next_deadline
from thiduadesk.rules.calendar import year_plan
from thiduadesk.rules.movements.pulse import heartbeat
from thiduadesk.services import dispatches
from thiduadesk.services import rubric
from thiduadesk.services.calendar import Year
from thiduadesk.services.guidance import Asked
from thiduadesk.services.guidance import Letter
from thiduadesk.services.guidance import Target as Answer
from thiduadesk.services.movements import Item as MovementItem
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.services.rubric import SheetView
from thiduadesk.ui.charts import ChartView
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview import charts
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.cards import Link
from thiduadesk.ui.pages.overview.cards import StepLine
from thiduadesk.ui.pages.overview.cards import TaskCard
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.pages.overview.shown import Shown
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.pages.overview.tasks import Task
from thiduadesk.ui.pages.overview.tasks import tasks
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.window import MainWindow

DAY = TODAY.date()
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


def _year(*stored: Deadline, letters: tuple[Letter, ...] = (), letter: str = "") -> Year:
    """A plan of deadlines; ``letter`` is the day of the guidance letter."""
    anchors = {"guidance": Anchor(dt.date.fromisoformat(letter), "CV 1028")} if letter else {}
    given = Given(2022, DAY, stored, anchors=anchors)
    items = tuple(one for one in year_plan(given) if one.certain)
    towards = next_deadline(items)
    steps = back_plan(towards, given) if towards else ()
    return Year(2022, DAY, items, towards, steps, (), letters)


def _shown(view: SheetView | None, *items: DispatchItem, **more: Any) -> Shown:
    blanks = more.pop("blanks", 0)
    more.setdefault("plan", _year())
    counts = {one.id: blanks for one in items}
    return Shown(2022, DAY, view=view, items=items, blanks=counts, **more)


def _tasks(view: SheetView | None, *items: DispatchItem, **more: Any) -> tuple[Task, ...]:
    return tasks(_shown(view, *items, **more))


def test_sample_waits_for_evidence_the_report_and_the_provisional_row(view: SheetView) -> None:
    evidence, report, provisional = _tasks(view)
    assert evidence.title.startswith("Bổ sung minh chứng cho ")
    assert report.title == "Soạn báo cáo năm 2022"
    assert provisional.title == "Chốt 1 dòng tạm tính"
    assert provisional.target == Target("scoring", "II.6")


def test_error_of_a_row_comes_first_and_leads_there(view: SheetView) -> None:
    wrong = _with_score(view, "II.3", bonus=Points.parse("10"))
    first = _tasks(wrong)[0]
    assert first.chip == Chip("lỗi", "danger")
    assert first.title == "Sửa dòng II.3"
    assert "10" in first.detail
    assert first.target == Target("scoring", "II.3")


def test_many_errors_are_gathered_behind_the_first(view: SheetView) -> None:
    wrong = view
    for no in ("II.1", "II.2", "II.3", "II.4"):
        wrong = _with_score(wrong, no, bonus=Points.parse("10"))
    titles = [one.title for one in _tasks(wrong)]
    assert titles[0] == "Sửa dòng II.1"
    assert titles[1] == "Sửa 3 dòng nữa"


def test_unanswered_rows_are_counted_and_named(view: SheetView) -> None:
    open_rows = view
    for no in ("II.1", "II.2"):
        open_rows = _with_score(open_rows, no, points=None)
    task = next(one for one in _tasks(open_rows) if one.chip.text == "chưa chấm")
    assert task.title == "Chấm 2 dòng còn trống"
    assert task.detail == "II.1 · II.2"


def test_year_without_rubric_begins_with_it() -> None:
    assert [one.title for one in _tasks(None)] == ["Nhập bảng tiêu chí năm 2022"]


def test_tasks_take_the_days_of_the_plan_and_its_rank(view: SheetView) -> None:
    """What is late comes before faults, faults before what came back, that before what is due."""
    wrong = _with_score(view, "II.3", bonus=Points.parse("10"))
    own = Deadline(1, 2022, "Nộp báo cáo dân vận", dt.date(2022, 12, 5))
    back = replace(ITEM, id=9, kind="letter", subject="Bị trả", since=dt.date(2022, 12, 6))
    found = _tasks(wrong, back, plan=_year(own, letter="2022-12-12"))
    assert [one.target for one in found][:3] == [
        Target("overview", "year"),
        Target("scoring", "II.3"),
        Target("dispatches", "9"),
    ]
    assert [one.chip.tone for one in found][:3] == ["danger"] * 3
    evidence = next(one for one in found if one.title.startswith("Bổ sung minh chứng"))
    step = next(one for one in _year(letter="2022-12-12").steps if one.key.endswith("/evidence"))
    assert evidence.chip == state.due_chip(step), "it has the day of its step"
    custom = replace(ITEM, id=10)
    plan = replace(_year(), items=year_plan(Given(2022, DAY)))
    ranked = _tasks(wrong, custom, plan=plan)
    assert ranked[0].target == Target("scoring", "II.3")
    assert ranked[-1].target.where.startswith("year."), "custom alone comes last, to be confirmed"


def _letter(*answers: str) -> Letter:
    asked = tuple(
        Asked(Ask(at, 3, f"Việc {at}"), Answer(words) if words else None)
        for at, words in enumerate(answers, 1)
    )
    return Letter(Guidance(3, 2022, "Công văn 1028"), None, asked)


def test_gaps_and_silent_movements_are_tasks_and_figures(view: SheetView) -> None:
    movement = Movement(4, "Dân vận khéo", launched=dt.date(2022, 1, 10))
    silent = MovementItem(movement, heartbeat(movement, (), DAY), 0, ())
    shown = _shown(view, plan=_year(letters=(_letter("", "ở đây", ""),)), movements=(silent,))
    found = {one.target: one for one in tasks(shown)}
    assert found[Target("overview", "guidance.3")].detail == "Việc 1"
    assert found[Target("movements", "4")].title == "Dân vận khéo"
    lines = {line.key: line for line in state.state_lines(shown)}
    assert lines["guidance"].number.startswith("1/3")
    assert lines["guidance"].target == Target("overview", "guidance.3")
    assert "10" in lines["movements"].chip.text if lines["movements"].chip else False
    assert lines["movements"].target == Target("movements", "4")


@pytest.mark.parametrize(
    ("item", "blanks", "detail"),
    [
        (ITEM, 3, "Còn 3 chỗ «…» cần điền"),
        (ITEM, 0, "Đã đủ. Soát lỗi rồi in để trình ký."),
        (replace(ITEM, state=State.FOR_SIGNATURE), 0, "Ghi số và ngày khi văn bản đã ký."),
    ],
)
def test_dispatch_says_its_next_step(item: DispatchItem, blanks: int, detail: str) -> None:
    (task,) = [one for one in _tasks(None, item, blanks=blanks) if one.target.page != "scoring"]
    assert task.detail == detail
    assert task.target == Target("dispatches", "7")


def test_issued_report_is_no_task_but_a_line(view: SheetView) -> None:
    issued = replace(
        ITEM, state=State.ISSUED, number="1603", symbol="BC-VP", date=dt.date(2022, 12, 15)
    )
    shown = _shown(view, issued)
    assert issued.subject not in {one.title for one in tasks(shown)}
    line = next(one for one in state.state_lines(shown) if one.key == "report")
    assert line.number == "1603/BC-VP"
    assert line.chip == Chip("15/12/2022", "green")


def test_many_drafts_with_blanks_are_one_task(view: SheetView) -> None:
    drafts = [replace(ITEM, id=at, kind="letter", subject=f"Thư {at}") for at in range(20, 25)]
    found = [one for one in _tasks(view, *drafts, blanks=2) if one.target.page == "dispatches"]
    assert [one.target.where for one in found] == ["", "20"], "the report, and all of them"
    assert "10" in found[1].detail


def test_sections_name_the_points_lost_and_stand_beside_last_year(view: SheetView) -> None:
    before = _with_score(view, "III.1", points=Points.parse("0"))
    chart = charts.sections(view, before)
    assert [one.said for one in chart.items] == ["650 / 650", "195 / 200", "100 / 100"]
    assert [one.note for one in chart.items] == ["", "mất 5 điểm: II.6 (tạm tính)", ""]
    assert [one.key for one in chart.items] == ["I", "II", "III"]
    this, last = chart.series
    assert list(this.values) == [100, pytest.approx(97.5), 100]
    assert last.values[2] is not None
    assert last.values[2] < 100
    assert len(charts.sections(view, None).series) == 1


def test_rows_below_their_maximum_are_listed_dearest_first(view: SheetView) -> None:
    lower = _with_score(view, "II.1", points=Points.parse("10"))
    lines = charts.lost_rows(lower)
    assert [line.key for line in lines] == ["II.1", "II.6"]
    assert lines[0].number == "−10"
    assert lines[1].chip == Chip("tạm tính", "amber")


def test_unanswered_row_is_not_counted_as_lost(view: SheetView) -> None:
    lines = charts.lost_rows(_with_score(view, "II.1", points=None))
    assert [line.key for line in lines] == ["II.6"]
    assert Score().points is None


def test_the_strip_says_how_the_sheet_stands(view: SheetView) -> None:
    lines = {line.key: line for line in state.state_lines(_shown(view))}
    assert lines["sheet"].number == "28/28 dòng"
    assert lines["sheet"].chip == Chip("không có lỗi", "green")
    assert lines["row_provisional"].target == Target("scoring", "II.6")
    assert lines["full_marks_without_evidence"].target.page == "scoring"
    settled = _with_score(view, "II.6", provisional=False)
    keys = {line.key for line in state.state_lines(_shown(settled))}
    assert "row_provisional" not in keys
    wrong = _with_score(view, "II.3", bonus=Points.parse("10"))
    sheet = state.state_lines(_shown(wrong))[0]
    assert sheet.chip is not None
    assert (sheet.chip.tone, sheet.target) == ("danger", Target("scoring", "II.3"))


def test_what_she_waits_for_says_from_whom(view: SheetView) -> None:
    signing = replace(ITEM, state=State.FOR_SIGNATURE, since=dt.date(2022, 12, 1))
    shown = _shown(view, signing, plan=_year(letter="2022-12-15"))
    lines = {line.key: line for line in state.waiting_lines(shown)}
    assert lines["sign-7"].number.startswith("6 ")
    council = lines["report.year/council"]
    assert council.chip == Chip("Hội đồng")
    assert council.target == Target("rounds")
    assert all(line.chip for line in lines.values())


def test_page_shows_the_year_and_every_figure_leads_somewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.page
    assert isinstance(page, OverviewPage)
    assert page.header.title.text().startswith("Chào buổi sáng, có ")
    assert page.header.subtitle.text().startswith("Thứ Tư, 07/12/2022 · ")
    assert len(page.findChildren(TaskCard)) == 3
    assert len(page.findChildren(StepLine)) >= 3
    sections, honours = page.findChildren(ChartView)
    assert "mất 5 điểm" in sections.accessibleDescription()
    assert "2021" in honours.accessibleDescription()
    with qtbot.waitSignal(page.asked_for) as asked:
        sections.chosen.emit("II")
    assert asked.args == ["scoring", "II"]
    links = [link for link in page.findChildren(Link) if link.isVisible()]
    assert all(link.accessibleName() and (link.target.page or link.target.action) for link in links)


def test_page_follows_a_change_of_the_sheet(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page = window.page
    assert page is not None
    rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("20"), provisional=False))

    def shown() -> list[str]:
        views = [one for one in page.findChildren(ChartView) if one.isVisible()]
        return [one.accessibleDescription() for one in views]

    qtbot.waitUntil(lambda: any("200 / 200" in text for text in shown()))


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
    area = BannerArea()
    qtbot.addWidget(area)
    page = OverviewPage(store, InlineRunner(), Feedback(area, area), lambda: TODAY, lambda: None)
    qtbot.addWidget(page)
    page.set_year(2022)
    page.refresh(None)
    qtbot.waitUntil(lambda: page.shown is not None)
    (link,) = [link for link in page.findChildren(Link) if link.target.action]
    with qtbot.waitSignal(page.action_asked) as asked:
        link.click()
    assert asked.args == ["file.backup"]
