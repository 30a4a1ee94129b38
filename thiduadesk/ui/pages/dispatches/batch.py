"""Several papers at once: to a printer, or into a folder as PDF, Word or both."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import problem_text
from thiduadesk.services import batch
from thiduadesk.services import dispatches
from thiduadesk.ui.editor import printing
from thiduadesk.ui.saving import papers_folder
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.services.batch import Saved
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import JobContext

_WIDTH = 640


class Way(StrEnum):
    """How the papers leave the program."""

    PRINTER = "printer"
    PDF = "pdf"
    WORD = "word"
    BOTH = "both"


ENDINGS = {Way.PDF: (".pdf",), Way.WORD: (".docx",), Way.BOTH: (".pdf", ".docx")}


class BatchDialog(QDialog):
    """Asks how; ``chosen`` says it after ``exec``."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen: Way | None = None
        title = ngettext("{count} paper", "{count} papers", count).format(count=count)
        self.setWindowTitle(_("Print or save papers"))
        self.setMinimumWidth(active().px(_WIDTH))
        text = _("In the order of the list. Files are named by their place, type and subject.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label(title, "strong"))
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        words = {
            Way.PDF: _("PDF into a folder\N{HORIZONTAL ELLIPSIS}"),
            Way.WORD: _("Word into a folder\N{HORIZONTAL ELLIPSIS}"),
            Way.BOTH: _("Both\N{HORIZONTAL ELLIPSIS}"),
            Way.PRINTER: _("Print\N{HORIZONTAL ELLIPSIS}"),
        }
        self.buttons = {
            way: button(text, partial(self._take, way), "primary" if way is Way.PDF else "")
            for way, text in words.items()
        }
        for one in self.buttons.values():
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        layout.addLayout(row)

    def _take(self, way: Way) -> None:
        self.chosen = way
        self.accept()


class Batch:
    """Takes the chosen papers through the runner: progress in the status line, with cancel."""

    def __init__(self, store: Store, page: QWidget, runner: BaseRunner, feedback: Feedback) -> None:
        self._store = store
        self._page = page
        self._runner = runner
        self._feedback = feedback

    def ask(self, items: Sequence[DispatchItem]) -> None:
        """Ask how these papers shall leave, and bring them there."""
        dialog = BatchDialog(len(items), self._page)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is Way.PRINTER:
            self._ask_printer(items)
        elif chosen is not None:
            self._ask_folder(items, ENDINGS[chosen])

    def save(self, items: Sequence[DispatchItem], folder: Path, endings: Sequence[str]) -> None:
        """Write them all into ``folder``; cancelled, none of them stays."""
        count = len(items)

        def work(context: JobContext) -> Saved:
            return batch.save_all(self._store, items, folder, endings, context.progress)

        self._runner.submit(
            work,
            title=ngettext("Saving {count} paper", "Saving {count} papers", count).format(
                count=count
            ),
            succeeded=lambda saved: self._on_saved(saved, folder),
        )

    def _ask_folder(self, items: Sequence[DispatchItem], endings: Sequence[str]) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._page, _("The folder for the papers"), str(papers_folder())
        )
        if chosen:
            self.save(items, Path(chosen), endings)

    def _ask_printer(self, items: Sequence[DispatchItem]) -> None:
        printer = printing.ask_printer(self._page, 1)
        if printer is not None:
            self.print(items, printer)

    def print(self, items: Sequence[DispatchItem], printer: QPrinter) -> None:
        """Print them one after another, each as a job of the printer, whole."""
        count = len(items)

        def work(context: JobContext) -> int:
            for place, item in enumerate(items):
                context.progress(place, count, item.subject)
                pdf = dispatches.printed_pdf(self._store, item.id)
                if not printing.print_pdf(printer, pdf.data, range(pdf.pages)):
                    return place
            context.progress(count, count)
            return count

        self._runner.submit(
            work,
            title=ngettext("Printing {count} paper", "Printing {count} papers", count).format(
                count=count
            ),
            succeeded=lambda done: self._on_printed(done, count),
        )

    def _on_saved(self, saved: Saved, folder: Path) -> None:
        count = len(saved.files)
        text = ngettext(
            "Saved {count} file in {folder}", "Saved {count} files in {folder}", count
        ).format(count=count, folder=folder)
        if saved.left_out:
            item, problem = saved.left_out[0]
            text += " " + _("Left out: {count}. First: {subject}. {why}").format(
                count=len(saved.left_out), subject=item.subject, why=problem_text(problem)
            )
        self._feedback.banner(
            "saved",
            text,
            tone="amber" if saved.left_out else "neutral",
            answer=_("Open the folder"),
            run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _on_printed(self, done: int, count: int) -> None:
        if done < count:
            text = _("The printer took {done} of {count} papers. See that it is on.")
            self._feedback.banner("saved", text.format(done=done, count=count), tone="amber")
        else:
            self._feedback.toast(
                ngettext("{count} paper printed", "{count} papers printed", count).format(
                    count=count
                )
            )
