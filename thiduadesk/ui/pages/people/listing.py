"""The list of persons and collectives, and what it is narrowed by: words, unit, kind."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services.personnel import Entry
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.people import words
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.domain.people import Subject


def _person(one: Entry) -> bool:
    return one.subject.kind is SubjectKind.PERSON


def _employed(kind: Employment) -> Callable[[Entry], bool]:
    return lambda one: _person(one) and one.present and one.employment is kind


KINDS: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
    (N_("Persons and collectives"), lambda one: one.present),
    (N_("Persons"), lambda one: _person(one) and one.present),
    (N_("Collectives"), lambda one: one.subject.collective and one.present),
    (N_("Households"), lambda one: one.subject.kind is SubjectKind.HOUSEHOLD and one.present),
    (N_("Leaders and managers"), lambda one: one.leader and one.present),
    *((words.EMPLOYMENT[kind], _employed(kind)) for kind in Employment if kind),
    (N_("Left or dissolved"), lambda one: not one.present),
)


class PeopleList(QWidget):
    """Filters above, the list below; Enter opens the record, Delete takes it away.

    Signals:
        chosen: the subject under the cursor (None: none).
        opened: the subject, on Enter or a double click.
        delete_asked: on Delete.
        narrowed: others are shown.
    """

    chosen = Signal(object)
    opened = Signal(object)
    delete_asked = Signal()
    narrowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search: name, code, post, unit"))
        self.search.setAccessibleName(_("Search persons and collectives"))
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.kind = _box(_("Which"))
        for msgid, test in KINDS:
            self.kind.addItem(_(msgid), test)
        self.unit = _box(_("Unit"))
        self.model: TableModel[Entry] = TableModel(_COLUMNS, key=lambda one: one.subject)
        self.view = TableView(self.model, _("Persons and collectives"))
        self.nobody = label(_("Nobody fulfils what is asked above."), "muted", wrap=True)
        self.nobody.setContentsMargins(12, 8, 12, 8)
        self._build()
        self.search.textChanged.connect(lambda _text: self._narrow())
        for box in (self.kind, self.unit):
            box.activated.connect(lambda _at: self._narrow())
        self.view.row_chosen.connect(self.chosen)
        self.view.row_opened.connect(self.opened)
        self.view.delete_asked.connect(lambda _key: self.delete_asked.emit())
        active().changed.connect(self._dress)
        self.setFocusProxy(self.view)

    def _build(self) -> None:
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        boxes.addWidget(self.kind, 1)
        boxes.addWidget(self.unit, 1)
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 4, 1, 4)
        inner.setSpacing(0)
        inner.addWidget(self.nobody)
        inner.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(boxes)
        layout.addWidget(frame, 1)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these, as far as they fulfil what is asked."""
        self._entries = entries
        units = [
            (one.subject.id, one.name) for one in entries if one.subject.kind is SubjectKind.UNIT
        ]
        fill(self.unit, _("All units"), units)
        self._narrow()

    def choose(self, subject: Subject) -> bool:
        """Mark a subject, showing all where it is not among those asked for."""
        if self.model.place_of(subject) is None:
            found = next((one for one in self._entries if one.subject == subject), None)
            if found is None:
                return False
            with QSignalBlocker(self.search), QSignalBlocker(self.unit):
                self.search.clear()
                self.unit.setCurrentIndex(0)
                self.kind.setCurrentIndex(0 if found.present else len(KINDS) - 1)
            self._narrow()
        return self.view.choose(subject, 0)

    def summary(self) -> str:
        """How many persons and collectives there are now, and how many are shown."""
        here = [one for one in self._entries if one.present]
        people = sum(_person(one) for one in here)
        units = sum(one.subject.kind is SubjectKind.UNIT for one in here)
        parts = [
            ngettext("{count} person", "{count} persons", people).format(count=people),
            ngettext("{count} unit", "{count} units", units).format(count=units),
        ]
        shown = len(self.model.rows)
        if shown != len(here):
            parts.append(_("{count} shown").format(count=shown))
        return " \N{MIDDLE DOT} ".join(parts)

    def _narrow(self) -> None:
        key, unit = find_key(self.search.text()), self.unit.currentData()
        asked, test = key.split(), self.kind.currentData()
        rows = [
            one
            for one in self._entries
            if test(one)
            and (unit is None or one.unit_id == unit)
            and all(word in one.key for word in asked)
        ]
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.nobody.setVisible(not rows)
        self.narrowed.emit()

    def _dress(self) -> None:
        self._lens.setIcon(icons.icon("search", "muted"))


def fill(box: QComboBox, none: str, choices: Sequence[tuple[Any, str]]) -> None:
    """Offer these behind «all»; what is chosen stays."""
    kept = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(none, None)
        for value, called in choices:
            box.addItem(called, value)
        box.setCurrentIndex(max(box.findData(kept), 0) if kept is not None else 0)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def _tone(one: Entry) -> str:
    return "" if one.present else "muted"


_COLUMNS: tuple[Column[Entry], ...] = (
    Column("name", N_("Name"), lambda one: one.name, tone=_tone,
           strong=lambda one: one.subject.collective),
    Column("post", N_("Post"), lambda one: one.post, width=150, may_hide=True, tone=lambda _one: "muted",
           tip=lambda one: one.post),
    Column("unit", N_("Unit"), lambda one: one.unit, width=150, may_hide=True,
           tone=lambda _one: "muted", tip=lambda one: one.unit),
)  # fmt: skip
