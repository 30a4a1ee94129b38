"""Asking for a new password: typed twice, since nobody can read it nor find it again."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label


class NewPasswordDialog(QDialog):
    """Two lines that must agree.

    Attributes:
        password: what was typed, None when she left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password: str | None = None
        self.setWindowTitle(_("Password of the copy"))
        self.setMinimumWidth(theme.active().px(440))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(_("Password of the copy"), "title"))
        layout.addWidget(
            label(
                _("Write it down: without it nobody can open the copy, not even we."),
                "muted",
                wrap=True,
            )
        )
        self.first = self._line(_("Password"))
        self.again = self._line(_("The same password again"))
        self.fault = label("", "fault", wrap=True)
        for widget in (self.first, self.again, self.fault):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        self.take = button(_("Save the copy"), self._take, "primary")
        self.take.setDefault(True)
        row.addWidget(self.take)
        layout.addLayout(row)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        return line

    def _take(self) -> None:
        if not self.first.text():
            self.fault.setText(_("Type a password."))
        elif self.first.text() != self.again.text():
            self.fault.setText(_("The two passwords differ. Type them again."))
        else:
            self.password = self.first.text()
            self.accept()
            return
        self.first.setFocus()
        self.first.selectAll()


def ask_new_password(parent: QWidget) -> str | None:
    """A new password, or None when she left."""
    dialog = NewPasswordDialog(parent)
    dialog.exec()
    password = dialog.password
    dialog.deleteLater()
    return password
