"""«Văn bản hướng dẫn»: a letter, its deadline, what it asks and where each item is answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.services import guidance
from thiduadesk.services.papers import short_name
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import ActionButton
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.data.store import Store
    from thiduadesk.services.calendar import Year
    from thiduadesk.services.guidance import Asked
    from thiduadesk.services.guidance import Letter
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback

_SIDE = 12
_DATE_WIDTH = 112
_LONGEST = 90
"""Letters of an answer at most; criteria are sentences."""
_DOT = " \N{MIDDLE DOT} "


class GuidanceTab(QWidget):
    """The letters of the year, one of them open.

    Args:
        store: letters and items are changed in place.
        feedback: says what cannot be done.
        steps: what an empty tab offers: (words, what to run).

    Signals:
        chosen: the cursor moved, or another letter is open.
        answer_asked: Enter on an item.
        remove_asked: Delete on an item.
    """

    chosen = Signal()
    answer_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self,
        store: Store,
        feedback: Feedback,
        steps: tuple[tuple[str, Callable[[], object]], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._letters: tuple[Letter, ...] = ()
        self._wanted: int | None = None
        self.letters = QComboBox()
        self.letters.setAccessibleName(_("Guidance letter"))
        self.paper = ElidedLabel("", "muted")
        self.title = LineField(_("Guidance letter"), required=True, save=self._save_title)
        self.deadline = DateField(_("Deadline"), save=self._save_deadline)
        self.receiver = LineField(_("To be sent to"), save=self._save_receiver)
        self.quote = label("", "muted", wrap=True)
        self.count = label("", "strong")
        self.model: TableModel[Asked] = TableModel(
            self._columns(), key=lambda one: one.ask.id, guard=feedback.guard
        )
        self.view = TableView(self.model, _("What the letter asks"))
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            _("No guidance letter of this year yet"),
            _(
                "Paste its text here: number, date and deadline are read from it, and each item it "
                "asks becomes a line that says where it is answered."
            ),
            steps,
        )
        self._build()
        active().changed.connect(self._dress)
        self._dress()
        self.letters.activated.connect(lambda _at: self._on_letter())
        self.view.row_chosen.connect(lambda _key: self.chosen.emit())
        self.view.row_opened.connect(lambda _key: self.answer_asked.emit())
        self.view.delete_asked.connect(lambda _key: self.remove_asked.emit())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_SIDE)
        head.addWidget(self.title, 5)
        head.addWidget(self.receiver, 3)
        head.addWidget(self.deadline, 1)
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, _SIDE, 1, 8)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 0, _SIDE, 0)
        top.setSpacing(8)
        top.addWidget(self.letters)
        top.addLayout(head)
        top.addWidget(self.paper)
        top.addWidget(self.quote)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.count, 1)
        top.addLayout(self.buttons)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.stack)

    def _dress(self) -> None:
        self.deadline.setMinimumWidth(active().px(_DATE_WIDTH))

    def use_actions(self, registry: ActionRegistry) -> None:
        """The buttons above the items."""
        for name in ("overview.answer", "overview.item", "overview.paste"):
            look = "primary" if registry.get(name).primary else "button"
            self.buttons.addWidget(ActionButton(registry.qt(name), look))

    # --- what is shown -------------------------------------------------------------------------------
    @property
    def letter(self) -> Letter | None:
        """The letter that is open."""
        found = [one for one in self._letters if one.guidance.id == self._wanted]
        return found[0] if found else next(iter(self._letters), None)

    @property
    def asked(self) -> Asked | None:
        """The item under the cursor."""
        return self.model.row_at(self.view.currentIndex()) if self.letter is not None else None

    def show_year(self, plan: Year) -> None:
        """Show the letters of a year."""
        self._letters = plan.letters
        with QSignalBlocker(self.letters):
            self.letters.clear()
            for one in plan.letters:
                self.letters.addItem(one.guidance.title or _("Without a title"), one.guidance.id)
            letter = self.letter
            if letter is not None:
                self.letters.setCurrentIndex(self.letters.findData(letter.guidance.id))
        self.letters.setVisible(len(plan.letters) > 1)
        self.stack.setCurrentIndex(1 if plan.letters else 0)
        self._show_letter()

    def open_letter(self, guidance_id: int) -> None:
        """Open a letter; the cursor goes to its first gap."""
        self._wanted = guidance_id
        with QSignalBlocker(self.letters):
            self.letters.setCurrentIndex(self.letters.findData(guidance_id))
        self._show_letter()
        letter = self.letter
        if letter is not None and letter.asked:
            first = letter.gaps[0] if letter.gaps else letter.asked[0]
            self.view.choose(first.ask.id, 1)
            self.view.setFocus()

    def leave(self) -> bool:
        """Keep what is being typed; False where it cannot be."""
        if self.letter is None:
            return True  # no letter, or none read yet: nothing was typed
        return all(one.commit() for one in (self.title, self.deadline, self.receiver))

    def _show_letter(self) -> None:
        letter = self.letter
        self.model.set_rows(letter.asked if letter is not None else ())
        if letter is None:
            self.chosen.emit()
            return
        held = letter.guidance
        self.title.load(held.title)
        self.deadline.load(held.deadline)
        self.receiver.load(held.receiver)
        self.paper.setText(_paper_text(letter))
        self.paper.setVisible(letter.paper is not None)
        self.quote.setText(_("The letter says: “{quote}”").format(quote=held.note))
        self.quote.setVisible(bool(held.note))
        self.count.setText(_counted(letter))
        if letter.asked and self.view.chosen is None:
            self.view.choose(letter.asked[0].ask.id, 1)
        self.chosen.emit()

    # --- changing ------------------------------------------------------------------------------------
    def _save_title(self, title: str) -> None:
        if self.letter is not None:
            guidance.save(self._store, replace(self.letter.guidance, title=title))

    def _save_deadline(self, day: dt.date | None) -> None:
        if self.letter is not None:
            guidance.save(self._store, replace(self.letter.guidance, deadline=day))

    def _save_receiver(self, receiver: str) -> None:
        if self.letter is not None:
            guidance.save(self._store, replace(self.letter.guidance, receiver=receiver))

    def _on_letter(self) -> None:
        self._wanted = self.letters.currentData()
        self._show_letter()

    def _columns(self) -> tuple[Column[Asked], ...]:
        return (
            Column("no", N_("No."), self._no, width=50, align="right"),
            Column("text", N_("What it asks"), lambda one: one.ask.text, wrap=True),
            Column("day", N_("By"), _day, width=108),
            Column("state", N_("State"), lambda _one: "", width=110, chips=_chips),
            Column("answer", N_("Where it is answered"),
                   lambda one: shorten(_answer(one), _LONGEST, placeholder=" …"), width=280,
                   wrap=True, tone=lambda _one: "muted", tip=_answer),
        )  # fmt: skip

    def _no(self, asked: Asked) -> str:
        letter = self.letter
        return str(letter.asked.index(asked) + 1) if letter and asked in letter.asked else ""


def _answer(asked: Asked) -> str:
    return asked.target.words if asked.target else ""


def _day(asked: Asked) -> str:
    return f"{asked.ask.deadline:%d/%m/%Y}" if asked.ask.deadline else ""


def _chips(asked: Asked) -> tuple[Chip, ...]:
    if asked.target is not None:
        return (Chip(_("answered"), "green"),)
    return (Chip(_("answer gone"), "danger"),) if asked.gone else (Chip(_("gap"), "amber"),)


def _paper_text(letter: Letter) -> str:
    paper = letter.paper
    if paper is None:
        return ""
    day = date_text(paper.date) if paper.date else ""
    return _DOT.join(part for part in (short_name(paper), day, paper.issuer) if part)


def _counted(letter: Letter) -> str:
    every, gaps = len(letter.asked), len(letter.gaps)
    items = ngettext("{n} item", "{n} items", every).format(n=every)
    if not every:
        return _("No item yet: add what the letter asks.")
    if not gaps:
        return f"{items}{_DOT}{_('all answered')}"
    return f"{items}{_DOT}" + ngettext("{n} gap", "{n} gaps", gaps).format(n=gaps)
