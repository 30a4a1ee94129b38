"""What the list of papers shows: words, state, kind, year; and how often papers came back."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import finds
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import way
from thiduadesk.ui.editor import dispatchlist
from thiduadesk.ui.editor.kinds import kind_of
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from thiduadesk.services.way import Returns

_VOID = "void"
_SEARCH, _KIND = 260, 220


class FilterBar(QWidget):
    """A row of fields; the list shows the papers that fulfil all of them.

    Signals:
        changed: others are to be shown.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search: subject, type, number"))
        self.search.setAccessibleName(_("Search in the papers"))
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.state = _box(_("State"))
        self.kind = _box(_("Type"))
        self.year = _box(_("Year"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        for box in (self.state, self.kind, self.year):
            layout.addWidget(box)
            box.activated.connect(lambda _at: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        active().changed.connect(self._dress)
        states = [(state.value, _(words)) for state, words in dispatchlist.STATES.items()]
        _fill(self.state, _("All states"), [*states, (_VOID, _("Cancelled"))])
        self._dress()

    def show_choices(self, items: Sequence[DispatchItem]) -> None:
        """Offer the kinds and years there are; what is chosen stays."""
        kinds = dict.fromkeys(item.kind for item in items)
        named = sorted(((one, kind_of(one)) for one in kinds), key=lambda one: one[1])
        years = sorted({item.year for item in items}, reverse=True)
        _fill(self.kind, _("All types"), named)
        _fill(self.year, _("All years"), [(year, str(year)) for year in years])

    def kept(self, items: Sequence[DispatchItem]) -> list[DispatchItem]:
        """The papers that fulfil all that is asked."""
        tests: list[Callable[[DispatchItem], bool]] = []
        state, chosen_kind, year = (box.currentData() for box in (self.state, self.kind, self.year))
        key = find_key(self.search.text())
        if state == _VOID:
            tests.append(lambda item: item.void)
        elif state is not None:
            tests.append(lambda item: item.state.value == state)
        if chosen_kind is not None:
            tests.append(lambda item: item.kind == chosen_kind)
        if year is not None:
            tests.append(lambda item: item.year == year)
        if key:
            tests.append(lambda item: finds(key, _words(item)))
        return [item for item in items if all(test(item) for test in tests)]

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        boxes = (self.state, self.kind, self.year)
        return bool(self.search.text().strip()) or any(box.currentIndex() > 0 for box in boxes)

    def clear(self) -> None:
        """Show all again."""
        with QSignalBlocker(self):
            self.search.clear()
            for box in (self.state, self.kind, self.year):
                box.setCurrentIndex(0)
        self.changed.emit()

    def _dress(self) -> None:
        self.search.setMinimumWidth(active().px(_SEARCH))
        self.kind.setMaximumWidth(active().px(_KIND))
        self._lens.setIcon(icons.icon("search", "muted"))


class ReturnsLine(ElidedLabel):
    """How often papers came back in a year and why: what the program promises to bring to zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)

    def show_returns(self, returns: Returns) -> None:
        """Say it; nothing where nothing came back."""
        if not returns.total:
            self.setText(_("Returned in {year}: none").format(year=returns.year))
            return
        count = ngettext(
            "Returned in {year}: {count} time", "Returned in {year}: {count} times", returns.total
        ).format(year=returns.year, count=returns.total)
        reasons = "; ".join(
            f"{way.reason_words(code)} ({number})" for code, number in returns.by_reason.items()
        )
        self.setText(f"{count} \N{MIDDLE DOT} {reasons}")


def _words(item: DispatchItem) -> str:
    kind = kind_of(item.kind)
    return f"{kind} {item.type_name} {item.subject} {item.number or ''} {item.symbol} {item.year}"


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, none: str, choices: Sequence[tuple[Any, str]]) -> None:
    kept = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(none, None)
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(kept), 0) if kept is not None else 0)
