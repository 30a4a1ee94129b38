"""An activity becomes evidence of a row, the book is opened, printed and collected: by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.services import evidence
from thiduadesk.services import papers
from thiduadesk.services import rubric
from thiduadesk.ui.pages.papers.page import PapersPage
from thiduadesk.ui.pages.scoring.output import Output
from thiduadesk.ui.pages.scoring.output import SheetOutputDialog
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.window import MainWindow

ROW = "III.3"


@pytest.fixture
def activity(store: Store) -> int:
    """An activity of 2022 with a figure."""
    counted = Figure("lượt cán bộ dự", Decimal(46), "lượt người")
    held = Activity(0, 2022, "Mở lớp tập huấn nghiệp vụ cho {0} lượt cán bộ", day=dt.date(2022, 9, 6),
                    figures=(counted,))  # fmt: skip
    with store.change(Label("x")) as writer:
        return movement_queries.save(writer, held)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, memory: Memory, activity: int) -> Iterator[MainWindow]:
    """The window with the score sheet and the papers cited."""
    del activity
    runner = InlineRunner()
    window = MainWindow(store, runner, memory, lambda: (2022,), TODAY.date())
    qtbot.addWidget(window)
    window.add_page(ScoringPage(store, runner, window.feedback))
    window.add_page(PapersPage(store, runner, window.feedback, lambda: TODAY))
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield window
    window.close()


def _papers(desk: MainWindow) -> PapersPage:
    desk.open_page("papers", "evidence")
    assert isinstance(desk.page, PapersPage)
    return desk.page


def _prove(qtbot: QtBot, desk: MainWindow, words: str) -> None:
    """Type into the field of the row's pane, down to the first line offered, Enter."""
    desk.open_page("scoring", ROW)
    assert isinstance(desk.page, ScoringPage)
    field = desk.page.view.pane.evidence.field
    field.setFocus()
    type_words(field, words)
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not field.text())


def test_from_an_activity_to_the_book_on_paper_and_the_files_in_a_folder(
    qtbot: QtBot,
    desk: MainWindow,
    store: Store,
    activity: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {one.where for one in rubric.require(store, 2022).findings}
    assert ROW in before
    _prove(qtbot, desk, "tap huan 46")
    row = rubric.require(store, 2022).sheet.row(ROW)
    assert row is not None
    assert row.score.activities == (activity,)
    assert ROW not in {one.where for one in rubric.require(store, 2022).findings}
    _prove(qtbot, desk, "130")
    row = rubric.require(store, 2022).sheet.row(ROW)
    assert row is not None
    (cited,) = row.score.evidence
    assert papers.get(store, cited).number == "130/2020"

    book = _papers(desk).evidence
    lines = [line for line in book.model.rows if line.at.row.criterion.no == ROW]
    assert len(lines) == 3
    assert lines[2].entry is not None
    assert lines[2].entry.activity is not None

    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.4 130")
    papers.attach(store, cited, scan)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    QTest.keyClick(book.view, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    folder = tmp_path / "Sổ minh chứng 2022"
    files = sorted(one.name for one in folder.iterdir())
    assert len(files) == 4
    assert files[3].endswith("130-2020-NĐ-CP 30.10.2020.pdf")

    pdf = tmp_path / "so.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(pdf), ""))

    def as_pdf(dialog: QDialog) -> None:
        assert isinstance(dialog, SheetOutputDialog)
        dialog.buttons[Output.PDF].setFocus()
        press(dialog.buttons[Output.PDF], Qt.Key.Key_Space)

    answer_next(as_pdf, SheetOutputDialog)
    press(book.view, Qt.Key.Key_P, CTRL)
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    assert "Mở lớp tập huấn nghiệp vụ cho 46 lượt cán bộ" in said


def test_lines_lead_to_the_sheet_the_register_and_the_movement(
    desk: MainWindow, store: Store, activity: int
) -> None:
    evidence.set_activity(store, 2022, ROW, activity, on=True)
    book = _papers(desk).evidence
    lines = [line for line in book.model.rows if line.entry is not None]
    paper = next(line for line in lines if line.entry and line.entry.paper)
    proven = next(line for line in lines if line.entry and line.entry.activity)
    asked: list[tuple[str, str]] = []
    book.asked_for.disconnect()
    book.asked_for.connect(lambda page, where: asked.append((page, where)))
    for line in (paper, proven):
        book.view.choose(line.key, 0)
        press(book.view, Qt.Key.Key_Return)
    book.view.choose((ROW, 0), 0)
    press(book.view, Qt.Key.Key_Return)
    assert paper.entry is not None
    assert paper.entry.paper is not None
    assert asked == [
        ("papers", str(paper.entry.paper.id)),
        ("scoring", ROW),  # an activity of no movement leads to what it proves
        ("scoring", ROW),
    ]
    book.findings.list.setCurrentRow(0)
    press(book.findings.list, Qt.Key.Key_Return)
    told = evidence.require(store, 2022).findings
    first = next(one for one in told if one.severity is Severity.WARNING)
    assert asked[-1] == ("scoring", first.where)


def test_a_year_without_a_sheet_shows_the_first_step(desk: MainWindow) -> None:
    page = _papers(desk)
    assert page.evidence.view.isVisible()
    page.set_year(2019)
    page.refresh(None)
    assert not page.evidence.has_book()
    assert not page.evidence.view.isVisible()
    (step,) = page.evidence.findChildren(EmptyState)
    assert step.isVisible()
