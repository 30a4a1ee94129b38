"""A paper on its way out of the program: to a printer, or into a PDF or Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.services import dispatches
from thiduadesk.services.files import write_whole
from thiduadesk.ui.editor import dispatchlist
from thiduadesk.ui.editor import printing
from thiduadesk.ui.editor.dialogs import Output
from thiduadesk.ui.editor.dialogs import OutputDialog
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import saved

if TYPE_CHECKING:
    from thiduadesk.documents.pdf import RenderedPdf
    from thiduadesk.domain.document import Document
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import JobContext

Done = Callable[[], object]
Kept = Callable[[], "RenderedPdf | None"]


class PaperOutput:
    """Asks where to and brings it there; ``done`` is called after it arrived."""

    def __init__(self, page: QWidget, runner: BaseRunner, feedback: Feedback) -> None:
        self._page = page
        self._runner = runner
        self._feedback = feedback

    def ask(
        self,
        title: str,
        text: str,
        document: Document,
        done: Done | None = None,
        *,
        kept: Kept | None = None,
    ) -> None:
        """Ask how ``document`` shall leave; with ``done`` it may also only be marked.

        ``kept`` gives the pages of a paper that was issued, which leave as they are.
        """
        dialog = OutputDialog(title, text, self._page, may_skip=done is not None)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        match chosen:
            case Output.PRINTER:
                self.print(document, done, kept)
            case Output.PDF | Output.WORD:
                self._save(document, chosen, done, kept)
            case Output.NONE:
                self._after(done)
            case None:
                pass

    def write(
        self, document: Document, path: Path, done: Done | None = None, kept: Kept | None = None
    ) -> None:
        """Save as PDF or Word by the ending of ``path``, and offer to open it."""

        def work(_context: JobContext) -> int:
            pdf = kept() if kept is not None and path.suffix.lower() == ".pdf" else None
            if pdf is None:
                return dispatches.save(document, path)
            write_whole(path, pdf.data)
            return pdf.pages

        def succeeded(_pages: int) -> None:
            saved(self._feedback, path)
            self._after(done)

        self._runner.submit(
            work,
            title=_("Saving {file}").format(file=path.name),
            succeeded=succeeded,
        )

    def _save(
        self, document: Document, output: Output, done: Done | None, kept: Kept | None
    ) -> None:
        kinds = [_("PDF for printing (*.pdf)"), _("Word (*.docx)")]
        if output is Output.WORD:
            kinds.reverse()
        ending = "docx" if output is Output.WORD else "pdf"
        name = f"{dispatchlist.file_name(document)}.{ending}"
        path = ask_path(self._page, _("Save the paper"), name, tuple(kinds))
        if path is not None:
            self.write(document, path, done, kept)

    def print(self, document: Document, done: Done | None = None, kept: Kept | None = None) -> None:
        """Prepare the pages beside the window, ask for the printer, print."""

        def work(context: JobContext) -> RenderedPdf:
            pdf = (kept() if kept is not None else None) or dispatches.render_pdf(document)
            context.progress(1, 1)  # she may have cancelled: then no printer is asked for
            return pdf

        self._runner.submit(
            work,
            title=_("Preparing the pages"),
            succeeded=lambda pdf: self._to_printer(pdf.data, pdf.pages, done),
        )

    def _to_printer(self, data: bytes, pages: int, done: Done | None) -> None:
        printer = printing.ask_printer(self._page, pages)
        if printer is None:
            return
        if printing.print_pdf(printer, data, printing.chosen_pages(printer, pages)):
            self._after(done)
        else:
            self._feedback.toast(_("The printer did not take the paper. See that it is on."))

    def _after(self, done: Done | None) -> None:
        if done is not None:
            self._feedback.guard(done)
