"""What keys do in the text of a part beside what Qt does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QTextCursor

from thiduadesk.domain.document import Marker
from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.ui.editor.richtext import RichText

_DELETIONS = (
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.Backspace,
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.Delete,
)
_BACKWARD = _DELETIONS[:2]


def is_for_window(text: RichText, e: QKeyEvent) -> bool:
    """Undo and redo with nothing to undo or redo here: the window's own take the key."""
    standard = QKeySequence.StandardKey
    document = text.document()
    return (e.matches(standard.Undo) and not document.isUndoAvailable()) or (
        e.matches(standard.Redo) and not document.isRedoAvailable()
    )


def pressed(text: RichText, e: QKeyEvent) -> bool:
    """Do what ``e`` means; False leaves it to Qt."""
    return _command(text, e) or _in_structure(text, e) or _delete(text, e)


def _command(text: RichText, e: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    alt = Qt.KeyboardModifier.AltModifier
    commands: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
        (Qt.Key.Key_B, control): text.toggle_bold,
        (Qt.Key.Key_I, control): text.toggle_italic,
        (Qt.Key.Key_F, control): text.find_asked.emit,
        (Qt.Key.Key_F, control | alt): text.insert_note,
        (Qt.Key.Key_L, control | shift): text.toggle_list,
        (Qt.Key.Key_V, control | shift): text.paste_plain,
        (Qt.Key.Key_Return, control): text.insert_page_break,
    }
    command = commands.get((e.key(), e.modifiers()))
    if command is not None:
        command()
        return True
    note = text.note_near_cursor()
    if e.key() == Qt.Key.Key_F2 and note is not None:
        text.note_asked.emit(note)
        return True
    return False


def _in_structure(text: RichText, e: QKeyEvent) -> bool:
    """Keys that mean something else in tables and lists."""
    cursor = text.textCursor()
    key = e.key()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        moved = tables.to_next_cell(cursor, back=key == Qt.Key.Key_Backtab)
        if moved:
            text.setTextCursor(cursor)
        return moved
    if cursor.hasSelection() or formats.table_at(cursor) is not None:
        return False
    if edits.marker_of(cursor.block()) is not None:
        return _in_list(text, cursor, key)
    sign = cursor.block().text()
    if key == Qt.Key.Key_Space and sign in {"-", "+"} and cursor.atBlockEnd():
        with edits.one_step(cursor):
            cursor.deletePreviousChar()
            edits.toggle_list(cursor, Marker(sign))
        text.style_changed.emit()
        return True
    return False


def _in_list(text: RichText, cursor: QTextCursor, key: int) -> bool:
    """Enter on an empty item and Backspace at its start end the list.

    Enter behind a list of the records goes on below it: an item more would cut it off from them.
    """
    behind = cursor.block().next()
    last = cursor.atBlockEnd() and not edits.source_at(QTextCursor(behind))
    if key == Qt.Key.Key_Return and last and edits.source_at(cursor):
        cursor.insertBlock(formats.paragraph_format())
        text.setTextCursor(cursor)
        text.style_changed.emit()
        return True
    leaves = (key == Qt.Key.Key_Return and not cursor.block().text()) or (
        key == Qt.Key.Key_Backspace and cursor.atBlockStart()
    )
    if leaves:
        edits.end_list(cursor)
        text.style_changed.emit()
    return leaves


def _delete(text: RichText, e: QKeyEvent) -> bool:
    """A data field goes as a whole: the first press selects it."""
    cursor = text.textCursor()
    found = next((key for key in _DELETIONS if e.matches(key)), None)
    if found is None and e.key() == Qt.Key.Key_Backspace:
        found = QKeySequence.StandardKey.Backspace
    if found is None or cursor.hasSelection():
        return False
    span = edits.field_at(cursor.block(), cursor.position() - (found in _BACKWARD))
    if span is None:
        return False
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return True
