"""The page «Cá nhân, tập thể» (presenter): the list, and the record of the one chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import Household
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import people
from thiduadesk.services import personnel
from thiduadesk.services import safety
from thiduadesk.services.people import Outcome
from thiduadesk.ui.actions import Action
from thiduadesk.ui.honours import judging
from thiduadesk.ui.honours.eligibility import EligibilityView
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.people import kinds
from thiduadesk.ui.pages.people.hiring import ask_newcomer
from thiduadesk.ui.pages.people.intake import IntakeDialog
from thiduadesk.ui.pages.people.listing import PeopleList
from thiduadesk.ui.pages.people.record import RecordPane
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.saving import ask_open
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import saved
from thiduadesk.ui.widgets import EmptyState
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout
from thiduadesk.ui.widgets import two_parts

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.honours import Eligibility
    from thiduadesk.services.personnel import Entry
    from thiduadesk.services.safety import Places
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import Job
    from thiduadesk.ui.tasks.runner import JobContext

_MOST_HITS = 20
_HEADER = frozenset({"palette", "header"})


class PeoplePage(Page):
    """Persons, units and the office: a list, and the record of one of them."""

    id: ClassVar[str] = "people"
    title: ClassVar[str] = N_("People and collectives")
    icon: ClassVar[str] = "people"

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        places: Callable[[], Places] = lambda: safety.NOWHERE_ELSE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._feedback = store, runner, feedback
        self._now, self._places = now, places
        self._entries: tuple[Entry, ...] = ()
        self._wanted: Subject | None = None
        self.header = PageHeader(_(self.title))
        self.list = PeopleList()
        self.pane = RecordPane(store, feedback)
        self.eligibility = EligibilityView()
        self.pane.add_tab(_("Conditions"), self.eligibility)
        self._job: Job[tuple[tuple[Eligibility, ...], str]] | None = None
        self.empty = EmptyState(
            _("Nobody yet"),
            _(
                "Here stand the persons and units of the office with their posts, ratings and "
                "honours. Conditions of honours are read from these records."
            ),
            (
                (_("Import from Excel…"), self.ask_import),
                (_("New person…"), self.add_person),
                (_("New unit…"), self.add_unit),
            ),
        )
        self.splitter = two_parts(self.list, self.pane, (470, 640))
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _subject: self.pane.tabs.setFocus())
        self.list.delete_asked.connect(self.delete)
        self.list.narrowed.connect(self._say)
        self.pane.namesake_asked.connect(self.show_subject)
        self.pane.tabs.currentChanged.connect(lambda _at: self._judge())

    # --- the page as the window knows it -----------------------------------------------------------
    @override
    def refresh(self, changes: Changes | None) -> None:
        wanted = self.chosen
        self._entries = personnel.entries(self._store, self._now().date())
        self.list.show_entries(self._entries)
        anybody = bool(self._entries)
        self.splitter.setVisible(anybody)
        self.empty.setVisible(not anybody)
        if wanted is None or not self.list.choose(wanted):
            first = next(iter(self.list.model.rows), None)
            if first is not None:
                self.list.view.choose(first.subject, 0)
        self._show()
        self._say()

    @override
    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action("people.new", N_("New person…"), self.add_person, "Ctrl+N", "add",
                   primary=True, places=_HEADER),
            Action("people.unit", N_("New unit…"), self.add_unit, "Ctrl+Shift+N", "add"),
            Action("people.household", N_("New household…"), self.add_household),
            Action("people.import", N_("Import from Excel…"), self.ask_import, "Ctrl+I", "import",
                   places=_HEADER, group="files"),
            Action("people.export", N_("Save as Excel…"), self.ask_export, "Ctrl+E", "export",
                   enabled=lambda: bool(self._entries), places=_HEADER, group="files"),
            Action("people.delete", N_("Delete the record"), self.delete, "Ctrl+Delete", "delete",
                   enabled=self._may_delete, caption=self._delete_caption),
            Action("people.rating", N_("Add a rating…"), partial(self._add, "ratings"), "F6",
                   enabled=lambda: self.chosen is not None, group="add"),
            Action("people.honour", N_("Add an honour…"), partial(self._add, "honours"), "F7",
                   enabled=lambda: self.chosen is not None, group="add"),
            Action("people.initiative", N_("Add an initiative…"),
                   partial(self._add, "initiatives"), "F8", enabled=self._is_person, group="add"),
            Action("people.register", N_("Register for an honour…"),
                   partial(self._add, "registrations"), "F9",
                   enabled=lambda: self.chosen is not None, group="add"),
            Action("people.search", N_("Search in the list"), self._search, "F3", "search",
                   group="search"),
        )  # fmt: skip

    @override
    def use_actions(self, registry: ActionRegistry) -> None:
        self.header.add_actions(registry, ("people.export", "people.import", "people.new"))

    @override
    def open_at(self, where: str) -> None:
        kind, _dash, number = where.partition("-")
        if kind in {one.value for one in SubjectKind} and number.isdigit():
            self.show_subject(Subject(SubjectKind(kind), int(number)))

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        words = key.split()
        found = (one for one in self._entries if all(word in one.key for word in words))
        for one, _place in zip(found, range(_MOST_HITS), strict=False):
            yield Hit(
                one.name,
                partial(self.asked_for.emit, self.id, place_of(one.subject)),
                detail=" \N{MIDDLE DOT} ".join(part for part in (one.post, one.unit) if part),
                icon="people",
                words=one.key,
            )

    @override
    def leave(self) -> bool:
        return self.pane.commit()

    # --- gestures ----------------------------------------------------------------------------------
    @property
    def chosen(self) -> Subject | None:
        """The subject whose record is shown."""
        return self._wanted

    def show_subject(self, subject: Subject) -> None:
        """Bring a subject into view."""
        self.pane.commit()
        self.list.choose(subject)

    def add_person(self) -> None:
        """Ask for a new person, and open the record."""
        made = ask_newcomer(self._store, self._feedback, self._entries, self)
        if made is not None:
            self.refresh(None)
            self.show_subject(Subject(SubjectKind.PERSON, made))

    def add_unit(self) -> None:
        """Ask for a new unit, and open its record."""
        made: list[int] = []
        ask(
            self._store, kinds.UNIT, Unit(0, ""), _("New unit"), _("A department or attached unit."),
            lambda unit: made.append(personnel.save(self._store, unit)), self,
        )  # fmt: skip
        if made:
            self.refresh(None)
            self.show_subject(Subject(SubjectKind.UNIT, made[0]))

    def add_household(self) -> None:
        """Ask for a household to be honoured, and open its record."""
        made: list[int] = []
        text = _("Not of the office, but honoured by it.")
        ask(
            self._store, kinds.HOUSEHOLD, Household(0, ""), _("New household"), text,
            lambda household: made.append(personnel.save(self._store, household)), self,
        )  # fmt: skip
        if made:
            self.refresh(None)
            self.show_subject(Subject(SubjectKind.HOUSEHOLD, made[0]))

    def delete(self) -> None:
        """Take the chosen record away; the trash keeps it, undo brings it back."""
        record = self.pane.record
        if not self._may_delete() or record is None or record.own is None:
            return
        own = record.own
        if self._feedback.guard(lambda: personnel.remove(self._store, own)):  # type: ignore[arg-type]
            self._feedback.toast(_("Deleted."), undo=True)
            self.refresh(None)

    def ask_import(self) -> None:
        """Ask for a workbook and look at it before it is taken in."""
        title, kinds_ = (
            _("Open a workbook of people"),
            _("Excel workbooks (*.xlsx *.xlsm);;All files (*)"),
        )
        path = ask_open(self, title, kinds_)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Show what a workbook would change; it is taken in when she says so."""
        self.pane.commit()
        dialog = IntakeDialog(
            self._store, self._runner, self._feedback, path, self._now, self._places, self
        )
        if dialog.exec() and dialog.kept is not None:
            added, changed = (dialog.kept.count(one) for one in (Outcome.ADDED, Outcome.CHANGED))
            words = _("{added} rows added, {changed} changed.")
            self._feedback.toast(words.format(added=added, changed=changed), undo=True)
        dialog.deleteLater()

    def ask_export(self) -> None:
        """Write everybody and everything known into one workbook."""
        self.pane.commit()
        name = _("People and units.xlsx")
        path = ask_path(self, _("Save as Excel"), name, (_("Excel workbook (*.xlsx)"),))
        if path is not None and self._feedback.guard(lambda: people.export(self._store, path)):
            saved(self._feedback, path)

    # --- inside ------------------------------------------------------------------------------------
    def _on_chosen(self, subject: object) -> None:
        if not isinstance(subject, Subject) or subject == self._wanted:
            return
        self.pane.commit()
        self._wanted = subject
        self._show()
        self.actions_changed.emit()

    def _show(self) -> None:
        subject = self.chosen
        entry = next((one for one in self._entries if one.subject == subject), None)
        if subject is None or entry is None:
            self._wanted = None
            self.pane.show_record(None, None, (), self.year)
            return
        record = personnel.record(self._store, subject, self._now().date())
        own = record.own if record is not None else None
        others = personnel.namesakes(self._entries, own) if isinstance(own, Person) else ()
        self.pane.show_record(record, entry, others, self.year)
        self._judge()

    def _judge(self) -> None:
        """Hold the chosen one against the law, beside the window, while its tab is seen."""
        if self._job is not None:
            self._job.cancel()
        subject, year, store = self._wanted, self.year, self._store
        on_tab = self.pane.tabs.currentWidget() is self.eligibility
        if subject is None or not year or not on_tab or not self.isVisible():
            return
        self.eligibility.show_all((), _("The conditions are being looked at…"))

        def work(context: JobContext) -> tuple[tuple[Eligibility, ...], str]:
            found = judging.judge(store, year, None, None)
            context.progress(1, 1)
            return found.judged.all_of(subject), found.judged.pack

        def show(found: tuple[tuple[Eligibility, ...], str]) -> None:
            own, pack = found
            nothing = _("Was not there in {year}.").format(year=year)
            self.eligibility.show_all(own, pack if own else nothing)

        self._job = self._runner.submit(work, succeeded=show)

    def _say(self) -> None:
        self.header.set_texts(_(self.title), self.list.summary())

    def _add(self, section: str) -> None:
        self.pane.add(section)

    def _search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _is_person(self) -> bool:
        return self.chosen is not None and self.chosen.kind is SubjectKind.PERSON

    def _may_delete(self) -> bool:
        return self.chosen is not None and self.chosen.kind in {
            SubjectKind.PERSON,
            SubjectKind.UNIT,
            SubjectKind.HOUSEHOLD,
        }

    def _delete_caption(self) -> str:
        record = self.pane.record
        name = getattr(record.own, "name", "") if record is not None else ""
        return _("Delete {name}").format(name=name) if name else _("Delete the record")


def place_of(subject: Subject) -> str:
    """Where a subject is on the page, for ``open_at``."""
    return f"{subject.kind.value}-{subject.id}"
