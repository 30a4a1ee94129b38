"""Initiatives and their way («sáng kiến»): application, the council's vote, recognition, use."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.people import Author
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import initiativepapers
from thiduadesk.services import initiatives
from thiduadesk.services import personnel
from thiduadesk.services.initiativepapers import may_draft
from thiduadesk.ui.actions import Action
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.people import kinds
from thiduadesk.ui.pages.people import words
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.pages.rounds.cards import list_card
from thiduadesk.ui.pages.rounds.cards import split
from thiduadesk.ui.pages.rounds.initiativewords import NEXT
from thiduadesk.ui.pages.rounds.initiativewords import STEPS
from thiduadesk.ui.pages.rounds.initiativewords import Step
from thiduadesk.ui.pages.rounds.initiativewords import author_words
from thiduadesk.ui.pages.rounds.initiativewords import chips
from thiduadesk.ui.pages.rounds.initiativewords import counted
from thiduadesk.ui.pages.rounds.initiativewords import steps
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.shown import Shown

_STATE = InitiativeState
_DOT = " \N{MIDDLE DOT} "


class InitiativesTab(QWidget):
    """The initiatives of the year left, the way of the chosen one right with its next step in blue.

    Signals:
        chosen: the cursor moved.
        paper_asked: id of the draft to be opened.
    """

    chosen = Signal()
    paper_asked = Signal(int)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._shown: Shown | None = None
        self._honours: Mapping[int, HonourHeld] = {}
        self.which = QComboBox()
        self.which.setAccessibleName(_("Initiatives of which years"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[Initiative] = TableModel(self._columns(), key=lambda one: one.id)
        self.view = TableView(self.model, _("Initiatives"))
        self.title = label("", "strong", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.steps: TableModel[Step] = TableModel(STEPS, key=lambda one: one.title)
        self.steps_view = TableView(self.steps, _("The way of the initiative"))
        self.next = button("", self.take_next_step, "primary")
        self.recognised = button(_("Recognise at once…"), self.ask_recognition)
        self.refused = button(_("Not recognised"), self.refuse)
        self.back = button(_("Take the last step back"), self.take_back)
        self.edit = button(_("Change…"), self.ask_change)
        self.decide = button(_("Draft the decision"), self.draft_decision)
        self.decide.setToolTip(
            _("Of all initiatives that the same meeting voted on, or the same paper recognises.")
        )
        self.confirm = button(_("Draft the confirmation"), self.draft_confirmation)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.which)
        row.addWidget(self.count, 1)
        left = list_card(
            self.view, head, foot=(button(_("New initiative…"), self.ask_new), self.edit)
        )
        papers = QWidget()
        line = QHBoxLayout(papers)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.decide)
        line.addWidget(self.confirm)
        line.addStretch(1)
        right = list_card(
            self.steps_view, self.title, self.about,
            foot=(self.next, self.recognised, self.refused, self.back), below=papers,
        )  # fmt: skip
        split(self, left, right, (600, 500))
        self.setFocusProxy(self.view)
        self.which.activated.connect(lambda _at: self._show_list())
        self.view.row_chosen.connect(lambda _key: self._on_chosen())
        self.view.row_opened.connect(lambda _key: self.ask_change())
        self.view.delete_asked.connect(lambda _key: self.delete())

    def actions_of_tab(self) -> tuple[Action, ...]:
        """In the order of menus."""
        return (
            Action("rounds.initiative", N_("New initiative…"), self.ask_new,
                   enabled=lambda: self._shown is not None and self._shown.year > 0, group="ideas"),
            Action("rounds.initiative_step", N_("Next step of the initiative…"),
                   self.take_next_step,
                   enabled=lambda: self.isVisible() and self.next.isEnabled(), group="ideas"),
            Action("rounds.initiative_decision", N_("Draft the decision on initiatives"),
                   self.draft_decision,
                   enabled=lambda: self.isVisible() and self.decide.isEnabled(), group="ideas"),
            Action("rounds.initiative_confirmation", N_("Draft the confirmation of the initiative"),
                   self.draft_confirmation,
                   enabled=lambda: self.isVisible() and self.confirm.isEnabled(), group="ideas"),
        )  # fmt: skip

    def show_round(self, shown: Shown) -> None:
        """Show the initiatives of the year."""
        self._shown = shown
        every = self.which.currentData()
        with QSignalBlocker(self.which):
            self.which.clear()
            self.which.addItem(_("Year {year}").format(year=shown.year), userData=False)
            self.which.addItem(_("All years"), userData=True)
            self.which.setCurrentIndex(1 if every else 0)
        self._honours = {one.id: one for one in personnel.honours(self._store)}
        self._show_list()

    @property
    def current(self) -> Initiative | None:
        """The initiative under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    # --- the record --------------------------------------------------------------------------------
    def ask_new(self) -> None:
        """Ask for an application."""
        if self._shown is not None:
            self._ask(Initiative(0, "", self._shown.year), _("New initiative"))

    def ask_change(self) -> None:
        """Change what the chosen one says; its state goes by the steps."""
        if self.current is not None:
            self._ask(self.current, _("Change the initiative"))

    def delete(self) -> None:
        """Take the chosen one away, into the trash."""
        one = self.current
        if one is not None and self._feedback.guard(lambda: personnel.remove(self._store, one)):
            self._feedback.toast(_("Deleted."), undo=True)

    # --- its way -----------------------------------------------------------------------------------
    def take_next_step(self) -> None:
        """The vote of an application, the recognition of what was voted on."""
        one = self.current
        if one is not None and one.state is _STATE.APPLIED:
            self.ask_vote()
        elif one is not None and one.state is _STATE.VOTED:
            self.ask_recognition()

    def ask_vote(self) -> None:
        """The initiative council has voted: its minutes."""
        one = self.current
        if one is None:
            return
        minutes = LineField(_("Minutes of the initiative council"), required=True,
                            hint=_("Number and day"))  # fmt: skip
        minutes.load(one.minutes)
        StepDialog(
            _("The council's vote"), one.title, (minutes,),
            lambda said: initiatives.vote(self._store, one.id, said), self, yes=_("Save"),
        ).ask()  # fmt: skip

    def ask_recognition(self) -> None:
        """The decision or confirmation that recognises it."""
        one = self.current
        if one is None:
            return
        number = LineField(_("Number of the recognition"), required=True)
        day = DateField(_("Date of the recognition"), required=True)
        decider = LineField(_("Recognised by"), required=True)
        scope = ChoiceField(_("Reaches"), [(it, _(said)) for it, said in words.SCOPE.items()])
        number.load(one.number)
        day.load(one.date)
        decider.load(one.decider)
        scope.load(one.scope)

        def save(said: str, when: dt.date, who: str, reach: Scope) -> None:
            paper = initiatives.Recognition(said, when, who, reach)
            initiatives.recognise(self._store, one.id, paper)

        fields = (number, day, decider, scope)
        StepDialog(_("Recognise"), one.title, fields, save, self, yes=_("Save")).ask()

    def refuse(self) -> None:
        """It is not recognised."""
        one = self.current
        if one is not None and self._feedback.guard(
            lambda: initiatives.refuse(self._store, one.id)
        ):
            self._feedback.toast(_("Not recognised."), undo=True)

    def take_back(self) -> None:
        """The last step was a mistake."""
        one = self.current
        if one is not None:
            self._feedback.guard(lambda: initiatives.take_back(self._store, one.id))

    # --- its papers --------------------------------------------------------------------------------
    def draft_decision(self) -> None:
        """Draft the decision that recognises the chosen one and those voted on with it."""
        self._draft(initiativepapers.DECISION)

    def draft_confirmation(self) -> None:
        """Draft the confirmation of the chosen one for a dossier."""
        self._draft(initiativepapers.CONFIRMATION)

    # --- inside ------------------------------------------------------------------------------------
    def _draft(self, kind: str) -> None:
        one, shown = self.current, self._shown
        if one is None or shown is None or not initiativepapers.may_draft(kind, one):
            return
        made: list[int] = []
        if self._feedback.guard(
            lambda: made.append(initiativepapers.draft(self._store, kind, one.id, shown.today))
        ):
            self.paper_asked.emit(made[0])

    def _show_list(self) -> None:
        shown = self._shown
        if shown is None:
            return
        every = bool(self.which.currentData())
        found = personnel.initiatives(self._store, None if every else shown.year)
        rows = sorted(found, key=lambda one: (one.state not in NEXT, -one.year, one.id))
        self.model.set_rows(rows)
        self.model.redraw()
        self.count.setText(counted(found))
        if found and self.view.chosen is None:
            self.view.choose(self.model.rows[0].id, 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        one = self.current
        state = one.state if one is not None else None
        self.title.setText(one.title if one is not None else "")
        self.about.setText(self._about(one) if one is not None else "")
        self.steps.set_rows(self._steps(one) if one is not None else ())
        self.steps_view.setVisible(one is not None)
        self.edit.setEnabled(one is not None)
        wanted = NEXT.get(state) if state is not None else None
        self.next.setText(_(wanted) if wanted else "")
        for widget, there in (
            (self.next, bool(wanted)),
            (self.recognised, state is _STATE.APPLIED),
            (self.refused, state in NEXT),
            (self.back, state is not None and state is not _STATE.APPLIED),
            (self.decide, one is not None and may_draft(initiativepapers.DECISION, one)),
            (self.confirm, one is not None and may_draft(initiativepapers.CONFIRMATION, one)),
        ):
            widget.setVisible(there)
            widget.setEnabled(there)
        self.chosen.emit()

    def _about(self, one: Initiative) -> str:
        research = _("Accepted topic or project") if one.research else ""
        first = (
            _("first used on {day}").format(day=short_date(one.first_used))
            if one.first_used
            else ""
        )
        parts = (_("Year {year}").format(year=one.year), _(words.SCOPE[one.scope]), research, first)
        return _DOT.join(part for part in parts if part)

    def _steps(self, one: Initiative) -> tuple[Step, ...]:
        used = ", ".join(self._used(number) for number in one.used_for)
        return steps(one, self._authors(one), used)

    def _used(self, number: int) -> str:
        held = self._honours.get(number)
        if held is None:
            return _("an honour that was deleted")
        return _("{honour} of {year}").format(honour=names.short(held.honour), year=held.year)

    def _authors(self, one: Initiative) -> str:
        return "\n".join(author_words(self._name(each), each.share) for each in one.authors)

    def _name(self, author: Author) -> str:
        subject = Subject(SubjectKind.PERSON, author.person_id)
        return self._shown.name(subject) if self._shown is not None else ""

    def _ask(self, one: Initiative, title: str) -> None:
        text = _("Its state follows the steps on the right.")
        ask(self._store, self._fields(), one, title, text, self._keep, self)

    def _keep(self, made: Initiative) -> None:
        number = personnel.save(self._store, made)
        self.view.choose(number, 0)

    def _fields(self) -> Sequence[FieldSpec]:
        """Of the form; authors are told apart by their codes."""
        entries = self._shown.entries if self._shown is not None else {}

        def get(one: Initiative) -> str:
            lines = []
            for author in one.authors:
                entry = entries.get(Subject(SubjectKind.PERSON, author.person_id))
                if entry is not None:
                    lines.append(initiatives.author_line(entry, author.share))
            return "\n".join(lines)

        def put(one: Initiative, text: str) -> Initiative:
            found = initiatives.authors(entries.values(), text.splitlines())
            return replace(one, authors=found)

        return (
            attribute("title", N_("Title"), required=True),
            attribute("year", N_("Year"), Shape.NUMBER, required=True),
            attribute("scope", N_("Reaches"), Shape.CHOICE, choices=kinds.scopes),
            FieldSpec(
                N_("Authors, one per line"), get, put, Shape.LINES, lines=4,
                hint=N_("Full name (code) | share in per cent"),
            ),
            attribute("research", N_("Accepted topic or project"), Shape.CHOICE,
                      choices=kinds.yes_or_no),
            attribute("first_used", N_("First used on"), Shape.DATE),
        )  # fmt: skip

    def _columns(self) -> tuple[Column[Initiative], ...]:
        return (
            Column("title", N_("Title"), lambda one: one.title, wrap=True),
            Column("authors", N_("Authors"), self._authors, width=160, wrap=True,
                   tone=lambda _one: "muted"),
            Column("scope", N_("Reaches"), lambda one: _(words.SCOPE[one.scope]), width=110,
                   tone=lambda _one: "muted", may_hide=True),
            Column("state", N_("State"), lambda _one: "", width=140, chips=chips),
        )  # fmt: skip
