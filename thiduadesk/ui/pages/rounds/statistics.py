"""Honours counted and drawn, of one year or of several («thống kê»); printed and saved from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import number_text
from thiduadesk.services import statistics
from thiduadesk.services.statisticcharts import ChartWords
from thiduadesk.services.statisticcharts import charts
from thiduadesk.ui.actions import Action
from thiduadesk.ui.charts import ChartView
from thiduadesk.ui.editor.output import PaperOutput
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import saved
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import GAP
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from thiduadesk.data.store import Store
    from thiduadesk.services.counting import Figures
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.shown import Shown
    from thiduadesk.ui.tasks.runner import BaseRunner

_TWO_COLUMNS_FROM = 900
_DOT = " \N{MIDDLE DOT} "


class StatisticsTab(QWidget):
    """Charts of the honours of a year; «from» an earlier one, of all years between.

    Args:
        store, runner, feedback: as of a page.

    Signals:
        asked: a year and the code of an honour (either may be None) whose list is wanted.
    """

    asked = Signal(object, object)

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._feedback = store, runner, feedback
        self._year = 0
        self._figures: Figures | None = None
        self.first = QComboBox()
        self.first.setAccessibleName(_("From the year"))
        self.count = label("", "muted")
        self.views: list[ChartView] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._build()
        self.first.activated.connect(lambda _at: self._show())

    def page_actions(self) -> tuple[Action, ...]:
        """In the order of menus."""
        return (
            Action("rounds.print_statistics", N_("Print the statistics…"), self.print,
                   "Ctrl+Shift+T", "print", enabled=self._has_year, group="money"),
            Action("rounds.statistics", N_("Save the statistics…"), self.ask_save,
                   enabled=self._has_year, group="money"),
        )  # fmt: skip

    def show_round(self, shown: Shown) -> None:
        """Show the statistics of the year of the page; without one there are none."""
        if not shown.year:
            return
        years = [one for one in statistics.honoured_years(self._store) if one < shown.year]
        kept = self.first.currentData() if shown.year == self._year else None
        with QSignalBlocker(self.first):
            self.first.clear()
            self.first.addItem(_("{year} only").format(year=shown.year), shown.year)
            for year in reversed(years):
                self.first.addItem(_("from {year}").format(year=year), year)
            self.first.setCurrentIndex(max(self.first.findData(kept), 0))
        self._year = shown.year
        self._show()

    def print(self) -> None:
        """Send the table and its charts to a printer."""
        last, first = self._years()
        paper, _drawn = statistics.document(self._store, last, first)
        output = PaperOutput(self, self._runner, self._feedback)
        output.print(paper, kept=lambda: statistics.printed(self._store, last, first))

    def ask_save(self) -> None:
        """Ask where to, as a workbook with the ministry's forms or for printing."""
        name = _("Statistics {year}.xlsx").format(year=self._year)
        kinds = (_("Excel workbook (*.xlsx)"), _("PDF for printing (*.pdf)"))
        path = ask_path(self, _("Save the statistics"), name, kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the statistics by the ending of ``path``."""
        last, first = self._years()
        self._runner.submit(
            lambda _context: statistics.save(self._store, last, path, first),
            title=_("Saving {file}").format(file=path.name),
            succeeded=lambda _nothing: saved(self._feedback, path),
        )

    # --- inside ------------------------------------------------------------------------------------
    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(_("Years"), "label"))
        row.addWidget(self.first)
        row.addWidget(self.count, 1)
        row.addWidget(button(_("Print the statistics…"), self.print))
        row.addWidget(button(_("Save the statistics…"), self.ask_save))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(scroll, 1)

    def _show(self) -> None:
        last, first = self._years()
        self._figures = statistics.figures(self._store, last, first)
        drawn = charts(self._figures, _words())
        clear(self._grid)
        self.views = []
        for chart in drawn:
            view = ChartView(links=any(self._leads(one.key) for one in chart.items))
            view.show_chart(chart)
            view.chosen.connect(self._on_chosen)
            self.views.append(view)
        self._place()
        total = sum(one.total for one in self._figures.counts)
        persons = sum(one.persons for one in self._figures.counts)
        collectives = sum(one.collectives for one in self._figures.counts)
        self.count.setText(_counted(total, persons, collectives))

    def _place(self) -> None:
        """The cards in two columns where there is room; those of a row begin at the same height."""
        columns = 2 if self.width() >= active().px(_TWO_COLUMNS_FROM) else 1
        for place, view in enumerate(self.views):
            frame = view.parentWidget() if view.parentWidget() is not None else None
            if frame is None:
                frame = card()
                inner = QVBoxLayout(frame)
                inner.setContentsMargins(10, 10, 10, 10)
                inner.addWidget(view)
                inner.addStretch(1)
            self._grid.addWidget(frame, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _years(self) -> tuple[int, int]:
        return self._year, self.first.currentData() or self._year

    def _has_year(self) -> bool:
        return self._year > 0

    def _on_chosen(self, key: str) -> None:
        """The list behind a bar: of a year, or of an honour."""
        if key.isdigit():
            self.asked.emit(int(key), None)
        elif self._leads(key):
            last, first = self._years()
            self.asked.emit(last if first == last else None, key)

    def _leads(self, key: str) -> bool:
        """Whether there is a list behind an item: of a year, of an honour that was given."""
        given = self._figures.counts if self._figures is not None else ()
        return key.isdigit() or any(one.honour == key for one in given)


def _counted(total: int, persons: int, collectives: int) -> str:
    if not total:
        return _("No honour in these years yet.")
    words = ngettext("{count} honour", "{count} honours", total).format(count=number_text(total))
    split = _("persons {persons}, collectives {collectives}").format(
        persons=number_text(persons), collectives=number_text(collectives)
    )
    return f"{words}{_DOT}{split}"


def _words() -> ChartWords:
    """The words of the charts on the screen."""
    return ChartWords(
        by_year=_("Honours over the years"),
        by_honour=_("By honour, {when}"),
        by_kind=_("Titles and commendations, {when}"),
        by_level=_("By level, {when}"),
        by_post=_("Managers and direct workers, {when}"),
        women=_("Share of women among the persons honoured, {when}"),
        aims=_("Reached and registered, {when}"),
        bloc=_("Registered in {bloc}, {year}"),
        count=_("Count"),
        persons=_("Persons"),
        collectives=_("Collectives"),
        households=_("Households"),
        titles=_("Titles"),
        commendations=_("Commendations"),
        base=_("Of the office or commune"),
        province=_("Of ministry or province"),
        nation=_("Of the State"),
        managers=_("Managers"),
        direct=_("Direct workers"),
        women_share=_("Women"),
        reached=_("Reached this title or a higher one"),
        registered=_("Registered"),
        one_year=_("year {last}"),
        many_years=_("years {first} to {last}"),
    )
