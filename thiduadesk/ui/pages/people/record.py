"""The record of one subject beside the list: its own fields, and its sections on tabs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import SubjectKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.services import personnel
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.pages.people import kinds
from thiduadesk.ui.pages.people.sections import SectionView
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.personnel import Entry
    from thiduadesk.services.personnel import Known
    from thiduadesk.services.personnel import Record
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.forms.field import Field
    from thiduadesk.ui.forms.specs import FieldSpec

TABS = (N_("Record"), N_("Achievements"), N_("Registrations"))


class RecordPane(QFrame):
    """A card with the record of one subject; fields are kept as they are left.

    Signals:
        namesake_asked: the subject of the same name, to be looked at.
    """

    namesake_asked = Signal(object)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store, self._feedback = store, feedback
        self._year = 0
        self.record: Record | None = None
        self._kind: SubjectKind | None = None
        self.fields: list[tuple[FieldSpec, Field[Any]]] = []
        self.sections: dict[str, SectionView] = {}
        self.title = ElidedLabel("", "title")
        self.subtitle = ElidedLabel("", "muted")
        self.namesake = label("", "amber", wrap=True)
        self._look = button(_("Look at the other"), self._on_namesake, "link")
        self._other: Entry | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        warn = QHBoxLayout()
        warn.setSpacing(8)
        warn.addWidget(self.namesake, 1)
        warn.addWidget(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addLayout(warn)
        layout.addWidget(self.tabs, 1)
        self._extra: tuple[tuple[str, QWidget], ...] = ()

    def add_tab(self, title: str, widget: QWidget) -> None:
        """One more tab behind the record's own, for every subject; ``title`` translated."""
        self._extra = (*self._extra, (title, widget))
        self.tabs.addTab(widget, title)

    # --- what the page asks ------------------------------------------------------------------------
    def show_record(
        self, record: Record | None, entry: Entry | None, others: tuple[Entry, ...], year: int
    ) -> None:
        """Show a record; ``others`` are those of the same name, ``year`` begins new rows."""
        self._year = year
        self.setEnabled(record is not None)
        self.record = record
        if record is None or entry is None:
            self.title.setText("")
            self.subtitle.setText("")
            self.tabs.hide()
            self._warn(())
            return
        self.tabs.show()
        self._build(record.subject.kind)
        self.title.setText(entry.name)
        self.subtitle.setText(_subtitle(entry))
        self._warn(others)
        for spec, field in self.fields:
            if isinstance(field, ChoiceField) and spec.choices is not None:
                field.set_choices(spec.choices(self._store))
            field.load(spec.get(record.own))
        for view in self.sections.values():
            view.show_rows(view.section.get(record))

    def commit(self) -> bool:
        """Keep what is being typed; False when a fault keeps it from being kept."""
        if self.record is None:
            return True
        kept = [field.commit() for _spec, field in self.fields if field.dirty]
        return all(kept)

    def add(self, section: str) -> None:
        """Ask for a new row of a section."""
        view = self.sections.get(section)
        if self.record is not None and view is not None:
            self._ask(view, view.section.blank(self.record, self._year), _(view.section.add))

    # --- inside ------------------------------------------------------------------------------------
    def _build(self, subject: SubjectKind) -> None:
        """The tabs of a kind of subject; built anew when another kind is shown."""
        if subject is self._kind:
            return
        self._kind = subject
        at = self.tabs.currentIndex()
        for _title, widget in self._extra:
            self.tabs.removeTab(self.tabs.indexOf(widget))
        while self.tabs.count():
            gone = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if gone is not None:
                gone.deleteLater()
        self.fields, self.sections = [], {}
        for title, parts in zip(TABS, kinds.PARTS[subject], strict=True):
            own = kinds.FIELDS[subject] if title == TABS[0] else ()
            self.tabs.addTab(self._tab(own, parts), _(title))
        for title, widget in self._extra:
            self.tabs.addTab(widget, title)
        self.tabs.setCurrentIndex(max(at, 0))

    def _tab(self, own: tuple[FieldSpec, ...], parts: tuple[kinds.Section, ...]) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(16)
        if own:
            column.addLayout(self._form(own))
        for section in parts:
            view = SectionView(section)
            view.add_asked.connect(partial(self.add, section.id))
            view.change_asked.connect(partial(self._change, view))
            view.delete_asked.connect(self._delete)
            self.sections[section.id] = view
            column.addWidget(view)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        return area

    def _form(self, own: tuple[FieldSpec, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, spec in enumerate(own):
            field = made(spec, partial(self._keep, spec))
            self.fields.append((spec, field))
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _keep(self, spec: FieldSpec, value: Any) -> None:
        if self.record is None or self.record.own is None:
            return
        changed = spec.put(self.record.own, value)
        personnel.save(self._store, changed)

    def _change(self, view: SectionView, row: Known) -> None:
        self._ask(view, row, _(view.section.title))

    def _ask(self, view: SectionView, row: Known, title: str) -> None:
        if self.record is None:
            return
        ask(
            self._store,
            view.section.fields(self.record),
            row,
            title,
            self.title.text(),
            lambda changed: personnel.save(self._store, changed),
            self,
        )

    def _delete(self, row: Known) -> None:
        if self._feedback.guard(self._gone(row)):
            self._feedback.toast(_("Deleted."), undo=True)

    def _gone(self, row: Known) -> Callable[[], object]:
        """Take the row away; of an initiative with other authors this one alone."""
        match row:
            case Initiative(authors=authors) if len(authors) > 1 and self.record is not None:
                own = self.record.subject.id
                return partial(personnel.leave_initiative, self._store, row, own)
            case _:
                return partial(personnel.remove, self._store, row)

    def _warn(self, others: tuple[Entry, ...]) -> None:
        self._other = others[0] if others else None
        self.namesake.setVisible(bool(others))
        self._look.setVisible(bool(others))
        if others:
            self.namesake.setText(namesake_text(others, self._birth()))

    def _birth(self) -> dt.date | None:
        own = self.record.own if self.record is not None else None
        return own.birth if isinstance(own, Person) else None

    def _on_namesake(self) -> None:
        if self._other is not None:
            self.namesake_asked.emit(self._other.subject)


def namesake_text(others: tuple[Entry, ...], birth: dt.date | None) -> str:
    """Who else is called so; of the same birth date it is one person twice."""
    if birth is not None and any(one.birth == birth for one in others):
        return _("Somebody of this name and date of birth is here already. Is it one person twice?")
    details = "; ".join(_details(one) for one in others)
    return ngettext("Of the same name: {who}", "Of the same name: {who}", len(others)).format(
        who=details
    )


def _details(one: Entry) -> str:
    born = _("born {day}").format(day=date_text(one.birth)) if one.birth else ""
    return ", ".join(part for part in (one.name, one.post, one.unit, born) if part)


def _subtitle(entry: Entry) -> str:
    return " \N{MIDDLE DOT} ".join(part for part in (entry.code, entry.post, entry.unit) if part)
