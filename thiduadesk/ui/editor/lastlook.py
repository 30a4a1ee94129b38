"""The last look («Soát lỗi») in the window: what is found in the open paper, a click goes there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.documents.tree.replacing import pattern
from thiduadesk.domain.findings import Severity
from thiduadesk.i18n import _
from thiduadesk.services import lastlook
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.editor import outline as entries
from thiduadesk.ui.findings import FindingsStrip
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.findings import Finding
    from thiduadesk.ui.editor.view import DispatchEditor
    from thiduadesk.ui.tasks.runner import BaseRunner

_HEIGHT = 170
_CLOSING = ("frame/signature", "frame/distribution")


class LastLook(QFrame):
    """Findings of the paper in the editor; hidden until asked for, then kept up to date.

    Signals:
        looked: other findings are known.
    """

    looked = Signal()

    def __init__(self, store: Store, runner: BaseRunner, editor: DispatchEditor) -> None:
        super().__init__()
        kind(self, "card")
        self._store = store
        self._runner = runner
        self._editor = editor
        self._wanted = 0
        self._busy = False
        self.findings: tuple[Finding, ...] = ()
        self._looked_at: tuple[Document, dt.date] | None = None
        self._title = label("", "strong")
        self.strip = FindingsStrip()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(button(_("Close"), self.hide, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.strip)
        self.strip.chosen.connect(self.go_to)
        theme.active().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def errors(self) -> int:
        """How many things would bring the paper back."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    def look(self) -> None:
        """Look at the paper as it is kept now, and show what is found."""
        self.show()
        self.strip.head.setChecked(True)
        if not self._is_fresh():
            self.refresh()

    def look_now(self) -> int:
        """How many errors there are; the clerk waits unless they are known already."""
        dispatch, document = self._editor.dispatch, self._editor.document
        if dispatch is not None and document is not None and not self._is_fresh():
            day = _today()
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                found = lastlook.look(self._store, dispatch.id, day)
            finally:
                QApplication.restoreOverrideCursor()
            self._show(dispatch.id, document, day, found)
        return self.errors

    def refresh(self) -> None:
        """Look again where the strip is open; the latest request wins."""
        dispatch = self._editor.dispatch
        self._wanted = dispatch.id if dispatch is not None and self.isVisible() else 0
        if self._wanted and not self._busy:
            self._start()

    def forget(self) -> None:
        """The paper was closed."""
        self._wanted = 0
        self.findings = ()
        self._looked_at = None
        self.hide()

    def go_to(self, finding: Finding) -> None:
        """Show the place of a finding and select its words."""
        at, key = finding.params.get("at", ""), finding.params.get("key", "")
        if key == entries.HEAD or not self._editor.outline.choose(key):
            if finding.quote:
                self._editor.show_frame_words(_finder(finding.quote))
            if at.startswith(_CLOSING):
                self._editor.show_entry(entries.CLOSING)
        elif finding.quote and self._editor.in_text():
            self._select(finding.quote)

    def _select(self, quote: str) -> None:
        finder = _finder(quote)
        panel = self._editor.panel
        for field in (panel.heading, panel.text):
            span = next(gaps.spans(field.document(), finder), None)
            if span is not None and not field.isHidden():
                gaps.select(field, span)
                field.setFocus()
                return
        panel.text.setFocus()

    def _is_fresh(self) -> bool:
        """Whether the findings are those of the paper shown, of today.

        The editor composes its document anew after each change of the data, so that another
        document means that something may have changed.
        """
        if self._looked_at is None:
            return False
        document, day = self._looked_at
        return document is self._editor.document and day == _today()

    def _start(self) -> None:
        number, self._wanted = self._wanted, 0
        document, day = self._editor.document, _today()
        if document is None:
            return
        self._busy = True
        self._runner.submit(
            lambda _context: lastlook.look(self._store, number, day),
            succeeded=lambda found: self._show(number, document, day, found),
            finished=self._on_finished,
        )

    def _on_finished(self) -> None:
        self._busy = False
        if self._wanted:
            self._start()

    def _show(
        self, number: int, document: Document, day: dt.date, found: tuple[Finding, ...]
    ) -> None:
        dispatch = self._editor.dispatch
        if dispatch is None or dispatch.id != number:
            return
        self.findings, self._looked_at = found, (document, day)
        self._title.setText(
            _("Last look: form, sums, citations, law, spelling")
            if found
            else _("Last look: nothing to mend")
        )
        self.strip.setVisible(bool(found))
        self.strip.show_findings(found)
        self.looked.emit()

    def _fit(self) -> None:
        self.strip.list.setFixedHeight(theme.active().px(_HEIGHT))


def _finder(quote: str) -> Callable[[str], Iterable[gaps.Span]]:
    wanted = pattern(quote, match_case=True)
    return lambda text: [hit.span() for hit in wanted.finditer(text)]


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
