"""Widgets of the page «Chấm điểm»: table and totals left, the row's pane and findings right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.pages.scoring.delegate import ScoreDelegate
from thiduadesk.ui.pages.scoring.findings import FindingsStrip
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.model import Role
from thiduadesk.ui.pages.scoring.model import ScoreModel
from thiduadesk.ui.pages.scoring.pane import RowPane
from thiduadesk.ui.pages.scoring.totals import TotalsLine
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from thiduadesk.services.rubric import SheetView

_WIDTHS = {
    Col.NO: 44,
    Col.MAX: 58,
    Col.MAX_BONUS: 64,
    Col.MAX_PENALTY: 52,
    Col.POINTS: 76,
    Col.BONUS: 84,
    Col.PENALTY: 64,
    Col.EVIDENCE: 184,
}
_LEAST_TEXT = 220


class SheetTable(QTableView):
    """The table: Enter and ↓ go to the next row, typing edits, sections fold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ScoreDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(_("Score sheet"))
        self.doubleClicked.connect(self._on_double_clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        editing = self.state() is QAbstractItemView.State.EditingState
        index = self.currentIndex()
        if event.key() in keys and not editing:
            if index.data(Role.SECTION):
                self.toggle(index.row())
            else:
                self.step()
            return
        if event.key() == Qt.Key.Key_Delete and not editing and index.isValid():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.model().setData(index, "")
            return
        super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the next row that takes a number in this column."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.step()

    def step(self) -> None:
        """Down to the next row whose cell in this column can be typed."""
        index = self.currentIndex()
        for row in range(index.row() + 1, self.model().rowCount()):
            below = self.model().index(row, index.column())
            typed = bool(below.flags() & Qt.ItemFlag.ItemIsEditable)
            typing_column = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if not self.isRowHidden(row) and (typed or not typing_column):
                self.setCurrentIndex(below)
                return

    def toggle(self, row: int) -> None:
        """Fold or open the section that starts at ``row``."""
        rows = []
        for below in range(row + 1, self.model().rowCount()):
            if self.model().index(below, 0).data(Role.SECTION):
                break
            rows.append(below)
        fold = any(not self.isRowHidden(below) for below in rows)
        for below in rows:
            self.setRowHidden(below, fold)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.data(Role.SECTION):
            self.toggle(index.row())


class ScoringView(QWidget):
    """Everything that is seen; decides nothing.

    Signals:
        row_changed: the cursor is on another row.
        import_asked: the button of the empty page.
    """

    row_changed = Signal(QModelIndex)
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ScoreModel()
        self.table = SheetTable()
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _was: self.row_changed.emit(now)
        )
        self.totals = TotalsLine()
        self.pane = RowPane()
        self.findings = FindingsStrip()
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
        self._right.setSizes([390, 210])
        self.findings.folded.connect(self._on_folded)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(card)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([800, 310])
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
            self._set_widths()
        if view is not None and not self.table.currentIndex().isValid():
            self._place(max(at[0], 0), at[1] if at[0] >= 0 else self.model.column_of(Col.POINTS))
        if self.model.heights() != heights:
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
        """Fit the text column to the width and the rows to their words."""
        if not self.model.columns:
            return
        px = theme.active().px
        fixed = sum(px(_WIDTHS[col]) for col in self.model.columns if col in _WIDTHS)
        room = self.table.viewport().width() - fixed
        self.table.setColumnWidth(self.model.column_of(Col.TEXT), max(room, px(_LEAST_TEXT)))
        self.table.resizeRowsToContents()
        self.table.scrollTo(self.table.currentIndex())

    def _set_widths(self) -> None:
        header = self.table.horizontalHeader()
        for at, col in enumerate(self.model.columns):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(at, theme.active().px(_WIDTHS.get(col, _LEAST_TEXT)))

    def _on_folded(self, folded: bool) -> None:
        head = self.findings.head.sizeHint().height() + 16
        self.findings.setMaximumHeight(head if folded else 16_777_215)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measuring.start()
