"""A table model of ten thousand rows: it knows their keys, and reads those that are looked at."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Sequence
from typing import Any
from typing import TypeVar

from PySide6.QtCore import QModelIndex
from typing_extensions import override

from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import Index
from thiduadesk.ui.models.table import TableModel

T = TypeVar("T")
_ROOT = QModelIndex()
_CHUNK = 128
"""Rows read at once: a page of the list, and what the next touch of the wheel shows."""


class LazyTableModel(TableModel[T]):
    """Rows by their keys; ``fetch`` gives those asked for, in any order, as far as they are there.

    Args:
        columns: in order.
        key: identity of a row.
        fetch: reads rows by their keys.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        fetch: Callable[[Sequence[Any]], Sequence[T]],
    ) -> None:
        super().__init__(columns, key)
        self._fetch = fetch
        self._keys: Sequence[Hashable] = ()
        self._read: dict[Hashable, T] = {}
        self._counted = True

    @property
    def keys(self) -> Sequence[Hashable]:
        """The keys of all rows, in order."""
        return self._keys

    @property
    @override
    def rows(self) -> tuple[T, ...]:
        """Every row; reads them all, so ask for ``keys`` where these do."""
        self._look_at(0, len(self._keys))
        return tuple(self._read[key] for key in self._keys if key in self._read)

    def set_keys(self, keys: Sequence[Hashable]) -> None:
        """Show these rows, read anew; the same ones in the same order keep their places."""
        if keys == self._keys:
            self._read.clear()
            self.redraw()
            return
        self.beginResetModel()
        self._keys = keys
        self._read.clear()
        self._counted = False
        self.endResetModel()

    @override
    def set_rows(self, rows: Sequence[T]) -> None:
        self.set_keys([self._key(row) for row in rows])
        self._read = {self._key(row): row for row in rows}

    @override
    def redraw(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def row_at(self, index: Index) -> T | None:
        place = index.row()
        if not 0 <= place < len(self._keys):
            return None
        key = self._keys[place]
        if key not in self._read:
            first = place - place % _CHUNK
            self._look_at(first, first + _CHUNK)
        return self._read.get(key)

    @override
    def key_at(self, index: Index) -> Hashable:
        return self._keys[index.row()] if 0 <= index.row() < len(self._keys) else None

    @override
    def place_of(self, key: Hashable) -> int | None:
        if not self._counted:
            self._places = {one: place for place, one in enumerate(self._keys)}
            self._counted = True
        return self._places.get(key)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def _look_at(self, first: int, last: int) -> None:
        wanted = [key for key in self._keys[first:last] if key not in self._read]
        self._read |= {self._key(row): row for row in self._fetch(wanted)}
