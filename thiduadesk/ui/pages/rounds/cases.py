"""What is done with nominations on the page: proposed, held against the law, voted, sent on or back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.domain.rounds import NominationState
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import proposals
from thiduadesk.services import rounds
from thiduadesk.services import roundway
from thiduadesk.ui.actions import Action
from thiduadesk.ui.pages.rounds import asking
from thiduadesk.ui.pages.rounds import forms
from thiduadesk.ui.saving import ask_open

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.matrix import MatrixTab
    from thiduadesk.ui.pages.rounds.nominations import NominationsTab
    from thiduadesk.ui.pages.rounds.shown import Shown

_STATE = NominationState


class CaseSteps:
    """The gestures of the tabs «Conditions» and «Nominations», and the council's result.

    Args:
        page: on which dialogs stand.
        store, feedback: as of a page.
        shown: what the page shows at the moment.
        matrix, nominations: the tabs the gestures are made on.
    """

    def __init__(
        self,
        page: QWidget,
        store: Store,
        feedback: Feedback,
        shown: Callable[[], Shown],
        matrix: MatrixTab,
        nominations: NominationsTab,
    ) -> None:
        self._page, self._store, self._feedback = page, store, feedback
        self._shown, self._matrix, self._nominations = shown, matrix, nominations

    def actions(self) -> tuple[Action, ...]:
        """In the order of menus."""
        open_, some = self.is_open, self._has_marked
        return (
            Action("rounds.registered", N_("Propose who registered"), self.propose_registered,
                   "F6", enabled=open_, group="propose"),
            Action("rounds.propose", N_("Propose…"), self.ask_propose, "Ctrl+Shift+N", "add",
                   enabled=open_, group="propose"),
            Action("rounds.handout", N_("Hand out a form…"), self.hand_out, "Ctrl+E", "export",
                   enabled=open_, group="propose"),
            Action("rounds.readback", N_("Read a form back…"), self.ask_form, "Ctrl+I", "import",
                   enabled=open_, group="propose"),
            Action("rounds.override", N_("Go on against the conditions…"), self.ask_override, "F8",
                   enabled=some, group="case"),
            Action("rounds.withdraw", N_("Withdraw the marked"), self.withdraw, "", "delete",
                   enabled=some, group="case"),
            Action("rounds.freeze", N_("Freeze the votes"), self.freeze, "F9", "check",
                   enabled=open_, group="way"),
            Action("rounds.thaw", N_("Open the votes again"), self.thaw,
                   enabled=lambda: self._shown().frozen, group="way"),
            Action("rounds.submit", N_("Submit the marked"), partial(self._move, _STATE.SUBMITTED),
                   enabled=some, group="way"),
            Action("rounds.return", N_("Send the marked back…"), self.ask_return, enabled=some,
                   group="way"),
            Action("rounds.again", N_("Propose the marked again"),
                   partial(self._move, _STATE.PROPOSED), enabled=some, group="way"),
            Action("rounds.decide", N_("Enter the decision…"), self.ask_decision, "Ctrl+D",
                   enabled=some, group="way"),
        )  # fmt: skip

    def is_open(self) -> bool:
        """Whether there is a round that still takes proposals and votes."""
        return self._shown().round is not None and not self._shown().frozen

    # --- proposing ---------------------------------------------------------------------------------
    def propose_registered(self) -> None:
        """Everybody who registered for the year of the round."""
        self._proposed(lambda number: rounds.from_registrations(self._store, number))

    def propose_cell(self) -> None:
        """The subject under the cursor of the conditions for the honour of the column."""
        cell = self._matrix.cell
        if cell is None:
            return
        if not self.is_open():
            self._feedback.toast(_("Open a round first (Ctrl+N): proposals belong to one."))
            return
        self._proposed(lambda number: rounds.nominate(self._store, number, [cell]))

    def ask_propose(self) -> None:
        """Propose somebody; the cell under the cursor of the conditions is offered."""
        cell = self._matrix.cell if self._matrix.isVisibleTo(self._page) else None
        asking.ask_proposal(self._store, self._shown(), cell[0] if cell else None, self._page)

    def hand_out(self) -> None:
        """Write the form of a unit."""
        forms.hand_out(self._store, self._feedback, self._shown(), self._page)

    def ask_form(self) -> None:
        """Ask for a form that came back and look at it."""
        kinds = _("Excel workbooks (*.xlsx *.xlsm);;All files (*)")
        path = ask_open(self._page, _("Read a form back"), kinds)
        if path is not None:
            self.read_form(path)

    def read_form(self, path: Path) -> None:
        """Look at a form before it is taken over."""
        kept = self._shown().round
        found: list[proposals.StagedForm] = []
        if kept is None or not self._feedback.guard(
            lambda: found.append(proposals.read(self._store, kept.id, path))
        ):
            return
        dialog = forms.FormDialog(self._store, self._feedback, self._shown(), found[0], self._page)
        if dialog.exec():
            self._say_proposed(dialog.taken)
        dialog.deleteLater()

    # --- one nomination, or those marked -----------------------------------------------------------
    def change_nomination(self) -> None:
        """Change the words of the nomination under the cursor."""
        one = self._nominations.current
        if one is None:
            return

        def save(words: str) -> None:
            rounds.change(self._store, replace(one, achievement=words))

        asking.ask_words(
            _("Change the nomination"), self._shown().name(one.subject),
            _("Achievement in a few words"), save, self._page, one.achievement,
        )  # fmt: skip

    def ask_override(self) -> None:
        """Go on with the nomination under the cursor against the conditions, with a reason."""
        one = self._nominations.current
        if one is None:
            return

        def save(words: str) -> None:
            rounds.change(self._store, replace(one, override=words))

        text = _(
            "The reason is printed nowhere; it stays with the nomination. Empty takes it back."
        )
        title = _("Go on against the conditions")
        asking.ask_words(title, text, _("Reason"), save, self._page, one.override)

    def withdraw(self) -> None:
        """Take the marked nominations out of the round; undo brings them back."""
        ids = self._marked()
        if ids and self._feedback.guard(lambda: rounds.withdraw(self._store, ids)):
            self._feedback.toast(_("Withdrawn."), undo=True)

    def ask_return(self) -> None:
        """Send the marked back, with the reason that later rounds are reminded of."""
        ids = self._marked()
        text = _("Later rounds show the reason beside this name.")
        asking.ask_words(
            _("Send the marked back"), text, _("Reason"),
            lambda words: roundway.move(self._store, ids, _STATE.RETURNED, words), self._page,
        )  # fmt: skip

    def ask_decision(self) -> None:
        """Enter the decision that grants the marked."""
        ids = self._marked()

        def decide(number: str, day: dt.date, decider: str) -> None:
            roundway.decide(self._store, ids, number, day, decider)

        asking.ask_decision(len(ids), decide, self._page)

    # --- the council's result ----------------------------------------------------------------------
    def freeze(self) -> None:
        """The council has voted: its result stands."""
        kept = self._shown().round
        if kept is not None and self._feedback.guard(lambda: roundway.freeze(self._store, kept.id)):
            self._feedback.toast(_("The votes are frozen."), undo=True)

    def thaw(self) -> None:
        """Open the votes again."""
        kept = self._shown().round
        if kept is not None:
            roundway.thaw(self._store, kept.id)

    # --- inside ------------------------------------------------------------------------------------
    def _proposed(self, propose: Callable[[int], tuple[int, ...]]) -> None:
        kept = self._shown().round
        made: list[int] = []
        if kept is not None and self._feedback.guard(lambda: made.extend(propose(kept.id))):
            self._say_proposed(len(made))

    def _say_proposed(self, count: int) -> None:
        if not count:
            self._feedback.toast(_("Nobody new: they stand in the round already."))
            return
        words = ngettext("{count} nomination added.", "{count} nominations added.", count)
        self._feedback.toast(words.format(count=count), undo=True)

    def _move(self, to: NominationState) -> None:
        ids = self._marked()
        if ids:
            roundway.move(self._store, ids, to)

    def _marked(self) -> tuple[int, ...]:
        return tuple(one.id for one in self._nominations.selected)

    def _has_marked(self) -> bool:
        return self._nominations.isVisibleTo(self._page) and bool(self._marked())
