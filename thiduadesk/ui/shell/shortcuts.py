"""The list of keyboard shortcuts, made from the registry."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView


def native(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence.fromString(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsDialog(QDialog):
    """Every action that has a key, with the key."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        columns: tuple[Column[Action], ...] = (
            Column("text", N_("What it does"), text=lambda action: _(action.text)),
            Column("key", N_("Key"), text=lambda action: native(action.shortcut), width=160),
        )
        self.model = TableModel(columns, key=lambda action: action.id, parent=self)
        self.model.set_rows([action for action in registry.all() if action.shortcut])
        view = TableView(self.model, _("Keyboard shortcuts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(view)
        layout.addWidget(buttons)
        self.resize(560, 480)
