"""The small field under the mark of a note in which its text is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.document import Text
from thiduadesk.i18n import _
from thiduadesk.ui.editor.richline import RichLine
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_WIDTH = 360


class NotePopover(QFrame):
    """Edits one note of a ``RichText``; Enter or leaving keeps, Esc leaves the note as it was."""

    def __init__(self, text: RichText, area: QWidget | None = None) -> None:
        """Make it for the notes of ``text``; it is shown inside ``area``, else in the text."""
        super().__init__(area or text)
        self._text = text
        self._area = area or text
        self._position = -1
        self._before: tuple[Text, ...] = ()
        kind(self, "toast")
        self._title = label("", "strong")
        self.line = RichLine(self)
        self.line.setAccessibleName(_("Text of the footnote"))
        self.line.setPlaceholderText(_("Text of the footnote, printed at the foot of its page"))
        self._delete = button(_("Delete footnote"), self._on_delete, "link")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.line)
        layout.addWidget(label(_("Enter keeps it · Esc leaves it as it was"), "hint"))
        self.hide()
        text.note_asked.connect(self.open_at)
        self.line.entered.connect(self._on_entered)
        self.line.escaped.connect(self._on_escaped)
        self.line.blocks_edited.connect(lambda _blocks: self._keep_on_the_way())
        self.line.document().documentLayout().documentSizeChanged.connect(
            self._place, Qt.ConnectionType.QueuedConnection
        )  # not while the line is being laid out
        self.line.installEventFilter(self)

    def open_at(self, position: int) -> None:
        """Edit the note whose mark stands at ``position`` of the text."""
        runs = self._text.note_at(position)
        if runs is None:
            return
        self._position, self._before = position, runs
        number = self._text.note_number(position)
        self._title.setText(_("Footnote {number}").format(number=number))
        self.line.set_runs(runs)
        self.line.setReadOnly(self._text.isReadOnly())
        self._delete.setVisible(not self._text.isReadOnly())
        self.show()
        self.raise_()
        self._place()
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)
        self.line.setFocus()

    def close_and_keep(self) -> None:
        """Give the note what was typed."""
        position, self._position = self._position, -1
        if position >= 0:
            if self.window().focusWidget() in (self.line, self._delete):
                self._text.setFocus()  # hidden with the focus, Qt would give it to the toolbar
            self.hide()
            self._text.set_note(position, self._typed())

    def _typed(self) -> tuple[Text, ...]:
        return tuple(run for run in self.line.runs() if isinstance(run, Text))

    def _keep_on_the_way(self) -> None:
        """A long note is saved while it is typed; one emptied on the way is not deleted yet."""
        if self._position >= 0 and self._typed():
            self._text.set_note(self._position, self._typed())
            self._text.save_while_typing()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and watched is self.line:
            inside = self._delete.hasFocus() or self._delete.underMouse()
            if self.line.hasFocus() is False and not inside and self.isVisible():
                self.close_and_keep()
        return False

    def _on_entered(self) -> None:
        self.close_and_keep()
        self._text.setFocus()

    def _on_escaped(self) -> None:
        position, self._position = self._position, -1
        self.hide()
        if position >= 0:
            self._text.set_note(position, self._before)
        self._text.setFocus()

    def _on_delete(self) -> None:
        position, self._position = self._position, -1
        self.hide()
        self._text.set_note(position, ())
        self._text.setFocus()

    def _place(self) -> None:
        """Under the mark, above it where there is no room below; never outside the text."""
        if self._position < 0:
            return
        area = self._area
        self.setFixedWidth(min(theme.active().px(_WIDTH), area.width() - 16))
        self.adjustSize()
        mark = self._text.rect_of(self._position)
        top = self._text.viewport().mapTo(area, QPoint(round(mark.left()), round(mark.top())))
        left = max(8, min(top.x() - 24, area.width() - self.width() - 8))
        below = top.y() + round(mark.height()) + 6
        above = top.y() - self.height() - 6
        fits = below + self.height() <= area.height() or above < 0
        self.move(left, below if fits else above)
