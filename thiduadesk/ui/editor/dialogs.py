"""What is asked before a paper leaves the program: where to, and under which number and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import stop_text
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_WIDTH = 460


class Output(StrEnum):
    """How a paper leaves the program."""

    PRINTER = "printer"
    PDF = "pdf"
    WORD = "word"
    NONE = "none"
    """Only its state changes."""


class OutputDialog(QDialog):
    """Printer, PDF or Word; ``chosen`` says which after ``exec``."""

    def __init__(self, title: str, text: str, parent: QWidget, *, may_skip: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.chosen: Output | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label(title, "strong"))
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = {
            Output.PRINTER: button(
                _("Print\N{HORIZONTAL ELLIPSIS}"), self._take(Output.PRINTER), "primary"
            ),
            Output.PDF: button(_("Save PDF\N{HORIZONTAL ELLIPSIS}"), self._take(Output.PDF)),
            Output.WORD: button(_("Save Word\N{HORIZONTAL ELLIPSIS}"), self._take(Output.WORD)),
        }
        if may_skip:
            self.buttons[Output.NONE] = button(_("Only mark it"), self._take(Output.NONE))
        for one in self.buttons.values():
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        layout.addLayout(row)

    def _take(self, output: Output) -> Callable[[], None]:
        def take() -> None:
            self.chosen = output
            self.accept()

        return take


class IssueDialog(QDialog):
    """Asks number and date and issues; a refusal stands beside the number and nothing is lost.

    Args:
        symbol: of the paper, shown behind the number.
        date: offered first.
        issue: gives number and date to the paper.
        parent: the page.
        look: what looks wrong about a number and a date, in sentences; forbids nothing.
        known: the last number known of this symbol, in words, or empty.
        notes: what else to look at before it is frozen, in sentences; forbids nothing.
    """

    def __init__(
        self,
        symbol: str,
        date: dt.date,
        issue: Callable[[str, dt.date], object],
        parent: QWidget,
        *,
        look: Callable[[str, dt.date], Sequence[str]] = lambda _number, _date: (),
        known: str = "",
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._notes = tuple(notes)
        self.setWindowTitle(_("Issue the paper"))
        self.setMinimumWidth(_WIDTH)
        self._issue = issue
        self._look = look
        sign = _("Symbol: {symbol}").format(symbol=symbol) if symbol else ""
        self.number = LineField(
            _("Number, as the clerical office gave it"),
            required=True,
            hint=" \N{MIDDLE DOT} ".join(part for part in (sign, known) if part),
        )
        self.date = DateField(_("Date of issue"), required=True)
        self.number.load("")
        self.date.load(date)
        text = label(
            _("Number and date are printed into the paper. From then on it stays as it is."),
            "muted",
            wrap=True,
        )
        self.box = QDialogButtonBox()
        issue_button = self.box.addButton(_("Issue"), QDialogButtonBox.ButtonRole.AcceptRole)
        issue_button.setDefault(True)
        cancel = self.box.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        self.box.accepted.connect(self._on_accepted)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addWidget(self.number)
        layout.addWidget(self.date)
        self.warning = label("", "amber", wrap=True)
        self.warning.hide()
        layout.addWidget(self.warning)
        layout.addWidget(self.box)
        self.number.typed.connect(self._warn)
        self.date.typed.connect(self._warn)
        self._warn()
        self.number.setFocus()

    def _warn(self) -> None:
        try:
            number, date = self.number.value(), self.date.value()
            found = self._look(number, date) if date is not None else ()
        except (FieldError, Refused):
            found = ()
        said = (*self._notes, *found)
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))

    def _on_accepted(self) -> None:
        try:
            number = self.number.value()
        except FieldError as problem:
            self.number.show_fault(str(problem))
            return
        try:
            date = self.date.value()
        except FieldError as problem:
            self.date.show_fault(str(problem))
            return
        if date is None:
            return
        try:
            self._issue(number, date)
        except (Refused, EnvironmentProblem) as problem:
            self.number.show_fault(stop_text(problem))
            return
        self.accept()
