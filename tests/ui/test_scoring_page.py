"""The page of scores, driven as the clerk does: keys into cells, fields of the pane, undo."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtCore import QStandardPaths
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyleOptionComboBox
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from thiduadesk.data.store import Store
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Row
from thiduadesk.services import rubric
from thiduadesk.ui import saving
from thiduadesk.ui.editor import printing
from thiduadesk.ui.pages.scoring.import_dialog import ImportDialog
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.output import Output
from thiduadesk.ui.pages.scoring.output import SheetOutputDialog
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.pages.scoring.rule_dialog import RuleDialog
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.window import MainWindow

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"


@pytest.fixture
def scoring(qtbot: QtBot, store: Store, memory: Memory) -> Iterator[ScoringPage]:

    runner = InlineRunner()
    window = MainWindow(store, runner, memory, lambda: (2022,), dt.date(2022, 12, 7))
    qtbot.addWidget(window)
    page = ScoringPage(store, runner, window.feedback)
    window.add_page(page)
    window.resize(1366, 768)
    window.show()
    window.open_first()
    qtbot.waitExposed(window)
    yield page
    page.flush()
    window.close()


def _sheet(store: Store) -> rubric.SheetView:
    view = rubric.view(store, 2022)
    assert view is not None
    return view


def _row(store: Store, no: str) -> Row:
    row = _sheet(store).sheet.row(no)
    assert row is not None
    return row


def _type_into_cell(qtbot: QtBot, page: ScoringPage, no: str, col: Col, text: str) -> None:
    page.open_at(no)
    table = page.view.table
    row, column = page.view.model.row_of(no), page.view.model.column_of(col)
    table.setCurrentIndex(page.view.model.index(row, column))
    qtbot.keyClick(table, text[0])
    editor = table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QTableView.State.EditingState)
    page.flush()


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, scoring: ScoringPage) -> None:
    tester = QAbstractItemModelTester(
        scoring.view.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    scoring.refresh(None)
    assert scoring.view.model.rowCount() == 34
    tester.deleteLater()


def test_typing_a_number_keeps_it_and_goes_to_the_next_row(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    _type_into_cell(qtbot, scoring, "II.1", Col.POINTS, "19,75")
    assert _row(store, "II.1").score.points == Points(1975)
    assert scoring.view.totals.points.text() == "944,75 / 950"
    current = scoring.current()
    assert current is not None
    assert current.criterion.no == "II.2"


def test_a_bonus_above_its_maximum_is_said_at_once(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    assert scoring.badge() == 0
    _type_into_cell(qtbot, scoring, "II.3", Col.BONUS, "10")
    assert _row(store, "II.3").score.bonus == Points(1000), "nothing is corrected silently"
    assert scoring.badge() >= 1
    texts = [
        scoring.view.findings.list.item(at).text()
        for at in range(scoring.view.findings.list.count())
    ]
    assert any(text.startswith("II.3: ") and "10" in text for text in texts)


def test_words_for_points_are_refused_and_lose_nothing(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    before = _sheet(store)
    _type_into_cell(qtbot, scoring, "II.1", Col.POINTS, "hai mươi")
    assert _sheet(store) == before


def test_undo_brings_the_number_back_to_the_screen(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    _type_into_cell(qtbot, scoring, "II.1", Col.POINTS, "5")
    assert scoring.view.totals.points.text().startswith("930")
    store.undo()
    qtbot.waitUntil(lambda: scoring.view.totals.points.text().startswith("945"))


def test_delete_empties_the_cell(qtbot: QtBot, scoring: ScoringPage, store: Store) -> None:
    scoring.open_at("II.1")
    qtbot.keyClick(scoring.view.table, Qt.Key.Key_Delete)
    scoring.flush()
    assert _row(store, "II.1").score.points is None
    assert "27" in scoring.view.totals.answered.text()


def test_a_parent_takes_a_bonus_but_no_points(scoring: ScoringPage) -> None:
    model = scoring.view.model
    row = model.row_of("I.1")
    points = model.flags(model.index(row, model.column_of(Col.POINTS)))
    bonus = model.flags(model.index(row, model.column_of(Col.BONUS)))
    assert not points & Qt.ItemFlag.ItemIsEditable
    assert bonus & Qt.ItemFlag.ItemIsEditable


def test_the_explanation_is_kept_when_the_field_is_left(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    scoring.open_at("II.5")
    field = scoring.view.pane.explanation
    field.setFocus()
    field.setPlainText("Theo Báo cáo số 12/BC-VP ngày 05/12/2022")
    scoring.view.table.setFocus()
    scoring.flush()
    assert _row(store, "II.5").score.explanation == "Theo Báo cáo số 12/BC-VP ngày 05/12/2022"
    label = store.undo_label
    assert label is not None
    assert label.params["no"] == "II.5"


def test_the_explanation_is_kept_when_another_row_is_chosen(
    scoring: ScoringPage, store: Store
) -> None:
    scoring.open_at("II.5")
    scoring.view.pane.explanation.setPlainText("Một")
    scoring.open_at("II.1")
    scoring.flush()
    assert _row(store, "II.5").score.explanation == "Một"
    assert _row(store, "II.1").score.explanation != "Một"


def test_a_level_is_chosen_in_the_pane(qtbot: QtBot, scoring: ScoringPage, store: Store) -> None:
    scoring.open_at("II.6")
    (choice,) = scoring.view.pane.inputs.findChildren(QComboBox)
    rule = _row(store, "II.6").criterion.rule
    assert isinstance(rule, LadderRule)
    best = max(range(len(rule.levels)), key=lambda at: rule.levels[at].points)
    choice.setCurrentIndex(best)
    choice.activated.emit(best)
    scoring.flush()
    assert _row(store, "II.6").score.points == Points(2000)


def test_bodies_are_answered_one_by_one_with_the_mean_for_the_absent(
    scoring: ScoringPage, store: Store
) -> None:
    scoring.open_at("II.7")
    boxes = scoring.view.pane.inputs.findChildren(QComboBox)
    assert len(boxes) == 3
    boxes[0].setCurrentIndex(1)
    boxes[0].activated.emit(1)
    scoring.flush()
    score = _row(store, "II.7").score
    assert score.points == Points(5250), "15 + 20 + the mean 17,5 of the dissolved body"


def test_provisional_gives_a_range(qtbot: QtBot, scoring: ScoringPage, store: Store) -> None:
    scoring.open_at("II.6")
    assert scoring.view.pane.provisional.isChecked()
    assert not scoring.view.totals.range.isHidden()
    scoring.view.pane.provisional.click()
    scoring.flush()
    assert _row(store, "II.6").score.provisional is False
    assert scoring.view.totals.range.isHidden()


def test_a_cited_paper_becomes_evidence_by_a_tick(scoring: ScoringPage, store: Store) -> None:
    scoring.open_at("II.3")
    before = _row(store, "II.3").score.evidence
    assert len(before) == 2
    (first, *_rest) = scoring.view.pane.evidence.findChildren(QCheckBox)
    first.click()
    assert len(_row(store, "II.3").score.evidence) == 1
    store.undo()
    assert _row(store, "II.3").score.evidence == before


def test_sections_fold(scoring: ScoringPage) -> None:
    scoring.open_at("II.3")
    scoring.view.fold_current()
    model = scoring.view.model
    assert scoring.view.table.isRowHidden(model.row_of("II.3"))
    assert not scoring.view.table.isRowHidden(model.row_of("III.1"))
    scoring.view.fold_current()
    assert not scoring.view.table.isRowHidden(model.row_of("II.3"))


def test_import_shows_what_was_understood_and_keeps_it_on_demand(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    window = scoring.window()
    assert isinstance(window, MainWindow)
    dialog = ImportDialog(
        store, InlineRunner(), window.feedback, 2023, CASES / "rubric-blank.xlsx", scoring
    )
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.keep.isEnabled)
    assert "31" in dialog.summary.text()
    assert dialog.rows.rowCount() == 34
    assert rubric.view(store, 2023) is None, "nothing is kept before she says so"
    dialog.accept()
    view = rubric.view(store, 2023)
    assert view is not None
    assert view.totals.max_points == Points(95000)


def _option_of(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    return option


def test_the_import_can_be_read_in_a_small_window(
    qtbot: QtBot, scoring: ScoringPage, store: Store
) -> None:
    window = scoring.window()
    assert isinstance(window, MainWindow)
    runner = Runner()
    file = CASES / "rubric-blank.xlsx"
    dialog = ImportDialog(store, runner, window.feedback, 2023, file, scoring)
    qtbot.addWidget(dialog)
    dialog.resize(878, 448)
    dialog.show()  # before the file is read, as in the program
    qtbot.waitUntil(dialog.keep.isEnabled)
    QApplication.processEvents()
    box, option = dialog.table, _option_of(dialog.table)
    field = QStyle.SubControl.SC_ComboBoxEditField
    shown = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
    assert box.fontMetrics().horizontalAdvance(box.currentText()) <= shown.width()
    assert dialog.rows.columnWidth(1) >= 200
    runner.wait(5)


def test_without_a_backup_nothing_is_imported(
    qtbot: QtBot, scoring: ScoringPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[BaseException] = []
    window = scoring.window()
    assert isinstance(window, MainWindow)
    monkeypatch.setattr(window.feedback, "show_problem", said.append)

    def back_up() -> None:
        assert rubric.view(store, 2023) is None, "the backup comes first"
        raise EnvironmentProblem(Fault.DISK_FULL, path="x")

    dialog = ImportDialog(
        store, InlineRunner(), window.feedback, 2023, CASES / "rubric-blank.xlsx", scoring,
        back_up=back_up,
    )  # fmt: skip
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.keep.isEnabled)
    dialog.accept()
    assert len(said) == 1
    assert not dialog.kept
    assert rubric.view(store, 2023) is None


def test_import_of_something_else_says_what_and_keeps_nothing(
    qtbot: QtBot, scoring: ScoringPage, store: Store, tmp_path: Path
) -> None:
    wrong = tmp_path / "ghi-chu.xlsx"
    wrong.write_text("xin chào")
    window = scoring.window()
    assert isinstance(window, MainWindow)
    dialog = ImportDialog(store, InlineRunner(), window.feedback, 2023, wrong, scoring)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.fault.text()))
    assert "ghi-chu.xlsx" in dialog.fault.text()
    assert not dialog.keep.isEnabled()
    assert rubric.view(store, 2023) is None


def test_a_changed_column_is_read_anew(
    qtbot: QtBot, scoring: ScoringPage, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "b.xlsx"
    shutil.copyfile(CASES / "rubric-self-scored.xlsx", file)
    window = scoring.window()
    assert isinstance(window, MainWindow)
    dialog = ImportDialog(store, InlineRunner(), window.feedback, 2023, file, scoring)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.keep.isEnabled)
    assert "945" in dialog.summary.text()
    (points,) = [
        box for box in dialog.columns.findChildren(QComboBox)
        if box.accessibleName() == "Điểm tự chấm"
    ]  # fmt: skip
    ignored = points.count() - 1
    points.setCurrentIndex(ignored)
    points.activated.emit(ignored)
    qtbot.waitUntil(lambda: "945" not in dialog.summary.text())


def test_the_rule_of_a_row_can_be_changed(qtbot: QtBot, scoring: ScoringPage, store: Store) -> None:
    criterion = _row(store, "II.6").criterion
    dialog = RuleDialog(criterion)
    qtbot.addWidget(dialog)
    assert isinstance(dialog.criterion.rule, LadderRule)
    (kind,) = [box for box in dialog.findChildren(QComboBox) if box.count() == 6]
    kind.setCurrentIndex(0)
    dialog.accept()
    rubric.change_criterion(store, 2022, "II.6", dialog.criterion)
    assert not isinstance(_row(store, "II.6").criterion.rule, LadderRule)
    assert _row(store, "II.6").score.points == Points(1500), "the score stays"


def _ways_out(monkeypatch: pytest.MonkeyPatch, answer: Callable[[SheetOutputDialog], None]) -> None:
    def run(dialog: SheetOutputDialog) -> int:
        answer(dialog)
        return 0

    monkeypatch.setattr(SheetOutputDialog, "exec", run)


@pytest.mark.parametrize(
    ("output", "begins"), [(Output.PDF, b"%PDF"), (Output.WORD, b"PK"), (Output.EXCEL, b"PK")]
)
def test_the_sheet_is_saved_as_chosen(
    scoring: ScoringPage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    output: Output,
    begins: bytes,
) -> None:
    def save(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        assert output.value in kinds.partition(";;")[0], "the chosen kind is offered first"
        return str(tmp_path / Path(name).name), kinds.partition(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    _ways_out(monkeypatch, lambda dialog: dialog.buttons[output].click())
    scoring.export()
    (made,) = tmp_path.glob(f"bang-cham-diem-2022{output.value}")
    assert made.read_bytes().startswith(begins)


def test_the_sheet_is_printed_with_its_pages(
    qtbot: QtBot, scoring: ScoringPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    monkeypatch.setattr(printing, "ask_printer", lambda _parent, _pages: printer)
    _ways_out(monkeypatch, lambda dialog: dialog.buttons[Output.PRINTER].click())
    scoring.export()
    qtbot.waitUntil((tmp_path / "out.pdf").exists)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_proof_is_printed_or_saved_and_no_workbook(
    scoring: ScoringPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ways: list[Output] = []

    def word(dialog: SheetOutputDialog) -> None:
        ways.extend(dialog.buttons)
        dialog.buttons[Output.WORD].click()

    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, name, kinds: (
            str(tmp_path / Path(name).name),
            kinds.partition(";;")[0],
        ),
    )
    _ways_out(monkeypatch, word)
    scoring.print_proof()
    assert ways == [Output.PRINTER, Output.PDF, Output.WORD]
    assert (tmp_path / "phieu-soat-diem-2022.docx").read_bytes().startswith(b"PK")


def test_errors_are_said_before_the_sheet_leaves_and_can_be_seen(
    qtbot: QtBot, scoring: ScoringPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def look(dialog: SheetOutputDialog) -> None:
        said.append(dialog.said)
        assert all(one.isEnabled() for one in dialog.buttons.values()), "she may go on"
        if said[-1]:
            dialog.show_errors.click()

    _ways_out(monkeypatch, look)
    scoring.export()
    assert said == [""]
    _type_into_cell(qtbot, scoring, "II.3", Col.BONUS, "10")
    scoring.view.findings.head.setChecked(False)
    scoring.export()
    assert str(scoring.badge()) in said[-1]
    assert scoring.view.findings.head.isChecked()


def test_papers_are_saved_among_her_documents_not_beside_the_blocs_file(
    scoring: ScoringPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents, mail, chosen = (tmp_path / name for name in ("documents", "mail", "chosen"))
    for folder in (documents, mail, chosen):
        folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    settings = QSettings(str(tmp_path / "saving.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(saving, "QSettings", lambda: settings)
    offered: list[Path] = []

    def save(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(name).parent)
        return str(chosen / Path(name).name), kinds.partition(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    _ways_out(monkeypatch, lambda dialog: dialog.buttons[Output.EXCEL].click())
    saving.remember_folder(mail / "rubric.xlsx")
    scoring.export()
    saving.remember_folder(mail / "rubric.xlsx")
    scoring.export()
    assert offered == [documents, chosen]
    assert saving.last_folder() == mail


def test_the_number_of_criteria_is_the_one_of_the_import(scoring: ScoringPage) -> None:
    words = scoring.header.subtitle.text()
    assert "31 tiêu chí" in words
    assert "28 dòng" in words


def test_every_input_has_a_name(scoring: ScoringPage) -> None:
    for kind in (QLineEdit, QComboBox):
        for field in scoring.view.pane.findChildren(kind):
            assert field.accessibleName(), field
    assert scoring.view.pane.explanation.accessibleName()
    assert scoring.view.table.accessibleName()
