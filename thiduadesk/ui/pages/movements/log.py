"""A log on the screen: its entries under headings, the chosen one below in full with papers and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.movements import Activity
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.rules.movements import figures
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.pictures import PictureStrip
from thiduadesk.ui.pages.movements.pictures import is_picture
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from pathlib import Path

    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Paper
    from thiduadesk.services.logbook import Log
    from thiduadesk.ui.feedback.desk import Feedback

_SHARES = (380, 150)
_LETTERS = 180
"""Letters of an entry that its row shows; the whole stands below."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading: a year of a movement, a heading of the report.

    Attributes:
        key: what a new entry under it begins with: a year, a ``Topic``.
    """

    key: object
    heading: str
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    key: object
    words: str
    activity: Activity | None = None
    group: object = None
    chips: tuple[Chip, ...] = ()


class LogView(QWidget):
    """Enter changes an entry, on a heading begins a new one there; Delete takes an entry away.

    Signals:
        add_asked: key of the group. change_asked, delete_asked: the ``Activity``.
        paper_asked: id of a paper.
        pictures_dropped: the ``Activity`` and the files (``list[Path]``) let go over it.
    """

    add_asked = Signal(object)
    change_asked = Signal(object)
    delete_asked = Signal(object)
    paper_asked = Signal(int)
    pictures_dropped = Signal(object, list)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers: dict[int, tuple[Paper, ...]] = {}
        columns: tuple[Column[_Line], ...] = (
            Column("day", N_("Day"), _day, width=136, tone=lambda _line: "muted"),
            Column("text", N_("What was done"), lambda line: line.words, wrap=True,
                   strong=lambda line: line.activity is None),
            Column("with", "", lambda _line: "", width=150, may_hide=True,
                   chips=lambda line: line.chips),
        )  # fmt: skip
        self.model: TableModel[_Line] = TableModel(
            columns, key=lambda line: line.key, ground=_ground
        )
        self.view = TableView(self.model, _("Log"))
        self.words = label("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = label("", "muted", wrap=True)
        self.papers = QLabel()
        self.papers.setWordWrap(True)
        self.papers.setTextFormat(Qt.TextFormat.RichText)
        self.papers.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.papers.setAccessibleName(_("Papers of the entry"))
        self.papers.linkActivated.connect(lambda link: self.paper_asked.emit(int(link)))
        self.pictures = PictureStrip(store, feedback, fixed=True)
        self.detail = self._detail()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.view)
        splitter.addWidget(self.detail)
        splitter.setSizes(list(_SHARES))
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(splitter)
        self.view.row_chosen.connect(lambda _key: self._show_detail())
        self.view.row_opened.connect(lambda _key: self._on_opened())
        self.view.delete_asked.connect(lambda _key: self._on_delete())
        self.setFocusProxy(self.view)
        active().changed.connect(self._show_detail)

    def _detail(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.about, self.words, self.papers, self.pictures):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    # --- what a pane asks --------------------------------------------------------------------------
    def show_log(self, log: Log, groups: Sequence[Group]) -> None:
        """Show entries under their headings; the one under the cursor stays."""
        self._papers = dict(log.papers)
        lines: list[_Line] = []
        for group in groups:
            count = len(group.activities)
            said = words.DOT.join((group.heading, str(count))) if count else group.heading
            lines.append(_Line(("group", group.key), said, group=group.key))
            lines += [self._line(one, group.key) for one in group.activities]
        self.model.set_rows(lines)
        if self.view.chosen is None:
            first = next((one for one in lines if one.activity is not None), None)
            self.view.choose(first.key if first is not None else lines[0].key, 1)
            self.view.scrollToTop()
        self._show_detail()

    def choose(self, activity_id: int) -> bool:
        """Bring an entry into view."""
        return self.view.choose(activity_id, 1)

    def choose_group(self, key: object) -> bool:
        """Bring a heading into view."""
        return self.view.choose(("group", key), 1)

    @property
    def chosen(self) -> Activity | None:
        """The entry under the cursor."""
        line = self.model.row_at(self.view.currentIndex())
        return line.activity if line is not None else None

    @property
    def group(self) -> object:
        """Key of the group the cursor is in, None where it is nowhere."""
        line = self.model.row_at(self.view.currentIndex())
        return line.group if line is not None else None

    def papers_of(self, activity: Activity) -> tuple[Paper, ...]:
        """The papers an entry points to."""
        return self._papers.get(activity.id, ())

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """Pictures let go over an entry become its own; others are not for the log."""
        found = [path for path in paths if is_picture(path)]
        place = self.view.viewport().mapFrom(self, at)
        index = self.view.indexAt(place)
        line = self.model.row_at(index) if index.isValid() else None
        activity = line.activity if line is not None else None
        if found:
            self.pictures_dropped.emit(activity, found)
        return bool(found)

    # --- inside ------------------------------------------------------------------------------------
    def _line(self, one: Activity, group: object) -> _Line:
        said = " ".join(figures.plain(one).split())
        if one.heading:
            said = f"{one.heading}: {said}"
        cut = said if len(said) <= _LETTERS else said[:_LETTERS].rsplit(" ", 1)[0] + "…"
        counts = (
            (ngettext("{count} paper", "{count} papers", len(self.papers_of(one))),
             len(self.papers_of(one))),
            (ngettext("{count} picture", "{count} pictures", len(one.pictures)),
             len(one.pictures)),
        )  # fmt: skip
        chips = [Chip(said_.format(count=count)) for said_, count in counts if count]
        if any(figures.findings(one)):
            chips.insert(0, Chip(_("wrong sum"), "danger"))
        return _Line(one.id, cut, one, group, tuple(chips))

    def _show_detail(self) -> None:
        one = self.chosen
        self.detail.setVisible(one is not None)
        if one is None:
            return
        said = (words.days(one), one.place, _figures(one))
        self.about.setText(words.DOT.join(part for part in said if part))
        self.words.setText(figures.plain(one))
        held = self.papers_of(one)
        colour = active().colour("accent").name()
        links = "; ".join(
            f'<a href="{paper.id}" style="color: {colour}">{escape(words.paper(paper))}</a>'
            for paper in held
        )
        self.papers.setText(links)
        self.papers.setVisible(bool(held))
        self.pictures.show_pictures(one.pictures)
        self.pictures.setVisible(bool(one.pictures))

    def _on_opened(self) -> None:
        if self.chosen is not None:
            self.change_asked.emit(self.chosen)
        elif self.group is not None:
            self.add_asked.emit(self.group)

    def _on_delete(self) -> None:
        if self.chosen is not None:
            self.delete_asked.emit(self.chosen)


def _figures(one: Activity) -> str:
    """The figures with what they count: «nhiệm vụ: 139 (74, 56, 09)»."""
    found = []
    for figure in one.figures:
        parts = ", ".join(map(figures.written, figure.parts))
        inside = f" ({parts})" if parts else ""
        found.append(f"{figure.name or figure.unit}: {figures.written(figure)}{inside}")
    return "; ".join(found)


def _day(line: _Line) -> str:
    return words.days(line.activity) if line.activity is not None else ""


def _ground(line: _Line) -> str:
    return "head" if line.activity is None else ""
