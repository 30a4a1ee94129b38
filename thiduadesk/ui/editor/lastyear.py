"""Last year's words of the part beside this year's: what was copied, what did not move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import lastyear
from thiduadesk.services.lastyear import Kept
from thiduadesk.ui.models.chips import ChipLabel
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.services.lastyear import Before
    from thiduadesk.services.lastyear import LastYear
    from thiduadesk.ui.tasks.runner import BaseRunner

_QUIET = 400
_HEIGHT = 190
_CHIPS = {
    Kept.SAME: (N_("copied word for word"), "amber"),
    Kept.FIGURES: (N_("figures not moved"), "amber"),
    Kept.GONE: (N_("not in this paper"), "neutral"),
}


class LastYearPane(QFrame):
    """What stood in last year's paper where the cursor is now; hidden until asked for.

    Args:
        store: the data file.
        runner: compares the papers beside the window.
    """

    def __init__(self, store: Store, runner: BaseRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store = store
        self._runner = runner
        self._dispatch = 0
        self._document: Document | None = None
        self._key = ""
        self._number = 0
        self.found: LastYear | None = None
        self._title = label("", "strong")
        self._lines = QWidget()
        self._list = QVBoxLayout(self._lines)
        self._list.setContentsMargins(0, 0, 8, 8)
        self._list.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._lines)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(button(_("Close"), self.hide, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(scroll)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._compare)
        theme.active().changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_beside(self, dispatch_id: int, document: Document | None) -> None:
        """This is the paper now; compared when the typing rests, where the pane is seen."""
        if dispatch_id != self._dispatch:
            self.found = None
        self._dispatch, self._document = dispatch_id, document
        if self.isVisible():
            self._quiet.start()

    def show_part(self, key: str) -> None:
        """The cursor stands in this part."""
        self._key = key
        if self.isVisible():
            self._fill()

    def open(self) -> None:
        """Show the pane, compared anew."""
        self.show()
        self._compare()

    def forget(self) -> None:
        """The paper was closed."""
        self._quiet.stop()
        self._number += 1
        self._dispatch, self._document, self.found = 0, None, None
        self.hide()

    # --- inside ------------------------------------------------------------------------------------
    def _compare(self) -> None:
        dispatch, document = self._dispatch, self._document
        if not dispatch:
            return
        self._number += 1
        number = self._number
        self._runner.submit(
            lambda _context: lastyear.beside(self._store, dispatch, document),
            succeeded=lambda found: self._show(number, found),
        )

    def _show(self, number: int, found: LastYear | None) -> None:
        if number == self._number:
            self.found = found
            self._fill()

    def _fill(self) -> None:
        clear(self._list)
        found = self.found
        if found is None:
            self._title.setText(_("No earlier paper of this kind is kept here."))
            return
        copied = found.copied()
        self._title.setText(
            ngettext(
                "The paper of {year}: {n} paragraph copied or with old figures",
                "The paper of {year}: {n} paragraphs copied or with old figures",
                copied,
            ).format(year=found.item.year, n=copied)
        )
        for one in found.parts.get(self._key, ()):
            self._list.addWidget(_line(one))
        if not self._list.count():
            self._list.addWidget(label(_("Nothing stood here in that paper."), "muted"))
        self._list.addStretch(1)

    def _fit(self) -> None:
        self.setMaximumHeight(theme.active().px(_HEIGHT))
        self.setMinimumHeight(theme.active().px(_HEIGHT))


def _line(one: Before) -> QWidget:
    row = QWidget()
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    if one.kept in _CHIPS:
        words, tone = _CHIPS[one.kept]
        layout.addWidget(ChipLabel(_(words), tone), 0, Qt.AlignmentFlag.AlignLeft)
    text = label(one.text, "muted" if one.kept is Kept.GONE else "", wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text)
    return row
