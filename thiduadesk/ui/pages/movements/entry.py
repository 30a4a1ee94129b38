"""One entry of the log: a paragraph is typed or pasted, its papers and numbers are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import tidy
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.rules import figures_said
from thiduadesk.rules.movements import figures as figure_rules
from thiduadesk.services import logbook
from thiduadesk.services import papers
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.pages.movements import picked
from thiduadesk.ui.pages.movements import pictures
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.figuretable import FigureTable
from thiduadesk.ui.pages.movements.figuretable import rows_from
from thiduadesk.ui.pages.movements.figuretable import rows_of
from thiduadesk.ui.pages.movements.figuretable import sums
from thiduadesk.ui.pages.movements.papermarks import PaperMarks
from thiduadesk.ui.pages.movements.picked import PickedField
from thiduadesk.ui.pages.movements.picking import shown_on
from thiduadesk.ui.pages.movements.pictures import PictureStrip
from thiduadesk.ui.saving import last_folder
from thiduadesk.ui.saving import remember_folder
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Paper
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.forms.field import Field

_SIZE = (1120, 720)
_SIDE = 350
_WAIT = 250
"""Milliseconds after the last letter until papers and numbers are read again."""
_YEARS = (1990, 2200)


class EntryDialog(QDialog):
    """The paragraph and its numbers left; day, unit, people and papers right; pictures below.

    Args:
        activity: as it is kept; id 0 for a new one.
        linked: the papers it points to.
        entries: everybody and every unit, to be chosen from.
        parent: the page.
    """

    def __init__(
        self,
        store: Store,
        feedback: Feedback,
        activity: Activity,
        linked: Sequence[Paper],
        entries: Sequence[Entry],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store, self._activity, self._entries = store, activity, entries
        self.setWindowTitle(_("Change the entry") if activity.id else _("New entry of the log"))
        self.setAcceptDrops(True)
        self.text = TextField(_("What was done"), lines=6)
        self.text.area.setPlaceholderText(
            _("Type or paste one paragraph, as the report may say it.")
        )
        self.numbers = FigureTable()
        self.sums = label("", "muted", wrap=True)
        self.wrong = label("", "fault", wrap=True)
        self.none = label(
            _("Numbers of the text appear here; those that are taken are data of the report."),
            "muted",
            wrap=True,
        )
        general = activity.movement_id is None
        of_movement = {**words.OF_MOVEMENT, activity.topic: words.SAID[activity.topic]}
        topics = words.TOPIC if general else of_movement
        self.topic = ChoiceField(
            _("Heading of the report") if general else _("Heading of the review"),
            [(one, _(said)) for one, said in topics.items()],
        )
        self.heading = LineField(_("Heading of its own"), hint=_("Under the heading; often empty"))
        self.day, self.until = DateField(_("On (or from)")), DateField(_("To"))
        self.year = NumberField(
            _("Counts for year"), least=_YEARS[0], most=_YEARS[1], required=True
        )
        self.unit = ChoiceField(_("Unit"), ())
        self.place = LineField(_("Place"))
        self.people = PickedField(_("People named"), _("nobody named"))
        self.papers = PaperMarks(store)
        self.pictures = PictureStrip(store, feedback, fixed=False)
        self.fault = label("", "fault", wrap=True)
        self.box = QDialogButtonBox()
        self.save = self.box.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self.save.setToolTip(_("Save (Ctrl+Enter)"))
        self.box.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._lay_out()
        self._load(linked)
        self._connect()
        self.text.setFocus()

    # --- what a page asks --------------------------------------------------------------------------
    def ask(self) -> int | None:
        """Show it; the id of the entry that was kept, None where she changed her mind."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self._activity.id if agreed else None

    def paste(self, text: str) -> None:
        """Begin with a text that was dropped."""
        self.text.area.setPlainText(text)
        self.read()

    def read(self) -> None:
        """Read papers and numbers of the text now."""
        self._wait.stop()
        text = tidy(self.text.area.toPlainText())
        self.papers.show_offers(papers.offers(self._store, text))
        self.numbers.show_rows(rows_of(text, self.numbers.rows.rows))

    # --- building ----------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.text, 3)
        left.addWidget(label(_("Numbers"), "label"))
        left.addWidget(self.none)
        left.addWidget(self.numbers, 2)
        left.addWidget(self.sums)
        left.addWidget(self.wrong)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Pictures"), "label"))
        head.addWidget(label(_("Drop picture files here."), "muted"), 1)
        head.addWidget(button(_("Add pictures…"), self.ask_pictures, "link"))
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addWidget(self._side())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(columns, 1)
        layout.addLayout(head)
        layout.addWidget(self.pictures)
        layout.addWidget(self.fault)
        layout.addWidget(self.box)
        self.fault.hide()
        shown_on(self, _SIZE)

    def _side(self) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        rows: list[tuple[QWidget, ...]] = [
            (self.topic,),
            (self.day, self.until),
            (self.year, self.place),
            (self.papers,),
            (self.unit,),
            (self.people,),
            (self.heading,),
        ]
        for at, row in enumerate(rows):
            for column, widget in enumerate(row):
                wide = 2 if len(row) == 1 else 1
                if widget is self.papers:
                    grid.addWidget(widget, at, column, 1, wide)
                    grid.setRowStretch(at, 1)
                else:
                    grid.addWidget(widget, at, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(active().px(_SIDE))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kind(area, "ground")
        kind(inner, "ground")
        return area

    def _load(self, linked: Sequence[Paper]) -> None:
        one = self._activity
        units = [(None, "\N{EN DASH}"), *((u.id, u.text) for u in picked.units(self._entries))]
        self.unit.set_choices(units)
        text = figure_rules.plain(one)
        loose = one.movement_id is None and one.topic is Topic.MOVEMENT
        fields: tuple[tuple[Field[Any], Any], ...] = (
            (self.text, text),
            (self.topic, Topic.TASKS if loose else one.topic),
            (self.heading, one.heading),
            (self.day, one.day),
            (self.until, one.until),
            (self.year, one.year),
            (self.unit, one.unit_id),
            (self.place, one.place),
        )
        for field, value in fields:
            field.load(value)
        self.people.load(picked.people(self._entries), one.people)
        self.pictures.show_pictures(one.pictures)
        if one.id:
            self.papers.load(linked, papers.offers(self._store, text))
            self.numbers.show_rows(rows_from(text, one.figures))
        else:
            self.papers.load(linked, ())
            self.numbers.show_rows(rows_of(text, ()))
        self._show_sums()
        self._show_pictures()

    def _connect(self) -> None:
        self.text.area.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self.read)
        self.numbers.changed.connect(self._show_sums)
        self.pictures.changed.connect(self._show_pictures)
        self.day.line.editingFinished.connect(self._on_day)
        self.box.accepted.connect(self._on_save)
        self.box.rejected.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_save)

    # --- gestures ----------------------------------------------------------------------------------
    def ask_pictures(self) -> None:
        """Choose picture files."""
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Add pictures"), str(last_folder()), pictures.kinds()
        )
        if names:
            remember_folder(Path(names[0]))
            self.pictures.add([Path(name) for name in names])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        found = [path for path in _files(event) if pictures.is_picture(path)]
        self._tell("" if found else _("Only pictures can be kept here."))
        self.pictures.add(found)
        event.acceptProposedAction()

    # --- inside ------------------------------------------------------------------------------------
    def _on_day(self) -> None:
        """The day says the year, until she says another."""
        try:
            day = self.day.value()
        except FieldError:
            return
        if day is not None and not self._activity.id and not self.year.dirty:
            self.year.load(day.year)

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _show_pictures(self) -> None:
        self.pictures.setVisible(self.pictures.count() > 0)

    def _show_sums(self) -> None:
        figures = self.numbers.figures
        self.none.setVisible(not self.numbers.rows.rows)
        self.numbers.setVisible(bool(self.numbers.rows.rows))
        trial = replace(self._activity, text="", figures=figures)
        found = [*figure_rules.findings(trial)]
        self.sums.setText("; ".join(sums(figures)))
        self.sums.setVisible(bool(sums(figures)))
        self.wrong.setText("\n".join(finding_text(one) for one in found))
        self.wrong.setVisible(any(one.severity is not Severity.INFO for one in found))

    def _on_save(self) -> None:
        if self._wait.isActive():
            self.read()
        made = self._made()
        if made is None:
            return
        try:
            number = logbook.write(
                self._store, made, self.papers.offered, self.papers.known, self.pictures.fresh
            )
        except (Refused, EnvironmentProblem) as problem:
            self._tell(stop_text(problem))
            return
        self._activity = replace(made, id=number)
        self.accept()

    def _made(self) -> Activity | None:
        """The entry as it stands here; None where a field holds no value, which then says so."""
        text = tidy(self.text.area.toPlainText())
        values: list[Any] = []
        for field in (self.day, self.until, self.year):
            try:
                values.append(field.value())
            except FieldError as problem:
                field.show_fault(str(problem))
                field.setFocus()
                return None
            field.show_fault("")
        if not text:
            self.text.show_fault(_("Write what was done."))
            self.text.setFocus()
            return None
        day, until, year = values
        if until is not None and (day is None or until < day):
            self.until.show_fault(_("The last day is before the first."))
            return None
        figures = self.numbers.figures
        return replace(
            self._activity,
            year=year,
            text=figures_said.bound(text, figures),
            figures=figures,
            topic=self.topic.value(),
            heading=one_line(self.heading.line.text()),
            day=day,
            until=until,
            place=one_line(self.place.line.text()),
            unit_id=self.unit.value(),
            people=self.people.ids,
            pictures=self.pictures.kept,
        )


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
