"""The tab «Sao lưu»: where else backups go, and under which password; kept for this PC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label


@dataclass(frozen=True, slots=True)
class Keeping:
    """What this tab and the trash read and write; given by the composition root.

    Attributes:
        second: the folder of the second place as text, empty for none.
        password: of backups there, empty for none.
        put_second, put_password: keep another one.
        back_up: make a backup now.
        empty_trash: back up, then throw away what lies in the trash.
    """

    second: Callable[[], str]
    password: Callable[[], str]
    put_second: Callable[[str], object]
    put_password: Callable[[str], object]
    back_up: Callable[[], object]
    empty_trash: Callable[[], object]


class KeepingTab(QWidget):
    """A second place for backups, and their password there."""

    def __init__(self, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.second = LineField(
            _("Second place (a stick, a network folder)"),
            save=keeping.put_second,
            check=_folder,
            hint=_("Each backup is copied there too when the place is there. Empty: none."),
        )
        self.password = LineField(
            _("Password of backups at the second place"),
            save=keeping.put_password,
            hint=_(
                "Who finds the stick cannot read it. Write the password down elsewhere: without "
                "it nobody can open these backups, not even we. Empty: no password."
            ),
        )
        if isinstance(self.password.editor, QLineEdit):
            self.password.editor.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        box = card()
        box.setMaximumWidth(theme.active().px(640))
        form = QVBoxLayout(box)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addWidget(
            label(
                _(
                    "The program backs up by itself: every 30 minutes with changes, when it "
                    "closes, and before anything great. Backups lie beside the data file, are "
                    "read through after they are made, and are thinned to 7 days, 8 weeks and "
                    "24 months."
                ),
                wrap=True,
            )
        )
        form.addWidget(self.second)
        row = QHBoxLayout()
        row.addWidget(button(_("Choose a folder…"), self._choose))
        row.addWidget(button(_("Back up now"), keeping.back_up))
        row.addStretch(1)
        form.addLayout(row)
        form.addWidget(self.password)
        form.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(box, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        self.second.load(self._keeping.second())
        self.password.load(self._keeping.password())

    def commit(self) -> bool:
        """Keep what is being typed."""
        return all((self.second.commit(), self.password.commit()))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Second place for backups"), self._keeping.second() or str(Path.home())
        )
        if folder:
            self._keeping.put_second(folder)
            self.refresh()


def _folder(text: str) -> None:
    if text and not Path(text).is_dir():
        raise FieldError(_("This folder is not there now. Put the stick in, or choose another."))
