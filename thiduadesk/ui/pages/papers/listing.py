"""The list of papers cited, and what it is narrowed by: words, which, kind, year."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import number_text
from thiduadesk.services import papers
from thiduadesk.services.papers import Asked
from thiduadesk.ui.models.lazy import LazyTableModel
from thiduadesk.ui.models.narrowed import NarrowedList
from thiduadesk.ui.models.narrowed import choice
from thiduadesk.ui.models.narrowed import fill
from thiduadesk.ui.models.narrowed import none_found
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.papers import words
from thiduadesk.ui.widgets import in_card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thiduadesk.data.store import Store

CONFLICTS, NO_FILE = "conflicts", "no_file"
"""Which of the papers: those with something to mend, those without a file."""
WHICH: tuple[tuple[str, str | None], ...] = (
    (N_("All papers"), None),
    *((msgid, direction.value) for direction, msgid in words.DIRECTIONS.items()),
    (N_("Without a file"), NO_FILE),
    (N_("With something to mend"), CONFLICTS),
)


class PaperList(NarrowedList):
    """The list of the page; keys are ids of papers.

    Signals:
        files_dropped: paths let go over the list, and the id of the paper below the mouse or None.
        conflicts_asked: only those with something to mend are wanted; ``set_conflicts`` names them.
    """

    files_dropped = Signal(list, object)
    conflicts_asked = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(_("Search: number, issuer, subject"), _("Search in the papers"), parent)
        self._listing = papers.Listing(store)
        self._all = 0
        self._conflicts: frozenset[int] | None = None
        self.which, self.kind, self.year = (
            choice(name, 5) for name in (_("Which"), _("Kind"), _("Year of the paper"))
        )
        fill(self.kind, _("All kinds"), ())
        fill(self.year, _("All years"), ())
        for msgid, which in WHICH:
            self.which.addItem(_(msgid), which)
        self.model: LazyTableModel[Paper] = LazyTableModel(
            self._columns(), lambda one: one.id, partial(papers.some, store)
        )
        self.view = TableView(self.model, _("Papers cited"))
        self.view.setWordWrap(False)
        self.nothing = none_found()
        shares = {self.which: 3, self.kind: 2, self.year: 2}
        self.lay_out(shares, in_card(self.nothing, self.view), self.view)

    # --- what the page asks ------------------------------------------------------------------------
    def show_all(self, count: int) -> None:
        """Show the papers as they are now; ``count`` of them."""
        self._listing.renew()
        self._all = count
        self.narrow()

    def offer(self, known: papers.Occurring) -> None:
        """Offer the kinds and years there are; what is chosen stays."""
        fill(self.kind, _("All kinds"), [(kind, kind) for kind in known.kinds])
        fill(self.year, _("All years"), [(year, str(year)) for year in known.years])

    def set_conflicts(self, found: Iterable[int] | None) -> None:
        """Which papers have something to mend; None while nobody has looked."""
        self._conflicts = None if found is None else frozenset(found)
        self.model.redraw()
        if self.which.currentData() == CONFLICTS:
            self.narrow()

    def choose(self, paper_id: int) -> bool:
        """Mark a paper, showing all where it is not among those asked for."""
        if self.model.place_of(paper_id) is None:
            with QSignalBlocker(self.search):
                self.search.clear()
            for box in (self.which, self.kind, self.year):
                box.setCurrentIndex(0)
            self.narrow()
        return self.view.choose(paper_id, 0)

    @override
    def narrow(self) -> None:
        waiting = self.which.currentData() == CONFLICTS and self._conflicts is None
        self.model.set_keys(() if waiting else self._found())
        self.nothing.setText(
            _("The register is being looked through…")
            if waiting
            else _("No paper fulfils what is asked above.")
        )
        self.nothing.setVisible(not self.model.keys)
        self.view.setVisible(bool(self.model.keys))
        self.narrowed.emit()
        if waiting:
            self.conflicts_asked.emit()

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """A file let go over a line is that paper's; several find theirs by their names."""
        port = self.view.viewport()
        below = self.view.indexAt(port.mapFrom(self, at))
        self.files_dropped.emit(paths, self.model.key_at(below) if below.isValid() else None)
        return True

    def summary(self) -> str:
        """How many papers there are, and how many are shown."""
        shown = len(self.model.keys)
        if not self._all:
            return ""
        text = ngettext("{count} paper", "{count} papers", self._all).format(
            count=number_text(self._all)
        )
        if shown == self._all:
            return text
        return f"{text} \N{MIDDLE DOT} {_('{count} shown').format(count=number_text(shown))}"

    # --- inside ------------------------------------------------------------------------------------
    def _found(self) -> tuple[int, ...]:
        only = self._conflicts if self.which.currentData() == CONFLICTS else None
        return self._listing.ids(self._asked(), only)

    def _asked(self) -> Asked:
        asked = Asked(
            find_key(self.search.text()),
            self.kind.currentData() or "",
            year=self.year.currentData(),
        )
        match self.which.currentData():
            case str(which) if which in {*Direction}:
                return replace(asked, direction=Direction(which))
            case str(which) if which == NO_FILE:
                return replace(asked, no_file=True)
            case _:
                return asked

    def _columns(self) -> tuple[Column[Paper], ...]:
        return (
            Column("number", N_("Number"), papers.short_name, width=136, strong=_always,
                   tone=self._tone, icon=self._icon, tip=words.called),
            Column("date", N_("Date"), words.day, width=100, may_hide=True, tone=_muted),
            Column("about", N_("Subject"), words.about, tip=words.about,
                   tone=lambda one: "" if one.number and one.subject else "muted"),
            Column("file", "", lambda _one: "", width=34, may_hide=True, tone=_muted,
                   icon=lambda one: "attach" if one.file else "",
                   tip=lambda one: _("With its file") if one.file else ""),
        )  # fmt: skip

    def _icon(self, one: Paper) -> str:
        return "warning" if self._conflicts and one.id in self._conflicts else ""

    def _tone(self, one: Paper) -> str:
        return "amber" if self._icon(one) else ""


def _always(_one: Paper) -> bool:
    return True


def _muted(_one: Paper) -> str:
    return "muted"
