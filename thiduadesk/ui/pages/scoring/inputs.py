"""How a row is answered where its rule asks more than a number: levels, bodies, counts, per cent."""

from __future__ import annotations

from decimal import Decimal
from decimal import InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.i18n import _
from thiduadesk.ui.widgets import spin_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSpinBox

    from thiduadesk.domain.points import Points
    from thiduadesk.domain.rubric import Body
    from thiduadesk.domain.rubric import Level
    from thiduadesk.domain.rubric import Row

_ABSENT = -1
_MANY = 999


class AnswerInputs(QWidget):
    """Fields of one row's answer; empty for rules that only ask a number.

    Signals:
        answered: an ``Answer`` the clerk has given.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._fields: QWidget | None = None
        self._shown: object = None
        self.answered.connect(self._on_answered)

    def show_row(self, row: Row | None) -> None:
        """Show the fields of a row's rule with what is answered so far."""
        wanted = row and (row.criterion, row.score.answer, row.score.points)
        if wanted == self._shown:
            return
        same = (
            row is not None
            and isinstance(self._shown, tuple)
            and self._shown[:2] == (row.criterion, row.score.answer)
        )
        self._shown = wanted
        if same:
            return
        if self._fields is not None:
            self._fields.setParent(None)
            self._fields.deleteLater()
            self._fields = None
        made = None if row is None else self._made(row)
        if made is not None:
            self._fields = made
            self._layout.addWidget(made)
        self.setVisible(made is not None)

    def _on_answered(self, answer: Answer) -> None:
        """What the fields show already needs no new fields, so the focus stays where it is."""
        if isinstance(self._shown, tuple):
            self._shown = (self._shown[0], answer, None)

    def _made(self, row: Row) -> QWidget | None:
        match row.criterion.rule:
            case LadderRule(levels=levels):
                return self._ladder(levels, row)
            case BodiesRule(bodies=bodies):
                return self._bodies(bodies, row)
            case OccurrenceRule(unit=unit):
                return self._count(unit, row)
            case PercentageRule():
                return self._percent(row)
            case _:
                return None

    def _ladder(self, levels: tuple[Level, ...], row: Row) -> QWidget:
        box, form = _form()
        choice = _level_box(levels, _("Level reached"))
        current = row.score.answer.level
        at = next((i for i, level in enumerate(levels) if level.name == current), None)
        if at is None:
            at = _only(levels, row.score.points)
        choice.setCurrentIndex(-1 if at is None else at)
        choice.activated.connect(
            lambda chosen: self.answered.emit(Answer(level=levels[chosen].name))
        )
        form.addRow(_("Level"), choice)
        return box

    def _bodies(self, bodies: tuple[Body, ...], row: Row) -> QWidget:
        box, form = _form()
        given = {body.name: body for body in row.score.answer.bodies}
        choices: list[tuple[Body, QComboBox]] = []

        def tell() -> None:
            scores = tuple(
                _body_score(body, choice.currentData())
                for body, choice in choices
                if choice.currentIndex() >= 0
            )
            self.answered.emit(Answer(bodies=scores))

        for body in bodies:
            choice = _level_box(body.levels, body.name)
            choice.addItem(_("does not exist"), _ABSENT)
            choice.setCurrentIndex(_body_index(body, given.get(body.name), choice))
            choice.activated.connect(lambda _at: tell())
            choices.append((body, choice))
            form.addRow(_wrapping(body.name), choice)
        return box

    def _count(self, unit: str, row: Row) -> QWidget:
        box, form = _form()
        times = spin_box(unit or _("Number of times"))
        times.setRange(0, _MANY)
        times.setValue(row.score.answer.count or 0)
        times.editingFinished.connect(lambda: self._tell_count(times, row))
        form.addRow(_wrapping(unit or _("Number of times")), times)
        return box

    def _tell_count(self, times: QSpinBox, row: Row) -> None:
        if times.value() != (row.score.answer.count or 0) or row.score.answer.count is None:
            self.answered.emit(Answer(count=times.value()))

    def _percent(self, row: Row) -> QWidget:
        box, form = _form()
        field = QLineEdit()
        field.setAccessibleName(_("Per cent reached"))
        percent = row.score.answer.percent
        field.setText("" if percent is None else str(percent).replace(".", ","))
        field.editingFinished.connect(lambda: self._tell_percent(field, percent))
        form.addRow(_("Per cent reached"), field)
        return box

    def _tell_percent(self, field: QLineEdit, before: Decimal | None) -> None:
        text = field.text().strip().rstrip("%").replace(",", ".")
        try:
            percent = Decimal(text)
        except InvalidOperation:
            field.setText("" if before is None else str(before).replace(".", ","))
            return
        if percent != before:
            self.answered.emit(Answer(percent=percent))


def _form() -> tuple[QWidget, QFormLayout]:
    box = QWidget()
    form = QFormLayout(box)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return box, form


def _wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _level_box(levels: tuple[Level, ...], name: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setPlaceholderText(_("choose…"))
    choice.setMinimumContentsLength(12)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for at, level in enumerate(levels):
        choice.addItem(f"{level.name} ({level.points.printed()})", at)
    return choice


def _only(levels: tuple[Level, ...], points: Points | None) -> int | None:
    """The one level worth these points, None when there is none or more than one."""
    fitting = [at for at, level in enumerate(levels) if level.points == points]
    return fitting[0] if len(fitting) == 1 else None


def _body_score(body: Body, chosen: int) -> BodyScore:
    if chosen == _ABSENT:
        return BodyScore(body.name, exists=False)
    return BodyScore(body.name, points=body.levels[chosen].points)


def _body_index(body: Body, given: BodyScore | None, choice: QComboBox) -> int:
    if given is None:
        return -1
    if not given.exists:
        return choice.findData(_ABSENT)
    at = _only(body.levels, given.points)
    return -1 if at is None else at
