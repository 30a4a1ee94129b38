"""The guide of the program («hướng dẫn sử dụng»): chapters of ``resources/guide`` beside the window.

A chapter is a Markdown file named after the page of the window it explains; ``start``, ``safety`` and
``command-line`` belong to no page. The guide is Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QTextBrowser
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk import resources
from thiduadesk.i18n import _
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button

CHAPTERS = (
    "index",
    "start",
    "overview",
    "scoring",
    "movements",
    "rounds",
    "people",
    "dispatches",
    "papers",
    "settings",
    "safety",
    "command-line",
)
"""The chapters in the order of the list."""

_SIZE = (920, 640)
_LIST_WIDTH = 210
_TEXT_SIZE = 14
_BETWEEN_LINES = 5
"""Added to the height of a line, px at 100 %."""
_ABOVE_HEADING = 22
_BELOW_PARAGRAPH = 8
_ROW_HEIGHT = 32
_SCREEN_EDGE = 40


def chapter_path(name: str) -> Path:
    """The file of a chapter."""
    return resources.path(f"guide/{name}.md")


def chapter_title(name: str) -> str:
    """The heading in a chapter's first line."""
    with chapter_path(name).open(encoding="utf-8") as stream:
        return stream.readline().lstrip("# ").strip()


def show_guide(window: QWidget, page_id: str) -> None:
    """Show the chapter of a page; one guide per window, which can be read while working."""
    dialog = window.findChild(GuideDialog) or GuideDialog(window)
    dialog.open_chapter(page_id)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


class ChapterBrowser(QTextBrowser):
    """Markdown in the type and colours of the theme; pictures never wider than the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self.setOpenExternalLinks(False)
        self.setAccessibleName(_("Guide"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(theme.active().px(20))
        self.sourceChanged.connect(self._dress)
        theme.active().changed.connect(self._on_theme_changed)

    @override
    def loadResource(self, resource: int, name: QUrl | str) -> Any:
        if resource != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(resource, name)
        picture = QImage(str(resources.path("guide") / QUrl(name).path()))
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def _on_theme_changed(self) -> None:
        if self.source().isValid():
            self.reload()
            self._dress()

    def _dress(self) -> None:
        """Type size, and the even distances that Markdown itself knows nothing of."""
        dress = theme.active()
        self.document().setDefaultFont(dress.font(_TEXT_SIZE))
        distance = QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
        block = self.document().begin()
        while block.isValid():
            look = block.blockFormat()
            look.setLineHeight(dress.px(_BETWEEN_LINES), distance)
            if look.headingLevel() > 1:
                look.setTopMargin(dress.px(_ABOVE_HEADING))
            cursor = QTextCursor(block)
            if block.textList() is None and cursor.currentTable() is None:
                look.setBottomMargin(dress.px(_BELOW_PARAGRAPH))
            cursor.setBlockFormat(look)
            block = block.next()


class GuideDialog(QDialog):
    """Chapters left, the chapter right; links lead from chapter to chapter, Alt+← goes back.

    Attributes:
        chapter: name of the one that is shown, empty before the first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chapter = ""
        self.setWindowTitle(_("Guide"))
        px = theme.active().px
        size = QSize(px(_SIZE[0]), px(_SIZE[1]))
        room = self.screen().availableSize() - QSize(_SCREEN_EDGE, _SCREEN_EDGE)
        self.resize(size.boundedTo(room))
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.setFixedWidth(px(_LIST_WIDTH))
        for name in CHAPTERS:
            item = QListWidgetItem(chapter_title(name), self.chapters)
            item.setSizeHint(QSize(0, px(_ROW_HEIGHT)))
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.browser = ChapterBrowser()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.chapters)
        middle.addWidget(self.browser, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.back = button(_("Back"), self.browser.backward)
        self.back.setEnabled(False)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(button(_("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        self.chapters.currentItemChanged.connect(lambda now, _was: self._on_chosen(now))
        self.browser.sourceChanged.connect(self._on_source)
        self.browser.backwardAvailable.connect(self.back.setEnabled)

    def open_chapter(self, name: str) -> None:
        """Show a chapter; the contents for a page that has none."""
        place = CHAPTERS.index(name) if name in CHAPTERS else 0
        self.chapters.setCurrentRow(place)
        self.browser.setFocus()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if name and name != self.chapter:
            self.browser.setSource(QUrl.fromLocalFile(str(chapter_path(name))))

    def _on_source(self, source: QUrl) -> None:
        """A link was followed, or one went back: the list goes along.

        The browser says so before its own ``source`` is the new one.
        """
        self.chapter = Path(source.toLocalFile()).stem
        if self.chapter in CHAPTERS:
            self.chapters.setCurrentRow(CHAPTERS.index(self.chapter))
