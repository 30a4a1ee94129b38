"""The files of papers cited, into a folder: asked for, written beside the window, then shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import collecting
from thiduadesk.ui.saving import ask_new_folder

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.services.collecting import Collected
    from thiduadesk.services.collecting import Collection
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import JobContext


class Collector:
    """Brings the files of a collection into a new folder.

    Args:
        parent: whose question it is.
        store, runner, feedback: as of a page.
    """

    def __init__(
        self, parent: QWidget, store: Store, runner: BaseRunner, feedback: Feedback
    ) -> None:
        self._parent, self._store = parent, store
        self._runner, self._feedback = runner, feedback

    def ask(self, collection: Collection) -> None:
        """Ask for a place, and collect there."""
        name = collecting.safe_folder(collection.name)
        folder = ask_new_folder(self._parent, _("Collect the files"), name)
        if folder is not None:
            self.write(collection, folder)

    def write(self, collection: Collection, folder: Path) -> None:
        """Write the files and their index; cancelled, none of them stays."""

        def work(context: JobContext) -> Collected:
            return collecting.collect(self._store, collection, folder, context.progress)

        self._runner.submit(
            work, title=_("Collecting the files of papers cited"), succeeded=self._on_done
        )

    def _on_done(self, done: Collected) -> None:
        count, missing = len(done.files), len(done.missing)
        words = ngettext("{count} file in {folder}", "{count} files in {folder}", count)
        parts = [words.format(count=count, folder=done.folder)]
        if missing:
            lacking = ngettext(
                "{count} paper has no file; the index names it",
                "{count} papers have no file; the index names them",
                missing,
            )
            parts.append(lacking.format(count=missing))
        self._feedback.banner(
            "saved",
            " \N{MIDDLE DOT} ".join(parts),
            tone="amber" if missing else "neutral",
            answer=_("Open the folder"),
            run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(done.folder))),
        )
