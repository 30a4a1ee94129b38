"""What goes to the clipboard from the text of a part, and what comes from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

from thiduadesk.ui.editor import codec
from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import oldtext
from thiduadesk.ui.editor import paste
from thiduadesk.ui.editor import reader

if TYPE_CHECKING:
    from thiduadesk.domain.document import Block
    from thiduadesk.ui.editor.richtext import RichText


def copied(selection: QTextDocumentFragment) -> QMimeData:
    """A selection for other programs and, as it is, for ours."""
    mime = QMimeData()  # Qt's own would hide a format it does not know
    mime.setHtml(selection.toHtml())
    mime.setText(selection.toPlainText().replace(formats.OBJECT_CHAR, ""))
    mime.setData(codec.MIME, codec.to_bytes(reader.read_fragment(selection)))
    return mime


def blocks_of(source: QMimeData) -> tuple[Block, ...]:
    """What the clipboard holds: our own blocks, else what prints of HTML, else lines of text."""
    blocks = None
    if source.hasFormat(codec.MIME):
        blocks = codec.from_bytes(bytes(source.data(codec.MIME).data()))
    if blocks is None and source.hasHtml():
        blocks = paste.from_html(source.html())
    return blocks or paste.from_text(source.text())


def put(field: RichText, blocks: Sequence[Block], text: str) -> None:
    """Put ``blocks``, read from ``text``, at the cursor; no two words grow together."""
    blocks = oldtext.consented(field, blocks)
    if field.one_paragraph or len(blocks) == 1:
        blocks = paste.spaced(blocks, text, edits.beside(field.textCursor()))
    field.insert_blocks(blocks)
