"""The first start: which office, which year, which rubric; or a look round with sample data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QFormLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.text import one_line
from thiduadesk.i18n import _
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label
from thiduadesk.ui.widgets import spin_box

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

_EARLIEST, _LATEST = 2000, 2100


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the clerk said: the sample, or her own office.

    Attributes:
        sample: look round with sample data; the rest is empty.
        rubric: the bloc's file to import first, None for later.
    """

    sample: bool
    name: str = ""
    superior: str = ""
    symbol: str = ""
    place: str = ""
    head_post: str = ""
    head_name: str = ""
    year: int = 0
    rubric: Path | None = None


class FirstStartDialog(QDialog):
    """Three short steps; Enter goes on, Esc leaves without making anything.

    Attributes:
        answer: what was said, None when she left.
    """

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: FirstStart | None = None
        self._rubric: Path | None = None
        self.setWindowTitle(_("Welcome to ThiDuaDesk"))
        self.setAcceptDrops(True)
        px = theme.active().px
        self.setMinimumSize(px(660), px(540))
        self.steps = QStackedWidget()
        self.steps.addWidget(self._office_step())
        self.steps.addWidget(self._year_step(today.year))
        self.steps.addWidget(self._rubric_step())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        self.head = label("", "title")
        self.count = label("", "muted")
        self.fault = label("", "fault", wrap=True)
        layout.addWidget(self.count)
        layout.addWidget(self.head)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.fault)
        layout.addLayout(self._buttons())
        self._show_step(0)

    def _office_step(self) -> QWidget:
        self.name = _line(_("Official name of the office"))
        self.superior = _line(_("Superior body"))
        self.symbol = _line(_("Abbreviation in symbols"))
        self.place = _line(_("Place name"))
        self.head_post = _line(_("Post of the head"))
        self.head_name = _line(_("Name of the head"))
        hints = (
            (self.name, _("In full, as on its seal")),
            (self.superior, _("Printed above the office's name in the letterhead")),
            (self.symbol, _("What stands behind the dash in the symbols of its papers")),
            (self.place, _("Printed before the date")),
            (self.head_post, _("Printed in capitals above the signature")),
            (self.head_name, _("Who signs; deputies can be added in the settings")),
        )
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(16)
        for field, hint in hints:
            form.addRow(label(field.accessibleName(), "label"), field)
            form.addRow("", label(hint, "hint"))
        return page

    def _year_step(self, year: int) -> QWidget:
        self.year = spin_box(_("Work year"))
        self.year.setRange(_EARLIEST, _LATEST)
        self.year.setValue(year)
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.addRow(label(_("Work year"), "label"), self.year)
        form.addRow(
            "",
            label(
                _("The year that is scored and reported on; others can be opened later"),
                "hint",
                wrap=True,
            ),
        )
        return page

    def _rubric_step(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            label(
                _(
                    "Choose the rubric the bloc has sent (Excel or Word), or drop the file here. "
                    "What was understood is shown before anything is kept. You can also do it later."
                ),
                wrap=True,
            )
        )
        self.file = label(_("No file chosen"), "muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(button(_("Choose a file…"), self._choose))
        row.addWidget(self.file, 1)
        layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.sample = button(_("Look round with sample data"), self._on_sample)
        self.back = button(_("Back"), lambda: self._show_step(self.steps.currentIndex() - 1))
        self.next = button(_("Next"), self._on_next, "primary")
        self.next.setDefault(True)
        row.addWidget(self.sample)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        return row

    def _show_step(self, step: int) -> None:
        heads = (
            _("Which office do you work for?"),
            _("Which year do you work on?"),
            _("The bloc's rubric"),
        )
        self.steps.setCurrentIndex(step)
        self.head.setText(heads[step])
        self.count.setText(_("Step {step} of {steps}").format(step=step + 1, steps=len(heads)))
        self.back.setEnabled(step > 0)
        self.sample.setVisible(step == 0)
        self.fault.setText("")
        last = step == len(heads) - 1
        self.next.setText(_("Begin") if last else _("Next"))
        focus = (self.name, self.year, self.next)[step]
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        step = self.steps.currentIndex()
        if step == 0 and not one_line(self.name.text()):
            self.fault.setText(_("Write the office's official name; everything else can wait."))
            self.name.setFocus()
            return
        if step < self.steps.count() - 1:
            self._show_step(step + 1)
            return
        self.answer = FirstStart(
            sample=False,
            name=self.name.text(),
            superior=self.superior.text(),
            symbol=self.symbol.text(),
            place=self.place.text(),
            head_post=self.head_post.text(),
            head_name=self.head_name.text(),
            year=self.year.value(),
            rubric=self._rubric,
        )
        self.accept()

    def _on_sample(self) -> None:
        self.answer = FirstStart(sample=True)
        self.accept()

    def _choose(self) -> None:
        from thiduadesk.ui.pages.scoring.import_dialog import choose_rubric  # brings openpyxl

        path = choose_rubric(self)
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        self._rubric = path
        self.file.setText(path.name)
        self.file.setToolTip(str(path))
        kind(self.file, "strong")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.steps.currentIndex() == self.steps.count() - 1 and event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self._take(Path(files[0]))
            event.acceptProposedAction()


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field
