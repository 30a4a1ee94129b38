"""The line pinned under the score sheet: «Tổng cộng 945 / 950 … 48 / 50 thưởng»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.theme.stylesheet import kind

if TYPE_CHECKING:
    from thiduadesk.rules.scoring import Totals


class TotalsLine(QFrame):
    """Computed totals, with the range while rows are provisional."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(16)
        name = QLabel(_("Total"))
        kind(name, "strong")
        self.answered = QLabel()
        kind(self.answered, "muted")
        self.points, self.range, self.bonus, self.penalty = (QLabel() for _at in range(4))
        kind(self.points, "strong")
        kind(self.range, "muted")
        layout.addWidget(name)
        layout.addWidget(self.answered)
        layout.addStretch(1)
        for label in (self.points, self.range, self.bonus, self.penalty):
            layout.addWidget(label)

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
