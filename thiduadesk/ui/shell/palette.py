"""The command palette (Ctrl K): commands, places and what pages find, without accents."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import finds
from thiduadesk.i18n import _
from thiduadesk.ui.page import Hit
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

Provider = Callable[[str], Iterable[Hit]]
"""Answers a search key with hits; an empty key asks for what is offered first."""

_MOST = 40
_WIDTH = 620
_ROW = 34
_ROWS_SHOWN = 9
_DETAIL = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit and how well it fits (less is better)."""

    rank: int
    hit: Hit


def rank(key: str, text: str) -> int | None:
    """How well ``text`` answers ``key``: 0 begins with it … 3 holds its words; None not at all."""
    words = find_key(text)
    if words.startswith(key):
        return 0
    if f" {key}" in words:
        return 1
    if key in words:
        return 2
    return 3 if all(word in words for word in key.split()) else None


def search(providers: Iterable[Provider], typed: str) -> tuple[Hit, ...]:
    """What all providers know of the words typed, the best first."""
    key = find_key(typed)
    found = []
    for provider in providers:
        for hit in provider(key):
            place = rank(key, hit.text)
            if place is None and finds(key, f"{hit.text} {hit.detail} {hit.words}"):
                place = 4
            if place is not None:
                found.append(Ranked(place, hit))
    found.sort(key=lambda one: one.rank)
    return tuple(one.hit for one in found[:_MOST])


class Palette(QFrame):
    """A field and a list over the window; Enter does, Esc closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        kind(self, "palette")
        self.providers: list[Provider] = []
        self._hits: tuple[Hit, ...] = ()
        self._before: QWidget | None = None
        self._window = window
        self.field = QLineEdit()
        kind(self.field, "palette")
        self.field.setAccessibleName(_("Find"))
        self.field.setPlaceholderText(_("Find a dispatch, a row, a command…"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.nothing = label(_("Nothing was found. Try fewer words."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumHeight(64)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._do_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._do_current())
        self.hide()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What the list shows."""
        return self._hits

    def open(self) -> None:
        """Show it over the window, empty and ready to type."""
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._on_text_changed("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close it; the cursor goes back where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return False

    def _on_text_changed(self, typed: str) -> None:
        self._hits = search(self.providers, typed)
        self.list.clear()
        for hit in self._hits:
            item = QListWidgetItem(icons.icon(hit.icon, "muted"), hit.text)
            item.setData(_DETAIL, hit.detail)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, hit.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._hits))
        self.nothing.setVisible(not self._hits)
        self._place()

    def _do_current(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.dismiss()
            hit.run()

    def _place(self) -> None:
        theme = active()
        width = min(theme.px(_WIDTH), self._window.width() - 32)
        rows = min(max(len(self._hits), 1), _ROWS_SHOWN)
        height = self.field.sizeHint().height() + 24 + max(rows * theme.px(_ROW), 64)
        height = min(height, self._window.height() - theme.px(48))
        self.setGeometry((self._window.width() - width) // 2, theme.px(44), width, height)


class _HitDelegate(QStyledItemDelegate):
    """Icon and words on the left, grey words on the right."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, active().px(_ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = active()
        painter.save()
        row = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.colour("hover"))
        side = theme.px(16)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        top = row.top() + (row.height() - side) // 2
        icon.paint(painter, QRect(row.left() + 16, top, side, side))
        middle = Qt.AlignmentFlag.AlignVCenter
        detail = str(index.data(_DETAIL) or "")
        small = theme.font(12)
        painter.setFont(small)
        inner = row.adjusted(28 + side, 0, -16, 0)
        painter.setPen(theme.colour("muted"))
        metrics = painter.fontMetrics()
        detail = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, detail)
        inner.setRight(inner.right() - metrics.horizontalAdvance(detail) - 16)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, words)
        painter.restore()
