"""The dossiers of a round: which parts of each are there, which are missing («hồ sơ»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QUrl
from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.lawpacks import PartNeeded
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.rounds import DossierPart
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import dispatches
from thiduadesk.services import dossiers
from thiduadesk.services import looking
from thiduadesk.services import way
from thiduadesk.services.dossiers import Dossier
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.rounds.backing import BackingPane
from thiduadesk.ui.pages.rounds.cards import list_card
from thiduadesk.ui.pages.rounds.cards import split
from thiduadesk.ui.saving import ask_open
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.shown import Shown
    from thiduadesk.ui.tasks.runner import BaseRunner

_DOT = " \N{MIDDLE DOT} "
_OWN_PARTS = {
    "submission": N_("Submission"),
    "proposal_list": N_("Proposal list"),
    "list": N_("Summary list"),
    "minutes_title": N_("Minutes of the review"),
    "minutes_award": N_("Minutes of the review"),
    "tally": N_("Minutes of the tally"),
    "decision": N_("Decision"),
    "report": N_("Achievement report"),
}
"""Parts the law pack does not name, because the office adds them itself."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A part that is missing, or one thing that is there for it."""

    needed: PartNeeded
    held: DossierPart | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Tells the lines of a dossier apart."""
        return self.needed.code, self.held.id if self.held is not None else 0


class _PartsView(TableView):
    """The parts; scans are let go over the part they are.

    Signals:
        files_given: row and paths.
    """

    files_given = Signal(int, list)

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """Files let go over a line; beside the lines they are no part."""
        row = self.indexAt(self.viewport().mapFrom(self, at)).row()
        if row >= 0:
            self.files_given.emit(row, paths)
        return row >= 0


class DossiersTab(QWidget):
    """Nominations left, the parts of the chosen one right.

    Enter opens a paper or a scan that is there, else attaches what is missing; Delete takes it out.

    Signals:
        chosen: the cursor moved.
        paper_asked: id of the draft to be opened.
    """

    chosen = Signal()
    paper_asked = Signal(int)

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._shown: Shown | None = None
        self._papers: Mapping[int, DispatchItem] = {}
        self._files: Mapping[str, str] = {}
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[Dossier] = TableModel(
            self._columns(), key=lambda one: one.nomination.id
        )
        self.view = TableView(self.model, _("Dossiers"))
        self.title = label("", "strong", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.note = label("", "amber", wrap=True)
        self.parts: TableModel[_Line] = TableModel(self._part_columns(), key=lambda one: one.key)
        self.parts_view = _PartsView(self.parts, _("Parts of the dossier"))
        self.attach = button(_("Attach a scan…"), self.ask_scan)
        self.attach.setToolTip(_("Or drop the file on its line."))
        self.noted = button(_("Note the day…"), self.ask_day)
        self.remove = button(_("Take out"), self.take_out)
        left = list_card(self.view, self.count)
        foot = (self.attach, self.noted, self.remove)
        self.backing = BackingPane(store, runner, feedback)
        right = list_card(
            self.parts_view, self.title, self.about, self.note, foot=foot, below=self.backing
        )
        split(self, left, right, (500, 600))
        self.view.row_chosen.connect(lambda _key: self._on_chosen())
        self.view.row_opened.connect(lambda _key: self.parts_view.setFocus())
        self.parts_view.row_chosen.connect(lambda _key: self._on_line())
        self.parts_view.row_opened.connect(lambda _key: self.open_line())
        self.parts_view.delete_asked.connect(lambda _key: self.take_out())
        self.parts_view.files_given.connect(
            lambda row, paths: self.keep_scans(self.parts.rows[row].needed.code, paths)
        )

    def show_round(self, shown: Shown) -> None:
        """Show the dossiers of the chosen round."""
        self._shown = shown
        found = dossiers.dossiers(self._store, shown.round.id) if shown.round is not None else ()
        self._papers = {one.id: one for one in dispatches.items(self._store)}
        self.model.set_rows(found)
        self.model.redraw()
        self.count.setText(_counted(found))
        if found and self.view.chosen is None:
            self.view.choose(found[0].nomination.id, 0)
        self._on_chosen()

    @property
    def current(self) -> Dossier | None:
        """The dossier under the cursor."""
        return self.model.row_at(self.view.currentIndex())

    # --- one part ----------------------------------------------------------------------------------
    def open_line(self) -> None:
        """Open the paper or the scan under the cursor; ask for what is missing."""
        line = self._line()
        if line is None:
            return
        held = line.held
        if held is not None and held.dispatch_id is not None:
            self.paper_asked.emit(held.dispatch_id)
        elif held is not None and held.file:
            self._feedback.guard(lambda: self._open_file(held.file))
        elif line.needed.dated:
            self.ask_day()
        else:
            self.ask_scan()

    def ask_scan(self) -> None:
        """Choose the scan of the part under the cursor."""
        line = self._line()
        if line is None:
            return
        path = ask_open(self, _part_name(line.needed), scans())
        if path is not None:
            self.keep_scans(line.needed.code, [path])

    def keep_scans(self, code: str, paths: Sequence[Path]) -> None:
        """Keep files beside the data as a part of the chosen dossier."""
        one = self.current
        if one is None:
            return
        number = one.nomination.id

        def keep() -> None:
            for path in paths:
                dossiers.attach(self._store, number, code, path)

        if self._feedback.guard(keep):
            self._feedback.toast(_("The scan is kept beside the data file."), undo=True)

    def ask_day(self) -> None:
        """Note when a step was done, for this nomination or for everyone who needs it."""
        line, one, shown = self._line(), self.current, self._shown
        if line is None or one is None or shown is None or shown.round is None:
            return
        number, code, own = shown.round.id, line.needed.code, one.nomination.id
        held = line.held
        day, words = DateField(_("On which day"), required=True), LineField(_("Note"))
        whom = ChoiceField(
            _("For whom"),
            [
                (False, shown.name(one.nomination.subject)),
                (True, _("everyone whose dossier asks for it")),
            ],
        )
        day.load(held.day if held is not None and held.day is not None else shown.today)
        words.load(held.note if held is not None else "")
        whom.load(False)

        def save(when: dt.date, said: str, everyone: bool) -> None:  # a field's value
            ids = () if everyone else (own,)
            dossiers.note(self._store, number, code, when, said, ids)

        text = ". ".join(words for words in (line.needed.name, line.needed.article) if words)
        StepDialog(_("Note the day"), text, (day, words, whom), save, self, yes=_("Save")).ask()

    def take_out(self) -> None:
        """Take the thing under the cursor out of the dossier; papers and files themselves stay."""
        line = self._line()
        held = line.held if line is not None else None
        if held is not None and self._feedback.guard(lambda: dossiers.take_out(self._store, held)):
            self._feedback.toast(_("Taken out of the dossier."), undo=True)

    # --- inside ------------------------------------------------------------------------------------
    def _on_chosen(self) -> None:
        one = self.current
        lines = _lines(one) if one is not None else []
        files = {line.held.file for line in lines if line.held is not None and line.held.file}
        self._files = {sha256: way.kept_name(self._store, sha256) for sha256 in files}
        self.parts.set_rows(lines)
        self.parts.redraw()
        said = [finding_text(finding) for finding in one.findings] if one is not None else []
        self.note.setText("\n".join(said))
        self.note.setVisible(bool(said))
        year, today = (self._shown.year, self._shown.today) if self._shown else (0, None)
        self.backing.show_nomination(one.nomination.id if one else None, year, today)
        if one is None or self._shown is None:
            self.title.setText("")
            self.about.setText("")
            self._on_line()
            return
        who = self._shown.name(one.nomination.subject)
        self.title.setText(f"{who}{_DOT}{names.name(one.nomination.honour)}")
        own = _("granted by the head of the office") if one.own else ""
        decider = one.terms.decider if one.terms is not None and not one.own else ""
        sets = _("{count} sets").format(count=one.sets) if one.sets is not None else ""
        until = _("submit until {day}").format(day=short_date(one.deadline)) if one.deadline else ""
        self.about.setText(_DOT.join(part for part in (own, decider, sets, until) if part))
        if self.parts.rows and self.parts_view.chosen is None:
            self.parts_view.choose(self.parts.rows[0].key, 0)
        self._on_line()
        self.chosen.emit()

    def _on_line(self) -> None:
        line = self._line()
        self.attach.setEnabled(line is not None)
        self.noted.setEnabled(line is not None and line.needed.dated)
        self.remove.setEnabled(line is not None and line.held is not None)

    def _line(self) -> _Line | None:
        return self.parts.row_at(self.parts_view.currentIndex())

    def _open_file(self, sha256: str) -> None:
        """Open a copy: the kept one has no ending and is nobody's to change."""
        path = looking.copy_to_open(self._store, sha256)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _columns(self) -> tuple[Column[Dossier], ...]:
        return (
            Column("who", N_("Who"), self._who),
            Column("honour", N_("Honour"), lambda one: names.short(one.nomination.honour), width=130,
                   tip=lambda one: names.name(one.nomination.honour)),
            Column("parts", N_("Parts"), lambda _one: "", width=110, chips=_parts),
        )  # fmt: skip

    def _part_columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column("name", N_("Part"), lambda one: _part_name(one.needed), wrap=True,
                   tip=lambda one: one.needed.article),
            Column("there", N_("State"), lambda _one: "", width=104, chips=_there),
            Column("what", N_("What"), self._what, width=190, wrap=True,
                   tone=lambda _one: "muted"),
        )  # fmt: skip

    def _who(self, one: Dossier) -> str:
        return self._shown.name(one.nomination.subject) if self._shown is not None else ""

    def _what(self, one: _Line) -> str:
        held = one.held
        if held is None:
            return ""
        if held.file:
            return self._files.get(held.file, "")
        paper = self._papers.get(held.dispatch_id or 0)
        if paper is not None:
            issued = full_number(paper.number or "", paper.symbol) if paper.number else _("draft")
            return f"{paper.type_name.capitalize()}, {issued}"
        day = short_date(held.day) if held.day is not None else ""
        return ", ".join(part for part in (day, held.note) if part)


def scans() -> str:
    """Kinds of scans as Qt's dialog wants them."""
    return _("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")


def _lines(one: Dossier) -> list[_Line]:
    return [_Line(part.needed, held) for part in one.parts for held in (part.there or (None,))]


def _counted(found: tuple[Dossier, ...]) -> str:
    if not found:
        return _("No dossier yet: it begins with a nomination.")
    whole = sum(not one.missing for one in found)
    words = ngettext("{count} dossier", "{count} dossiers", len(found)).format(count=len(found))
    return _DOT.join((words, _("{count} complete").format(count=whole)))


def _parts(one: Dossier) -> tuple[Chip, ...]:
    if not one.parts:
        return (Chip(_("Not known")),)
    asked = sum(bool(part.there) or not part.needed.optional for part in one.parts)
    words = f"{asked - len(one.missing)}/{asked}"
    if one.missing:
        return (Chip(_("{count} parts").format(count=words), "amber"),)
    return (Chip(_("Complete"), "green"),)


def _part_name(one: PartNeeded) -> str:
    name = one.name or (_(_OWN_PARTS[one.code]) if one.code in _OWN_PARTS else one.code)
    return ", ".join(words for words in (name, one.form) if words)


def _there(one: _Line) -> tuple[Chip, ...]:
    if one.held is not None:
        return (Chip(_("Done") if one.needed.dated else _("There"), "green"),)
    if one.needed.optional:
        return (Chip(_("If asked for")),)
    return (Chip(_("Missing"), "danger"),)
