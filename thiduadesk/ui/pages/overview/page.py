"""The page «Tổng quan» (presenter): reads the year, shows it, every number a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import long_date_text
from thiduadesk.i18n.format import points_text
from thiduadesk.services import dispatches
from thiduadesk.services import rubric
from thiduadesk.services.rubric import SheetView
from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.page import Changes
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.cards import Link
from thiduadesk.ui.pages.overview.cards import SectionBar
from thiduadesk.ui.pages.overview.cards import TableLine
from thiduadesk.ui.pages.overview.cards import TaskCard
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import GAP
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import page_layout
from thiduadesk.ui.widgets import rule

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

_CARDS = 3
_LOST_SHOWN = 6
_LEAST_CHIP = 60
_TWO_COLUMNS_FROM = 900


class OverviewPage(Page):
    """What to do next, where points were lost, how the year stands.

    Args:
        store: read through the services of the sheet and of dispatches.
        now: the clock, for the greeting and the date.
        last_copy: when the data were last copied to another place, None when never.
    """

    id: ClassVar[str] = "overview"
    title: ClassVar[str] = N_("Overview")
    icon: ClassVar[str] = "overview"

    def __init__(
        self,
        store: Store,
        now: Callable[[], dt.datetime],
        last_copy: Callable[[], dt.datetime | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._now = now
        self._last_copy = last_copy
        self._columns: QBoxLayout | None = None
        self.header = PageHeader()
        inside = QWidget()
        kind(inside, "ground")
        self._content = QVBoxLayout(inside)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(GAP)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(scroll, 1)
        active().changed.connect(self._on_theme_changed)

    @override
    def refresh(self, changes: Changes | None) -> None:
        view = rubric.view(self._store, self.year)
        before = rubric.view(self._store, self.year - 1)
        items = dispatches.items(self._store, self.year)
        drafts = (item.id for item in items if item.state is State.DRAFT)
        blanks = dispatches.blank_counts(self._store, drafts)

        def blanks_of(item: DispatchItem) -> int:
            return blanks.get(item.id, 0)

        tasks = state.tasks(view, items, blanks_of, self.year)
        self._greet(len(tasks))
        clear(self._content)
        self._columns = None
        if view is None and not items:
            self._content.addWidget(self._first_steps())
            self._content.addStretch(1)
            return
        self._content.addLayout(self._task_row(tasks))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._points_card(view, before, tasks[_CARDS:]), 10)
        lines = (
            *state.state_lines(view, items, blanks_of),
            state.copy_line(self._last_copy(), self._now()),
        )
        self._columns.addWidget(self._state_card(lines), 7)
        self._content.addLayout(self._columns, 1)
        self._fit_width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        """Two cards beside each other, one above the other where there is no room for two."""
        if self._columns is not None:
            direction = QBoxLayout.Direction
            wide = self.width() >= active().px(_TWO_COLUMNS_FROM)
            self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _greet(self, waiting: int) -> None:
        now = self._now()
        if now.hour < 11:
            hello = _("Good morning")
        elif now.hour < 18:
            hello = _("Good afternoon")
        else:
            hello = _("Good evening")
        rest = (
            ngettext("{n} thing waits", "{n} things wait", waiting).format(n=waiting)
            if waiting
            else _("nothing waits")
        )
        self.header.set_texts(f"{hello}, {rest}", long_date_text(now.date()))

    def _task_row(self, tasks: Sequence[state.Task]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        for place, task in enumerate(tasks[:_CARDS]):
            grid.addWidget(self._linked(TaskCard(task)), 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _points_card(
        self, view: SheetView | None, before: SheetView | None, rest: Sequence[state.Task]
    ) -> QFrame:
        frame, layout = _card(_("Self score by section"))
        if view is None:
            layout.addWidget(_inset(label(_("There is no rubric of this year yet."), "muted")))
        else:
            self._add_points(layout, view, before)
            self._add_part(
                layout, _("Rows below their maximum"), state.lost_rows(view)[:_LOST_SHOWN]
            )
        self._add_part(layout, _("After that"), state.task_lines(rest))
        layout.addStretch(1)
        return frame

    def _add_points(self, layout: QVBoxLayout, view: SheetView, before: SheetView | None) -> None:
        text = (
            _("of the maximum, thin line: {year}").format(year=self.year - 1)
            if before
            else _("of the maximum")
        )
        layout.addWidget(_inset(label(text, "muted")))
        layout.addSpacing(4)
        for bar in state.bars(view, before):
            layout.addWidget(self._linked(SectionBar(bar)))
        totals = view.totals
        sums = _("Total: {points} of {most}, bonus {bonus} of {most_bonus}").format(
            points=points_text(totals.points),
            most=points_text(totals.max_points),
            bonus=points_text(totals.bonus),
            most_bonus=points_text(totals.max_bonus),
        )
        if totals.high != totals.low:
            sums = _("{sums} (up to {high} when provisional rows turn out best)").format(
                sums=sums, high=points_text(totals.high)
            )
        layout.addSpacing(4)
        layout.addWidget(_inset(label(sums, "label", wrap=True)))

    def _add_part(self, layout: QVBoxLayout, title: str, lines: Sequence[Line]) -> None:
        """A titled table below the rest of a card; nothing where there are no lines."""
        if lines:
            layout.addSpacing(16)
            layout.addWidget(_inset(label(title, "strong")))
            layout.addSpacing(4)
            layout.addWidget(rule())
            self._add_lines(layout, lines)

    def _state_card(self, lines: Sequence[Line]) -> QFrame:
        frame, layout = _card(_("The year {year}").format(year=self.year))
        layout.addSpacing(4)
        self._add_lines(layout, lines)
        layout.addStretch(1)
        return frame

    def _add_lines(self, layout: QVBoxLayout, lines: Sequence[Line]) -> None:
        chips = [chip_size(line.chip.text).width() for line in lines if line.chip]
        room = max((*chips, _LEAST_CHIP)) if chips else 0
        for line in lines:
            layout.addWidget(self._linked(TableLine(line, room)))

    def _first_steps(self) -> EmptyState:
        return EmptyState(
            _("The year {year} begins here").format(year=self.year),
            _(
                "Import the rubric that the bloc sent, score its rows, then draft the report: "
                "its figures and its appendix come from the score sheet."
            ),
            (
                (_("Go to the score sheet"), lambda: self.asked_for.emit(state.SCORING, "")),
                (_("Go to the dispatches"), lambda: self.asked_for.emit(state.DISPATCHES, "")),
            ),
        )

    def _linked(self, link: Link) -> Link:
        link.followed.connect(self._follow)
        return link

    def _follow(self, target: state.Target) -> None:
        if target.action:
            self.action_asked.emit(target.action)
        else:
            self.asked_for.emit(target.page, target.where)

    def _on_theme_changed(self) -> None:
        if self.year:
            self.refresh(None)


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    frame = card()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(9, 16, 9, 16)
    layout.setSpacing(0)
    layout.addWidget(_inset(label(title, "strong")))
    return frame, layout


def _inset(widget: QWidget) -> QWidget:
    """Bring words in line with the links, whose focus frame has a margin of its own."""
    widget.setContentsMargins(8, 0, 8, 0)
    return widget
