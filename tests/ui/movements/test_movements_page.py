"""The page of movements: its list, its log, what is dropped on it, and the way back of everything."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from tests.ui.movements.conftest import agree
from tests.ui.movements.conftest import drop
from tests.ui.movements.conftest import paste
from thiduadesk.data.store import Store
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.office import Span
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import office
from thiduadesk.services import papers
from thiduadesk.services import trash
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.movements.citing import CiteDialog
from thiduadesk.ui.pages.movements.entry import EntryDialog
from thiduadesk.ui.pages.movements.launching import LaunchDialog
from thiduadesk.ui.pages.movements.page import MovementsPage
from thiduadesk.ui.pages.movements.picking import PickDialog
from thiduadesk.ui.window import MainWindow

DAY = dt.date(2022, 12, 7)
SPAN = Span(dt.date(2020, 1, 1), dt.date(2025, 12, 31))
TEXT = "Tiếp nhận 12 hồ sơ theo Kế hoạch số 5/KH-VP ngày 05/01/2022."


@pytest.fixture
def two(page: MovementsPage, store: Store) -> tuple[int, int]:
    """A movement of the nation with an entry early in the year, one of the office with none."""
    assert page.isVisible()
    first = movements.save(store, Movement(0, "Dân vận khéo", launcher=Launcher.NATION, span=SPAN))
    second = movements.save(store, Movement(0, "Công sở xanh, sạch, đẹp", span=SPAN))
    logbook.write(store, Activity(0, 2022, "Tổ chức tọa đàm.", first, day=dt.date(2022, 2, 1)))
    return first, second


def _titles(page: MovementsPage) -> list[str]:
    return [one.title for one in page.list.model.rows][1:]


def _answer_entry(text: str) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        paste(dialog.text.area, text)
        agree(dialog)

    answer_next(fill, EntryDialog)


def test_cards_tell_silence_and_are_found_without_accents(
    page: MovementsPage, two: tuple[int, int]
) -> None:
    silent = next(one for one in page.list.model.rows if one.key == two[0])
    assert "im lặng 10 tháng" in [chip.text for chip in silent.chips]

    type_words(page.list.search, "cong so xanh")
    assert _titles(page) == ["Công sở xanh, sạch, đẹp"]

    page.list.search.clear()
    level = page.list.level.findData(Launcher.NATION)
    press(page.list.level, Qt.Key.Key_Home)
    for _step in range(level):
        press(page.list.level, Qt.Key.Key_Down)
    assert _titles(page) == ["Dân vận khéo"]


def test_what_overlaps_or_is_late_is_told(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    span = Span(dt.date(2019, 1, 1), dt.date(2021, 12, 31))
    late = movements.save(store, Movement(0, "Phòng, chống tác hại thuốc lá", span=span))
    movements.save(store, Movement(0, "Xây dựng công sở xanh, sạch, đẹp", span=SPAN))
    page.list.which.setCurrentIndex(page.list.which.count() - 1)
    page.refresh(None)
    chips = {row.key: {chip.text: chip.tone for chip in row.chips} for row in page.list.model.rows}
    assert "danger" in chips[late].values()
    assert chips[two[1]]["trùng nội dung"] == "amber"
    page.show_movement(two[1])
    assert "Xây dựng công sở xanh, sạch, đẹp" in page.pane.told.text()


def test_what_the_list_is_narrowed_to_stays_when_something_changes(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    page.show_movement(two[0])
    type_words(page.list.search, "cong so xanh")
    logbook.write(store, Activity(0, 2022, "Trồng 20 cây xanh.", two[1]))
    assert _titles(page) == ["Công sở xanh, sạch, đẹp"]
    assert page.chosen is not None
    assert page.chosen.id == two[0]


def test_an_entry_without_movement_goes_under_its_heading(
    page: MovementsPage, store: Store
) -> None:
    page.open_at("topic.tasks")
    _answer_entry(TEXT)
    page.log_activity()
    (kept,) = logbook.of_year(store, 2022).activities
    assert kept.topic is Topic.TASKS
    page.pane.log.choose_group(Topic.EXAMPLES)
    _answer_entry("Biểu dương 03 gương người tốt, việc tốt.")
    press(page.pane.log.view, Qt.Key.Key_Return)
    topics = {one.topic for one in logbook.of_year(store, 2022).activities}
    assert topics == {Topic.TASKS, Topic.EXAMPLES}


def test_an_entry_is_changed_and_keeps_what_was_left(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    page.show_movement(two[1])
    _answer_entry(TEXT)
    page.log_activity()
    (kept,) = logbook.of_view(movements.get(store, two[1], DAY)).activities

    def leave_all(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        dialog.numbers.choose(0, 1)
        press(dialog.numbers, Qt.Key.Key_Space)
        item = dialog.papers.list.item(0)
        assert isinstance(item, QListWidgetItem)
        dialog.papers.list.setCurrentRow(0)
        press(dialog.papers.list, Qt.Key.Key_Space)
        agree(dialog)

    answer_next(leave_all, EntryDialog)
    assert page.pane.log.choose(kept.id)
    press(page.pane.log.view, Qt.Key.Key_Return)
    changed = logbook.of_view(movements.get(store, two[1], DAY))
    assert changed.activities[0].figures == ()
    assert changed.activities[0].text == TEXT
    assert not changed.papers.get(kept.id)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        assert dialog.numbers.figures == ()
        assert dialog.papers.offered == ()
        dialog.reject()

    answer_next(look, EntryDialog)
    press(page.pane.log.view, Qt.Key.Key_Return)


def test_a_wrong_sum_is_told_while_it_is_typed(page: MovementsPage, two: tuple[int, int]) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        paste(dialog.text.area, "Giao 139 nhiệm vụ, trong đó: xong 74 nhiệm vụ; dừng 66 nhiệm vụ.")
        dialog.read()
        assert dialog.sums.text() == "139 = 74 + 66"
        assert "140" in dialog.wrong.text()
        assert dialog.wrong.isVisible()
        dialog.numbers.choose(2, 1)
        press(dialog.numbers, Qt.Key.Key_Left, CTRL)
        assert dialog.sums.text() == "139 = 74"
        dialog.reject()

    page.show_movement(two[0])
    answer_next(look, EntryDialog)
    page.log_activity()


def test_pictures_let_go_over_an_entry_become_its_own(
    page: MovementsPage, store: Store, two: tuple[int, int], picture: Path
) -> None:
    page.show_movement(two[0])
    log = page.pane.log
    (kept,) = logbook.of_view(movements.get(store, two[0], DAY)).activities
    place = log.view.visualRect(log.model.index(log.model.place_of(kept.id) or 0, 1)).center()
    drop(log.view.viewport(), picture, at=place)
    QApplication.processEvents()
    (kept,) = logbook.of_view(movements.get(store, two[0], DAY)).activities
    assert len(kept.pictures) == 1
    assert log.pictures.kept == kept.pictures
    assert not log.pictures.item(0).icon().isNull()


def test_words_let_go_over_the_log_begin_an_entry(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        agree(dialog)

    page.show_movement(two[1])
    answer_next(keep, EntryDialog)
    drop(page.pane.log.view, text=TEXT)
    (kept,) = logbook.of_view(movements.get(store, two[1], DAY)).activities
    assert [str(one.value) for one in kept.figures] == ["12"]


def test_a_known_movement_gets_the_paper_and_stays_one(
    page: MovementsPage, store: Store, two: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "Kế hoạch số 70/KH-UBND ngày 04/6/2020 của UBND tỉnh phát động phong trào thi đua "
        "“Dân vận khéo” giai đoạn 2020 - 2025",
        encoding="utf-8",
    )

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, LaunchDialog)
        assert dialog.known.isVisible()
        agree(dialog)

    answer_next(keep, LaunchDialog)
    assert page.take_files([path], page.rect().center())
    assert len(movements.all_movements(store, DAY)) == len(two)
    assert [one.number for one in movements.get(store, two[0], DAY).papers.values()] == ["70"]


def test_papers_are_added_by_pasting_and_taken_off(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:

    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, CiteDialog)
        paste(dialog.text.area, "Kế hoạch số 31-KH/TU ngày 16/3/2021 của Ban Thường vụ Tỉnh ủy")
        agree(dialog)

    page.show_movement(two[0])
    answer_next(add, CiteDialog)
    page.pane.papers.ask()
    assert len(movements.get(store, two[0], DAY).papers) == 1
    page.pane.papers.view.setCurrentIndex(page.pane.papers.model.index(0, 0))
    press(page.pane.papers.view, Qt.Key.Key_Delete)
    assert not movements.get(store, two[0], DAY).papers
    assert len(papers.all_papers(store)) == 1


def test_a_deleted_movement_comes_back_by_undo_and_from_the_trash(
    page: MovementsPage, store: Store, window: MainWindow, two: tuple[int, int]
) -> None:
    page.show_movement(two[0])
    press(page.list.view, Qt.Key.Key_Delete)
    assert _titles(page) == ["Công sở xanh, sạch, đẹp"]
    window.undo()
    assert "Dân vận khéo" in _titles(page)

    page.show_movement(two[0])
    page.delete()
    (thing,) = trash.items(store)
    trash.restore(store, thing.id)
    assert "Dân vận khéo" in _titles(page)


def test_fields_are_kept_as_they_are_left(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    page.show_movement(two[1])
    page.pane.tabs.setCurrentWidget(page.pane.facts)
    theme = page.pane.facts.fields[1][1]
    theme.setFocus()
    paste(theme.editor, "Vì môi trường công sở")
    press(theme.editor, Qt.Key.Key_Tab)
    assert page.leave()
    view = movements.get(store, two[1], DAY)
    assert view.whole.movement.theme == "Vì môi trường công sở"
    assert "Vì môi trường công sở" in page.pane.subtitle.text()


def test_a_target_says_whether_it_is_reached(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        for field, words in zip(
            dialog.fields, ("Hồ sơ xử lý trên mạng", "90", "%", "85,5"), strict=True
        ):
            paste(field.editor, words)
        agree(dialog)

    page.show_movement(two[0])
    answer_next(fill, StepDialog)
    page.pane.facts.add_target()
    (target,) = movements.get(store, two[0], DAY).whole.movement.targets
    assert (str(target.value), str(target.reached)) == ("90", "85.5")
    row = page.pane.facts.targets.model.index(0, 2)
    assert "85,5 %" in page.pane.facts.targets.model.data(row, Qt.ItemDataRole.AccessibleTextRole)


def test_the_palette_finds_movements_and_entries(
    qtbot: QtBot, page: MovementsPage, store: Store, window: MainWindow, two: tuple[int, int]
) -> None:
    del qtbot
    hits = {one.text: one for one in page.hits("toa dam")}
    page.show_movement(two[1])
    hits["Tổ chức tọa đàm."].run()
    QApplication.processEvents()
    assert page.chosen is not None
    assert page.chosen.id == two[0]
    assert page.pane.log.chosen is not None
    assert [one.text for one in page.hits("cong so xanh")] == ["Công sở xanh, sạch, đẹp"]
    assert window.page is page


def test_those_who_take_part_are_chosen_by_a_few_letters(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        type_words(dialog.search, "tiep cong dan")
        dialog.list.setFocus()
        press(dialog.list, Qt.Key.Key_Space)
        agree(dialog)

    page.show_movement(two[0])
    answer_next(choose, PickDialog)
    page.pane.facts.units.ask()
    (unit,) = movements.get(store, two[0], DAY).whole.movement.units
    (named,) = (one.name for one in office.units(store) if one.id == unit)
    assert "Tiếp công dân" in named
    assert page.pane.facts.units.names.text() == named


def test_a_review_is_held_and_no_longer_asked_for(
    page: MovementsPage, store: Store, two: tuple[int, int]
) -> None:
    def hold(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        paste(dialog.fields[3].editor, "15/11/2022")
        agree(dialog)

    page.show_movement(two[0])
    first = movements.get(store, two[0], DAY).reviews[0]
    assert first.done is None
    reviews = page.pane.outcome.reviews
    page.pane.tabs.setCurrentWidget(page.pane.outcome)
    reviews.view.setCurrentIndex(reviews.model.index(0, 0))
    answer_next(hold, StepDialog)
    press(reviews.view, Qt.Key.Key_Return)
    held = movements.get(store, two[0], DAY).reviews[0]
    assert (held.kind, held.done) == (first.kind, dt.date(2022, 11, 15))
