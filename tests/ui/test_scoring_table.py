"""Keys of the score table, and how it fits narrow windows and large type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.data.store import Store
from thiduadesk.domain.points import Points
from thiduadesk.i18n import set_language
from thiduadesk.services import rubric
from thiduadesk.ui.models.heading import heading_size
from thiduadesk.ui.models.table import Role as TableRole
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.pages.scoring.comparison import ComparisonDialog
from thiduadesk.ui.pages.scoring.delegate import PAD_X
from thiduadesk.ui.pages.scoring.import_dialog import ImportDialog
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.model import Role
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.window import MainWindow

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"


@pytest.fixture
def scoring(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[ScoringPage]:
    window = MainWindow(store, InlineRunner(), memory, lambda: (2022,), dt.date(2022, 12, 7))
    qtbot.addWidget(window)
    page = ScoringPage(store, InlineRunner(), window.feedback)
    window.add_page(page)
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield page
    page.flush()
    window.close()


def _points(store: Store, no: str) -> Points | None:
    view = rubric.view(store, 2022)
    assert view is not None
    row = view.sheet.row(no)
    assert row is not None
    return row.score.points


def _begin(page: ScoringPage, no: str, words: str) -> QLineEdit:
    """Put the cursor on a row and begin to type its points."""
    page.open_at(no)
    type_words(page.view.table, words)
    editor = page.view.table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    return editor


def _no(page: ScoringPage) -> str:
    row = page.current()
    return row.criterion.no if row is not None else ""


@pytest.mark.parametrize(("key", "next_no"), [(Qt.Key.Key_Down, "II.3"), (Qt.Key.Key_Up, "II.1")])
def test_an_arrow_keeps_what_was_typed_and_goes_on_in_the_column(
    scoring: ScoringPage, store: Store, key: Qt.Key, next_no: str
) -> None:
    editor = _begin(scoring, "II.2", "7")
    press(editor, key)
    scoring.flush()
    assert _points(store, "II.2") == Points(700)
    assert _no(scoring) == next_no
    at = scoring.view.table.currentIndex().column()
    assert scoring.view.model.columns[at] is Col.POINTS
    assert scoring.view.table.state() is not QAbstractItemView.State.EditingState


def test_escape_gives_the_old_number_back(scoring: ScoringPage, store: Store) -> None:
    before = _points(store, "II.2")
    press(_begin(scoring, "II.2", "7"), Qt.Key.Key_Escape)
    scoring.flush()
    assert _points(store, "II.2") == before
    assert _no(scoring) == "II.2"


def test_f2_edits_what_stands_there(scoring: ScoringPage, store: Store) -> None:
    scoring.open_at("II.2")
    press(scoring.view.table, Qt.Key.Key_F2)
    editor = scoring.view.table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    assert editor.text() == "20"
    press(editor, Qt.Key.Key_End)
    press(editor, Qt.Key.Key_Backspace)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits on Enter a moment later
    scoring.flush()
    assert _points(store, "II.2") == Points(200)


def _place(page: ScoringPage) -> tuple[str, Col]:
    return _no(page), page.view.model.columns[page.view.table.currentIndex().column()]


def _in_pane(page: ScoringPage) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and page.view.pane.isAncestorOf(focus)


def test_tab_keeps_what_was_typed_and_goes_to_the_next_cell_of_numbers(
    scoring: ScoringPage, store: Store
) -> None:
    table = scoring.view.table
    press(_begin(scoring, "II.2", "7"), Qt.Key.Key_Tab)
    scoring.flush()
    assert _points(store, "II.2") == Points(700)
    assert _place(scoring) == ("II.2", Col.BONUS)
    press(table, Qt.Key.Key_Tab)
    assert _place(scoring) == ("II.3", Col.POINTS)
    assert table.hasFocus()


def test_shift_tab_goes_back_over_what_is_only_a_sum(scoring: ScoringPage, store: Store) -> None:
    press(_begin(scoring, "II.1", "7"), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    scoring.flush()
    assert _points(store, "II.1") == Points(700)
    assert _place(scoring) == ("I.6", Col.BONUS), "the line of the section takes no number"


def test_tab_leaves_the_table_behind_its_last_cell(scoring: ScoringPage) -> None:
    table, model = scoring.view.table, scoring.view.model
    typed = [
        index
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if (index := model.index(row, column)).flags() & Qt.ItemFlag.ItemIsEditable
    ]
    scoring.open_at("II.1")
    table.setCurrentIndex(typed[-1])
    press(table, Qt.Key.Key_Tab)
    assert _in_pane(scoring)
    table.setFocus()
    table.setCurrentIndex(typed[0])
    press(table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not table.hasFocus()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_leaves_the_table_from_everywhere(
    scoring: ScoringPage, store: Store, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    press(_begin(scoring, "II.2", "7"), key, held)
    scoring.flush()
    assert _points(store, "II.2") == Points(700)
    assert _in_pane(scoring)
    scoring.view.table.setFocus()
    press(scoring.view.table, key, held)
    assert _in_pane(scoring)


@pytest.mark.parametrize("scale", [100, 150])
def test_a_range_with_decimals_stands_whole_in_its_column(scoring: ScoringPage, scale: int) -> None:
    active().set_scale(scale)
    scoring.window().resize(910, 512)
    editor = _begin(scoring, "II.2", "1")
    editor.setText("19,75")
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    scoring.flush()
    QApplication.processEvents()
    model, table = scoring.view.model, scoring.view.table
    column = model.column_of(Col.POINTS)
    text = model.index(model.row_of("II"), column).data()
    assert text == "194,75–199,75"
    wanted = QFontMetrics(active().font(weight=600)).horizontalAdvance(text) + 2 * PAD_X
    assert table.columnWidth(column) >= wanted


def test_home_and_end_go_to_the_first_and_the_last_row(scoring: ScoringPage) -> None:
    scoring.open_at("II.2")
    column = scoring.view.table.currentIndex().column()
    press(scoring.view.table, Qt.Key.Key_End)
    assert scoring.view.table.currentIndex().row() == scoring.view.model.rowCount() - 1
    press(scoring.view.table, Qt.Key.Key_Home)
    assert scoring.view.table.currentIndex().row() == 0
    assert scoring.view.table.currentIndex().column() == column


def test_an_unscored_row_says_so_until_it_has_a_number(scoring: ScoringPage) -> None:
    scoring.open_at("II.2")
    index = scoring.view.table.currentIndex()
    assert not index.data(Role.WAITS)
    press(scoring.view.table, Qt.Key.Key_Delete)
    assert index.data(Role.WAITS)
    assert "chưa chấm" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    section = scoring.view.model.index(0, index.column())
    assert not section.data(Role.WAITS), "sums wait for nobody"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 100), (910, 512, 100), (1366, 768, 150)]
)
def test_nothing_is_clipped_in_narrow_windows_and_large_type(
    qtbot: QtBot,
    store: Store,
    memory: Memory,
    language: str,
    width: int,
    height: int,
    scale: int,
) -> None:
    set_language(language)
    active().set_scale(scale)
    window = MainWindow(store, InlineRunner(), memory, lambda: (2022,), dt.date(2022, 12, 7))
    qtbot.addWidget(window)
    page = ScoringPage(store, InlineRunner(), window.feedback)
    window.add_page(page)
    window.resize(width, height)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    page.view.measure()
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height), "the page forces no larger window"
    assert page.view.table.horizontalScrollBar().maximum() == 0
    _assert_headings_fit(page)
    totals = page.view.totals
    for label in totals.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.sizeHint().width(), label.text()
    for button in page.header.findChildren(QLabel):
        assert button.height() >= button.sizeHint().height() - 2
    page.open_at("II.6")
    table = page.view.table
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    window.close()


def _assert_headings_fit(page: ScoringPage) -> None:
    table = page.view.table
    for at in range(page.view.model.columnCount()):
        if not table.isColumnHidden(at):
            needed = heading_size(table, at)
            assert needed.width() <= table.columnWidth(at), at
            assert needed.height() <= table.horizontalHeader().height(), at


def test_the_pane_goes_below_in_the_smallest_window(scoring: ScoringPage) -> None:
    window = scoring.window()
    window.resize(720, 520)
    QApplication.processEvents()
    scoring.view.measure()
    assert scoring.view.splitter.orientation() is Qt.Orientation.Vertical
    window.resize(1366, 768)
    QApplication.processEvents()
    scoring.view.measure()
    assert scoring.view.splitter.orientation() is Qt.Orientation.Horizontal


def test_two_years_stand_side_by_side_and_enter_goes_to_the_row(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    window = scoring.window()
    assert isinstance(window, MainWindow)
    compare = window.registry.qt("scoring.compare")
    assert not compare.isEnabled(), "no sheet of 2021 yet"
    view = rubric.view(store, 2022)
    assert view is not None
    rows = tuple(
        replace(row, score=replace(row.score, points=Points(1500)))
        if row.criterion.no == "II.1"
        else row
        for row in view.sheet.rows
    )
    rubric.put(store, replace(view.sheet, year=2021, rows=rows))
    qtbot.waitUntil(compare.isEnabled)
    assert compare.text() == "So với năm 2021"
    before = rubric.view(store, 2021)
    assert before is not None
    dialog = ComparisonDialog(view, before)
    qtbot.addWidget(dialog)
    dialog.only.setChecked(True)
    shown = [pair.row.criterion.no for pair in dialog.model.rows]
    assert shown == ["II", "II.1"]
    chips = dialog.model.index(1, dialog.model.column_of("points_change")).data(TableRole.CHIPS)
    assert [chip.text for chip in chips] == ["+5"]
    dialog.table.choose(("II.1", False))
    press(dialog.table, Qt.Key.Key_Return)
    assert dialog.chosen == "II.1"


def test_the_cursor_stands_in_the_sheet_when_the_page_is_opened(
    scoring: ScoringPage, store: Store
) -> None:
    window = scoring.window()
    assert isinstance(window, MainWindow)
    window.add_page(
        OverviewPage(store, InlineRunner(), window.feedback, lambda: TODAY, lambda: None)
    )
    window.open_page("overview")
    window.open_page("scoring")
    assert scoring.view.table.hasFocus()


def test_after_an_import_typing_begins_at_the_first_row(
    qtbot: QtBot, scoring: ScoringPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = scoring.window()
    assert isinstance(window, MainWindow)
    window.set_year(2023)

    def keep(dialog: ImportDialog) -> int:
        qtbot.waitUntil(dialog.keep.isEnabled)
        dialog.accept()
        return 1

    monkeypatch.setattr(ImportDialog, "exec", keep)
    scoring.import_file(CASES / "rubric-blank.xlsx")
    assert _no(scoring) == "I.1.1"
    assert scoring.view.table.hasFocus()
