"""The first view of the page: every paper in a list, with what it is narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.i18n import _
from thiduadesk.ui.editor import dispatchlist
from thiduadesk.ui.pages.dispatches.filters import FilterBar
from thiduadesk.ui.pages.dispatches.filters import ReturnsLine
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import button

if TYPE_CHECKING:
    from thiduadesk.services.way import Returns


class ListView(QWidget):
    """Header, search and choices, the returns of the year, the list.

    Args:
        draft_report: drafts the report of the year, offered while there is nothing.

    Signals:
        shown: other papers are shown, or others are chosen.
    """

    shown = Signal()

    def __init__(self, draft_report: Callable[[], object]) -> None:
        super().__init__()
        self._items: tuple[DispatchItem, ...] = ()
        self.header = PageHeader(_("Dispatches"))
        self.filters = FilterBar()
        self.returns = ReturnsLine()
        self.list = dispatchlist.DispatchList()
        self.clear = button(_("Show all"), self.filters.clear, "link")
        self.empty = EmptyState(
            _("No dispatches yet"),
            _("Here stand the papers you write: drafts, papers for signature, issued ones."),
            ((_("Draft the report of the year"), draft_report),),
        )
        narrowed = QHBoxLayout()
        narrowed.setSpacing(8)
        narrowed.addWidget(self.returns, 1)
        narrowed.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.header)
        layout.addWidget(self.filters)
        layout.addLayout(narrowed)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        self.filters.changed.connect(self._narrow)
        self.list.chosen.connect(self.shown)

    def show_items(self, items: Sequence[DispatchItem], returns: Returns) -> None:
        """Show these papers, as far as they fulfil what is asked for."""
        self._items = tuple(items)
        self.filters.show_choices(items)
        self.returns.show_returns(returns)
        for widget in (self.list, self.filters, self.returns):
            widget.setVisible(bool(items))
        self.empty.setVisible(not items)
        self._narrow()

    @property
    def chosen(self) -> DispatchItem | None:
        """The paper under the cursor."""
        key = self.list.key
        return next((item for item in self._items if item.id == key), None)

    @property
    def selected(self) -> tuple[DispatchItem, ...]:
        """Every paper that is marked, in the order of the list."""
        return self.list.selected

    def _narrow(self) -> None:
        kept = self.filters.kept(self._items)
        summary = dispatchlist.summary(self._items)
        if self.filters.active:
            shown = _("{count} shown").format(count=len(kept))
            summary = f"{summary} \N{MIDDLE DOT} {shown}"
        self.clear.setVisible(self.filters.active)
        self.header.set_texts(_("Dispatches"), summary)
        self.list.show_items(kept)
        self.shown.emit()
