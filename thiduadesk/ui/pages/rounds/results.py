"""Every honour ever received, found by a few words, a year, an honour («kết quả khen thưởng»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import number_text
from thiduadesk.services import personnel
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.narrowed import fill
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thiduadesk.data.store import Store
    from thiduadesk.domain.people import Subject
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.pages.rounds.shown import Shown


class ResultsTab(QWidget):
    """A list of ten thousand honours scrolls and narrows while it is typed.

    Signals:
        opened: the subject of the honour under the cursor.
    """

    opened = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._held: tuple[HonourHeld, ...] = ()
        self._keys: list[str] = []
        self._entries: Mapping[Subject, Entry] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search: name, honour, decision, reason"))
        self.search.setAccessibleName(_("Search in the honours"))
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.year, self.honour = QComboBox(), QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.honour.setAccessibleName(_("Honour"))
        self.honour.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.honour.setMinimumContentsLength(24)
        self.model: TableModel[HonourHeld] = TableModel(self._columns(), key=lambda one: one.id)
        self.view = TableView(self.model, _("Honours received"))
        self.count = label("", "muted")
        self._build()
        self.search.textChanged.connect(lambda _text: self.narrow())
        for box in (self.year, self.honour):
            box.activated.connect(lambda _at: self.narrow())
        self.view.row_opened.connect(lambda _key: self._on_opened())
        active().changed.connect(self._dress)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.year)
        row.addWidget(self.honour)
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 4, 1, 4)
        inner.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.count)
        layout.addWidget(frame, 1)

    def show_round(self, shown: Shown) -> None:
        """Show every honour kept."""
        self._entries = shown.entries
        self._held = personnel.honours(self._store)
        self._keys = [find_key(self._words(one)) for one in self._held]
        years = sorted({one.year for one in self._held}, reverse=True)
        codes = sorted({one.honour for one in self._held}, key=names.name)
        fill(self.year, _("All years"), [(year, str(year)) for year in years])
        fill(self.honour, _("All honours"), [(code, names.name(code)) for code in codes])
        self.narrow()

    def show_only(self, year: int | None, honour: str | None) -> None:
        """Those of a year, of an honour; None is all."""
        self.search.clear()
        self.year.setCurrentIndex(max(self.year.findData(year), 0))
        self.honour.setCurrentIndex(max(self.honour.findData(honour), 0))
        self.narrow()

    def narrow(self) -> None:
        """Show those that fulfil what is asked."""
        asked = find_key(self.search.text()).split()
        year, honour = self.year.currentData(), self.honour.currentData()
        rows = [
            one
            for one, key in zip(self._held, self._keys, strict=True)
            if (year is None or one.year == year)
            and (honour is None or one.honour == honour)
            and all(word in key for word in asked)
        ]
        self.model.set_rows(rows)
        if not self._held:
            self.count.setText(
                _("No honour yet. Enter them in the records of people, or import a workbook.")
            )
            return
        collectives = sum(one.subject.collective for one in rows)
        words = ngettext("{count} honour", "{count} honours", len(rows)).format(
            count=number_text(len(rows))
        )
        persons = sum(one.subject.kind is SubjectKind.PERSON for one in rows)
        split = _("persons {persons}, collectives {collectives}").format(
            persons=number_text(persons), collectives=number_text(collectives)
        )
        self.count.setText(f"{words} \N{MIDDLE DOT} {split}")

    # --- inside ------------------------------------------------------------------------------------
    def _name(self, one: HonourHeld) -> str:
        entry = self._entries.get(one.subject)
        return entry.name if entry is not None else _("(deleted)")

    def _words(self, one: HonourHeld) -> str:
        parts = (
            self._name(one), names.name(one.honour), names.short(one.honour), str(one.year),
            one.number, one.decider, one.reason, one.movement,
        )  # fmt: skip
        return " ".join(parts)

    def _on_opened(self) -> None:
        row = self.model.row_at(self.view.currentIndex())
        if row is not None:
            self.opened.emit(row.subject)

    def _columns(self) -> tuple[Column[HonourHeld], ...]:
        return (
            Column("year", N_("Year"), lambda one: str(one.year), width=64),
            Column("who", N_("Who"), self._name),
            Column("honour", N_("Honour"), lambda one: names.name(one.honour)),
            Column("number", N_("Decision"), lambda one: one.number, width=130,
                   tone=lambda _one: "muted"),
            Column("date", N_("Date"), lambda one: short_date(one.date) if one.date else "",
                   width=100, tone=lambda _one: "muted"),
            Column("decider", N_("Decided by"), lambda one: one.decider, width=200, may_hide=True,
                   tone=lambda _one: "muted"),
        )  # fmt: skip

    def _dress(self) -> None:
        self._lens.setIcon(icons.icon("search", "muted"))
