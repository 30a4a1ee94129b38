"""Find and replace in the paper that is open («tìm và thay»), as a strip above it."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.documents.tree.replacing import Replacing
from thiduadesk.documents.tree.replacing import pattern
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import replacing
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.editor.richtext import RichText
    from thiduadesk.ui.editor.view import DispatchEditor
    from thiduadesk.ui.feedback.desk import Feedback


class FindStrip(QFrame):
    """Finds words part by part, replaces one or all; hidden until asked for."""

    def __init__(self, store: Store, feedback: Feedback, editor: DispatchEditor) -> None:
        super().__init__()
        kind(self, "card")
        self._store = store
        self._feedback = feedback
        self._editor = editor
        self.what = QLineEdit()
        self.what.setPlaceholderText(_("Find in the paper"))
        self.what.setAccessibleName(_("Find in the paper"))
        self.by = QLineEdit()
        self.by.setPlaceholderText(_("Replace by"))
        self.by.setAccessibleName(_("Replace by"))
        self.match_case = QCheckBox(_("Match case"))
        self.count = label("", "muted")
        buttons = (button(_("Replace"), self.replace), button(_("Replace all"), self.replace_all))
        self._replacing: tuple[QWidget, ...] = (self.by, *buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        for widget in (self.what, self.count, self.match_case):
            layout.addWidget(widget)
        layout.addWidget(button(_("Next"), self.go_on))
        layout.addWidget(self.by)
        for one in buttons:
            layout.addWidget(one)
        layout.addWidget(button(_("Close"), self.close_strip, "link"))
        self.what.textChanged.connect(self.show_count)
        self.match_case.toggled.connect(self.show_count)
        self.what.returnPressed.connect(self.go_on)
        self.by.returnPressed.connect(self.replace)
        for field in (self.what, self.by):
            field.installEventFilter(self)
        self._around = -1
        """Which place around the body is shown, from 0."""
        self.hide()

    def open_with(self, selected: str = "") -> None:
        """Show the strip; ``selected`` words are looked for at once."""
        for widget in self._replacing:
            widget.setEnabled(self._editor.editable)
        self.show()
        if selected:
            self.what.setText(selected)
        self.what.setFocus()
        self.what.selectAll()
        self.show_count()

    def close_strip(self) -> None:
        """Put the strip away; the cursor stays where the words were found."""
        self.hide()
        self._editor.panel.text.setFocus()

    def show_count(self) -> None:
        """Say how often the words stand in the paper."""
        self._around = -1
        found = self._places()
        number = sum(place.in_title + place.in_text for place in found) + self._count_around()
        said = ngettext("{count} place", "{count} places", number).format(count=number)
        self.count.setText(said if self.what.text().strip() else "")

    def go_on(self) -> None:
        """Select the next place behind the cursor; behind the last comes the first."""
        self._editor.flush()
        if not self.what.text().strip():
            return
        panel = self._editor.panel
        here = self._editor.outline.key
        in_title = panel.heading.hasFocus() or panel.heading.textCursor().hasSelection()
        fields = (panel.heading, panel.text) if in_title else (panel.text,)
        if self._editor.in_text() and any(self._select(field) for field in fields):
            return
        keys = [place.key for place in self._places()]
        order = [part.key for part in walk(self._editor.parts)]
        at = order.index(here) if here in order else -1
        around, self._around = self._around, -1
        behind = [key for key in keys if order.index(key) > at] if around < 0 else []
        if self._go_to_part(behind):
            return
        if around + 1 < self._count_around():
            self._around = around + 1
            self._editor.show_frame_words(self._finder(), self._around)
            self.what.setFocus()  # Enter goes on
            return
        self._go_to_part(keys)

    def _go_to_part(self, keys: Sequence[str]) -> bool:
        """Select the first place in the first of these parts that shows one."""
        panel = self._editor.panel
        for key in keys:
            self._editor.show_entry(key)
            for field in (panel.heading, panel.text):
                field.moveCursor(QTextCursor.MoveOperation.Start)
            if any(self._select(field) for field in (panel.heading, panel.text)):
                return True
        return False

    def replace(self) -> None:
        """Replace the place that is selected, then go on."""
        panel = self._editor.panel
        for field in (panel.heading, panel.text):
            cursor = field.textCursor()
            selected = (cursor.selectionStart(), cursor.selectionEnd())
            if not self._editor.editable or selected not in self._spans(field):
                continue
            note = field.note_at(selected[0])
            if note is not None:
                done = Replacing(self.what.text(), self.by.text(), self.match_case.isChecked())
                field.set_note(
                    selected[0], tuple(run for run in done.runs(note) if isinstance(run, Text))
                )
            elif not field.has_field():
                cursor.insertText(self.by.text())
                field.setTextCursor(cursor)
        self.go_on()
        self.show_count()

    def replace_all(self) -> None:
        """Replace every place of the paper in one step that undo takes back."""
        self._editor.flush()
        dispatch, what = self._editor.dispatch, self.what.text()
        if dispatch is None or not what.strip():
            return
        done: list[int] = []
        self._feedback.guard(
            lambda: done.append(
                replacing.replace_all(
                    self._store,
                    dispatch.id,
                    what,
                    self.by.text(),
                    match_case=self.match_case.isChecked(),
                )
            )
        )
        if done:
            said = ngettext("Replaced {count} place.", "Replaced {count} places.", done[0])
            self._feedback.toast(said.format(count=done[0]), undo=bool(done[0]))
            self.show_count()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress:
            self.close_strip()
            return True
        return super().eventFilter(watched, event)

    def _places(self) -> tuple[replacing.Place, ...]:
        return replacing.places(
            self._editor.parts, self.what.text(), match_case=self.match_case.isChecked()
        )

    def _pattern(self) -> re.Pattern[str]:
        return pattern(self.what.text(), match_case=self.match_case.isChecked())

    def _count_around(self) -> int:
        """How often the words stand around the body."""
        dispatch, what = self._editor.dispatch, self.what.text()
        if dispatch is None:
            return 0
        return replacing.around(dispatch.frame, what, match_case=self.match_case.isChecked())

    def _finder(self) -> Callable[[str], list[gaps.Span]]:
        wanted = self._pattern()
        return lambda text: [hit.span() for hit in wanted.finditer(text)]

    def _spans(self, field: RichText) -> list[gaps.Span]:
        """Where the words stand in a field; words of a note by its mark."""
        wanted = self._pattern()
        found = gaps.spans(field.document(), self._finder())
        marks = [
            (at, at + 1) for at in field.notes() if wanted.search(words(field.note_at(at) or ()))
        ]
        return sorted((*found, *marks))

    def _select(self, field: RichText) -> bool:
        if field.isHidden():
            return False
        after = field.textCursor().selectionEnd()
        span = next((span for span in self._spans(field) if span[0] >= after), None)
        if span is None:
            return False
        for other in (self._editor.panel.heading, self._editor.panel.text):
            if other is not field:
                cursor = other.textCursor()
                cursor.clearSelection()
                other.setTextCursor(cursor)
        gaps.select(field, span)
        return True
