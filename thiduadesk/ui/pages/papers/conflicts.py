"""What contradicts itself in one paper, a sentence each, and the way to the paper it is held against."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Severity
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.findings import Finding

_MOST = 5
_ONE_PAPER = {"paper_two_dates", "paper_repeated"}
"""Findings about two records that may be one paper."""
_LOOKS = {Severity.ERROR: "danger", Severity.WARNING: "amber", Severity.INFO: "muted"}


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
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; nothing is shown where there are none."""
        order = list(Severity)
        found = tuple(sorted(findings, key=lambda one: order.index(one.severity)))
        if found == self.findings:
            return
        self.findings = found
        clear(self._lines)
        for finding in found[:_MOST]:
            look = _LOOKS[finding.severity]
            self._lines.addWidget(label(finding_text(finding), look, wrap=True))
            if "other" in finding.params:
                self._lines.addLayout(self._ways(finding))
        if len(found) > _MOST:
            rest = _("and {count} more").format(count=len(found) - _MOST)
            self._lines.addWidget(label(rest, "muted"))
        self.setVisible(bool(found))

    def _ways(self, finding: Finding) -> QHBoxLayout:
        other = int(finding.params["other"])
        row = QHBoxLayout()
        row.setSpacing(16)
        if finding.code in _ONE_PAPER:
            row.addWidget(
                button(_("Make the two one"), partial(self.merge_asked.emit, other), "link")
            )
        row.addWidget(button(_("Look at the other"), partial(self.paper_asked.emit, other), "link"))
        row.addStretch(1)
        return row
