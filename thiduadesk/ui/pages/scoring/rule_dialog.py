"""The dialog in which the rule of a row is looked at and changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.i18n import _
from thiduadesk.ui.pages.scoring import rule_form
from thiduadesk.ui.pages.scoring.rules_text import kind_name
from thiduadesk.ui.theme import theme
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.domain.rubric import Criterion
    from thiduadesk.domain.rubric import Rule


class RuleDialog(QDialog):
    """Kind, parameters and maxima of a leaf; limits over the rows below of a parent or section.

    Attributes:
        criterion: as it is after OK.
    """

    def __init__(
        self, criterion: Criterion, parent: QWidget | None = None, *, header: bool = False
    ) -> None:
        super().__init__(parent)
        self.criterion = criterion
        self._header = header or criterion.section
        self.setWindowTitle(_("Rule of {no}").format(no=criterion.no))
        self.setMinimumWidth(theme.active().px(520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        words = label(criterion.text.split("\n", 1)[0], "strong", wrap=True)
        layout.addWidget(words)
        self._fault = label("", "fault", wrap=True)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        layout.addLayout(self._form)
        if self._header:
            self._build_group()
        else:
            self._build_rule()
        layout.addWidget(self._fault)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @override
    def accept(self) -> None:
        try:
            self.criterion = self._group_read() if self._header else self._rule_read()
        except rule_form.FormError as error:
            self._fault.setText(str(error))
            return
        super().accept()

    # --- limits of a group --------------------------------------------------------------------
    def _build_group(self) -> None:
        group = self.criterion.group
        self._only_one = QCheckBox(_("Only one of the rows below may score"))
        self._only_one.setChecked(group.at_most_one)
        self._form.addRow(self._only_one)
        self._caps = {
            "cap_points": self._number(_("Points together at most"), group.cap_points),
            "cap_bonus": self._number(_("Bonus together at most"), group.cap_bonus),
            "cap_penalty": self._number(_("Penalty together at most"), group.cap_penalty),
        }
        if not self.criterion.section:
            self._bonus = self._number(_("Own bonus up to"), self.criterion.max_bonus)

    def _group_read(self) -> Criterion:
        caps = {name: rule_form.points(field.text()) for name, field in self._caps.items()}
        group = Group(at_most_one=self._only_one.isChecked(), **caps)
        if self.criterion.section:
            return replace(self.criterion, group=group)
        return replace(self.criterion, group=group, max_bonus=rule_form.points(self._bonus.text()))

    # --- rule of a leaf -----------------------------------------------------------------------
    def _build_rule(self) -> None:
        criterion = self.criterion
        self._points = self._number(_("Maximum points"), criterion.max_points)
        self._bonus = self._number(_("Maximum bonus"), criterion.max_bonus)
        self._penalty = self._number(_("Maximum penalty"), criterion.max_penalty)
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Kind of rule"))
        self._pages = QStackedWidget()
        self._readers: list[Callable[[], Rule]] = []
        rules: tuple[Rule, ...] = (
            DirectRule(),
            LadderRule(()),
            BodiesRule(()),
            OccurrenceRule(ZERO),
            PercentageRule(),
            PenaltyRule(),
        )
        for empty in rules:
            current = isinstance(criterion.rule, type(empty))
            page, reader = _page(criterion.rule if current else empty)
            self._kind.addItem(kind_name(empty))
            self._pages.addWidget(page)
            self._readers.append(reader)
            if current:
                self._kind.setCurrentIndex(self._kind.count() - 1)
        self._pages.setCurrentIndex(self._kind.currentIndex())
        self._kind.currentIndexChanged.connect(self._pages.setCurrentIndex)
        self._form.addRow(_("Kind of rule"), self._kind)
        self._form.addRow(self._pages)

    def _rule_read(self) -> Criterion:
        return replace(
            self.criterion,
            max_points=rule_form.points(self._points.text()),
            max_bonus=rule_form.points(self._bonus.text()),
            max_penalty=rule_form.points(self._penalty.text()),
            rule=self._readers[self._kind.currentIndex()](),
        )

    def _number(self, name: str, value: Points | None) -> QLineEdit:
        field = _line(rule_form.shown(value), name)
        self._form.addRow(name, field)
        return field


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    return field


def _page(rule: Rule) -> tuple[QWidget, Callable[[], Rule]]:
    """The fields of one kind of rule, and how to read them."""
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    match rule:
        case DirectRule():
            return page, DirectRule
        case LadderRule(levels=levels):
            lines = _lines(form, _("Levels, one per line: name = points"))
            lines.setPlainText(rule_form.levels_text(levels))
            return page, lambda: LadderRule(rule_form.levels(lines.toPlainText()))
        case BodiesRule():
            return page, _bodies_page(form, rule)
        case OccurrenceRule():
            return page, _occurrence_page(form, rule)
        case PercentageRule():
            return page, _percentage_page(form, rule)
        case PenaltyRule(cap=cap):
            most = _row(form, _("At most"), rule_form.shown(cap))
            return page, lambda: PenaltyRule(rule_form.points(most.text()))


def _bodies_page(form: QFormLayout, rule: BodiesRule) -> Callable[[], Rule]:
    lines = _lines(form, _("Each organisation with a colon, its levels below it: name = points"))
    lines.setPlainText(rule_form.bodies_text(rule.bodies))
    mean = QCheckBox(_("An organisation that does not exist gets the mean of the others"))
    mean.setChecked(rule.mean_for_absent)
    form.addRow(mean)
    return lambda: BodiesRule(rule_form.bodies(lines.toPlainText()), mean.isChecked())


def _occurrence_page(form: QFormLayout, rule: OccurrenceRule) -> Callable[[], Rule]:
    each = _row(form, _("Points each time"), rule_form.shown(rule.each))
    cap = _row(form, _("At most"), rule_form.shown(rule.cap))
    unit = _row(form, _("What is counted"), rule.unit)
    column = QComboBox()
    column.setAccessibleName(_("Counts as"))
    for value, name in (
        (Column.POINTS, _("Points")),
        (Column.BONUS, _("Bonus")),
        (Column.PENALTY, _("Penalty")),
    ):
        column.addItem(name, value.value)
    column.setCurrentIndex(list(Column).index(rule.column))
    form.addRow(_("Counts as"), column)

    def read() -> Rule:
        worth = rule_form.points(each.text())
        if worth is None:
            raise rule_form.FormError(_("Write how many points each time is worth."))
        return OccurrenceRule(
            worth, rule_form.points(cap.text()), Column(column.currentData()), unit.text().strip()
        )

    return read


def _percentage_page(form: QFormLayout, rule: PercentageRule) -> Callable[[], Rule]:
    full = _row(form, _("Full points at %"), _percent(rule.full_at))
    step = _row(form, _("For each missing %"), _percent(rule.step))
    minus = _row(form, _("Points lost"), rule_form.shown(rule.minus))
    floor = _row(form, _("At least"), rule_form.shown(rule.floor))

    def read() -> Rule:
        size = rule_form.per_cent(step.text())
        if size <= 0:
            raise rule_form.FormError(_("The step must be more than 0 %."))
        return PercentageRule(
            rule_form.per_cent(full.text()),
            size,
            rule_form.points(minus.text()) or ZERO,
            rule_form.points(floor.text()) or ZERO,
        )

    return read


def _row(form: QFormLayout, name: str, text: str) -> QLineEdit:
    field = _line(text, name)
    form.addRow(name, field)
    return field


def _lines(form: QFormLayout, name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(theme.active().px(160))
    form.addRow(label(name, "hint", wrap=True))
    form.addRow(field)
    return field


def _percent(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
