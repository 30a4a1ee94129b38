"""A dialog that asks a few fields and takes one step, or says beside the first why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.messages import stop_text
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.ui.forms.field import Field

_WIDTH = 480
_ONE_COLUMN = 6
"""So many fields stand below each other; more of them in pairs, the first by itself."""


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
        layout.addLayout(_grid(self.fields))
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


def _grid(fields: Sequence[Field[Any]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    pairs = len(fields) > _ONE_COLUMN
    for at, field in enumerate(fields):
        if not pairs or not at:
            grid.addWidget(field, at, 0, 1, 2)
        else:
            top = Qt.AlignmentFlag.AlignTop  # a hint below one field leaves the other where it is
            grid.addWidget(field, 1 + (at - 1) // 2, (at - 1) % 2, top)
    return grid
