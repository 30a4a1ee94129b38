"""The page of dispatches over a real store with the sample office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QTextEdit
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QTreeWidget
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import papers
from thiduadesk.ui.editor import moves
from thiduadesk.ui.editor import outline
from thiduadesk.ui.editor import printing
from thiduadesk.ui.editor.dialogs import IssueDialog
from thiduadesk.ui.editor.dialogs import Output
from thiduadesk.ui.editor.dialogs import OutputDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.papers.picking import PickDialog
from thiduadesk.ui.theme import theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def _open_report(page: DispatchesPage, store: Store) -> int:
    found = [
        item.id
        for item in dispatches.items(store, 2022)
        if item.kind == "report.year" and item.state is State.DRAFT
    ]
    page.open_dispatch(found[0])
    return found[0]


def _first_with_text(page: DispatchesPage) -> Part:
    return next(
        part for part in walk(page.editor.parts) if part.blocks and part.heading is not None
    )


def _answer(button: str | None) -> None:
    """Press a button of the dialog that opens next; None closes it."""

    def press(dialog: QDialog) -> None:
        if button is None:
            dialog.close()
            return
        for one in dialog.findChildren(QPushButton):
            if one.text().replace("&", "") == button:
                one.click()
                return
        dialog.close()
        pytest.fail(f"no button {button!r}")

    answer_next(press)


def test_the_list_shows_drafts_and_issued_papers(page: DispatchesPage, store: Store) -> None:
    assert {item.id for item in page.list.model.rows} == {i.id for i in dispatches.items(store)}
    states = {item.state for item in page.list.model.rows}
    assert State.ISSUED in states
    assert State.DRAFT in states


def test_enter_opens_the_dispatch_under_the_cursor(page: DispatchesPage) -> None:
    key = page.list.key
    QTest.keyClick(page.list.table, Key.Key_Return)
    assert page.editor.dispatch is not None
    assert page.editor.dispatch.id == key


def test_the_outline_shows_printed_numbers(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    texts = [item.text(0) for item in page.editor.outline.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)]  # fmt: skip
    assert "Phần thứ nhất" in texts
    assert "I. Đặc điểm, tình hình" in texts


def test_typed_words_are_printed_before_they_are_saved(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    with qtbot.waitSignal(page.editor.feed.rendered, timeout=20_000):
        pass
    page.editor.panel.text.insertPlainText("Mongolia ")
    with qtbot.waitSignal(page.editor.feed.rendered, timeout=20_000) as caught:
        pass
    assert caught.args is not None
    assert b"%PDF" in caught.args[0].data[:8]
    document = page.editor.current_text()
    assert document is not None
    typed = moves.find(document.body, part.key)
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert typed is not None
    assert typed.blocks != part.blocks
    assert kept is not None
    assert kept.blocks == part.blocks
    assert "Mongolia" in _print(caught.args[0].data)


def _print(data: bytes) -> str:
    import io

    from pypdf import PdfReader

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages[:6])


def test_going_to_another_part_saves_into_the_one_left(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    before = {part.key: part.blocks for part in walk(page.editor.parts)}
    first = _first_with_text(page)
    other = next(part for part in walk(page.editor.parts) if part.blocks and part.key > first.key)  # fmt: skip
    page.editor.show_entry(first.key)
    page.editor.panel.text.insertPlainText("mới ")
    page.editor.show_entry(other.key)
    after = {part.key: part.blocks for part in walk(dispatches.get(store, number).body)}
    assert after.pop(first.key) != before.pop(first.key)
    assert after == before


def test_the_stores_undo_puts_the_text_back_on_screen(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    page.editor.panel.text.insertPlainText("mới ")
    page.editor.flush()
    assert page.editor.panel.text.blocks() != part.blocks
    store.undo()
    assert page.editor.panel.text.blocks() == part.blocks


def test_alt_arrows_move_a_part(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    top = [part.key for part in page.editor.parts]
    page.editor.show_entry(top[2])
    QTest.keyClick(page.editor.outline, Key.Key_Up, ALT)
    assert [part.key for part in dispatches.get(store, number).body] == [top[0], top[2], top[1], *top[3:]]  # fmt: skip
    assert page.editor.outline.key == top[2]
    QTest.keyClick(page.editor.outline, Key.Key_Right, ALT)
    inside = moves.find(dispatches.get(store, number).body, top[0])
    assert inside is not None
    assert [part.key for part in inside.children] == [top[2]]


def test_insert_adds_a_part_and_delete_takes_it_away(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    before = len(list(walk(page.editor.parts)))
    page.editor.show_entry(page.editor.parts[1].key)
    QTest.keyClick(page.editor.outline, Key.Key_Insert)
    added = page.editor.outline.key
    body = dispatches.get(store, number).body
    assert len(list(walk(body))) == before + 1
    assert body[2].key == added
    QTest.keyClick(page.editor.outline, Key.Key_Delete)
    assert moves.find(dispatches.get(store, number).body, added) is None


def test_a_title_edited_in_the_outline_is_saved(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.outline.retitled.emit(part.key, "Tên mới")
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert kept is not None
    assert kept.heading is not None
    assert words(kept.heading.runs) == "Tên mới"


def test_a_typed_number_is_kept(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    page.editor.panel.number.setText("7.")
    page.editor.panel.number.editingFinished.emit()
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert kept is not None
    assert kept.heading is not None
    assert kept.heading.number == "7."


def test_the_bands_save_each_field_as_it_is_left(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    page.editor.show_entry(outline.HEAD)
    head = page.editor.head
    head.subject.area.setPlainText("Dòng một\nDòng hai")
    head.subject.commit()
    head.bases.text.set_blocks(())
    head.bases.text.insertPlainText("Căn cứ Luật;")
    head.bases.commit()
    frame = dispatches.get(store, number).frame
    assert frame.subject == ("Dòng một", "Dòng hai")
    assert frame.legal_bases == ((Text("Căn cứ Luật;"),),)


def test_the_distribution_list_is_edited_as_lines(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    page.editor.show_entry(outline.CLOSING)
    closing = page.editor.closing
    closing.recipients.area.setPlainText("- Sở Nội vụ (b/c);\n- Lưu trữ;")
    closing.recipients.commit()
    closing.copies.line.setText("2")
    closing.copies.commit()
    kept = dispatches.get(store, number).frame.distribution
    assert kept is not None
    assert [(one.name, one.purpose) for one in kept.recipients] == [("Sở Nội vụ", "b/c"), ("Lưu trữ", "")]  # fmt: skip
    assert kept.filing is not None
    assert kept.filing.copies == 2


def test_copies_and_drafter_outlive_the_units_of_the_filing_line(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    page.editor.show_entry(outline.CLOSING)
    closing = page.editor.closing
    typed = ((closing.filing, ""), (closing.copies, "2"), (closing.drafter, "(An)"))
    for field, text in typed:
        field.line.setText(text)
        field.commit()
    kept = dispatches.get(store, number).frame.distribution
    assert kept is not None
    assert kept.filing == Filing((), 2, "(An)")
    assert (closing.copies.value(), closing.drafter.value()) == (2, "(An)")
    found = lastlook.look(store, number, dt.date(2022, 12, 5))
    assert "filing_line_missing" in [one.code for one in found]
    for field, text in ((closing.copies, ""), (closing.drafter, ""), (closing.filing, "VT")):
        field.line.setText(text)
        field.commit()
    printed = dispatches.compose(store, number).distribution
    assert printed is not None
    assert printed.filing == Filing(("VT",), None, "")


def test_a_typed_signer_stands_instead_of_the_head_of_the_office(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    page.editor.show_entry(outline.CLOSING)
    page.editor.closing.name.line.setText("Nguyễn Văn A")
    page.editor.closing.name.commit()
    kept = dispatches.get(store, number).frame.signature
    assert kept is not None
    assert kept.name == "Nguyễn Văn A"
    assert page.editor.document is not None
    assert page.editor.document.signatures[0].name == "Nguyễn Văn A"


def test_the_appendix_can_be_left_out(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    page.editor.show_entry(outline.APPENDICES)
    assert page.editor.appendices.sheet.isChecked()
    page.editor.appendices.sheet.click()
    assert dispatches.get(store, number).frame.appendices == ()
    page.editor.appendices.sheet.click()
    assert [plan.year for plan in dispatches.get(store, number).frame.appendices] == [2022]


def test_an_issued_paper_is_shown_as_frozen_and_cannot_be_changed(
    page: DispatchesPage, store: Store
) -> None:
    issued = next(item for item in dispatches.items(store) if item.state is State.ISSUED)
    page.open_dispatch(issued.id)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    assert page.editor.panel.text.isReadOnly()
    QTest.keyClicks(page.editor.panel.text, "x")
    QTest.keyClick(page.editor.outline, Key.Key_Delete)
    assert page.editor.panel.text.blocks() == part.blocks
    assert "1603" in page.header.subtitle.text()


def test_a_new_report_counts_its_blanks_and_goes_to_the_first(
    page: DispatchesPage, store: Store
) -> None:
    page.new_dispatch("report.year")
    assert page.editor.dispatch is not None
    document = dispatches.compose(store, page.editor.dispatch.id)
    assert page.blanks.count == len(dispatches.placeholders(document)) > 0
    page.signing.show_blanks()
    assert page.editor.panel.text.textCursor().selectedText() == "«…»"


def test_a_paper_with_blanks_is_not_sent_for_signature(page: DispatchesPage, store: Store) -> None:
    page.new_dispatch("report.year")
    _answer(None)
    page.signing.sign()
    assert page.editor.dispatch is not None
    assert dispatches.get(store, page.editor.dispatch.id).state is State.DRAFT


def test_the_way_of_a_paper_from_draft_to_issued(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    number = _open_report(page, store)
    looks: Callable[[], list[str]] = lambda: [  # noqa: E731
        name
        for name in ("dispatches.blanks", "dispatches.sign", "dispatches.issue")
        if page.signing.buttons[name].property("kind") == "primary"
    ]
    assert looks() == ["dispatches.sign"]
    dispatches.mark_for_signature(store, number)
    assert looks() == ["dispatches.issue"]
    dialog = IssueDialog(
        "BC-VP",
        dt.date(2022, 12, 20),
        lambda typed, day: dispatches.issue(store, number, typed, day),
        page,
    )
    qtbot.addWidget(dialog)
    dialog.number.line.setText("không")
    dialog.box.accepted.emit()
    assert dialog.number.fault
    dialog.number.line.setText("9")
    dialog.box.accepted.emit()
    kept = dispatches.get(store, number)
    assert (kept.state, kept.number, kept.date) == (State.ISSUED, "09", dt.date(2022, 12, 20))
    assert not page.editor.editable
    dialog.deleteLater()


def test_the_output_dialog_says_what_was_chosen(page: DispatchesPage) -> None:
    dialog = OutputDialog("t", "x", page, may_skip=True)
    dialog.buttons[Output.WORD].click()
    assert dialog.chosen is Output.WORD
    dialog.deleteLater()


def test_a_saved_paper_is_a_whole_file(
    page: DispatchesPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    _open_report(page, store)
    assert page.editor.document is not None
    path = tmp_path / "bao-cao.pdf"
    done: list[int] = []
    page.signing.paper.write(page.editor.document, path, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_click_on_a_page_goes_to_its_part(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.editor.feed.rendered, timeout=20_000):
        _open_report(page, store)
    view = page.editor.pages.view
    assert view.pages > 10
    target = page.editor.parts[2]
    span = view._span(target.key)
    assert span is not None
    view.verticalScrollBar().setValue(round(span[0]) - 50)
    place = view._sheets[0].rect.center().toPoint()
    place.setY(round(span[0]) - view.verticalScrollBar().value() + 4)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.editor.outline.key == target.key


def test_the_pages_follow_the_chosen_part(page: DispatchesPage, store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.editor.feed.rendered, timeout=20_000):
        _open_report(page, store)
    view = page.editor.pages.view
    first = view.current_page()
    page.editor.show_entry(page.editor.parts[2].key)
    assert view.current_page() > first


def test_the_printer_gets_every_page_in_its_own_orientation(
    page: DispatchesPage, store: Store, tmp_path: Path
) -> None:
    _open_report(page, store)
    assert page.editor.document is not None
    pdf = dispatches.render_pdf(page.editor.document)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    assert printing.print_pdf(printer, pdf.data, (0, pdf.pages - 1))
    made = QPdfDocument()
    made.load(str(tmp_path / "out.pdf"))
    sizes = [made.pagePointSize(number) for number in range(made.pageCount())]
    made.close()
    assert [size.width() < size.height() for size in sizes] == [True, False]


def test_deleting_a_draft_goes_back_to_the_list_and_undo_brings_it_back(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    page.delete_chosen()
    assert page.stack.currentIndex() == 0
    assert number not in {item.id for item in page.list.model.rows}
    store.undo()
    assert number in {item.id for item in page.list.model.rows}


def test_the_last_part_deleted_by_undo_does_not_trouble_the_editor(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    key = dispatches.add_part(store, number, None, 0, None)
    page.editor.show_entry(key)
    page.editor.panel.text.insertPlainText("chữ")
    store.undo()
    assert moves.find(page.editor.parts, key) is None
    assert page.editor.outline.key != key
    assert QApplication.activeModalWidget() is None


def test_search_finds_a_dispatch_without_marks(page: DispatchesPage) -> None:
    hits = list(page.hits("tong ket cong tac"))
    assert hits
    with_place: list[tuple[str, str]] = []
    page.asked_for.connect(lambda *at: with_place.append(at))
    hits[0].run()
    page.open_at(with_place[0][1])
    assert page.editor.dispatch is not None


def test_every_input_has_a_name_for_a_screen_reader(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    inputs = (QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractItemView)
    nameless = [
        type(one).__name__
        for kind in inputs
        for one in page.findChildren(kind)
        if not isinstance(one, QHeaderView)
        and not one.accessibleName()
        and one.window() is page.window()  # the popup of a combo box is a window of its own
    ]  # fmt: skip
    assert nameless == []
    buttons = [one for one in page.findChildren(QToolButton) if one.isVisibleTo(page)]
    assert [one for one in buttons if not (one.text() or one.accessibleName())] == []


def test_enter_in_the_heading_goes_on_to_the_text(page: DispatchesPage, store: Store) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    page.editor.panel.heading.setFocus()
    page.editor.panel.heading.selectAll()
    page.editor.panel.heading.insertPlainText("Đề mục khác")
    QTest.keyClick(page.editor.panel.heading, Key.Key_Return)
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert kept is not None
    assert kept.heading is not None
    assert words(kept.heading.runs) == "Đề mục khác"
    assert page.editor.panel.text.hasFocus()


def test_a_data_field_of_the_records_is_put_into_the_text(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    bar = page.editor.panel.toolbar
    bar.data.menu().aboutToShow.emit()
    entry = next(one for one in bar.data.menu().actions() if "2022" in one.text())
    entry.trigger()
    page.editor.flush()
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert kept is not None
    first = kept.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.runs[0] == Field("year", "2022")


def test_a_registered_paper_is_cited_as_it_is_written(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    cited = papers.cited_in("Quyết định số 898/QĐ-UBND ngày 08/7/2022")[0]
    papers.cite(store, 2022, "I.1.1", cited)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    bar = page.editor.panel.toolbar
    bar.cite.menu().aboutToShow.emit()
    newest = papers.find(store, "", 1)[0]
    find, _line, entry, *_others = bar.cite.menu().actions()
    assert papers.short_name(newest) in entry.text()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        type_words(dialog.search, "898 ubnd")
        press(dialog.search, Qt.Key.Key_Return)

    answer_next(answer)
    find.trigger()
    assert page.editor.panel.text.toPlainText().startswith(
        "Quyết định số 898/QĐ-UBND ngày 08/7/2022"
    )


def test_blanks_asked_again_go_to_the_next_and_round(page: DispatchesPage) -> None:
    page.new_dispatch("decision.award")
    count = page.blanks.count
    assert count > 2
    gone_to = []
    for _time in range(count + 1):
        page.signing.show_blanks()
        gone_to.append(page.blanks.list.currentRow())
    start = gone_to[0]
    assert gone_to == [(start + step) % count for step in range(count + 1)]


def test_a_blank_of_the_head_is_selected_where_it_is_typed(page: DispatchesPage) -> None:
    page.new_dispatch("decision.award")
    page.blanks.go_to_first()
    head = page.editor.head
    assert head.subject.area.textCursor().selectedText() == "«…»"
    chosen = ""
    for _time in range(2):
        page.blanks.go_on([], "", 0)
        chosen = head.bases.text.textCursor().selectedText()
        assert chosen.startswith("«")
    assert chosen == "«…»"


def test_two_blanks_of_one_sentence_are_each_selected(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    page.editor.show_entry(_first_with_text(page).key)
    text = page.editor.panel.text
    text.set_blocks((Paragraph((Text("Tặng «…» Bằng khen, «… đồng»."),)),))
    text.moveCursor(text.textCursor().MoveOperation.Start)
    dispatches.set_blocks(store, page.editor.outline.key, text.blocks())
    selected = []
    for _time in range(3):
        page.signing.show_blanks()
        selected.append(text.textCursor().selectedText())
    assert selected == ["«…»", "«… đồng»", "«…»"]


def test_a_note_asked_for_in_the_heading_stands_in_the_heading(
    page: DispatchesPage, store: Store
) -> None:
    number = _open_report(page, store)
    part = _first_with_text(page)
    page.editor.show_entry(part.key)
    panel = page.editor.panel
    panel.heading.setFocus()
    panel.heading.moveCursor(panel.heading.textCursor().MoveOperation.End)
    panel.toolbar.note.click()
    assert panel.heading_popover.isVisible()
    QTest.keyClicks(panel.heading_popover.line, "note")
    QTest.keyClick(panel.heading_popover.line, Key.Key_Return)
    assert panel.heading.hasFocus()
    page.editor.flush()
    kept = moves.find(dispatches.get(store, number).body, part.key)
    assert kept is not None
    assert kept.heading is not None
    assert kept.heading.runs[-1] == Footnote((Text("note"),))
    assert kept.blocks == part.blocks


def test_every_entry_of_the_outline_grows_with_the_letters(
    page: DispatchesPage, store: Store
) -> None:
    _open_report(page, store)
    tree = page.editor.outline
    tree.choose(_first_with_text(page).key)
    dress = theme.active()
    dress.set_scale(150)
    try:
        sizes = {
            size
            for item in _entries(tree)
            if (size := item.font(0).pixelSize()) > 0  # an own one; -1 is the font of the tree
        }
        assert sizes == {dress.font().pixelSize()}
    finally:
        dress.set_scale(100)


def _entries(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    return tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)


def test_only_steps_that_can_be_taken_need_room(page: DispatchesPage, store: Store) -> None:
    _open_report(page, store)
    shown = [step for step, made in page.signing.buttons.items() if not made.isHidden()]
    assert shown == ["dispatches.output", "dispatches.way", "dispatches.look", "dispatches.sign"]
