"""Movements are kept with their log and papers, watched, thrown away and put back whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.data import office_2022
from tests.services import quang_binh
from thiduadesk.data.queries import criteria
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Target
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.problems import Refused
from thiduadesk.rules.movements.figures import merged
from thiduadesk.rules.movements.pasting import MovementDraft
from thiduadesk.rules.movements.pulse import State
from thiduadesk.services import dispatches
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import papers
from thiduadesk.services import personnel
from thiduadesk.services import reports
from thiduadesk.services import trash

DAY = dt.date(2022, 4, 28)

DECISION = """UBND TỈNH BÌNH GIANG
Số: 215/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Giang, ngày 14 tháng 3 năm 2023

QUYẾT ĐỊNH
Về việc phát động và triển khai phong trào thi đua “Bình Giang
chung sức chuyển đổi số” giai đoạn 2023 - 2025

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương \
trình chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV ngày 01 tháng 3 năm 2023.

QUYẾT ĐỊNH:

Điều 1. Phát động và triển khai phong trào thi đua “Bình Giang chung sức chuyển đổi số” giai đoạn 2023 - 2025.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""

PLAN = """UBND TỈNH X
SỞ NỘI VỤ
Số: 31/KH-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
X, ngày 20 tháng 4 năm 2023

KẾ HOẠCH
TRIỂN KHAI PHONG TRÀO THI ĐUA “CÔNG SỞ KHÔNG GIẤY TỜ”
DO CHỦ TỊCH UBND TỈNH PHÁT ĐỘNG GIAI ĐOẠN 2023 - 2024

Thực hiện Kế hoạch số 55/KH-UBND ngày 30 tháng 3 năm 2023 của UBND tỉnh, Sở xây dựng kế hoạch thực \
hiện phong trào thi đua “Công sở không giấy tờ” như sau:
I. MỤC ĐÍCH, YÊU CẦU
"""


def everything(store: Store, movement: int) -> WholeMovement:
    with store.read() as r:
        return queries.whole(r, movement)


def unnumbered(kept: WholeMovement) -> object:
    """What is kept of a movement, without the ids of its rows."""

    def bare(records: tuple[object, ...]) -> list[str]:
        names = {"id": 0, "movement_id": 0}
        return sorted(str(replace(one, **names)) for one in records)  # type: ignore[type-var]

    return (
        replace(kept.movement, id=0),
        bare(kept.activities),
        bare(kept.models),
        bare(kept.social),
        bare(kept.reviews),
        sorted((one.paper_id, one.role, one.owner.kind) for one in kept.links),
        [(one.criterion_id, one.nomination_id) for one in kept.proves],
    )


@pytest.fixture
def movement(store: Store) -> int:
    made = quang_binh.fill(store)
    movements.keep(
        store, GoodModel(0, 2021, "Quầy một cửa thân thiện", made, text="Gọi trước."), []
    )
    movements.keep(store, SocialWork(0, 2021, "Ủng hộ Quỹ Vì người nghèo", made, amount=12_000_000))
    return made


# --- kept, thrown away, put back ---------------------------------------------------------------
def test_movement_goes_into_the_trash_whole_and_comes_back(store: Store, movement: int) -> None:
    before = everything(store, movement)
    movements.remove(store, movement)
    with store.read() as r:
        assert queries.movements(r) == ()
        assert queries.activities(r) == ()
    (item,) = trash.items(store)
    trash.restore(store, item.id)
    (again,) = movements.all_movements(store, DAY)
    after = everything(store, again.movement.id)
    assert unnumbered(after) == unnumbered(before)
    plans = [one for one, role in linked(store, after) if role is PaperRole.PLAN]
    assert [one.number for one in plans] == ["4423"]


def test_a_report_knows_a_movement_that_came_back(store: Store, movement: int) -> None:
    number = dispatches.new(store, "report.year", 2022, DAY)
    before = reports.news(store, number)
    movements.remove(store, movement)
    assert any(one.source.startswith(f"movement.{movement}") for one in reports.news(store, number))
    (item,) = trash.items(store)
    trash.restore(store, item.id)
    assert reports.news(store, number) == before

    movements.remove(store, movement)
    other = movements.save(store, Movement(0, "Công sở không khói thuốc"))
    (item,) = trash.items(store)
    trash.restore(store, item.id)
    titles = {one.movement.id: one.movement.title for one in movements.all_movements(store, DAY)}
    assert len(titles) == 2
    assert titles[other] == "Công sở không khói thuốc"


def test_an_entry_whose_movement_is_gone_comes_back_where_it_is_seen(
    store: Store, movement: int
) -> None:
    log = everything(store, movement).activities
    entry = next(one for one in log if one.topic is Topic.MOVEMENT)
    movements.remove_entry(store, entry)
    movements.remove(store, movement)
    trash.restore(store, next(one.id for one in trash.items(store) if one.kind == "WholeActivity"))
    (kept,) = logbook.of_year(store, entry.year).activities
    assert (kept.text, kept.topic) == (entry.text, Topic.TASKS)


def linked(store: Store, kept: WholeMovement) -> tuple[tuple[Paper, PaperRole], ...]:
    view = movements.get(store, kept.movement.id, DAY)
    return view.linked(Owner(OwnerKind.MOVEMENT, kept.movement.id))


def test_entry_comes_back_from_the_trash_with_its_papers_and_what_it_proves(
    store: Store, movement: int
) -> None:
    with store.change(Label("Sheet")) as w:
        rubric.put_sheet(w, office_2022.SHEET)
        row = criteria.find(w, 2022, office_2022.SHEET.leaves[0].criterion.no)
    log = everything(store, movement).activities
    plan = next(one for one in log if one.text.startswith("Ban hành Kế hoạch"))
    with store.change(Label("Evidence")) as w:
        queries.set_activity_links(w, plan.id, criteria=(row,), nominations=())
    whole = everything(store, movement)
    movements.remove_entry(store, plan)
    for model in whole.models:
        movements.remove_entry(store, model)
    for given in whole.social:
        movements.remove_entry(store, given)
    for review in whole.reviews:
        movements.remove_entry(store, review)
    items = trash.items(store)
    assert all(one.title for one in items)
    for item in items:
        trash.restore(store, item.id)
    after = everything(store, movement)
    assert unnumbered(after) == unnumbered(whole)
    back = next(one for one in after.activities if one.text == plan.text)
    assert back.id == plan.id
    assert (back.id, row) in [(one.activity_id, one.criterion_id) for one in after.proves]


def test_every_verb_is_undone_and_done_again(store: Store, movement: int) -> None:
    whole = everything(store, movement)
    activity = whole.activities[0]
    (paper, *_others) = papers.all_papers(store)
    steps = (
        lambda: movements.save(store, replace(whole.movement, theme="Kỷ cương"), []),
        lambda: logbook.write(store, replace(activity, id=0, text="Việc mới."), known=[paper.id]),
        lambda: movements.keep(store, replace(activity, text="Việc khác."), []),
        lambda: movements.keep(store, MovementReview(0, movement, ReviewKind.FINAL, 2025)),
        lambda: movements.set_papers(
            store, Owner(OwnerKind.ACTIVITY, activity.id), [(paper.id, PaperRole.REVIEW)]
        ),
        lambda: movements.remove_entry(store, whole.models[0]),
        lambda: movements.remove_entry(store, whole.social[0]),
        lambda: movements.remove(store, movement),
    )
    states = [state(store)]
    for step in steps:
        step()
        states.append(state(store))
        assert states[-1] != states[-2]
    for before in reversed(states[:-1]):
        store.undo()
        assert state(store) == before
    for after in states[1:]:
        store.redo()
        assert state(store) == after


def state(store: Store) -> object:
    with store.read() as r:
        return [queries.whole(r, one.id) for one in queries.movements(r)]


def test_an_entry_does_not_end_before_it_begins(store: Store, movement: int) -> None:
    day = dt.date(2022, 6, 2)
    entry = Activity(0, 2022, "X", movement_id=movement, day=day, until=dt.date(2022, 6, 1))
    before = store.undo_label
    with pytest.raises(Refused, match="span_reversed"):
        movements.keep(store, entry)
    assert store.undo_label == before
    assert movements.keep(store, replace(entry, until=day))


def test_figures_of_a_year_that_count_the_same_are_one(store: Store, movement: int) -> None:
    for quarter, number in enumerate((180, 230, 200, 220)):
        part = Figure("bài trên Cổng", Decimal(number // 2), "tin, bài")
        figure = Figure("Tin, bài", Decimal(number), "tin, bài", parts=(part,))
        text = f"Quý {quarter + 1} đăng {{0}} tin, bài."
        logbook.write(store, Activity(0, 2020, text, movement, figures=(figure,)))
    log = [one for one in everything(store, movement).activities if one.year == 2020]
    figures = merged(figure for one in log for figure in one.figures)
    (found,) = [one for one in figures if one.unit == "tin, bài"]
    assert (found.value, found.parts[0].value) == (Decimal(830), Decimal(415))


# --- watched -----------------------------------------------------------------------------------
def test_silence_reviews_targets_and_honours_are_told(store: Store, movement: int) -> None:
    personnel.save(store, HonourHeld(0, OFFICE, "BK_T", 2022, movement="thực hiện văn hóa công sở"))
    personnel.save(store, HonourHeld(0, OFFICE, "GK", 2022, movement="bảo vệ an ninh Tổ quốc"))
    view = movements.get(store, movement, DAY)
    assert view.beat.state is State.RUNNING
    assert (view.beat.last, view.beat.silent) == (DAY, 0)  # what assesses 2022 goes on
    assert [one.honour for one in view.honours] == ["BK_T"]
    assert [(one.kind, one.due) for one in view.reviews] == [
        (ReviewKind.INTERIM, dt.date(2022, 4, 30)),
        (ReviewKind.FINAL, dt.date(2025, 12, 31)),
    ]
    later = movements.get(store, movement, dt.date(2023, 10, 1))
    assert [one.code for one in later.findings] == ["movement_silent", "movement_review_late"]
    targets = (Target("100% ký cam kết", Decimal(100), "%", Decimal(98)), Target("Giữ sạch đẹp"))
    movements.save(store, replace(view.whole.movement, targets=targets))
    over = movements.get(store, movement, dt.date(2026, 2, 1))
    missed = [one for one in over.findings if one.code == "movement_target_missed"]
    assert [(one.found, one.expected) for one in missed] == [("98%", "100%")]


def test_year_shows_the_movements_that_run_in_it_or_have_a_log(store: Store, movement: int) -> None:
    old = Movement(0, "Thi đua năm 2015", span=Span(dt.date(2015, 1, 1), dt.date(2015, 12, 31)))
    movements.save(store, old)
    (item,) = movements.all_movements(store, DAY, 2020)
    assert item.movement.id == movement
    assert item.activities == 3
    assert len(movements.all_movements(store, DAY)) == 2
    assert movements.day_of(2020, DAY) == dt.date(2020, 12, 31)
    assert movements.day_of(2022, DAY) == DAY


def test_two_movements_about_one_thing_are_told(store: Store, movement: int) -> None:
    other = Movement(
        0,
        "Thi đua thực hiện văn hóa công sở trong Văn phòng",
        span=Span(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
    )
    made = movements.save(store, other)
    (finding,) = [one for one in movements.findings(store, DAY) if one.code == "movement_overlap"]
    assert finding.quote == "văn hóa công sở"
    assert finding.params["start"] == "01/01/2022"
    for number, beside in ((made, movement), (movement, made)):
        (told,) = movements.get(store, number, DAY).findings
        assert told.params["other"] == str(beside), "of the other one, whichever is looked at"
    movements.save(store, replace(other, id=made, span=Span(dt.date(2026, 1, 1))))
    assert not movements.get(store, movement, DAY).overlaps


# --- from the text of a paper --------------------------------------------------------------------
def launched(store: Store, draft: MovementDraft) -> int:
    """The movement kept with its own paper, as the window does it by itself."""
    offers = [logbook.offer(store, draft.paper, draft.subject)] if draft.paper else []
    movement = replace(draft.movement, id=draft.known or 0)
    return logbook.launch(store, movement, [(one, draft.role) for one in offers])


def test_whole_decision_becomes_a_movement_with_its_paper(store: Store) -> None:
    draft = movements.paste(store, DECISION)
    made = draft.movement
    assert made.title == "Bình Giang chung sức chuyển đổi số"
    assert made.launcher is Launcher.PROVINCE
    assert made.launched == dt.date(2023, 3, 14)
    assert made.span == Span(dt.date(2023, 1, 1), dt.date(2025, 12, 31))
    assert draft.paper is not None
    assert (draft.paper.number, draft.paper.symbol) == ("215", "QĐ-UBND")
    assert not draft.paper.issuer.isupper()
    assert {one.number for one in draft.others} >= {"749", "88"}
    assert "215" not in {one.number for one in draft.others}, "the head names the paper itself"
    number = launched(store, draft)
    view = movements.get(store, number, DAY)
    ((paper, role),) = view.linked(Owner(OwnerKind.MOVEMENT, number))
    assert (paper.kind, paper.number, paper.date) == ("Quyết định", "215", dt.date(2023, 3, 14))
    assert "phát động" in paper.subject
    assert role is PaperRole.LAUNCH


def test_own_plan_is_added_to_the_movement_known_already(store: Store) -> None:
    first = "Kế hoạch số 55/KH-UBND ngày 30/3/2023 của UBND tỉnh phát động phong trào thi đua “Công sở không giấy tờ”"
    number = launched(store, movements.paste(store, first))
    draft = movements.paste(store, PLAN)
    assert draft.known == number
    assert draft.role is PaperRole.PLAN
    assert draft.movement.launcher is Launcher.PROVINCE
    assert launched(store, draft) == number
    roles = [
        role
        for _paper, role in movements.get(store, number, DAY).linked(
            Owner(OwnerKind.MOVEMENT, number)
        )
    ]
    assert roles == [PaperRole.LAUNCH, PaperRole.PLAN]
    launched(store, movements.paste(store, PLAN))
    assert len(movements.get(store, number, DAY).whole.links) == 2


def test_draft_without_a_number_and_the_next_period_are_no_old_paper_and_movement(
    store: Store,
) -> None:
    draft = movements.paste(store, DECISION.replace("Số: 215/", "Số:      /"))
    assert draft.movement.title == "Bình Giang chung sức chuyển đổi số"
    first = launched(store, draft)
    assert draft.movement.launcher is Launcher.PROVINCE
    assert papers.all_papers(store) == ()
    again = movements.paste(store, DECISION)
    assert again.known == first
    later = movements.paste(store, DECISION.replace("2023 - 2025", "2026 - 2030"))
    assert later.known is None
