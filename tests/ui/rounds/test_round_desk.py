"""The desk of a round as the clerk uses it, gesture by gesture: forms, ballots, reasons, scans, money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.exchange.test_proposals import HEAD
from tests.services import round_office
from tests.services.round_office import YEAR
from tests.services.round_office import person
from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.rounds.conftest import agree
from tests.ui.rounds.conftest import fill
from tests.ui.rounds.conftest import told
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.rounds import FundEntry
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import RoundState
from thiduadesk.services import awards
from thiduadesk.services import dossierpapers
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.services import roundway
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.rounds.forms import FormDialog
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.tasks.runner import Job
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.window import MainWindow

NOW = dt.datetime(YEAR, 12, 12, 9, 0, tzinfo=TODAY.tzinfo)
SCAN = b"%PDF-1.4 a scan"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The office of 89 with a round of the year before its council."""
    with Store.create(tmp_path / "office.thidua") as opened:
        round_office.fill(opened)
        round_office.year_end(opened)
        yield opened


def the_round(store: Store) -> int:
    return rounds.rounds(store, YEAR)[0].id


def the_page(
    qtbot: QtBot, store: Store, memory: Memory, runner: InlineRunner | Runner
) -> tuple[MainWindow, RoundsPage]:
    window = MainWindow(store, runner, memory, lambda: (YEAR,), NOW.date())
    qtbot.addWidget(window)
    page = RoundsPage(store, runner, window.feedback, lambda: NOW)
    window.add_page(page)
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    return window, page


@pytest.fixture
def window(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[MainWindow]:
    made, _page = the_page(qtbot, store, memory, InlineRunner())
    yield made
    QApplication.processEvents()
    made.close()


def marked(page: RoundsPage, *ids: int) -> None:
    """Show the nominations and mark these."""
    page.tabs.setCurrentWidget(page.nominations)
    QApplication.processEvents()
    page.nominations.view.choose(ids[0], 0)
    assert [one.id for one in page.nominations.selected] == list(ids[:1])


def one_of(store: Store, number: int) -> Nomination:
    return next(one for one in rounds.nominations(store) if one.id == number)


def failed(store: Store, number: int) -> None:
    """The person has not done the year's work."""
    with store.change(Label("rating")) as writer:
        last = people_queries.ratings(writer, person(number))[-1]
        kept = Rating(last.id, last.subject, last.year, RatingLevel.FAILED)
        people_queries.save(writer, kept)


# --- forms of the units -------------------------------------------------------------------------
def test_a_form_goes_out_and_comes_back_as_nominations(
    page: RoundsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        (unit,) = dialog.fields
        assert isinstance(unit, ChoiceField)
        unit.load(round_office.unit(2))
        agree(dialog)

    answer_next(choose, StepDialog)
    page.cases.hand_out()
    book = load_workbook(path)
    sheet = book.worksheets[0]
    honour = next(at for at, cell in enumerate(sheet[HEAD], 1) if "Danh hiệu" in str(cell.value))
    line = HEAD + 2  # the unit itself, then its people
    name = sheet.cell(line, 2).value
    sheet.cell(line, honour).value = "LĐTT"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert [row[1].line.name for row in dialog.model.rows] == [name]
        agree(dialog)

    answer_next(look, FormDialog)
    page.cases.ask_form()
    (made,) = rounds.nominations(store, the_round(store))
    assert page.shown.name(made.subject) == name
    assert made.honour == "LDTT"


# --- held up, override, return ------------------------------------------------------------------
def test_who_is_held_up_is_said_and_goes_on_with_a_reason(
    page: RoundsPage, window: MainWindow, store: Store
) -> None:
    failed(store, 30)
    first, second = rounds.nominate(
        store, the_round(store), [(person(30), "LDTT"), (person(31), "LDTT")]
    )
    words = told(lambda: window.registry.run("rounds.freeze"))
    assert "Điều 24" in words
    assert "F8" in words
    assert rounds.get(store, the_round(store)).state is RoundState.COLLECTING

    marked(page, first)
    answer_next(fill("Kết luận số 12 của Chánh Văn phòng"), StepDialog)
    window.registry.run("rounds.override")
    assert one_of(store, first).override == "Kết luận số 12 của Chánh Văn phòng"
    assert "Kết luận số 12" in page.nominations.note.text()
    window.registry.run("rounds.freeze")
    assert {one_of(store, number).state for number in (first, second)} == {NominationState.REVIEWED}

    # the reason is still asked for after the votes are frozen
    failed(store, 31)
    marked(page, second)
    words = told(lambda: window.registry.run("rounds.submit"))
    assert page.shown.name(person(31)) in words
    answer_next(fill("Đã có kết luận xác minh"), StepDialog)
    window.registry.run("rounds.override")
    window.registry.run("rounds.submit")
    assert one_of(store, second).state is NominationState.SUBMITTED


def test_the_reason_of_a_return_stands_among_the_checks_of_a_later_round(
    page: RoundsPage, window: MainWindow, store: Store
) -> None:
    (number,) = rounds.nominate(store, the_round(store), [(person(3), "LDTT")])
    marked(page, number)
    answer_next(fill("Thiếu biên bản họp đơn vị"), StepDialog)
    window.registry.run("rounds.return")
    assert one_of(store, number).state is NominationState.RETURNED
    assert "Thiếu biên bản họp đơn vị" in page.nominations.note.text()

    later = round_office.year_end(store)
    page.open_at(str(later))
    (again,) = rounds.nominate(store, later, [(person(3), "LDTT")])
    marked(page, again)
    said = [
        page.nominations.conditions.model.data(
            page.nominations.conditions.model.index(row, 1), Qt.ItemDataRole.DisplayRole
        )
        for row in range(page.nominations.conditions.model.rowCount())
    ]
    assert any("Thiếu biên bản họp đơn vị" in words for words in said), said
    roundway.move(store, [again], NominationState.REVIEWED)  # it is told, and stops nobody


# --- ballots ------------------------------------------------------------------------------------
def test_enter_goes_from_ballot_to_ballot_and_stays_where_it_was_refused(
    page: RoundsPage, store: Store
) -> None:
    rounds.nominate(store, the_round(store), [(person(n), "CSTDCS") for n in (1, 2, 3)])
    page.tabs.setCurrentWidget(page.council)
    page.council.all_present()
    view = page.council.ballots_view
    yes = page.council.ballots.column_of("yes")
    view.setFocus()
    view.setCurrentIndex(page.council.ballots.index(0, yes))

    def type_in(text: str) -> None:
        QTest.keyClick(view, Qt.Key.Key_F2)
        editor = view.findChildren(QLineEdit)[-1]
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()

    for row, text in enumerate(("9", "8")):
        assert view.currentIndex().row() == row
        type_in(text)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, yes)
    assert "10 phiếu" in told(lambda: type_in("10"))
    assert view.currentIndex().row() == 2, "ten ballots of nine members are not kept"
    type_in("7")
    assert [one.yes for one in rounds.nominations(store)] == [9, 8, 7]
    assert view.currentIndex().row() == 2, "the last case is the last"


# --- dossiers -----------------------------------------------------------------------------------
def line_of(page: RoundsPage, code: str) -> int:
    """Put the cursor on a part of the dossier."""
    tab = page.dossiers
    row = next(at for at, one in enumerate(tab.parts.rows) if one.needed.code == code)
    tab.parts_view.choose(tab.parts.rows[row].key, 0)
    return row


def dropped(window: MainWindow, page: RoundsPage, row: int, *paths: Path) -> None:
    """Let files go over a line of the parts."""
    QApplication.processEvents()
    view = page.dossiers.parts_view
    middle = view.visualRect(page.dossiers.parts.index(row, 0)).center()
    at = QPointF(view.viewport().mapTo(window, middle))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(at, actions, data, button, plain))
    QApplication.sendEvent(handle, QDropEvent(at, actions, data, button, plain))
    QApplication.processEvents()


def test_scans_are_chosen_or_dropped_on_their_part_opened_and_go_into_the_folder(
    page: RoundsPage,
    window: MainWindow,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = the_round(store)
    rounds.nominate(store, number, [(person(1), "CSTDCS")])
    page.tabs.setCurrentWidget(page.dossiers)
    tab = page.dossiers
    chosen, let_go = tmp_path / "xác nhận.pdf", tmp_path / "Báo cáo.pdf"
    chosen.write_bytes(SCAN)
    let_go.write_bytes(SCAN + b" 2")

    line_of(page, "initiative_or_rating")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(chosen), ""))
    QTest.keyClick(tab.parts_view, Qt.Key.Key_Return)  # what is missing is asked for
    row = line_of(page, "report")
    dropped(window, page, row, let_go)
    there = {one.needed.code: tab._what(one) for one in tab.parts.rows if one.held is not None}
    assert there == {"initiative_or_rating": "xác nhận.pdf", "report": "Báo cáo.pdf"}

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    line_of(page, "report")
    QTest.keyClick(tab.parts_view, Qt.Key.Key_Return)
    assert Path(opened[0]).read_bytes() == let_go.read_bytes()

    dossierpapers.draft(store, number, NOW.date(), ("minutes.council",))
    folder = tmp_path / "folder"
    page.ways_out.save_folder(folder)
    QApplication.processEvents()
    kept = {path.read_bytes() for path in folder.iterdir() if path.suffix == ".pdf"}
    assert {chosen.read_bytes(), let_go.read_bytes()} <= kept

    line_of(page, "report")
    QTest.keyClick(tab.parts_view, Qt.Key.Key_Delete)
    assert [one.held for one in tab.parts.rows if one.needed.code == "report"] == [None]

    wrong = tmp_path / "danh sách.xlsx"
    wrong.write_bytes(b"PK")
    assert "danh sách.xlsx" in told(lambda: dropped(window, page, line_of(page, "report"), wrong))


def test_opinions_and_publicity_are_noted_with_day_and_words(
    page: RoundsPage, store: Store
) -> None:
    kept = rounds.get(store, the_round(store))
    rounds.save(store, replace(kept, received=dt.date(2025, 8, 1)))
    rounds.nominate(store, kept.id, [(person(1), "CSTDTQ"), (person(2), "CSTDTQ")])
    page.tabs.setCurrentWidget(page.dossiers)
    tab = page.dossiers
    line_of(page, "publicity")
    answer_next(fill("2/12/2024", "Báo Quảng Ngãi"), StepDialog)
    QTest.keyClick(tab.parts_view, Qt.Key.Key_Return)
    held = {
        one.nomination.subject: [part for part in one.parts if part.needed.code == "publicity"]
        for one in tab.model.rows
    }
    (first,) = held[person(1)]
    assert [(one.day, one.note) for one in first.there] == [
        (dt.date(2024, 12, 2), "Báo Quảng Ngãi")
    ]
    assert not held[person(2)][0].there

    def for_all(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        whom = dialog.fields[2]
        assert isinstance(whom, ChoiceField)
        whom.load(True)
        fill("3/12/2024", "Báo và Đài")(dialog)

    line_of(page, "publicity")
    answer_next(for_all, StepDialog)
    page.dossiers.ask_day()
    days = {
        part.there[0].day
        for one in tab.model.rows
        for part in one.parts
        if part.needed.code == "publicity"
    }
    assert days == {dt.date(2024, 12, 3)}
    assert "21/11/2024" in tab.note.text(), "ten working days before the meeting of 5/12/2024"


def test_a_folder_cancelled_midway_leaves_nothing(
    qtbot: QtBot, store: Store, memory: Memory, tmp_path: Path
) -> None:
    runner = Runner()
    made, page = the_page(qtbot, store, memory, runner)
    number = the_round(store)
    rounds.nominate(store, number, [(person(n), "LDTT") for n in range(1, 9)])
    dossierpapers.draft(store, number, NOW.date())
    target = tmp_path / "out"
    target.mkdir()
    stopped_at: list[tuple[int, int]] = []

    def watch(job: Job[object]) -> None:
        def stop(done: int, total: int, _name: str) -> None:
            if done and not job.stopping:
                stopped_at.append((done, total))
                job.cancel()

        job.progressed.connect(stop)
        job.cancelled.connect(lambda: stopped_at.append((0, 0)))

    runner.started.connect(watch)
    page.ways_out.save_folder(target / "dossiers")
    qtbot.waitUntil(lambda: len(stopped_at) == 2, timeout=20_000)
    (done, total), _end = stopped_at
    assert 0 < done < total
    assert list(target.iterdir()) == []
    runner.wait(20)
    made.close()


# --- money and statistics -----------------------------------------------------------------------
def test_what_is_decided_is_paid_from_the_fund_once(
    page: RoundsPage, window: MainWindow, store: Store
) -> None:
    number = the_round(store)
    awards.keep(store, FundEntry(0, YEAR, dt.date(YEAR, 1, 5), 5_000_000, "Dự toán"))
    ids = rounds.nominate(store, number, [(person(1), "LDTT"), (person(2), "LDTT")])
    roundway.move(store, ids, NominationState.REVIEWED)
    page.tabs.setCurrentWidget(page.nominations)
    page.nominations.view.selectAll()
    answer_next(fill("98/QĐ-VP", "27/12/2024", "Chánh Văn phòng"), StepDialog)
    window.registry.run("rounds.decide")
    window.registry.run("rounds.pay")
    assert page.tabs.currentWidget() is page.money
    assert "3.580.000" in page.money.balance.text(), "5.000.000 less twice 710.000"
    told(lambda: window.registry.run("rounds.pay"))
    assert awards.fund(store, YEAR).spent == 1_420_000
    record = personnel.record(store, person(1), NOW.date())
    assert record is not None
    assert ("LDTT", "98/QĐ-VP") in [(one.honour, one.number) for one in record.honours]
