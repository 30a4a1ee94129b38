"""A file of somebody else looked over: its lines, and beside them what is wrong («Soát lỗi»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.documents.tree.replacing import pattern
from thiduadesk.i18n import _
from thiduadesk.ui.findings import FindingsStrip
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding
    from thiduadesk.services.lastlook import Looked

_SIZE = (1080, 640)
_SHARES = (620, 460)


class LookDialog(QDialog):
    """Lines at the left, findings at the right; a click goes to the line and selects the words."""

    def __init__(self, name: str, looked: Looked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Last look: {file}").format(file=name))
        self.resize(*_SIZE)
        self.text = QPlainTextEdit("\n".join(looked.lines))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the file"))
        self.strip = FindingsStrip()
        self.strip.show_findings(looked.findings)
        self.strip.chosen.connect(self.go_to)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for pane in (self.text, self.strip):
            panes.addWidget(pane)
        panes.setSizes(list(_SHARES))
        foot = QHBoxLayout()
        said = _("The file is only read; mend it where it was written.")
        foot.addWidget(label(said, "muted"), 1)
        foot.addWidget(button(_("Close"), self.accept, "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        self.strip.list.setFocus()

    def go_to(self, finding: Finding) -> None:
        """Show the line of a finding and select its words, which may go on to the next lines."""
        line = finding.params.get("line", "")
        if not line.isdigit():
            return
        block = self.text.document().findBlockByNumber(int(line) - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        span = _words(block, finding.quote or "")
        if span is not None:
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()


def _words(block: QTextBlock, quote: str) -> tuple[int, int] | None:
    found = pattern(quote, match_case=True).search(block.text())
    if found is None:
        return None
    return block.position() + found.start(), block.position() + found.end()
