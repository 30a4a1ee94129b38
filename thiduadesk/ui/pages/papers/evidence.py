"""The evidence book of the year («sổ minh chứng»), a tab of the page of papers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.documents.composers import evidencebook
from thiduadesk.domain.evidence import BookRow
from thiduadesk.domain.evidence import Entry
from thiduadesk.domain.findings import Severity
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import collecting
from thiduadesk.services import evidence
from thiduadesk.ui.actions import Action
from thiduadesk.ui.collecting import Collector
from thiduadesk.ui.findings import FindingsStrip
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.scoring.ways_out import WaysOut
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.evidence import Book
    from thiduadesk.services.evidence import EvidenceBook
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner

_DOT = " \N{MIDDLE DOT} "
_STRIP = 170
_FILES = "evidence_without_file"
"""Told by the chips of the list and by one number; its sentences would hide the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: a row of the rubric, or one thing that proves it."""

    at: BookRow
    entry: Entry | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Tells lines apart."""
        return self.at.row.criterion.no, self.entry.number if self.entry is not None else 0

    @property
    def first(self) -> bool:
        """Whether the entry stands here for the first time."""
        return self.entry is not None and self.entry.rows[0] == self.at.row.criterion.no


class EvidenceTab(QWidget):
    """The book as a list, what is to say about it below; printed and collected from here.

    Enter on a criterion opens the score sheet there, on a paper the register, on an activity its
    movement.

    Args:
        store, runner, feedback: as of a page.

    Signals:
        asked_for: page id and where in it, to be opened.
        chosen: the cursor moved, or another book is shown.
    """

    asked_for = Signal(str, str)
    chosen = Signal()

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
        self._book: EvidenceBook | None = None
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[Line] = TableModel(
            _columns(), key=lambda one: one.key, ground=_ground
        )
        self.view = TableView(self.model, _("Evidence book"))
        self.findings = FindingsStrip()
        self.print_button = button(_("Print or save the book…"), self.print)
        self.collect_button = button(_("Collect the files…"), self.ask_collect)
        self._build()
        self.setFocusProxy(self.view)
        self.view.row_chosen.connect(lambda _key: self.chosen.emit())
        self.view.row_opened.connect(lambda _key: self.open_line())
        self.findings.chosen.connect(lambda one: self.asked_for.emit("scoring", one.where))

    # --- as the page knows it ----------------------------------------------------------------------
    def set_year(self, year: int) -> None:
        """The window changed the work year; ``refresh(None)`` follows."""
        self._year = year

    def refresh(self, changes: Changes | None) -> None:
        """Show the book as the data have it."""
        del changes
        self._book = evidence.book(self._store, self._year) if self._year else None
        found = self._book
        self._stack.setCurrentIndex(0 if found is not None else 1)
        self.model.set_rows(_lines(found.book) if found is not None else ())
        self.model.redraw()
        told = found.findings if found is not None else ()
        self.findings.show_findings(tuple(one for one in told if one.code != _FILES))
        self.count.setText(_counted(found) if found is not None else "")
        if self.model.rows and self.view.chosen is None:
            self.view.choose(self.model.rows[0].key, 0)
        self.chosen.emit()

    def page_actions(self) -> tuple[Action, ...]:
        """In the order of menus."""
        return (
            Action("papers.book", N_("Print or save the evidence book…"), self.print, "Ctrl+P",
                   "print", enabled=self.has_book, group="evidence"),
            Action("papers.collect", N_("Collect the files of the evidence…"), self.ask_collect,
                   "Ctrl+Shift+D", "export", enabled=self.has_book, group="evidence"),
        )  # fmt: skip

    def has_book(self) -> bool:
        """Whether the year has a score sheet."""
        return self._book is not None

    def show_row(self, no: str) -> None:
        """Bring a row of the rubric into view."""
        key = (no, 0)
        if self.model.place_of(key) is not None:
            self.view.choose(key, 0)
            at_top = QAbstractItemView.ScrollHint.PositionAtTop
            self.view.scrollTo(self.view.currentIndex(), at_top)

    # --- gestures ----------------------------------------------------------------------------------
    def open_line(self) -> None:
        """Open what the line under the cursor is about."""
        line = self.model.row_at(self.view.currentIndex())
        if line is None:
            return
        entry = line.entry
        if entry is not None and entry.paper is not None:
            self.asked_for.emit("papers", str(entry.paper.id))
        elif entry is not None and entry.activity is not None and entry.activity.movement_id:
            self.asked_for.emit("movements", f"activity.{entry.activity.id}")
        else:
            self.asked_for.emit("scoring", line.at.row.criterion.no)

    def print(self) -> None:
        """Print the book, or save it as PDF, Word or Excel."""
        WaysOut(self, self._store, self._runner, self._feedback).evidence_book(self._year)

    def ask_collect(self) -> None:
        """Bring the files of every paper in the book into a folder."""
        collector = Collector(self, self._store, self._runner, self._feedback)
        self._feedback.guard(lambda: collector.ask(collecting.of_sheet(self._store, self._year)))

    # --- inside ------------------------------------------------------------------------------------
    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.count, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.collect_button)
        listed = card()
        column = QVBoxLayout(listed)
        column.setContentsMargins(1, 12, 1, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(listed)
        parts.addWidget(self.findings)
        parts.setStretchFactor(0, 1)
        parts.setSizes([4 * _STRIP, _STRIP])
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        nothing = EmptyState(
            _("No score sheet yet"),
            _("The evidence book follows the rows of the score sheet. Import the rubric first."),
            ((_("To the score sheet"), lambda: self.asked_for.emit("scoring", "")),),
        )
        whole = QWidget()
        self._stack = QStackedLayout(whole)
        self._stack.addWidget(parts)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(whole)


def _lines(book: Book) -> list[Line]:
    return [
        line
        for row in book.rows
        for line in (Line(row), *(Line(row, book.entry(number)) for number in row.entries))
    ]


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column("code", N_("No."), _code, width=72, strong=_is_row),
        Column("what", N_("Criterion, evidence"), _what, strong=_is_row, tip=_what),
        Column("day", N_("Date"), lambda one: evidencebook.day(one.entry) if one.entry else "",
               width=108),
        Column("state", N_("State"), lambda _one: "", width=150, chips=_chips),
        Column("also", N_("Also for"), _also, width=150, may_hide=True, tone=lambda _one: "muted"),
    )  # fmt: skip


def _is_row(one: Line) -> bool:
    return one.entry is None


def _ground(one: Line) -> str:
    return "head" if one.at.row.criterion.section else ""


def _code(one: Line) -> str:
    return evidencebook.code(one.entry.number) if one.entry else one.at.row.criterion.no


def _what(one: Line) -> str:
    if one.entry is not None:
        return _DOT.join(evidencebook.words(one.entry).split("\n"))
    return one.at.row.criterion.text.split("\n")[0]


def _also(one: Line) -> str:
    if one.entry is None or len(one.entry.rows) == 1:
        return ""
    if not one.first:
        return _("see {no}").format(no=one.entry.rows[0])
    return ", ".join(one.entry.rows[1:])


def _chips(one: Line) -> tuple[Chip, ...]:
    entry, row = one.entry, one.at.row
    if entry is None:
        answered = row.score.points is not None and bool(row.score.points)
        bare = answered and not one.at.entries and not row.criterion.section
        return (Chip(_("No evidence"), "amber"),) if bare else ()
    if entry.activity is not None:
        return (Chip(_("Activity")),)
    if entry.paper is None:
        return (Chip(_("Not registered"), "amber"),)
    return (Chip(_("File"), "green"),) if entry.paper.file else (Chip(_("No file")),)


def _counted(found: EvidenceBook) -> str:
    book = found.book
    kinds = Counter("activity" if one.activity else "paper" for one in book.entries)
    papers, activities = kinds["paper"], kinds["activity"]
    without = sum(one.code == _FILES for one in found.findings)
    doubts = sum(one.severity is Severity.WARNING for one in found.findings)
    parts = [
        ngettext("{count} paper", "{count} papers", papers).format(count=papers),
        ngettext("{count} activity", "{count} activities", activities).format(count=activities)
        if activities
        else "",
        ngettext("{count} without a file", "{count} without a file", without).format(count=without)
        if without
        else "",
        ngettext("{count} to look at", "{count} to look at", doubts).format(count=doubts)
        if doubts
        else "",
    ]
    return _DOT.join(part for part in parts if part)
