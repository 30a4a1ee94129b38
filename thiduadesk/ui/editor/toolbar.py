"""The row of buttons above the text: emphasis, note, list, table, paragraph."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from functools import partial
from operator import methodcaller

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.papers import Paper
from thiduadesk.i18n import _
from thiduadesk.ui.editor import formats
from thiduadesk.ui.editor import inserts
from thiduadesk.ui.editor import menus
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import icon_size

_SIZES = ((2, 2), (3, 3), (4, 3), (5, 4), (6, 5))
"""Rows and columns of a new table."""


class TextToolbar(QWidget):
    """Acts on one ``RichText``; its buttons never take the cursor away from the text.

    What fits into a line (emphasis, notes, citations, data) acts on ``line`` while the cursor is
    there.
    """

    def __init__(
        self, text: RichText, parent: QWidget | None = None, *, line: RichText | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._line = line
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(2)
        self._layout = layout
        self._papers: Callable[[], Sequence[Paper]] = tuple
        self._find: Callable[[], Paper | None] = lambda: None
        self._records: Callable[[], inserts.Records] = lambda: inserts.Records({}, {})
        self._icons: list[tuple[QToolButton, str]] = []
        self.bold = self._button(_("Bold"), "Ctrl+B", RichText.toggle_bold, "bold")
        self.italic = self._button(_("Italic"), "Ctrl+I", RichText.toggle_italic, "italic")
        for switch in (self.bold, self.italic):
            switch.setCheckable(True)
        self.note = self._button(
            _("Footnote"), "Ctrl+Alt+F", RichText.insert_note, "note", words_shown=True
        )
        self.cite = self._menu_button(_("Citation"), "link", self._fill_papers)
        self.data = self._menu_button(_("Data"), "overview", self._fill_data)
        self.list = self._menu_button(_("List"), "list")
        self.list.setCheckable(True)
        self.table = self._menu_button(_("Table"), "table", self._fill_table)
        self.paragraph = self._menu_button(_("Paragraph"), "menu")
        for plain in (self.list, self.table, self.paragraph):
            plain.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        layout.addStretch(1)
        self._fill_list(self.list.menu())
        self._fill_paragraph(self.paragraph.menu())
        text.style_changed.connect(self._on_style_changed)
        theme.active().changed.connect(self._retint)
        self._retint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Words beside the icons where there is room for all of them, else icons only."""
        styles = Qt.ToolButtonStyle
        worded = (self.note, self.cite, self.data)
        for made in worded:
            made.setToolButtonStyle(styles.ToolButtonTextBesideIcon)
        if self._layout.sizeHint().width() > self.width():
            for made in worded:
                made.setToolButtonStyle(styles.ToolButtonIconOnly)

    def _button(
        self,
        words: str,
        keys: str,
        run: Callable[[RichText], None] | None,
        icon: str,
        *,
        words_shown: bool = False,
    ) -> QToolButton:
        made = QToolButton(self)
        made.setText(words)
        made.setToolTip(f"{words} ({keys})" if keys else words)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if words_shown
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        kind(made, "quiet")
        if run is not None:
            made.clicked.connect(lambda *_args: self._run_in_field(run))
        self._icons.append((made, icon))
        self._layout.addWidget(made)
        return made

    def _menu_button(
        self, words: str, icon: str, fill: Callable[[], None] | None = None
    ) -> QToolButton:
        made = self._button(words, "", None, icon, words_shown=True)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(QMenu(made))
        if fill is not None:
            made.menu().aboutToShow.connect(fill)
        return made

    def _run_in_field(self, run: Callable[[RichText], None]) -> None:
        """Do it in the line while the cursor is there, else in the text."""
        line = self._line
        field = line if line is not None and line.hasFocus() else self._text
        field.setFocus()
        run(field)
        self._on_style_changed()

    def _run(self, run: Callable[[], None]) -> None:
        self._text.setFocus()
        run()
        self._on_style_changed()

    def set_sources(
        self,
        papers: Callable[[], Sequence[Paper]],
        find: Callable[[], Paper | None],
        records: Callable[[], inserts.Records],
    ) -> None:
        """Where citations and data come from; asked each time a menu opens.

        Args:
            papers: a few papers, to be cited at once.
            find: asks for any paper of the register.
            records: what the records say.
        """
        self._papers, self._find, self._records = papers, find, records

    def _fill_papers(self) -> None:
        entries = [
            (inserts.paper_line(paper), Paragraph((Text(inserts.paper_words(paper)),)))
            for paper in self._papers()
        ]
        menu = self.cite.menu()
        self._offer(menu, entries, _("No paper is registered yet."))
        if entries:
            find = QAction(_("Find a paper…"), menu)
            find.triggered.connect(self._cite_found)
            menu.insertAction(menu.actions()[0], find)
            menu.insertSeparator(menu.actions()[1])

    def _cite_found(self) -> None:
        line = self._line
        field = line if line is not None and line.hasFocus() else self._text
        paper = self._find()
        if paper is not None:
            said = Paragraph((Text(inserts.paper_words(paper)),))
            field.setFocus()
            field.insert_blocks((said,))
            self._on_style_changed()

    def _fill_data(self) -> None:
        records = self._records()
        fields = [(words, Paragraph((field,))) for words, field in inserts.fields(records.facts)]
        menu = self.data.menu()
        for old in menu.findChildren(QMenu):  # clearing a menu leaves those below it
            old.deleteLater()
        self._offer(menu, fields, _("The records hold no data of this year yet."))
        blocks = inserts.blocks(records.rows)
        if blocks:
            self._offer(menu.addMenu(_("Lists and tables")), blocks, "")

    def _offer(self, menu: QMenu, entries: Sequence[tuple[str, Block]], empty: str) -> None:
        menu.clear()
        for words, block in entries:
            menu.addAction(
                words.replace("&", "&&"),
                partial(self._run_in_field, methodcaller("insert_blocks", (block,))),
            )
        if not entries:
            menu.addAction(empty).setEnabled(False)

    def _fill_list(self, menu: QMenu) -> None:
        for marker, words in (
            (Marker.DASH, _("Dashes: -")),
            (Marker.PLUS, _("Plus signs: +")),
            (Marker.BULLET, _("Bullets: \N{BULLET}")),
            (Marker.NUMBER, _("Numbers: 1.")),
            (Marker.LETTER, _("Letters: a)")),
        ):
            menu.addAction(words, partial(self._run, partial(self._text.toggle_list, marker)))

    def _fill_table(self) -> None:
        menu = self.table.menu()
        menu.clear()
        if formats.table_at(self._text.textCursor()) is not None:
            menus.add_table_entries(menu, self._text)
            return
        for rows, columns in _SIZES:
            words = _("{rows} rows, {columns} columns").format(rows=rows, columns=columns)
            menu.addAction(
                words,
                partial(self._run, partial(self._text.insert_table, rows, columns)),
            )

    def _fill_paragraph(self, menu: QMenu) -> None:
        for align, words in (
            (Align.JUSTIFY, _("Justified")),
            (Align.LEFT, _("Aligned left")),
            (Align.CENTER, _("Centred")),
            (Align.RIGHT, _("Aligned right")),
        ):
            menu.addAction(words, partial(self._run, partial(self._text.set_align, align)))
        menu.addSeparator()
        menu.addAction(
            _("First line indented, or not"), lambda: self._run(self._text.toggle_indent)
        )
        menu.addAction(_("Raised, or not"), lambda: self._run(self._text.toggle_raised))
        menu.addSeparator()
        menu.addAction(_("New page from here"), lambda: self._run(self._text.insert_page_break))

    def _on_style_changed(self) -> None:
        self.bold.setChecked(self._text.is_bold())
        self.italic.setChecked(self._text.is_italic())
        self.list.setChecked(self._text.marker() is not None)

    def _retint(self) -> None:
        size = icon_size(theme.active().px(16))
        for made, name in self._icons:
            made.setIcon(icons.icon(name))
            made.setIconSize(size)
