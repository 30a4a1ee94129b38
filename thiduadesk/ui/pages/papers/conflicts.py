"""What contradicts itself in one paper, a sentence each, and the way to the paper it is held against."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Severity
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.findings import Finding

_MOST = 5
_ONE_PAPER = {"paper_two_dates", "paper_repeated"}
"""Findings about two records that may be one paper."""
_ICONS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "amber"),
    Severity.INFO: ("info", "muted"),
}
_ICON, _GAP = 18, 8


class ConflictLines(QWidget):
    """The findings of a paper, errors first.

    Signals:
        paper_asked: id of the other paper, to be looked at.
        merge_asked: id of the record that is the same paper.
    """

    paper_asked = Signal(int)
    merge_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        active().changed.connect(self._draw)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; nothing is shown where there are none."""
        order = list(Severity)
        found = tuple(sorted(findings, key=lambda one: order.index(one.severity)))
        if found != self.findings:
            self.findings = found
            self._draw()

    def _draw(self) -> None:
        clear(self._lines)
        for finding in self.findings[:_MOST]:
            self._lines.addLayout(_line(finding))
            if "other" in finding.params:
                self._lines.addLayout(self._ways(finding))
        if len(self.findings) > _MOST:
            rest = _("and {count} more").format(count=len(self.findings) - _MOST)
            self._lines.addWidget(label(rest, "muted"))
        self.setVisible(bool(self.findings))

    def _ways(self, finding: Finding) -> QHBoxLayout:
        other = int(finding.params["other"])
        row = QHBoxLayout()
        row.setContentsMargins(active().px(_ICON + _GAP), 0, 0, 0)
        row.setSpacing(16)
        if finding.code in _ONE_PAPER:
            row.addWidget(
                button(_("Make the two one"), partial(self.merge_asked.emit, other), "link")
            )
        row.addWidget(button(_("Look at the other"), partial(self.paper_asked.emit, other), "link"))
        row.addStretch(1)
        return row


def _line(finding: Finding) -> QHBoxLayout:
    """A sign and the sentence."""
    sign = QLabel()
    size = active().px(_ICON)
    sign.setPixmap(icons.icon(*_ICONS[finding.severity]).pixmap(size, size))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    row = QHBoxLayout()
    row.setSpacing(active().px(_GAP))
    row.addWidget(sign)
    row.addWidget(label(finding_text(finding), wrap=True), 1)
    return row
