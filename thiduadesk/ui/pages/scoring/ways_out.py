"""The score sheet, its proof and its evidence book, to a printer or into a file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import dispatches
from thiduadesk.services import evidence
from thiduadesk.services import exports
from thiduadesk.ui.editor.output import PaperOutput
from thiduadesk.ui.pages.scoring.output import Output
from thiduadesk.ui.pages.scoring.output import SheetOutputDialog
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner


class WaysOut:
    """Asks where a sheet goes, and brings it there beside the window."""

    def __init__(self, page: QWidget, store: Store, runner: BaseRunner, feedback: Feedback) -> None:
        self._page = page
        self._store = store
        self._runner = runner
        self._feedback = feedback

    def sheet(self, year: int, errors: int) -> bool:
        """Send the sheet of ``year`` out; True when she would rather see its ``errors`` first."""
        return self._send(
            _("Score sheet of {year}").format(year=year),
            tuple(Output),
            f"bang-cham-diem-{year}",
            lambda: exports.score_sheet_document(self._store, year),
            lambda path: exports.score_sheet(self._store, year, path),
            errors,
        )

    def proof(self, year: int) -> None:
        """Send the proof of ``year`` out; it says the errors itself."""
        today = dt.datetime.now().astimezone().date()

        def document() -> Document:
            return exports.proof_document(self._store, year, today, finding_text)

        self._send(
            _("Proof of the score sheet of {year}").format(year=year),
            (Output.PRINTER, Output.PDF, Output.WORD),
            f"phieu-soat-diem-{year}",
            document,
            lambda path: dispatches.save(document(), path),
            errors=0,
        )

    def evidence_book(self, year: int) -> None:
        """Send the evidence book of ``year`` out."""
        self._send(
            _("Evidence book of {year}").format(year=year),
            tuple(Output),
            f"so-minh-chung-{year}",
            lambda: evidence.document(self._store, year),
            lambda path: evidence.save(self._store, year, path),
            errors=0,
        )

    def _send(
        self,
        title: str,
        ways: tuple[Output, ...],
        stem: str,
        document: Callable[[], Document],
        write: Callable[[Path], object],
        errors: int,
    ) -> bool:
        dialog = SheetOutputDialog(title, ways, errors, self._page)
        dialog.exec()
        chosen, look = dialog.chosen, dialog.look
        dialog.deleteLater()
        if chosen is Output.PRINTER:
            PaperOutput(self._page, self._runner, self._feedback).print(document())
        elif chosen is not None:
            kinds = {
                Output.PDF: _("PDF for printing (*.pdf)"),
                Output.WORD: _("Word (*.docx)"),
                Output.EXCEL: _("Excel with live sums (*.xlsx)"),
            }
            offered = sorted((way for way in kinds if way in ways), key=lambda way: way != chosen)
            name = f"{stem}{chosen.value}"
            path = ask_path(self._page, title, name, tuple(kinds[way] for way in offered))
            if path is not None:
                self._save(lambda: write(path), path)
        return look

    def _save(self, work: Callable[[], object], path: Path) -> None:
        self._runner.submit(
            lambda _context: work(),
            title=_("Saving {file}").format(file=path.name),
            succeeded=lambda _pages: saved(self._feedback, path),
        )
