"""Widgets of the page «Chấm điểm»: table and totals left, the row's pane and findings right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.findings import FindingsStrip
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.model import Role
from thiduadesk.ui.pages.scoring.model import ScoreModel
from thiduadesk.ui.pages.scoring.pane import RowPane
from thiduadesk.ui.pages.scoring.table import SheetTable
from thiduadesk.ui.pages.scoring.totals import TotalsLine
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from thiduadesk.domain.movements import Activity
    from thiduadesk.domain.papers import Paper
    from thiduadesk.services.rubric import SheetView

_PANE_WIDTH = 310
_LEAST_PANE = 230
_BESIDE_FROM = 700
"""Narrower than this the pane stands below the table."""
_NO_LIMIT = 16_777_215


class ScoringView(QWidget):
    """Everything that is seen; decides nothing.

    Args:
        find: papers and activities that hold the words typed.

    Signals:
        row_changed: the cursor is on another row.
        import_asked: the button of the empty page.
    """

    row_changed = Signal(QModelIndex)
    import_asked = Signal()

    def __init__(
        self,
        find: Callable[[str], tuple[Paper | Activity, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = ScoreModel()
        self.table = SheetTable(self.model)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _was: self.row_changed.emit(now)
        )
        self.totals = TotalsLine()
        self.pane = RowPane(find)
        self.findings = FindingsStrip()
        self._shape: tuple[bool, int] | None = None
        self.splitter = self._splitter()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty())
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self.measure)
        theme.active().changed.connect(self._measuring.start)

    def _splitter(self) -> QSplitter:
        card = QFrame()
        kind(card, "card")
        left = QVBoxLayout(card)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(0)
        line = QFrame()
        kind(line, "line")
        left.addWidget(self.table, 1)
        left.addWidget(line)
        left.addWidget(self.totals)
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.addWidget(self.pane)
        self._right.addWidget(self.findings)
        self._right.setStretchFactor(0, 3)
        self._right.setStretchFactor(1, 1)
        self._right.setHandleWidth(12)
        self._right.setChildrenCollapsible(False)
        self.findings.folded.connect(self._on_folded)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(card)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.splitterMoved.connect(lambda *_args: self._measuring.start())
        return splitter

    def _empty(self) -> QWidget:
        return EmptyState(
            _("No rubric for this year yet"),
            _(
                "The bloc sends its rubric as an Excel or Word table. Import it, look at what was "
                "understood, then score it row by row."
            ),
            ((_("Import a rubric…"), self.import_asked.emit),),
        )

    def show_sheet(self, view: SheetView | None) -> None:
        """Show a sheet, or the empty page."""
        self._stack.setCurrentIndex(0 if view is not None else 1)
        columns = self.model.columns
        heights = self.model.heights()
        keep = self.table.currentIndex()
        at = (keep.row(), keep.column())
        self.model.show(view)
        self.totals.show_totals(view.totals if view else None)
        self.findings.show_findings(view.findings if view else ())
        if columns != self.model.columns:
            self._measuring.start()
        if view is not None and not self.table.currentIndex().isValid():
            self._place(max(at[0], 0), at[1] if at[0] >= 0 else self.model.column_of(Col.POINTS))
        if self.model.heights() != heights or not self.table.fits():
            self._measuring.start()

    def _place(self, row: int, column: int) -> None:
        index = self.model.index(min(row, self.model.rowCount() - 1), max(column, 0))
        self.table.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )  # fmt: skip

    def go_to(self, no: str) -> bool:
        """Put the cursor on the row named ``no``; False when there is none (the total line)."""
        row = self.model.row_of(no)
        if row < 0:
            return False
        self.table.setRowHidden(row, False)
        self._place(row, self.model.column_of(Col.POINTS))
        self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self.table.setFocus()
        return True

    def fold_current(self) -> None:
        """Fold or open the section the cursor is in."""
        for row in range(self.table.currentIndex().row(), -1, -1):
            if self.model.index(row, 0).data(Role.SECTION):
                self.table.toggle(row)
                self._place(row, self.table.currentIndex().column())
                return

    def measure(self) -> None:
        """Fit everything to the width and the scale."""
        self._arrange()
        self.table.measure()

    def _arrange(self) -> None:
        """The pane beside the table, or below it where there is no room for both."""
        px = theme.active().px
        wide = self.width() >= px(_BESIDE_FROM)
        shape = (wide, theme.active().scale)
        if shape == self._shape or self.width() < 1:
            return
        self._shape = shape
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.splitter.setOrientation(across if wide else down)
        self._right.setOrientation(down if wide else across)
        self.pane.setMinimumWidth(px(_LEAST_PANE) if wide else 0)
        if wide:
            pane = min(px(_PANE_WIDTH), self.width() // 3)
            self.splitter.setSizes([self.width() - pane, pane])
            self._right.setSizes([390, 210])
        else:
            self.splitter.setSizes([self.height() * 3 // 5, self.height() * 2 // 5])
            self._right.setSizes([self.width() * 2 // 3, self.width() // 3])
        self._on_folded(not self.findings.head.isChecked())

    def _on_folded(self, folded: bool) -> None:
        head = self.findings.head.sizeHint().height() + 16
        beside = self._right.orientation() is Qt.Orientation.Vertical
        self.findings.setMaximumHeight(head if folded and beside else _NO_LIMIT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measuring.start()
