"""The list of movements with their heartbeat, and what it is narrowed by: words, time, level."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.rules.movements.pulse import State
from thiduadesk.services.movements import Item
from thiduadesk.ui.models.narrowed import NarrowedList
from thiduadesk.ui.models.narrowed import choice
from thiduadesk.ui.models.narrowed import none_found
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.cards import CardDelegate
from thiduadesk.ui.widgets import in_card

if TYPE_CHECKING:
    from collections.abc import Callable

GENERAL = 0
"""Key of the log of what belongs to no movement; ids of movements begin with 1."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list shows.

    Attributes:
        items: every movement.
        of_year: ids of those that run in the work year or have a log in it.
        overlapping: ids of those that overlap with another.
        general: entries of the year that belong to no movement.
    """

    year: int
    day: dt.date
    items: tuple[Item, ...] = ()
    of_year: frozenset[int] = frozenset()
    overlapping: frozenset[int] = frozenset()
    general: int = 0


@dataclass(frozen=True, slots=True)
class _Card:
    key: int
    title: str
    grey: str
    chips: tuple[Chip, ...]


WHICH: tuple[tuple[str, Callable[[Shown, Item], bool]], ...] = (
    (N_("Of this year"), lambda shown, one: one.movement.id in shown.of_year),
    (N_("Running"), lambda _shown, one: one.beat.state is State.RUNNING),
    (N_("Over"), lambda _shown, one: one.beat.state is State.OVER),
    (N_("All movements"), lambda _shown, _one: True),
)
_ALL = len(WHICH) - 1


class MovementList(NarrowedList):
    """The list of the page; keys are ids of movements, ``GENERAL`` for the log of none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Search: title, theme, who launched it"), _("Search movements"), parent)
        self._shown = Shown(0, dt.date.min)
        self.which = choice(_("Which movements"))
        for msgid, test in WHICH:
            self.which.addItem(_(msgid), test)
        self.level = choice(_("Launched by"))
        self.level.addItem(_("Any level"), None)
        for launcher in Launcher:
            self.level.addItem(_(words.LAUNCHER[launcher]), launcher)
        columns: tuple[Column[_Card], ...] = (
            Column("movement", "", lambda one: one.title, wrap=True, tip=lambda one: one.grey,
                   chips=lambda one: one.chips),
        )  # fmt: skip
        self.model: TableModel[_Card] = TableModel(columns, key=lambda one: one.key)
        self.view = TableView(self.model, _("Movements"))
        self.view.setItemDelegate(CardDelegate(lambda one: one.grey, self.view))
        self.view.horizontalHeader().hide()
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = none_found(_("No movement fulfils what is asked above."), indent=14)
        frame = in_card(self.view, self.none, fills=self.view)
        self.lay_out({self.which: 1, self.level: 1}, frame, self.view)

    def show_movements(self, shown: Shown) -> None:
        """Show these, as far as they fulfil what is asked."""
        self._shown = shown
        self.narrow()

    def choose(self, key: int) -> bool:
        """Mark a movement, showing all where it is not among those asked for."""
        if self.model.place_of(key) is None:
            if all(one.movement.id != key for one in self._shown.items):
                return False
            with QSignalBlocker(self.search):
                self.search.clear()
            self.level.setCurrentIndex(0)
            self.which.setCurrentIndex(_ALL)
            self.narrow()
        return self.view.choose(key, 0)

    def summary(self) -> str:
        """How many movements of the year there are, how many are silent."""
        own = [one for one in self._shown.items if one.movement.id in self._shown.of_year]
        silent = sum(words.silence(one.beat) is not None for one in own)
        parts = [ngettext("{count} movement in {year}", "{count} movements in {year}", len(own))
                 .format(count=len(own), year=self._shown.year)]  # fmt: skip
        if silent:
            parts.append(_("{count} silent").format(count=silent))
        return words.DOT.join(parts)

    @override
    def narrow(self) -> None:
        shown, asked = self._shown, find_key(self.search.text()).split()
        test, level = self.which.currentData(), self.level.currentData()
        rows = [
            self._card(one)
            for one in shown.items
            if test(shown, one)
            and level in {None, one.movement.launcher}
            and all(word in key_of(one) for word in asked)
        ]
        self.none.setVisible(not rows)
        self.model.set_rows([self._general(), *rows])
        self.narrowed.emit()

    def _general(self) -> _Card:
        count = self._shown.general
        grey = ngettext("{count} entry", "{count} entries", count).format(count=count)
        title = _("Log of {year} beside the movements").format(year=self._shown.year)
        return _Card(GENERAL, title, grey if count else _("Steering, tasks, examples …"), ())

    def _card(self, one: Item) -> _Card:
        shown, movement = self._shown, one.movement
        last = one.beat.last
        grey = (
            words.period(movement.span),
            _("last on {day}").format(day=date_text(last)) if last else _("nothing logged yet"),
        )
        state = one.beat.state
        chips = [Chip(_(words.LAUNCHER[movement.launcher]), "neutral")]
        if state is not State.RUNNING:
            chips.append(Chip(_(words.STATE[state]), "neutral"))
        chips += [
            chip
            for chip in (words.silence(one.beat), words.review(one.reviews, shown.day))
            if chip is not None
        ]
        if movement.id in shown.overlapping:
            chips.append(Chip(_("overlaps"), "amber"))
        return _Card(movement.id, movement.title, words.DOT.join(filter(None, grey)), tuple(chips))


def key_of(one: Item) -> str:
    """What a movement is found by, without accents."""
    movement = one.movement
    level = _(words.LAUNCHER[movement.launcher])
    return find_key(f"{movement.title} {movement.theme} {movement.launched_by} {level}")
