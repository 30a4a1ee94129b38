"""The record of one paper beside the list: fields, file, amendments, conflicts, where it is used."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QCompleter
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import number_text
from thiduadesk.rules.citations import words as citation_words
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.forms.specs import made
from thiduadesk.ui.pages.papers.conflicts import ConflictLines
from thiduadesk.ui.pages.papers.uses import UseList
from thiduadesk.ui.papers import words
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import clear
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from thiduadesk.domain.papers import KeptFile
    from thiduadesk.domain.papers import Paper
    from thiduadesk.ui.forms.field import Field

FIELDS: tuple[FieldSpec, ...] = (
    attribute("kind", N_("Kind")),
    attribute("number", N_("Number")),
    attribute("symbol", N_("Symbol")),
    attribute("date", N_("Date"), Shape.DATE),
    attribute("issuer", N_("Issuer")),
    attribute("subject", N_("Subject"), Shape.LINES, lines=3),
    attribute("direction", N_("Direction"), Shape.CHOICE),
    attribute("note", N_("Note")),
)
NAMES = ("kind", "number", "symbol", "date", "issuer", "subject", "direction", "note")
"""The attributes of the fields, in their order."""
_PLACES = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 1), (1, 1, 2), (2, 0, 3), (3, 0, 1), (3, 1, 2))
"""Line, column and columns taken of each field in the record."""


_LEAST_LETTERS = 8
"""The direction shows so many of its letters in the narrowest window."""


_LEAST_WORDS = 24
"""So narrow, px, become words that stand beside buttons."""


class PaperPane(QFrame):
    """A card with one paper; fields are kept as they are left, files let go over it are attached.

    Args:
        save: keeps the changed paper.

    Signals:
        use_asked: the ``Use`` to go to.
        paper_asked, merge_asked: id of another paper, to be looked at or made one with this.
        attach_asked, open_asked, detach_asked: the file.
        files_dropped: paths let go over the card.
        amend_asked: an older paper that this one amends is to be chosen.
        unamend_asked: id of a paper that this one amends no more.
    """

    use_asked = Signal(object)
    paper_asked = Signal(int)
    merge_asked = Signal(int)
    attach_asked = Signal()
    open_asked = Signal()
    detach_asked = Signal()
    files_dropped = Signal(list)
    amend_asked = Signal()
    unamend_asked = Signal(int)

    def __init__(self, save: Callable[[Paper], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._save = save
        self.paper: Paper | None = None
        self.title = ElidedLabel("", "title")
        self.subtitle = ElidedLabel("", "muted")
        self.conflicts = ConflictLines()
        self.conflicts.paper_asked.connect(self.paper_asked)
        self.conflicts.merge_asked.connect(self.merge_asked)
        self.fields = [(spec, made_field(spec, partial(self._keep, spec))) for spec in FIELDS]
        self.file_line = ElidedLabel("", "muted")
        self.open = button(_("Open"), self.open_asked.emit)
        self.attach = button(_("Attach a file…"), self.attach_asked.emit)
        self.detach = button(_("Take it off"), self.detach_asked.emit, "link")
        self.no_amendment = ElidedLabel(_("Nothing known."), "muted")
        self.amendments = QVBoxLayout()
        self.amendments.setSpacing(2)
        self.uses = UseList()
        self.uses.asked.connect(self.use_asked)
        self._build()
        self.show_paper(None)

    # --- what the page asks ------------------------------------------------------------------------
    def show_paper(
        self,
        paper: Paper | None,
        kept: KeptFile | None = None,
        older: Sequence[Paper] = (),
        newer: Sequence[Paper] = (),
    ) -> None:
        """Show a paper with its file, the papers it amends, and those that amend it."""
        other = paper is None or self.paper is None or paper.id != self.paper.id
        self.paper = paper
        self.setEnabled(paper is not None)
        self._area.setVisible(paper is not None)
        self.title.setText(words.called(paper) if paper else "")
        self.subtitle.setText(paper.issuer if paper else "")
        if other:
            self.conflicts.show_findings(())
            self.uses.show_uses(None)
        if paper is None:
            return
        for spec, field in self.fields:
            field.load(spec.get(paper))
        self._show_file(kept)
        self._show_amendments(older, newer)

    def offer(self, issuers: Sequence[str]) -> None:
        """Issuers that are offered while one is typed."""
        complete(self.field("issuer"), issuers)

    def commit(self) -> bool:
        """Keep what is being typed; False when a fault keeps it from being kept."""
        if self.paper is None:
            return True
        kept = [field.commit() for _spec, field in self.fields if field.dirty]
        return all(kept)

    def take_files(self, paths: list[Path], at: QPoint) -> bool:
        """Files let go over the card are those of the paper shown."""
        del at
        if self.paper is None:
            return False
        self.files_dropped.emit(paths)
        return True

    def field(self, name: str) -> Field[Any]:
        """The field of an attribute of the paper."""
        return self.fields[NAMES.index(name)][1]

    # --- inside ------------------------------------------------------------------------------------
    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.conflicts)
        column.addLayout(self._form())
        column.addLayout(_line(_("File"), self.file_line, self.open, self.attach, self.detach))
        column.addWidget(self.uses)
        add = button(_("Add…"), self.amend_asked.emit, "link")
        add.setAccessibleName(_("Add a paper it amends"))
        for shrinking in (self.file_line, self.no_amendment):
            shrinking.setMinimumWidth(_LEAST_WORDS)
        column.addLayout(_line(_("Amends or replaces"), self.no_amendment, add))
        column.addLayout(self.amendments)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addWidget(self._area, 1)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for (_spec, field), (line, column, columns) in zip(self.fields, _PLACES, strict=True):
            grid.addWidget(field, line, column, 1, columns, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _show_file(self, kept: KeptFile | None) -> None:
        has = self.paper is not None and bool(self.paper.file)
        size = number_text(max(kept.bytes // 1024, 1)) if kept is not None else ""
        if kept is not None:
            self.file_line.setText(f"{kept.name} \N{MIDDLE DOT} {size} kB")
        else:
            self.file_line.setText(_("None yet: drop it here, or attach it"))
        self.open.setVisible(has)
        self.detach.setVisible(has)

    def _show_amendments(self, older: Sequence[Paper], newer: Sequence[Paper]) -> None:
        clear(self.amendments)
        for paper in older:
            off = button(_("Not any more"), partial(self.unamend_asked.emit, paper.id), "link")
            self.amendments.addLayout(self._amendment(words.called(paper), paper.id, off))
        for paper in newer:
            said = _("Amended or replaced by {paper}").format(paper=words.called(paper))
            self.amendments.addLayout(self._amendment(said, paper.id))
        self.no_amendment.setText("" if older or newer else _("Nothing known."))

    def _amendment(self, text: str, paper_id: int, *more: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(text, partial(self.paper_asked.emit, paper_id), "link"))
        row.addStretch(1)
        for widget in more:
            row.addWidget(widget)
        return row

    def _keep(self, spec: FieldSpec, value: Any) -> None:
        if self.paper is not None:
            self._save(spec.put(self.paper, value))


def made_field(spec: FieldSpec, save: Callable[[Any], object] | None = None) -> Field[Any]:
    """The field of a paper, with what it offers."""
    field = made(spec, save)
    if isinstance(field, ChoiceField):
        field.set_choices([(one, _(msgid)) for one, msgid in words.DIRECTIONS.items()])
        field.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        field.box.setMinimumContentsLength(_LEAST_LETTERS)
    if spec is FIELDS[0]:
        complete(field, tuple(citation_words().kinds))
    return field


def complete(field: Field[Any], offered: Sequence[str]) -> None:
    """Offer words while others are typed."""
    if isinstance(field, LineField):
        completer = QCompleter(list(offered), field.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        field.line.setCompleter(completer)


def _line(title: str, *widgets: QWidget) -> QHBoxLayout:
    """A heading with what belongs to it in the same line; the first takes the room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(title, "strong"))
    for at, widget in enumerate(widgets):
        row.addWidget(widget, 0 if at else 1)
    return row
