"""The dialog that asks what a step of a paper's way needs, and the words of its events."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import way
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.ui.forms.field import Field

_WIDTH = 480
_DOT = " \N{MIDDLE DOT} "

EVENTS = {
    EventKind.FOR_SIGNATURE: N_("Sent for signature"),
    EventKind.RETURNED: N_("Returned"),
    EventKind.CORRECTED: N_("Corrected"),
    EventKind.ISSUED: N_("Issued"),
    EventKind.SENT: N_("Sent"),
    EventKind.SCANNED: N_("Scan attached"),
    EventKind.CANCELLED: N_("Cancelled"),
    EventKind.RESTORED: N_("Cancellation lifted"),
}
TONES = {
    EventKind.FOR_SIGNATURE: "amber",
    EventKind.RETURNED: "danger",
    EventKind.ISSUED: "green",
    EventKind.CANCELLED: "danger",
}


def event_details(event: Event) -> str:
    """By whom or to whom, how, why, and what the clerk wrote."""
    reason = way.reason_words(event.reason) if event.reason else ""
    return _DOT.join(part for part in (event.who, event.means, reason, event.note) if part)


def event_chip(event: Event) -> tuple[str, str]:
    """Words and tone of what happened; a paper fetched back by the clerk is no return."""
    if event.kind is EventKind.RETURNED and event.reason == way.WITHDRAWN:
        return _("Taken back"), "neutral"
    return _(EVENTS[event.kind]), TONES.get(event.kind, "neutral")


class StepDialog(QDialog):
    """A few fields and one step; what it is refused for stands beside the first field.

    Args:
        title: translated, also the button's words unless ``yes`` says others.
        text: what the step means.
        fields: asked in order.
        do: takes the step, with the values of the fields.
        parent: the page.
        yes: words of the button.
    """

    def __init__(
        self,
        title: str,
        text: str,
        fields: Sequence[Field[Any]],
        do: Callable[..., object],
        parent: QWidget,
        *,
        yes: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(active().px(_WIDTH))
        self.fields = tuple(fields)
        self._do = do
        self.box = QDialogButtonBox()
        agreed = self.box.addButton(yes or title, QDialogButtonBox.ButtonRole.AcceptRole)
        agreed.setDefault(True)
        cancel = self.box.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        self.box.accepted.connect(self._on_accepted)
        self.box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(text, "muted", wrap=True))
        for field in self.fields:
            layout.addWidget(field)
        layout.addStretch(1)
        layout.addWidget(self.box)
        self.fields[0].setFocus()

    def ask(self) -> bool:
        """Show it; whether the step was taken."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed

    def _on_accepted(self) -> None:
        values = []
        for field in self.fields:
            try:
                values.append(field.value())
            except FieldError as problem:
                field.show_fault(str(problem))
                field.setFocus()
                return
            field.show_fault("")
        try:
            self._do(*values)
        except (Refused, EnvironmentProblem) as problem:
            self.fields[0].show_fault(stop_text(problem))
            return
        self.accept()
