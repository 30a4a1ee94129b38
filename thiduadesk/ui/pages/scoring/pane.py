"""The pane beside the score sheet: one row's rule, its explanation, its evidence, last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.text import nfc
from thiduadesk.i18n import _
from thiduadesk.services import papers
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.ui.evidence import EvidenceList
from thiduadesk.ui.pages.scoring.inputs import AnswerInputs
from thiduadesk.ui.pages.scoring.rules_text import group_line
from thiduadesk.ui.pages.scoring.rules_text import last_year_line
from thiduadesk.ui.pages.scoring.rules_text import rule_line
from thiduadesk.ui.theme.stylesheet import kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.domain.movements import Activity
    from thiduadesk.domain.papers import Citation
    from thiduadesk.domain.papers import Paper
    from thiduadesk.domain.rubric import Row
    from thiduadesk.services.rubric import SheetView

_QUIET_MS = 1500
_SAVED_WITHIN = 3000
"""Milliseconds after which the explanation is kept though the typing goes on."""


class RowPane(QFrame):
    """Everything of one row that does not fit a cell.

    Signals:
        asked: a ``ScoreCommand`` to keep; while ``going_on``, the same typing as the last one.
        evidence_asked: (citation, paper or activity; wanted) make it evidence, or no more.
        fault: a sentence to show.

    Args:
        find: papers and activities that hold the words typed.
    """

    asked = Signal(object)
    evidence_asked = Signal(object, bool)
    fault = Signal(str)

    def __init__(
        self,
        find: Callable[[str], tuple[Paper | Activity, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._row: Row | None = None
        self._view: SheetView | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self.keep_explanation)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(_SAVED_WITHIN)
        self._longest.timeout.connect(self._keep_while_typing)
        self.going_on = False
        self._build(find)
        self.show_row(None, None, None)

    def _build(self, find: Callable[[str], tuple[Paper | Activity, ...]]) -> None:
        layout = self._scrolled_layout()
        self.title = _words(bold=True)
        self._title_area = _scrolling(self.title)
        self.rule = _words(muted=True)
        self.inputs = AnswerInputs()
        self.inputs.answered.connect(lambda answer: self._ask(answer=answer))
        self.provisional = QCheckBox(_("Provisional"))
        self.provisional.setToolTip(_("The number may still change; totals then show a range"))
        self.provisional.clicked.connect(lambda on: self._ask(provisional=on))
        self.low, self.high = self._range_fields()
        self._dash = QLabel("–")
        span = QHBoxLayout()
        span.setSpacing(8)
        for part in (self.provisional, self.low, self._dash, self.high):
            span.addWidget(part)
        span.addStretch(1)
        self.explanation = QPlainTextEdit()
        self.explanation.setTabChangesFocus(True)
        self.explanation.setAccessibleName(_("Explanation"))
        self.explanation.setPlaceholderText(
            _("What was done, with number and date of the papers that prove it")
        )
        self.explanation.textChanged.connect(self._on_typed)
        self.explanation.installEventFilter(self)
        label = QLabel(_("Explanation"))
        kind(label, "label")
        label.setBuddy(self.explanation)
        self.evidence_label = QLabel(_("Evidence"))
        kind(self.evidence_label, "label")
        self.evidence = EvidenceList(find)
        self.evidence.asked.connect(self.evidence_asked)
        self.before = _words(muted=True)
        self.before.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self._title_area)
        layout.addWidget(self.rule)
        layout.addWidget(self.inputs)
        layout.addLayout(span)
        layout.addWidget(label)
        layout.addWidget(self.explanation, 1)
        layout.addWidget(self.evidence_label)
        layout.addWidget(self.evidence)
        layout.addWidget(self.before)

    def _scrolled_layout(self) -> QVBoxLayout:
        """A column that scrolls where the pane is too low for it."""
        inner = QWidget()
        area = _scrolling(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        return layout

    def _range_fields(self) -> tuple[QLineEdit, QLineEdit]:
        return (
            self._range_field(_("Lowest"), _("low")),
            self._range_field(_("Highest"), _("high")),
        )

    def _range_field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(48)
        field.setMaximumWidth(96)
        field.editingFinished.connect(self._on_range)
        return field

    def show_row(self, row: Row | None, view: SheetView | None, before: Row | None) -> None:
        """Show a row; ``before`` is the same row of the year before, None when there is none."""
        same = (
            self._row is not None
            and row is not None
            and (self._row.criterion.no == row.criterion.no)
        )
        if not same:
            self.keep_explanation()
        self._row, self._view = row, view
        self.setEnabled(row is not None)
        if row is None or view is None:
            self.title.setText(_("Choose a row"))
            self.rule.setText("")
            self.inputs.show_row(None)
            self._set_explanation("")
            self._show_evidence()
            self.before.setVisible(False)
            self._fit_title()
            return
        criterion, score = row.criterion, row.score
        parent = criterion.no in view.sheet.parents
        self.title.setText(f"{criterion.no}  {criterion.text}")
        self._fit_title()
        words = group_line(criterion.group) if criterion.section or parent else rule_line(criterion)
        if parent and not criterion.section:
            words = " · ".join(filter(None, (_("sum of the rows below"), words)))
        past = last_year_line(before, view.sheet.year - 1)
        self.rule.setText(" · ".join(part for part in (words, past) if part))
        self.rule.setVisible(bool(self.rule.text()))
        leaf = not criterion.section and not parent
        self.inputs.show_row(row if leaf else None)
        self.provisional.setVisible(leaf)
        self.provisional.setChecked(score.provisional)
        for field, value in ((self.low, score.low), (self.high, score.high)):
            field.setVisible(leaf and score.provisional)
            field.setText("" if value is None else value.printed())
        self._dash.setVisible(leaf and score.provisional)
        self.explanation.setReadOnly(criterion.section)
        if not (same and self.explanation.hasFocus()):
            self._set_explanation(score.explanation)
        self._show_evidence()
        old = before.score.explanation if before else ""
        self.before.setVisible(bool(old))
        self.before.setText(_("Last year: {text}").format(text=old))

    def keep_explanation(self) -> None:
        """Keep what was typed, if it differs from what is kept; what comes next is a new step."""
        self._keep_typed()
        self.going_on = False

    def _keep_while_typing(self) -> None:
        self._keep_typed()
        self.going_on = True

    def _keep_typed(self) -> None:
        self._quiet.stop()
        self._longest.stop()
        if self._row is None or self._row.criterion.section:
            return
        text = nfc(self.explanation.toPlainText())
        if text != self._row.score.explanation:
            self._ask(explanation=text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.explanation and event.type() is QEvent.Type.FocusOut:
            self.keep_explanation()
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        if self.explanation.hasFocus():
            self._quiet.start()
            if not self._longest.isActive():
                self._longest.start()

    def _on_range(self) -> None:
        if self._row is None:
            return
        try:
            low, high = (
                Points.parse(field.text()) if field.text().strip() else None
                for field in (self.low, self.high)
            )
        except PointsError as error:
            self.fault.emit(_("“{text}” is not a number of points.").format(text=error.args[0]))
            return
        if (low, high) != (self._row.score.low, self._row.score.high):
            self._ask(low=low, high=high)

    def _ask(self, **what: object) -> None:
        self.going_on = self.going_on and "explanation" in what
        if self._row is not None and self._view is not None:
            year, no = self._view.sheet.year, self._row.criterion.no
            self.asked.emit(ScoreCommand(year=year, no=no, **what))  # type: ignore[arg-type]

    def _set_explanation(self, text: str) -> None:
        if self.explanation.toPlainText() != text:
            self.explanation.setPlainText(text)
        self._quiet.stop()
        self._longest.stop()

    def _fit_title(self) -> None:
        """As tall as the words, up to a third of the pane; more scrolls."""
        width = max(self.width() - 40, 160)
        wanted = self.title.heightForWidth(width)
        self._title_area.setFixedHeight(min(wanted + 4, max(self.height() // 4, 64)))

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_title()

    def _show_evidence(self) -> None:
        linked: list[Paper] = []
        proving: list[Activity] = []
        cited: list[Citation] = []
        if self._row is not None and self._view is not None:
            score, view = self._row.score, self._view
            linked = [view.papers[at] for at in score.evidence if at in view.papers]
            proving = [view.activities[at] for at in score.activities if at in view.activities]
            cited = [
                found
                for found in papers.cited_in(score.explanation)
                if papers.known(linked, found) is None
            ]
        row = self._row is not None and not self._row.criterion.section
        self.evidence_label.setVisible(row)
        self.evidence.setVisible(row)
        self.evidence.show_evidence([*linked, *proving], cited)


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area


def _words(*, bold: bool = False, muted: bool = False) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    if bold:
        kind(label, "strong")
    elif muted:
        kind(label, "muted")
    return label
