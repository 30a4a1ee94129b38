"""Award money of a round, and the award fund of the year («tiền thưởng, quỹ khen thưởng»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from thiduadesk.domain.rounds import FundEntry
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import number_text
from thiduadesk.services import awards
from thiduadesk.services.awards import Paid
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import MoneyField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.rounds.cards import list_card
from thiduadesk.ui.pages.rounds.cards import split
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.shown import Shown


class MoneyTab(QWidget):
    """What the office pays for the round left, the fund right; Enter changes an entry."""

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._shown: Shown | None = None
        self.total = label("", "strong", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.lines: TableModel[Paid] = TableModel(
            self._columns(), key=lambda one: one.nomination.id
        )
        self.lines_view = TableView(self.lines, _("Award money of the round"))
        self.balance = label("", "strong", wrap=True)
        self.sums = label("", "muted", wrap=True)
        self.entries: TableModel[FundEntry] = TableModel(_FUND, key=lambda one: one.id)
        self.entries_view = TableView(self.entries, _("Award fund"))
        self.entries_view.row_opened.connect(lambda _key: self._change())
        self.entries_view.delete_asked.connect(lambda _key: self._delete())
        self._build()

    def _build(self) -> None:
        money_in = button(_("Money in…"), lambda: self.ask(income=True))
        money_out = button(_("Money out…"), lambda: self.ask(income=False))
        left = list_card(self.lines_view, self.total, self.note)
        right = list_card(self.entries_view, self.balance, self.sums, foot=(money_in, money_out))
        split(self, left, right, (640, 460))

    def show_round(self, shown: Shown) -> None:
        """Show the money of the chosen round and the fund of the year."""
        self._shown = shown
        found = awards.lines(self._store, shown.round.id, shown.day) if shown.round else ()
        self.lines.set_rows(found)
        self.lines.redraw()
        money = sum(one.money.amount for one in found)
        self.total.setText(_("Money of the round: {sum}").format(sum=_dong(money)))
        uncertain = any(not one.money.certain for one in found)
        self.note.setText(
            _("Some amounts rest on articles that are not certain: look at the tips of the lines.")
            if uncertain
            else _(
                "Only the highest title of one period is paid; without a decision, as of the day of receipt."
            )
        )
        fund = awards.fund(self._store, shown.year)
        self.entries.set_rows(fund.entries)
        self.balance.setText(
            _("Award fund of {year}: {sum} left").format(
                year=shown.year, sum=_dong(fund.income - fund.spent)
            )
        )
        self.sums.setText(
            _("In {income}, out {spent}").format(income=_dong(fund.income), spent=_dong(fund.spent))
        )

    def ask(self, *, income: bool) -> None:
        """Enter money that came in or went out."""
        if self._shown is not None:
            title = _("Money in") if income else _("Money out")
            entry = FundEntry(0, self._shown.year, self._shown.today, 0)
            self._ask(entry, title, 1 if income else -1)

    # --- inside ------------------------------------------------------------------------------------
    def _ask(self, entry: FundEntry, title: str, sign: int) -> None:
        amount = MoneyField(_("Amount in dong"), required=True, least=1)
        day = DateField(_("Date"), required=True)
        note = LineField(_("What for"))
        amount.load(abs(entry.amount) or None)
        day.load(entry.day)
        note.load(entry.note)

        def save(sum_: int, when: dt.date, words: str) -> None:
            awards.keep(self._store, replace(entry, amount=sign * sum_, day=when, note=words))

        text = _("Award fund of {year}").format(year=entry.year)
        StepDialog(title, text, (amount, day, note), save, self, yes=_("Save")).ask()

    def _change(self) -> None:
        entry = self.entries.row_at(self.entries_view.currentIndex())
        if entry is not None:
            self._ask(entry, _("Change"), -1 if entry.amount < 0 else 1)

    def _delete(self) -> None:
        entry = self.entries.row_at(self.entries_view.currentIndex())
        if entry is not None and self._feedback.guard(lambda: awards.remove(self._store, entry)):
            self._feedback.toast(_("Deleted."), undo=True)

    def _columns(self) -> tuple[Column[Paid], ...]:
        return (
            Column("who", N_("Who"), self._who),
            Column("honour", N_("Honour"), lambda one: names.short(one.nomination.honour), width=140),
            Column("how", N_("How"), _how, width=150, tone=lambda _one: "muted",
                   tip=lambda one: one.money.article),
            Column("amount", N_("Amount"), _amount, width=120, align="right",
                   tip=lambda one: one.money.article),
        )  # fmt: skip

    def _who(self, one: Paid) -> str:
        return self._shown.name(one.nomination.subject) if self._shown is not None else ""


def _dong(amount: int) -> str:
    return _("{amount} dong").format(amount=number_text(amount))


def _how(one: Paid) -> str:
    if one.money.instead:
        return _("paid as {honour}").format(honour=names.short(one.money.instead))
    factor = f"{one.money.coefficient.normalize():f}".replace(".", ",")
    off = f" \N{MINUS SIGN} {number_text(one.money.before)}" if one.money.before else ""
    return f"{factor} × {number_text(one.money.base)}{off}"


def _amount(one: Paid) -> str:
    return number_text(one.money.amount)


_FUND: tuple[Column[FundEntry], ...] = (
    Column("day", N_("Date"), lambda one: short_date(one.day), width=100),
    Column("note", N_("What for"), lambda one: one.note),
    Column("amount", N_("Amount"), lambda one: number_text(one.amount), width=130, align="right",
           tone=lambda one: "danger" if one.amount < 0 else "green"),
)  # fmt: skip
