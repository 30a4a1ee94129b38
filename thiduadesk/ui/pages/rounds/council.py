"""The council of a round: who came, and the ballots of each case with the votes it needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Attendance
from thiduadesk.domain.rounds import Presence
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import councils
from thiduadesk.services.councils import Ballot
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
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

PRESENCE = {
    Presence.PRESENT: (N_("Present"), "green"),
    Presence.WRITTEN: (N_("Opinion in writing"), "amber"),
    Presence.ABSENT: (N_("Absent"), "neutral"),
}
_NEXT = {
    Presence.ABSENT: Presence.PRESENT,
    Presence.PRESENT: Presence.WRITTEN,
    Presence.WRITTEN: Presence.ABSENT,
}
_DOT = " \N{MIDDLE DOT} "


class _BallotsView(TableView):
    """The cases; Enter in a cell goes on to the same cell of the next case, once it was kept."""

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        typed = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        kept = here.data(Qt.ItemDataRole.EditRole) == typed
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and kept:
            below = here.siblingAtRow(here.row() + 1)
            self.setCurrentIndex(below if below.isValid() else here)


class CouncilTab(QWidget):
    """Members left, cases right; ballots are typed in the cells.

    Signals:
        council_asked: the council is to be chosen or changed.
    """

    council_asked = Signal()

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._shown: Shown | None = None
        self.title = label("", "strong", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.members: TableModel[Attendance] = TableModel(_MEMBERS, key=lambda one: one.name)
        self.members_view = TableView(self.members, _("Members of the council"))
        self.members_view.row_opened.connect(self.turn)
        self.needed = label("", "muted", wrap=True)
        self.ballots: TableModel[Ballot] = TableModel(
            self._columns(), key=lambda one: one.nomination.id, guard=feedback.guard
        )
        self.ballots_view = _BallotsView(self.ballots, _("Ballots"))
        self._build()

    def _build(self) -> None:
        self.all_here = button(_("All present"), self.all_present)
        choose = button(_("Council…"), self.council_asked.emit)
        left = list_card(self.members_view, self.title, self.about, foot=(choose, self.all_here))
        split(self, left, list_card(self.ballots_view, self.needed), (360, 740))

    def show_round(self, shown: Shown) -> None:
        """Show the council and the cases of the chosen round."""
        self._shown = shown
        meeting = shown.meeting
        council = meeting.council if meeting is not None else None
        if meeting is None or council is None:
            self.title.setText(_("No council yet"))
            self.about.setText(_("Choose the council by its decision: its members vote here."))
        else:
            self.title.setText(council.name)
            voters = meeting.voters
            decision = names.decision(council.number, council.date)
            counted = _("{members} members, {voting} vote").format(
                members=voters.members, voting=voters.voting
            )
            hint = _("Enter changes how somebody took part.")
            self.about.setText(_DOT.join(part for part in (decision, counted, hint) if part))
        self.members.set_rows(meeting.came if meeting is not None else ())
        self.all_here.setEnabled(council is not None and not shown.frozen)
        self.ballots.set_rows(meeting.ballots if meeting is not None else ())
        self.ballots.redraw()
        self.needed.setText(self._said_before())

    def turn(self, name: object) -> None:
        """Present → opinion in writing → absent."""
        came = {one.name: one.presence for one in self.members.rows}
        if isinstance(name, str) and name in came:
            self._attend({**came, name: _NEXT[came[name]]})

    def all_present(self) -> None:
        """Everybody came."""
        self._attend({one.name: Presence.PRESENT for one in self.members.rows})

    # --- inside ------------------------------------------------------------------------------------
    def _attend(self, came: dict[str, Presence]) -> None:
        shown = self._shown
        if shown is not None and shown.round is not None:
            number = shown.round.id
            self._feedback.guard(lambda: councils.attend(self._store, number, came))

    def _said_before(self) -> str:
        shown = self._shown
        if shown is None or shown.meeting is None or not shown.meeting.ballots:
            return _("Nobody is proposed yet.")
        if shown.frozen:
            return _("The council has voted; its result stands.")
        waiting = sum(one.outcome is None for one in shown.meeting.ballots)
        if waiting:
            return _("Type the ballots into the cells. Cases still to be counted: {count}").format(
                count=waiting
            )
        return _("All cases are counted: freeze the votes to go on.")

    def _columns(self) -> tuple[Column[Ballot], ...]:
        open_ = self._is_open
        return (
            Column("who", N_("Who"), self._who, tip=self._said),
            Column("honour", N_("Honour"), lambda one: names.short(one.nomination.honour), width=110,
                   tip=lambda one: names.name(one.nomination.honour)),
            Column("needed", N_("Needs"), _needs, width=124, tip=_source,
                   tone=lambda _one: "muted"),
            *(
                Column(key, title, partial(_count, key), width=64, align="right",
                       put=partial(self._put, key), editable=lambda _one: open_())
                for key, title in (("yes", N_("Agree")), ("no", N_("Not")),
                                   ("invalid", N_("Invalid")))
            ),
            Column("result", N_("Result"), lambda _one: "", width=104, chips=_result,
                   tip=self._said),
        )  # fmt: skip

    def _is_open(self) -> bool:
        shown = self._shown
        council = shown.meeting.council if shown is not None and shown.meeting is not None else None
        return council is not None and shown is not None and not shown.frozen

    def _who(self, one: Ballot) -> str:
        return self._shown.name(one.nomination.subject) if self._shown is not None else ""

    def _said(self, one: Ballot) -> str:
        return "\n".join(finding_text(finding) for finding in one.findings)

    def _put(self, key: str, one: Ballot, text: str) -> None:
        """Keep one number of ballots; an empty «agree» takes the count back."""
        given: dict[str, int | None] = {
            name: getattr(one.nomination, name) for name in ("yes", "no", "invalid")
        }
        bare = text.strip()
        if bare and not bare.isdecimal():
            raise Refused("number_not_whole", text=bare)
        given[key] = int(bare) if bare else None
        if key != "yes" and given["yes"] is None:
            given["yes"] = 0
        councils.count(self._store, one.nomination.id, given["yes"], given["no"], given["invalid"])


# --- cells -------------------------------------------------------------------------------------
def _needs(one: Ballot) -> str:
    needed = one.needed
    if needed.needed is None:
        return _("No threshold")
    return _("{needed} of {members}").format(needed=needed.needed, members=needed.members)


def _source(one: Ballot) -> str:
    needed = one.needed
    if needed.needed is None:
        return _("The law names none; enter that of the province in the settings.")
    words = _("{members} members, {percent} %: {needed} votes are needed. {source}")
    return words.format(
        members=needed.members, percent=needed.percent, needed=needed.needed, source=needed.source
    )


def _count(key: str, one: Ballot) -> str:
    value = getattr(one.nomination, key)
    return "" if value is None else str(value)


def _result(one: Ballot) -> tuple[Chip, ...]:
    if one.outcome is None:
        return ()
    if one.outcome.passed is None:
        return (Chip(_("Counted")),)
    return (Chip(_("Passed"), "green"),) if one.outcome.passed else (Chip(_("Short"), "danger"),)


def _presence(one: Attendance) -> tuple[Chip, ...]:
    words, tone = PRESENCE[one.presence]
    return (Chip(_(words), tone),)


_MEMBERS: tuple[Column[Attendance], ...] = (
    Column("name", N_("Full name"), lambda one: one.name),
    Column("came", N_("Took part"), lambda _one: "", width=140, chips=_presence),
)
