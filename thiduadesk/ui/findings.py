"""The strip «Lỗi cần sửa»: what a check found, folded or open; a click goes to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Severity
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_ICONS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "amber"),
    Severity.INFO: ("check", "green"),
}
_FINDING = Qt.ItemDataRole.UserRole


class FindingsStrip(QFrame):
    """Findings as sentences, errors first.

    Signals:
        chosen: the ``Finding`` whose place is to be shown.
        folded: whether the list is hidden now.
    """

    chosen = Signal(object)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        self.head = QToolButton()
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setCheckable(True)
        self.head.setChecked(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._on_toggled)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Things to mend"))
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        self._shown: tuple[Finding, ...] | None = None
        self.show_findings(())
        active().changed.connect(self._retint)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these, errors first, in the order of the sheet or paper."""
        if findings == self._shown:
            return
        self._shown = findings
        self.list.clear()
        for finding in sorted(findings, key=lambda one: _ORDER[one.severity]):
            item = QListWidgetItem(f"{_place(finding)}{finding_text(finding)}")
            item.setData(_FINDING, finding)
            item.setToolTip(finding_text(finding))
            self.list.addItem(item)
        self._retint()

    def _retint(self) -> None:
        """Icons in the colours of the theme."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setIcon(icons.icon(*_ICONS[item.data(_FINDING).severity]))
        self._caption()

    def _caption(self) -> None:
        found = self._shown or ()
        errors = sum(one.severity is Severity.ERROR for one in found)
        notes = sum(one.severity is Severity.WARNING for one in found)
        if not found:
            text = _("Nothing to mend")
        else:
            text = _("To mend ({errors}) · to look at ({notes})").format(errors=errors, notes=notes)
        self.head.setText(text)
        self.head.setIcon(icons.icon("chevron-down" if self.head.isChecked() else "chevron-right"))

    def _on_toggled(self, shown: bool) -> None:
        self.list.setVisible(shown)
        self._caption()
        self.folded.emit(not shown)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FINDING))


def _place(finding: Finding) -> str:
    return "" if finding.where in {"", "total"} else f"{finding.where}: "
