"""Choosing evidence («minh chứng»): a few words, papers and activities below them, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QCompleter
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import _
from thiduadesk.services import evidence
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import clear

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from thiduadesk.domain.movements import Activity
    from thiduadesk.domain.papers import Citation

_DOT = " \N{MIDDLE DOT} "
_LONGEST = 110
_POPUP_WIDTH = 560
_AT_ONCE = 9
_LINES, _BETWEEN = 3, 2
"""Ticks that are seen at once, and what is between them, px."""
_BOX = 28
"""Width of the box before the words of a tick."""


class EvidenceField(QLineEdit):
    """Finds papers of the register and activities of the year as one types.

    Args:
        find: what is found for the words typed.

    Signals:
        chosen: the ``Paper`` or ``Activity``.
    """

    chosen = Signal(object)

    def __init__(
        self,
        find: Callable[[str], tuple[Paper | Activity, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._found: tuple[Paper | Activity, ...] = ()
        self._lines = QStringListModel(self)
        self.setAccessibleName(_("Add evidence"))
        self.setPlaceholderText(_("Add a paper or an activity: number, words"))
        self.setToolTip(_("Type a few words, choose with the arrow keys, take with Enter"))
        self.setClearButtonEnabled(True)
        offered = QCompleter(self._lines, self)
        offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        offered.setMaxVisibleItems(_AT_ONCE)
        popup = QListView()
        popup.setMinimumWidth(active().px(_POPUP_WIDTH))
        popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        offered.setPopup(popup)
        offered.activated.connect(self._on_taken)
        self.setCompleter(offered)
        self.textEdited.connect(self._on_typed)

    @property
    def offered(self) -> tuple[Paper | Activity, ...]:
        """What is offered for the words typed."""
        return self._found

    def _on_typed(self, text: str) -> None:
        self._found = self._find(text) if text.strip() else ()
        self._lines.setStringList([line(one) for one in self._found])
        if self._found:
            self.completer().complete()

    def _on_taken(self, text: str) -> None:
        lines = self._lines.stringList()
        if text in lines:
            QTimer.singleShot(0, self, self.clear)  # the completer writes its line there first
            self.chosen.emit(self._found[lines.index(text)])


class _Tick(QCheckBox):
    """A tick as wide as its place, the words cut where they do not fit."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - active().px(_BOX)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class EvidenceList(QWidget):
    """What is evidence, ticked, what might be, not ticked, and a field to add more.

    Args:
        find: papers and activities that hold the words typed.

    Signals:
        asked: (citation, paper or activity; wanted) make it evidence, or no more.
    """

    asked = Signal(object, bool)

    def __init__(
        self,
        find: Callable[[str], tuple[Paper | Activity, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        inner = QWidget()
        self._checks = QVBoxLayout(inner)
        self._checks.setContentsMargins(0, 0, 0, 0)
        self._checks.setSpacing(_BETWEEN)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._area.setVisible(False)
        self.field = EvidenceField(find)
        self.field.chosen.connect(lambda one: self.asked.emit(one, True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._area)
        layout.addWidget(self.field)

    def show_evidence(
        self, linked: Sequence[Paper | Activity], cited: Sequence[Citation] = ()
    ) -> None:
        """Show these; what is the same as before is left as it is."""
        wanted = (tuple(linked), tuple(cited))
        self._area.setVisible(bool(linked or cited))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._checks)
        for one in linked:
            short = paper_line(one) if isinstance(one, Paper) else activity_line(one)
            whole = line(one) if isinstance(one, Paper) else evidence.said(one)
            self._add(short, one, on=True, tip=whole)
        for found in cited:
            self._add(paper_line(found), found, on=False, tip=found.text)
        self._checks.addStretch(1)
        count = min(len(linked) + len(cited), _LINES)
        self._area.setFixedHeight(count * (QCheckBox("x").sizeHint().height() + _BETWEEN))

    def _add(self, text: str, what: object, *, on: bool, tip: str) -> None:
        box = _Tick(text)
        box.setChecked(on)
        box.setToolTip("\n".join((tip, _("What is ticked is evidence"))))
        box.clicked.connect(lambda wanted: self.asked.emit(what, wanted))
        self._checks.addWidget(box)


def line(one: Paper | Activity) -> str:
    """A paper or an activity in one line."""
    if isinstance(one, Paper):
        called = paper_line(one)
        return _cut(_DOT.join(part for part in (called, one.subject) if part))
    return activity_line(one)


def paper_line(paper: Paper | Citation) -> str:
    """«Quyết định 898/QĐ-UBND · 08/7/2022»."""
    name = " ".join(part for part in (paper.kind, full_number(paper.number, paper.symbol)) if part)
    return _DOT.join(filter(None, (name, short_date(paper.date) if paper.date else "")))


def activity_line(activity: Activity) -> str:
    """«Hoạt động · 12/3/2022 · …»."""
    day = short_date(activity.day) if activity.day else ""
    parts = (_("Activity"), day, evidence.said(activity))
    return _cut(_DOT.join(part for part in parts if part))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}\u2026"
