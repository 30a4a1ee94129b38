"""The one table model: columns as data, rows as domain values."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from typing import Generic
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.models.heading import wrapping
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import TEXT_SIZE

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """Roles of our own beside Qt's."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The domain value of the row."""
    CHIPS = Qt.ItemDataRole.UserRole + 2
    """Chips painted instead of text."""
    MUTED = Qt.ItemDataRole.UserRole + 3
    """Grey words after the text."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A rounded pill: few words and a tone: neutral, amber, danger, green."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column of a list.

    Attributes:
        key: stable name, for saved widths and tests.
        title: msgid of the heading.
        text: what the cell says, already for people.
        width: px at 100 %; 0 takes what is left (but at least 200).
        may_hide: rests where the window is too narrow for all columns, the last one first.
        align: left, right or center.
        wrap: long text on several lines (the view makes the row higher).
        tone: token name for the words (danger, amber, muted …), or empty.
        strong: bold words.
        chips: pills shown in the cell instead of text.
        icon: icon name before the text, or empty.
        tip: tool tip, or empty.
        put: saves what was typed; raises ``Refused`` where it cannot be (the guard shows it).
            None: the column cannot be edited.
        edit_text: what the editor starts with, when other than ``text``.
        editable: whether this row's cell may be edited.
    """

    key: str
    title: str
    text: Callable[[T], str]
    width: int = 0
    align: str = "left"
    wrap: bool = False
    tone: Callable[[T], str] | None = None
    strong: Callable[[T], bool] | None = None
    chips: Callable[[T], Sequence[Chip]] | None = None
    icon: Callable[[T], str] | None = None
    tip: Callable[[T], str] | None = None
    put: Callable[[T, str], object] | None = None
    edit_text: Callable[[T], str] | None = None
    editable: Callable[[T], bool] | None = None
    may_hide: bool = False


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of one domain type shown by columns.

    Args:
        columns: in order.
        key: identity of a row (its id, its ``no``): selection and edits survive a refresh by it.
        guard: wraps ``Column.put``: shows refusals; returns whether it went through.
        ground: token of the row's background, or empty (group lines: ``head``).

    Signals:
        edited: key of the row and key of the column, after a put that went through.
    """

    edited = Signal(object, str)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        *,
        guard: Callable[[Callable[[], object]], bool] | None = None,
        ground: Callable[[T], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._guard = guard or _unguarded
        self._ground = ground
        self._rows: list[T] = []
        self._places: dict[Hashable, int] = {}
        active().changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows; with the same keys in the same order only changed rows are redrawn."""
        keys = [self._key(row) for row in rows]
        if keys == list(self._places):
            changed = [
                i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new
            ]
            self._rows = list(rows)
            last = len(self.columns) - 1
            for i in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, last))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {key: place for place, key in enumerate(keys)}
        self.endResetModel()

    def redraw(self) -> None:
        """Ask every cell again (what a column shows beside the row's own value changed)."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, index: Index) -> T | None:
        """The value under an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def key_at(self, index: Index) -> Hashable:
        """The key under an index, None beside the rows."""
        row = self.row_at(index)
        return None if row is None else self._key(row)

    def place_of(self, key: Hashable) -> int | None:
        """The place of the row with that key."""
        return self._places.get(key)

    def column_of(self, key: str) -> int:
        """The place of a column.

        Raises:
            KeyError: no such column.
        """
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(key)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title) if column.title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapping(_ALIGN[column.align])
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        if row is None:
            return flags
        column = self.columns[index.column()]
        if column.put is not None and (column.editable is None or column.editable(row)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        answer = _ANSWERS.get(role)
        if answer is not None:
            return answer(column, row)
        if role == Qt.ItemDataRole.BackgroundRole and self._ground is not None:
            token = self._ground(row)
            return active().colour(token) if token else None
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        column = self.columns[index.column()]
        if row is None or role != Qt.ItemDataRole.EditRole or column.put is None:
            return False
        put = column.put
        text = str(value)
        if text == _edit_text(column, row):
            return True
        key = self._key(row)
        if not self._guard(lambda: put(row, text)):
            return False
        self.edited.emit(key, column.key)
        return True

    def _on_theme_changed(self) -> None:
        self.redraw()


def _unguarded(run: Callable[[], object]) -> bool:
    run()
    return True


def _edit_text(column: Column[T], row: T) -> str:
    return column.edit_text(row) if column.edit_text else column.text(row)


def _font(column: Column[T], row: T) -> Any:
    return active().font(TEXT_SIZE, 600) if column.strong and column.strong(row) else None


def _colour(column: Column[T], row: T) -> Any:
    token = column.tone(row) if column.tone else ""
    return active().colour(token) if token else None


def _icon(column: Column[T], row: T) -> Any:
    name = column.icon(row) if column.icon else ""
    token = (column.tone(row) if column.tone else "") or "muted"
    return icons.icon(name, token) if name else None


def _alignment(column: Column[T], row: T) -> Any:
    del row
    return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter


def _spoken(column: Column[T], row: T) -> str:
    """What a screen reader says of a cell."""
    chips = " · ".join(chip.text for chip in column.chips(row)) if column.chips else ""
    return " ".join(part for part in (column.text(row), chips) if part)


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.EditRole: _edit_text,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.ForegroundRole: _colour,
    Qt.ItemDataRole.DecorationRole: _icon,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) if column.tip else None,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Role.ROW: lambda _column, row: row,
    Role.CHIPS: lambda column, row: tuple(column.chips(row)) if column.chips else (),
}
