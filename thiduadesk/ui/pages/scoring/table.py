"""The table of the score sheet: keys as in a spreadsheet, headings on two lines, sections fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.models.heading import fit_heading
from thiduadesk.ui.pages.scoring.delegate import PAD_X
from thiduadesk.ui.pages.scoring.delegate import ScoreDelegate
from thiduadesk.ui.pages.scoring.model import NUMBERS
from thiduadesk.ui.pages.scoring.model import Col
from thiduadesk.ui.pages.scoring.model import Role
from thiduadesk.ui.pages.scoring.model import ScoreModel
from thiduadesk.ui.theme.theme import active

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDTHS = {
    Col.NO: 44,
    Col.MAX: 60,
    Col.MAX_BONUS: 66,
    Col.MAX_PENALTY: 60,
    Col.POINTS: 82,
    Col.BONUS: 70,
    Col.PENALTY: 66,
    Col.EVIDENCE: 184,
}
_NARROW_EVIDENCE = 124
_GOOD_TEXT = 240
"""Room the criterion wants before the evidence gives way."""
_LEAST_TEXT = 150


class SheetTable(QTableView):
    """Typing or F2 edits; Enter, Tab and the arrows keep what was typed and go on; sections fold.

    Tab goes to the next cell that takes a number and leaves the table behind the last of them;
    Ctrl+Tab and F6 leave it from everywhere (with Shift all go back). Home and End go to the
    first and the last row; the cursor keeps its column there and with the arrows.
    """

    def __init__(self, model: ScoreModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        delegate = ScoreDelegate(self)
        delegate.left_by_key.connect(self._on_left_by_key)
        self.setItemDelegate(delegate)
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
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        self.setAccessibleName(_("Score sheet"))
        self.doubleClicked.connect(self._on_double_clicked)

    # --- keys -----------------------------------------------------------------------------------
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState or not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False leaves it to Qt."""
        index = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if index.data(Role.SECTION):
                    self.toggle(index.row())
                else:
                    self.step()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                if index.flags() & Qt.ItemFlag.ItemIsEditable:
                    self._model.setData(index, "")
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab | Qt.Key.Key_F6:
                self._on_tab(event)
            case Qt.Key.Key_Home:
                self._go(0, 1)
            case Qt.Key.Key_End:
                self._go(self._model.rowCount() - 1, -1)
            case _:
                return False
        return True

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on to the next row that takes a number in this column."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.step()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays in the table while a cell follows that takes a number."""
        return self._to_typed(1 if next else -1) or super().focusNextPrevChild(next)

    def _on_left_by_key(self, event: QKeyEvent) -> None:
        """The editor was left with an arrow, with Tab, or with F6 for the pane beside."""
        self.setFocus()
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._go(self.currentIndex().row() + by, by)
        else:
            self._on_tab(event)

    def _on_tab(self, event: QKeyEvent) -> None:
        """Tab to the next cell that is typed; Ctrl+Tab and F6 out of the table."""
        held = event.modifiers()
        back = bool(held & Qt.KeyboardModifier.ShiftModifier)
        back = back or event.key() == Qt.Key.Key_Backtab
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control or event.key() == Qt.Key.Key_F6:
            super().focusNextPrevChild(not back)
        else:
            self.focusNextPrevChild(not back)

    def _to_typed(self, by: int) -> bool:
        """To the next or the last cell before, in reading order, that takes a number."""
        index, columns = self.currentIndex(), self._model.columnCount()
        place = index.row() * columns + index.column() + by
        while index.isValid() and 0 <= place < self._model.rowCount() * columns:
            cell = self._model.index(*divmod(place, columns))
            if cell.flags() & Qt.ItemFlag.ItemIsEditable and not self.isRowHidden(cell.row()):
                self.setCurrentIndex(cell)
                return True
            place += by
        return False

    def step(self) -> None:
        """Down to the next row whose cell in this column can be typed."""
        index = self.currentIndex()
        for row in range(index.row() + 1, self._model.rowCount()):
            below = self._model.index(row, index.column())
            typed = bool(below.flags() & Qt.ItemFlag.ItemIsEditable)
            typing_column = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if not self.isRowHidden(row) and (typed or not typing_column):
                self.setCurrentIndex(below)
                return

    def _go(self, row: int, by: int) -> None:
        """The cursor to a row, or past folded ones to the next in that direction."""
        while 0 <= row < self._model.rowCount():
            if not self.isRowHidden(row):
                self.setCurrentIndex(self._model.index(row, self.currentIndex().column()))
                return
            row += by

    # --- sections -------------------------------------------------------------------------------
    def toggle(self, row: int) -> None:
        """Fold or open the section that starts at ``row``."""
        rows = []
        for below in range(row + 1, self._model.rowCount()):
            if self._model.index(below, 0).data(Role.SECTION):
                break
            rows.append(below)
        fold = any(not self.isRowHidden(below) for below in rows)
        for below in rows:
            self.setRowHidden(below, fold)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.data(Role.SECTION):
            self.toggle(index.row())

    # --- measures -------------------------------------------------------------------------------
    def measure(self) -> None:
        """Fit columns to the width, the heading to its words, the rows to theirs."""
        if not self._model.columns:
            return
        self._fit_columns()
        fit_heading(self)
        self.resizeRowsToContents()
        self.updateGeometries()  # Qt would do it later, and scroll by the old heights now
        self.scrollTo(self.currentIndex())

    def _fit_columns(self) -> None:
        """The criterion takes what is left; the evidence, shown in the pane too, gives way."""
        px = active().px
        widths = {
            col: max(px(_WIDTHS[col]), self._widest(col) if col in NUMBERS else 0)
            for col in self._model.columns
            if col in _WIDTHS
        }
        taken = sum(widths.values())
        room = self.viewport().width() - taken
        evidence = widths[Col.EVIDENCE]
        if room < px(_GOOD_TEXT):
            widths[Col.EVIDENCE] = px(_NARROW_EVIDENCE)
            room += evidence - px(_NARROW_EVIDENCE)
        hidden = room < px(_LEAST_TEXT)
        room += widths[Col.EVIDENCE] if hidden else 0
        widths[Col.TEXT] = max(room, px(_LEAST_TEXT))
        header = self.horizontalHeader()
        for at, col in enumerate(self._model.columns):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(at, widths[col])
        self.setColumnHidden(self._model.column_of(Col.EVIDENCE), hidden)

    def fits(self) -> bool:
        """Whether every number stands whole in its column."""
        return all(
            self._widest(col) <= self.columnWidth(at)
            for at, col in enumerate(self._model.columns)
            if col in NUMBERS
        )

    def _widest(self, col: Col) -> int:
        """Room for the widest number of a column on one line, as sums are printed."""
        at = self._model.column_of(col)
        metrics = QFontMetrics(active().font(weight=600))
        rows = range(self._model.rowCount())
        texts = (str(self._model.index(row, at).data() or "") for row in rows)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return widest + 2 * PAD_X + 2
