"""What the overview asks: a deadline, another day, the text of a letter, what answers an item."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import finds
from thiduadesk.domain.text import one_line
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import calendar
from thiduadesk.services import guidance
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.rules.calendar import Item
    from thiduadesk.services.guidance import Asked
    from thiduadesk.services.guidance import Offer

KINDS = {
    AnswerKind.ROW: N_("Row"),
    AnswerKind.DISPATCH: N_("Dispatch"),
    AnswerKind.PART: N_("Part of a dispatch"),
    AnswerKind.MOVEMENT: N_("Movement"),
    AnswerKind.ROUND: N_("Round"),
    AnswerKind.PAPER: N_("Paper"),
    AnswerKind.WORDS: N_("In words"),
}
"""What may answer an item, in words."""
_SHOWN = 200
"""So many offers are listed; typing narrows them."""
_SIZE = (640, 460)


def ask_deadline(store: Store, year: int, day: dt.date, parent: QWidget) -> None:
    """Ask for a deadline of the clerk's own."""
    title = LineField(_("What is due"), required=True)
    when = DateField(_("By"), required=True)
    source = LineField(_("Source"), hint=_("The paper that sets the day"))
    waits = LineField(_("Waits for"), hint=_("Empty: your own work"))
    title.load("")
    when.load(day)
    source.load("")
    waits.load("")

    def save(words: str, by: dt.date, paper: str, who: str) -> None:
        calendar.add(store, year, words, by, source=paper, waits_for=who)

    text = _("It stands in the calendar beside those of the rules.")
    StepDialog(_("New deadline"), text, (title, when, source, waits), save, parent).ask()


def ask_change(store: Store, item: Item, parent: QWidget) -> None:
    """Ask for another day, name, source or note of a deadline."""
    kept = calendar.kept(item)
    when = DateField(_("By"), required=True)
    title = LineField(_("What is due"), required=True)
    source = LineField(_("Source"))
    waits = LineField(_("Waits for"))
    note = TextField(_("Note"), lines=2)
    when.load(kept.day)
    title.load(kept.title)
    source.load(kept.source)
    waits.load(kept.waits_for)
    note.load(kept.note)

    def save(by: dt.date, words: str, paper: str, who: str, more: str) -> None:
        changed = replace(kept, day=by, title=words, source=paper, waits_for=who, note=more)
        calendar.change(store, item, changed)

    text = item.title
    if item.usual is not None:
        text = _("{title}. The rule says {day}.").format(
            title=item.title, day=f"{item.usual:%d/%m/%Y}"
        )
    fields = (when, title, source, waits, note)
    StepDialog(_("Change the deadline"), text, fields, save, parent, yes=_("Save")).ask()


def ask_letter(store: Store, year: int, parent: QWidget) -> int | None:
    """Ask for the text of a guidance letter and take it in; its id, None where it was left."""
    made: list[int] = []
    words = TextField(_("Text of the letter"), lines=14)
    words.load("")

    def take(text: str) -> None:
        made.append(guidance.take(store, guidance.read(text, year)))

    text = _(
        "Paste the whole letter or only what it asks. Its number, date, deadline and items are read "
        "from it; everything can be changed afterwards."
    )
    StepDialog(_("Paste a guidance letter"), text, (words,), take, parent, yes=_("Take in")).ask()
    return made[0] if made else None


def ask_item(store: Store, guidance_id: int, parent: QWidget) -> None:
    """Ask for one more item of a letter."""
    words = TextField(_("What it asks"), lines=3)
    words.load("")

    def add(text: str) -> None:
        guidance.add_ask(store, guidance_id, text)

    text = _("One thing the letter asks for, in a few words.")
    StepDialog(_("Add an item"), text, (words,), add, parent).ask()


def ask_item_change(store: Store, asked: Asked, parent: QWidget) -> None:
    """Ask for other words or a day of its own of an item."""
    words = TextField(_("What it asks"), lines=3)
    day = DateField(_("By"), hint=_("Empty: the day of the letter"))
    words.load(asked.ask.text)
    day.load(asked.ask.deadline)

    def save(text: str, by: dt.date | None) -> None:
        guidance.save_ask(store, replace(asked.ask, text=text, deadline=by))

    title = _("Change an item")
    StepDialog(title, asked.ask.text, (words, day), save, parent, yes=_("Save")).ask()


class AnswerDialog(QDialog):
    """What answers an item: typing narrows the list, Enter takes the chosen line.

    Args:
        asked: the item.
        offers: everything that could answer it; the typed words themselves are one more.
    """

    def __init__(self, asked: Asked, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Where is it answered?"))
        self.resize(*(active().px(one) for one in _SIZE))
        self._offers = [(one, f"{_(KINDS[one.kind])} {one.words}") for one in offers]
        self._answers: list[tuple[AnswerKind, str]] = []
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Type to narrow the list, or answer in words"))
        self.words.setAccessibleName(_("Find what answers it"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What could answer it"))
        self.list.setWordWrap(True)
        self.box = QDialogButtonBox()
        take = self.box.addButton(_("Answer"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        self.box.addButton(QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(asked.ask.text, "strong", wrap=True))
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.box)
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.words.textChanged.connect(lambda _text: self._narrow())
        self.words.installEventFilter(self)
        self._narrow()
        self.words.setFocus()

    @property
    def answer(self) -> tuple[AnswerKind, str] | None:
        """The kind and how the answer is named; None while nothing is chosen."""
        at = self.list.currentRow()
        return self._answers[at] if 0 <= at < len(self._answers) else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down walk through the list while the cursor stays in the field."""
        if event.type() == event.Type.KeyPress and watched is self.words:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())  # type: ignore[attr-defined]
            if step is not None:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, last)))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        said = one_line(self.words.text())
        key = find_key(said)
        self.list.clear()
        self._answers.clear()
        found = [one for one, text in self._offers if finds(key, text)] if key else [
            one for one, _text in self._offers
        ]  # fmt: skip
        for one in found[:_SHOWN]:
            self._add(f"{_(KINDS[one.kind])}: {one.words}", (one.kind, one.answer))
        if said:
            self._add(_("In words: “{words}”").format(words=said), (AnswerKind.WORDS, said))
        self.list.setCurrentRow(0)

    def _add(self, text: str, answer: tuple[AnswerKind, str]) -> None:
        self.list.addItem(text)
        self._answers.append(answer)


def ask_answer(store: Store, year: int, asked: Asked, parent: QWidget) -> None:
    """Ask what answers an item and keep it.

    Raises:
        Refused: ``answer_missing``.
    """
    dialog = AnswerDialog(asked, guidance.offers(store, year), parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.answer
    dialog.deleteLater()
    if agreed and chosen is not None:
        kind, named = chosen
        guidance.answer(store, asked.ask, kind, named)
