"""The outline of a dispatch: its head, its parts with their printed numbers, its end."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QTreeWidget
from PySide6.QtWidgets import QTreeWidgetItem
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.text import nfc
from thiduadesk.i18n import _
from thiduadesk.ui.editor import headings
from thiduadesk.ui.editor import moves
from thiduadesk.ui.editor.moves import Parts
from thiduadesk.ui.editor.moves import Place
from thiduadesk.ui.theme import theme

HEAD = "frame"
CLOSING = "closing"
APPENDICES = "appendices"
BANDS = (HEAD, CLOSING, APPENDICES)
"""Keys of the entries that are no parts."""

_KEY = Qt.ItemDataRole.UserRole
_STEP = 14


@dataclass(frozen=True, slots=True)
class Move:
    """A part and the place it shall go to."""

    key: str
    place: Place


class Outline(QTreeWidget):
    """Lists the parts; changes nothing by itself, it asks.

    Signals:
        chosen: key of the entry under the cursor (a part, or one of ``BANDS``).
        opened: Enter or a double click: the text is to be edited.
        move_asked: a ``Move``.
        add_asked: a ``Place`` for a new part, and its ``Numbering`` or None for that of its place.
        delete_asked: key of the part.
        retitled: key and new words of a title.
    """

    chosen = Signal(str)
    opened = Signal(str)
    move_asked = Signal(object)
    add_asked = Signal(object, object)
    delete_asked = Signal(str)
    retitled = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Outline"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setStyleSheet("QTreeView::branch { image: none; border-image: none; }")
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._parts: Parts = ()
        self._editable = True
        self._shown_before = ""
        self._captions: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemDoubleClicked.connect(lambda _item, _column: self.opened.emit(self.key))
        self.itemChanged.connect(self._on_item_changed)
        theme.active().changed.connect(self._dress)
        self._dress()

    @property
    def key(self) -> str:
        """Key of the entry under the cursor, empty without one."""
        item = self.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    @property
    def part_key(self) -> str:
        """The same, empty when it is no part."""
        return "" if self.key in BANDS else self.key

    def show_parts(self, parts: Parts, appendices: Sequence[str], *, editable: bool) -> None:
        """Show these; the cursor stays on its entry, or goes to the nearest that is left."""
        kept, place = self.key, self._flat_place(self.key)
        same = editable == self._editable and _shape(parts) == _shape(self._parts)
        same = same and len(self._captions) == max(1, len(appendices))
        self._parts, self._editable = parts, editable
        self.setDragEnabled(editable)
        with QSignalBlocker(self):
            if not same:
                self._build(parts, max(1, len(appendices)))
                self._put_cursor(kept, place)
            for item, words_ in zip(self._captions, appendices or (_("Appendices"),), strict=True):
                _say(item, words_, words_)
            self._name_parts(parts, number_parts(parts))
        if self.key != kept:
            self.chosen.emit(self.key)

    def choose(self, key: str) -> bool:
        """Put the cursor on an entry; False when there is none of that key."""
        item = self._items.get(key)
        if item is None:
            return False
        self.setCurrentItem(item)
        item = self._items.get(key)  # what is saved on leaving may have built the tree anew
        if item is not None:
            self.scrollToItem(item)
        return item is not None

    def go_home(self) -> None:
        """Put the cursor on the first part, the head of the paper still in view."""
        first = next(iter(self._parts), None)
        self.choose(first.key if first else HEAD)
        self.scrollToTop()

    def edit_title(self) -> None:
        """Edit the title under the cursor in its line (F2)."""
        part = moves.find(self._parts, self.part_key)
        item = self.currentItem()
        if part is None or part.heading is None or item is None or not self._editable:
            return
        self._shown_before = item.text(0)
        with QSignalBlocker(self):
            item.setText(0, words(part.heading.runs))
        self.editItem(item, 0)

    def ask_add(self, *, inside: bool = False) -> None:
        """Ask for a new part behind the one under the cursor, or inside it."""
        key = self.part_key
        place = moves.place_of(self._parts, key)
        if place is None:
            at = 0 if self.key == HEAD else moves.body_end(self._parts)
            self.add_asked.emit(Place(None, at), None)
        elif inside:
            found = moves.find(self._parts, key)
            self.add_asked.emit(Place(key, len(found.children) if found else 0), None)
        else:
            self.add_asked.emit(Place(place.parent, place.position + 1), None)

    def ask_add_behind(self, style: Numbering) -> None:
        """Ask for an appendix, or a paper issued with this one, behind all others."""
        self.add_asked.emit(Place(None, len(self._parts)), style)

    def ask_move(self, way: Callable[[Parts, str], Place | None]) -> None:
        """Ask for one of the moves of ``moves`` for the part under the cursor."""
        place = way(self._parts, self.part_key) if self._editable else None
        if place is not None:
            self.move_asked.emit(Move(self.part_key, place))

    def ask_delete(self) -> None:
        """Ask to take the part under the cursor away."""
        if self._editable and self.part_key:
            self.delete_asked.emit(self.part_key)

    def part_menu(self) -> QMenu:
        """What can be done with the part under the cursor."""
        menu = QMenu(self)
        menu.addAction(_("Add a part after (Insert)"), self.ask_add)
        menu.addAction(_("Add a part inside (Shift+Insert)"), lambda: self.ask_add(inside=True))
        menu.addAction(_("Add an appendix"), lambda: self.ask_add_behind(Numbering.APPENDIX))
        menu.addAction(
            _("Add a paper issued with this one"),
            lambda: self.ask_add_behind(Numbering.ATTACHED),
        )
        if self.part_key:
            menu.addAction(_("Change the heading (F2)"), self.edit_title)
            menu.addSeparator()
            for text, way in (
                (_("Move up (Alt+Up)"), moves.up),
                (_("Move down (Alt+Down)"), moves.down),
                (_("One level out (Alt+Left)"), moves.promoted),
                (_("One level in (Alt+Right)"), moves.demoted),
            ):
                entry = menu.addAction(text, lambda way=way: self.ask_move(way))  # type: ignore[misc]
                entry.setEnabled(way(self._parts, self.part_key) is not None)
            menu.addSeparator()
            menu.addAction(_("Delete the part (Delete)"), self.ask_delete)
        return menu

    # --- Qt ----------------------------------------------------------------------------------------
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        ways = {
            keys.Key_Up: moves.up,
            keys.Key_Down: moves.down,
            keys.Key_Left: moves.promoted,
            keys.Key_Right: moves.demoted,
        }
        key = keys(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if alt and key in ways:
            self.ask_move(ways[key])
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(self.key)
        elif key == keys.Key_F2:
            self.edit_title()
        elif key == keys.Key_Delete:
            self.ask_delete()
        elif key == keys.Key_Insert and self._editable:
            self.ask_add(inside=shift)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._editable:
            menu = self.part_menu()
            menu.exec(event.globalPos())
            menu.deleteLater()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        indicator = QAbstractItemView.DropIndicatorPosition
        where = {
            indicator.OnItem: "on",
            indicator.AboveItem: "above",
            indicator.BelowItem: "below",
        }.get(self.dropIndicatorPosition())
        item = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()  # the store moves the part, not the tree
        if item is None or where is None:
            return
        target = str(item.data(0, _KEY))
        place = moves.dropped(self._parts, self.part_key, target, where=where)
        if place is not None:
            self.move_asked.emit(Move(self.part_key, place))

    # --- inside ------------------------------------------------------------------------------------
    def _build(self, parts: Parts, appendices: int) -> None:
        self.clear()
        self._items = {}
        self._captions = []
        self._add_band(HEAD, _("Head of the paper"))
        for part in parts:
            self._add_part(self.invisibleRootItem(), part)
        self._add_band(CLOSING, _("Signature \N{MIDDLE DOT} Distribution"))
        for _number in range(appendices):
            self._captions.append(self._add_band(APPENDICES, ""))
        self.expandAll()

    def _put_cursor(self, kept: str, place: int) -> None:
        """Back on the entry it was on, or on the part that came into its place."""
        order = [part.key for part in walk(self._parts)]
        near = order[min(place, len(order) - 1)] if order else HEAD
        target = self._items.get(kept) or self._items[near]
        self.setCurrentItem(target)
        target.setFont(0, theme.active().font(weight=600))
        self.scrollToItem(target)

    def _add_band(self, key: str, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self)
        item.setData(0, _KEY, key)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        _say(item, text, text)
        self._items.setdefault(key, item)
        return item

    def _add_part(self, above: QTreeWidgetItem, part: Part) -> None:
        item = QTreeWidgetItem(above)
        item.setData(0, _KEY, part.key)
        self._items[part.key] = item
        for child in part.children:
            self._add_part(item, child)

    def _name_parts(self, brothers: Parts, numbers: dict[str, str]) -> None:
        for part in brothers:
            item, number = self._items[part.key], numbers.get(part.key, "")
            title = words(part.heading.runs) if part.heading else headings.first_words(part)
            _say(item, headings.shown(part, number, brothers), f"{number} {title}".strip())
            may = self._editable and part.heading is not None
            flags = item.flags() & ~Qt.ItemFlag.ItemIsEditable
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if may else flags)
            self._name_parts(part.children, numbers)

    def _on_current_changed(
        self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None
    ) -> None:
        for item, weight in ((before, 400), (now, 600)):
            if item is not None and isValid(item):
                with QSignalBlocker(self):
                    item.setFont(0, theme.active().font(weight=weight))
        self.chosen.emit(self.key)

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        key = str(item.data(0, _KEY))
        part = moves.find(self._parts, key)
        if part is None or part.heading is None:
            return
        text = nfc(item.text(0)).strip()
        with QSignalBlocker(self):
            item.setText(0, self._shown_before)
        if text != words(part.heading.runs):
            self.retitled.emit(key, text)

    def _flat_place(self, key: str) -> int:
        order = [part.key for part in walk(self._parts)]
        return order.index(key) if key in order else 0

    def _dress(self) -> None:
        dress = theme.active()
        self.setIndentation(dress.px(_STEP))
        current = self.currentItem()
        with QSignalBlocker(self):  # a font once given to an entry keeps the size it had then
            for item in (*self._items.values(), *self._captions):
                item.setFont(0, dress.font(weight=600 if item is current else 400))


def _say(item: QTreeWidgetItem, text: str, tip: str) -> None:
    item.setText(0, text)
    item.setToolTip(0, tip)


def _shape(parts: Parts) -> tuple[object, ...]:
    return tuple((part.key, _shape(part.children)) for part in parts)
