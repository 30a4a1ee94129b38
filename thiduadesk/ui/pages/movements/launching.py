"""A new movement out of the text of the paper that launches it: pasted, looked at, kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.movements import Movement
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.pages.movements import kinds
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.papermarks import PaperMarks
from thiduadesk.ui.pages.movements.picking import shown_on
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.rules.movements.pasting import MovementDraft
    from thiduadesk.services.papers import Offer

_SIZE = (940, 600)
_WAIT = 300
"""Milliseconds after the last letter until the text is read again."""
_NOTHING = Movement(0, "")


class LaunchDialog(QDialog):
    """The text left, what was read of it right; a field she has touched is hers and stays."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._draft: MovementDraft | None = None
        self.made: int | None = None
        self.setWindowTitle(_("Paste the launching decision"))
        self.text = TextField(_("Text of the decision or plan"), lines=12)
        self.text.area.setPlaceholderText(
            _("Paste the whole paper, or the sentence that cites it.")
        )
        self.fields = [(spec, made(spec)) for spec in kinds.NEW]
        self.role = ChoiceField(
            _("The paper"), [(one, _(said)) for one, said in words.ROLE.items()]
        )
        self.papers = PaperMarks(store)
        self.known = label("", "amber", wrap=True)
        self.fault = label("", "fault", wrap=True)
        self.box = QDialogButtonBox()
        self.keep = self.box.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        self.box.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._touched: set[int] = set()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._lay_out()
        self._show(_NOTHING)
        self._connect()
        self.text.setFocus()

    def ask(self) -> int | None:
        """Show it; the id of the movement that was kept, None where she changed her mind."""
        self.exec()
        self.deleteLater()
        return self.made

    def paste(self, text: str) -> None:
        """Begin with a text."""
        self.text.area.setPlainText(text)
        self.read()

    def read(self) -> None:
        """Read the text now; what she typed into fields herself stays."""
        self._wait.stop()
        text = self.text.area.toPlainText()
        if not text.strip():
            return
        try:
            self._draft = movements.paste(self._store, text)
        except Refused as refused:
            self.fault.setText(refusal_text(refused))
            return
        self.fault.setText("")
        self._show(self._draft.movement)
        self.role.load(self._draft.role)
        self.papers.show_only(self._offers(self._draft))
        known = self._draft.known is not None
        self.known.setText(
            _("This movement is known already. Keeping adds the paper to it.") if known else ""
        )
        self.known.setVisible(known)

    # --- inside ------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.fields[0][1], 0, 0, 1, 2)
        for at, (_spec, field) in enumerate(self.fields[1:]):
            grid.addWidget(field, 1 + at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.known)
        right.addLayout(grid)
        right.addWidget(self.papers, 1)
        right.addWidget(self.role)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.text, 1)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(columns, 1)
        layout.addWidget(self.fault)
        layout.addWidget(self.box)
        self.known.hide()
        shown_on(self, _SIZE)

    def _connect(self) -> None:
        self.text.area.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.read)
        for at, (_spec, field) in enumerate(self.fields):
            field.typed.connect(lambda at=at: self._touched.add(at))
            if isinstance(field, ChoiceField):
                field.box.activated.connect(lambda _place, at=at: self._touched.add(at))
        self.box.accepted.connect(self._on_keep)
        self.box.rejected.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_keep)

    def _show(self, movement: Movement) -> None:
        for at, (spec, field) in enumerate(self.fields):
            if isinstance(field, ChoiceField) and spec.choices is not None:
                field.set_choices(spec.choices(self._store))
            if at not in self._touched:
                field.load(spec.get(movement))

    def _on_keep(self) -> None:
        if self._wait.isActive():
            self.read()
        movement = self._movement()
        if movement is None:
            return
        role = self.role.value() or PaperRole.LAUNCH
        own = _own(self._draft)
        cited = [
            (one, role if one.cited == own else PaperRole.CITED) for one in self.papers.offered
        ]
        try:
            self.made = logbook.launch(self._store, movement, cited)
        except Refused as refused:
            self.fault.setText(refusal_text(refused))
            return
        self.accept()

    def _offers(self, draft: MovementDraft) -> list[tuple[Offer, bool]]:
        """The launching paper marked, the others it cites not."""
        offer = partial(logbook.offer, self._store)
        own = [] if draft.paper is None else [(offer(draft.paper, draft.subject), True)]
        return own + [(offer(one), False) for one in draft.others if one.number]

    def _movement(self) -> Movement | None:
        movement = self._draft.movement if self._draft is not None else _NOTHING
        for spec, field in self.fields:
            try:
                changed: Movement = spec.put(movement, field.value())
            except FieldError as problem:
                field.show_fault(str(problem))
                field.setFocus()
                return None
            field.show_fault("")
            movement = changed
        known = self._draft.known if self._draft is not None else None
        return replace(movement, id=known or 0)


def _own(draft: MovementDraft | None) -> object:
    return draft.paper if draft is not None else None
