"""What the context menu of the text offers beside cut, copy and paste."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from thiduadesk.i18n import _
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import tables

if TYPE_CHECKING:
    from thiduadesk.ui.editor.richtext import RichText


def add_text_entries(menu: QMenu, text: RichText) -> None:
    """Entries for the note, the data field and the table at the cursor."""
    note = text.note_near_cursor()
    menu.addSeparator()
    menu.addAction(_("Paste words only"), text.paste_plain)
    if note is not None:
        menu.addAction(_("Edit the footnote"), lambda: text.note_asked.emit(note))
    if text.has_field():
        menu.addAction(_("Cut off from the records"), text.detach_field)
    if formats.table_at(text.textCursor()) is not None:
        menu.addSeparator()
        add_table_entries(menu, text)


def add_table_entries(menu: QMenu, text: RichText) -> None:
    """Entries that change the table at the cursor."""

    def add_row(cursor: QTextCursor, *, below: bool) -> None:
        tables.add_row(cursor, below=below)

    for words, change in (
        (_("Insert row above"), lambda cursor: add_row(cursor, below=False)),
        (_("Insert row below"), lambda cursor: add_row(cursor, below=True)),
        (_("Insert column left"), lambda cursor: tables.add_column(cursor, after=False)),
        (_("Insert column right"), lambda cursor: tables.add_column(cursor, after=True)),
        (_("Repeat rows down to here on every page"), tables.toggle_head),
        (_("Delete row"), tables.remove_row),
        (_("Delete column"), tables.remove_column),
        (_("Delete table"), tables.remove_table),
    ):
        menu.addAction(words, partial(text.change_table, change))
