"""The list of dispatches, and their titles and states in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Document
from thiduadesk.domain.text import search_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.ui.editor.kinds import kind_of
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.stylesheet import kind

STATES = {
    State.DRAFT: N_("Draft"),
    State.FOR_SIGNATURE: N_("For signature"),
    State.ISSUED: N_("Issued"),
}
_TONES = {State.DRAFT: "neutral", State.FOR_SIGNATURE: "amber", State.ISSUED: "green"}


def calm_type(type_name: str) -> str:
    """«BÁO CÁO» as «Báo cáo»."""
    return type_name.capitalize() if type_name.isupper() else type_name


def title_of(dispatch: Dispatch) -> str:
    """Type and the first line of the subject; a paper without a type is an official letter."""
    subject = dispatch.frame.subject[0].rstrip(" ,;") if dispatch.frame.subject else ""
    kind_words = calm_type(dispatch.frame.type_name) or kind_of("letter")
    return f"{kind_words} {subject[:1].lower()}{subject[1:]}".strip()


def state_line(
    dispatch: Dispatch, document: Document, blanks: int, item: DispatchItem | None = None
) -> str:
    """What is to be known of a dispatch: state and since when, number and date, blanks left."""
    parts = [_(STATES[dispatch.state])]
    if item is not None and item.void:
        parts = [_("Cancelled")]
    elif item is not None and item.since and dispatch.state is State.FOR_SIGNATURE:
        parts = [_("For signature since {day}").format(day=date_text(item.since))]
    head = document.letterhead
    if dispatch.number and dispatch.date:
        symbol = head.symbol if head else ""
        number = f"{dispatch.number}/{symbol}" if symbol else dispatch.number
        parts.append(
            _("No. {number} of {date}").format(number=number, date=date_text(dispatch.date))
        )
    else:
        parts.append(_("number and date stay blank until it is issued"))
    if blanks:
        parts.append(
            ngettext("{count} place still blank", "{count} places still blank", blanks).format(
                count=blanks
            )
        )
    return " \N{MIDDLE DOT} ".join(parts)


def summary(items: Sequence[DispatchItem]) -> str:
    """How many drafts and issued papers there are."""
    issued = sum(item.state is State.ISSUED for item in items)
    return _("{drafts} being written \N{MIDDLE DOT} {issued} issued").format(
        drafts=len(items) - issued, issued=issued
    )


def file_name(document: Document) -> str:
    """A name for a saved paper: ASCII, type and subject."""
    title = document.title
    text = f"{title.type_name} {' '.join(title.subject)}" if title else document.kind
    letters = (ch if ch.isascii() and ch.isalnum() else " " for ch in search_key(text))
    return "-".join("".join(letters).split()[:12]) or "van-ban"


def state_chip(item: DispatchItem) -> Chip:
    """The state of a paper; one that was cancelled says so instead."""
    if item.void:
        return Chip(_("Cancelled"), "danger")
    return Chip(_(STATES[item.state]), _TONES[item.state])


def _number(item: DispatchItem) -> str:
    if not item.number:
        return ""
    return f"{item.number}/{item.symbol}" if item.symbol else item.number


def _since(item: DispatchItem) -> str:
    return date_text(item.since) if item.since else ""


def _changed(item: DispatchItem) -> str:
    if item.changed is None:
        return ""
    moment = item.changed.astimezone()
    today = dt.datetime.now().astimezone().date()
    return f"{moment:%H:%M}" if moment.date() == today else date_text(moment.date())


COLUMNS: tuple[Column[DispatchItem], ...] = (
    Column("type", N_("Type"), lambda item: calm_type(item.type_name) or kind_of(item.kind), width=110),
    Column("subject", N_("Subject"), lambda item: item.subject, wrap=True,
           tip=lambda item: item.subject),
    Column("year", N_("Year"), lambda item: str(item.year), width=64, may_hide=True),
    Column("state", N_("State"), lambda _item: "", width=112, chips=lambda item: (state_chip(item),)),
    Column("since", N_("Since"), _since, width=100, may_hide=True),
    Column("number", N_("Number"), _number, width=120),
    Column("changed", N_("Changed"), _changed, width=100, tone=lambda _item: "muted", may_hide=True),
)  # fmt: skip


class DispatchList(QFrame):
    """A card with the table of dispatches, newest change first.

    Signals:
        chosen: the cursor moved, or others are marked.
        opened: id of the dispatch, on Enter or a double click.
        delete_asked: id of the dispatch, on Delete.
    """

    chosen = Signal()
    opened = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self.model: TableModel[DispatchItem] = TableModel(
            COLUMNS, lambda item: item.id, parent=self
        )
        self.table = TableView(self.model, _("Dispatches"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(lambda *_args: self.chosen.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(lambda _key: self.chosen.emit())
        self.table.row_opened.connect(self._on_opened)
        self.table.delete_asked.connect(self._on_delete_asked)

    @property
    def key(self) -> int | None:
        """Id of the dispatch under the cursor."""
        chosen = self.table.chosen
        return chosen if isinstance(chosen, int) else None

    @property
    def selected(self) -> tuple[DispatchItem, ...]:
        """The dispatches that are marked, in the order of the list."""
        marked = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.rows[row] for row in marked)

    def show_items(self, items: Sequence[DispatchItem]) -> None:
        """Show these; the cursor stays on its dispatch."""
        oldest = dt.datetime.min.replace(tzinfo=dt.UTC)
        ordered = sorted(items, key=lambda item: item.changed or oldest, reverse=True)
        self.model.set_rows(ordered)
        if ordered and self.key is None:
            self.table.choose(ordered[0].id, 0)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

    def _on_delete_asked(self, key: object) -> None:
        if isinstance(key, int):
            self.delete_asked.emit(key)
