"""One paragraph of runs in a field of its own: a heading, a legal basis, the text of a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import reader
from thiduadesk.ui.editor.normal import normal_runs
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.editor.writer import flat_lines


class RichLine(RichText):
    """A text of one paragraph that grows with its words.

    Signals:
        runs_edited: the runs to be saved, ``tuple[Inline, ...]``.
        entered: Enter was pressed.
        escaped: Esc was pressed.
    """

    shape = staticmethod(formats.line_format)
    one_paragraph = True
    runs_edited = Signal(object)
    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None, *, notes: bool = False) -> None:
        """Make an empty line; ``notes`` allows footnotes in it."""
        super().__init__(parent)
        self._notes_allowed = notes
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.blocks_edited.connect(lambda _blocks: self.runs_edited.emit(self.runs()))

    def set_runs(self, runs: Sequence[Inline]) -> None:
        """Show ``runs``."""
        self.set_blocks((Paragraph(normal_runs(runs)),))

    def runs(self) -> tuple[Inline, ...]:
        """The runs as they stand now."""
        return reader.read_runs(self.document())

    @override
    def insert_blocks(self, blocks: Sequence[Block]) -> None:
        lines = flat_lines(blocks)
        runs: list[Inline] = []
        for number, line in enumerate(lines):
            runs += [Text(" "), *line] if number else line
        kept = runs if self._notes_allowed else [Text(words(tuple(runs)).replace("\n", " "))]
        super().insert_blocks((Paragraph(normal_runs(kept)),))

    @override
    def insert_note(self) -> None:
        if self._notes_allowed:
            super().insert_note()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        match e.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.flush()
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_L if e.modifiers() & Qt.KeyboardModifier.ControlModifier:
                pass  # no lists here
            case Qt.Key.Key_Space if not e.modifiers():
                self.insertPlainText(" ")  # a dash at the start stays a dash
            case _:
                super().keyPressEvent(e)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    def _wanted_height(self) -> int:
        around = self.height() - self.viewport().height()
        return round(self.document().size().height() + 0.5) + max(0, around)

    def _on_size_changed(self) -> None:
        self.updateGeometry()
