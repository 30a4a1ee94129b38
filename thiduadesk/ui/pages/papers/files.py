"""What is done with the files of papers: attached, found by their names, opened, taken off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import papers
from thiduadesk.services.paperfiles import KINDS
from thiduadesk.ui.saving import ask_open
from thiduadesk.ui.saving import ask_open_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Paper
    from thiduadesk.services.paperfiles import Matched
    from thiduadesk.ui.feedback.desk import Feedback

    class Seen(Protocol):
        """Gives the paper shown, after another was brought into view where one is named."""

        def __call__(self, paper_id: int | None = None) -> Paper | None: ...


_LEFT = "papers-files"
"""The banner that names files which found no paper."""


class FileGestures(QObject):
    """The gestures of the file of the paper that is shown, and of many files at once.

    Args:
        tab: parent of the dialogs.
        store, feedback: as of a page.
        seen: the paper shown.
    """

    def __init__(self, tab: QWidget, store: Store, feedback: Feedback, seen: Seen) -> None:
        super().__init__(tab)
        self._tab, self._store, self._feedback, self._seen = tab, store, feedback, seen

    def ask(self) -> None:
        """Choose the file of the paper shown."""
        if self._seen() is None:
            return
        path = ask_open(self._tab, _("The file of the paper"), _kinds())
        if path is not None:
            self.attach([path])

    def ask_many(self) -> None:
        """Choose files, each of which goes to the paper whose number is in its name."""
        paths = ask_open_many(self._tab, _("The files of the papers"), _kinds())
        if paths:
            self.attach_by_name(paths)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep a file as that of the paper shown; several find theirs by their names."""
        paper = self._seen()
        if len(paths) > 1:
            self.attach_by_name(paths)
        elif paper is not None and self._feedback.guard(
            lambda: papers.attach(self._store, paper.id, paths[0])
        ):
            self._feedback.toast(_("The file is kept beside the data file."), undo=True)

    def drop(self, paths: Sequence[Path], paper_id: int | None) -> None:
        """Files let go over the list: one over a line is that paper's."""
        if len(paths) == 1 and paper_id is not None:
            self._seen(paper_id)
            self.attach(paths)
        else:
            self.attach_by_name(paths)

    def attach_by_name(self, paths: Sequence[Path]) -> None:
        """Keep files with the papers whose numbers are in their names; say which were left."""
        self._seen()
        done: list[Matched] = []
        if not self._feedback.guard(lambda: done.append(papers.attach_by_name(self._store, paths))):
            return
        (matched,) = done
        count = len(matched.papers)
        if count:
            text = ngettext("{count} file attached.", "{count} files attached.", count)
            self._feedback.toast(text.format(count=count), undo=True)
        self._feedback.clear_banner(_LEFT)
        if matched.left:
            words = _(
                "Not attached: {files}. No paper, or more than one, has the number in the name."
            )
            self._feedback.banner(_LEFT, words.format(files=", ".join(matched.left)))

    def detach(self) -> None:
        """The paper shown has no file any more."""
        paper = self._seen()
        if paper is not None:
            self._feedback.guard(lambda: papers.detach(self._store, paper.id))

    def open(self) -> None:
        """Show the file of the paper in its own program."""
        paper = self._seen()
        opened: list[Path] = []
        if paper is not None and self._feedback.guard(
            lambda: opened.append(papers.copy_to_open(self._store, paper.id))
        ):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(opened[0])))


def _kinds() -> str:
    """Kinds of files as Qt's dialog wants them."""
    endings = " ".join(f"*{ending}" for ending in KINDS)
    return _("PDF, pictures, Word ({endings})").format(endings=endings)
