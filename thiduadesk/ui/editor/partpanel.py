"""The middle of the editor: toolbar, number and title of the part, its text, what the tints mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.text import one_line
from thiduadesk.i18n import _
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.editor.moves import notes_in
from thiduadesk.ui.editor.notes import NotePopover
from thiduadesk.ui.editor.numbers import sample
from thiduadesk.ui.editor.richline import RichLine
from thiduadesk.ui.editor.richtext import RichText
from thiduadesk.ui.editor.toolbar import TextToolbar
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import rule

_FRAMELESS = "QTextEdit, QTextEdit:hover, QTextEdit:focus { border: none; padding: 0; }"
_SIDE = 16
_TEXT_SIZE = 14


class PartPanel(QFrame):
    """Edits one part.

    Signals:
        typed: the text is another (each keystroke).
        heading_edited: the ``Heading``, or None, to be saved.
        blocks_edited: the text to be saved, ``tuple[Block, ...]``.
    """

    typed = Signal()
    heading_edited = Signal(object)
    blocks_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._key = ""
        self._heading: Heading | None = None
        self.text = RichText(self)
        self.text.setStyleSheet(_FRAMELESS)
        self.text.setPlaceholderText(_("Write the text of this part here"))
        self.heading = RichLine(self, notes=True)
        self.heading.setStyleSheet(_FRAMELESS)
        self.heading.setAccessibleName(_("Heading of the part"))
        self.heading.setPlaceholderText(_("Heading"))
        self.popover = NotePopover(self.text)
        self.heading_popover = NotePopover(self.heading, self)
        self.heading_popover.line.setStyleSheet(_FRAMELESS)  # as in the text, from its parent
        self.toolbar = TextToolbar(self.text, self, line=self.heading)
        self._number_row = self._made_number_row()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        self._toolbar_rule = rule()
        layout.addWidget(self._toolbar_rule)
        body = QVBoxLayout()
        body.setContentsMargins(_SIDE, 10, _SIDE - 6, 0)
        body.setSpacing(6)
        body.addWidget(self._number_row)
        body.addWidget(self.heading)
        body.addWidget(self.text, 1)
        layout.addLayout(body, 1)
        layout.addWidget(rule())
        legend = label(
            _("Blue: cited papers · Green: from the data · Amber: still missing"),
            "muted",
            wrap=True,
        )
        legend.setContentsMargins(_SIDE, 8, _SIDE, 8)
        layout.addWidget(legend)
        self.text.typed.connect(self.typed)
        self.text.blocks_edited.connect(self.blocks_edited)
        self.heading.runs_edited.connect(self._on_title_edited)
        self.heading.entered.connect(self.text.setFocus)
        theme.active().changed.connect(self._dress)
        self._dress()

    def show_part(self, part: Part, number: str, first_note: int, *, editable: bool) -> None:
        """Show a part; ``number`` is the one made from its place, as printed."""
        if part.key != self._key:
            self._key = part.key
            for field in (self.heading, self.text):
                field.forget()
        self._heading = part.heading
        self.text.setReadOnly(not editable)
        self.heading.setReadOnly(not editable)
        self.toolbar.setVisible(editable)
        self._toolbar_rule.setVisible(editable)
        self._number_row.setVisible(editable)
        heading = part.heading
        with (
            QSignalBlocker(self.numbering),
            QSignalBlocker(self.number),
            QSignalBlocker(self.titled),
            QSignalBlocker(self.landscape),
        ):
            style = heading.numbering if heading else None
            self.numbering.setCurrentIndex(self.numbering.findData(style))
            self.number.setText(heading.number or "" if heading else "")
            self.number.setPlaceholderText(number)
            unnumbered = {None, Numbering.NONE, Numbering.ATTACHED}
            self.number.setVisible(style not in unnumbered)
            self.titled.setChecked(heading is not None and heading.titled)
            behind = style in BEHIND
            self.titled.setVisible(heading is not None and not behind)
            self.landscape.setChecked(heading is not None and heading.landscape)
            self.landscape.setVisible(style is Numbering.APPENDIX)
        self.heading.setVisible(heading is not None)
        self.heading.set_runs(heading.runs if heading else ())
        self.heading.set_first_note(first_note - notes_in(heading.runs if heading else ()))
        self.text.set_first_note(first_note)
        self.text.set_blocks(part.blocks)

    def flush(self) -> None:
        """Save what is typed and not saved."""
        self.heading_popover.close_and_keep()
        self.popover.close_and_keep()
        self.heading.flush()
        self.text.flush()
        self._on_number_edited()

    def select_blank(self, number: int) -> None:
        """Select blank ``number`` (from 0) of the part, counted from its heading on."""
        found = self._blanks()
        if number < len(found):
            field, span = found[number]
            gaps.select(field, span)
            field.setFocus()
        else:
            self.text.setFocus()

    def blanks_passed(self) -> int:
        """How many blanks of the part stand before the cursor, the selected one included."""
        found = self._blanks()
        selected = self.heading.textCursor().hasSelection() and not self.text.hasFocus()
        in_heading = self.heading.hasFocus() or selected
        at = (self.heading if in_heading else self.text).textCursor().position()
        return sum(
            span[0] < at if (field is self.heading) == in_heading else not in_heading
            for field, span in found
        )

    def _blanks(self) -> list[tuple[RichText, gaps.Span]]:
        heading = () if self._heading is None else gaps.spans(self.heading.document())
        return [
            *((self.heading, span) for span in heading),
            *((self.text, span) for span in gaps.spans(self.text.document())),
        ]

    def cursor_share(self) -> float:
        """How far down the text the cursor stands, 0 to 1."""
        cursor = self.text.textCursor()
        return cursor.position() / max(1, self.text.document().characterCount() - 1)

    def _made_number_row(self) -> QWidget:
        row = QWidget(self)
        self.numbering = QComboBox(row)
        self.numbering.setAccessibleName(_("Numbering"))
        self.numbering.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.numbering.setMinimumContentsLength(6)
        self.numbering.setToolTip(_("How the part is numbered"))
        self.numbering.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.numbering.addItem(_("No heading"), None)
        for style in Numbering:
            self.numbering.addItem(_name(style), style)
        self.number = QLineEdit(row)
        self.number.setAccessibleName(_("Typed number"))
        self.number.setToolTip(_("A number typed here is printed instead of the one counted"))
        self.titled = QCheckBox(_("Own line"), row)
        self.titled.setToolTip(
            _("A heading stands on its own line; otherwise this is a numbered clause")
        )
        self.landscape = QCheckBox(_("Across"), row)
        self.landscape.setToolTip(_("Printed across the paper, for wide tables"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(8)
        layout.addWidget(self.numbering)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.titled)
        layout.addWidget(self.landscape)
        layout.addStretch(0)
        self.numbering.activated.connect(self._on_numbering_chosen)
        self.number.editingFinished.connect(self._on_number_edited)
        self.titled.clicked.connect(lambda checked: self._on_ticked(titled=checked))
        self.landscape.clicked.connect(lambda checked: self._on_ticked(landscape=checked))
        return row

    def _on_numbering_chosen(self, place: int) -> None:
        style = self.numbering.itemData(place)
        if style is None:
            self._give(None)
        elif self._heading is None:
            self._give(Heading(style, self.heading.runs()))
        else:
            self._give(replace(self._heading, numbering=style, number=None))

    def _on_number_edited(self) -> None:
        typed = one_line(self.number.text()) or None
        if self._heading is not None and typed != self._heading.number:
            self._give(replace(self._heading, number=typed))

    def _on_ticked(self, **values: Any) -> None:
        if self._heading is not None:
            self._give(replace(self._heading, **values))

    def _on_title_edited(self, runs: tuple[Inline, ...]) -> None:
        if self._heading is not None and runs != self._heading.runs:
            self._give(replace(self._heading, runs=runs))

    def _give(self, heading: Heading | None) -> None:
        if heading != self._heading:
            self._heading = heading
            self.heading_edited.emit(heading)

    def _dress(self) -> None:
        dress = theme.active()
        for field, weight in ((self.text, 400), (self.heading, 600)):
            field.setFont(dress.font(_TEXT_SIZE, weight))
            field.document().setDefaultFont(dress.font(_TEXT_SIZE, weight))
        self.number.setMinimumWidth(dress.px(52))
        self.number.setMaximumWidth(dress.px(130))
        self.numbering.setMaximumWidth(dress.px(150))


def _name(style: Numbering) -> str:
    """How a style is offered: by its first number, or in words."""
    if style is Numbering.ATTACHED:
        return _("Attached paper")
    return sample(style) or _("No number")
