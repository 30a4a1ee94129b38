"""The score sheet as a table model: one row per line of the rubric, numbers edited in place."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from typing_extensions import override

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.points import Points
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n import pgettext
from thiduadesk.rules.citations import find_citations
from thiduadesk.ui.models.heading import wrapping
from thiduadesk.ui.models.table import Chip

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding
    from thiduadesk.domain.rubric import Row
    from thiduadesk.services.rubric import SheetView

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Col(Enum):
    """A column of the table; penalty columns appear only where the rubric has penalties."""

    NO = "no"
    TEXT = "text"
    MAX = "max"
    MAX_BONUS = "max_bonus"
    MAX_PENALTY = "max_penalty"
    POINTS = "points"
    BONUS = "bonus"
    PENALTY = "penalty"
    EVIDENCE = "evidence"


NUMBERS = {Col.MAX, Col.MAX_BONUS, Col.MAX_PENALTY, Col.POINTS, Col.BONUS, Col.PENALTY}
TYPED = {Col.POINTS, Col.BONUS, Col.PENALTY}
_PENALTY = {Col.MAX_PENALTY, Col.PENALTY}


class Role:
    """What the delegate asks for beside the text."""

    SECTION = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    CHIPS = Qt.ItemDataRole.UserRole + 3
    COL = Qt.ItemDataRole.UserRole + 4
    PARENT = Qt.ItemDataRole.UserRole + 5
    WAITS = Qt.ItemDataRole.UserRole + 6
    """Whether this is the empty points cell of a row that is not scored yet."""


_MAX_CITED = 2


class ScoreModel(QAbstractTableModel):
    """Rows of a ``SheetView``.

    Signals:
        edited: (no, column, text) the clerk typed a number; the page decides what it means.
    """

    edited = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._view: SheetView | None = None
        self._columns: tuple[Col, ...] = tuple(Col)
        self._chips: dict[str, tuple[Chip, ...]] = {}
        self._tones: dict[tuple[str, Col], str] = {}

    @property
    def columns(self) -> tuple[Col, ...]:
        """The columns shown."""
        return self._columns

    def show(self, view: SheetView | None) -> None:
        """Show another sheet, or the same one changed: then only values are announced."""
        same = (
            view is not None
            and self._view is not None
            and [row.criterion for row in view.sheet.rows]
            == [row.criterion for row in self._view.sheet.rows]
        )
        if same:
            self._take(view)
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._take(view)
        self.endResetModel()

    def _take(self, view: SheetView | None) -> None:
        self._view = view
        if view is None:
            self._columns = ()
            return
        has_penalty = any(
            row.criterion.max_penalty is not None or row.score.penalty is not None
            for row in view.sheet.rows
        )
        self._columns = tuple(col for col in Col if has_penalty or col not in _PENALTY)
        self._tones = _tones(view.findings)
        self._chips = {row.criterion.no: _chips(row, view) for row in view.sheet.rows}

    def heights(self) -> tuple[object, ...]:
        """What the heights of the rows depend on; equal values need no new measuring."""
        rows = self._view.sheet.rows if self._view else ()
        return (*(row.criterion.text for row in rows), *self._chips.values())

    def row_of(self, no: str) -> int:
        """Index of the row named ``no``, -1 when there is none."""
        rows = self._view.sheet.rows if self._view else ()
        return next((at for at, row in enumerate(rows) if row.criterion.no == no), -1)

    def entry(self, row: int) -> Row | None:
        """The row at an index."""
        rows = self._view.sheet.rows if self._view else ()
        return rows[row] if 0 <= row < len(rows) else None

    def column_of(self, col: Col) -> int:
        """Index of a column, -1 when it is not shown."""
        return self._columns.index(col) if col in self._columns else -1

    @override
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.sheet.rows)

    @override
    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        col = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(col)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _full_heading(col)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return wrapping(_side(col))
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        entry = self.entry(index.row())
        if entry is None or self._view is None:
            return Qt.ItemFlag.NoItemFlags
        col = self._columns[index.column()]
        return base | Qt.ItemFlag.ItemIsEditable if self.typed(entry, col) else base

    def typed(self, entry: Row, col: Col) -> bool:
        """Whether the clerk types this number: points of leaves, own bonus and penalty."""
        criterion = entry.criterion
        if criterion.section or self._view is None or col not in TYPED:
            return False
        if col is Col.POINTS:
            return criterion.no not in self._view.sheet.parents
        limit = criterion.max_bonus if col is Col.BONUS else criterion.max_penalty
        value = entry.score.bonus if col is Col.BONUS else entry.score.penalty
        return limit is not None or value is not None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if entry is None or self._view is None or not index.isValid():
            return None
        col = self._columns[index.column()]
        criterion = entry.criterion
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(entry, col)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(col) | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.ToolTipRole if col is Col.TEXT:
                return criterion.text
            case Qt.ItemDataRole.AccessibleTextRole:
                text = _("not scored") if self._waits(entry, col) else self._text(entry, col)
                return f"{criterion.no} {_full_heading(col)}: {text}"
            case Role.SECTION:
                return criterion.section
            case Role.PARENT:
                return criterion.no in self._view.sheet.parents
            case Role.TONE:
                return self._tones.get((criterion.no, col), "")
            case Role.CHIPS:
                return self._chips.get(criterion.no, ()) if col is Col.EVIDENCE else ()
            case Role.COL:
                return col
            case Role.WAITS:
                return self._waits(entry, col)
            case _:
                return None

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index.row())
        if role != Qt.ItemDataRole.EditRole or entry is None:
            return False
        col = self._columns[index.column()]
        text = str(value).strip()
        if text != self._text(entry, col):
            self.edited.emit(entry.criterion.no, col, text)
        return True

    def _waits(self, entry: Row, col: Col) -> bool:
        """Whether this is the empty points cell of a row that is not scored yet."""
        if self._view is None or col is not Col.POINTS or not self.typed(entry, col):
            return False
        sums = self._view.totals.rows[entry.criterion.no]
        return not sums.answered and not self._text(entry, col)

    def _text(self, entry: Row, col: Col) -> str:
        assert self._view is not None  # noqa: S101
        criterion, score = entry.criterion, entry.score
        sums = self._view.totals.rows[criterion.no]
        header = criterion.section or criterion.no in self._view.sheet.parents
        match col:
            case Col.NO:
                return "" if criterion.section else criterion.printed_no
            case Col.TEXT:
                return criterion.text
            case Col.MAX:
                return _shown(sums.max_points if header else criterion.max_points)
            case Col.MAX_BONUS:
                return _shown(sums.max_bonus if criterion.section else criterion.max_bonus)
            case Col.MAX_PENALTY:
                return _shown(sums.max_penalty if criterion.section else criterion.max_penalty)
            case Col.POINTS if header and sums.low != sums.high:
                return f"{sums.low.printed()}–{sums.high.printed()}"
            case Col.POINTS:
                return score.unread or _shown(sums.points)
            case Col.BONUS:
                return _shown(sums.bonus if criterion.section else score.bonus)
            case Col.PENALTY:
                return _shown(sums.penalty if criterion.section else score.penalty)
            case Col.EVIDENCE:
                return ", ".join(chip.text for chip in self._chips.get(criterion.no, ()))


def _side(col: Col) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if col in NUMBERS else Qt.AlignmentFlag.AlignLeft


def _shown(points: Points | None) -> str:
    return "" if points is None else points.printed()


_COLUMN_OF_CODE = {
    "score_above_max": Col.POINTS,
    "level_points_mismatch": Col.POINTS,
    "value_not_understood": Col.POINTS,
    "score_header_not_sum": Col.POINTS,
    "max_header_not_sum": Col.MAX,
    "bonus_above_max": Col.BONUS,
    "bonus_header_not_sum": Col.BONUS,
    "cap_exceeded": Col.BONUS,
    "penalty_above_cap": Col.PENALTY,
    "row_provisional": Col.POINTS,
}


def _tones(findings: tuple[Finding, ...]) -> dict[tuple[str, Col], str]:
    tones: dict[tuple[str, Col], str] = {}
    for finding in findings:
        col = _COLUMN_OF_CODE.get(finding.code)
        if col is None or finding.severity is Severity.INFO:
            continue
        tone = "danger" if finding.severity is Severity.ERROR else "amber"
        if tones.get((finding.where, col)) != "danger":
            tones[finding.where, col] = tone
    return tones


@lru_cache(maxsize=512)
def _cited(explanation: str) -> tuple[str, ...]:
    """Number and symbol of each paper an explanation cites, once, in order."""
    found = (full_number(at.number, at.symbol) for at in find_citations(explanation))
    return tuple(dict.fromkeys(name for name in found if name))


def _chips(row: Row, view: SheetView) -> tuple[Chip, ...]:
    no, score = row.criterion.no, row.score
    codes = {finding.code for finding in view.findings if finding.where == no}
    chips: list[Chip] = []
    linked = (view.papers[one] for one in score.evidence if one in view.papers)
    named = (full_number(one.number, one.symbol) or one.subject for one in linked)
    names = tuple(dict.fromkeys((*named, *_cited(score.explanation))))
    if len(names) > _MAX_CITED:
        count = len(names)
        chips.append(Chip(ngettext("{count} paper", "{count} papers", count).format(count=count)))
    else:
        chips += [Chip(name) for name in names]
    if count := len(score.activities):
        words = ngettext("{count} activity", "{count} activities", count)
        chips.append(Chip(words.format(count=count)))
    if score.provisional and not row.criterion.section:
        sums = view.totals.rows[no]
        chips.append(
            Chip(
                _("provisional {low}–{high}").format(
                    low=sums.low.printed(), high=sums.high.printed()
                ),
                "amber",
            )
        )
    if codes & {"bonus_above_max", "score_above_max", "penalty_above_cap", "cap_exceeded"}:
        chips.append(Chip(_("above the maximum"), "danger"))
    if "full_marks_without_evidence" in codes:
        chips.append(Chip(_("no paper yet"), "amber"))
    return tuple(chips)


def _heading(col: Col) -> str:
    return {
        Col.NO: _("No."),
        Col.TEXT: _("Criterion"),
        Col.MAX: pgettext("score table", "Points"),
        Col.MAX_BONUS: pgettext("score table", "Bonus"),
        Col.MAX_PENALTY: pgettext("score table", "Penalty"),
        Col.POINTS: pgettext("score table", "Own score"),
        Col.BONUS: pgettext("score table", "Own bonus"),
        Col.PENALTY: pgettext("score table", "Own penalty"),
        Col.EVIDENCE: _("Evidence"),
    }[col]


def _full_heading(col: Col) -> str:
    return {
        Col.NO: _("Number of the row"),
        Col.TEXT: _("Criterion"),
        Col.MAX: _("Maximum points"),
        Col.MAX_BONUS: _("Maximum bonus"),
        Col.MAX_PENALTY: _("Maximum penalty"),
        Col.POINTS: _("Points scored by the office itself"),
        Col.BONUS: _("Bonus scored by the office itself"),
        Col.PENALTY: _("Penalty counted by the office itself"),
        Col.EVIDENCE: _("Explanation and evidence"),
    }[col]
