"""How the typed tree is marked in a ``QTextDocument``.

The marks are user properties of Qt's formats; what Qt shows (margins, alignment) follows from
them and is never read back, bold, italic and raised excepted. Colours are no part of a format:
the highlighter paints them from the theme.
"""

from __future__ import annotations

import json
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextFormat
from PySide6.QtGui import QTextTable

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Text
from thiduadesk.ui.editor.normal import clean_line

_USER = int(QTextFormat.Property.UserProperty)

# --- properties of blocks
ALIGN = _USER + 1
INDENT = _USER + 2
MARKER = _USER + 3
GROUP = _USER + 4
"""Number of the list the item belongs to: two lists side by side stay two."""
FILLER = _USER + 5
"""An empty block that Qt needs beside a table and that is no paragraph."""
SOURCE = _USER + 6
"""Key of the records that a paragraph or the items of a list come from; of a table in its format."""
OWN = _USER + 7
"""What comes from the records was changed by hand; of a table in its format."""

# --- properties of characters
NOTE = _USER + 20
FIELD = _USER + 21
FIELD_TEXT = _USER + 22
FIELD_ID = _USER + 23

# --- properties of tables and cells
WIDTHS = _USER + 40
RULED = _USER + 41
CELL_ALIGN = _USER + 42
ROW_SHADE = _USER + 43
ROW_WHOLE = _USER + 44
NOTE_OBJECT = int(QTextFormat.ObjectTypes.UserObject) + 1
BREAK_OBJECT = int(QTextFormat.ObjectTypes.UserObject) + 2
OBJECT_CHAR = "\ufffc"
LINE_CHAR = "\u2028"

FIRST_LINE = 24.0
ITEM_MARGIN = 28.0
SPACE_AFTER = 8.0
LINE_PERCENT = 125.0

_BOLD = int(QFont.Weight.DemiBold)
_QT_ALIGN = {
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_fresh = count(1)


def fresh_number() -> int:
    """A number not given before in this run: of a list or a data field."""
    return next(_fresh)


def _block(align: Align, *, space: float) -> QTextBlockFormat:
    fmt = QTextBlockFormat()
    fmt.setProperty(ALIGN, str(align))
    fmt.setAlignment(_QT_ALIGN[align])
    fmt.setBottomMargin(space)
    fmt.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return fmt


def paragraph_format(align: Align = Align.JUSTIFY, indent: bool = True) -> QTextBlockFormat:  # noqa: FBT002
    """Block of a paragraph of the body."""
    fmt = _block(align, space=SPACE_AFTER)
    fmt.setProperty(INDENT, indent)
    fmt.setTextIndent(FIRST_LINE if indent else 0.0)
    return fmt


def line_format(_align: Align, _indent: bool) -> QTextBlockFormat:
    """Block of a text that is one paragraph by itself: no indent, no space around it."""
    return _block(Align.LEFT, space=0.0)


def from_records(fmt: QTextFormat, source: str, *, own: bool) -> None:
    """Mark a block or table as one of the records; nothing to mark without a source."""
    if source:
        fmt.setProperty(SOURCE, source)
        fmt.setProperty(OWN, own)


def origin(fmt: QTextFormat) -> tuple[str, bool]:
    """Key of the records a block or table comes from, and whether it was changed by hand."""
    source = str(fmt.property(SOURCE) or "")
    return source, bool(source and fmt.property(OWN))


def item_format(marker: Marker, group: int) -> QTextBlockFormat:
    """Block of an item of list number ``group``; the widget paints the marker in its margin."""
    fmt = _block(Align.JUSTIFY, space=SPACE_AFTER / 2)
    fmt.setProperty(MARKER, str(marker))
    fmt.setProperty(GROUP, group)
    fmt.setLeftMargin(ITEM_MARGIN)
    return fmt


def cell_block_format(align: Align) -> QTextBlockFormat:
    """Block of a paragraph in a cell."""
    return _block(align, space=0.0)


def filler_format() -> QTextBlockFormat:
    """Block beside a table that holds no paragraph; one typed into it becomes one."""
    fmt = paragraph_format()
    fmt.setProperty(FILLER, True)
    return fmt


def char_format(
    *, bold: bool = False, italic: bool = False, raised: bool = False
) -> QTextCharFormat:
    """Characters of one style."""
    fmt = QTextCharFormat()
    if bold:
        fmt.setFontWeight(QFont.Weight.Bold)
    if italic:
        fmt.setFontItalic(True)
    if raised:
        fmt.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return fmt


def note_format(runs: tuple[Text, ...]) -> QTextCharFormat:
    """The object character of a note, which carries its text."""
    fmt = QTextCharFormat()
    fmt.setObjectType(NOTE_OBJECT)
    fmt.setProperty(NOTE, json.dumps([[r.text, r.bold, r.italic, r.raised] for r in runs]))
    return fmt


def note_runs(fmt: QTextFormat) -> tuple[Text, ...]:
    """The text of the note in ``fmt``."""
    return tuple(Text(*run) for run in json.loads(str(fmt.property(NOTE))))


def field_format(field: Field) -> QTextCharFormat:
    """Characters of a data field, as one unit."""
    fmt = char_format(bold=field.bold, italic=field.italic)
    fmt.setProperty(FIELD, field.key)
    fmt.setProperty(FIELD_TEXT, field.text)
    fmt.setProperty(FIELD_ID, fresh_number())
    return fmt


def shown_field(key: str, text: str) -> str:
    """What stands in the text for a data field; one without words shows its key."""
    return text or f"\N{LEFT CURLY BRACKET}{clean_line(key)}\N{RIGHT CURLY BRACKET}"


def is_bold(fmt: QTextCharFormat) -> bool:
    """Whether characters of ``fmt`` are bold."""
    return fmt.fontWeight() >= _BOLD


def is_raised(fmt: QTextCharFormat) -> bool:
    """Whether characters of ``fmt`` stand above the line."""
    return fmt.verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table the cursor stands in; Qt's stubs do not say that there may be none."""
    return cursor.currentTable()


def plain(fmt: QTextCharFormat) -> QTextCharFormat:
    """``fmt`` without the marks of a note or a data field: what typing continues with."""
    out = QTextCharFormat(fmt)
    for mark in (NOTE, FIELD, FIELD_TEXT, FIELD_ID, int(QTextFormat.Property.ObjectType)):
        out.clearProperty(mark)
    return out
