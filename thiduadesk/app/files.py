"""The file menu: another data file, a new one, a copy to keep, the folder they lie in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import safety
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import Menu
from thiduadesk.ui.dialogs.password import ask_new_password
from thiduadesk.ui.saving import last_folder
from thiduadesk.ui.saving import remember_folder

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.shell.memory import Memory
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.window import MainWindow

ENDING = ".thidua"
LOCKED_ENDING = ".thidua.enc"


def data_filter() -> str:
    """The kinds of file a data file is looked for among."""
    return _("ThiDuaDesk data (*.thidua);;All files (*)")


@dataclass(frozen=True, slots=True)
class Next:
    """What is opened when a window has closed.

    Attributes:
        data: the data file.
        restore_from: a backup to put in its place first, None to open it as it is.
        password: of that backup.
    """

    data: Path
    restore_from: Path | None = None
    password: str | None = None


class FileMenu:
    """Verbs around the whole data file.

    Attributes:
        chosen: what is opened when this window has closed, None to end the program.
    """

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        memory: Memory,
        now: Callable[[], dt.datetime],
        runner: BaseRunner,
    ) -> None:
        self.chosen: Next | None = None
        self._window = window
        self._store = store
        self._memory = memory
        self._now = now
        self._runner = runner

    def actions(self) -> tuple[Action, ...]:
        """The actions, for the registry."""
        return (
            Action("file.open", N_("Open another data file…"), self.open_other, "Ctrl+O", "open",
                   Menu.FILE, group="data"),
            Action("file.new", N_("New data file…"), self.new, "", "add", Menu.FILE, group="data"),
            Action("file.look", N_("Look over a file…"), self.ask_look, "Ctrl+Shift+F8", "check",
                   Menu.FILE, group="data"),
            Action("file.backup", N_("Save a copy of the data…"), self.backup, "Ctrl+Shift+S",
                   "backup", Menu.FILE, group="safety"),
            Action("file.restore", N_("Go back to a backup…"), self.restore, "", "undo",
                   Menu.FILE, group="safety"),
            Action("file.trash", N_("Trash"), self.show_trash, "", "", Menu.FILE, group="safety"),
            Action("file.folder", N_("Show the data folder"), self.show_folder, "", "",
                   Menu.FILE, group="safety"),
        )  # fmt: skip

    def open_other(self) -> None:
        """Close this file and open another."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a data file"), str(self._store.path.parent), data_filter()
        )
        if name:
            self._leave_for(Next(Path(name)))

    def offer(self, path: Path) -> None:
        """Ask whether a data file that was dropped shall be opened in place of this one."""
        if path == self._store.path:
            self._window.feedback.toast(_("{file} is open already.").format(file=path.name))
        elif self._window.feedback.ask(
            _("Close {open} and open {file}?").format(open=self._store.path.name, file=path.name),
            _("Open"),
            detail=_("Everything in {open} is saved.").format(open=self._store.path.name),
        ):
            self._leave_for(Next(path))

    def new(self) -> None:
        """Close this file and begin a new one with the first start."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Where shall the new data file lie?"),
            str(self._store.path.parent / f"thi-dua{ENDING}"),
            data_filter(),
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name + ENDING)
        if path.exists():
            self._window.feedback.banner(
                "new", _("{file} exists already; it was not touched.").format(file=path.name)
            )
            return
        self._leave_for(Next(path))

    def ask_look(self) -> None:
        """Choose a paper of somebody else and list what is wrong with it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Look over a file"),
            str(last_folder()),
            _("Papers (*.docx *.txt *.md)"),
        )
        if name:
            self.look(Path(name))

    def look(self, path: Path) -> None:
        """Look a file over beside the window, then show what was found."""
        from thiduadesk.services import lastlook
        from thiduadesk.ui.dialogs.look import LookDialog

        remember_folder(path)
        today = self._now().date()

        def show(looked: lastlook.Looked) -> None:
            dialog = LookDialog(path.name, looked, self._window)
            dialog.exec()
            dialog.deleteLater()

        self._runner.submit(
            lambda _context: lastlook.looked(path, today),
            title=_("Looking over {file}").format(file=path.name),
            succeeded=show,
        )

    def backup(self) -> None:
        """A verified copy at a place she names."""
        day = self._now().date().isoformat()
        proposed = last_folder() / f"{self._store.path.stem}-{day}{ENDING}"
        locked = _("ThiDuaDesk data under a password (*.thidua.enc)")
        name, kind = QFileDialog.getSaveFileName(
            self._window,
            _("Save a copy of the data"),
            str(proposed),
            f"{data_filter()};;{locked}",
        )
        if not name:
            return
        wanted = kind == locked or name.endswith(LOCKED_ENDING)
        password = ask_new_password(self._window) if wanted else None
        if wanted and password is None:
            return
        path = _with_ending(Path(name), LOCKED_ENDING if wanted else ENDING)
        remember_folder(path)
        if self._window.page is None or not self._window.page.leave():
            return
        if self._window.feedback.guard(lambda: safety.backup(self._store, path, password)):
            self._window.feedback.toast(
                _("The copy was made and checked: {file}").format(file=path.name)
            )

    def restore(self) -> None:
        """Choose a backup; the window closes, what is open is backed up, the backup opens."""
        from thiduadesk.app.keeper import places_of
        from thiduadesk.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(
            self._store.path, places_of(self._memory), self._runner, self._window
        )
        dialog.exec()
        chosen, password = dialog.chosen, dialog.password
        dialog.deleteLater()
        if chosen is not None:
            self._leave_for(Next(self._store.path, chosen, password))

    def show_trash(self) -> None:
        """What was deleted, to be put back."""
        self._window.open_page("settings", "trash")

    def show_folder(self) -> None:
        """The folder of the data file, in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.path.parent)))

    def _leave_for(self, following: Next) -> None:
        self.chosen = following
        if not self._window.close():
            self.chosen = None


def _with_ending(path: Path, ending: str) -> Path:
    """A name typed without an ending gets it; a proposed ``.thidua`` gives way to the longer one."""
    if path.name.endswith(ending) or (path.suffix and ending == ENDING):
        return path
    return path.with_name(path.name.removesuffix(ENDING) + ending)
