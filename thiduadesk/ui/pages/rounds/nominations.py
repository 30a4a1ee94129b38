"""The nominations of a round: verdict, ballots, state of each; quotas above, conditions beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.honours import names
from thiduadesk.ui.honours.conditions import ConditionsView
from thiduadesk.ui.honours.conditions import verdict_chip
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.rounds.cards import split
from thiduadesk.ui.pages.rounds.shown import state_chip
from thiduadesk.ui.pages.rounds.shown import state_words
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding
    from thiduadesk.domain.honours import Eligibility
    from thiduadesk.services.review import Checked
    from thiduadesk.services.review import Review
    from thiduadesk.ui.honours.judged import Judged
    from thiduadesk.ui.pages.rounds.shown import Shown

_DOT = " \N{MIDDLE DOT} "


class NominationsTab(QWidget):
    """Several lines may be marked; Enter changes the words of one, Delete withdraws the marked.

    Signals:
        chosen: the cursor or the marks moved.
        change_asked, withdraw_asked: Enter, Delete.
    """

    chosen = Signal()
    change_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._judged: Judged | None = None
        self._checked: dict[int, Checked] = {}
        self.counts = label("", "muted", wrap=True)
        self.model: TableModel[Nomination] = TableModel(self._columns(), key=lambda one: one.id)
        self.view = TableView(self.model, _("Nominations"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = label("", "muted", wrap=True)
        self.conditions = ConditionsView()
        self.note = label("", "amber", wrap=True)
        self._build()
        self.view.row_chosen.connect(self._on_chosen)
        self.view.row_opened.connect(lambda _key: self.change_asked.emit())
        self.view.delete_asked.connect(lambda _key: self.withdraw_asked.emit())
        self.view.selectionModel().selectionChanged.connect(lambda *_args: self.chosen.emit())
        self.setFocusProxy(self.view)

    def _build(self) -> None:
        above = card()
        column = QVBoxLayout(above)
        column.setContentsMargins(1, 8, 1, 4)
        column.setSpacing(4)
        for words in (self.counts, self.empty):
            words.setContentsMargins(12, 0, 12, 4)
            column.addWidget(words)
        column.addWidget(self.view, 100)
        column.addStretch(1)
        below = card()
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addWidget(self.conditions, 1)
        split(self, above, below, (300, 230), Qt.Orientation.Vertical)

    def show_round(self, shown: Shown, meters: tuple[str, ...] = ()) -> None:
        """Show the nominations; ``meters`` are the quotas and the balance in words."""
        self._shown = shown
        self.model.set_rows(shown.nominations)
        self.model.redraw()
        self.view.setVisible(bool(shown.nominations))
        self.counts.setVisible(bool(shown.nominations))
        self.empty.setVisible(not shown.nominations)
        if shown.round is None:
            self.empty.setText(_("No round in this year yet. Open one above."))
        else:
            self.empty.setText(
                _(
                    "Nobody is proposed yet: take over the registrations, read a form back, or propose."
                )
            )
        self.counts.setText("\n".join((_counted(shown.nominations), *meters)))
        if shown.nominations and self.view.chosen is None:
            self.view.choose(shown.nominations[0].id, 0)
        self._on_chosen(self.view.chosen)

    def show_judged(self, judged: Judged | None, review: Review | None = None) -> None:
        """Verdicts came in, and what else was found about each nomination."""
        self._judged = judged
        found = review.nominations if review is not None else ()
        self._checked = {one.nomination.id: one for one in found}
        self.model.redraw()
        self._on_chosen(self.view.chosen)

    @property
    def selected(self) -> tuple[Nomination, ...]:
        """Every nomination that is marked, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.rows[row] for row in rows)

    @property
    def current(self) -> Nomination | None:
        """The nomination under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    def eligibility(self, one: Nomination) -> Eligibility | None:
        """How a nomination stands with the law, as far as it is known by now."""
        return self._judged.of(one.subject, one.honour) if self._judged is not None else None

    # --- inside ------------------------------------------------------------------------------------
    def _on_chosen(self, _key: object) -> None:
        one = self.current
        found = self.eligibility(one) if one is not None else None
        who = self._shown.name(one.subject) if one is not None and self._shown is not None else ""
        pack = self._judged.pack if self._judged is not None else ""
        self.conditions.show_eligibility(found, pack, who, self._beside(one, found))
        self.note.setText(_note(one) if one is not None else "")
        self.note.setVisible(bool(self.note.text()))
        self.chosen.emit()

    def _beside(self, one: Nomination | None, found: Eligibility | None) -> tuple[Finding, ...]:
        """What was found about a nomination besides the conditions: errors first."""
        checked = self._checked.get(one.id) if one is not None else None
        conditions = found.findings if found is not None else ()
        every = (
            [finding for finding in checked.findings if finding not in conditions]
            if checked
            else []
        )
        return tuple(sorted(every, key=lambda finding: finding.severity is not Severity.ERROR))

    def _columns(self) -> tuple[Column[Nomination], ...]:
        return (
            Column("who", N_("Who"), self._who),
            Column("unit", N_("Unit"), self._unit, width=180, may_hide=True,
                   tone=lambda _one: "muted"),
            Column("honour", N_("Honour"), lambda one: names.name(one.honour)),
            Column("verdict", N_("Conditions"), lambda _one: "", width=120, chips=self._verdict),
            Column("votes", N_("Votes"), self._votes, width=80, align="right"),
            Column("state", N_("State"), lambda _one: "", width=110,
                   chips=lambda one: (state_chip(one.state),)),
        )  # fmt: skip

    def _who(self, one: Nomination) -> str:
        return self._shown.name(one.subject) if self._shown is not None else ""

    def _unit(self, one: Nomination) -> str:
        return self._shown.unit(one.subject) if self._shown is not None else ""

    def _verdict(self, one: Nomination) -> tuple[Chip, ...]:
        found, checked = self.eligibility(one), self._checked.get(one.id)
        if one.override and (found is not None or checked is not None):
            return (Chip(_("Went on: see why"), "amber"),)
        unmet = found is not None and found.verdict is Verdict.NO
        if checked is not None and checked.blocked and not unmet:
            return (Chip(_("Held up"), "danger"),)
        return (verdict_chip(found.verdict),) if found is not None else ()

    def _votes(self, one: Nomination) -> str:
        if one.yes is None:
            return ""
        ballot = self._shown.ballot(one) if self._shown is not None else None
        needed = ballot.needed.members if ballot is not None else None
        return f"{one.yes}/{needed}" if needed else str(one.yes)


def _counted(nominations: tuple[Nomination, ...]) -> str:
    """How many there are, and how many in each state."""
    total = len(nominations)
    parts = [ngettext("{count} nomination", "{count} nominations", total).format(count=total)]
    for state in NominationState:
        number = sum(one.state is state for one in nominations)
        if number and number < total:
            parts.append(f"{state_words(state).lower()} {number}")
    return _DOT.join(parts)


def _note(one: Nomination) -> str:
    """Why it goes on against the conditions, or why it was sent back."""
    if one.state is NominationState.RETURNED and one.reason:
        return _("Sent back: {reason}").format(reason=one.reason)
    return _("Goes on because: {reason}").format(reason=one.override) if one.override else ""
