"""Blanks («…») and words found, as they stand in a text document; which blank was clicked."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from thiduadesk.domain.text import placeholder_spans
from thiduadesk.ui.editor.highlight import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QPlainTextEdit
    from PySide6.QtWidgets import QTextEdit

Span = tuple[int, int]
"""First position and the one behind the last, in the document."""


def spans(
    document: QTextDocument, finder: Callable[[str], Iterable[Span]] = placeholder_spans
) -> Iterator[Span]:
    """Every blank of ``document`` in reading order, or what another ``finder`` finds in a line."""
    block = document.begin()
    while block.isValid():
        text = block.text()
        for start, end in finder(text):
            at = block.position()
            yield at + utf16_length(text[:start]), at + utf16_length(text[:end])
        block = block.next()


def under(edit: QTextEdit, point: QPoint) -> Span | None:
    """The blank under ``point`` of the viewport; beside its letters there is none."""
    near = edit.cursorForPosition(point).position()
    for start, end in spans(edit.document()):
        if start <= near <= end:
            left, right = (edit.cursorRect(_cursor(edit, at, at)) for at in (start, end))
            before = near == start and point.x() < left.left()
            behind = near == end and point.x() > right.right()
            return None if before or behind else (start, end)
    return None


def select(edit: QTextEdit | QPlainTextEdit, span: Span) -> None:
    """Select a blank or words found, so that typing replaces them."""
    edit.setTextCursor(_cursor(edit, *span))
    edit.ensureCursorVisible()


def _cursor(edit: QTextEdit | QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
