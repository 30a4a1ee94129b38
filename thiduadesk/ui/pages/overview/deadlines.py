"""What can be done with the deadlines of the year: add, move, meet, drop, reset, write out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.rules.calendar import ItemState
from thiduadesk.services import calendar
from thiduadesk.ui import saving
from thiduadesk.ui.actions import Action
from thiduadesk.ui.pages.overview import asking

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.rules.calendar import Item
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Page
    from thiduadesk.ui.pages.overview.yeartab import YearTab


class DeadlineSteps:
    """Steps with the deadline under the cursor of the calendar.

    Args:
        page: its year is worked in; dialogs stand over it.
        store, feedback: deadlines are kept there, what cannot be is said there.
        now: the clock; a deadline is met today.
        tab: the calendar.
    """

    def __init__(
        self,
        page: Page,
        store: Store,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        tab: YearTab,
    ) -> None:
        self._page, self._store, self._feedback = page, store, feedback
        self._now, self._tab = now, tab
        tab.opened.connect(feedback.guarded(self.change))
        tab.drop_asked.connect(feedback.guarded(self.drop))

    def actions(self) -> tuple[Action, ...]:
        """For the page's registry."""
        return (
            Action("overview.add", N_("New deadline…"), self.add, "Ctrl+N", "add",
                   enabled=self._has_year, group="calendar"),
            Action("overview.change", N_("Move or change the deadline…"), self.change,
                   "Ctrl+Shift+E", "edit", enabled=self._has_deadline, group="calendar"),
            Action("overview.done", N_("Deadline met"), self.meet, "Ctrl+D", "check",
                   enabled=self._has_deadline, checked=self._is_met, group="calendar"),
            Action("overview.drop", N_("Does not apply here"), self.drop, "", "close",
                   enabled=self._has_deadline, checked=self._is_dropped, group="calendar"),
            Action("overview.reset", N_("Back to the rule"), self.reset, "", "undo",
                   enabled=self._is_changed, group="calendar"),
            Action("overview.export", N_("Save as a calendar file (.ics)…"), self.export, "",
                   "calendar", enabled=self._has_year, group="out"),
        )  # fmt: skip

    def add(self) -> None:
        """Enter a deadline of her own."""
        asking.ask_deadline(self._store, self._page.year, self._now().date(), self._page)

    def change(self) -> None:
        """Put a deadline on another day, or change what is said of it."""
        item = self._item()
        if item is not None:
            asking.ask_change(self._store, item, self._page)

    def meet(self) -> None:
        """The deadline was met today, or was not."""
        item = self._item()
        if item is not None:
            self.tick(item)

    def drop(self) -> None:
        """The rule does not hold here, or holds again; an own deadline is taken away."""
        item = self._item()
        if item is not None:
            calendar.drop(self._store, item, dropped=not self._is_dropped())
            self._feedback.toast(_("Changed."), undo=True)

    def reset(self) -> None:
        """Forget what was changed of a deadline."""
        item = self._item()
        if item is not None:
            calendar.reset(self._store, item)

    def tick(self, item: Item) -> None:
        """A deadline or a step was met today, or was not."""
        if item.due.met and (item.stored is None or item.stored.done is None):
            self._feedback.toast(_("The records say that it is done."))
        else:
            calendar.tick(self._store, item, None if _met(item) else self._now().date())

    def export(self) -> None:
        """Write what is open into a calendar file for phones and mail programs."""
        name = _("deadlines-{year}.ics").format(year=self._page.year)
        kinds = (_("Calendar (*.ics)"),)
        path = saving.ask_path(self._page, _("Save as a calendar file"), name, kinds)
        if path is not None:
            calendar.write_ics(self._store, self._page.year, path, self._now().astimezone())
            saving.saved(self._feedback, path)

    # --- what may be done now ------------------------------------------------------------------------
    def _has_year(self) -> bool:
        return self._page.year > 0

    def _item(self) -> Item | None:
        """The deadline under the cursor, while the calendar is open."""
        return self._tab.item if self._tab.isVisible() else None

    def _has_deadline(self) -> bool:
        return self._item() is not None

    def _is_met(self) -> bool:
        item = self._item()
        return item is not None and _met(item)

    def _is_dropped(self) -> bool:
        item = self._item()
        return item is not None and item.stored is not None and item.stored.dropped

    def _is_changed(self) -> bool:
        item = self._item()
        return item is not None and item.stored is not None and not item.own


def _met(item: Item) -> bool:
    return item.state in {ItemState.DONE, ItemState.LATE_DONE}
