"""The frame of a dispatch as forms: head, signature and distribution, appendices."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Paragraph
from thiduadesk.i18n import _
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.editor.writer import flat_lines
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label

_BASES_HEIGHT = 110


class Band(QFrame):
    """A card with a title and fields in two columns; saves each field as it is left.

    Signals:
        frame_edited: the ``Frame`` to be saved.
    """

    frame_edited = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._frame: Frame | None = None
        self._fields: list[Field[Any]] = []
        self._open_half = False
        self._lines: dict[TextField, int] = {}
        inside = QWidget()
        self.grid = QGridLayout(inside)
        self.grid.setContentsMargins(16, 12, 16, 16)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(10)
        self.grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(scroll)
        theme.active().changed.connect(self._fit_texts)

    @property
    def fields(self) -> tuple[Field[Any], ...]:
        """The fields in order."""
        return tuple(self._fields)

    @property
    def going_on(self) -> bool:
        """Whether what is saved now goes on with the same typing as the last time."""
        return any(field.going_on for field in self._fields)

    @property
    def texts(self) -> tuple[QTextEdit | QPlainTextEdit, ...]:
        """The texts of several lines that are shown, in order."""
        inside = (field.findChild(QTextEdit) or field.findChild(QPlainTextEdit)
                  for field in self._fields if not field.isHidden())  # fmt: skip
        return tuple(text for text in inside if text is not None)

    def select(self, text: QTextEdit | QPlainTextEdit, span: gaps.Span) -> None:
        """Select words of one of ``texts`` and show them."""
        gaps.select(text, span)
        text.setFocus()
        self._scroll.ensureWidgetVisible(text)

    def put(self, field: Field[Any], *, half: bool = False) -> None:
        """Add a field; two halves in a row stand beside each other."""
        self._fields.append(field)
        field.label.setWordWrap(True)
        if isinstance(field, ChoiceField):
            field.box.setMinimumContentsLength(12)
            field.box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        if isinstance(field, TextField):
            spacing = field.area.fontMetrics().lineSpacing()
            self._lines[field] = max(1, field.area.minimumHeight() // spacing)
        row, column = self.grid.rowCount(), 0
        if half and self._open_half:
            row, column = row - 1, 1
        self._open_half = half and not column
        self.grid.addWidget(field, row, column, 1, 1 if half else 2)

    def put_box(self, box: QCheckBox) -> None:
        """Add a box to tick on a line of its own."""
        self._open_half = False
        self.grid.addWidget(box, self.grid.rowCount(), 0, 1, 2)

    def end(self) -> None:
        """What is left of the height stays empty."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)

    def flush(self) -> None:
        """Save what is typed and not saved."""
        for field in self._fields:
            field.commit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Each text as high as its lines in the font in use."""
        for field, lines in self._lines.items():
            area = field.area
            around = 2 * (theme.active().px(6) + round(area.document().documentMargin()))
            area.setFixedHeight(area.fontMetrics().lineSpacing() * lines + around)

    def show_frame(self, frame: Frame, *, editable: bool) -> None:
        """Show a frame."""
        self._frame = frame
        for field in self._fields:
            field.setEnabled(editable)

    def change(self, **values: Any) -> None:
        """Save the frame with other values."""
        if self._frame is None:
            return
        changed = replace(self._frame, **values)
        if changed != self._frame:
            self._frame = changed
            self.frame_edited.emit(changed)

    def saver(self, name: str) -> Callable[[Any], None]:
        """A ``save`` for a field that holds the value ``name`` of the frame."""
        return lambda value: self.change(**{name: value})


class HeadBand(Band):
    """«Đầu văn bản»: type, subject, addressees, legal bases, and what overrides the office's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Head of the paper"), parent)
        self.type_name = LineField(_("Type of paper"), save=self.saver("type_name"))
        self.type_symbol = LineField(_("Symbol of the type"), save=self.saver("type_symbol"))
        self.subject = TextField(
            _("Subject, as its lines are printed"),
            lines=2,
            save=lambda text: self.change(subject=_lines(text)),
        )
        self.about_day = DateField(
            _("Day of the paper, until it is issued"),
            required=True,
            save=self.saver("about_day"),
            hint=_("Names and signer of this day are printed; the date itself stays blank."),
        )
        self.place = LineField(_("Place name"), save=self.saver("place"))
        self.addressees = TextField(
            _("Addressees, one per line; empty prints none"),
            lines=2,
            save=lambda text: self.change(addressees=_lines(text)),
        )
        self.bases = BasesField(_("Legal bases, one per paragraph"), self._save_bases)
        self.decides = QCheckBox(_("A decision: print who decides"))
        self.authority = TextField(
            _("Who decides, as its lines are printed; empty takes the issuing body"),
            lines=2,
            save=lambda text: self._save_decision(authority=_lines(text)),
        )
        self.word = LineField(
            _("Words under the legal bases"), save=lambda text: self._save_decision(word=text)
        )
        self.urgency = ChoiceField(_("Urgency mark"), (), save=self.saver("urgency"))
        self.address = QCheckBox(_("Print the office's address at the foot of page 1"))
        self.superior = LineField(_("Superior body"), save=self.saver("superior"))
        self.issuer = LineField(_("Issuing body"), save=self.saver("issuer"))
        self.symbol = LineField(_("Symbol of the office"), save=self.saver("symbol"))
        self.put(self.type_name, half=True)
        self.put(self.type_symbol, half=True)
        self.put(self.subject)
        self.put(self.about_day)
        self.put(self.addressees)
        self.put(self.bases)
        self.put_box(self.decides)
        self.put(self.authority)
        self.put(self.word)
        self.put(self.superior, half=True)
        self.put(self.issuer, half=True)
        self.put(self.symbol, half=True)
        self.put(self.place, half=True)
        self.put(self.urgency)
        self.put_box(self.address)
        self.end()
        self.decides.clicked.connect(self._on_decides)
        self.address.clicked.connect(self.saver("address"))

    def show_head(
        self,
        frame: Frame,
        letterhead: Letterhead | None,
        marks: Sequence[str] = (),
        *,
        editable: bool,
    ) -> None:
        """Show a frame; what the office's own records give stands grey where nothing is typed.

        Args:
            frame: of the dispatch.
            letterhead: as it prints now.
            marks: the urgency marks that the paper's form knows, as printed.
            editable: not yet issued.
        """
        self.show_frame(frame, editable=editable)
        self.type_name.load(frame.type_name)
        self.type_symbol.load(frame.type_symbol)
        self.subject.load("\n".join(frame.subject))
        self.about_day.load(frame.about_day)
        self.addressees.load("\n".join(frame.addressees))
        self.bases.load_bases(frame.legal_bases, editable=editable)
        self._show_decision(frame, letterhead)
        self.urgency.set_choices([("", _("None")), *((mark, mark) for mark in marks)])
        self.urgency.load(frame.urgency)
        self.address.setChecked(frame.address)
        for box in (self.decides, self.address):
            box.setEnabled(editable)
        for field, value in (
            (self.superior, frame.superior),
            (self.issuer, frame.issuer),
            (self.symbol, frame.symbol),
            (self.place, frame.place),
        ):
            field.load(value)
        if letterhead is not None:
            self.superior.line.setPlaceholderText(" ".join(letterhead.superior))
            self.issuer.line.setPlaceholderText(" ".join(letterhead.issuer))
            self.symbol.line.setPlaceholderText(letterhead.symbol)
            self.place.line.setPlaceholderText(letterhead.place)

    def _show_decision(self, frame: Frame, letterhead: Letterhead | None) -> None:
        decision = frame.decision
        self.decides.setChecked(decision is not None)
        for field in (self.authority, self.word):
            field.setVisible(decision is not None)
        self.authority.load("\n".join(decision.authority) if decision else "")
        self.word.load(decision.word if decision else "")
        if letterhead is not None:
            issuer = "\n".join(letterhead.issuer)
            self.authority.area.setPlaceholderText(issuer)

    def _on_decides(self, checked: bool) -> None:
        self.change(decision=Decision((), "") if checked else None)

    def _save_decision(self, **values: Any) -> None:
        kept = self._frame.decision if self._frame else None
        if kept is not None:
            self.change(decision=replace(kept, **values))

    def _save_bases(self, bases: tuple[tuple[Inline, ...], ...]) -> None:
        self.change(legal_bases=bases)


class BasesField(Field[str]):
    """Legal bases with their emphasis, a paragraph each."""

    def __init__(
        self, title: str, give: Callable[[tuple[tuple[Inline, ...], ...]], object]
    ) -> None:
        self.text = RichText()
        super().__init__(title, self.text)
        self.text.setAccessibleName(title)
        self.text.setFixedHeight(theme.active().px(_BASES_HEIGHT))
        self._give = give
        self.text.blocks_edited.connect(self._on_edited)

    def load_bases(self, bases: tuple[tuple[Inline, ...], ...], *, editable: bool) -> None:
        """Show the bases; a line begun by the clerk and still empty stays."""
        self.text.setReadOnly(not editable)
        shown = self.text.saved
        same = _bases_of(shown) == bases
        self.text.set_blocks(
            shown if same else tuple(Paragraph(runs, indent=False) for runs in bases)
        )

    def commit(self) -> bool:
        """Save what is typed."""
        self.text.flush()
        return True

    def _on_edited(self, blocks: tuple[Block, ...]) -> None:
        self.going_on = self.text.going_on
        self._give(_bases_of(blocks))
        self.going_on = False


def _bases_of(blocks: Sequence[Block]) -> tuple[tuple[Inline, ...], ...]:
    return tuple(runs for runs in flat_lines(blocks) if runs)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
