"""The desk around a paper: its way, the list and its filters, the register, versions, batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.services import dispatches
from thiduadesk.services import numbers
from thiduadesk.services import templates
from thiduadesk.services import versions
from thiduadesk.services import way
from thiduadesk.ui.editor.dialogs import IssueDialog
from thiduadesk.ui.editor.newpaper import NewPaperDialog
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.dispatches.batch import BatchDialog
from thiduadesk.ui.pages.dispatches.batch import Way
from thiduadesk.ui.pages.dispatches.comparing import ComparisonDialog
from thiduadesk.ui.pages.dispatches.owntemplates import SaveTemplateDialog
from thiduadesk.ui.pages.dispatches.owntemplates import TemplatesDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.tasks.runner import Runner

DAY = dt.date(2022, 12, 5)
Key = Qt.Key


def _draft(store: Store, kind: str = "letter", year: int = 2022) -> int:
    return dispatches.new(store, kind, year, dt.date(year, 12, 5))


def _ok(dialog: QDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    agreed = next(
        one
        for one in box.buttons()
        if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    agreed.click()


def _type(field: object, text: str) -> None:
    """Put words into a field of a dialog."""
    assert isinstance(field, LineField | DateField)
    field.line.setText(text)


def _chips(page: DispatchesPage) -> list[str]:
    return [event.kind.value for event in page.way.model.rows]


# --- the way -----------------------------------------------------------------------------------
def test_a_return_asks_why_and_is_counted(page: DispatchesPage, store: Store) -> None:
    number = _draft(store)
    dispatches.mark_for_signature(store, number, DAY)
    page.open_dispatch(number)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        reason, who, _note, day = dialog.fields
        reason.load("form")
        _type(who, "Chánh Văn phòng")
        _type(day, "07/12/2022")
        _ok(dialog)

    answer_next(answer, StepDialog)
    page.way.ask_returned()
    assert dispatches.get(store, number).state is State.DRAFT
    assert _chips(page) == ["returned", "for_signature"]
    details = page.way.model.index(0, page.way.model.column_of("details")).data()
    assert "Chánh Văn phòng" in details
    assert way.reason_words("form") in details
    page.close_dispatch()
    assert "1" in page.listing.returns.text()
    assert way.reason_words("form") in page.listing.returns.text()


def test_an_issued_paper_shows_its_way_and_what_can_follow(
    page: DispatchesPage, store: Store
) -> None:
    number = _draft(store)
    page.open_dispatch(number)
    assert page.way.isHidden()
    page.close_dispatch()
    dispatches.issue(store, number, "77", DAY)
    page.open_dispatch(number)
    assert not page.way.isHidden()
    shown = [one for one, made in page.way._made.items() if not made.isHidden()]
    assert shown == [
        "dispatches.sent",
        "dispatches.scan",
        "dispatches.cancel",
        "dispatches.compare",
    ]

    def nobody_first(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        who = dialog.fields[0]
        assert isinstance(who, TextField)
        who.area.clear()
        _ok(dialog)
        assert who.fault  # refused, and the dialog stays
        who.area.setPlainText("Sở Nội vụ")
        _ok(dialog)

    answer_next(nobody_first, StepDialog)
    page.way.ask_sent()
    assert _chips(page) == ["sent", "issued"]

    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        _type(dialog.fields[0], "Gửi nhầm")
        _ok(dialog)

    answer_next(cancel, StepDialog)
    page.way.ask_cancel()
    shown = [one for one, made in page.way._made.items() if not made.isHidden()]
    assert shown == ["dispatches.scan", "dispatches.lift", "dispatches.compare"]
    assert numbers.register(store, 2022)[-1].cancelled
    answer_next(_ok, StepDialog)
    page.way.ask_lift()
    assert _chips(page)[0] == "restored"


def test_the_scan_is_kept_and_opened_as_it_came(
    page: DispatchesPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _draft(store)
    dispatches.issue(store, number, "77", DAY)
    scan = tmp_path / "Bản ký.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    page.open_dispatch(number)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(scan), ""))
    page.way.ask_scan()
    scan.unlink()
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    page.way.table.choose(page.way.model.rows[0].id, 0)
    QTest.keyClick(page.way.table, Key.Key_Return)
    assert opened[0].name == "Bản ký.pdf"
    assert opened[0].read_bytes() == b"%PDF-1.4 signed"


def test_the_issue_warns_of_a_number_that_runs_against_its_day(
    page: DispatchesPage, store: Store
) -> None:
    symbol = "VP"
    numbers.save(store, UsedNumber(0, 2022, "80", symbol, dt.date(2022, 12, 1), "Văn bản khác"))
    number = _draft(store)
    dispatches.mark_for_signature(store, number, DAY)
    page.open_dispatch(number)
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        _type(dialog.date, "05/12/2022")
        QTest.keyClicks(dialog.number.line, "79")
        seen.append(dialog.warning.text())
        dialog.number.line.clear()
        QTest.keyClicks(dialog.number.line, "81")
        seen.append(dialog.warning.text())
        _ok(dialog)

    answer_next(answer, IssueDialog)
    page.signing.issue()
    assert "80/VP" in seen[0]
    assert "80/VP" not in seen[1]
    assert "«…»" in seen[1]  # what is blank is told whatever the number
    assert dispatches.get(store, number).number == "81"


# --- the list ----------------------------------------------------------------------------------
def test_the_list_is_narrowed_by_words_state_kind_and_year(
    page: DispatchesPage, store: Store
) -> None:
    number = _draft(store, "report.halfyear", 2021)
    dispatches.mark_for_signature(store, number, dt.date(2021, 6, 20))
    filters, model = page.listing.filters, page.list.model
    everything = len(model.rows)
    filters.state.setCurrentIndex(filters.state.findData(State.FOR_SIGNATURE.value))
    filters.state.activated.emit(0)
    assert [item.id for item in model.rows] == [number]
    assert model.index(0, model.column_of("since")).data() == "20/06/2021"
    filters.clear()
    assert len(model.rows) == everything
    QTest.keyClicks(filters.search, "so ket 2021")
    assert [item.id for item in model.rows] == [number]
    filters.clear()
    filters.year.setCurrentIndex(filters.year.findData(2021))
    filters.year.activated.emit(0)
    assert {item.year for item in model.rows} == {2021}
    filters.kind.setCurrentIndex(filters.kind.findData("letter"))
    filters.kind.activated.emit(0)
    assert not model.rows
    assert page.listing.clear.isVisible()


# --- the register ------------------------------------------------------------------------------
def test_numbers_are_entered_deleted_and_papers_opened_from_the_register(
    page: DispatchesPage, store: Store
) -> None:
    number = _draft(store)
    dispatches.issue(store, number, "77", DAY)
    page.show_register()
    assert not page._may_delete()  # no draft of the list behind it

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        given, symbol, date, subject = dialog.fields
        _type(given, "77")
        _type(symbol, "VP")
        _type(date, "09/12/2022")
        _type(subject, "Văn bản của phòng khác")
        _ok(dialog)
        assert given.fault  # it is our own paper's
        _type(given, "70")
        _ok(dialog)

    answer_next(answer, StepDialog)
    page.register.ask_new()
    model = page.register.model
    rows = [(one.number, one.symbol) for one in model.rows]
    assert rows == [("70", "VP"), ("77", "VP")]
    assert "70/VP" in model.index(1, model.column_of("warning")).data()
    entered = model.rows[0]
    page.register.table.choose((entered.id, None), 0)
    QTest.keyClick(page.register.table, Key.Key_Delete)
    assert [one.number for one in model.rows] == ["77"]
    page.register.table.choose((0, number), 0)
    QTest.keyClick(page.register.table, Key.Key_Return)
    assert page.editor.dispatch is not None
    assert page.editor.dispatch.id == number


# --- versions and templates --------------------------------------------------------------------
def _write(store: Store, number: int, text: str) -> None:
    part = next(iter(walk(dispatches.get(store, number).body)))
    dispatches.set_blocks(store, part.key, (Paragraph((Text(text),)),))


def test_what_was_changed_is_underlined_and_an_earlier_version_comes_back(
    page: DispatchesPage, store: Store
) -> None:
    number = _draft(store)
    _write(store, number, "Có 89 người & <nhiều> việc")
    dispatches.mark_for_signature(store, number)
    _write(store, number, "Có 90 người & <nhiều> việc")
    page.open_dispatch(number)
    html: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ComparisonDialog)
        html.append(dialog.text.toHtml())
        assert "người & <nhiều> việc" in dialog.text.toPlainText()
        dialog.restore.click()

    answer_next(answer, ComparisonDialog)
    page.reuse.compare()
    assert "line-through" in html[0]
    assert "underline" in html[0]
    texts = [words(b.runs) for p in page.editor.parts for b in p.blocks if isinstance(b, Paragraph)]
    assert "Có 89 người & <nhiều> việc" in texts
    store.undo()
    texts = [words(b.runs) for p in page.editor.parts for b in p.blocks if isinstance(b, Paragraph)]
    assert "Có 90 người & <nhiều> việc" in texts
    assert len(versions.all_of(store, number)) == 1


def test_a_draft_becomes_a_template_that_the_menu_offers(
    page: DispatchesPage, store: Store
) -> None:
    number = _draft(store, "report.year")
    page.open_dispatch(number)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveTemplateDialog)
        assert dialog.boxes["year"].isChecked()
        _type(dialog.name, "Báo cáo & của tôi")
        _ok(dialog)

    answer_next(answer, SaveTemplateDialog)
    page.reuse.save_template()
    (template,) = templates.all_of(store)
    assert template.name == "Báo cáo & của tôi"
    page.close_dispatch()
    before = {item.id for item in dispatches.items(store)}

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPaperDialog)
        dialog.field.setText("cua toi")
        assert dialog.offered == (f"own/{template.id}",)
        dialog.take.click()

    answer_next(take, NewPaperDialog)
    page.ask_new()
    assert page.editor.dispatch is not None
    assert page.editor.dispatch.id not in before

    def rename_then_delete(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        index = dialog.model.index(0, 0)
        assert dialog.model.setData(index, "Tên mới")
        assert templates.all_of(store)[0].name == "Tên mới"
        dialog.delete.click()
        dialog.reject()

    answer_next(rename_then_delete, TemplatesDialog)
    page.reuse.show_templates()
    assert templates.all_of(store) == ()


# --- many at once ------------------------------------------------------------------------------
def _marked(page: DispatchesPage, store: Store, count: int) -> list[int]:
    for _number in range(count):
        _draft(store)
    page.list.table.choose(page.list.model.rows[0].id, 0)
    for _step in range(count - 1):
        QTest.keyClick(page.list.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return [item.id for item in page.listing.selected]


def test_marked_papers_are_saved_in_the_order_of_the_list(
    page: DispatchesPage,
    store: Store,
    runner: Runner,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "Ra giấy"
    folder.mkdir()
    assert len(_marked(page, store, 3)) == 3
    (folder / "1-cong-van.pdf").write_bytes(b"hers")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))

    def both(dialog: QDialog) -> None:
        assert isinstance(dialog, BatchDialog)
        dialog.buttons[Way.BOTH].click()

    answer_next(both, BatchDialog)
    page.ask_batch()
    qtbot.waitUntil(lambda: not runner.jobs, timeout=20_000)
    made = sorted(path.name for path in folder.iterdir() if path.read_bytes() != b"hers")
    assert len(made) == 6
    assert [name.split("-")[0] for name in made] == ["1", "1", "2", "2", "3", "3"]
    assert (folder / "1-cong-van.pdf").read_bytes() == b"hers"
    assert all(
        path.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04", b"hers") for path in folder.iterdir()
    )


def test_a_cancelled_batch_leaves_no_file(
    page: DispatchesPage, store: Store, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> None:
    _marked(page, store, 12)
    page.batch.save(page.listing.selected, tmp_path, (".pdf",))
    (job,) = runner.jobs
    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        qtbot.waitUntil(lambda: any(tmp_path.glob("*.pdf")), timeout=10_000)
        job.cancel()
    assert not list(tmp_path.glob("*.pdf"))
    assert not list(tmp_path.glob(".thiduadesk-*"))


def test_marked_papers_are_printed_one_after_another(
    page: DispatchesPage, store: Store, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> None:
    _marked(page, store, 2)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    done: list[int] = []
    page.batch.print(page.listing.selected, printer)
    runner.jobs[0].succeeded.connect(done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done == [2]
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_an_issued_paper_leaves_as_it_was_printed(
    page: DispatchesPage, store: Store, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> None:
    number = _draft(store)
    dispatches.issue(store, number, "77", DAY)
    page.open_dispatch(number)
    document = page.editor.document
    assert document is not None
    path = tmp_path / "a.pdf"
    kept: Callable[[], object] = lambda: way.issued_pages(store, number)  # noqa: E731
    page.signing.paper.write(document, path, kept=kept)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not runner.jobs, timeout=20_000)
    issued = way.issued_pages(store, number)
    assert issued is not None
    assert path.read_bytes() == issued.data
