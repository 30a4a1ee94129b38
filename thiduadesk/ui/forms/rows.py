"""A list of records inside a form: its heading, its rows, a link that adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from collections.abc import Sequence

    from thiduadesk.ui.models.table import Column

_MOST_ROWS = 7
_ROW, _HEAD = 36, 34


class RowsView(QWidget):
    """Rows of one kind; Enter changes the row, Delete takes it away.

    Args:
        title, empty: translated heading, and what stands there while there are no rows.
        add: translated words of the link that adds one; empty for none.
        columns: of the rows.
        key: identity of a row; its ``id`` unless another is given.

    Signals:
        add_asked: a new row. change_asked, delete_asked: the row.
    """

    add_asked = Signal()
    change_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(
        self,
        title: str,
        empty: str,
        add: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable] = lambda one: one.id,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: TableModel[Any] = TableModel(columns, key=key)
        self.view = TableView(self.model, title)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.view.row_opened.connect(lambda _key: self._emit(self.change_asked))
        self.view.delete_asked.connect(lambda _key: self._emit(self.delete_asked))
        self.empty = label(empty, "muted", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(label(title, "strong"))
        self.head.addStretch(1)
        self.add = button(add, self.add_asked.emit, "link")
        if not add:
            self.add.hide()
        self.head.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self.head)
        layout.addWidget(self.empty)
        layout.addWidget(self.view)
        active().changed.connect(self._fit)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these."""
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    @property
    def chosen(self) -> Any | None:
        """The row under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    def _emit(self, signal: Any) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)

    def _fit(self) -> None:
        px = active().px
        rows = min(max(len(self.model.rows), 1), _MOST_ROWS)
        self.view.setFixedHeight(px(_HEAD) + rows * px(_ROW) + 4)
