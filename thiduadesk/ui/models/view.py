"""The table view of every list: quiet lines, no grid, keys as she expects, chips in cells."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.ui.models.chips import ChipDelegate
from thiduadesk.ui.models.heading import fit_heading
from thiduadesk.ui.models.table import Index
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.theme.theme import active

_ROW_HEIGHT = 36
_LEAST_OPEN = 200
_EDIT_KEYS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class TableView(QTableView):
    """A list. Enter opens the row (or edits the cell when it may be edited).

    Signals:
        row_chosen: key of the row the cursor came to (None: no row).
        row_opened: key of the row, on Enter or double click.
        delete_asked: key of the row, on Delete.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, model: TableModel[Any], name: str, parent: QWidget | None = None) -> None:
        """Show ``model``; ``name`` (translated) is what a screen reader calls the list."""
        super().__init__(parent)
        self._model = model
        self._chosen: Hashable = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(ChipDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(_EDIT_KEYS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._fit_rows)
        active().changed.connect(self._dress)
        self._dress()

    def choose(self, key: Hashable, column: int | None = None) -> bool:
        """Bring the row with that key into view and select it; False when it is not there."""
        place = self._model.place_of(key)
        if place is None:
            return False
        if column is None:
            column = max(self.currentIndex().column(), 0)
        index = self._model.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def clear_choice(self) -> None:
        """Mark no row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    @property
    def chosen(self) -> Hashable:
        """Key of the row under the cursor, None without one."""
        return self._model.key_at(self.currentIndex())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or self.chosen != self._chosen:
            self._chosen = self.chosen
            self.row_chosen.emit(self.chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is QAbstractItemView.State.EditingState:
                return  # it ends the editor, which lets the key through
            if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.row_opened.emit(self.chosen)
            return
        if index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self.chosen)
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._fit_rows()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.row_opened.emit(self.chosen)

    def _remember(self) -> None:
        self._chosen = self.chosen

    def _restore(self) -> None:
        self._fit_rows()
        if self._chosen is not None and not self.choose(self._chosen):
            self._chosen = None
            self.row_chosen.emit(None)

    def _dress(self) -> None:
        theme = active()
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        header = self.horizontalHeader()
        for place, column in enumerate(self._model.columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, theme.px(column.width))
        self._fit_columns()
        self._fit_rows()

    def _fit_columns(self) -> None:
        """Give the open columns what is left; where that is too little, others rest or it scrolls."""
        self._share_width()
        fit_heading(self)

    def _share_width(self) -> None:
        theme = active()
        header = self.horizontalHeader()
        columns = self._model.columns
        least = theme.px(_LEAST_OPEN) * sum(not column.width for column in columns)
        room = self.viewport().width() - least
        taken = sum(self._shown_width(place) for place in range(len(columns)))
        for place in reversed(range(len(columns))):
            column = columns[place]
            hide = column.may_hide and bool(column.width) and taken > room
            self.setColumnHidden(place, hide)
            taken -= self._shown_width(place) if hide else 0
        mode = QHeaderView.ResizeMode
        for place, column in enumerate(columns):
            if not column.width:
                fits = taken <= room
                header.setSectionResizeMode(place, mode.Stretch if fits else mode.Interactive)
                if not fits:
                    self.setColumnWidth(place, theme.px(_LEAST_OPEN))

    def _shown_width(self, place: int) -> int:
        """Width of a column when it shows; nothing for an open one."""
        column = self._model.columns[place]
        if not column.width:
            return 0
        return self.columnWidth(place) or active().px(column.width)

    def _fit_rows(self) -> None:
        if any(column.wrap for column in self._model.columns):
            self.resizeRowsToContents()
