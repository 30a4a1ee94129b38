"""The outline in its card, with the button that adds, moves and deletes parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.i18n import _
from thiduadesk.ui.editor.outline import Outline
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import icon_size
from thiduadesk.ui.widgets import label


class OutlineCard(QFrame):
    """Holds ``outline``; ``add`` opens its menu."""

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        kind(self, "card")
        self._outline = outline
        self.add = QToolButton(self)
        self.add.setToolTip(_("Add, move or delete a part"))
        self.add.setAccessibleName(_("Add, move or delete a part"))
        self.add.clicked.connect(lambda *_args: self._show_menu())
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 2)
        head.addWidget(label(_("Outline"), "section"), 1)
        head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        inner = QHBoxLayout()
        inner.setContentsMargins(8, 0, 2, 0)
        inner.addWidget(outline)
        layout.addLayout(inner, 1)
        theme.active().changed.connect(self._dress)
        self._dress()

    def _show_menu(self) -> None:
        menu = self._outline.part_menu()
        menu.exec(self.add.mapToGlobal(self.add.rect().bottomLeft()))
        menu.deleteLater()

    def _dress(self) -> None:
        self.add.setIcon(icons.icon("add"))
        self.add.setIconSize(icon_size(theme.active().px(16)))
