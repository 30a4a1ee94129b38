"""The card of what is chosen in the list: one movement on tabs, or the log beside all movements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.movements import Activity
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import logbook
from thiduadesk.services.logbook import Log
from thiduadesk.ui.models.chips import ChipLabel
from thiduadesk.ui.pages.movements import picked
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.brought import BroughtView
from thiduadesk.ui.pages.movements.brought import OutcomeView
from thiduadesk.ui.pages.movements.facts import FactsView
from thiduadesk.ui.pages.movements.log import Group
from thiduadesk.ui.pages.movements.log import LogView
from thiduadesk.ui.pages.movements.papersview import PapersView
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.movements import View
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.models.table import Chip

_CHIPS = 3


class MovementPane(QFrame):
    """One movement, or what belongs to none; tabs that do not apply are hidden.

    Signals:
        paper_asked: id of a paper to be shown in its register.
    """

    paper_asked = Signal(int)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store = store
        self.view: View | None = None
        self.title = label("", "title", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.chips = tuple(ChipLabel() for _at in range(_CHIPS))
        self.told = label("", "amber", wrap=True)
        self.log = LogView(store, feedback)
        self.facts = FactsView(store)
        self.papers = PapersView(store, feedback)
        self.brought = BroughtView(store, feedback)
        self.outcome = OutcomeView(store, feedback)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, title in (
            (self.log, _("Log")),
            (self.facts, _("Facts")),
            (self.papers, _("Papers")),
            (self.brought, _("Models, social work")),
            (self.outcome, _("Reviews, honours")),
        ):
            self.tabs.addTab(tab, title)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addLayout(chips)
        layout.addWidget(self.told)
        layout.addWidget(self.tabs, 1)
        self.log.paper_asked.connect(self.paper_asked)
        self.papers.paper_asked.connect(self.paper_asked)

    def show_movement(self, view: View, year: int, day: dt.date, entries: Sequence[Entry]) -> None:
        """Show one movement as it stands on ``day``; new entries begin in ``year``."""
        self.view = view
        whole = view.whole
        movement = whole.movement
        self._only(general=False)
        self.title.setText(movement.title)
        by = movement.launched_by or _(words.LAUNCHER[movement.launcher])
        said = (by, words.period(movement.span), movement.theme, _(words.KIND[movement.kind]))
        self.subtitle.setText(words.DOT.join(part for part in said if part))
        found = (words.silence(view.beat), words.review(view.reviews, day))
        self._show_chips([one for one in found if one is not None])
        overlaps = [one for one in view.findings if one.code == "movement_overlap"]
        self.told.setText("\n".join(finding_text(one) for one in overlaps))
        self.told.setVisible(bool(overlaps))
        log = logbook.of_view(view)
        self.log.show_log(log, _by_year(log.activities, year))
        self.facts.show_movement(movement, entries)
        self.papers.show_movement(view)
        units = {one.id: one.text for one in picked.units(entries)}
        self.brought.show_rows(movement.id, year, whole.models, whole.social, units)
        self.outcome.show_movement(view, year, day, entries)

    def show_general(self, year: int, entries: Sequence[Entry]) -> None:
        """Show what belongs to no movement in a year, under the headings of its report."""
        self.view = None
        self._only(general=True)
        self.title.setText(_("Log of {year} beside the movements").format(year=year))
        self.subtitle.setText(
            _(
                "What the report of the year says beside the movements. Enter on a heading begins "
                "an entry under it."
            )
        )
        self._show_chips([])
        self.told.hide()
        log: Log = logbook.of_year(self._store, year)
        self.log.show_log(log, _by_topic(log.activities))
        units = {one.id: one.text for one in picked.units(entries)}
        self.brought.show_rows(None, year, log.models, log.social, units)

    def commit(self) -> bool:
        """Keep what is being typed."""
        return self.facts.commit()

    # --- inside ------------------------------------------------------------------------------------
    def _only(self, *, general: bool) -> None:
        for tab in (self.facts, self.papers, self.outcome):
            self.tabs.setTabVisible(self.tabs.indexOf(tab), not general)

    def _show_chips(self, found: Sequence[Chip]) -> None:
        for at, chip in enumerate(self.chips):
            one = found[at] if at < len(found) else None
            chip.set_chip(one.text if one else "", one.tone if one else "neutral")


def _by_year(activities: Sequence[Activity], year: int) -> list[Group]:
    """A heading for each year of a log, the newest first; the work year is there from the start."""
    years = sorted({year, *(one.year for one in activities)}, reverse=True)
    return [Group(one, _("Year {year}").format(year=one), _of(activities, one)) for one in years]


def _of(activities: Sequence[Activity], year: int) -> tuple[Activity, ...]:
    return tuple(one for one in activities if one.year == year)


def _by_topic(activities: Sequence[Activity]) -> list[Group]:
    """The headings of the year report in their order, empty ones too: they are asked for."""
    return [
        Group(topic, _(said), tuple(one for one in activities if one.topic is topic))
        for topic, said in words.TOPIC.items()
    ]
