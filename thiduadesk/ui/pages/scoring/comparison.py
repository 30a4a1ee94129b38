"""The dialog «So với năm …»: both years' numbers of each row, what changed marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.points import Points
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import comparison
from thiduadesk.services.comparison import Pair
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.rules.scoring import RowTotals
    from thiduadesk.services.rubric import SheetView

_SIZE = (980, 620)
_NUMBER = 76


class ComparisonDialog(QDialog):
    """A list to read; Enter on a row goes to it in the sheet.

    Attributes:
        chosen: ``no`` of the row to go to, empty when the dialog was only closed.
    """

    def __init__(self, view: SheetView, before: SheetView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = ""
        year, old = view.sheet.year, before.sheet.year
        self.setWindowTitle(_("{year} beside {before}").format(year=year, before=old))
        px = active().px
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self._pairs = comparison.compared(view, before)
        self.model: TableModel[Pair] = TableModel(
            _columns(year, old),
            key=lambda pair: (pair.row.criterion.no, pair.now is None),
            ground=lambda pair: "head" if pair.row.criterion.section else "",
            parent=self,
        )
        self.table = TableView(self.model, self.windowTitle())
        self.table.row_opened.connect(self._on_opened)
        self.only = QCheckBox(_("Only rows that differ"))
        self.only.toggled.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        sums = label(_sums(view, before), "strong")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(sums)
        foot.addStretch(1)
        foot.addWidget(self.only)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(
            label(
                _("Rows are matched by their words. Enter goes to the row in the sheet."), "muted"
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self._show()

    def _show(self) -> None:
        only = self.only.isChecked()
        self.model.set_rows([pair for pair in self._pairs if pair.differs or not only])

    def _on_opened(self, _key: object) -> None:
        pair = self.model.row_at(self.table.currentIndex())
        if pair is not None and pair.now is not None:
            self.chosen = pair.row.criterion.no
            self.accept()


def _columns(year: int, old: int) -> tuple[Column[Pair], ...]:
    points, bonus = _("Points {year}"), _("Bonus {year}")
    return (
        Column("no", N_("No."), lambda pair: pair.row.criterion.printed_no, 52, tone=_muted),
        Column("text", N_("Criterion"), _first_line, strong=_is_section,
               tip=lambda pair: pair.row.criterion.text),
        Column("points_before", points.format(year=old),
               lambda pair: _points(pair.before), _NUMBER, "right"),
        Column("points", points.format(year=year),
               lambda pair: _points(pair.now), _NUMBER, "right",
               strong=_is_section),
        Column("points_change", "", lambda _pair: "", 120, chips=_points_chips),
        Column("bonus_before", bonus.format(year=old),
               lambda pair: _bonus(pair.before), _NUMBER, "right"),
        Column("bonus", bonus.format(year=year),
               lambda pair: _bonus(pair.now), _NUMBER, "right",
               strong=_is_section),
        Column("bonus_change", "", lambda _pair: "", 64, chips=_bonus_chips),
    )  # fmt: skip


def _points_chips(pair: Pair) -> tuple[Chip, ...]:
    if pair.before is None:
        return (Chip(_("new"), "neutral"),)
    if pair.now is None:
        return (Chip(_("no more"), "neutral"),)
    chips = _change(pair.points_change)
    if pair.rule_changed and not pair.row.criterion.section:
        most = _("was {points}").format(points=pair.before.max_points.printed())
        return (*chips, Chip(most, "amber"))
    return chips


def _bonus_chips(pair: Pair) -> tuple[Chip, ...]:
    return _change(pair.bonus_change)


def _change(points: Points | None) -> tuple[Chip, ...]:
    if not points:
        return ()
    if points.hundredths > 0:
        return (Chip(f"+{points.printed()}", "green"),)
    return (Chip(f"\u2212{(Points(-points.hundredths)).printed()}", "danger"),)


def _sums(view: SheetView, before: SheetView) -> str:
    return " \u00b7 ".join(
        _("{year}: {points} + {bonus}").format(
            year=one.sheet.year,
            points=one.totals.points.printed(),
            bonus=one.totals.bonus.printed(),
        )
        for one in (before, view)
    )


def _points(numbers: RowTotals | None) -> str:
    return _number(numbers.points if numbers else None)


def _bonus(numbers: RowTotals | None) -> str:
    return _number(numbers.bonus if numbers else None)


def _number(points: Points | None) -> str:
    return "" if points is None else points.printed()


def _first_line(pair: Pair) -> str:
    return pair.row.criterion.text.strip().partition("\n")[0]


def _is_section(pair: Pair) -> bool:
    return pair.row.criterion.section


def _muted(_pair: Pair) -> str:
    return "muted"
