"""«Sổ số văn bản»: every number used in a year, with what runs against its day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.papers import full_number
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import numbers
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.findings import Finding
    from thiduadesk.ui.feedback.desk import Feedback


class RegisterView(QFrame):
    """A card with the register of the work year.

    Signals:
        opened: id of our paper under the cursor, on Enter or a double click.
        chosen: the cursor moved.
    """

    opened = Signal(int)
    chosen = Signal()

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store = store
        self._feedback = feedback
        self._year = 0
        self._warnings: dict[str, Finding] = {}
        self.model: TableModel[UsedNumber] = TableModel(
            self._columns(), lambda one: (one.id, one.dispatch_id), parent=self
        )
        self.table = TableView(self.model, _("Number register"))
        self.table.row_opened.connect(lambda _key: self._on_opened())
        self.table.row_chosen.connect(lambda _key: self.chosen.emit())
        self.table.delete_asked.connect(lambda _key: self.delete())
        self.note = label(
            _(
                "The records office numbers all papers of the office; these are the ones you know of."
            ),
            "muted",
            wrap=True,
        )
        self.note.setContentsMargins(16, 8, 16, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_year(self, year: int) -> None:
        """Show the numbers of a year."""
        self._year = year
        found = numbers.register(self._store, year)
        self._warnings = {one.where: one for one in numbers.findings(found)}
        self.model.set_rows(found)
        self.model.redraw()
        if found and self.table.chosen is None:
            self.table.choose((found[0].id, found[0].dispatch_id), 0)

    def summary(self) -> str:
        """How many numbers, and how many run against their days."""
        count = len(self.model.rows)
        parts = [ngettext("{count} number", "{count} numbers", count).format(count=count)]
        void = sum(one.cancelled for one in self.model.rows)
        if void:
            parts.append(
                ngettext("{count} cancelled", "{count} cancelled", void).format(count=void)
            )
        if self._warnings:
            wrong = len(self._warnings)
            words = ngettext("{count} against its day", "{count} against their days", wrong)
            parts.append(words.format(count=wrong))
        return " \N{MIDDLE DOT} ".join(parts)

    @property
    def entered(self) -> int | None:
        """Id of the number under the cursor where it was entered by hand."""
        row = self.model.row_at(self.table.currentIndex())
        return row.id if row is not None and row.id else None

    def ask_new(self) -> None:
        """Enter a number that was used for a paper not written here, or for none."""
        year = self._year
        number = LineField(_("Number"), required=True)
        symbol = LineField(_("Symbol, for example BC-VP"))
        date = DateField(_("Date"))
        subject = LineField(_("Subject, or why the number is not used"))
        for field in (number, symbol, subject):
            field.load("")
        date.load(None)

        def save(given: str, sign: str, day: dt.date | None, words: str) -> None:
            numbers.save(self._store, UsedNumber(0, year, given, sign, day, words))

        StepDialog(
            _("Enter a number"),
            _("A number of {year} that a paper not written here has, or that was left out.").format(
                year=year
            ),
            (number, symbol, date, subject),
            save,
            self,
        ).ask()

    def delete(self) -> None:
        """Take a number that was entered by mistake out of the register."""
        number = self.entered
        if number is not None and self._feedback.guard(lambda: numbers.delete(self._store, number)):
            self._feedback.toast(_("Deleted."), undo=True)

    # --- inside ------------------------------------------------------------------------------------
    def _columns(self) -> tuple[Column[UsedNumber], ...]:
        return (
            Column("number", N_("Number"), _number, width=120, strong=lambda _one: True),
            Column("date", N_("Date"), lambda one: date_text(one.date) if one.date else "", width=100),
            Column("subject", N_("Subject"), lambda one: one.subject, wrap=True),
            Column("what", N_("What it is"), lambda _one: "", width=95, chips=self._chips),
            Column("warning", N_("To look at"), self._warning, width=230, wrap=True,
                   tone=lambda _one: "amber", tip=self._warning),
        )  # fmt: skip

    def _chips(self, one: UsedNumber) -> tuple[Chip, ...]:
        """What is not a paper of ours that holds."""
        if one.cancelled:
            return (Chip(_("Cancelled"), "danger"),)
        return () if one.dispatch_id else (Chip(_("Entered")),)

    def _warning(self, one: UsedNumber) -> str:
        found = self._warnings.get(_number(one))
        return finding_text(found) if found is not None else ""

    def _on_opened(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is not None and row.dispatch_id:
            self.opened.emit(row.dispatch_id)


def _number(one: UsedNumber) -> str:
    return full_number(one.number, one.symbol)
