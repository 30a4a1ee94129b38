"""Tints in the text of a part: what is still missing, what is cited, what comes from the data."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable

from PySide6.QtGui import QSyntaxHighlighter
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextDocument
from typing_extensions import override

from thiduadesk.domain.text import placeholder_spans
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor.edits import source_at
from thiduadesk.ui.theme import theme

Finder = Callable[[str], Iterable[tuple[int, int]]]
"""Spans of citations in a line of text, as (start, end)."""


class Tints(QSyntaxHighlighter):
    """Amber for «…», blue for citations, green for data fields; colours of the theme in use."""

    def __init__(self, document: QTextDocument, citations: Finder) -> None:
        super().__init__(document)
        self._citations = citations
        self._make_formats()
        theme.active().changed.connect(self._on_theme_changed)

    @override
    def highlightBlock(self, text: str) -> None:
        for span in self._citations(text):
            self._tint(text, span, self._citation)
        if source_at(QTextCursor(self.currentBlock())):
            self.setFormat(0, utf16_length(text), self._field)
        for span in self._field_spans():
            self.setFormat(span[0], span[1] - span[0], self._field)
        for span in placeholder_spans(text):
            self._tint(text, span, self._placeholder)

    def _tint(self, text: str, span: tuple[int, int], fmt: QTextCharFormat) -> None:
        start, end = (utf16_length(text[:at]) for at in span)
        self.setFormat(start, end - start, fmt)

    def _field_spans(self) -> Iterable[tuple[int, int]]:
        block = self.currentBlock()
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().hasProperty(formats.FIELD_ID):
                start = fragment.position() - block.position()
                yield start, start + fragment.length()
            iterator += 1

    def _make_formats(self) -> None:
        self._placeholder = _ground("amber_soft", "amber")
        self._citation = _ground("accent_soft", "accent")
        self._field = _ground("green_soft", "green")

    def _on_theme_changed(self) -> None:
        self._make_formats()
        self.rehighlight()


def _ground(ground: str, words: str) -> QTextCharFormat:
    fmt = QTextCharFormat()
    fmt.setBackground(theme.active().colour(ground))
    fmt.setForeground(theme.active().colour(words))
    return fmt


def utf16_length(text: str) -> int:
    """Length of ``text`` in the units Qt counts in."""
    return len(text) + sum(ch > "\uffff" for ch in text)
