"""The list of persons and collectives, and what it is narrowed by: words, unit, kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services.personnel import Entry
from thiduadesk.ui.models.narrowed import NarrowedList
from thiduadesk.ui.models.narrowed import choice
from thiduadesk.ui.models.narrowed import fill
from thiduadesk.ui.models.narrowed import none_found
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.people import words
from thiduadesk.ui.widgets import in_card

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


class PeopleList(NarrowedList):
    """The list of the page; keys are subjects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Search: name, code, post, unit"), _("Search persons and collectives"), parent
        )
        self._entries: tuple[Entry, ...] = ()
        self.kind = choice(_("Which"))
        for msgid, test in KINDS:
            self.kind.addItem(_(msgid), test)
        self.unit = choice(_("Unit"))
        self.model: TableModel[Entry] = TableModel(_COLUMNS, key=lambda one: one.subject)
        self.view = TableView(self.model, _("Persons and collectives"))
        self.nobody = none_found(_("Nobody fulfils what is asked above."))
        self.lay_out({self.kind: 1, self.unit: 1}, in_card(self.nobody, self.view), self.view)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these, as far as they fulfil what is asked."""
        self._entries = entries
        units = [
            (one.subject.id, one.name) for one in entries if one.subject.kind is SubjectKind.UNIT
        ]
        fill(self.unit, _("All units"), units)
        self.narrow()

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
            self.narrow()
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

    @override
    def narrow(self) -> None:
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
