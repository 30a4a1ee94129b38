"""The text of a part as the clerk edits it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QTextEdit
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Text
from thiduadesk.i18n import _
from thiduadesk.ui.editor import clipboard
from thiduadesk.ui.editor import codec
from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.editor import keys
from thiduadesk.ui.editor import menus
from thiduadesk.ui.editor import paste
from thiduadesk.ui.editor import reader
from thiduadesk.ui.editor import tables
from thiduadesk.ui.editor import writer
from thiduadesk.ui.editor.citations import citation_spans
from thiduadesk.ui.editor.highlight import Tints
from thiduadesk.ui.editor.markers import paint_markers
from thiduadesk.ui.editor.normal import normal_blocks
from thiduadesk.ui.editor.objects import BreakLine
from thiduadesk.ui.editor.objects import NoteChip
from thiduadesk.ui.theme import theme

SAVE_AFTER = 1500
"""Quiet milliseconds after which what was typed is saved."""
SAVED_WITHIN = 3000
"""Milliseconds after which words are saved though the typing goes on: the power may fail."""


class RichText(QTextEdit):
    """Edits blocks of the typed tree: paragraphs, lists, tables, notes, data fields.

    What is typed is saved when the field is left or after 1.5 quiet seconds; until then Ctrl+Z
    works inside the field, afterwards it is the store's. Typing without a pause is saved every
    three seconds; ``going_on`` then says that this is the same typing as the last time.

    Signals:
        typed: the text is another (each keystroke).
        blocks_edited: the text to be saved, ``tuple[Block, ...]``.
        note_asked: the note at a document position is to be edited.
        style_changed: the cursor stands in other emphasis, list or alignment.
        find_asked: words are to be found in the paper (Ctrl+F while the cursor is here).
    """

    typed = Signal()
    blocks_edited = Signal(object)
    note_asked = Signal(int)
    style_changed = Signal()
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Text of the part"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.document().setDocumentMargin(4)
        self._first_note = 1
        self._notes: list[int] = []
        self._position = 0
        self._saved: tuple[Block, ...] = ()
        self._chip = NoteChip(self.note_number, self._chip_colours)
        self._break = BreakLine(_("page break"), self._break_colour)
        layout = self.document().documentLayout()
        layout.registerHandler(formats.NOTE_OBJECT, self._chip)
        layout.registerHandler(formats.BREAK_OBJECT, self._break)
        self._tints = Tints(self.document(), citation_spans)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAVE_AFTER)
        self._quiet.timeout.connect(self.flush)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(SAVED_WITHIN)
        self._longest.timeout.connect(self.save_while_typing)
        self.going_on = False
        self._loading = False
        self._revision = -1
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.currentCharFormatChanged.connect(lambda _fmt: self.style_changed.emit())

    # --- content -------------------------------------------------------------------------------
    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Show ``blocks``; the place of the cursor is kept when the text is nearly the same."""
        wanted = normal_blocks(blocks)
        now = self.blocks()
        if wanted == self._saved != now and not self.isReadOnly() and self._quiet.isActive():
            return  # typed and not saved yet, and nobody else changed it
        self._stop_waiting()
        if wanted == now:
            self._saved = wanted
            return
        place, scrolled = self.textCursor().position(), self.verticalScrollBar().value()
        self._loading = True
        writer.write(self.document(), wanted, self.shape)
        self._loading = False
        self._saved = wanted
        self._revision = self.document().revision()
        self._find_notes()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    shape: Callable[[Align, bool], QTextBlockFormat] | None = None
    """Block format of paragraphs, where these look other than in the body."""

    one_paragraph = False
    """Whether all that is put in becomes one paragraph."""

    def blocks(self) -> tuple[Block, ...]:
        """The text as it stands now."""
        return reader.read(self.document())

    @property
    def saved(self) -> tuple[Block, ...]:
        """The text as it was shown or saved last."""
        return self._saved

    def forget(self) -> None:
        """What is shown next is another text: what was typed here is over."""
        self._stop_waiting()
        self.going_on = False

    def flush(self) -> None:
        """Save what was typed and is not saved; what is typed next is a step of its own."""
        self._save()
        self.going_on = False

    def save_while_typing(self) -> None:
        """Save what was typed so far; what is typed next goes on with the same step."""
        self._save()
        self.going_on = True

    def _stop_waiting(self) -> None:
        self._quiet.stop()
        self._longest.stop()

    def _save(self) -> None:
        self._stop_waiting()
        if self.isReadOnly():
            return
        now = self.blocks()
        if now != self._saved:
            self._saved = now
            self.document().clearUndoRedoStacks()
            self.blocks_edited.emit(now)

    def set_first_note(self, number: int) -> None:
        """Number of the first note here: notes of earlier parts count too."""
        if number != self._first_note:
            self._first_note = number
            self.document().markContentsDirty(0, self.document().characterCount())

    # --- emphasis and paragraphs -----------------------------------------------------------------
    def toggle_bold(self) -> None:
        """Ctrl+B."""
        self.mergeCurrentCharFormat(edits.bold_format(not self.is_bold()))

    def toggle_italic(self) -> None:
        """Ctrl+I."""
        self.mergeCurrentCharFormat(edits.italic_format(not self.is_italic()))

    def toggle_raised(self) -> None:
        """Ctrl+Shift+=, as in Word."""
        self.mergeCurrentCharFormat(edits.raised_format(not self.is_raised()))

    def is_bold(self) -> bool:
        """Whether typing goes on bold."""
        return formats.is_bold(self.currentCharFormat())

    def is_italic(self) -> bool:
        """Whether typing goes on italic."""
        return self.currentCharFormat().fontItalic()

    def is_raised(self) -> bool:
        """Whether typing goes on above the line."""
        return formats.is_raised(self.currentCharFormat())

    def marker(self) -> Marker | None:
        """The list the cursor stands in."""
        return edits.marker_of(self.textCursor().block())

    def toggle_list(self, marker: Marker = Marker.DASH) -> None:
        """Make a list of the touched paragraphs, or paragraphs again."""
        edits.toggle_list(self.textCursor(), marker)
        self.style_changed.emit()

    def set_align(self, align: Align) -> None:
        """Align the touched paragraphs, or the cell."""
        edits.set_align(self.textCursor(), align)

    def toggle_indent(self) -> None:
        """Switch the first-line indent."""
        edits.toggle_indent(self.textCursor())

    # --- notes, breaks, tables, fields -------------------------------------------------------------
    def insert_note(self) -> None:
        """Put an empty note at the cursor and ask for its text (Ctrl+Alt+F)."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.clearSelection()
        position = cursor.position()
        writer.insert_runs(cursor, (Footnote(()),))
        self.setTextCursor(cursor)
        self._find_notes()
        self.note_asked.emit(position)

    def note_at(self, position: int) -> tuple[Text, ...] | None:
        """Text of the note whose mark stands at ``position``, None where there is none."""
        fmt = self._format_at(position)
        return formats.note_runs(fmt) if fmt.objectType() == formats.NOTE_OBJECT else None

    def set_note(self, position: int, runs: tuple[Text, ...]) -> None:
        """Give the note at ``position`` its text; an empty one is taken away."""
        if self.note_at(position) is None or (self.note_at(position) == runs and runs):
            return
        cursor = self.textCursor()
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        with edits.one_step(cursor):
            cursor.removeSelectedText()
            if runs:
                writer.insert_runs(cursor, (Footnote(runs),))
        self._find_notes()

    def notes(self) -> tuple[int, ...]:
        """Positions of the marks of notes, in order."""
        return tuple(self._notes)

    def note_number(self, position: int) -> int:
        """Printed number of the note whose mark stands at ``position``."""
        return self._first_note + bisect_left(self._notes, position)

    def note_near_cursor(self) -> int | None:
        """Position of the note beside the cursor."""
        position = self.textCursor().position()
        for place in (position - 1, position):
            if place in self._notes:
                return place
        return None

    def rect_of(self, position: int) -> QRectF:
        """Where the character at ``position`` is seen, in coordinates of the viewport."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        return QRectF(self.cursorRect(cursor))

    def insert_page_break(self) -> None:
        """What follows starts on a new page (Ctrl+Enter)."""
        if formats.table_at(self.textCursor()) is None:
            self.insert_blocks((PageBreak(),))

    def insert_table(self, rows: int, columns: int) -> None:
        """A table with a head row at the cursor."""
        cursor = self.textCursor()
        if formats.table_at(cursor) is None:
            tables.insert_table(cursor, rows, columns)
            self.setTextCursor(cursor)

    def change_table(self, change: Callable[[QTextCursor], None]) -> None:
        """Do one of ``tables`` at the cursor."""
        cursor = self.textCursor()
        change(cursor)
        self.setTextCursor(cursor)

    def insert_blocks(self, blocks: Sequence[Block]) -> None:
        """Put ``blocks`` at the cursor, in place of the selection."""
        cursor = self.textCursor()
        writer.insert_blocks(cursor, blocks)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def has_field(self) -> bool:
        """Whether the cursor touches a data field, or a list or table from the records."""
        cursor = self.textCursor()
        places = (cursor.selectionStart(), cursor.position() - 1)
        in_field = any(edits.field_at(cursor.block(), place) for place in places)
        return in_field or bool(edits.source_at(cursor))

    def detach_field(self) -> None:
        """Make the data field at the cursor plain words, the list or table the clerk's own."""
        cursor = self.textCursor()
        if not edits.detach_field(cursor) and edits.source_at(cursor):
            edits.detach_source(cursor)

    # --- clipboard ---------------------------------------------------------------------------------
    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.copied(self.textCursor().selection())

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(codec.MIME) or source.hasHtml() or source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        clipboard.put(self, clipboard.blocks_of(source), source.text())

    def paste_plain(self) -> None:
        """Paste the words only (Ctrl+Shift+V)."""
        text = QGuiApplication.clipboard().text()
        clipboard.put(self, paste.from_text(text), text)

    # --- keys and mouse ----------------------------------------------------------------------------
    @override
    def event(self, e: QEvent) -> bool:
        override_asked = e.type() == QEvent.Type.ShortcutOverride
        if override_asked and isinstance(e, QKeyEvent):
            if keys.is_for_window(self, e):
                e.ignore()
                return True
            if e.matches(QKeySequence.StandardKey.Find):
                e.accept()
                return True
        return super().event(e)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if keys.is_for_window(self, e):
            e.ignore()
        elif self.isReadOnly() or not keys.pressed(self, e):
            super().keyPressEvent(e)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        plain = e.button() is Qt.MouseButton.LeftButton and not e.modifiers()
        if plain and not self.isReadOnly() and not self.textCursor().hasSelection():
            blank = gaps.under(self, e.position().toPoint())
            if blank is not None:
                gaps.select(self, blank)

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        position = self._object_at(e.position())
        if position is not None:
            self.note_asked.emit(position)
        else:
            super().mouseDoubleClickEvent(e)

    @override
    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if not self.isReadOnly():
            menus.add_text_entries(menu, self)
        menu.exec(e.globalPos())
        menu.deleteLater()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()

    # --- drawing -----------------------------------------------------------------------------------
    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        paint_markers(self, e.rect())

    # --- inside ------------------------------------------------------------------------------------
    def _chip_colours(self) -> tuple[QColor, QColor]:
        dress = theme.active()
        return dress.colour("accent"), dress.colour("accent_soft")

    def _break_colour(self) -> QColor:
        return theme.active().colour("muted")

    def _format_at(self, position: int) -> QTextCharFormat:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position + 1, self.document().characterCount() - 1))
        return cursor.charFormat()

    def _object_at(self, point: QPointF) -> int | None:
        """Position of the note under ``point`` of the viewport."""
        near = self.cursorForPosition(point.toPoint()).position()
        for place in (near - 1, near):
            if place in self._notes:
                left, right = self.rect_of(place), self.rect_of(place + 1)
                if left.left() - 1 <= point.x() <= right.left() + 1:
                    return place
        return None

    def _on_contents_changed(self) -> None:
        if self._loading or self.document().revision() == self._revision:
            return
        self._revision = self.document().revision()
        self._find_notes()
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
        self.typed.emit()

    def _find_notes(self) -> None:
        self._notes = edits.note_places(self.document())

    def _on_cursor_moved(self) -> None:
        cursor = self.textCursor()
        before, self._position = self._position, cursor.position()
        span = edits.field_at(cursor.block(), cursor.position())
        if span is not None and span[0] < cursor.position():
            keep = (
                QTextCursor.MoveMode.KeepAnchor
                if cursor.hasSelection()
                else (QTextCursor.MoveMode.MoveAnchor)
            )
            cursor.setPosition(span[1] if cursor.position() >= before else span[0], keep)
            self.setTextCursor(cursor)
            return
        fmt = self.currentCharFormat()
        if any(fmt.hasProperty(mark) for mark in (formats.NOTE, formats.FIELD_ID)):
            self.setCurrentCharFormat(formats.plain(fmt))
        self.style_changed.emit()
