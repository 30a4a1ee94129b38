"""The score sheet on its way out of the program: to a printer, or into a PDF, Word or Excel file."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

_WIDTH = 460


class Output(StrEnum):
    """How the sheet leaves the program; a file's value is its ending."""

    PRINTER = "printer"
    PDF = ".pdf"
    WORD = ".docx"
    EXCEL = ".xlsx"


class SheetOutputDialog(QDialog):
    """Printer or a file, as papers are asked about; errors are said, not forbidden.

    Args:
        title: what goes out.
        ways: those offered, the first one on Enter.
        errors: how many findings stop a signature.
        parent: the page.

    Attributes:
        chosen: the way out, None for none.
        look: she wants to see the errors first.
    """

    def __init__(self, title: str, ways: tuple[Output, ...], errors: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.active().px(_WIDTH))
        self.chosen: Output | None = None
        self.look = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label(title, "strong"))
        if Output.EXCEL in ways:
            text = _("Word can be changed further; Excel keeps the sums as formulas.")
            layout.addWidget(label(text, "muted", wrap=True))
        self.warning = QWidget()
        self.warning.setVisible(errors > 0)
        self._said = label(_errors_text(errors), "fault", wrap=True)
        self.show_errors = button(_("Show the errors"), self._on_look)
        said = QHBoxLayout(self.warning)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(self._said, 1)
        said.addWidget(self.show_errors)
        layout.addWidget(self.warning)
        layout.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        words = {
            Output.PRINTER: _("Print\N{HORIZONTAL ELLIPSIS}"),
            Output.PDF: _("Save PDF\N{HORIZONTAL ELLIPSIS}"),
            Output.WORD: _("Save Word\N{HORIZONTAL ELLIPSIS}"),
            Output.EXCEL: _("Save Excel\N{HORIZONTAL ELLIPSIS}"),
        }
        self.buttons = {
            way: button(words[way], self._take(way), "primary" if way is ways[0] else "")
            for way in ways
        }
        for one in self.buttons.values():
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        layout.addLayout(row)
        self.buttons[ways[0]].setFocus()

    @property
    def said(self) -> str:
        """The sentence about errors, empty where there are none."""
        return self._said.text()

    def _take(self, output: Output) -> Callable[[], None]:
        def take() -> None:
            self.chosen = output
            self.accept()

        return take

    def _on_look(self) -> None:
        self.look = True
        self.reject()


def _errors_text(errors: int) -> str:
    if not errors:
        return ""
    return ngettext(
        "{n} error in the sheet is not mended yet; the sheet can be printed as it is.",
        "{n} errors in the sheet are not mended yet; the sheet can be printed as it is.",
        errors,
    ).format(n=errors)
