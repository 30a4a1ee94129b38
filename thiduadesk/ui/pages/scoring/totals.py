"""The line pinned under the score sheet: «Tổng cộng 945 / 950 … 48 / 50 thưởng»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import _
from thiduadesk.ui.theme.stylesheet import kind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thiduadesk.rules.scoring import Totals

_GAP = 16
_EDGES = 40
"""Margins and the least gap between notes and sums, px."""


class TotalsLine(QFrame):
    """Computed totals, with the range while rows are provisional."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel(_("Total"))
        kind(name, "strong")
        self.answered, self.range = QLabel(), QLabel()
        self.points, self.bonus, self.penalty = QLabel(), QLabel(), QLabel()
        kind(self.points, "strong")
        for muted in (self.answered, self.range):
            kind(muted, "muted")
        self._notes = QWidget()
        notes = QHBoxLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        for label in (self.answered, self.range):
            notes.addWidget(label)
        notes.addStretch(1)
        sums = QHBoxLayout()
        for label in (self.points, self.bonus, self.penalty):
            sums.addWidget(label)
        for line in (notes, sums):
            line.setSpacing(_GAP)
        self._first = QHBoxLayout()
        self._first.setSpacing(_GAP)
        self._first.addWidget(name)
        self._first.addStretch(1)
        self._first.addLayout(sums)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(4)
        self._layout.addLayout(self._first)
        self._layout.addWidget(self._notes)
        self._below = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """The notes beside the sums, or below them where one line is too short."""
        shown = [label for label in self.findChildren(QLabel) if not label.isHidden()]
        wanted = sum(label.sizeHint().width() + _GAP for label in shown) + _EDGES
        below = self.width() < wanted
        if below == self._below:
            return
        self._below = below
        (self._first if below else self._layout).removeWidget(self._notes)
        if below:
            self._layout.addWidget(self._notes)
        else:
            self._first.insertWidget(1, self._notes)

    def show_totals(self, totals: Totals | None) -> None:
        """Show the totals of a sheet."""
        self.setVisible(totals is not None)
        if totals is None:
            return
        self.answered.setText(
            _("{answered} of {leaves} rows scored").format(
                answered=totals.answered, leaves=totals.leaves
            )
        )
        self.points.setText(f"{totals.points.printed()} / {totals.max_points.printed()}")
        span = totals.low != totals.high
        self.range.setVisible(span)
        self.range.setText(
            _("from {low} to {high} while provisional").format(
                low=totals.low.printed(), high=totals.high.printed()
            )
        )
        self.bonus.setText(
            _("{points} / {maximum} bonus").format(
                points=totals.bonus.printed(), maximum=totals.max_bonus.printed()
            )
        )
        kind(self.bonus, "danger" if totals.bonus > totals.max_bonus else "strong")
        self.penalty.setVisible(bool(totals.penalty) or bool(totals.max_penalty))
        self.penalty.setText(_("−{points} penalty").format(points=totals.penalty.printed()))
        kind(self.penalty, "strong")
        self._fit()
