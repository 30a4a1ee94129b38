"""«Lịch năm»: every deadline of the year by month, to be moved, met, dropped and added by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.format import weekday_text
from thiduadesk.rules.calendar import ItemState
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.overview.state import STATES
from thiduadesk.ui.pages.overview.state import left_text
from thiduadesk.ui.widgets import ActionButton
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.rules.calendar import Item
    from thiduadesk.services.calendar import Year
    from thiduadesk.ui.actions import ActionRegistry

_SIDE = 12
_QUIET = frozenset({ItemState.DONE, ItemState.LATE_DONE, ItemState.DROPPED, ItemState.PAST})


class YearTab(QWidget):
    """The deadlines in a list; below it where the chosen one comes from.

    Signals:
        chosen: the cursor moved.
        opened: Enter on a deadline: it is to be changed.
        drop_asked: Delete on one.
    """

    chosen = Signal()
    opened = Signal()
    drop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: frozenset[str] = frozenset()
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[Item] = TableModel(self._columns(), key=place)
        self.view = TableView(self.model, _("Deadlines of the year"))
        self.about = label("", "muted", wrap=True)
        self.about.setMinimumHeight(self.about.fontMetrics().lineSpacing() * 2)
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, _SIDE, 1, 8)
        column.setSpacing(6)
        for words in (self.count, self.about):
            words.setContentsMargins(_SIDE, 0, _SIDE, 0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, _SIDE, 0)
        head.setSpacing(8)
        head.addWidget(self.count, 1)
        self.buttons = head
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(frame)
        self.setFocusProxy(self.view)
        self.view.row_chosen.connect(lambda _key: self._on_chosen())
        self.view.row_opened.connect(lambda _key: self.opened.emit())
        self.view.delete_asked.connect(lambda _key: self.drop_asked.emit())

    def use_actions(self, registry: ActionRegistry) -> None:
        """The buttons above the list."""
        for name in ("overview.add", "overview.export"):
            self.buttons.addWidget(ActionButton(registry.qt(name)))

    @property
    def item(self) -> Item | None:
        """The deadline under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    def show_year(self, plan: Year) -> None:
        """Show the deadlines of a year; at first the cursor stands on the next one to do."""
        self._first = frozenset(_firsts(plan.items))
        self.model.set_rows(plan.items)
        self.model.redraw()
        self.count.setText(_counted(plan))
        if plan.items and self.view.chosen is None:
            to_do = next((one for one in plan.items if one.open), plan.items[0])
            self.view.choose(place(to_do), 0)
        self._on_chosen()

    def choose(self, key: str) -> None:
        """Bring a deadline into view by its key."""
        for item in self.model.rows:
            if item.key == key:
                self.view.choose(place(item), 0)

    # --- inside ------------------------------------------------------------------------------------
    def _on_chosen(self) -> None:
        item = self.item
        self.about.setText(about(item) if item is not None else "")
        self.chosen.emit()

    def _columns(self) -> tuple[Column[Item], ...]:
        return (
            Column("month", N_("Month"), self._month, width=90, strong=lambda _one: True),
            Column("day", N_("Day"), lambda one: f"{one.day:%d/%m}", width=70, tone=_tone),
            Column("weekday", N_("Weekday"), lambda one: weekday_text(one.day), width=90,
                   tone=lambda _one: "muted", may_hide=True),
            Column("title", N_("What is due"), lambda one: one.title, tone=_tone, wrap=True),
            Column("state", N_("State"), lambda _one: "", width=130, chips=_chips),
            Column("left", N_("Time left"), left_text, width=170, tone=_left_tone),
            Column("waits", N_("Waits for"), lambda one: one.waits_for if one.open else "",
                   width=170, tone=lambda _one: "muted", may_hide=True),
        )  # fmt: skip

    def _month(self, item: Item) -> str:
        return f"{item.day:%m/%Y}" if place(item) in self._first else ""


def place(item: Item) -> str:
    """What a row is known by: the same rule stands in the list for two years."""
    return f"{item.year}:{item.key}"


def about(item: Item) -> str:
    """Where a deadline comes from, and what the clerk changed of it."""
    parts = []
    if item.usual is not None:
        parts.append(_("Moved by you; the rule says {day}.").format(day=date_text(item.usual)))
    if item.done is not None:
        parts.append(_("Done on {day}.").format(day=date_text(item.done)))
    if item.own:
        parts.append(_("Your own deadline."))
    if item.source:
        source = (
            _("Source: {source}")
            if item.certain
            else _("By custom, to be confirmed for your province: {source}")
        )
        parts.append(source.format(source=item.source.rstrip(".") + "."))
    if item.stored is not None and item.stored.note:
        parts.append(item.stored.note)
    return " ".join(parts)


def _firsts(items: Sequence[Item]) -> list[str]:
    """The first row of each month."""
    found: dict[tuple[int, int], str] = {}
    for one in items:
        found.setdefault((one.day.year, one.day.month), place(one))
    return list(found.values())


def _counted(plan: Year) -> str:
    late = len(plan.late)
    open_ones = sum(one.open for one in plan.items)
    words = _("{n} deadlines, {open} still open, {late} late").format(
        n=len(plan.items), open=open_ones, late=late
    )
    if not plan.unsure:
        return words
    years = ", ".join(map(str, plan.unsure))
    unsure = _(
        "Holidays of {years} are not known for certain: working days are counted with those we know."
    )
    return f"{words}. {unsure.format(years=years)}"


def _chips(item: Item) -> tuple[Chip, ...]:
    words, tone = STATES[item.state]
    return (Chip(_(words), tone),)


def _tone(item: Item) -> str:
    return "muted" if item.state in _QUIET else ""


def _left_tone(item: Item) -> str:
    return "danger" if item.alarming else ""
