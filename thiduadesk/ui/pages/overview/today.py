"""«Hôm nay»: three things to do, the way to the next deadline, how the year stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.i18n.format import date_text
from thiduadesk.rules.calendar import ItemState
from thiduadesk.ui.charts import ChartView
from thiduadesk.ui.models.chips import chip_size
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.pages.overview import charts
from thiduadesk.ui.pages.overview import state
from thiduadesk.ui.pages.overview.cards import Link
from thiduadesk.ui.pages.overview.cards import StepLine
from thiduadesk.ui.pages.overview.cards import TableLine
from thiduadesk.ui.pages.overview.cards import TaskCard
from thiduadesk.ui.pages.overview.state import SCORING
from thiduadesk.ui.pages.overview.state import Line
from thiduadesk.ui.pages.overview.state import Target
from thiduadesk.ui.pages.overview.tasks import Rank
from thiduadesk.ui.pages.overview.tasks import Task
from thiduadesk.ui.pages.overview.tasks import task_lines
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import GAP
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import rule

if TYPE_CHECKING:
    from thiduadesk.domain.charts import Chart
    from thiduadesk.rules.calendar import Item
    from thiduadesk.services.rubric import SheetView
    from thiduadesk.ui.pages.overview.shown import Shown

_CARDS = 3
_LOST_SHOWN = 6
_WAITING_SHOWN = 6
_AFTER_SHOWN = 6
_LEAST_CHIP = 60
_TWO_COLUMNS_FROM = 900
_NEAR = 5
"""Working days before it that a step of her own is marked."""


class TodayTab(QWidget):
    """What to do next, the plan counted back, how the year stands; everything is a link.

    Signals:
        followed: the target of a link.
        ticked: a step, to be ticked or unticked.
    """

    followed = Signal(object)
    ticked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QBoxLayout] = []
        self._links: list[Link] = []
        inside = QWidget()
        kind(inside, "ground")
        self._content = QVBoxLayout(inside)
        self._content.setContentsMargins(0, 12, 0, 0)
        self._content.setSpacing(GAP)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_year(self, shown: Shown, tasks: Sequence[Task], copied: Line) -> None:
        """Show the year; the tasks come ranked, ``copied`` tells of the last copy of the data."""
        top = self._scroll.verticalScrollBar().value()
        held = next((one.place for one in self._links if one.hasFocus()), None)
        clear(self._content)
        self._rows, self._links = [], []
        if shown.bare:
            self._content.addWidget(self._first_steps(shown.year))
            pressing = [one for one in tasks if one.rank <= Rank.DUE]  # left of the year before
            self._add_row(*((one, 1) for one in (self._after_card(pressing),) if one is not None))
            self._content.addStretch(1)
            return
        self._content.addLayout(self._task_row(tasks))
        lines = (*state.state_lines(shown), copied)
        self._add_row((self._left_column(shown), 10), (self._state_card(shown, lines), 7))
        rest = [self._after_card(tasks[_CARDS:]), self._honours_card(shown)]
        self._add_row(*((one, 1) for one in rest if one is not None))
        self._content.addStretch(1)
        self._fit_width()
        self._scroll.verticalScrollBar().setValue(top)
        self._focus(held)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        """Two cards beside each other, one above the other where there is no room for two."""
        direction = QBoxLayout.Direction
        wide = self.width() >= active().px(_TWO_COLUMNS_FROM)
        for row in self._rows:
            row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    # --- the rows ----------------------------------------------------------------------------------
    def _add_row(self, *cards: tuple[QWidget, int]) -> None:
        if not cards:
            return
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GAP)
        for widget, stretch in cards:
            row.addWidget(widget, stretch)
        self._content.addLayout(row)
        self._rows.append(row)

    def _task_row(self, tasks: Sequence[Task]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        for place, task in enumerate(tasks[:_CARDS]):
            grid.addWidget(self._linked(TaskCard(task)), 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _left_column(self, shown: Shown) -> QWidget:
        """The plan where there is one, then the points."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        plan = self._plan_card(shown)
        if plan is not None:
            layout.addWidget(plan)
        layout.addWidget(self._points_card(shown), 1)
        return column

    def _points_card(self, shown: Shown) -> QFrame:
        frame, layout = _card(_("Self score by section"))
        if shown.view is None:
            layout.addWidget(_inset(label(_("There is no rubric of this year yet."), "muted")))
        else:
            self._add_points(layout, shown.view, shown.before)
        layout.addStretch(1)
        return frame

    def _add_points(self, layout: QVBoxLayout, view: SheetView, before: SheetView | None) -> None:
        text = (
            _("of the maximum, thin line: {year}").format(year=view.sheet.year - 1)
            if before
            else _("of the maximum")
        )
        layout.addWidget(_inset(label(text, "muted")))
        layout.addWidget(self._chart(charts.sections(view, before), SCORING))
        layout.addWidget(_inset(label(state.totals_text(view), "label", wrap=True)))

    def _plan_card(self, shown: Shown) -> QFrame | None:
        """The steps to the next deadline with boxes to tick."""
        towards = shown.plan.next
        if towards is None or not shown.plan.steps:
            return None
        frame = card()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(9, 8, 9, 12)
        layout.setSpacing(0)
        title = _("The way to {day}: {title}").format(
            day=f"{towards.day:%d/%m}", title=towards.title
        )
        heading = Line("towards", title, "", _left_chip(towards), state.place_of(towards))
        layout.addWidget(self._linked(TableLine(heading, _chip_room((heading,)), strong=True)))
        for step in shown.plan.steps:
            line = StepLine(step, _step_chip(step), state.place_of(step))
            line.ticked.connect(self.ticked)
            layout.addWidget(self._linked(line))
        return frame

    def _state_card(self, shown: Shown, lines: Sequence[Line]) -> QFrame:
        frame, layout = _card(_("The year {year}").format(year=shown.year))
        layout.addSpacing(4)
        self._add_lines(layout, lines)
        waiting = state.waiting_lines(shown)[:_WAITING_SHOWN]
        self._add_part(layout, _("Waiting for others"), waiting)
        layout.addStretch(1)
        return frame

    def _after_card(self, rest: Sequence[Task]) -> QFrame | None:
        if not rest:
            return None
        frame, layout = _card(_("After that"))
        layout.addSpacing(4)
        self._add_lines(layout, task_lines(rest[:_AFTER_SHOWN]))
        layout.addStretch(1)
        return frame

    def _honours_card(self, shown: Shown) -> QFrame | None:
        lost = charts.lost_rows(shown.view)[:_LOST_SHOWN] if shown.view is not None else ()
        if not shown.honours and not lost:
            return None
        frame, layout = _card(_("Honours by year") if shown.honours else _("Points lost"))
        if shown.honours:
            layout.addWidget(self._chart(charts.honours(shown.honours), "rounds", place=False))
        if lost:
            self._add_part(layout, _("Rows below their maximum"), lost)
        layout.addStretch(1)
        return frame

    def _first_steps(self, year: int) -> EmptyState:
        return EmptyState(
            _("The year {year} begins here").format(year=year),
            _(
                "Import the rubric that the bloc sent, score its rows, then draft the report: "
                "its figures and its appendix come from the score sheet."
            ),
            (
                (_("Go to the score sheet"), lambda: self.followed.emit(Target(SCORING))),
                (
                    _("Go to the dispatches"),
                    lambda: self.followed.emit(Target(state.DISPATCHES)),
                ),
            ),
        )

    # --- pieces ------------------------------------------------------------------------------------
    def _chart(self, chart: Chart, page: str, *, place: bool = True) -> ChartView:
        """A chart whose items lead to a page, at the place of their key or just there."""
        view = ChartView(titled=False, links=True)
        view.show_chart(chart)
        view.chosen.connect(lambda key: self.followed.emit(Target(page, key if place else "")))
        return view

    def _add_part(self, layout: QVBoxLayout, title: str, lines: Sequence[Line]) -> None:
        """A titled table below the rest of a card; nothing where there are no lines."""
        if lines:
            layout.addSpacing(12)
            layout.addWidget(_inset(label(title, "strong")))
            layout.addSpacing(4)
            layout.addWidget(rule())
            self._add_lines(layout, lines)

    def _add_lines(self, layout: QVBoxLayout, lines: Sequence[Line]) -> None:
        room = _chip_room(lines)
        for line in lines:
            layout.addWidget(self._linked(TableLine(line, room)))

    def _linked(self, link: Link) -> Link:
        link.followed.connect(self.followed)
        self._links.append(link)
        return link

    def _focus(self, place: tuple[str, str, str] | None) -> None:
        """Everything was made anew; the cursor stays on the same thing."""
        for link in self._links:
            if link.place == place:
                link.show()  # the layout shows it later; what is hidden takes no focus
                link.setFocus()
                return


def header_line(shown: Shown) -> str:
    """«hạn nộp báo cáo … 15/12/2022 còn 6 ngày làm việc», empty where nothing is planned."""
    towards = shown.plan.next
    if towards is None:
        return ""
    return _("deadline {day} ({title}): {left}").format(
        title=towards.title, day=date_text(towards.day), left=state.left_text(towards)
    )


def _left_chip(item: Item) -> Chip:
    tone = {ItemState.SOON: "amber", ItemState.LATER: "neutral"}.get(item.state, "danger")
    return Chip(state.left_text(item), tone)


def _step_chip(step: Item) -> Chip:
    """Who a step waits for; else how late it is."""
    if not step.open:
        return Chip("")
    if step.waits_for:
        return Chip(step.waits_for, "danger" if step.alarming else "neutral")
    if step.alarming:
        return state.due_chip(step)
    return Chip(_("my own work"), "amber") if step.left <= _NEAR else Chip("")


def _chip_room(lines: Sequence[Line]) -> int:
    chips = [chip_size(line.chip.text).width() for line in lines if line.chip]
    return max((*chips, _LEAST_CHIP)) if chips else 0


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
