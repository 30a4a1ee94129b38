"""The numbers of a paragraph as figures: taken or left, named, put under their total, added up."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.rules import figures_said
from thiduadesk.rules.figures_said import Said
from thiduadesk.rules.movements import figures as rules
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from thiduadesk.domain.movements import Figure

_CTRL = Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A number and whether it becomes a figure; ``said.start`` is -1 where the text lacks it."""

    at: int
    said: Said
    taken: bool

    @property
    def figure(self) -> Figure:
        """Without its parts."""
        return self.said.figure


def rows_of(text: str, before: Sequence[Row], *, offered: bool = True) -> list[Row]:
    """The numbers of a text; what was decided about one stays with it while the text changes.

    Args:
        text: as it is typed.
        before: what was decided.
        offered: numbers that nothing was decided about are taken where they surely count something.
    """
    left = list(before)
    found = []
    for said in figures_said.said(text):
        known = next((one for one in left if _same(one.said, said)), None)
        if known is None:
            found.append(Row(0, said, offered and said.sure))
            continue
        left.remove(known)
        kept = replace(said, figure=known.figure, level=known.said.level)
        found.append(Row(0, kept, known.taken))
    lost = [one for one in left if one.said.start == _NOWHERE]
    return [replace(one, at=at) for at, one in enumerate([*found, *lost])]


def rows_from(text: str, figures: Sequence[Figure]) -> list[Row]:
    """The numbers of a text of which ``figures`` are kept already; others are left."""
    kept = [
        Row(0, Said(replace(figure, parts=()), _NOWHERE, _NOWHERE, place.count(".")), taken=True)
        for place, figure in rules.places(tuple(figures))
    ]
    return rows_of(text, kept, offered=False)


def _same(kept: Said, said: Said) -> bool:
    one, other = kept.figure, said.figure
    alike = one.unit.casefold() == other.unit.casefold() or kept.start == _NOWHERE
    return (one.value, one.about) == (other.value, other.about) and alike


class FigureTable(TableView):
    """The figures of a paragraph. Space takes or leaves one, Ctrl with Left and Right moves it.

    Signals:
        changed: another is taken, named or moved.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        columns: tuple[Column[Row], ...] = (
            Column("taken", "", lambda row: "\N{CHECK MARK}" if row.taken else "", width=34,
                   align="center", tip=lambda _row: _("Space takes or leaves the number")),
            Column("number", N_("Number"), _number, width=130, tone=_tone,
                   strong=lambda row: row.taken),
            Column("unit", N_("Unit"), lambda row: row.figure.unit, width=110, tone=_tone,
                   put=self._put_unit),
            Column("name", N_("What it counts"), lambda row: row.figure.name, tone=_tone,
                   put=self._put_name),
        )  # fmt: skip
        self.rows: TableModel[Row] = TableModel(columns, key=lambda row: row.at)
        super().__init__(self.rows, _("Numbers of the paragraph"), parent)
        self.clicked.connect(self._on_clicked)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Those taken, parts under their total."""
        return figures_said.assembled(row.said for row in self.rows.rows if row.taken)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these numbers."""
        self.rows.set_rows(list(rows))
        self.changed.emit()

    def toggle(self) -> None:
        """Take the number under the cursor, or leave it."""
        self._change(lambda row: replace(row, taken=not row.taken))

    def shift(self, step: int) -> None:
        """Make it a part of the number above it (1), or no longer (-1)."""

        def moved(row: Row) -> Row:
            above = self.rows.rows[row.at - 1].said.level if row.at else _NOWHERE
            level = min(max(row.said.level + step, 0), above + 1)
            return replace(row, said=replace(row.said, level=level))

        self._change(moved)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif step is not None and event.modifiers() & _CTRL:
            self.shift(step)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle()

    def _change(self, change: Callable[[Row], Row]) -> None:
        row = self.rows.row_at(self.currentIndex())
        if row is not None:
            self._put(change(row))

    def _put(self, changed: Row) -> None:
        every = [changed if one.at == changed.at else one for one in self.rows.rows]
        self.rows.set_rows(every)
        self.changed.emit()

    def _put_unit(self, row: Row, typed: str) -> None:
        self._put(_with(row, replace(row.figure, unit=typed.strip())))

    def _put_name(self, row: Row, typed: str) -> None:
        self._put(_with(row, replace(row.figure, name=typed.strip())))


def _with(row: Row, figure: Figure) -> Row:
    return replace(row, said=replace(row.said, figure=figure))


def _number(row: Row) -> str:
    indent = "\N{EM SPACE}" * row.said.level
    joint = "\N{DOWNWARDS ARROW WITH TIP RIGHTWARDS} " if row.said.level else ""
    return f"{indent}{joint}{rules.written(row.figure)}"


def _tone(row: Row) -> str:
    return "" if row.taken else "faint"


def sums(figures: Iterable[Figure]) -> tuple[str, ...]:
    """«139 = 74 + 56 + 9» of every figure with parts; those that do not add up say so."""
    found = []
    for _place, figure in rules.places(tuple(figures)):
        if figure.parts:
            parts = " + ".join(rules.written(one) for one in figure.parts)
            found.append(f"{rules.written(figure)} = {parts}")
    return tuple(found)
