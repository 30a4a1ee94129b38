"""The text of a part under the clerk's hands: keys, notes, lists, tables, fields, clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.ui.editor import tables
from thiduadesk.ui.editor.notes import NotePopover
from thiduadesk.ui.editor.richline import RichLine
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.editor.toolbar import TextToolbar

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
FIELD = Field("people", "04 cá nhân")


@pytest.fixture
def editor(qtbot: QtBot) -> RichText:
    made = RichText()
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.show()
    made.setFocus()
    return made


def _type(widget: QWidget, text: str) -> None:
    """Key presses with any letters (QTest knows ASCII only)."""
    for ch in text:
        key = Qt.Key.Key_Space if ch == " " else Qt.Key.Key_unknown
        QApplication.sendEvent(
            widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, ch)
        )


def _at(editor: RichText, position: int, anchor: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    if anchor is not None:
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def _paragraph(*runs: object) -> tuple[Block, ...]:
    return (Paragraph(runs),)  # type: ignore[arg-type]


def _table(*rows: tuple[str, ...], head: int = 1) -> Table:
    made = tuple(TableRow(tuple(Cell(((Text(word),),)) for word in row)) for row in rows)
    return Table((1.0,) * len(rows[0]), made[:head], made[head:])


def test_typing_and_ctrl_b_make_bold_runs(editor: RichText) -> None:
    _type(editor, "Văn ")
    QTest.keyClick(editor, Key.Key_B, CONTROL)
    _type(editor, "phòng")
    assert editor.blocks() == _paragraph(Text("Văn "), Text("phòng", bold=True))


def test_what_is_typed_is_saved_after_a_quiet_while(editor: RichText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.blocks_edited, timeout=3000) as caught:
        _type(editor, "abc")
    assert caught.args == [_paragraph(Text("abc"))]


def test_leaving_the_field_saves_at_once_and_only_once(editor: RichText) -> None:
    saved: list[object] = []
    editor.blocks_edited.connect(saved.append)
    _type(editor, "abc")
    editor.clearFocus()
    editor.flush()
    assert saved == [_paragraph(Text("abc"))]


def test_undo_works_inside_until_saved_and_is_left_to_the_window_afterwards(
    editor: RichText,
) -> None:
    editor.set_blocks(_paragraph(Text("old")))
    _at(editor, 3)
    _type(editor, " new")
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.blocks() == _paragraph(Text("old"))
    _type(editor, "er")
    editor.flush()
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.blocks() == _paragraph(Text("older"))


def test_a_new_note_opens_its_field_and_is_numbered(editor: RichText) -> None:
    popover = NotePopover(editor)
    editor.set_first_note(4)
    editor.set_blocks(_paragraph(Text("a"), Footnote((Text("first"),)), Text("b")))
    _at(editor, 3)
    QTest.keyClick(editor, Key.Key_F, CONTROL | ALT)
    assert popover.isVisible()
    assert editor.note_number(3) == 5
    _type(popover.line, "Thông báo số 74")
    QTest.keyClick(popover.line, Key.Key_Return)
    assert not popover.isVisible()
    assert editor.blocks() == _paragraph(
        Text("a"), Footnote((Text("first"),)), Text("b"), Footnote((Text("Thông báo số 74"),))
    )


def test_escaping_a_new_note_takes_it_away(editor: RichText) -> None:
    popover = NotePopover(editor)
    editor.set_blocks(_paragraph(Text("a")))
    _at(editor, 1)
    editor.insert_note()
    QTest.keyClick(popover.line, Key.Key_Escape)
    assert editor.blocks() == _paragraph(Text("a"))


def test_f2_beside_a_note_edits_it(editor: RichText) -> None:
    popover = NotePopover(editor)
    editor.set_blocks(_paragraph(Text("a"), Footnote((Text("n", italic=True),))))
    _at(editor, 2)
    QTest.keyClick(editor, Key.Key_F2)
    _type(popover.line, "ote")
    popover.close_and_keep()
    assert editor.blocks() == _paragraph(Text("a"), Footnote((Text("note", italic=True),)))


def test_double_click_on_the_chip_edits_the_note(editor: RichText, qtbot: QtBot) -> None:
    editor.set_blocks(_paragraph(Text("a"), Footnote((Text("n"),)), Text("bc")))
    where = editor.rect_of(1).center().toPoint()
    where.setX(where.x() + 6)
    with qtbot.waitSignal(editor.note_asked) as caught:
        QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert caught.args == [1]


def test_the_cursor_never_stands_inside_a_data_field(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("có "), FIELD, Text(" được")))
    start, end = 3, 3 + len(FIELD.text)
    _at(editor, start)
    QTest.keyClick(editor, Key.Key_Right)
    assert editor.textCursor().position() == end
    QTest.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() == start


@pytest.mark.parametrize("at_end", [True, False])
def test_typing_beside_a_data_field_leaves_it_whole(editor: RichText, at_end: bool) -> None:
    editor.set_blocks(_paragraph(FIELD))
    _at(editor, len(FIELD.text) if at_end else 0)
    _type(editor, "xy")
    expected = (FIELD, Text("xy")) if at_end else (Text("xy"), FIELD)
    assert editor.blocks() == _paragraph(*expected)


def test_backspace_takes_a_data_field_as_a_whole(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("a "), FIELD))
    _at(editor, 2 + len(FIELD.text))
    QTest.keyClick(editor, Key.Key_Backspace)
    assert editor.blocks() == _paragraph(Text("a "), FIELD)
    QTest.keyClick(editor, Key.Key_Backspace)
    assert editor.blocks() == _paragraph(Text("a "))


def test_a_detached_data_field_is_plain_words(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("a "), FIELD))
    _at(editor, 2)
    assert editor.has_field()
    editor.detach_field()
    assert editor.blocks() == _paragraph(Text("a " + FIELD.text))


def test_dash_and_space_begin_a_list_and_enter_on_an_empty_item_ends_it(editor: RichText) -> None:
    _type(editor, "- một")
    QTest.keyClick(editor, Key.Key_Return)
    _type(editor, "hai")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Return)
    _type(editor, "sau")
    assert editor.blocks() == (
        ListBlock(((Text("một"),), (Text("hai"),)), Marker.DASH),
        Paragraph((Text("sau"),)),
    )


def test_a_list_toggles_back_to_paragraphs(editor: RichText) -> None:
    editor.set_blocks((ListBlock(((Text("a"),), (Text("b"),))),))
    editor.selectAll()
    editor.toggle_list(Marker.DASH)
    assert editor.blocks() == (Paragraph((Text("a"),)), Paragraph((Text("b"),)))


def test_rows_and_columns_come_and_go_and_the_head_is_kept(editor: RichText) -> None:
    editor.set_blocks((_table(("TT", "Tên"), ("1", "a")),))
    cursor = editor.textCursor()
    cursor.setPosition(1)
    editor.setTextCursor(cursor)
    editor.change_table(lambda c: tables.add_row(c, below=True))
    (made,) = editor.blocks()
    assert isinstance(made, Table)
    assert (len(made.head), len(made.rows)) == (1, 2)
    editor.change_table(lambda c: tables.add_column(c, after=True))
    (made,) = editor.blocks()
    assert isinstance(made, Table)
    assert len(made.widths) == 3
    editor.change_table(tables.remove_column)
    editor.change_table(tables.remove_row)
    (made,) = editor.blocks()
    assert isinstance(made, Table)
    assert (len(made.widths), len(made.head), len(made.rows)) == (2, 1, 1)


def test_a_row_above_the_head_is_a_head_row(editor: RichText) -> None:
    editor.set_blocks((_table(("TT",), ("1",)),))
    _at(editor, 1)
    editor.change_table(lambda c: tables.add_row(c, below=False))
    (made,) = editor.blocks()
    assert isinstance(made, Table)
    assert (len(made.head), len(made.rows)) == (2, 1)


def test_tab_in_the_last_cell_adds_a_row(editor: RichText) -> None:
    editor.set_blocks((_table(("TT",), ("1",)),))
    _at(editor, 1)
    QTest.keyClick(editor, Key.Key_Tab)
    QTest.keyClick(editor, Key.Key_Tab)
    _type(editor, "2")
    assert editor.blocks() == (_table(("TT",), ("1",), ("2",)),)


def test_a_new_table_stands_at_the_cursor(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("trước")))
    _at(editor, 5)
    editor.insert_table(2, 2)
    _type(editor, "TT")
    first, table = editor.blocks()
    assert first == Paragraph((Text("trước"),))
    assert isinstance(table, Table)
    assert table.head[0].cells[0].paragraphs == ((Text("TT"),),)


def test_the_last_row_deleted_takes_the_table_with_it(editor: RichText) -> None:
    editor.set_blocks((*_paragraph(Text("a")), _table(("x",), head=0)))
    _at(editor, 3)
    editor.change_table(tables.remove_row)
    assert editor.blocks() == _paragraph(Text("a"))


def test_copy_and_paste_keep_notes_and_fields(editor: RichText) -> None:
    blocks = (*_paragraph(Text("a"), Footnote((Text("n"),)), FIELD), _table(("x", "y")))
    editor.set_blocks(blocks)
    editor.selectAll()
    mime = editor.createMimeDataFromSelection()
    editor.set_blocks(())
    editor.insertFromMimeData(mime)
    assert editor.blocks() == blocks


def test_paste_from_word_keeps_words_emphasis_list_and_table(editor: RichText) -> None:
    mime = QMimeData()
    mime.setHtml(
        "<p class=MsoNormal style='font-family:VNI'>Qua\u0309ng <b style='color:red'>Ngãi</b></p>"
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>-"
        "<span>&nbsp;</span></span><![endif]><i>một</i></p>"
        "<table><tr><td>1</td><td>2</td></tr></table>"
    )
    editor.insertFromMimeData(mime)
    assert editor.blocks() == (
        Paragraph((Text("Quảng "), Text("Ngãi", bold=True))),
        ListBlock(((Text("một", italic=True),),)),
        _table(("1", "2"), head=0),
    )


def test_paste_of_one_line_stays_in_its_paragraph(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("ac")))
    _at(editor, 1)
    mime = QMimeData()
    mime.setText("b")
    editor.insertFromMimeData(mime)
    assert editor.blocks() == _paragraph(Text("abc"))


def test_paste_of_two_lines_splits_the_paragraph_and_undoes_at_once(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("ad")))
    _at(editor, 1)
    mime = QMimeData()
    mime.setText("b\nc")
    editor.insertFromMimeData(mime)
    assert editor.toPlainText().split("\n") == ["a", "b", "c", "d"]
    editor.undo()
    assert editor.blocks() == _paragraph(Text("ad"))


def test_ctrl_enter_breaks_the_page(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("ab")))
    _at(editor, 1)
    QTest.keyClick(editor, Key.Key_Return, CONTROL)
    assert editor.blocks() == (*_paragraph(Text("a")), PageBreak(), *_paragraph(Text("b")))


def test_an_issued_text_cannot_be_changed(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("a")))
    editor.setReadOnly(True)
    _type(editor, "x")
    QTest.keyClick(editor, Key.Key_B, CONTROL)
    editor.insert_note()
    assert editor.blocks() == _paragraph(Text("a"))


def test_the_toolbar_shows_the_emphasis_at_the_cursor(editor: RichText, qtbot: QtBot) -> None:
    bar = TextToolbar(editor)
    qtbot.addWidget(bar)
    editor.set_blocks(_paragraph(Text("a"), Text("b", bold=True)))
    _at(editor, 2)
    assert bar.bold.isChecked()
    _at(editor, 1)
    assert not bar.bold.isChecked()


def test_placeholders_are_found() -> None:
    assert placeholder_spans("số tiền «… đồng», «tên»") == [(8, 16), (18, 23)]


def test_one_click_on_a_blank_selects_it_whole(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("Tặng «… cá nhân» Bằng khen")))
    where = editor.rect_of(9).center().toPoint()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert editor.textCursor().selectedText() == "«… cá nhân»"
    _type(editor, "04")
    assert editor.blocks() == _paragraph(Text("Tặng 04 Bằng khen"))


def test_a_click_beside_a_blank_only_puts_the_cursor(editor: RichText) -> None:
    editor.set_blocks(_paragraph(Text("Tặng «…»")))
    for where in (editor.rect_of(2), editor.rect_of(8).translated(60, 0)):
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=where.center().toPoint())
        assert not editor.textCursor().hasSelection()


@pytest.mark.parametrize("made", [RichText, RichLine])
@pytest.mark.parametrize(
    ("pasted", "expected"),
    [(" thi đua", "Phong trào thi đua.năm"), ("  thi đua \t", "Phong trào thi đua .năm")],
)
def test_a_pasted_fragment_keeps_a_blank_beside_words(
    made: type[RichText], pasted: str, expected: str, qtbot: QtBot
) -> None:
    editor = made()
    qtbot.addWidget(editor)
    editor.set_blocks(_paragraph(Text("Phong trào.năm")))
    _at(editor, 10)
    mime = QMimeData()
    mime.setText(pasted)
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == expected


def test_a_pasted_fragment_brings_no_blank_to_the_ends_of_a_line(editor: RichText) -> None:
    mime = QMimeData()
    mime.setText(" thi đua ")
    mime.setHtml("<b> thi đua </b>")
    editor.insertFromMimeData(mime)
    assert editor.blocks() == _paragraph(Text("thi đua", bold=True))


def test_keeping_a_note_gives_the_focus_back_to_the_text(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    editor = RichText()
    popover = NotePopover(editor)
    layout = QVBoxLayout(holder)
    layout.addWidget(editor)
    layout.addWidget(QPushButton("B"))
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    editor.setFocus()
    _type(editor, "a")
    editor.insert_note()
    assert popover.line.hasFocus()
    popover.close_and_keep()
    assert editor.hasFocus()
