"""The card with the pages: page count, fit-width or whole page, and what keeps it from rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.editor.preview import PagePreview
from thiduadesk.ui.editor.preview import Zoom
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import icon_size
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thiduadesk.documents.pdf import RenderedPdf

_NUMBER_FROM = 300
"""Narrower than this the number of the page gives way to the words of the buttons."""


class PreviewPane(QFrame):
    """Pages with a slim line under them.

    Signals:
        hide_asked: the pane is to be hidden.
    """

    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self.view = PagePreview(self)
        self._fault = label("", "fault", wrap=True)
        self._fault.setContentsMargins(12, 8, 12, 8)
        self._fault.hide()
        self._page = label("", "muted")
        self.width_button = self._switch(_("Fit width"), Zoom.WIDTH)
        self.page_button = self._switch(_("Whole page"), Zoom.PAGE)
        self._hide = QToolButton(self)
        self._hide.setToolTip(_("Hide the printed pages (Ctrl+Shift+P)"))
        self._hide.setAccessibleName(_("Hide"))
        self._hide.clicked.connect(lambda *_args: self.hide_asked.emit())
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(4)
        line.addWidget(self._page)
        line.addStretch(1)
        line.addWidget(self.width_button)
        line.addWidget(self.page_button)
        line.addWidget(self._hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._fault)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)
        self.view.page_changed.connect(self._on_page_changed)
        theme.active().changed.connect(self._dress)
        self._dress()
        self._check()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setVisible(self.width() >= theme.active().px(_NUMBER_FROM))

    def show_pdf(self, pdf: RenderedPdf) -> None:
        """Show rendered pages; the fault is gone."""
        self._fault.hide()
        self.view.set_pdf(pdf)

    def show_fault(self, sentence: str) -> None:
        """Say why the pages are not the newest; these stay."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the width, or the whole page."""
        self.view.set_zoom(zoom)
        self._check()

    def _switch(self, words: str, zoom: Zoom) -> QToolButton:
        made = QToolButton(self)
        made.setText(words)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kind(made, "quiet")
        made.clicked.connect(lambda *_args: self.set_zoom(zoom))
        return made

    def _check(self) -> None:
        self.width_button.setChecked(self.view.zoom is Zoom.WIDTH)
        self.page_button.setChecked(self.view.zoom is Zoom.PAGE)

    def _dress(self) -> None:
        self._hide.setIcon(icons.icon("close"))
        self._hide.setIconSize(icon_size(theme.active().px(16)))

    def _on_page_changed(self, page: int, pages: int) -> None:
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages))
