"""Subjects × honours («xét điều kiện»): a sign and a colour for each, the conditions below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.honours import Level
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services.personnel import Entry
from thiduadesk.ui.honours import names
from thiduadesk.ui.honours.conditions import ConditionsView
from thiduadesk.ui.honours.conditions import verdict_line
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import two_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.domain.honours import Eligibility
    from thiduadesk.domain.people import Subject
    from thiduadesk.ui.honours.judged import Judged
    from thiduadesk.ui.pages.rounds.shown import Shown

_SIGNS = {Verdict.YES: "✓", Verdict.NO: "✗", Verdict.WARN: "?"}
_TONES = {Verdict.YES: "green", Verdict.NO: "danger", Verdict.WARN: "amber"}
_WHOM = ((Honoured.PERSON, N_("Persons")), (Honoured.COLLECTIVE, N_("Collectives")))
_SHOWN: tuple[tuple[Verdict | None, str], ...] = (
    (None, N_("All verdicts")),
    (Verdict.YES, N_("With something to propose")),
    (Verdict.WARN, N_("With something to look at")),
)


class MatrixTab(QWidget):
    """Arrows go from cell to cell; Enter proposes the cell's subject for the cell's honour.

    Signals:
        chosen: the cell moved. propose_asked: Enter.
    """

    chosen = Signal()
    propose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._judged: Judged | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search: name, code, post, unit"))
        self.search.setAccessibleName(_("Search persons and collectives"))
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.whom, self.only = QComboBox(), QComboBox()
        self.whom.setAccessibleName(_("Which"))
        self.only.setAccessibleName(_("Verdict"))
        self.level = QComboBox()
        self.level.setAccessibleName(_("Level"))
        self.level.addItems([_("Office, ministry and province"), _("State honours too")])
        self.whom.addItems([_(words) for _whom, words in _WHOM])
        self.only.addItems([_(words) for _verdict, words in _SHOWN])
        self.pack = label("", "muted", wrap=True)
        self.conditions = ConditionsView()
        above = card()
        self._place = QVBoxLayout(above)
        self._place.setContentsMargins(1, 4, 1, 4)
        self.model: TableModel[Entry] = TableModel((), key=lambda one: one.subject)
        self.view: TableView | None = None
        self._codes: tuple[str, ...] | None = None
        self._build(above)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.only.activated.connect(lambda _at: self._narrow())
        for box in (self.whom, self.level):
            box.activated.connect(lambda _at: self._rebuild())
        active().changed.connect(self._dress)

    def _build(self, above: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.whom)
        row.addWidget(self.level)
        row.addWidget(self.only)
        below = card()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.conditions)
        splitter = two_parts(above, below, (300, 220), Qt.Orientation.Vertical)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.pack)
        layout.addWidget(splitter, 1)

    def show_judged(self, shown: Shown, judged: Judged | None) -> None:
        """Show everybody of the year with the verdicts as far as they are known."""
        self._shown, self._judged = shown, judged
        if judged is None:
            self.pack.setText(_("The conditions are being looked at…"))
        else:
            self.pack.setText(judged.pack)
        self._rebuild()

    @property
    def cell(self) -> tuple[Subject, str] | None:
        """The subject and the honour under the cursor."""
        if self.view is None or not self._codes:
            return None
        index = self.view.currentIndex()
        row = self.model.row_at(index)
        at = index.column() - 1
        if row is None or not 0 <= at < len(self._codes):
            return None
        return row.subject, self._codes[at]

    # --- inside ------------------------------------------------------------------------------------
    def _rebuild(self) -> None:
        """The columns are the honours of the kind of subject; built anew when they are others."""
        judged = self._judged
        known = frozenset(judged.honours()) if judged is not None else frozenset()
        highest = None if self.level.currentIndex() else Level.PROVINCE
        wanted = names.choices_for(self._honoured(), highest)
        codes = tuple(code for code, _name in wanted if code in known)
        if codes != self._codes:
            self._codes = codes
            kept = self.view.chosen if self.view is not None else None
            if self.view is not None:
                self.view.hide()
                self.view.deleteLater()
            self.model = TableModel(self._columns(codes), key=lambda one: one.subject)
            self.view = TableView(self.model, _("Conditions of every honour"))
            self.view.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
            self.view.selectionModel().currentChanged.connect(lambda *_args: self._on_cell())
            self.view.row_opened.connect(lambda _key: self.propose_asked.emit())
            self._place.addWidget(self.view)
            self.setFocusProxy(self.view)
            self._narrow()
            if kept is not None:
                self.view.choose(kept, 1)
            return
        self._narrow()
        self.model.redraw()
        self._on_cell()

    def _honoured(self) -> Honoured:
        return _WHOM[self.whom.currentIndex()][0]

    def _columns(self, codes: tuple[str, ...]) -> tuple[Column[Entry], ...]:
        return (
            Column("name", N_("Name"), lambda one: one.name, tip=lambda one: one.post),
            *(
                Column(code, names.short(code), self._sign(code), width=84, align="center",
                       tone=self._tone(code), tip=self._tip(code),
                       strong=lambda _one: True)
                for code in codes
            ),
        )  # fmt: skip

    def _found(self, one: Entry, code: str) -> Eligibility | None:
        return self._judged.of(one.subject, code) if self._judged is not None else None

    def _sign(self, code: str) -> Callable[[Entry], str]:
        def words(one: Entry) -> str:
            found = self._found(one, code)
            if found is None:
                return ""
            later = found.verdict is Verdict.NO and found.earliest and found.earliest > found.year
            return f"{_SIGNS[found.verdict]} {found.earliest}" if later else _SIGNS[found.verdict]

        return words

    def _tone(self, code: str) -> Callable[[Entry], str]:
        def token(one: Entry) -> str:
            found = self._found(one, code)
            return _TONES[found.verdict] if found is not None else ""

        return token

    def _tip(self, code: str) -> Callable[[Entry], str]:
        def words(one: Entry) -> str:
            found = self._found(one, code)
            return f"{names.name(code)}: {verdict_line(found)}" if found is not None else ""

        return words

    def _narrow(self) -> None:
        shown, judged = self._shown, self._judged
        if shown is None:
            return
        whom, only = self._honoured(), _SHOWN[self.only.currentIndex()][0]
        asked = find_key(self.search.text()).split()

        def wanted(one: Entry) -> bool:
            if not one.present or Honoured.of(one.subject) is not whom:
                return False
            if only is not None and judged is not None:
                own = judged.all_of(one.subject)
                if not any(found.verdict is only for found in own):
                    return False
            return all(word in one.key for word in asked)

        self.model.set_rows([one for one in shown.entries.values() if wanted(one)])
        self._on_cell()

    def _on_cell(self) -> None:
        cell = self.cell
        found = self._judged.of(*cell) if cell is not None and self._judged is not None else None
        who = self._shown.name(cell[0]) if cell is not None and self._shown is not None else ""
        self.conditions.show_eligibility(found, "", who)
        self.chosen.emit()

    def _dress(self) -> None:
        self._lens.setIcon(icons.icon("search", "muted"))
